// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Condition.h"

#include "tests/core/engine/TestRun.h"

#include <deque>

namespace interleave {
namespace {

struct ConditionTest : testing::Test {
    TestRun run;
    Lock& lock = run.stage().make<Lock>("lock");
    Condition& news = run.stage().make<Condition>("news", lock);

    /// Runs `what` with the lock.
    template <class What> void locked(What&& what) {
        EXPECT_TRUE(lock.acquire());
        what();
        EXPECT_TRUE(lock.release());
    }
    /// So many actors that wait without a timeout; in the order of their ids.
    void waiters(std::size_t count) {
        for (std::size_t i = 1; i <= count; ++i) {
            run.spawn("waiter", [this] { locked([this] { EXPECT_TRUE(news.wait().value()); }); });
            run.awaitWaits(WaitReason::Condition, i);
        }
    }
};

TEST_F(ConditionTest, WithoutTheLockEveryCallIsAnError) {
    run.play([&] {
        EXPECT_EQ(news.wait().error(), ConditionError::NotOwner);
        EXPECT_EQ(news.notify().error(), ConditionError::NotOwner);
        EXPECT_EQ(news.notifyAll().error(), ConditionError::NotOwner);
    });
    EXPECT_EQ(run.count(EventKind::Notified), 0u);
}

TEST_F(ConditionTest, WaitingFreesTheLockAndTakesItAgain) {
    bool done = false; // guarded by the lock
    run.spawn("waiter", [&] {
        locked([&] {
            while (!done)
                EXPECT_TRUE(news.wait().value());
            EXPECT_TRUE(lock.mine());
        });
    });
    run.awaitWaits(WaitReason::Condition, 1);
    run.spawn("teller", [&] {
        locked([&] { // which it could not have otherwise
            done = true;
            EXPECT_EQ(news.notify().value(), 1);
        });
    });
    run.finish();
}

TEST_F(ConditionTest, ANotificationWakesTheFirstAndTwoTheFirstTwo) {
    waiters(3);
    run.play([&] {
        locked([&] { EXPECT_EQ(news.notify().value(), 1); });
        locked([&] { EXPECT_EQ(news.notify(5).value(), 2); });
    });
    std::vector<std::int64_t> woken;
    for (const Event& event : run.eventsOf(EventKind::Woke))
        if (event.object != lock.id())
            woken.push_back(event.a);
    EXPECT_EQ(woken, (std::vector<std::int64_t>{1, 2, 3}));
    const auto notified = run.eventsOf(EventKind::Notified);
    ASSERT_EQ(notified.size(), 2u);
    EXPECT_EQ(notified[1].a, 5);
    EXPECT_EQ(notified[1].b, 2);
}

TEST_F(ConditionTest, NotifyAllWakesEverybody) {
    waiters(4);
    run.play([&] { locked([&] { EXPECT_EQ(news.notifyAll().value(), 4); }); });
    EXPECT_EQ(run.eventsOf(EventKind::Notified)[0].a, kNotifyAll);
}

TEST_F(ConditionTest, ANotificationThatNobodyWaitsForIsLost) {
    run.play([&] {
        locked([&] { EXPECT_EQ(news.notify().value(), 0); });
        locked([&] {
            const std::int64_t began = monotonicNow();
            EXPECT_FALSE(news.wait(0.02).value());
            EXPECT_GE(monotonicNow() - began, 20'000'000);
            EXPECT_TRUE(lock.mine()) << "also after a timeout";
        });
    });
}

TEST_F(ConditionTest, NoItemIsLostAndNoNotificationMissedInManyRounds) {
    std::deque<int> items; // guarded by the lock
    constexpr int kRounds = 400;
    std::atomic<int> sum{0};
    for (int i = 0; i < 3; ++i)
        run.spawn("consumer", [&] {
            for (int round = 0; round < kRounds; ++round)
                locked([&] {
                    while (items.empty())
                        EXPECT_TRUE(news.wait().value());
                    sum.fetch_add(items.front(), std::memory_order_relaxed);
                    items.pop_front();
                });
        });
    run.spawn("producer", [&] {
        for (int item = 0; item < 3 * kRounds; ++item)
            locked([&] {
                items.push_back(1);
                EXPECT_TRUE(news.notify());
            });
    });
    run.finish();
    EXPECT_EQ(sum.load(std::memory_order_relaxed), 3 * kRounds);
    EXPECT_TRUE(items.empty());
}

TEST_F(ConditionTest, StopUnwindsWhoWaits) {
    run.spawn("waiter", [&] { locked([&] { static_cast<void>(news.wait()); }); });
    run.awaitWaits(WaitReason::Condition, 1);
    run.stage().stop();
    run.finish();
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Stopped)), 1u);
}

} // namespace
} // namespace interleave
