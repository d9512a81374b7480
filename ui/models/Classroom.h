// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the class says before a run, and what the run then says: the lesson's question with a tally for each
// answer or a number, and its goals. Both are read from the trace that is shown, a slice of it at a time, so
// that a saved run tells the same. GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"
#include "core/trace/FirstMoments.h"

#include "ui/models/GoalsModel.h"
#include "ui/models/Playback.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace interleave {

class Classroom : public QObject {
    Q_OBJECT

public:
    enum class Truth {
        Open,   ///< no run is shown
        Coming, ///< the run has not told yet
        Told,
        Untold, ///< the run is over, and did not tell: it was stopped, or what the question asks did not
                ///< happen
    };

    explicit Classroom(const Playback& playback, QObject* parent = nullptr);

    /// What the class has said is forgotten.
    void setLesson(const ScenarioInfo& lesson);
    /// Null: the lesson asks nothing.
    [[nodiscard]] const QuestionInfo* question() const;
    [[nodiscard]] bool asksNumber() const { return question() && question()->answers.empty(); }
    [[nodiscard]] GoalsModel& goals() { return m_goals; }

    // What the class says

    /// Hands up for that answer: so many more, or fewer.
    void count(int answer, int hands = 1);
    [[nodiscard]] int hands(int answer) const { return m_hands[static_cast<std::size_t>(answer)]; }
    [[nodiscard]] int allHands() const;
    /// With most hands; none where there are none, or two have as many.
    [[nodiscard]] std::optional<int> classAnswer() const;
    void setClassNumber(std::optional<double> number);
    [[nodiscard]] const std::optional<double>& classNumber() const { return m_number; }
    /// Takes back all that the class has said.
    void clear();

    // What the run says

    [[nodiscard]] Truth truth() const { return m_truth; }
    /// Once told.
    [[nodiscard]] int rightAnswer() const { return m_rightAnswer; }
    [[nodiscard]] double rightNumber() const { return m_rightNumber; }

Q_SIGNALS:
    void lessonChanged();
    void handsChanged();
    void truthChanged();

private:
    void follow();
    void lookOn();
    void takeIn();
    void decide();
    [[nodiscard]] std::vector<FirstMoments::Wanted> wanted();

    const Playback& m_playback;
    const ScenarioInfo* m_lesson = nullptr;
    GoalsModel m_goals;
    std::vector<int> m_hands;
    std::optional<double> m_number;
    Truth m_truth = Truth::Open;
    int m_rightAnswer = -1;
    double m_rightNumber = 0;
    std::unique_ptr<FirstMoments> m_moments; ///< of the trace that is shown; none: nothing is asked of it
    // Where they are among its conditions.
    std::vector<std::pair<int, std::size_t>> m_answerPlaces; ///< answer, place
    std::size_t m_firstGoal = 0;
    QTimer m_next; ///< the next slice
};

} // namespace interleave
