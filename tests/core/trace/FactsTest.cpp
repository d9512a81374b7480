// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Facts.h"

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

#include <set>

namespace interleave {
namespace {

constexpr std::int64_t kOneSecond = 1'000'000'000;
constexpr ObjectId kQ1 = 4, kQ2 = 5, kLock1 = 6, kLock2 = 7, kNumber = 8, kLot = 9, kMeet = 10, kNews = 11,
                   kShot = 12, kWorker = 13, kPool = 14, kCost = 15;
constexpr const char* kTexts[] = {"main",   "reader", "writer 1", "writer 2", "q1",   "q2",
                                  "lock 1", "lock 2", "number",   "lot",      "meet", "news",
                                  "shot",   "worker", "pool",     "creation"};

/// A run with a bit of everything; every number differs as far as it can.
struct FactsTest : testing::Test {
    FactsTest() {
        for (const char* text : kTexts)
            trace.appendText(text);
        script.create({0}).run({1, 2, 3});
        script.object(kQ1, ObjectType::Queue, 3).object(kQ2, ObjectType::Queue);
        script.object(kLock1, ObjectType::Lock).object(kLock2, ObjectType::Lock);
        script.object(kNumber, ObjectType::Counter);
        script.object(kLot, ObjectType::Semaphore, SemaphoreFacts{2, true}.packed());
        script.object(kMeet, ObjectType::Barrier, 2).object(kNews, ObjectType::Condition, kLock1);
        script.object(kShot, ObjectType::EventFlag).object(kPool, ObjectType::Pool);
        script.object(kWorker, ObjectType::Process, 3).object(kCost, ObjectType::Measurement);
    }
    std::optional<double> value(const char* fact) {
        const auto parsed = Fact::parse(fact);
        EXPECT_TRUE(parsed) << fact;
        return parsed ? parsed.value().of(script.world(), trace) : std::nullopt;
    }
    bool holds(const char* condition) {
        const auto parsed = FactCondition::parse(condition);
        EXPECT_TRUE(parsed) << condition;
        return parsed && parsed.value().holds(script.world(), trace);
    }
    Trace trace;
    EventScript script{ProbeSource::None};
};

TEST_F(FactsTest, QueuesAreSummedUpOrAskedByName) {
    script.put(2, kQ1, 7, {1, 0, 2}).put(2, kQ1, 8, {2, 1, 2}).put(2, kQ2, 9, {1, 0, 2});
    script.got(1, kQ1, 7, {1, 0, 1}).add(EventKind::FullRaised, 2, kQ1).add(EventKind::EmptyRaised, 1, kQ2);
    script.wait(1, WaitReason::QueueEmpty, kQ2)
        .wait(2, WaitReason::QueueFull, kQ1)
        .wait(3, WaitReason::TasksUndone, kQ1);
    script.add(EventKind::TaskDone, 1, kQ1, 0, 1).add(EventKind::ItemsLost, 1, kQ2, 0, 4);
    script.add(EventKind::Buffered, 1, kQ2, static_cast<int>(ValueType::Integer), 1,
               QueuePlace{1, 0, 1}.packed());
    EXPECT_EQ(value("puts"), 4); // what is in a buffer was put
    EXPECT_EQ(value("puts(q1)"), 2);
    EXPECT_EQ(value("gets"), 1);
    EXPECT_EQ(value("depth"), 2);
    EXPECT_EQ(value("depth(q1)"), 1);
    EXPECT_EQ(value("buffered(q2)"), 1);
    EXPECT_EQ(value("left"), 3);
    EXPECT_EQ(value("peak(q1)"), 2);
    EXPECT_EQ(value("capacity(q1)"), 3);
    EXPECT_EQ(value("full"), 1);
    EXPECT_EQ(value("full(q2)"), 0);
    EXPECT_EQ(value("empty(q2)"), 1);
    EXPECT_EQ(value("unfinished(q1)"), 1);
    EXPECT_EQ(value("lost-items"), 4);
    EXPECT_EQ(value("waiting-to-get(q2)"), 1);
    EXPECT_EQ(value("waiting-to-get(q1)"), 0);
    EXPECT_EQ(value("waiting-to-put"), 1);
    EXPECT_EQ(value("waiting-to-join"), 1);
    script.at(4 * kOneSecond).waited(1, kQ2);
    script.world().advanceTo(4 * kOneSecond);
    EXPECT_EQ(value("put-waited-seconds"), 4) << "a wait that is open counts";
    EXPECT_EQ(value("get-waited-seconds(q2)"), 4);
    EXPECT_EQ(value("get-waited-seconds(q1)"), 0);
}

TEST_F(FactsTest, WhatCameOutLastIsToldByThePlaceInWhichItWasPut) {
    EXPECT_EQ(value("last-out(q1)"), 0);
    for (std::uint32_t n = 0; n < 3; ++n)
        script.put(2, kQ1, n, {n + 1, n, 2});
    EXPECT_EQ(value("last-out(q1)"), 0);
    script.got(1, kQ1, 2, {2, 2, 1});
    EXPECT_EQ(value("last-out(q1)"), 3);
    script.got(1, kQ1, 0, {1, 0, 1}).put(2, kQ1, 5, {2, 1, 2});
    EXPECT_EQ(value("last-out(q1)"), 1);
}

TEST_F(FactsTest, CountersAreAskedForWhatIsLost) {
    script.add(EventKind::AddBegan, 1, kNumber, 0, 50).add(EventKind::AddEnded, 1, kNumber, 0, 50);
    script.add(EventKind::CounterValue, 1, kNumber, 0, 45);
    EXPECT_EQ(value("expected"), 50);
    EXPECT_EQ(value("actual(number)"), 45);
    EXPECT_EQ(value("lost-updates"), 5);
    EXPECT_EQ(value("found"), 0);
    script.add(EventKind::NumberRead, 1, kNumber, 0, 45).add(EventKind::NumberRead, 2, kNumber, 0, 45);
    script.at(10).add(EventKind::NumberWritten, 1, kNumber, 0, 46, 45);
    script.add(EventKind::NumberWritten, 2, kNumber, 0, 46, 45);
    EXPECT_EQ(value("found(number)"), 1);
}

TEST_F(FactsTest, LocksAndSignalsAreAskedForTheirLinesAndCalls) {
    script.add(EventKind::LockAcquired, 1, kLock1)
        .wait(2, WaitReason::Lock, kLock1)
        .wait(3, WaitReason::Semaphore, kLot);
    EXPECT_EQ(value("waiting"), 2);
    EXPECT_EQ(value("waiting(lock 1)"), 1);
    EXPECT_EQ(value("waiting(lot)"), 1);
    EXPECT_EQ(value("contended"), 1);
    EXPECT_EQ(value("waits(lot)"), 1);
    script.add(EventKind::SemaphoreAcquired, 1, kLot, 0, 1);
    EXPECT_EQ(value("acquired"), 2);
    EXPECT_EQ(value("permits(lot)"), 1);
    script.add(EventKind::ReleaseRefused, 1, kLot).add(EventKind::FlagSet, 1, kShot);
    script.add(EventKind::BarrierPassed, 1, kMeet, 0, 2, 0).add(EventKind::BarrierBroken, 1, kMeet);
    script.add(EventKind::Notified, 1, kNews, 0, 1, 0);
    EXPECT_EQ(value("refused"), 1);
    EXPECT_EQ(value("sets(shot)"), 1);
    EXPECT_EQ(value("passed(meet)"), 1);
    EXPECT_EQ(value("breaks"), 1);
    EXPECT_EQ(value("unheard"), 1);
    EXPECT_EQ(value("notified"), 0);
}

TEST_F(FactsTest, ActorsAreCountedByTheirStatesWithoutTheMainProgram) {
    script.create({4}); // its text is q1's
    script.at(2 * kOneSecond).wait(1, WaitReason::Sleep, kNoObject);
    script.add(EventKind::ActorEnded, 2, kNoObject, static_cast<int>(ExitKind::Error)).at(5 * kOneSecond);
    script.world().advanceTo(5 * kOneSecond);
    EXPECT_EQ(value("actors"), 4);
    EXPECT_EQ(value("new"), 1);
    EXPECT_EQ(value("running"), 1);
    EXPECT_EQ(value("runnable"), 0);
    EXPECT_EQ(value("blocked"), 1);
    EXPECT_EQ(value("blocked(reader)"), 1);
    EXPECT_EQ(value("blocked(writer 1)"), 0);
    EXPECT_EQ(value("dead(writer 1)"), 1);
    EXPECT_EQ(value("alive"), 2);
    EXPECT_EQ(value("errors"), 1);
    EXPECT_EQ(value("running-seconds(reader)"), 2);
    EXPECT_EQ(value("blocked-seconds(reader)"), 3);
    EXPECT_EQ(value("runnable-seconds"), 0);
    EXPECT_EQ(value("blocked(main)"), std::nullopt);
}

TEST_F(FactsTest, SwitchesAreAsTheKernelTellsThem) {
    EventScript perf(ProbeSource::Perf);
    perf.create({0}).run({1}).at(1).preempt(1, 0).at(2).in(1, 1).at(3).out(1, 1).at(4).in(1, 2);
    const auto of = [&](const char* fact) { return Fact::parse(fact).value().of(perf.world(), trace); };
    EXPECT_EQ(of("preempted"), 1);
    EXPECT_EQ(of("switches(reader)"), 2);
    EXPECT_EQ(of("cpus"), 1);
}

TEST_F(FactsTest, ProcessesPoolsAndMeasurements) {
    script.add(EventKind::ProcessStarted, 0, kWorker, 0, 4711)
        .add(EventKind::SignalSent, kNoActor, kWorker, 0, 9);
    EXPECT_EQ(value("processes"), 1);
    EXPECT_EQ(value("killed"), 0);
    script.add(EventKind::ProcessEnded, 0, kWorker, static_cast<int>(ExitKind::Killed), 9);
    EXPECT_EQ(value("killed(worker)"), 1);
    EXPECT_EQ(value("killed-by-hand"), 1);
    for (const TaskEnd end : {TaskEnd::Done, TaskEnd::Error, TaskEnd::Lost, TaskEnd::Lost})
        script.add(EventKind::TaskEnded, 1, kPool, static_cast<int>(end));
    EXPECT_EQ(value("tasks-done"), 1);
    EXPECT_EQ(value("tasks-failed"), 1);
    EXPECT_EQ(value("tasks-lost(pool)"), 2);
    script.add(EventKind::Measured, 1, kCost, static_cast<int>(MeasuredSide::Thread), 10);
    script.add(EventKind::Measured, 1, kCost, static_cast<int>(MeasuredSide::Process), 40);
    EXPECT_EQ(value("of-thread(creation)"), 10);
    EXPECT_EQ(value("of-process(creation)"), 40);
    EXPECT_EQ(value("times(creation)"), 4);
}

TEST_F(FactsTest, AKillByTheProgramIsNotByHand) {
    script.add(EventKind::ProcessStarted, 0, kWorker, 0, 4711).add(EventKind::SignalSent, 0, kWorker, 0, 9);
    script.add(EventKind::ProcessEnded, 0, kWorker, static_cast<int>(ExitKind::Killed), 9);
    EXPECT_EQ(value("killed"), 1);
    EXPECT_EQ(value("killed-by-hand"), 0);
}

TEST_F(FactsTest, TheRunItself) {
    EXPECT_EQ(value("over"), 0);
    script.add(EventKind::LockAcquired, 1, kLock1).add(EventKind::LockAcquired, 2, kLock2);
    script.wait(1, WaitReason::Lock, kLock2).wait(2, WaitReason::Lock, kLock1);
    EXPECT_EQ(value("deadlocks"), 1);
    EXPECT_EQ(value("circles"), 1);
    script.waited(1, kLock2, WaitEnd::Stopped);
    EXPECT_EQ(value("deadlocks"), 1) << "there was one";
    EXPECT_EQ(value("circles"), 0);
    EXPECT_EQ(value("start-refused"), 0);
    script.add(EventKind::StartRefused, 0, 1);
    EXPECT_EQ(value("start-refused"), 1);
    script.add(EventKind::Printed, 1).at(3 * kOneSecond / 2);
    script.add(EventKind::RunEnded, kNoActor, kNoObject, static_cast<int>(Outcome::Stopped));
    EXPECT_EQ(value("lines"), 1);
    EXPECT_EQ(value("seconds"), 1.5);
    EXPECT_EQ(value("over"), 1);
    EXPECT_EQ(value("stopped"), 1);
    EXPECT_EQ(value("finished"), 0);
    EXPECT_EQ(value("failed"), 0);
}

TEST_F(FactsTest, EveryWordIsReadAndNoneIsThereTwice) {
    const auto words = Fact::words();
    EXPECT_EQ(std::set(words.begin(), words.end()).size(), words.size());
    for (const std::string_view word : words)
        EXPECT_EQ(Fact::parse(word).value().word(), word);
}

TEST_F(FactsTest, ANameThatNothingHasMakesNoFigureAndAConditionFalse) {
    EXPECT_EQ(value("left(nobody)"), std::nullopt);
    EXPECT_EQ(value("left(reader)"), std::nullopt) << "an actor is no queue";
    EXPECT_TRUE(holds("left(q1) = 0"));
    EXPECT_FALSE(holds("left(nobody) = 0"));
    EXPECT_FALSE(holds("left(nobody) != 0"));
}

TEST_F(FactsTest, AConditionHoldsWhereAllItsComparisonsDo) {
    script.put(2, kQ1, 7, {1, 0, 2}).put(2, kQ1, 8, {2, 1, 2}).got(1, kQ1, 7, {1, 0, 1});
    EXPECT_TRUE(holds("puts = 2"));
    EXPECT_TRUE(holds("puts(q1)=2 and gets(q1)=1 and left(q1)>=1"));
    EXPECT_FALSE(holds("puts = 2 and gets = 2"));
    EXPECT_TRUE(holds("puts != 3 and puts < 3 and puts <= 2 and puts > 1 and puts >= 2 and puts > 1.5"));
    EXPECT_FALSE(holds("puts != 2"));
    EXPECT_FALSE(holds("puts < 2"));
    EXPECT_FALSE(holds("puts <= 1"));
    EXPECT_FALSE(holds("puts > 2"));
    EXPECT_FALSE(holds("puts >= 3"));
    EXPECT_TRUE(holds("gets(q1) < puts(q1)")) << "a fact may stand on either side";
    EXPECT_TRUE(holds("blocked(writer 1) = 0")) << "a name may have spaces";
}

TEST(FactsConditionTest, AWrongTextNamesTheWordAndWhatIsAllowed) {
    const std::pair<const char*, const char*> kWrong[] = {
        {"", "cannot read the condition at 'the end'; allowed: a fact, a number"},
        {"full", "cannot read the condition at 'the end'; allowed: =, !=, <, <=, >, >="},
        {"full >=", "cannot read the condition at 'the end'; allowed: a fact, a number"},
        {"full => 1", "cannot read the condition at '=>'; allowed: =, !=, <, <=, >, >="},
        {"full == 1", "cannot read the condition at '=='; allowed: =, !=, <, <=, >, >="},
        {"full 1", "cannot read the condition at '1'; allowed: =, !=, <, <=, >, >="},
        {"full >= 1 or left = 0", "cannot read the condition at 'or'; allowed: and"},
        {"full >= 1,", "cannot read the condition at '1,'; allowed: a fact, a number"},
        {"full >= 1 and", "cannot read the condition at 'the end'; allowed: a fact, a number"},
        {"full >= 1x", "cannot read the condition at '1x'; allowed: a fact, a number"},
        {"seconds(q1) > 1", "cannot read the condition at 'seconds(q1)'; allowed: seconds"},
        {"left(q1 = 0", "cannot read the condition at 'left(q1 = 0'; allowed: left(name)"},
        {"left() = 0", "cannot read the condition at 'left()'; allowed: left(name)"},
    };
    for (const auto& [text, sentence] : kWrong) {
        const auto condition = FactCondition::parse(text);
        ASSERT_FALSE(condition) << text;
        EXPECT_EQ(englishSentence(condition.error()), sentence);
    }
    const auto unknown = FactCondition::parse("puts = 1 and fulll(q1) >= 1");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::UnknownFact);
    EXPECT_EQ(unknown.error().subject, "fulll");
    EXPECT_NE(unknown.error().allowed.find("full, empty, puts"), std::string::npos);
}

} // namespace
} // namespace interleave
