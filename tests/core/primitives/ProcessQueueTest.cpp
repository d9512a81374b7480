// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ProcessQueue.h"

#include "tests/core/primitives/ProcessRun.h"

namespace interleave {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;

std::string putRole(const std::string& queue, int count, std::size_t bytes, int base) {
    return "put:" + queue + "," + std::to_string(count) + "," + std::to_string(bytes) + "," +
           std::to_string(base);
}

TEST(ProcessQueueTest, ItemsOfEveryTypeCrossAsTheyAre) {
    ProcessRun run;
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 0);
        const std::vector<Value> items{
            {},
            7,
            -1,
            2.5,
            "",
            "short",
            std::string(10'000, 'x'),
            Value::Bytes{std::byte{0}, std::byte{255}},
            Value::List{1, "1", Value::List{}, Value::List{2.5, Value::Bytes(5000)}}};
        for (const Value& item : items)
            ASSERT_TRUE(queue.put(item));
        for (const Value& item : items) {
            const auto got = queue.get();
            ASSERT_TRUE(got);
            EXPECT_EQ(got.value(), item);
            EXPECT_EQ(got.value().type(), item.type());
        }
    });
}

TEST(ProcessQueueTest, ItemsCrossFromProcessToProcessInTheOrderOfTheirPuts) {
    for (const std::size_t bytes : {0u, 100u, 300'000u}) {
        ProcessRun run;
        run.play([&] {
            auto& queue = run.stage().make<ProcessQueue>("q", 3);
            WorkerProcess& writer = run.worker("w", putRole("q", 50, bytes, 100));
            ASSERT_TRUE(writer.start());
            for (int n = 0; n < 50; ++n) {
                const auto item = queue.get();
                ASSERT_TRUE(item);
                EXPECT_EQ(numberOf(item.value()), 100 + n);
            }
            EXPECT_EQ(queue.qsize().value, 0);
        });
        run.expectBalance();
    }
}

TEST(ProcessQueueTest, PutReturnsBeforeTheItemIsInASlot) {
    ProcessRun run;
    std::atomic<int> seenEmpty{0};
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 0);
        for (int n = 0; n < 2000; ++n) {
            ASSERT_TRUE(queue.put(n));
            seenEmpty += queue.empty().value ? 1 : 0;
            EXPECT_GE(queue.qsize().value, 1); // counted all the same
            ASSERT_TRUE(queue.get());
        }
    });
    EXPECT_GT(seenEmpty.load(), 0);
}

TEST(ProcessQueueTest, ItsCapacityCountsWhatIsInBuffersToo) {
    ProcessRun run;
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 3);
        for (int n = 0; n < 3; ++n)
            ASSERT_TRUE(queue.putNowait(n));
        EXPECT_TRUE(queue.full().value);
        EXPECT_EQ(queue.putNowait(3).error(), QueueError::Full);
        const std::int64_t before = monotonicNow();
        EXPECT_EQ(queue.put(3, Block::Yes, 0.02).error(), QueueError::Full);
        EXPECT_GE(monotonicNow() - before, 20'000'000);
        ASSERT_TRUE(queue.get());
        EXPECT_TRUE(queue.putNowait(3));
    });
    EXPECT_EQ(run.count(EventKind::FullRaised), 2u);
}

TEST(ProcessQueueTest, GetOnAnEmptyOneTimesOutNotBeforeItsTimeout) {
    ProcessRun run;
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 3);
        EXPECT_EQ(queue.getNowait().error(), QueueError::Empty);
        const std::int64_t before = monotonicNow();
        EXPECT_EQ(queue.get(Block::Yes, 0.02).error(), QueueError::Empty);
        EXPECT_GE(monotonicNow() - before, 20'000'000);
        EXPECT_EQ(queue.get(Block::Yes, -1).error(), QueueError::NegativeTimeout);
        EXPECT_EQ(queue.put(1, Block::Yes, -1).error(), QueueError::NegativeTimeout);
        EXPECT_EQ(queue.qsize().value, 0);
    });
}

TEST(ProcessQueueTest, AnItemThatIsTooLargeIsAnErrorAndTheLargestIsNot) {
    ProcessRun run;
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 0);
        EXPECT_EQ(queue.put(Value::Bytes(16 * kMebibyte)).error(), QueueError::ItemTooLarge);
        const Value largest = Value::Bytes(16 * kMebibyte - 16, std::byte{7});
        ASSERT_TRUE(queue.put(largest));
        EXPECT_EQ(queue.get().value(), largest);
    });
}

TEST(ProcessQueueTest, AnUnboundedOneHasAStatedLimitOfMemory) {
    ProcessRun run;
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 0);
        const Value item = Value::Bytes(15 * kMebibyte);
        int put = 0;
        while (put < 10 && queue.put(item))
            ++put;
        EXPECT_EQ(put, 4); // 64 MiB
        EXPECT_EQ(queue.put(item).error(), QueueError::MemoryFull);
        ASSERT_TRUE(queue.get());
        EXPECT_TRUE(queue.put(item));
    });
}

TEST(ProcessQueueTest, WaitersAreServedInTheOrderOfTheirComing) {
    ProcessRun run;
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 0);
        std::vector<int> got(4, -1);
        std::vector<Actor*> getters;
        for (std::size_t i = 0; i < got.size(); ++i) {
            getters.push_back(&run.spawn("g" + std::to_string(i), [&, i] {
                got[i] = static_cast<int>(queue.get().value().integer());
            }));
            run.awaitWaits(WaitReason::QueueEmpty, i + 1);
        }
        for (int n = 0; n < 4; ++n)
            ASSERT_TRUE(queue.put(n));
        for (Actor* getter : getters)
            getter->join();
        EXPECT_EQ(got, (std::vector{0, 1, 2, 3}));
    });
}

TEST(ProcessQueueTest, ALargerCapacityLetsWaitingPuttersGoOn) {
    ProcessRun run;
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 1);
        ASSERT_TRUE(queue.put(0));
        Actor& putter = run.spawn("p", [&] { EXPECT_TRUE(queue.put(1)); });
        run.awaitWaits(WaitReason::QueueFull, 1);
        queue.setCapacity(2);
        EXPECT_TRUE(putter.join());
        EXPECT_EQ(queue.qsize().value, 2);
    });
}

TEST(ProcessQueueTest, JoinWaitsForEveryTaskOfEveryProcess) {
    ProcessRun run;
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 0);
        EXPECT_EQ(queue.taskDone().error(), QueueError::TooManyTaskDone);
        WorkerProcess& writer = run.worker("w", putRole("q", 20, 0, 0));
        WorkerProcess& reader = run.worker("r", "get:q");
        run.stage().runAll({&writer});
        ASSERT_TRUE(reader.start());
        queue.join();
        ASSERT_TRUE(queue.put({}));
        EXPECT_TRUE(reader.join());
    });
    EXPECT_EQ(run.count(EventKind::TaskDone), 20u);
}

TEST(ProcessQueueTest, AStopUnwindsWhoWaits) {
    ProcessRun run;
    std::thread controlling([&] {
        run.awaitWaits(WaitReason::QueueEmpty, 2);
        run.stage().stop();
    });
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 0);
        ASSERT_TRUE(run.worker("r", "get:q").start());
        static_cast<void>(queue.get());
    });
    controlling.join();
    EXPECT_EQ(run.count(EventKind::ActorEnded, static_cast<int>(ExitKind::Stopped)), 2u);
}

TEST(ProcessQueueTest, APauseHoldsItsTimeouts) {
    ProcessRun run;
    std::thread controlling([&] {
        run.awaitWaits(WaitReason::QueueEmpty, 1);
        run.stage().pause();
        const std::int64_t until = monotonicNow() + 60'000'000;
        while (monotonicNow() < until)
            std::this_thread::yield();
        EXPECT_EQ(run.count(EventKind::EmptyRaised), 0u);
        run.stage().resume();
    });
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 0);
        EXPECT_EQ(queue.get(Block::Yes, 0.03).error(), QueueError::Empty);
    });
    controlling.join();
}

TEST(ProcessQueueTest, WhatADeadProcessHadInItsBufferIsCountedAsLost) {
    ProcessRun run;
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 0);
        WorkerProcess& writer = run.worker("w", putRole("q", 1'000'000, 0, 0));
        ASSERT_TRUE(writer.start());
        run.awaitCount(EventKind::Buffered, 100);
        writer.kill();
        EXPECT_TRUE(writer.join());
        while (queue.getNowait())
            run.takeEvents(); // there may be more than a ring has room for
        EXPECT_EQ(queue.qsize().value, 0);
    });
    run.expectBalance();
}

} // namespace
} // namespace interleave
