// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Classroom.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/LockScript.h"
#include "tests/ui/views/RaceScript.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

using Truth = Classroom::Truth;

const ScenarioInfo& info(const char* lesson) {
    return findScenario(lesson).value()->info;
}

TraceInfo aboutA(const char* lesson) {
    TraceInfo about;
    about.scenario = lesson;
    return about;
}

void end(ProcessScript& script, Outcome outcome) {
    script.event(kNoActor, EventKind::RunEnded, kNoObject, static_cast<int>(outcome));
}

/// Two adders, of whose 20 additions some are lost.
std::shared_ptr<Trace> race(std::int64_t value, Outcome outcome = Outcome::Finished,
                            const char* lesson = "race") {
    RaceScript script;
    for (const ActorId actor : {script.one, script.two}) {
        script.add(actor, 10);
        script.added(actor, 10);
    }
    script.event(script.one, EventKind::CounterValue, script.number, 0, value);
    end(script, outcome);
    return script.finish(aboutA(lesson));
}

/// Two threads that wait for each other.
std::shared_ptr<Trace> deadlock() {
    TableScript script(2);
    for (const std::size_t i : {0u, 1u})
        script.waitsForTheNext(i);
    return script.finish(aboutA("deadlock"));
}

struct ClassroomTest : testing::Test {
    bool tells(Truth truth) {
        return QTest::qWaitFor([&] { return classroom.truth() == truth; }, kPatienceMs);
    }
    Playback playback;
    Classroom classroom{playback};
};

TEST_F(ClassroomTest, HandsAreCountedTakenBackAndCleared) {
    classroom.setLesson(info("deadlock"));
    const QSignalSpy changed(&classroom, &Classroom::handsChanged);
    EXPECT_EQ(classroom.classAnswer(), std::nullopt);
    classroom.count(1);
    classroom.count(1, 4);
    classroom.count(0, 2);
    EXPECT_EQ(classroom.hands(1), 5);
    EXPECT_EQ(classroom.allHands(), 7);
    EXPECT_EQ(classroom.classAnswer(), 1);
    classroom.count(1, -3);
    EXPECT_EQ(classroom.classAnswer(), std::nullopt) << "two have as many";
    classroom.count(1, -99);
    EXPECT_EQ(classroom.hands(1), 0);
    EXPECT_EQ(changed.count(), 5);
    classroom.count(1, -1);
    EXPECT_EQ(changed.count(), 5) << "nothing to take back";
    classroom.clear();
    EXPECT_EQ(classroom.allHands(), 0);
}

TEST_F(ClassroomTest, AnotherLessonForgetsWhatTheClassHasSaid) {
    classroom.setLesson(info("race"));
    EXPECT_TRUE(classroom.asksNumber());
    classroom.setClassNumber(20'000'000);
    EXPECT_EQ(classroom.classNumber(), 20'000'000);
    classroom.setLesson(info("deadlock"));
    EXPECT_FALSE(classroom.asksNumber());
    EXPECT_EQ(classroom.classNumber(), std::nullopt);
    classroom.setLesson(info("stress"));
    EXPECT_EQ(classroom.question(), nullptr);
    EXPECT_EQ(classroom.goals().rowCount(), 0);
}

TEST_F(ClassroomTest, TheAnswerIsReadFromTheRunAtTheMomentAtWhichItIsKnown) {
    classroom.setLesson(info("deadlock"));
    EXPECT_EQ(classroom.truth(), Truth::Open);
    const auto trace = deadlock();
    playback.setTrace(trace);
    ASSERT_TRUE(tells(Truth::Told));
    EXPECT_EQ(classroom.rightAnswer(), 1) << "neither; and nobody has stopped the run yet";
    playback.setTrace(nullptr);
    EXPECT_EQ(classroom.truth(), Truth::Open);
}

TEST_F(ClassroomTest, ANumberIsReadWhenTheRunHasFinished) {
    classroom.setLesson(info("race"));
    playback.setTrace(race(13));
    ASSERT_TRUE(tells(Truth::Told));
    EXPECT_EQ(classroom.rightNumber(), 13);
    playback.setTrace(race(13, Outcome::Stopped));
    ASSERT_TRUE(tells(Truth::Untold)) << "it was stopped: nobody knows what it would have come to";
}

TEST_F(ClassroomTest, ARunOfAnotherLessonTellsNothing) {
    classroom.setLesson(info("race"));
    playback.setTrace(race(13, Outcome::Finished, "shared-memory"));
    EXPECT_EQ(classroom.truth(), Truth::Open);
    playback.setTrace(race(13, Outcome::Finished, ""));
    EXPECT_EQ(classroom.truth(), Truth::Open);
}

TEST_F(ClassroomTest, GoalsThatWereReachedStaySoAlsoAcrossRunsAndLessons) {
    const QAbstractItemModelTester tester(&classroom.goals(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    classroom.setLesson(info("deadlock"));
    GoalsModel& goals = classroom.goals();
    ASSERT_EQ(goals.rowCount(), 2);
    EXPECT_FALSE(goals.index(0).data(GoalsModel::ReachedRole).toBool());
    EXPECT_FALSE(goals.index(0).data().toString().isEmpty());
    EXPECT_FALSE(goals.index(0).data(GoalsModel::HintRole).toString().isEmpty());
    TableScript script(2);
    script.event(script.philosophers[0], EventKind::WaitBegan, script.forks[1],
                 static_cast<int>(WaitReason::Lock), 900, 0);
    script.event(script.philosophers[1], EventKind::WaitBegan, script.forks[0],
                 static_cast<int>(WaitReason::Lock), 900, 0);
    script.event(script.philosophers[0], EventKind::WaitEnded, script.forks[1],
                 static_cast<int>(WaitEnd::TimedOut));
    end(script, Outcome::Finished);
    const auto trace = script.finish(aboutA("deadlock"));
    playback.setTrace(trace);
    ASSERT_TRUE(QTest::qWaitFor([&] { return goals.reachedCount() == 1; }, kPatienceMs));
    EXPECT_EQ(goals.momentOf(0), trace->end()) << "when both were through";
    EXPECT_EQ(goals.index(0).data(GoalsModel::MomentRole).toLongLong(), trace->end());

    playback.setTrace(deadlock());
    ASSERT_TRUE(tells(Truth::Told));
    EXPECT_TRUE(goals.index(0).data(GoalsModel::ReachedRole).toBool());
    EXPECT_EQ(goals.momentOf(0), std::nullopt) << "not in this run";
    classroom.setLesson(info("race"));
    EXPECT_EQ(goals.reachedCount(), 0);
    classroom.setLesson(info("deadlock"));
    EXPECT_EQ(goals.reachedCount(), 1);
}

TEST_F(ClassroomTest, ARunThatGrowsIsFollowedAndAlsoWhereAMomentOfThePastIsShown) {
    classroom.setLesson(info("race"));
    const auto whole = race(13);
    std::vector<Event> events;
    const auto grown = std::make_shared<Trace>();
    grown->setInfo(aboutA("race"));
    {
        const Trace::Reading reading(*whole);
        for (const std::string& text : reading.texts())
            grown->appendText(text);
        for (std::size_t i = 0; i < reading.events().size(); ++i)
            events.push_back(reading.events()[i]);
    }
    grown->append(std::span(events).first(4));
    playback.setTrace(grown);
    EXPECT_EQ(classroom.truth(), Truth::Coming);
    playback.showAt(1);
    grown->append(std::span(events).subspan(4));
    playback.refresh();
    EXPECT_TRUE(tells(Truth::Told));
}

} // namespace
} // namespace interleave
