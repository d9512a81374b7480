// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a probe costs the lesson that it looks at: threads that hand one item to and fro, so that each
// hand-over is a switch or two, with the probe against the same without one; and what a look of procfs costs.
#include "core/engine/Stage.h"
#include "core/observe/Collector.h"
#include "core/observe/PerfProbe.h"
#include "core/observe/ProcfsProbe.h"
#include "core/primitives/BoundedQueue.h"

#include "tests/bench/Figure.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <csignal>
#include <memory>
#include <stdexcept>
#include <thread>

#include <poll.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave::bench {

namespace {

constexpr int kRounds = 15;
constexpr std::int64_t kTurns = 4'000;
constexpr double kSwitchesASecond = 20'000;
constexpr int kPollMs = 8; // a session's

enum class With { None, Perf, Procfs };

void stayOnOneCpu() {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(::sched_getcpu()), &one);
    ::sched_setaffinity(0, sizeof one, &one);
}

/// The lesson: two threads on one CPU, which must switch at each hand-over, and compute in between so long
/// that it is about 20 000 times a second. Ends by itself; puts its ns a turn and its switches into `result`.
struct Result {
    double nsPerTurn;
    std::uint64_t switches;
};

/// CPU time of all threads here, what the kernel does at their switches included. One of the two always has
/// something to do, so on a machine that nobody else uses this is how long it takes.
std::int64_t cpuHere() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

std::uint64_t switchesHere() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_nvcsw + usage.ru_nivcsw);
}

void compute(std::int64_t steps) {
    for (std::int64_t n = 0; n < steps; ++n)
        benchmark::DoNotOptimize(n);
}

Result playPingPong(const Segment& segment, std::int64_t steps) {
    Segment own = std::move(Segment::open(UniqueFd(::dup(segment.fd()))).value());
    Stage stage(own, {});
    Result result{};
    stage.runMain([&] {
        auto& left = stage.make<BoundedQueue>("left", 1);
        auto& right = stage.make<BoundedQueue>("right", 1);
        const auto player = [steps](BoundedQueue& from, BoundedQueue& to) {
            return [&from, &to, steps] {
                for (std::int64_t turn = 0; turn < kTurns; ++turn) {
                    static_cast<void>(from.get());
                    compute(steps);
                    static_cast<void>(to.put(turn));
                }
            };
        };
        Actor& ann = stage.actor("ann", "a", player(left, right));
        Actor& bob = stage.actor("bob", "b", player(right, left));
        const std::uint64_t before = switchesHere();
        const std::int64_t began = cpuHere();
        static_cast<void>(left.put(0));
        stage.runAll({&ann, &bob});
        result.nsPerTurn = static_cast<double>(cpuHere() - began) / kTurns;
        result.switches = switchesHere() - before;
    });
    return result;
}

std::unique_ptr<SchedulerProbe> attached(With with, pid_t pid) {
    if (with == With::Perf)
        if (auto probe = PerfProbe::attach(pid))
            return std::make_unique<PerfProbe>(std::move(probe.value()));
    if (with == With::Procfs)
        if (auto probe = ProcfsProbe::attach(pid))
            return std::make_unique<ProcfsProbe>(std::move(probe.value()));
    return {};
}

/// One run in a process of its own, collected and folded here, as by a session. Its ns a turn.
Result run(With with, std::int64_t steps) {
    Segment segment = std::move(Segment::create({4, 1u << 16, 1024, 1u << 16}).value());
    int go[2];
    int back[2];
    if (::pipe(go) != 0 || ::pipe(back) != 0)
        throw std::runtime_error("no pipe");
    const pid_t pid = ::fork();
    if (pid == 0) {
        char byte = 0;
        ::close(go[1]);
        static_cast<void>(!::read(go[0], &byte, 1));
        stayOnOneCpu();
        const Result result = playPingPong(segment, steps);
        static_cast<void>(!::write(back[1], &result, sizeof result));
        ::_exit(0);
    }
    ::close(go[0]);
    ::close(back[1]);
    UniqueFd letGo(go[1]);
    const UniqueFd answer(back[0]);
    const UniqueFd process(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    auto probe = attached(with, pid);
    if (with != With::None && !probe) {
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
        throw std::runtime_error("the probe is refused here");
    }
    Trace trace;
    Collector collector(segment, std::move(probe), trace, monotonicNow());
    letGo.reset();
    pollfd waiting{process.get(), POLLIN, 0};
    while (::poll(&waiting, 1, kPollMs) == 0)
        collector.poll();
    collector.finish(Outcome::Finished, 0, 0);
    ::waitpid(pid, nullptr, 0);
    Result result{};
    if (::read(answer.get(), &result, sizeof result) != sizeof result || trace.newest()->lostRecords() != 0)
        throw std::runtime_error("the run failed, or records were lost");
    return result;
}

/// How long to compute in a turn so that there are so many switches a second. A step takes longer between two
/// switches than in one go, so it is found by trying.
std::int64_t calibrated() {
    constexpr int kTries = 4;
    const Result idle = run(With::None, 0);
    double steps = 10'000;
    for (int i = 0; i < kTries; ++i) {
        const Result tried = run(With::None, static_cast<std::int64_t>(steps));
        const double wanted = static_cast<double>(tried.switches) / kTurns / kSwitchesASecond * 1e9;
        const double computing = tried.nsPerTurn - idle.nsPerTurn;
        if (wanted <= idle.nsPerTurn || computing <= 0)
            return 0; // it cannot be faster than without
        steps *= (wanted - idle.nsPerTurn) / computing;
    }
    return static_cast<std::int64_t>(steps);
}

void probeCost(benchmark::State& state, const char* name, With with, std::optional<Target> target) {
    for (auto _ : state) {
        try {
            const std::int64_t steps = calibrated();
            std::vector<double> rates;
            const SideBySide both = inTurn(
                kRounds,
                [&] {
                    const Result result = run(with, steps);
                    rates.push_back(static_cast<double>(result.switches) * 1e9 / (result.nsPerTurn * kTurns));
                    return result.nsPerTurn;
                },
                [&] { return run(With::None, steps).nsPerTurn; });
            report(state, name,
                   {both.ours, both.reference, "ns/turn", "probe none", 1 / both.costRatio, target,
                    std::to_string(std::lround(median(rates))) + " switches a second of CPU"});
        } catch (const std::exception& error) {
            return state.SkipWithError(error.what());
        }
    }
}

void probePerf(benchmark::State& state) {
    probeCost(state, "probe/perf", With::Perf, Target{Target::Is::AtLeast, 0.95});
}
BENCHMARK(probePerf)->Name("probe/perf")->Iterations(1)->Unit(benchmark::kMillisecond);

void probeProcfs(benchmark::State& state) {
    probeCost(state, "probe/procfs", With::Procfs, {});
}
BENCHMARK(probeProcfs)->Name("probe/procfs")->Iterations(1)->Unit(benchmark::kMillisecond);

/// A look at 1000 threads that wait, as most do, and what of the collector's time that is.
void procfsLook(benchmark::State& state) {
    constexpr int kThreads = 1000;
    for (auto _ : state) {
        auto probe = ProcfsProbe::attach(::getpid());
        if (!probe)
            return state.SkipWithError(englishSentence(probe.error()).c_str());
        std::atomic<int> ready{0};
        std::atomic<bool> over{false};
        std::vector<std::jthread> threads;
        std::vector<std::atomic<std::int32_t>> tids(kThreads);
        for (auto& tid : tids)
            threads.emplace_back([&] {
                tid = ::gettid();
                ++ready;
                over.wait(false);
            });
        while (ready < kThreads)
            std::this_thread::yield();
        for (const auto& tid : tids)
            probe.value().watch(tid);
        std::vector<double> costs;
        std::vector<SchedulerRecord> records;
        while (costs.size() < kRounds) {
            records.clear();
            const std::int64_t began = threadCpuNow();
            probe.value().drain(records);
            if (records.size() >= kThreads)
                costs.push_back(static_cast<double>(threadCpuNow() - began) / kThreads);
        }
        over = true;
        over.notify_all();
        report(state, "procfs-look/1000", {median(costs), 0, "ns/thread", {}, 0, {}, "every 8 ms"});
    }
}
BENCHMARK(procfsLook)->Name("procfs-look/1000")->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace interleave::bench
