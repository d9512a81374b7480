// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Counter.h"

#include "core/primitives/Latch.h"

#include "tests/core/engine/TestRun.h"

namespace interleave {
namespace {

struct CounterTest : testing::Test {
    std::int64_t race(Protection protection, int threads, std::uint64_t times) {
        auto& counter = run.stage().make<Counter>("number", protection);
        auto& line = run.stage().make<Latch>("line", threads);
        for (int i = 0; i < threads; ++i)
            run.spawn("adder", [&counter, &line, times] {
                line.arriveAndWait();
                counter.addMany(times);
            });
        run.finish();
        return counter.value();
    }
    TestRun run;
};

TEST_F(CounterTest, MutexLosesNone) {
    EXPECT_EQ(race(Protection::Mutex, 4, 50'000), 200'000);
}

TEST_F(CounterTest, AtomicLosesNone) {
    EXPECT_EQ(race(Protection::Atomic, 4, 200'000), 800'000);
}

TEST_F(CounterTest, OneLockAroundTheWholeLoopLosesNone) {
    EXPECT_EQ(race(Protection::WholeLoop, 4, 100'000), 400'000);
}

TEST_F(CounterTest, SumsOfTheirOwnLoseNoneAndAreThereAtTheEnd) {
    EXPECT_EQ(race(Protection::OwnSums, 4, 100'000), 400'000);
}

TEST_F(CounterTest, AnInterpreterThatHandsOverAtTheLoopsEndLosesNone) {
    EXPECT_EQ(race(Protection::LoopEnd, 3, 100'000), 300'000);
}

TEST_F(CounterTest, WhatDoesNotProtectNeverCountsMoreThanWasAdded) {
    for (const Protection way : {Protection::WiderGap, Protection::OwnLocks, Protection::AnyBytecode}) {
        TestRun own;
        auto& counter = own.stage().make<Counter>("number", way);
        for (int i = 0; i < 2; ++i)
            own.spawn("adder", [&] { counter.addMany(20'000); });
        own.finish();
        EXPECT_LE(counter.value(), 40'000);
        EXPECT_GE(counter.value(), 2);
    }
}

TEST_F(CounterTest, UnderTheMicroscopeEachAdditionTellsItsReadAndItsWriteAtTheirLines) {
    auto& counter = run.stage().make<Counter>("number", Protection::None);
    run.spawn("adder", [&] { counter.addMany(10'000, {5000, 100, 1}, {6, 7, 7}); });
    run.finish();
    const auto reads = run.eventsOf(EventKind::NumberRead);
    const auto writes = run.eventsOf(EventKind::NumberWritten);
    ASSERT_EQ(reads.size(), 100u);
    ASSERT_EQ(writes.size(), 100u);
    for (std::size_t i = 0; i < 100; ++i) {
        EXPECT_EQ(reads[i].a, 5000 + static_cast<std::int64_t>(i));
        EXPECT_EQ(writes[i].a, reads[i].a + 1);
        EXPECT_EQ(writes[i].b, reads[i].a);
        EXPECT_LE(reads[i].time, writes[i].time);
        EXPECT_EQ(reads[i].line, 6);
        EXPECT_EQ(writes[i].line, 7);
    }
    EXPECT_EQ(counter.value(), 10'000) << "the stamped ones count too";
}

TEST_F(CounterTest, FewerAdditionsThanTheMicroscopeTakesAreAllStamped) {
    auto& counter = run.stage().make<Counter>("number", Protection::None);
    run.spawn("adder", [&] { counter.addMany(10, {5000, 100, 1}, {6, 7, 7}); });
    run.finish();
    EXPECT_EQ(run.eventsOf(EventKind::NumberWritten).size(), 10u);
}

TEST_F(CounterTest, TheLastAdderEndsTheTrialAndTheNextOneCountsAnew) {
    auto& counter = run.stage().make<Counter>("number", Protection::Atomic);
    run.play([&] {
        for (int trial = 0; trial < 3; ++trial) {
            std::vector<Actor*> adders;
            for (int i = 0; i < 2; ++i)
                adders.push_back(&run.stage().actor("adder", "ad", [&] {
                    counter.addMany(1000);
                    counter.endTrial(2);
                }));
            run.stage().runAll(adders);
        }
    });
    const auto ends = run.eventsOf(EventKind::TrialEnded);
    ASSERT_EQ(ends.size(), 3u);
    for (const Event& end : ends)
        EXPECT_GT(end.a, 0);
}

TEST_F(CounterTest, StopEndsThoseInALoopLockAndThoseWhoWaitForIt) {
    for (const Protection way : {Protection::WholeLoop, Protection::AnyBytecode, Protection::LoopEnd}) {
        TestRun own;
        auto& counter = own.stage().make<Counter>("number", way);
        for (int i = 0; i < 3; ++i)
            own.spawn("adder", [&] { counter.addMany(1ull << 60); });
        own.awaitCount(EventKind::WaitBegan, 2);
        own.stage().stop();
        own.finish();
        EXPECT_GE(counter.value(), 0);
    }
}

TEST_F(CounterTest, UnprotectedNeverCountsMoreThanWasAdded) {
    const std::int64_t value = race(Protection::None, 4, 200'000);
    EXPECT_LE(value, 800'000);
    EXPECT_GE(value, 2);
    const auto ends = run.eventsOf(EventKind::AddEnded);
    ASSERT_EQ(ends.size(), 4u);
    for (const Event& end : ends)
        EXPECT_EQ(end.a, 200'000);
    // The last adder tells the value exactly.
    EXPECT_EQ(run.eventsOf(EventKind::CounterValue).back().a, value);
}

TEST_F(CounterTest, UnprotectedAloneLosesNone) {
    EXPECT_EQ(race(Protection::None, 1, 100'001), 100'001);
}

TEST_F(CounterTest, SomeUnprotectedRunLoses) {
    // Luck decides each run: look at many, and let them be long enough to meet.
    for (int attempt = 0; attempt < 200; ++attempt) {
        TestRun own;
        auto& counter = own.stage().make<Counter>("number", Protection::None);
        auto& line = own.stage().make<Latch>("line", 2);
        for (int i = 0; i < 2; ++i)
            own.spawn("adder", [&] {
                line.arriveAndWait();
                counter.addMany(1'000'000);
            });
        own.finish();
        if (counter.value() < 2'000'000)
            return;
    }
    FAIL() << "200 runs lost no update";
}

TEST_F(CounterTest, TheObserverReadsTheVariableAndEachProgress) {
    auto& counter = run.stage().make<Counter>("number", Protection::Atomic);
    const Actor& adder = run.spawn("adder", [&] { counter.addMany(10'000); });
    run.finish();
    const SegmentHeader& header = run.segment().header();
    ASSERT_EQ(header.counterCount.load(), 1u);
    EXPECT_EQ(header.counters[0].value.load(), 10'000);
    EXPECT_EQ(run.segment().slot(adder.id()).additions.load(), 10'000u);
}

TEST_F(CounterTest, StopEndsTheLoopAndTellsHowFarItCame) {
    auto& counter = run.stage().make<Counter>("number", Protection::Atomic);
    run.spawn("adder", [&] { counter.addMany(1ull << 60); });
    while (counter.value() == 0)
        std::this_thread::yield();
    run.stage().stop();
    run.finish();
    const auto ends = run.eventsOf(EventKind::AddEnded);
    ASSERT_EQ(ends.size(), 1u);
    EXPECT_EQ(ends[0].a, counter.value());
}

TEST_F(CounterTest, PauseHoldsTheLoop) {
    auto& counter = run.stage().make<Counter>("number", Protection::Atomic);
    run.spawn("adder", [&] { counter.addMany(1ull << 60); });
    while (counter.value() == 0)
        std::this_thread::yield();
    run.stage().pause();
    run.awaitCount(EventKind::ActorHeld, 1);
    const std::int64_t held = counter.value();
    for (int i = 0; i < 100; ++i)
        std::this_thread::yield();
    EXPECT_EQ(counter.value(), held);
    run.stage().resume();
    while (counter.value() == held)
        std::this_thread::yield();
}

TEST_F(CounterTest, ManyActorsMayMakeCounters) {
    std::vector<Counter*> made(kMaxCounters - 1);
    auto& line = run.stage().make<Latch>("line", static_cast<int>(made.size()));
    for (Counter*& counter : made)
        run.spawn("maker", [&] {
            line.arriveAndWait();
            counter = &run.stage().make<Counter>("c", Protection::None);
            counter->addMany(static_cast<std::uint64_t>(&counter - made.data()) + 1);
        });
    run.finish();
    for (std::size_t i = 0; i < made.size(); ++i)
        EXPECT_EQ(made[i]->value(), static_cast<std::int64_t>(i) + 1);
}

TEST_F(CounterTest, OneCounterTooManyIsAnError) {
    for (std::size_t i = 0; i < kMaxCounters; ++i)
        run.stage().make<Counter>("c", Protection::None);
    EXPECT_THROW(run.stage().make<Counter>("c", Protection::None), std::runtime_error);
    EXPECT_EQ(run.segment().header().counterCount.load(), kMaxCounters);
}

} // namespace
} // namespace interleave
