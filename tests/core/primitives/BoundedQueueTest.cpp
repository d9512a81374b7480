// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/BoundedQueue.h"

#include "tests/core/engine/TestRun.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace interleave {
namespace {

constexpr double kAnHour = 3600;

struct BoundedQueueTest : testing::Test {
    BoundedQueue& queue(int capacity, Discipline discipline = Discipline::Fifo) {
        return run.stage().make<BoundedQueue>("q1", capacity, discipline);
    }
    /// Integers taken out until the queue is empty; from an actor.
    static std::vector<std::int64_t> drained(BoundedQueue& from) {
        std::vector<std::int64_t> taken;
        for (auto item = from.getNowait(); item; item = from.getNowait())
            taken.push_back(item.value().integer());
        return taken;
    }
    TestRun run;
};

using Integers = std::vector<std::int64_t>;

TEST_F(BoundedQueueTest, FifoGivesItemsInTheOrderOfTheirPuts) {
    auto& q = queue(0);
    run.play([&] {
        for (const int item : {3, 1, 2})
            EXPECT_TRUE(q.put(item));
        EXPECT_EQ(drained(q), (Integers{3, 1, 2}));
    });
}

TEST_F(BoundedQueueTest, LifoGivesTheNewestItemFirst) {
    auto& q = queue(0, Discipline::Lifo);
    run.play([&] {
        for (const int item : {3, 1, 2})
            EXPECT_TRUE(q.put(item));
        EXPECT_EQ(q.get().value().integer(), 2);
        EXPECT_TRUE(q.put(9));
        EXPECT_EQ(drained(q), (Integers{9, 1, 3}));
    });
}

TEST_F(BoundedQueueTest, PriorityGivesTheSmallestItemFirst) {
    auto& q = queue(0, Discipline::Priority);
    run.play([&] {
        for (const int item : {5, 1, 4, 2, 3, 1})
            EXPECT_TRUE(q.put(item));
        EXPECT_EQ(drained(q), (Integers{1, 1, 2, 3, 4, 5}));
    });
}

TEST_F(BoundedQueueTest, PriorityGivesEqualItemsInTheOrderOfTheirPuts) {
    auto& q = queue(0, Discipline::Priority);
    run.play([&] {
        // 1 and 1.0 are equal in the order, and can be told apart.
        for (const Value& item : {Value(2), Value(1.0), Value(1), Value(0)})
            EXPECT_TRUE(q.put(item));
        EXPECT_EQ(q.get().value().type(), ValueType::Integer);
        EXPECT_EQ(q.get().value().type(), ValueType::Real);
        EXPECT_EQ(q.get().value().type(), ValueType::Integer);
    });
}

TEST_F(BoundedQueueTest, PriorityAdmitsAWaitingPuttersItemIntoItsPlace) {
    auto& q = queue(2, Discipline::Priority);
    run.spawn("filler", [&] {
        EXPECT_TRUE(q.put(5));
        EXPECT_TRUE(q.put(7));
        EXPECT_TRUE(q.put(1)); // waits
    });
    run.awaitWaits(WaitReason::QueueFull, 1);
    run.spawn("getter", [&] {
        EXPECT_EQ(q.get().value().integer(), 5);
        EXPECT_EQ(drained(q), (Integers{1, 7}));
    });
    run.finish();
}

TEST_F(BoundedQueueTest, PutOnFullQueueWaitsForASlot) {
    auto& q = queue(1);
    std::atomic<bool> second{false};
    run.spawn("putter", [&] {
        EXPECT_TRUE(q.put(1));
        EXPECT_TRUE(q.put(2));
        second = true;
    });
    run.awaitWaits(WaitReason::QueueFull, 1);
    EXPECT_FALSE(second);
    run.spawn("getter", [&] { EXPECT_EQ(q.get().value().integer(), 1); });
    run.finish();
    EXPECT_TRUE(second);
}

TEST_F(BoundedQueueTest, GetOnEmptyQueueWaitsForAnItem) {
    auto& q = queue(1);
    std::atomic<bool> got{false};
    run.spawn("getter", [&] {
        EXPECT_EQ(q.get().value().integer(), 7);
        got = true;
    });
    run.awaitWaits(WaitReason::QueueEmpty, 1);
    EXPECT_FALSE(got);
    run.spawn("putter", [&] { EXPECT_TRUE(q.put(7)); });
    run.finish();
    EXPECT_TRUE(got);
}

TEST_F(BoundedQueueTest, PutOnFullQueueTimesOutNotBeforeItsTimeout) {
    auto& q = queue(1);
    run.play([&] {
        EXPECT_TRUE(q.put(1));
        for (const double timeout : {0.001, 0.02, 0.05}) {
            const std::int64_t began = monotonicNow();
            const auto put = q.put(2, Block::Yes, timeout);
            EXPECT_GE(monotonicNow() - began, static_cast<std::int64_t>(timeout * 1e9));
            ASSERT_FALSE(put);
            EXPECT_EQ(put.error(), QueueError::Full);
        }
        EXPECT_EQ(drained(q), (Integers{1}));
    });
    EXPECT_EQ(run.count(EventKind::FullRaised), 3u);
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::TimedOut)), 3u);
}

TEST_F(BoundedQueueTest, GetOnEmptyQueueTimesOutNotBeforeItsTimeout) {
    auto& q = queue(1);
    run.play([&] {
        for (const double timeout : {0.001, 0.02, 0.05}) {
            const std::int64_t began = monotonicNow();
            const auto item = q.get(Block::Yes, timeout);
            EXPECT_GE(monotonicNow() - began, static_cast<std::int64_t>(timeout * 1e9));
            ASSERT_FALSE(item);
            EXPECT_EQ(item.error(), QueueError::Empty);
        }
    });
    EXPECT_EQ(run.count(EventKind::EmptyRaised), 3u);
}

TEST_F(BoundedQueueTest, ServiceWithinTheTimeoutEndsTheWait) {
    auto& q = queue(1);
    run.spawn("getter", [&] { EXPECT_EQ(q.get(Block::Yes, kAnHour).value().integer(), 1); });
    run.awaitWaits(WaitReason::QueueEmpty, 1);
    run.spawn("putter", [&] {
        EXPECT_TRUE(q.put(1));
        EXPECT_TRUE(q.put(2));
        EXPECT_TRUE(q.put(3, Block::Yes, kAnHour));
    });
    run.awaitWaits(WaitReason::QueueFull, 1);
    run.spawn("second", [&] { EXPECT_EQ(q.get(Block::Yes, kAnHour).value().integer(), 2); });
    run.finish();
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Served)), 2u);
    const auto ended = run.eventsOf(EventKind::WaitEnded);
    for (const WaitReason reason : {WaitReason::QueueEmpty, WaitReason::QueueFull})
        EXPECT_EQ(std::ranges::count(ended, static_cast<std::int64_t>(reason), &Event::a), 1);
}

TEST_F(BoundedQueueTest, ZeroTimeoutFailsWithoutAnItemOrASlotComing) {
    auto& q = queue(1);
    run.play([&] {
        EXPECT_EQ(q.get(Block::Yes, 0).error(), QueueError::Empty);
        EXPECT_TRUE(q.put(1, Block::Yes, 0));
        EXPECT_EQ(q.put(2, Block::Yes, 0).error(), QueueError::Full);
        EXPECT_EQ(q.get(Block::Yes, 0).value().integer(), 1);
    });
}

TEST_F(BoundedQueueTest, NowaitFailsAtOnceWhateverTheTimeout) {
    auto& q = queue(1);
    run.play([&] {
        EXPECT_EQ(q.getNowait().error(), QueueError::Empty);
        EXPECT_EQ(q.get(Block::No, kAnHour).error(), QueueError::Empty);
        EXPECT_EQ(q.get(Block::No, -1).error(), QueueError::Empty);
        EXPECT_TRUE(q.put(1, Block::No, -1));
        EXPECT_EQ(q.putNowait(2).error(), QueueError::Full);
        EXPECT_EQ(q.put(2, Block::No, kAnHour).error(), QueueError::Full);
        EXPECT_EQ(q.put(2, Block::No, -1).error(), QueueError::Full);
        EXPECT_EQ(q.getNowait().value().integer(), 1);
    });
    EXPECT_EQ(run.count(EventKind::WaitBegan), 0u);
    EXPECT_EQ(run.count(EventKind::FullRaised), 3u);
    EXPECT_EQ(run.count(EventKind::EmptyRaised), 3u);
}

TEST_F(BoundedQueueTest, NegativeTimeoutIsAnErrorOfItsOwnAndChangesNothing) {
    auto& q = queue(2);
    run.play([&] {
        EXPECT_TRUE(q.put(1));
        EXPECT_EQ(q.put(2, Block::Yes, -0.1).error(), QueueError::NegativeTimeout);
        EXPECT_EQ(q.get(Block::Yes, -0.1).error(), QueueError::NegativeTimeout);
        EXPECT_EQ(drained(q), (Integers{1}));
        EXPECT_TRUE(q.taskDone());
        EXPECT_EQ(q.taskDone().error(), QueueError::TooManyTaskDone);
    });
    EXPECT_EQ(run.count(EventKind::FullRaised), 0u);
    EXPECT_EQ(run.count(EventKind::WaitBegan), 0u);
}

TEST_F(BoundedQueueTest, CapacityOfZeroOrLessIsUnbounded) {
    for (const int capacity : {0, -1, -64}) {
        TestRun own;
        auto& q = own.stage().make<BoundedQueue>("q", capacity);
        own.play([&] {
            for (int i = 0; i < 1000; ++i)
                ASSERT_TRUE(q.putNowait(i));
            EXPECT_FALSE(q.full().value);
            EXPECT_EQ(q.qsize().value, 1000);
        });
    }
}

TEST_F(BoundedQueueTest, RaisedCapacityLetsWaitingPuttersGoOnInTheirOrder) {
    auto& q = queue(1);
    for (int i = 0; i < 4; ++i) {
        run.spawn("putter " + std::to_string(i), [&q, i] { EXPECT_TRUE(q.put(i)); });
        if (i > 0)
            run.awaitWaits(WaitReason::QueueFull, static_cast<std::size_t>(i));
        else
            run.awaitCount(EventKind::Put, 1);
    }
    q.setCapacity(3);
    run.awaitCount(EventKind::WaitEnded, 2);
    EXPECT_EQ(run.count(EventKind::Put), 3u);
    q.setCapacity(0);
    run.awaitCount(EventKind::Put, 4);
    run.play([&] { EXPECT_EQ(drained(q), (Integers{0, 1, 2, 3})); });
}

TEST(BoundedQueueParameterTest, TheCapacityFollowsALiveParameter) {
    TestRun run({"capacity"});
    std::atomic<double>& capacity = run.segment().control().parameters[0];
    capacity.store(1);
    auto& queue = run.stage().make<BoundedQueue>("q", run.stage().parameter("capacity"));
    run.spawn("putter", [&] {
        EXPECT_TRUE(queue.put(1));
        EXPECT_TRUE(queue.put(2)); // waits for a slot
    });
    run.awaitWaits(WaitReason::QueueFull, 1);
    capacity.store(2);
    run.stage().applyControl();
    run.finish();
    EXPECT_EQ(run.count(EventKind::Put), 2u);
    EXPECT_EQ(run.count(EventKind::CapacityChanged), 1u) << "the first value is no change";
}

TEST_F(BoundedQueueTest, LoweredCapacityLosesNothingAndPutsWaitUntilThereIsRoomBelowIt) {
    auto& q = queue(4);
    std::atomic<bool> put{false};
    run.spawn("filler", [&] {
        for (int i = 0; i < 4; ++i)
            EXPECT_TRUE(q.put(i));
    });
    run.awaitCount(EventKind::Put, 4);
    q.setCapacity(2);
    run.spawn("putter", [&] {
        EXPECT_TRUE(q.put(4));
        put = true;
    });
    run.awaitWaits(WaitReason::QueueFull, 1);
    run.play([&] {
        EXPECT_TRUE(q.full().value);
        EXPECT_EQ(q.get().value().integer(), 0);
        EXPECT_EQ(q.get().value().integer(), 1);
        EXPECT_EQ(q.qsize().value, 2); // still no room below the new capacity
        EXPECT_EQ(q.get().value().integer(), 2);
        EXPECT_EQ(q.qsize().value, 2); // the getter moved the waiting item in
        EXPECT_EQ(q.putNowait(9).error(), QueueError::Full);
        EXPECT_EQ(drained(q), (Integers{3, 4}));
    });
    EXPECT_TRUE(put);
}

TEST_F(BoundedQueueTest, WaitingPuttersAreServedInTheOrderTheyCame) {
    auto& q = queue(1);
    run.spawn("first", [&] { EXPECT_TRUE(q.put(0)); });
    run.awaitCount(EventKind::Put, 1);
    for (int i = 1; i <= 6; ++i) {
        run.spawn("putter " + std::to_string(i), [&q, i] { EXPECT_TRUE(q.put(i)); });
        run.awaitWaits(WaitReason::QueueFull, static_cast<std::size_t>(i));
    }
    run.play([&] {
        for (int i = 0; i <= 6; ++i)
            EXPECT_EQ(q.getNowait().value().integer(), i);
    });
}

TEST_F(BoundedQueueTest, WaitingGettersAreServedInTheOrderTheyCame) {
    auto& q = queue(3);
    std::atomic<std::int64_t> got[6] = {};
    for (std::size_t i = 0; i < 6; ++i) {
        run.spawn("getter " + std::to_string(i), [&, i] { got[i] = q.get().value().integer(); });
        run.awaitWaits(WaitReason::QueueEmpty, i + 1);
    }
    run.play([&] {
        for (int i = 0; i < 6; ++i)
            EXPECT_TRUE(q.putNowait(100 + i));
    });
    for (std::size_t i = 0; i < 6; ++i)
        EXPECT_EQ(got[i], static_cast<std::int64_t>(100 + i));
}

TEST_F(BoundedQueueTest, NobodyOvertakesAWaitingPutter) {
    auto& q = queue(1);
    run.spawn("waiting", [&] {
        EXPECT_TRUE(q.put(1));
        EXPECT_TRUE(q.put(2));
    });
    run.awaitWaits(WaitReason::QueueFull, 1);
    run.play([&] {
        EXPECT_EQ(q.get().value().integer(), 1);
        // The slot that came free belongs to the one who waited, whether it has run since or not.
        EXPECT_EQ(q.putNowait(3).error(), QueueError::Full);
        EXPECT_EQ(q.get().value().integer(), 2);
    });
}

TEST_F(BoundedQueueTest, NobodyOvertakesAWaitingGetter) {
    auto& q = queue(1);
    std::atomic<std::int64_t> got{0};
    run.spawn("waiting", [&] { got = q.get().value().integer(); });
    run.awaitWaits(WaitReason::QueueEmpty, 1);
    run.play([&] {
        EXPECT_TRUE(q.put(1));
        EXPECT_EQ(q.getNowait().error(), QueueError::Empty);
        EXPECT_TRUE(q.empty().value);
    });
    EXPECT_EQ(got, 1);
}

TEST_F(BoundedQueueTest, APutterThatTimedOutHasLeftTheLine) {
    auto& q = queue(1);
    run.spawn("filler", [&] { EXPECT_TRUE(q.put(0)); });
    run.awaitCount(EventKind::Put, 1);
    run.spawn("brief", [&] { EXPECT_EQ(q.put(1, Block::Yes, 0.01).error(), QueueError::Full); });
    run.awaitWaits(WaitReason::QueueFull, 1);
    run.spawn("patient", [&] { EXPECT_TRUE(q.put(2)); });
    run.awaitWaits(WaitReason::QueueFull, 2);
    run.awaitCount(EventKind::FullRaised, 1);
    run.play([&] { EXPECT_EQ(drained(q), (Integers{0, 2})); });
}

TEST_F(BoundedQueueTest, AGetterThatTimedOutHasLeftTheLine) {
    auto& q = queue(1);
    std::atomic<std::int64_t> got{0};
    run.spawn("brief", [&] { EXPECT_EQ(q.get(Block::Yes, 0.01).error(), QueueError::Empty); });
    run.awaitWaits(WaitReason::QueueEmpty, 1);
    run.spawn("patient", [&] { got = q.get().value().integer(); });
    run.awaitWaits(WaitReason::QueueEmpty, 2);
    run.awaitCount(EventKind::EmptyRaised, 1);
    run.play([&] { EXPECT_TRUE(q.putNowait(5)); });
    EXPECT_EQ(got, 5);
}

TEST_F(BoundedQueueTest, AMiddleWaiterThatTimedOutLeavesTheOthersInLine) {
    auto& q = queue(1);
    run.spawn("filler", [&] { EXPECT_TRUE(q.put(0)); });
    run.awaitCount(EventKind::Put, 1);
    for (const int i : {1, 2, 3}) {
        run.spawn("putter", [&q, i] {
            if (i == 2)
                EXPECT_FALSE(q.put(i, Block::Yes, 0.01));
            else
                EXPECT_TRUE(q.put(i));
        });
        run.awaitWaits(WaitReason::QueueFull, static_cast<std::size_t>(i));
    }
    run.awaitCount(EventKind::FullRaised, 1);
    run.play([&] { EXPECT_EQ(drained(q), (Integers{0, 1, 3})); });
}

TEST_F(BoundedQueueTest, JoinWaitsUntilEveryItemIsDealtWith) {
    auto& q = queue(0);
    std::atomic<int> joined{0};
    run.spawn("putter", [&] {
        EXPECT_TRUE(q.put(1));
        EXPECT_TRUE(q.put(2));
    });
    run.awaitCount(EventKind::Put, 2);
    for (int i = 0; i < 3; ++i)
        run.spawn("joiner", [&] {
            q.join();
            ++joined;
        });
    run.awaitWaits(WaitReason::TasksUndone, 3);
    run.play([&] {
        EXPECT_EQ(drained(q), (Integers{1, 2}));
        EXPECT_TRUE(q.taskDone());
        EXPECT_EQ(joined, 0); // taken out is not dealt with
        EXPECT_EQ(run.count(EventKind::WaitEnded), 0u);
        EXPECT_TRUE(q.taskDone());
    });
    EXPECT_EQ(joined, 3);
}

TEST_F(BoundedQueueTest, JoinReturnsAtOnceWhereNothingIsUnfinished) {
    auto& q = queue(0);
    run.play([&] {
        q.join();
        EXPECT_TRUE(q.put(1));
        EXPECT_TRUE(q.get());
        EXPECT_TRUE(q.taskDone());
        q.join();
    });
    EXPECT_EQ(run.count(EventKind::WaitBegan), 0u);
}

TEST_F(BoundedQueueTest, WhatWasPutIsUnfinishedUntilItIsDealtWith) {
    auto& q = queue(0);
    run.play([&] {
        EXPECT_EQ(q.unfinished(), 0);
        EXPECT_TRUE(q.put(1));
        EXPECT_TRUE(q.put(2));
        EXPECT_TRUE(q.get());
        EXPECT_EQ(q.unfinished(), 2);
        EXPECT_TRUE(q.taskDone());
        EXPECT_EQ(q.unfinished(), 1);
    });
    EXPECT_EQ(run.count(EventKind::SnapshotTaken), 0u);
}

TEST_F(BoundedQueueTest, OneTaskDoneTooManyIsAnError) {
    auto& q = queue(0);
    run.play([&] {
        EXPECT_EQ(q.taskDone().error(), QueueError::TooManyTaskDone);
        EXPECT_TRUE(q.put(1));
        EXPECT_TRUE(q.taskDone());
        EXPECT_EQ(q.taskDone().error(), QueueError::TooManyTaskDone);
    });
    EXPECT_EQ(run.count(EventKind::TaskDone), 1u);
}

TEST_F(BoundedQueueTest, TakesItemsOfAnyType) {
    const Value items[] = {
        Value(), 4, 2.5, "x", Value::Bytes{std::byte{0}, std::byte{255}}, Value::List{1, "y", Value::List{}}};
    auto& q = queue(0);
    run.play([&] {
        for (const Value& item : items)
            EXPECT_TRUE(q.put(item));
        for (const Value& item : items) {
            const auto got = q.get();
            EXPECT_EQ(got.value().type(), item.type());
            EXPECT_EQ(got.value(), item);
        }
    });
    const auto puts = run.eventsOf(EventKind::Put);
    ASSERT_EQ(puts.size(), std::size(items));
    EXPECT_EQ(puts[1].a, 4);
    EXPECT_EQ(std::bit_cast<double>(puts[2].a), 2.5);
    EXPECT_EQ(run.text(puts[3].a), "\"x\"");
    EXPECT_EQ(run.text(puts[4].a), "b\"\\x00\\xff\"");
    EXPECT_EQ(run.text(puts[5].a), "[1, \"y\", []]");
    for (std::size_t i = 0; i < puts.size(); ++i)
        EXPECT_EQ(puts[i].detail, static_cast<int>(items[i].type()));
}

TEST_F(BoundedQueueTest, SnapshotsAreTrueWhenTakenAndToldWithTheTruthWhenActedOn) {
    auto& q = queue(2);
    run.play([&] {
        const auto size = q.qsize();
        const auto empty = q.empty();
        const auto full = q.full();
        EXPECT_EQ(size.value, 0);
        EXPECT_TRUE(empty.value);
        EXPECT_FALSE(full.value);
        EXPECT_TRUE(q.put(1));
        EXPECT_TRUE(q.put(2));
        q.actOn(size);
        q.actOn(empty);
        q.actOn(full);
        EXPECT_EQ(q.qsize().value, 2);
        EXPECT_FALSE(q.empty().value);
        EXPECT_TRUE(q.full().value);
    });
    const auto used = run.eventsOf(EventKind::SnapshotUsed);
    ASSERT_EQ(used.size(), 3u);
    const std::int64_t answers[] = {0, 1, 0};
    const std::int64_t truths[] = {2, 0, 1};
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(used[i].detail, i);
        EXPECT_EQ(used[i].a, answers[i]);
        EXPECT_EQ(used[i].b, truths[i]);
    }
    EXPECT_EQ(run.count(EventKind::SnapshotTaken), 6u);
}

TEST_F(BoundedQueueTest, StopUnwindsAllWhoWait) {
    auto& full = queue(1);
    auto& empty = queue(1);
    std::atomic<int> unwound{0};
    const auto waiting = [&](auto call) {
        return [&, call] {
            try {
                call();
                ADD_FAILURE() << "went on";
            } catch (const RunStopped&) {
                ++unwound;
                throw;
            }
        };
    };
    run.spawn("filler", [&] { EXPECT_TRUE(full.put(1)); });
    run.awaitCount(EventKind::Put, 1);
    run.spawn("putter", waiting([&] { static_cast<void>(full.put(2)); }));
    run.spawn("timed putter", waiting([&] { static_cast<void>(full.put(2, Block::Yes, kAnHour)); }));
    run.spawn("getter", waiting([&] { static_cast<void>(empty.get()); }));
    run.spawn("timed getter", waiting([&] { static_cast<void>(empty.get(Block::Yes, kAnHour)); }));
    run.spawn("joiner", waiting([&] { full.join(); }));
    run.awaitCount(EventKind::WaitBegan, 5);
    run.stage().stop();
    run.finish();
    EXPECT_EQ(unwound, 5);
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Stopped)), 5u);
    EXPECT_EQ(run.count(EventKind::ActorEnded, static_cast<int>(ExitKind::Stopped)), 6u); // and main
    EXPECT_EQ(run.count(EventKind::Put), 1u);
}

TEST_F(BoundedQueueTest, AGetterTellsWhoseItemItMovedInAndWhomItWoke) {
    auto& q = queue(1);
    const Actor& putter = run.spawn("putter", [&] {
        EXPECT_TRUE(q.put(1));
        EXPECT_TRUE(q.put(2));
    });
    run.awaitWaits(WaitReason::QueueFull, 1);
    const Actor& getter = run.spawn("getter", [&] { EXPECT_TRUE(q.get()); });
    run.finish();
    const auto puts = run.eventsOf(EventKind::Put);
    ASSERT_EQ(puts.size(), 2u);
    EXPECT_EQ(puts[1].actor, putter.id());
    EXPECT_EQ(QueuePlace::unpacked(puts[1].b).by, getter.id());
    EXPECT_EQ(QueuePlace::unpacked(puts[1].b).depth, 1u);
    const auto woke = run.eventsOf(EventKind::Woke);
    ASSERT_EQ(woke.size(), 1u);
    EXPECT_EQ(woke[0].actor, getter.id());
    EXPECT_EQ(woke[0].a, putter.id());
}

TEST_F(BoundedQueueTest, APutterTellsToWhomItHandedTheItem) {
    auto& q = queue(1);
    const Actor& getter = run.spawn("getter", [&] { EXPECT_TRUE(q.get()); });
    run.awaitWaits(WaitReason::QueueEmpty, 1);
    const Actor& putter = run.spawn("putter", [&] { EXPECT_TRUE(q.put(1)); });
    run.finish();
    const auto got = run.eventsOf(EventKind::Got);
    ASSERT_EQ(got.size(), 1u);
    EXPECT_EQ(got[0].actor, getter.id());
    EXPECT_EQ(QueuePlace::unpacked(got[0].b).by, putter.id());
    EXPECT_EQ(QueuePlace::unpacked(got[0].b).depth, 0u);
}

TEST_F(BoundedQueueTest, PutAndGetGoOnWhileAnotherActorChangesTheCapacity) {
    auto& q = queue(1);
    constexpr int kItems = 2000;
    run.spawn("putter", [&] {
        for (int i = 0; i < kItems; ++i)
            EXPECT_TRUE(q.put(i));
    });
    std::atomic<bool> over{false};
    run.spawn("getter", [&] {
        for (int i = 0; i < kItems; ++i)
            EXPECT_EQ(q.get().value().integer(), i);
        over = true;
    });
    for (int i = 0; !over; ++i) {
        q.setCapacity(i % 5); // 0 is unbounded
        run.events();
        std::this_thread::yield();
    }
    q.setCapacity(1);
    run.finish();
}

} // namespace
} // namespace interleave
