// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many actors, random calls: whatever happens, each item that was put comes out once, and the trace tells of
// exactly what happened.
#include "core/primitives/BoundedQueue.h"

#include "tests/core/engine/TestRun.h"

#include <random>
#include <vector>

#include <sched.h>

namespace interleave {
namespace {

constexpr int kItemsOfOne = 40;

/// What one repetition is made of.
struct Plan {
    unsigned seed;
    int producers;
    int consumers;
    int capacity;
    Discipline discipline;
};

Plan planFor(unsigned seed) {
    std::mt19937 random(seed);
    const auto upTo = [&](unsigned most) { return static_cast<int>(random() % most); };
    return {seed, 1 + upTo(5), 1 + upTo(5), upTo(5), static_cast<Discipline>(upTo(3))};
}

/// Waits for ever, for a moment, or not at all.
struct Patience {
    Block block;
    std::optional<double> timeout;
};

Patience anyPatience(std::mt19937& random) {
    switch (random() % 4) {
    case 0: return {Block::No, {}};
    case 1: return {Block::Yes, static_cast<double>(random() % 200) / 1e6};
    default: return {Block::Yes, {}};
    }
}

class Storm {
public:
    explicit Storm(const Plan& plan)
        : m_plan(plan), m_queue(m_run.stage().make<BoundedQueue>("q", plan.capacity, plan.discipline)),
          m_seen(static_cast<std::size_t>(plan.producers * kItemsOfOne)) {}

    void play() {
        m_run.play([this] {
            std::vector<Actor*> producers;
            std::vector<Actor*> consumers;
            for (int i = 0; i < m_plan.producers; ++i)
                producers.push_back(&m_run.stage().actor("p", "p", [this, i] { produce(i); }));
            for (int i = 0; i < m_plan.consumers; ++i)
                consumers.push_back(&m_run.stage().actor("c", "c", [this, i] { consume(i); }));
            for (Actor* consumer : consumers)
                EXPECT_TRUE(consumer->start());
            m_run.stage().runAll(producers);
            m_queue.join();
            for (int i = 0; i < m_plan.consumers; ++i)
                EXPECT_TRUE(m_queue.put(kNothingMore));
            for (Actor* consumer : consumers)
                EXPECT_TRUE(consumer->join());
            EXPECT_EQ(m_queue.qsize().value, 0);
        });
        for (const auto& times : m_seen)
            EXPECT_EQ(times, 1);
        checkTrace();
    }

private:
    static constexpr int kNothingMore = 1 << 30; // the last in a priority queue

    void produce(int number) {
        std::mt19937 random(m_plan.seed + static_cast<unsigned>(number) * 7919);
        for (int i = 0; i < kItemsOfOne; ++i)
            for (bool put = false; !put;) {
                const Patience patience = anyPatience(random);
                put = m_queue.put(number * kItemsOfOne + i, patience.block, patience.timeout).ok();
            }
    }
    void consume(int number) {
        std::mt19937 random(m_plan.seed + static_cast<unsigned>(number) * 104729 + 1);
        std::vector<std::int64_t> newest(static_cast<std::size_t>(m_plan.producers), -1);
        for (;;) {
            const Patience patience = anyPatience(random);
            const auto item = m_queue.get(patience.block, patience.timeout);
            if (!item)
                continue;
            const std::int64_t which = item.value().integer();
            EXPECT_TRUE(m_queue.taskDone());
            if (which == kNothingMore)
                return;
            ++m_seen[static_cast<std::size_t>(which)];
            if (m_plan.discipline != Discipline::Fifo)
                continue;
            // What one producer puts one after the other is got in that order.
            auto& before = newest[static_cast<std::size_t>(which / kItemsOfOne)];
            EXPECT_GT(which, before);
            before = which;
        }
    }
    /// The trace's own count and depths: each Put and Got tells the depth after it.
    void checkTrace() {
        std::uint32_t depth = 0;
        std::size_t moves = 0;
        for (const Event& event : m_run.events()) {
            ASSERT_NE(event.kind, EventKind::EventsDropped);
            if (event.kind != EventKind::Put && event.kind != EventKind::Got)
                continue;
            event.kind == EventKind::Put ? ++depth : --depth;
            ASSERT_EQ(QueuePlace::unpacked(event.b).depth, depth) << "after " << moves << " moves";
            ++moves;
            if (m_plan.capacity > 0) {
                // A waiting getter's item passes through the queue.
                ASSERT_LE(depth, static_cast<std::uint32_t>(m_plan.capacity));
            }
        }
        EXPECT_EQ(depth, 0u);
        EXPECT_EQ(moves, 2 * (m_seen.size() + static_cast<std::size_t>(m_plan.consumers)));
    }

    const Plan m_plan;
    TestRun m_run;
    BoundedQueue& m_queue;
    std::vector<std::atomic<int>> m_seen;
};

void repeat(unsigned from, unsigned to) {
    for (unsigned seed = from; seed < to && !testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Storm(planFor(seed)).play();
    }
}

TEST(BoundedQueueStressTest, EachItemIsDeliveredOnceWhateverTheCalls) {
    repeat(0, 200);
}

TEST(BoundedQueueStressTest, EachItemIsDeliveredOnceOnOneCpu) {
    cpu_set_t before;
    ASSERT_EQ(::sched_getaffinity(0, sizeof before, &before), 0);
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(Stage::firstCpu(), &one);
    ASSERT_EQ(::sched_setaffinity(0, sizeof one, &one), 0);
    repeat(1000, 1200);
    ::sched_setaffinity(0, sizeof before, &before);
}

TEST(BoundedQueueStressTest, AStopAtAnyMomentEndsEveryActor) {
    for (unsigned round = 0; round < 60; ++round) {
        TestRun run;
        auto& queue = run.stage().make<BoundedQueue>("q", 2);
        std::atomic<int> unwound{0};
        std::atomic<int> moves{0};
        const auto endlessly = [&](auto call) {
            return [&, call] {
                try {
                    for (;; ++moves)
                        call();
                } catch (const RunStopped&) {
                    ++unwound;
                    throw;
                }
            };
        };
        std::vector<Actor*> all;
        for (int i = 0; i < 3; ++i) {
            all.push_back(&run.spawn("p", endlessly([&] { EXPECT_TRUE(queue.put(1)); })));
            all.push_back(&run.spawn("c", endlessly([&] { EXPECT_TRUE(queue.get(Block::Yes, 3600)); })));
        }
        while (moves < static_cast<int>(round * 20))
            std::this_thread::yield();
        run.stage().stop();
        run.finish();
        EXPECT_LE(unwound, 6); // one that had not begun is ended before its body
        for (const Actor* actor : all)
            EXPECT_FALSE(actor->alive());
    }
}

} // namespace
} // namespace interleave
