// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Classroom.h"

#include <QElapsedTimer>

#include <algorithm>
#include <numeric>

namespace interleave {

namespace {

constexpr int kSliceMs = 4;      ///< of the GUI thread, between two frames
constexpr int kLastLookMs = 200; ///< at a trial whose successor is shown already
constexpr std::size_t kSliceEvents = 512;
// The first two conditions that are looked for, of any lesson.
constexpr std::size_t kFinished = 0;
constexpr std::size_t kOver = 1;

/// The catalog's conditions are read by its test.
FirstMoments::Wanted wantedWhen(const char* when, const char* after = "") {
    FirstMoments::Wanted wanted{FactCondition::parse(when).value()};
    if (*after != '\0')
        wanted.after = FactCondition::parse(after).value();
    return wanted;
}

} // namespace

Classroom::Classroom(const Playback& playback, QObject* parent) : QObject(parent), m_playback(playback) {
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &Classroom::lookOn);
    connect(&playback, &Playback::traceChanged, this, &Classroom::follow);
    connect(&playback, &Playback::worldChanged, this, &Classroom::lookOn);
    connect(&playback, &Playback::grown, this, &Classroom::lookOn);
}

void Classroom::setLesson(const ScenarioInfo& lesson) {
    m_lesson = &lesson;
    m_moments.reset();
    m_truth = Truth::Open;
    m_hands.assign(question() ? question()->answers.size() : 0, 0);
    m_number.reset();
    Q_EMIT lessonChanged(); // before what follows from it
    m_goals.setLesson(lesson);
    follow();
    Q_EMIT handsChanged();
}

const QuestionInfo* Classroom::question() const {
    return m_lesson ? m_lesson->classwork.question : nullptr;
}

void Classroom::count(int answer, int hands) {
    int& now = m_hands[static_cast<std::size_t>(answer)];
    const int wanted = std::clamp(now + hands, 0, 999);
    if (wanted == now)
        return;
    now = wanted;
    Q_EMIT handsChanged();
}

int Classroom::allHands() const {
    return std::accumulate(m_hands.begin(), m_hands.end(), 0);
}

std::optional<int> Classroom::classAnswer() const {
    const auto most = std::ranges::max_element(m_hands);
    if (most == m_hands.end() || *most == 0 || std::ranges::count(m_hands, *most) > 1)
        return std::nullopt;
    return static_cast<int>(most - m_hands.begin());
}

void Classroom::setClassNumber(std::optional<double> number) {
    if (m_number == number)
        return;
    m_number = number;
    Q_EMIT handsChanged();
}

void Classroom::clear() {
    std::ranges::fill(m_hands, 0);
    m_number.reset();
    Q_EMIT handsChanged();
}

/// Another run is shown, or none.
void Classroom::follow() {
    if (m_moments) { // a trial may be over sooner than it was looked through
        QElapsedTimer since;
        since.start();
        while (m_moments->look(kSliceEvents) && since.elapsed() < kLastLookMs)
            ;
        takeIn();
        m_moments.reset();
    }
    m_goals.forgetMoments();
    const std::shared_ptr<const Trace>& trace = m_playback.trace();
    if (trace && question() && trace->info().scenario == m_lesson->id)
        m_moments = std::make_unique<FirstMoments>(trace, wanted());
    m_truth = m_moments ? Truth::Coming : Truth::Open;
    Q_EMIT truthChanged();
    lookOn();
}

std::vector<FirstMoments::Wanted> Classroom::wanted() {
    std::vector<FirstMoments::Wanted> all{wantedWhen("finished = 1"), wantedWhen("over = 1")};
    m_answerPlaces.clear();
    int answer = 0;
    for (const AnswerInfo& each : question()->answers) {
        if (*each.when != '\0') {
            m_answerPlaces.emplace_back(answer, all.size());
            all.push_back(wantedWhen(each.when));
        }
        ++answer;
    }
    m_firstGoal = all.size();
    for (const GoalInfo& goal : m_lesson->classwork.goals)
        all.push_back(wantedWhen(goal.when, goal.after));
    return all;
}

void Classroom::lookOn() {
    if (!m_moments)
        return;
    QElapsedTimer since;
    since.start();
    bool more = true;
    while (more && since.elapsed() < kSliceMs)
        more = m_moments->look(kSliceEvents);
    takeIn();
    if (more)
        m_next.start(0);
}

/// What was found since the last time.
void Classroom::takeIn() {
    for (int row = 0; row < m_goals.rowCount(); ++row) {
        const auto& moment = m_moments->momentOf(m_firstGoal + static_cast<std::size_t>(row));
        if (moment && !m_goals.momentOf(row))
            m_goals.reach(row, *moment);
    }
    if (m_truth == Truth::Coming)
        decide();
}

void Classroom::decide() {
    std::optional<std::int64_t> first;
    for (const auto& [answer, place] : m_answerPlaces)
        if (const auto& moment = m_moments->momentOf(place); moment && (!first || *moment < *first)) {
            first = moment;
            m_rightAnswer = answer;
        }
    if (const auto& finished = m_moments->momentOf(kFinished); finished && asksNumber()) {
        const Trace& trace = m_moments->trace();
        if (const auto value = Fact::parse(question()->fact).value().of(trace.at(*finished), trace)) {
            first = finished;
            m_rightNumber = *value;
        }
    }
    if (!first && !m_moments->momentOf(kOver))
        return;
    m_truth = first ? Truth::Told : Truth::Untold;
    Q_EMIT truthChanged();
}

} // namespace interleave
