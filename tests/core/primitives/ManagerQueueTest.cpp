// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ManagerQueue.h"

#include "core/engine/Stage.h"
#include "core/primitives/QueueMemory.h"

#include "tests/core/engine/TestRun.h"

#include <filesystem>

namespace interleave {
namespace {

/// A client takes two actors, and there are many; a putter's ring holds what it tells while a test waits.
constexpr SegmentLimits kManagerLimits{
    .actors = 400, .ringEvents = 1u << 18, .texts = 1u << 14, .textBytes = 1u << 20};

class ManagerQueueTest : public testing::Test {
protected:
    ManagerQueueTest() { m_run.stage().setWorkerCommand({POOL_WORKER_PATH, "test"}); }
    ~ManagerQueueTest() override {
        m_run.stage().stop();
        m_run.finish();
        for (const Event& started : m_run.eventsOf(EventKind::ProcessStarted))
            EXPECT_FALSE(std::filesystem::exists("/proc/" + std::to_string(started.a)));
    }
    Stage& stage() { return m_run.stage(); }
    ManagerQueue& make(int capacity) { return stage().make<ManagerQueue>("q", capacity); }
    WorkerProcess& worker(const std::string& name, const std::string& role) {
        WorkerProcess& process = stage().process(name, name, role);
        EXPECT_TRUE(process.start());
        return process;
    }
    /// What the workers have printed.
    std::vector<std::string> printed() {
        std::vector<std::string> lines;
        for (const Event& event : m_run.eventsOf(EventKind::Printed))
            lines.push_back(m_run.text(event.a));
        return lines;
    }
    std::size_t printedLike(const std::string& line) {
        return static_cast<std::size_t>(std::ranges::count(printed(), line));
    }
    /// Servers that wait in the queue for an item, once there are so many.
    void awaitGetters(std::size_t wanted) { m_run.awaitWaits(WaitReason::QueueEmpty, wanted); }

    TestRun m_run{{}, kManagerLimits};
};

template <class T> const T& valueOf(const Result<Snapshot<T>, QueueError>& answer) {
    return answer.value().value;
}

TEST_F(ManagerQueueTest, TheWholeCallTableGoesThroughTheManager) {
    m_run.play([&] {
        auto& q = make(2);
        EXPECT_EQ(valueOf(q.qsize()), 0);
        EXPECT_TRUE(valueOf(q.empty()));
        EXPECT_TRUE(q.put("a"));
        EXPECT_TRUE(q.putNowait(2.5));
        EXPECT_EQ(valueOf(q.qsize()), 2);
        EXPECT_TRUE(valueOf(q.full()));
        EXPECT_EQ(q.putNowait(3).error(), QueueError::Full);
        EXPECT_EQ(q.put(3, Block::No, 100).error(), QueueError::Full);
        EXPECT_EQ(q.put(3, Block::Yes, -1).error(), QueueError::NegativeTimeout);
        EXPECT_EQ(q.get(Block::Yes, -1).error(), QueueError::NegativeTimeout);
        EXPECT_EQ(q.get().value(), Value("a"));
        EXPECT_EQ(q.getNowait().value(), Value(2.5));
        EXPECT_EQ(q.getNowait().error(), QueueError::Empty);
        EXPECT_TRUE(q.taskDone());
        EXPECT_TRUE(q.taskDone());
        EXPECT_EQ(q.taskDone().error(), QueueError::TooManyTaskDone);
        EXPECT_TRUE(q.join());
    });
    EXPECT_EQ(m_run.count(EventKind::Put), 2u);
    EXPECT_EQ(m_run.count(EventKind::Got), 2u);
    EXPECT_EQ(m_run.count(EventKind::FullRaised), 2u);
    EXPECT_EQ(m_run.count(EventKind::EmptyRaised), 1u);
}

TEST_F(ManagerQueueTest, ATimeoutIsNotEarly) {
    m_run.play([&] {
        auto& q = make(1);
        EXPECT_TRUE(q.put(1));
        const std::int64_t began = monotonicNow();
        EXPECT_EQ(q.put(2, Block::Yes, 0.05).error(), QueueError::Full);
        EXPECT_GE(monotonicNow() - began, 50'000'000);
        EXPECT_EQ(q.get().value(), Value(1));
        const std::int64_t beganToGet = monotonicNow();
        EXPECT_EQ(q.get(Block::Yes, 0.05).error(), QueueError::Empty);
        EXPECT_GE(monotonicNow() - beganToGet, 50'000'000);
    });
}

TEST_F(ManagerQueueTest, ItemsOfEveryTypeCrossWhole) {
    m_run.play([&] {
        auto& q = make(0);
        const Value bytes(Value::Bytes(5000, std::byte{7}));
        const Value list(Value::List{1, 2.5, "x", Value(), bytes});
        for (const Value& item : {Value(), Value(-1), Value(0.1), Value(""), Value("täxt"), bytes, list}) {
            ASSERT_TRUE(q.put(item));
            EXPECT_EQ(q.get().value(), item);
        }
        constexpr std::size_t kHead = 16;
        const Value largest(Value::Bytes(QueueMemory::kLargestItem - kHead, std::byte{1}));
        ASSERT_TRUE(q.put(largest));
        EXPECT_EQ(q.get().value(), largest);
        const Value larger(Value::Bytes(QueueMemory::kLargestItem - kHead + 1));
        EXPECT_EQ(q.put(larger).error(), QueueError::ItemTooLarge);
        EXPECT_EQ(valueOf(q.qsize()), 0);
    });
}

TEST_F(ManagerQueueTest, EveryCallIsARequestAndItsReply) {
    m_run.play([&] {
        auto& q = make(0);
        EXPECT_TRUE(q.put(1));
        const auto size = q.qsize();
        q.actOn(size.value());
        EXPECT_TRUE(q.get());
    });
    for (const EventKind kind :
         {EventKind::RequestSent, EventKind::Served, EventKind::ReplySent, EventKind::ReplyReceived}) {
        const auto calls = m_run.eventsOf(kind);
        ASSERT_EQ(calls.size(), 3u);
        EXPECT_EQ(calls[0].detail, static_cast<int>(ManagerCall::Put));
        EXPECT_EQ(calls[1].detail, static_cast<int>(ManagerCall::Qsize));
        EXPECT_EQ(calls[2].detail, static_cast<int>(ManagerCall::Get));
    }
    const Event server = m_run.eventsOf(EventKind::Served).at(0);
    EXPECT_EQ(server.b, kMainActor);
    EXPECT_EQ(m_run.eventsOf(EventKind::Put).at(0).actor, server.actor);
    EXPECT_EQ(m_run.eventsOf(EventKind::ReplyReceived).at(0).b, server.actor);
    const Event used = m_run.eventsOf(EventKind::SnapshotUsed).at(0);
    EXPECT_EQ(used.actor, kMainActor);
    EXPECT_EQ(used.b, 1);
}

TEST_F(ManagerQueueTest, ACallThatWaitsKeepsNoOtherThreadWaiting) {
    m_run.play([&] {
        auto& q = make(1);
        std::atomic<int> got{0};
        Actor& getter = stage().actor("getter", "g", [&] {
            for (int i = 0; i < 2; ++i)
                got.fetch_add(static_cast<int>(q.get().value().integer()));
        });
        Actor& joiner = stage().actor("joiner", "j", [&] {
            EXPECT_TRUE(q.put(40));
            EXPECT_TRUE(q.join());
            EXPECT_EQ(got.load(), 42);
        });
        EXPECT_TRUE(getter.start());
        awaitGetters(1);
        EXPECT_EQ(valueOf(q.qsize()), 0);
        EXPECT_TRUE(q.put(2));
        EXPECT_TRUE(joiner.start());
        getter.join();
        EXPECT_TRUE(q.taskDone());
        EXPECT_TRUE(q.taskDone());
        joiner.join();
    });
}

TEST_F(ManagerQueueTest, ProcessesShareIt) {
    constexpr int kItems = 200;
    m_run.play([&] {
        auto& q = make(3);
        worker("p1", "put:" + std::to_string(kItems));
        worker("p2", "put:" + std::to_string(kItems));
        int sum = 0;
        for (int i = 0; i < 2 * kItems; ++i)
            sum += static_cast<int>(q.get().value().integer());
        EXPECT_EQ(sum, kItems * (kItems - 1));
    });
}

TEST_F(ManagerQueueTest, ManagerKilledIsAnErrorForEveryClientAtOnce) {
    constexpr std::size_t kWaiting = 4;
    m_run.play([&] {
        auto& q = make(1);
        std::vector<Actor*> threads;
        for (std::size_t i = 0; i < kWaiting; ++i) {
            threads.push_back(&stage().actor("t" + std::to_string(i), "t", [&] {
                EXPECT_EQ(q.get().error(), QueueError::ManagerGone);
                EXPECT_EQ(q.put(1).error(), QueueError::ManagerGone);
            }));
            EXPECT_TRUE(threads.back()->start());
            worker("w" + std::to_string(i), "get");
        }
        awaitGetters(2 * kWaiting);
        q.manager()->kill();
        for (Actor* thread : threads)
            thread->join();
        EXPECT_EQ(q.qsize().error(), QueueError::ManagerGone);
        EXPECT_EQ(q.join().error(), QueueError::ManagerGone);
        EXPECT_EQ(q.taskDone().error(), QueueError::ManagerGone);
    });
    EXPECT_EQ(printedLike(nameOf(QueueError::ManagerGone)), kWaiting);
}

TEST_F(ManagerQueueTest, AWaitingClientThatIsKilledTakesNothingWithIt) {
    m_run.play([&] {
        auto& q = make(0);
        WorkerProcess& waiting = worker("w", "get");
        awaitGetters(1);
        waiting.kill();
        waiting.join();
        m_run.awaitCount(EventKind::WaitEnded, 1, static_cast<int>(WaitEnd::Stopped));
        EXPECT_TRUE(q.put(7));
        EXPECT_EQ(q.get().value(), Value(7));
    });
    EXPECT_EQ(m_run.count(EventKind::ItemsLost), 0u);
}

TEST_F(ManagerQueueTest, AClientKilledAtAnyInstantLosesNoMoreThanIsTold) {
    constexpr int kKills = 50;
    m_run.play([&] {
        auto& q = make(100);
        std::atomic<bool> enough{false};
        Actor& putter = stage().actor("putter", "p", [&] {
            for (int n = 0; !enough.load(std::memory_order_acquire); ++n)
                EXPECT_TRUE(q.put(n));
        });
        EXPECT_TRUE(putter.start());
        for (int kill = 0; kill < kKills; ++kill) {
            WorkerProcess& client = worker("c" + std::to_string(kill), "get");
            m_run.awaitCount(EventKind::Printed, printed().size() + 1);
            const std::int64_t instant = monotonicNow() + kill * 37'000;
            while (monotonicNow() < instant)
                std::this_thread::yield();
            client.kill();
            client.join();
        }
        enough.store(true, std::memory_order_release);
        while (putter.alive() || !valueOf(q.empty()))
            if (q.getNowait())
                stage().print("rest");
    });
    ASSERT_EQ(m_run.count(EventKind::EventsDropped), 0u);
    // Told as got: what was printed, lost, or in the hand of one that was killed before it printed it.
    const std::size_t told = printed().size() + m_run.count(EventKind::ItemsLost);
    const std::size_t got = m_run.count(EventKind::Got);
    EXPECT_GE(got, told);
    EXPECT_LE(got, told + kKills);
    EXPECT_EQ(m_run.count(EventKind::Put), got);
}

TEST_F(ManagerQueueTest, AnItemThatWasNotReadIsLost) {
    m_run.play([&] {
        auto& q = make(0);
        auto& place =
            *reinterpret_cast<ManagerQueue::Place*>(stage().segment().sharedBytes(stage().sharedEntry("q")));
        EXPECT_TRUE(q.put(1));
        EXPECT_TRUE(q.put(2));
        auto fd = connectTo(place.address, place.pid);
        ASSERT_TRUE(fd && fd.value());
        ManagerMessage message;
        message.kind = ManagerMessage::Kind::Hello;
        const Value name("silent");
        {
            ManagerSocket client(std::move(fd.value()));
            EXPECT_EQ(client.send(message, &name), ManagerSocket::End::Fine);
            message.kind = ManagerMessage::Kind::Call;
            message.call = ManagerCall::Get;
            EXPECT_EQ(client.send(message), ManagerSocket::End::Fine);
            m_run.awaitCount(EventKind::ReplySent, 3);
        }
        m_run.awaitCount(EventKind::ItemsLost, 1);
        EXPECT_TRUE(q.taskDone());
        EXPECT_TRUE(q.join()); // what was lost counts as dealt with
        EXPECT_EQ(q.get().value(), Value(2));
    });
}

TEST_F(ManagerQueueTest, AStopEndsClientsAndServersWhereverTheyWait) {
    m_run.spawn("main program", [&] {
        auto& q = make(1);
        worker("w1", "get");
        worker("w2", "get");
        static_cast<void>(q.get());
        ADD_FAILURE() << "nobody puts";
    });
    awaitGetters(3);
    stage().stop();
    m_run.finish();
    EXPECT_EQ(m_run.count(EventKind::ActorEnded, static_cast<int>(ExitKind::Killed)), 0u);
    EXPECT_EQ(m_run.count(EventKind::ActorEnded, static_cast<int>(ExitKind::Error)), 0u);
}

TEST_F(ManagerQueueTest, AClientTooManyIsAnErrorAndLeavesTheOthersWorking) {
    m_run.play([&] {
        auto& q = make(0);
        EXPECT_TRUE(q.put(1));
        Actor& other = stage().actor("other", "o", [&] {
            EXPECT_EQ(q.qsize().error(), QueueError::ManagerFull);
            EXPECT_EQ(q.qsize().error(), QueueError::ManagerFull);
        });
        while (m_run.segment().claimActor(kEngineProcess) != kNoActor) {
        }
        EXPECT_TRUE(other.start());
        other.join();
        EXPECT_EQ(valueOf(q.qsize()), 1);
    });
}

} // namespace
} // namespace interleave
