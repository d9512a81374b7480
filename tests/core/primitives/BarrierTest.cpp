// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Barrier.h"

#include "tests/core/engine/TestRun.h"

#include <array>

namespace interleave {
namespace {

struct BarrierTest : testing::Test {
    TestRun run;
    Barrier& meet = run.stage().make<Barrier>("meet", 3);

    /// Waits at it; counts the errors.
    std::atomic<int> sentAway{0};
    void waiter(std::optional<double> timeout = {}) {
        run.spawn("waiter", [this, timeout] {
            const auto got = meet.wait(timeout);
            if (!got) {
                EXPECT_EQ(got.error(), BarrierError::Broken);
                sentAway.fetch_add(1, std::memory_order_relaxed);
            }
        });
    }
};

TEST_F(BarrierTest, NobodyIsAPhaseAheadOfAnybodyInManyPhases) {
    constexpr int kPhases = 300;
    std::array<std::atomic<int>, 3> phase{};
    for (std::size_t i = 0; i < 3; ++i)
        run.spawn("worker", [&, i] {
            for (int p = 1; p <= kPhases; ++p) {
                phase[i].store(p, std::memory_order_relaxed);
                EXPECT_TRUE(meet.wait());
                for (const auto& other : phase) { // p: it is where I am; p + 1: it is ahead of me, and waits
                    const int seen = other.load(std::memory_order_relaxed);
                    EXPECT_TRUE(seen == p || seen == p + 1) << seen << " in phase " << p;
                }
            }
        });
    run.finish();
    EXPECT_EQ(run.count(EventKind::BarrierPassed), std::size_t{kPhases});
    EXPECT_EQ(run.count(EventKind::BarrierArrived), std::size_t{3 * kPhases});
    std::int64_t generation = 0;
    for (const Event& event : run.eventsOf(EventKind::BarrierPassed))
        EXPECT_EQ(event.b, generation++);
}

TEST_F(BarrierTest, EachGetsAPlaceOfItsOwn) {
    std::atomic<int> places{0};
    for (int i = 0; i < 3; ++i)
        run.spawn("worker", [&] { places.fetch_or(1 << meet.wait().value(), std::memory_order_relaxed); });
    run.finish();
    EXPECT_EQ(places.load(std::memory_order_relaxed), 7);
}

TEST_F(BarrierTest, AnAbortSendsAllAwayThatWaitAndThatComeUntilItIsReset) {
    waiter();
    waiter();
    run.awaitWaits(WaitReason::Barrier, 2);
    run.play([&] {
        meet.abort();
        EXPECT_TRUE(meet.broken());
        EXPECT_EQ(meet.wait().error(), BarrierError::Broken);
        meet.reset();
        EXPECT_FALSE(meet.broken());
        EXPECT_EQ(meet.waiting(), 0);
    });
    EXPECT_EQ(sentAway.load(std::memory_order_relaxed), 2);
    const auto broken = run.eventsOf(EventKind::BarrierBroken);
    ASSERT_EQ(broken.size(), 1u);
    EXPECT_EQ(broken[0].detail, static_cast<std::uint8_t>(BarrierBreak::Aborted));
    EXPECT_EQ(broken[0].a, 2);
}

TEST_F(BarrierTest, ATimeoutBreaksItForAllAndNotBeforeItHasPassed) {
    waiter();
    run.awaitWaits(WaitReason::Barrier, 1);
    run.play([&] {
        const std::int64_t began = monotonicNow();
        EXPECT_EQ(meet.wait(0.02).error(), BarrierError::Broken);
        EXPECT_GE(monotonicNow() - began, 20'000'000);
        EXPECT_TRUE(meet.broken());
    });
    EXPECT_EQ(sentAway.load(std::memory_order_relaxed), 1);
    EXPECT_EQ(run.eventsOf(EventKind::BarrierBroken)[0].detail,
              static_cast<std::uint8_t>(BarrierBreak::TimedOut));
}

TEST_F(BarrierTest, AResetSendsAwayWhoWaitsAndLeavesItWhole) {
    waiter();
    run.awaitWaits(WaitReason::Barrier, 1);
    run.play([&] {
        meet.reset();
        EXPECT_FALSE(meet.broken());
        EXPECT_EQ(meet.waiting(), 0);
    });
    EXPECT_EQ(sentAway.load(std::memory_order_relaxed), 1);
    EXPECT_EQ(run.eventsOf(EventKind::BarrierReset)[0].a, 1);
}

TEST_F(BarrierTest, ABarrierForOneLetsItThroughAtOnce) {
    Barrier& alone = run.stage().make<Barrier>("alone", 1);
    run.play([&] {
        EXPECT_EQ(alone.wait().value(), 0);
        EXPECT_EQ(alone.wait().value(), 0);
    });
    EXPECT_EQ(run.count(EventKind::WaitBegan), 0u);
}

TEST_F(BarrierTest, StopUnwindsWhoWaits) {
    run.spawn("waiter", [&] { static_cast<void>(meet.wait()); });
    run.awaitWaits(WaitReason::Barrier, 1);
    run.stage().stop();
    run.finish();
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Stopped)), 1u);
}

} // namespace
} // namespace interleave
