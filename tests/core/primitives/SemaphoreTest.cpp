// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Semaphore.h"

#include "tests/core/engine/TestRun.h"

namespace interleave {
namespace {

struct SemaphoreTest : testing::Test {
    TestRun run;
    Semaphore& made(int permits, Semaphore::Bound bound = Semaphore::Bound::None) {
        return run.stage().make<Semaphore>("lot", permits, bound);
    }
};

TEST_F(SemaphoreTest, NeverMoreHaveAPermitThanThereAre) {
    Semaphore& lot = made(2);
    std::atomic<int> inside{0};
    std::atomic<int> most{0};
    constexpr int kRounds = 300;
    for (int i = 0; i < 5; ++i)
        run.spawn("car", [&] {
            for (int round = 0; round < kRounds; ++round) {
                EXPECT_TRUE(lot.acquire());
                const int now = inside.fetch_add(1, std::memory_order_acq_rel) + 1;
                int before = most.load(std::memory_order_relaxed);
                while (now > before && !most.compare_exchange_weak(before, now, std::memory_order_relaxed)) {
                }
                inside.fetch_sub(1, std::memory_order_acq_rel);
                EXPECT_TRUE(lot.release());
            }
        });
    run.finish();
    EXPECT_LE(most.load(std::memory_order_relaxed), 2);
    EXPECT_EQ(lot.permits(), 2);
    EXPECT_EQ(run.count(EventKind::SemaphoreAcquired), 5u * kRounds);
    EXPECT_EQ(run.count(EventKind::SemaphoreReleased), 5u * kRounds);
    for (const Event& event : run.eventsOf(EventKind::SemaphoreAcquired))
        EXPECT_TRUE(event.a == 0 || event.a == 1) << event.a;
}

TEST_F(SemaphoreTest, WhatIsNotFreeIsNotHadAtOnce) {
    Semaphore& lot = made(1);
    run.play([&] {
        EXPECT_TRUE(lot.tryAcquire());
        EXPECT_EQ(lot.tryAcquire().error(), SemaphoreError::NoneFree);
        EXPECT_EQ(lot.acquire(0).error(), SemaphoreError::TimedOut);
        EXPECT_EQ(lot.acquire(-1).error(), SemaphoreError::TimedOut);
        EXPECT_TRUE(lot.release());
        EXPECT_TRUE(lot.tryAcquire());
    });
}

TEST_F(SemaphoreTest, AnUnboundedOneTakesMorePermitsThanItBeganWith) {
    Semaphore& lot = made(0);
    run.play([&] {
        EXPECT_TRUE(lot.release());
        EXPECT_TRUE(lot.release());
        EXPECT_EQ(lot.permits(), 2);
    });
}

TEST_F(SemaphoreTest, ABoundedOneRefusesAReleaseTooManyAndStaysAsItWas) {
    Semaphore& lot = made(1, Semaphore::Bound::AsMade);
    run.play([&] {
        EXPECT_EQ(lot.release().error(), SemaphoreError::ReleasedTooOften);
        EXPECT_EQ(lot.permits(), 1);
        EXPECT_TRUE(lot.acquire());
        EXPECT_TRUE(lot.release());
        EXPECT_EQ(lot.release().error(), SemaphoreError::ReleasedTooOften);
    });
    EXPECT_EQ(run.count(EventKind::ReleaseRefused), 2u);
}

TEST_F(SemaphoreTest, WaitersGetTheirPermitInTheOrderTheyCameAndAreToldByWhom) {
    Semaphore& lot = made(0);
    std::vector<ActorId> cars;
    for (int i = 0; i < 4; ++i) {
        cars.push_back(run.spawn("car", [&] { EXPECT_TRUE(lot.acquire()); }).id());
        run.awaitWaits(WaitReason::Semaphore, static_cast<std::size_t>(i) + 1);
    }
    const ActorId warden = run.spawn("warden",
                                     [&] {
                                         for (int i = 0; i < 4; ++i)
                                             EXPECT_TRUE(lot.release());
                                     })
                               .id();
    run.finish();
    std::vector<ActorId> order, woken;
    for (const Event& event : run.eventsOf(EventKind::SemaphoreAcquired))
        order.push_back(event.actor);
    for (const Event& event : run.eventsOf(EventKind::Woke)) {
        EXPECT_EQ(event.actor, warden);
        woken.push_back(static_cast<ActorId>(event.a));
    }
    EXPECT_EQ(order, cars);
    EXPECT_EQ(woken, cars);
    EXPECT_EQ(lot.permits(), 0);
}

TEST_F(SemaphoreTest, WhoGivesUpLeavesTheLineAndNotBeforeItsTimeout) {
    Semaphore& lot = made(0);
    run.spawn("brief", [&] {
        const std::int64_t began = monotonicNow();
        EXPECT_EQ(lot.acquire(0.02).error(), SemaphoreError::TimedOut);
        EXPECT_GE(monotonicNow() - began, 20'000'000);
    });
    run.awaitCount(EventKind::WaitEnded, 1, static_cast<int>(WaitEnd::TimedOut));
    run.spawn("warden", [&] { EXPECT_TRUE(lot.release()); });
    run.finish();
    EXPECT_EQ(lot.permits(), 1) << "nobody was there to take it";
}

TEST_F(SemaphoreTest, StopUnwindsWhoWaits) {
    Semaphore& lot = made(0);
    run.spawn("car", [&] { static_cast<void>(lot.acquire()); });
    run.awaitWaits(WaitReason::Semaphore, 1);
    run.stage().stop();
    run.finish();
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Stopped)), 1u);
}

} // namespace
} // namespace interleave
