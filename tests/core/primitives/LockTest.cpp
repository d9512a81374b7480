// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Lock.h"

#include "tests/core/engine/TestRun.h"

namespace interleave {
namespace {

struct LockTest : testing::Test {
    /// An actor that holds the lock until told to let go.
    Actor& holder() {
        Actor& made = run.spawn("holder", [this] {
            EXPECT_TRUE(lock.acquire());
            awaitTrue(letGo);
            EXPECT_TRUE(lock.release());
        });
        run.awaitCount(EventKind::LockAcquired, 1);
        return made;
    }
    std::atomic<bool> letGo{false};
    TestRun run;
    Lock& lock = run.stage().make<Lock>("lock");
};

TEST_F(LockTest, OneAtATimeOwnsIt) {
    int shared = 0; // unguarded but for the lock: ThreadSanitizer looks on
    constexpr int kRounds = 500;
    for (int i = 0; i < 4; ++i)
        run.spawn("adder", [&] {
            for (int round = 0; round < kRounds; ++round) {
                EXPECT_TRUE(lock.acquire());
                ++shared;
                EXPECT_TRUE(lock.release());
            }
        });
    run.finish();
    EXPECT_EQ(shared, 4 * kRounds);
}

TEST_F(LockTest, AcquiringItTwiceIsAnErrorAndKeepsIt) {
    run.play([&] {
        EXPECT_TRUE(lock.acquire());
        EXPECT_EQ(lock.acquire().error(), LockError::AlreadyOwner);
        EXPECT_EQ(lock.acquire(0).error(), LockError::AlreadyOwner);
        EXPECT_TRUE(lock.release());
    });
}

TEST_F(LockTest, ReleasingWhatIsNotOwnedIsAnError) {
    holder();
    run.spawn("other", [&] { EXPECT_EQ(lock.release().error(), LockError::NotOwner); });
    run.awaitCount(EventKind::ActorEnded, 1);
    EXPECT_EQ(run.count(EventKind::LockReleased), 0u);
    letGo = true;
    run.play([&] {
        EXPECT_TRUE(lock.acquire());
        EXPECT_TRUE(lock.release());
        EXPECT_EQ(lock.release().error(), LockError::NotOwner);
    });
}

TEST_F(LockTest, WaitersGetItInTheOrderTheyCame) {
    holder();
    std::vector<int> order;
    for (int i = 0; i < 5; ++i) {
        run.spawn("waiter", [&, i] {
            EXPECT_TRUE(lock.acquire());
            order.push_back(i);
            EXPECT_TRUE(lock.release());
        });
        run.awaitWaits(WaitReason::Lock, static_cast<std::size_t>(i) + 1);
    }
    letGo = true;
    run.finish();
    EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4}));
}

TEST_F(LockTest, AReleaseHandsItToTheFirstWaiterAndNamesWhomItWoke) {
    const Actor& owner = holder();
    const Actor& waiter = run.spawn("waiter", [&] {
        EXPECT_TRUE(lock.acquire());
        EXPECT_TRUE(lock.release());
    });
    run.awaitWaits(WaitReason::Lock, 1);
    letGo = true;
    run.finish();
    const auto acquired = run.eventsOf(EventKind::LockAcquired);
    ASSERT_EQ(acquired.size(), 2u);
    EXPECT_EQ(acquired[1].actor, waiter.id());
    const auto woke = run.eventsOf(EventKind::Woke);
    ASSERT_EQ(woke.size(), 1u);
    EXPECT_EQ(woke[0].actor, owner.id());
    EXPECT_EQ(woke[0].a, waiter.id());
}

TEST_F(LockTest, AcquireTimesOutNotBeforeItsTimeoutAndLeavesTheLine) {
    holder();
    run.spawn("brief", [&] {
        const std::int64_t began = monotonicNow();
        EXPECT_EQ(lock.acquire(0.02).error(), LockError::TimedOut);
        EXPECT_GE(monotonicNow() - began, 20'000'000);
    });
    run.awaitCount(EventKind::WaitEnded, 1, static_cast<int>(WaitEnd::TimedOut));
    std::atomic<bool> got{false};
    run.spawn("patient", [&] {
        EXPECT_TRUE(lock.acquire(3600));
        got = true;
        EXPECT_TRUE(lock.release());
    });
    run.awaitWaits(WaitReason::Lock, 2);
    letGo = true;
    run.finish();
    EXPECT_TRUE(got);
}

TEST_F(LockTest, TryingDoesNotWait) {
    holder();
    run.spawn("other", [&] { EXPECT_EQ(lock.tryAcquire().error(), LockError::Taken); });
    run.awaitCount(EventKind::ActorEnded, 1);
    EXPECT_EQ(run.count(EventKind::WaitBegan), 0u);
    letGo = true;
    run.play([&] {
        while (!lock.tryAcquire())
            std::this_thread::yield();
        EXPECT_EQ(lock.tryAcquire().error(), LockError::AlreadyOwner);
        EXPECT_TRUE(lock.mine());
        EXPECT_TRUE(lock.release());
        EXPECT_FALSE(lock.mine());
    });
}

TEST_F(LockTest, ANegativeTimeoutIsAnErrorAndTakesNothing) {
    run.play([&] {
        EXPECT_EQ(lock.acquire(-0.5).error(), LockError::NegativeTimeout);
        EXPECT_FALSE(lock.mine());
    });
}

TEST_F(LockTest, WhoGivesUpInARaceWithTheReleaseEitherHasItOrNot) {
    constexpr int kRounds = 400;
    int shared = 0; // guarded by the lock
    std::atomic<int> got{0};
    for (int i = 0; i < 3; ++i)
        run.spawn("impatient", [&] {
            for (int round = 0; round < kRounds; ++round)
                if (lock.acquire(0.00001 * (round % 5))) {
                    ++shared;
                    got.fetch_add(1, std::memory_order_relaxed);
                    EXPECT_TRUE(lock.release());
                }
        });
    run.finish();
    EXPECT_EQ(shared, got.load(std::memory_order_relaxed));
}

TEST_F(LockTest, WithHasTheLockWhileItsBodyRunsAndGivesWhatItGives) {
    run.play([&] {
        const int given = lock.with([&] {
            EXPECT_TRUE(lock.mine());
            return 42;
        });
        EXPECT_EQ(given, 42);
        EXPECT_FALSE(lock.mine());
        lock.with([&] { EXPECT_TRUE(lock.mine()); });
        EXPECT_FALSE(lock.mine());
    });
    EXPECT_EQ(run.count(EventKind::LockAcquired), 2u);
    EXPECT_EQ(run.count(EventKind::LockReleased), 2u);
}

TEST_F(LockTest, StopUnwindsAWaiter) {
    run.spawn("holder", [&] {
        EXPECT_TRUE(lock.acquire());
        run.stage().sleep(3600);
    });
    run.awaitWaits(WaitReason::Sleep, 1);
    run.spawn("waiter", [&] { static_cast<void>(lock.acquire()); });
    run.awaitWaits(WaitReason::Lock, 1);
    run.stage().stop();
    run.finish();
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Stopped)), 2u);
}

} // namespace
} // namespace interleave
