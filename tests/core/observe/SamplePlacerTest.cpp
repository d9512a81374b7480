// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/SamplePlacer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace interleave {
namespace {

constexpr std::int64_t kMs = 1'000'000;
constexpr ActorId kOne = 1;

/// What the placer makes of one actor's words and looks, folded as in a trace.
struct SamplePlacerTest : testing::Test {
    explicit SamplePlacerTest(std::int64_t entered = 0) {
        tell(0, EventKind::RunBegan, kNoActor, 0, static_cast<int>(ProbeSource::Procfs), 8 * kMs);
        tell(0, EventKind::ActorCreated, kOne);
        tell(0, EventKind::ActorStarted, kOne);
        tell(entered, EventKind::ActorEntered, kOne);
    }
    void tell(std::int64_t time, EventKind kind, ActorId actor, int detail = 0, std::int64_t a = 0,
              std::int64_t b = 0) {
        events.push_back({static_cast<std::uint64_t>(time), actor, kNoObject, kind,
                          static_cast<std::uint8_t>(detail), 0, a, b});
        placer.follow(events.back());
    }
    void wait(std::int64_t time, std::int64_t until) {
        tell(time, EventKind::WaitBegan, kOne, static_cast<int>(WaitReason::Sleep), kNoDeadline);
        tell(until, EventKind::WaitEnded, kOne);
    }
    void look(std::int64_t time, std::int64_t ran, bool runnable, std::int64_t queued = 0) {
        SchedulerRecord made;
        made.kind = SchedulerRecord::Kind::Counted;
        made.cpu = 3;
        made.time = time;
        made.ranNs = ran;
        made.queuedNs = queued;
        made.timeslices = ++timeslices;
        made.runnable = runnable;
        placer.take(kOne, made);
    }
    World fold(std::int64_t until) {
        placer.place(events);
        std::ranges::stable_sort(events, {}, &Event::time);
        World world;
        for (const Event& event : events)
            world.apply(event);
        world.advanceTo(until);
        return world;
    }
    static std::int64_t in(const World& world, ActorState state) {
        return world.stateNs(world.actors()[kOne], state);
    }
    std::uint64_t timeslices = 1;
    std::vector<Event> events;
    SamplePlacer placer;
};

TEST_F(SamplePlacerTest, WhatItDidNotRunAlthoughItCouldItWasRunnable) {
    look(8 * kMs, 5 * kMs, true);
    const World world = fold(8 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 5 * kMs);
    EXPECT_EQ(in(world, ActorState::Runnable), 3 * kMs);
    EXPECT_EQ(world.actors()[kOne].cause.kind, CauseKind::Sampled);
}

TEST_F(SamplePlacerTest, NeitherRunningNorQueuedIsBlockedInTheKernel) {
    look(8 * kMs, 5 * kMs, false, 1 * kMs);
    const World world = fold(8 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 5 * kMs);
    EXPECT_EQ(in(world, ActorState::Runnable), 1 * kMs);
    EXPECT_EQ(in(world, ActorState::Blocked), 2 * kMs);
    EXPECT_EQ(world.actors()[kOne].cause.kind, CauseKind::KernelWait);
}

TEST_F(SamplePlacerTest, RunningGoesWhereItWaitsForNothing) {
    wait(1 * kMs, 7 * kMs);
    look(8 * kMs, 2 * kMs, true);
    const World world = fold(4 * kMs);
    look(16 * kMs, 10 * kMs, true);
    const World later = fold(16 * kMs);
    EXPECT_EQ(in(later, ActorState::Running), 10 * kMs);
    // The switch-in before it says that its wait is over is 1 ns before: the sum is nevertheless exact.
    EXPECT_NEAR(static_cast<double>(in(later, ActorState::Blocked)), 6.0 * kMs, 2);
    EXPECT_EQ(world.actors()[kOne].transitions[2][3], 1u);
}

TEST_F(SamplePlacerTest, WhatItRanBesidesGoesIntoItsWaits) {
    wait(1 * kMs, 3 * kMs);
    wait(4 * kMs, 8 * kMs);
    look(8 * kMs, 5 * kMs, true); // waits for nothing in 2 ms only
    const World world = fold(8 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 5 * kMs);
    EXPECT_EQ(in(world, ActorState::Blocked), 3 * kMs);
}

TEST_F(SamplePlacerTest, AWaitThatGoesOnIsNotInterruptedForAMomentAtItsEnd) {
    tell(1 * kMs, EventKind::WaitBegan, kOne, static_cast<int>(WaitReason::Sleep), kNoDeadline);
    look(8 * kMs, 1 * kMs, false);
    placer.place(events);
    tell(14 * kMs, EventKind::Woke, 0, 0, kOne);
    tell(15 * kMs, EventKind::WaitEnded, kOne);
    look(16 * kMs, 1 * kMs + 1 * kMs + 30'000, true);
    const World world = fold(16 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 2 * kMs + 30'000);
    EXPECT_EQ(in(world, ActorState::Blocked), 13 * kMs);
    EXPECT_EQ(world.actors()[kOne].transitions[2][3], 1u) << "blocked once";
}

TEST_F(SamplePlacerTest, OneThatKeepsItsCpuIsRunningThoughItsCounterIsATickLate) {
    for (int i = 1; i <= 4; ++i) {
        timeslices = 0;
        look(i * 8 * kMs, i * 8 * kMs - 3 * kMs, true);
    }
    const World world = fold(32 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 32 * kMs);
    EXPECT_EQ(in(world, ActorState::Runnable), 0);
}

TEST_F(SamplePlacerTest, TheEndBringsTheCountersLastWord) {
    look(8 * kMs, 6 * kMs, true);
    tell(11 * kMs, EventKind::ActorEnded, kOne, 0, 7 * kMs);
    look(16 * kMs, 7 * kMs, false); // a thread that is gone already has been looked at
    const World world = fold(20 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 7 * kMs);
    EXPECT_EQ(in(world, ActorState::Runnable), 4 * kMs);
    EXPECT_EQ(in(world, ActorState::Dead), 9 * kMs);
}

TEST_F(SamplePlacerTest, AThreadThatLivedBetweenTwoLooksHasItsCpuTime) {
    tell(2 * kMs, EventKind::ActorEnded, kOne, 0, 500'000);
    EXPECT_EQ(in(fold(8 * kMs), ActorState::Running), 500'000);
}

TEST_F(SamplePlacerTest, OneThatIsGoneWithoutAWordRanOnUntilItSaidThatItWaits) {
    look(8 * kMs, 8 * kMs, true);
    tell(11 * kMs, EventKind::WaitBegan, kOne, static_cast<int>(WaitReason::Sleep), kNoDeadline);
    placer.place(events);
    placer.placeRest(15 * kMs, events);
    look(16 * kMs, 9 * kMs, false); // what is placed is placed
    const World world = fold(15 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 11 * kMs);
    EXPECT_EQ(in(world, ActorState::Blocked), 4 * kMs);
}

TEST_F(SamplePlacerTest, OneThatIsGoneWithoutAWordStayedWhereItWasSeenUntilAWaitOfItsWasOver) {
    look(8 * kMs, 2 * kMs, true);
    placer.place(events);
    wait(10 * kMs, 12 * kMs);
    placer.placeRest(15 * kMs, events);
    const World world = fold(15 * kMs);
    EXPECT_EQ(in(world, ActorState::Runnable), 6 * kMs + 2 * kMs);
    EXPECT_NEAR(static_cast<double>(in(world, ActorState::Blocked)), 2.0 * kMs, 2);
    EXPECT_NEAR(static_cast<double>(in(world, ActorState::Running)), 5.0 * kMs, 2);
}

/// One that is started at 0 and says nothing for 2 ms.
struct SampledStartTest : SamplePlacerTest {
    SampledStartTest() : SamplePlacerTest(2 * kMs) {}
};

TEST_F(SampledStartTest, WhatItRanBeforeItsFirstEventIsJustBeforeIt) {
    look(8 * kMs, 7 * kMs, true); // waits for nothing in 6 ms only
    const World world = fold(8 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 7 * kMs);
    EXPECT_EQ(in(world, ActorState::Runnable), 1 * kMs);
    EXPECT_EQ(world.actors()[kOne].since, 1 * kMs);
}

TEST_F(SampledStartTest, WhatFitsBehindItsFirstEventIsPlacedThere) {
    look(8 * kMs, 6 * kMs, true);
    const World world = fold(8 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 6 * kMs);
    EXPECT_EQ(in(world, ActorState::Runnable), 2 * kMs);
    EXPECT_EQ(world.actors()[kOne].since, 2 * kMs);
}

TEST_F(SampledStartTest, OneThatHasKeptItsCpuSinceWasOnItOnceItWasNoLongerQueued) {
    timeslices = 0;
    look(8 * kMs, 7 * kMs - 3 * kMs, true, kMs / 2); // the counter is a tick late
    placer.place(events);
    timeslices = 0;
    look(16 * kMs, 15 * kMs - 3 * kMs, true, kMs / 2);
    const World world = fold(16 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 15 * kMs + kMs / 2);
    EXPECT_EQ(in(world, ActorState::Runnable), kMs / 2);
}

TEST_F(SampledStartTest, TheStartOfOneThatLivedBetweenTwoLooksIsPlacedByItsCpuTime) {
    tell(3 * kMs, EventKind::ActorEnded, kOne, 0, 2 * kMs);
    EXPECT_EQ(in(fold(8 * kMs), ActorState::Running), 2 * kMs);
}

TEST_F(SampledStartTest, ALookBeforeItsFirstEventPlacesNothing) {
    look(1 * kMs, kMs / 2, true);
    look(8 * kMs, 7 * kMs, true);
    const World world = fold(8 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 7 * kMs);
    EXPECT_EQ(world.actors()[kOne].since, 1 * kMs);
}

TEST_F(SampledStartTest, ThatItWasStartedMayBeHeardAfterItsFirstEvent) {
    SamplePlacer late;
    for (const EventKind kind : {EventKind::ActorEntered, EventKind::ActorStarted}) {
        Event event{};
        event.kind = kind;
        event.actor = kOne;
        event.time = kind == EventKind::ActorEntered ? 2 * kMs : 0;
        late.follow(event);
    }
    placer = late;
    look(8 * kMs, 7 * kMs, true);
    EXPECT_EQ(in(fold(8 * kMs), ActorState::Running), 7 * kMs);
}

TEST_F(SampledStartTest, OneThatWasNeverSeenRanOnFromItsFirstEvent) {
    placer.placeRest(5 * kMs, events);
    const World world = fold(5 * kMs);
    EXPECT_EQ(in(world, ActorState::Runnable), 2 * kMs);
    EXPECT_EQ(in(world, ActorState::Running), 3 * kMs);
}

TEST_F(SampledStartTest, SumsAreTheCountersWhateverHappens) {
    std::mt19937_64 random(11);
    const auto below = [&](std::int64_t end) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end));
    };
    std::int64_t time = 2 * kMs;
    std::int64_t ran = kMs;
    for (int i = 0; i < 200; ++i) {
        const std::int64_t span = 6 * kMs + below(4 * kMs);
        std::int64_t at = time;
        while (below(4) != 0 && at + 3 * kMs < time + span) {
            at += below(kMs);
            tell(at, EventKind::WaitBegan, kOne, static_cast<int>(WaitReason::Sleep), kNoDeadline);
            at += 1 + below(kMs);
            if (below(2) == 0)
                tell(at, EventKind::Woke, 0, 0, kOne);
            at += 1 + below(kMs);
            tell(at, EventKind::WaitEnded, kOne);
        }
        time += span;
        ran += below(span);
        ++timeslices;
        look(time, ran, below(2) == 0, below(kMs));
        if (below(2) == 0)
            placer.place(events);
    }
    const World world = fold(time);
    EXPECT_EQ(in(world, ActorState::Running), ran);
    EXPECT_EQ(world.actors()[kOne].transitions[1][3], 0u) << "runnable>blocked is no arrow";
}

} // namespace
} // namespace interleave
