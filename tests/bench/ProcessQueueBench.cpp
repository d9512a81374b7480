// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// ProcessQueue with its events on and collected, a writer's process and a reader's, against queues without
// any: Boost's message_queue, a process-shared mutex with conditions, CPython's process queue; large items
// against memcpy; and how long a worker process takes to its first event.
#include "core/primitives/ProcessQueue.h"

#include "core/engine/Stage.h"

#include "tests/bench/Figure.h"
#include "tests/bench/Python.h"
#include "tests/bench/RingDrainer.h"
#include "tests/bench/Transfer.h"

#if defined(INTERLEAVE_BENCH_BOOST)
#include <boost/interprocess/ipc/message_queue.hpp>
#endif

#include <cstring>
#include <string>

#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave::bench {

namespace {

constexpr int kRounds = 7;
constexpr std::size_t kLargeBytes = std::size_t{1} << 20;
/// More than are made between two polls at this speed.
constexpr std::uint32_t kRingEvents = 1u << 18;

struct Load {
    int capacity;
    std::int64_t items;
    std::int64_t warmUp;
};
/// Warmed up once round the rings: else a third of the time goes to the kernel's first giving of their pages.
constexpr Load kRoomy{1000, 300'000, kRingEvents};
constexpr Load kTight{3, 10'000, 1'000};
constexpr Load kLarge{16, 400, 50};

/// Of the row that is measured, in rounds that could not be taken without.
std::uint64_t droppedEvents = 0;

struct Run {
    Segment segment = std::move(Segment::create({.actors = 16, .ringEvents = kRingEvents}).value());
    Stage stage{segment, {}};

    Run() { stage.setWorkerCommand({BENCH_WORKER_PATH, "bench"}); }
};

struct Round {
    double nsPerItem;
    std::uint64_t dropped;
};

/// A worker process writes, this one reads.
Round throughProcessQueue(const Load& load, std::size_t bytes) {
    Run run;
    RingDrainer drainer(run.segment, Draining::Copy);
    Transfer transfer(load.items, load.warmUp);
    run.stage.runMain([&] {
        auto& queue = run.stage.make<ProcessQueue>("q", load.capacity);
        run.stage.start(run.stage.process("writer", "w",
                                          "put:q," + std::to_string(load.items + load.warmUp) + "," +
                                              std::to_string(bytes)));
        std::int64_t n = 0;
        transfer.consume([&] {
            const Value item = queue.get().value();
            return bytes == 0 ? item.integer() : n++;
        });
    });
    drainer.finish();
    return {transfer.nsPerItem(), drainer.dropped()};
}

/// An event that is dropped costs less than one that is written: a round with any is taken again, a few
/// times.
double nsThroughProcessQueue(const Load& load, std::size_t bytes) {
    for (int triesLeft = 5;; --triesLeft) {
        const Round round = throughProcessQueue(load, bytes);
        if (round.dropped > 0 && triesLeft > 0)
            continue;
        droppedEvents += round.dropped;
        return round.nsPerItem;
    }
}

/// Runs `put(n)` for all items in a process of its own, made by fork, and reads with `get` in this one.
template <class Put, class Get> double nsBetweenForked(const Load& load, Put&& put, Get&& get) {
    Transfer transfer(load.items, load.warmUp);
    const pid_t writer = ::fork();
    if (writer == 0) {
        transfer.produce(put);
        ::_exit(0);
    }
    transfer.consume(get);
    ::waitpid(writer, nullptr, 0);
    return transfer.nsPerItem();
}

/// The textbook's queue between processes.
struct ConditionRing {
    pthread_mutex_t mutex;
    pthread_cond_t notFull, notEmpty;
    std::uint64_t head = 0, tail = 0;
    std::uint64_t capacity = 0;
    std::int64_t items[1024] = {};

    explicit ConditionRing(int slots) : capacity(static_cast<std::uint64_t>(slots)) {
        pthread_mutexattr_t ofMutex;
        ::pthread_mutexattr_init(&ofMutex);
        ::pthread_mutexattr_setpshared(&ofMutex, PTHREAD_PROCESS_SHARED);
        ::pthread_mutex_init(&mutex, &ofMutex);
        pthread_condattr_t ofCondition;
        ::pthread_condattr_init(&ofCondition);
        ::pthread_condattr_setpshared(&ofCondition, PTHREAD_PROCESS_SHARED);
        ::pthread_cond_init(&notFull, &ofCondition);
        ::pthread_cond_init(&notEmpty, &ofCondition);
    }
    void put(std::int64_t item) {
        ::pthread_mutex_lock(&mutex);
        while (tail - head == capacity)
            ::pthread_cond_wait(&notFull, &mutex);
        items[tail++ % 1024] = item;
        ::pthread_mutex_unlock(&mutex);
        ::pthread_cond_signal(&notEmpty);
    }
    std::int64_t get() {
        ::pthread_mutex_lock(&mutex);
        while (tail == head)
            ::pthread_cond_wait(&notEmpty, &mutex);
        const std::int64_t item = items[head++ % 1024];
        ::pthread_mutex_unlock(&mutex);
        ::pthread_cond_signal(&notFull);
        return item;
    }
};

double nsThroughConditions(const Load& load) {
    void* place =
        ::mmap(nullptr, sizeof(ConditionRing), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto* ring = new (place) ConditionRing(load.capacity);
    const double ns = nsBetweenForked(
        load, [&](std::int64_t n) { ring->put(n); }, [&] { return ring->get(); });
    ::munmap(place, sizeof(ConditionRing));
    return ns;
}

#if defined(INTERLEAVE_BENCH_BOOST)
double nsThroughBoost(const Load& load) {
    using Queue = boost::interprocess::message_queue;
    const std::string name = "interleave-bench-" + std::to_string(::getpid());
    Queue queue(boost::interprocess::create_only, name.c_str(), static_cast<std::size_t>(load.capacity),
                sizeof(std::int64_t));
    Queue::remove(name.c_str()); // it lives on as long as it is mapped
    return nsBetweenForked(
        load, [&](std::int64_t n) { queue.send(&n, sizeof n, 0); },
        [&] {
            std::int64_t item = 0;
            Queue::size_type size = 0;
            unsigned priority = 0;
            queue.receive(&item, sizeof item, size, priority);
            return item;
        });
}
#endif

constexpr const char* kPythonScript = R"(
import multiprocessing, sys, time
capacity, items = int(sys.argv[1]), int(sys.argv[2])
def write(q):
    for n in range(items + 200): q.put(n)
if __name__ == "__main__":
    q = multiprocessing.Queue(capacity)
    writer = multiprocessing.Process(target=write, args=(q,))
    writer.start()
    for n in range(200): q.get()
    began = time.perf_counter_ns()
    for n in range(items): q.get()
    print((time.perf_counter_ns() - began) / items)
    writer.join()
)";

double nsThroughPython(const Load& load) {
    return nsInPython(kPythonScript, {load.capacity, load.items / 10});
}

/// One copy of as many bytes as a large item has, in a loop over as much memory as the queue goes through.
double nsByMemcpy(const Load& load) {
    std::vector<std::byte> from(kLargeBytes, std::byte{1});
    std::vector<std::byte> to(kLargeBytes * static_cast<std::size_t>(load.capacity), std::byte{2});
    const std::int64_t began = monotonicNow();
    for (std::int64_t n = 0; n < load.items; ++n) {
        std::memcpy(to.data() + kLargeBytes * static_cast<std::size_t>(n % load.capacity), from.data(),
                    kLargeBytes);
        benchmark::DoNotOptimize(to.data());
        benchmark::ClobberMemory();
    }
    return static_cast<double>(monotonicNow() - began) / static_cast<double>(load.items);
}

void compare(benchmark::State& state, const std::string& name, const Cost& ours, const Cost& reference,
             const char* what, std::optional<Target> target) {
    for (auto _ : state) {
        droppedEvents = 0;
        const SideBySide both = inTurn(kRounds, ours, reference);
        const std::string note =
            droppedEvents == 0 ? "" : std::to_string(droppedEvents) + " events dropped, which are cheaper";
        report(state, name, {both.ours, both.reference, "ns/item", what, 1 / both.costRatio, target, note});
    }
}

/// From start() to the first event of the worker's main thread.
void spawn(benchmark::State& state) {
    constexpr int kProcesses = 100;
    constexpr double kMostMs = 3;
    for (auto _ : state) {
        std::vector<double> ms;
        Segment segment = std::move(Segment::create({.actors = 256, .ringEvents = 1024}).value());
        Stage stage(segment, {});
        stage.setWorkerCommand({BENCH_WORKER_PATH, "bench"});
        stage.runMain([&] {
            TimeScale scale(segment.header().stampSource);
            for (int i = 0; i < kProcesses; ++i) {
                WorkerProcess& worker = stage.process("w", "w", "nothing");
                const std::int64_t began = monotonicNow();
                stage.start(worker);
                worker.join();
                RingReader ring = segment.ringReader(worker.identity().mainActor);
                std::int64_t entered = 0;
                ring.drain([&](const Event& event) {
                    if (event.kind == EventKind::ActorEntered)
                        entered = scale.toNanoseconds(event.time);
                });
                ms.push_back(static_cast<double>(entered - began) / 1e6);
            }
        });
        const double middle = median(ms);
        report(state, "process/spawn",
               {middle, kMostMs, "ms, median", "3 ms", middle / kMostMs, Target{Target::Is::AtMost, 1}, {}});
    }
}

const bool kRegistered = [] {
    const auto add = [](const char* name, const Cost& ours, const Cost& reference, const char* what,
                        std::optional<Target> target) {
        benchmark::RegisterBenchmark(
            name, [=](benchmark::State& state) { compare(state, name, ours, reference, what, target); })
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    };
    const auto atLeast = [](double ratio) { return std::optional(Target{Target::Is::AtLeast, ratio}); };
    const auto roomy = [] { return nsThroughProcessQueue(kRoomy, 0); };
    const auto tight = [] { return nsThroughProcessQueue(kTight, 0); };
#if defined(INTERLEAVE_BENCH_BOOST)
    add(
        "process-queue/1000", roomy, [] { return nsThroughBoost(kRoomy); }, "Boost message_queue",
        atLeast(1));
#endif
    if (hasPython())
        add(
            "process-queue/1000/python", roomy, [] { return nsThroughPython(kRoomy); },
            "CPython multiprocessing.Queue", atLeast(15));
    add(
        "process-queue/3", tight, [] { return nsThroughConditions(kTight); }, "shared mutex + 2 conditions",
        atLeast(0.9));
    add(
        "process-queue/1MiB", [] { return nsThroughProcessQueue(kLarge, kLargeBytes); },
        [] { return nsByMemcpy(kLarge); }, "memcpy", atLeast(0.5));
    benchmark::RegisterBenchmark("process/spawn", spawn)->Iterations(1)->Unit(benchmark::kMillisecond);
    return true;
}();

} // namespace

} // namespace interleave::bench
