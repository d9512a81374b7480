// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// BoundedQueue with its events on and collected, one producer and one consumer, against queues without any.
#include "core/engine/Stage.h"
#include "core/primitives/BoundedQueue.h"

#include "tests/bench/Figure.h"
#include "tests/bench/RingDrainer.h"
#include "tests/bench/Transfer.h"

#if defined(INTERLEAVE_BENCH_MOODYCAMEL)
#include <readerwriterqueue/readerwritercircularbuffer.h>
#endif
#if defined(INTERLEAVE_BENCH_TBB)
#include <tbb/concurrent_queue.h>
#endif

#include <condition_variable>
#include <cstdlib>

namespace interleave::bench {

namespace {

/// 262 144 events an actor rather than a lesson's 8192: at the full speed of capacity 1000 the latter are
/// full within a millisecond, which no lesson comes near and a poll every 8 ms could not keep up with.
constexpr std::uint32_t kRingEvents = 1u << 18;
constexpr int kRounds = 15;

/// How much a trial transfers. A hand-over at capacity 3 costs a wake-up, at 1000 seldom.
struct Load {
    int capacity;
    std::int64_t items;
    std::int64_t warmUp;
};
/// The warm-up of the roomy one goes once round the rings.
constexpr Load kRoomy{1000, 400'000, 280'000};
constexpr Load kTight{3, 15'000, 1'500};

/// The textbook's queue: what BoundedQueue is measured against.
template <class Item> class ConditionQueue {
public:
    explicit ConditionQueue(int capacity) : m_capacity(static_cast<std::size_t>(capacity)) {}

    void put(Item item) {
        {
            std::unique_lock lock(m_mutex);
            m_notFull.wait(lock, [this] { return m_items.size() < m_capacity; });
            m_items.push_back(std::move(item));
        }
        m_notEmpty.notify_one();
    }
    Item get() {
        std::unique_lock lock(m_mutex);
        m_notEmpty.wait(lock, [this] { return !m_items.empty(); });
        Item item = std::move(m_items.front());
        m_items.pop_front();
        lock.unlock();
        m_notFull.notify_one();
        return item;
    }

private:
    const std::size_t m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_notFull;
    std::condition_variable m_notEmpty;
    std::deque<Item> m_items;
};

/// Over a benchmark's trials.
struct Collected {
    std::uint64_t events = 0;
    std::uint64_t dropped = 0;
    int repeated = 0;

    [[nodiscard]] std::string words() const {
        return std::to_string(events) + " events, " + std::to_string(dropped) + " dropped" +
               (repeated == 0 ? "" : "; " + std::to_string(repeated) + " trials with drops repeated");
    }
};

struct Trial {
    double nsPerItem;
    std::uint64_t events;
    std::uint64_t dropped;
};

Trial tryBoundedQueue(const Load& load, Draining how) {
    Segment segment = std::move(Segment::create({4, kRingEvents, 1024, 1u << 16}).value());
    Stage stage(segment, {});
    RingDrainer drainer(segment, how);
    Transfer transfer(load.items, load.warmUp);
    stage.runMain([&] {
        auto& queue = stage.make<BoundedQueue>("q", load.capacity);
        Actor& producer = stage.actor("producer", "p", [&] {
            transfer.produce([&](std::int64_t n) { static_cast<void>(queue.put(n)); });
        });
        Actor& consumer = stage.actor(
            "consumer", "c", [&] { transfer.consume([&] { return queue.get().value().integer(); }); });
        stage.runAll({&producer, &consumer});
    });
    drainer.finish();
    return {transfer.nsPerItem(), drainer.events(), drainer.dropped()};
}

/// To drop an event is cheaper than to write it: where the machine kept the drainer from its CPU for so long
/// that a ring was full, the trial is made again.
double nsThroughBoundedQueue(const Load& load, Draining how, Collected& collected) {
    constexpr int kTries = 10;
    Trial trial = tryBoundedQueue(load, how);
    for (int i = 1; i < kTries && trial.dropped != 0 && how == Draining::Copy; ++i, ++collected.repeated)
        trial = tryBoundedQueue(load, how);
    collected.events += trial.events;
    collected.dropped += trial.dropped;
    return trial.nsPerItem;
}

double nsThroughConditionQueue(const Load& load) {
    ConditionQueue<Value> queue(load.capacity);
    return Transfer(load.items, load.warmUp)
        .run([&](std::int64_t n) { queue.put(n); }, [&] { return queue.get().integer(); });
}

double nsThroughConditionQueueOfIntegers(const Load& load) {
    ConditionQueue<std::int64_t> queue(load.capacity);
    return Transfer(load.items, load.warmUp)
        .run([&](std::int64_t n) { queue.put(n); }, [&] { return queue.get(); });
}

/// `other`: ns an item of what it is measured against.
void against(benchmark::State& state, const std::string& name, const Load& load, const char* what,
             double (*other)(const Load&), std::optional<Target> target, Draining how = Draining::Copy) {
    for (auto _ : state) {
        Collected collected;
        const SideBySide both = inTurn(
            kRounds, [&] { return nsThroughBoundedQueue(load, how, collected); },
            [&] { return other(load); });
        report(state, name,
               {both.ours, both.reference, "ns/item", what, 1 / both.costRatio, target, collected.words()});
    }
}

#if defined(INTERLEAVE_BENCH_MOODYCAMEL)
double nsThroughMoodycamel(const Load& load) {
    moodycamel::BlockingReaderWriterCircularBuffer<std::int64_t> queue(
        static_cast<std::size_t>(load.capacity));
    return Transfer(load.items, load.warmUp)
        .run([&](std::int64_t n) { queue.wait_enqueue(n); },
             [&] {
                 std::int64_t item = 0;
                 queue.wait_dequeue(item);
                 return item;
             });
}
#endif

#if defined(INTERLEAVE_BENCH_TBB)
double nsThroughTbb(const Load& load) {
    tbb::concurrent_bounded_queue<std::int64_t> queue;
    queue.set_capacity(load.capacity);
    return Transfer(load.items, load.warmUp)
        .run([&](std::int64_t n) { queue.push(n); },
             [&] {
                 std::int64_t item = 0;
                 queue.pop(item);
                 return item;
             });
}
#endif

constexpr const char* kPythonScript = R"(
import queue, sys, threading, time
capacity, items = int(sys.argv[1]), int(sys.argv[2])
q = queue.Queue(capacity)
def produce():
    for n in range(items):
        q.put(n)
producer = threading.Thread(target=produce)
began = time.perf_counter_ns()
producer.start()
for n in range(items):
    q.get()
print((time.perf_counter_ns() - began) / items)
)";

/// 0 where there is no python3.
double nsThroughPython(const Load& load) {
    const std::string command = std::string("python3 -c '") + kPythonScript + "' " +
                                std::to_string(load.capacity) + " " + std::to_string(load.items / 10) +
                                " 2>/dev/null";
    std::FILE* const output = ::popen(command.c_str(), "r");
    double ns = 0;
    if (output && std::fscanf(output, "%lf", &ns) != 1)
        ns = 0;
    if (output)
        ::pclose(output);
    return ns;
}

void registerRows(const char* prefix, const Load& load, double target) {
    const auto add = [&](const char* row, auto&&... arguments) {
        const std::string name = std::string(prefix) + row;
        benchmark::RegisterBenchmark(
            name.c_str(), [=](benchmark::State& state) { against(state, name, load, arguments...); })
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    };
    const std::optional<Target> none;
    add("", "mutex + 2 conditions", &nsThroughConditionQueue,
        std::optional(Target{Target::Is::AtLeast, target}));
    add("/of-integers", "the same, items int64", &nsThroughConditionQueueOfIntegers, none);
    add("/folding", "the same; ours folding too", &nsThroughConditionQueue, none, Draining::Fold);
#if defined(INTERLEAVE_BENCH_MOODYCAMEL)
    add("/moodycamel", "moodycamel blocking circular", &nsThroughMoodycamel, none);
#endif
#if defined(INTERLEAVE_BENCH_TBB)
    add("/tbb", "tbb::concurrent_bounded_queue", &nsThroughTbb, none);
#endif
    if (nsThroughPython({load.capacity, 10, 0}) > 0)
        add("/python", "CPython queue.Queue", &nsThroughPython, none);
}

const bool kRegistered = [] {
    registerRows("queue/1000", kRoomy, 1.0);
    registerRows("queue/3", kTight, 1.4);
    return true;
}();

} // namespace

} // namespace interleave::bench
