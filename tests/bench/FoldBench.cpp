// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Folding the events of real runs, and what keeping them costs in memory.
#include "core/trace/Trace.h"

#include "tests/bench/Figure.h"
#include "tests/bench/RecordedRun.h"

#include <malloc.h>

namespace interleave::bench {

namespace {

constexpr int kRounds = 11;
constexpr double kTargetEventsPerSecond = 10e6;
constexpr double kTargetBytesPerEvent = 40;
/// As many as a collector hands over at once at a million events a second.
constexpr std::size_t kBatch = 8192;

struct Mix {
    const char* name;
    const char* scenario;
    std::vector<std::string> settings;
    /// The target of memory is one for stress: a short run's last, half-empty block weighs more, and a run of
    /// waits only has a line of the timeline for every two events.
    std::optional<Target> memoryTarget;
};
const Mix kMixes[] = {
    {"stress", "stress", {"actors=64", "rate=1000000", "seconds=2"}, Target{Target::Is::AtMost, 1}},
    {"bounded-queue",
     "bounded-queue",
     {"items=10000", "producer-work=0", "consumer-work=0", "timeout=none", "consumers=2"},
     {}},
};

/// Recorded when first asked for; folding does not change it.
const OrError<RecordedRun>& runOf(const Mix& mix) {
    static OrError<RecordedRun> runs[] = {recordRun(kMixes[0].scenario, kMixes[0].settings),
                                          recordRun(kMixes[1].scenario, kMixes[1].settings)};
    return runs[&mix - kMixes];
}

double foldIntoWorld(const std::vector<Event>& events) {
    const std::int64_t began = monotonicNow();
    World world;
    for (const Event& event : events)
        world.apply(event);
    benchmark::DoNotOptimize(world);
    return static_cast<double>(monotonicNow() - began);
}

void fill(Trace& trace, const std::vector<Event>& events) {
    for (std::size_t i = 0; i < events.size(); i += kBatch)
        trace.append(std::span(events).subspan(i, std::min(kBatch, events.size() - i)));
}

double foldIntoTrace(const std::vector<Event>& events) {
    Trace trace;
    const std::int64_t began = monotonicNow();
    fill(trace, events);
    return static_cast<double>(monotonicNow() - began);
}

void fold(benchmark::State& state, const std::string& name, const Mix& mix,
          double (*nsFor)(const std::vector<Event>&)) {
    const auto& run = runOf(mix);
    if (!run)
        return state.SkipWithError(englishSentence(run.error()).c_str());
    const std::vector<Event>& events = run.value().events;
    for (auto _ : state) {
        std::vector<double> rates;
        for (int round = 0; round < kRounds; ++round) {
            const int repeats = events.size() < 500'000 ? 5 : 1; // long enough a time to measure
            double ns = 0;
            for (int repeat = 0; repeat < repeats; ++repeat)
                ns += nsFor(events);
            rates.push_back(static_cast<double>(events.size()) * repeats / ns * 1e9);
        }
        const double rate = median(rates);
        report(
            state, name,
            {rate / 1e6, kTargetEventsPerSecond / 1e6, "M events/s", "asked for",
             rate / kTargetEventsPerSecond, Target{Target::Is::AtLeast, 1},
             std::to_string(events.size()) + " events, " + std::to_string(run.value().dropped) + " dropped"});
    }
}

std::size_t heapInUse() {
    const struct mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

void memory(benchmark::State& state, const std::string& name, const Mix& mix) {
    const auto& run = runOf(mix);
    if (!run)
        return state.SkipWithError(englishSentence(run.error()).c_str());
    for (auto _ : state) {
        const std::size_t before = heapInUse();
        Trace trace;
        fill(trace, run.value().events);
        const double bytes =
            static_cast<double>(heapInUse() - before) / static_cast<double>(run.value().events.size());
        report(state, name,
               {bytes, kTargetBytesPerEvent, "bytes/event", "asked for", bytes / kTargetBytesPerEvent,
                mix.memoryTarget, std::to_string(run.value().events.size()) + " events"});
    }
}

const bool kRegistered = [] {
    for (const Mix& mix : kMixes) {
        const auto add = [&](std::string name, auto measure) {
            benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) { measure(state, name); })
                ->Iterations(1)
                ->Unit(benchmark::kMillisecond);
        };
        const Mix* const which = &mix;
        add(std::string("fold/world/") + mix.name, [which](benchmark::State& state, const std::string& name) {
            fold(state, name, *which, &foldIntoWorld);
        });
        add(std::string("fold/trace/") + mix.name, [which](benchmark::State& state, const std::string& name) {
            fold(state, name, *which, &foldIntoTrace);
        });
        add(std::string("memory/") + mix.name,
            [which](benchmark::State& state, const std::string& name) { memory(state, name, *which); });
    }
    return true;
}();

} // namespace

} // namespace interleave::bench
