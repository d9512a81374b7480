// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The strip above the stage: the lesson's question, before a run with its answers and the hands for each,
// after it with what really happened beside what the class said; and the way to the goals. It can be folded
// up. GUI thread.
#pragma once

#include "ui/models/Classroom.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QShortcut;
class QToolButton;

namespace interleave {

class AnswerButton;
class GoalsPopup;
class NumberField;

class ClassroomStrip : public QWidget {
    Q_OBJECT

public:
    ClassroomStrip(Classroom& classroom, QWidget* parent);

    void setFolded(bool folded);
    [[nodiscard]] bool folded() const { return m_folded; }
    void openGoals();
    /// The question is put again: what the class said is forgotten, and it may answer though a run is shown.
    void askAgain();

Q_SIGNALS:
    /// To show the moment at which a goal was reached.
    void momentRequested(std::int64_t time);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildHead();
    void buildAnswers();
    void buildOutcome();
    void addKeys();
    void showLesson();
    void showHands();
    void showTruth();
    void arrange();
    void retext();
    [[nodiscard]] bool asking() const;
    [[nodiscard]] QString said() const;
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QString why() const;
    [[nodiscard]] QString numberOutcome() const;
    [[nodiscard]] QString choiceOutcome() const;

    Classroom& m_classroom;
    bool m_folded = false;
    bool m_brief = false; ///< what happened stands where the question stood
    bool m_again = false; ///< asked again while a run is shown
    QLabel* m_question;
    QLabel* m_said; ///< what the class says, while its answers are not to be seen
    QToolButton* m_goals;
    QToolButton* m_fold;
    QWidget* m_answers;
    QHBoxLayout* m_answerRow;
    std::vector<AnswerButton*> m_buttons;
    NumberField* m_number;
    QLabel* m_unit;
    QToolButton* m_clear;
    QLabel* m_verdict;
    QToolButton* m_askAgain;
    GoalsPopup* m_popup;
};

} // namespace interleave
