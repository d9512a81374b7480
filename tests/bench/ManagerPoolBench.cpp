// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls of a manager's queue and tasks of a pool, with their events on and collected, against the standard
// library's of CPython, which has none. Left out where there is no python3.
#include "core/engine/Stage.h"
#include "core/primitives/ManagerQueue.h"
#include "core/primitives/Pool.h"

#include "tests/bench/Figure.h"
#include "tests/bench/Python.h"
#include "tests/bench/RingDrainer.h"

#include <string>

namespace interleave::bench {

namespace {

constexpr int kRounds = 5;
constexpr int kCalls = 4000;
constexpr int kTasks = 10'000;
/// More than are made between two polls at this speed.
constexpr std::uint32_t kRingEvents = 1u << 17;

struct Run {
    Segment segment = std::move(Segment::create({.actors = 64, .ringEvents = kRingEvents}).value());
    Stage stage{segment, {}};
    RingDrainer drainer{segment, Draining::Copy};

    Run() { stage.setWorkerCommand({BENCH_WORKER_PATH, "bench"}); }
    double measure(const std::function<double()>& program) {
        double cost = 0;
        stage.runMain([&] { cost = program(); });
        drainer.finish();
        return cost;
    }
};

/// Of `count` things that `work` does.
double nsEach(int count, const std::function<void()>& work) {
    const std::int64_t began = monotonicNow();
    work();
    return static_cast<double>(monotonicNow() - began) / count;
}

double nsPerCall() {
    Run run;
    return run.measure([&] {
        auto& queue = run.stage.make<ManagerQueue>("q", 0);
        const auto pass = [&](int items) {
            for (int n = 0; n < items; ++n) {
                static_cast<void>(queue.put(n));
                static_cast<void>(queue.get());
            }
        };
        pass(kCalls / 10);
        return nsEach(kCalls, [&] { pass(kCalls / 2); });
    });
}

double nsPerTask() {
    Run run;
    return run.measure([&] {
        auto& pool = run.stage.make<Pool>("pool");
        static_cast<void>(pool.map("empty", std::vector<Value>(100)));
        const std::vector<Value> arguments(kTasks);
        const double cost = nsEach(kTasks, [&] {
            if (!pool.map("empty", arguments))
                throw std::runtime_error("a task was not done");
        });
        pool.close();
        pool.join();
        return cost;
    });
}

constexpr const char* kManagerScript = R"(
import multiprocessing, time
if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        q = manager.Queue()
        for n in range(200):
            q.put(n); q.get()
        began = time.perf_counter_ns()
        for n in range(2000):
            q.put(n); q.get()
        print((time.perf_counter_ns() - began) / 4000)
)";

constexpr const char* kPoolScript = R"(
import multiprocessing, time
def empty(x): pass
if __name__ == "__main__":
    with multiprocessing.Pool() as pool:
        pool.map(empty, range(100), 1)
        began = time.perf_counter_ns()
        pool.map(empty, range(10000), 1)
        print((time.perf_counter_ns() - began) / 10000)
)";

void compare(benchmark::State& state, const char* name, const Cost& ours, const char* script,
             const char* unit, const char* what, double atLeast) {
    for (auto _ : state) {
        const SideBySide both = inTurn(kRounds, ours, [script] { return nsInPython(script); });
        report(state, name,
               {both.ours,
                both.reference,
                unit,
                what,
                1 / both.costRatio,
                Target{Target::Is::AtLeast, atLeast},
                {}});
    }
}

const bool kRegistered = [] {
    if (!hasPython())
        return false;
    const auto add = [](const char* name, const Cost& ours, const char* script, const char* unit,
                        const char* what, double atLeast) {
        benchmark::RegisterBenchmark(
            name, [=](benchmark::State& state) { compare(state, name, ours, script, unit, what, atLeast); })
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    };
    add("manager/call", nsPerCall, kManagerScript, "ns/call", "CPython Manager().Queue", 3);
    add("pool/map", nsPerTask, kPoolScript, "ns/task", "CPython Pool.map, chunksize 1", 5);
    return true;
}();

} // namespace

} // namespace interleave::bench
