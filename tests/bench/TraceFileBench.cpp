// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Trace files: what an event of each lesson takes, and how long it is until a large one is open.
#include "core/scenarios/Catalog.h"
#include "core/trace/TraceFileReader.h"
#include "core/trace/TraceFileWriter.h"

#include "tests/bench/Figure.h"
#include "tests/bench/RecordedRun.h"

#include <algorithm>
#include <filesystem>
#include <random>

#include <malloc.h>
#include <unistd.h>

namespace interleave::bench {

namespace {

constexpr double kTargetFileBytes = 8;
constexpr double kTargetMemoryBytes = 40;
constexpr double kTargetOpenSeconds = 0.7;
constexpr double kTargetWorldMs = 20;
constexpr std::size_t kLargeFile = 10'000'000;
constexpr int kWorlds = 500;
constexpr int kOpenRounds = 5;

/// Removed at the end of the program.
class BenchFile {
public:
    explicit BenchFile(const std::string& name)
        : m_path((std::filesystem::temp_directory_path() /
                  ("interleave-bench-" + std::to_string(::getpid()) + "-" + name + ".ilt"))
                     .string()) {}
    ~BenchFile() { ::unlink(m_path.c_str()); }
    BenchFile(const BenchFile&) = delete;
    BenchFile& operator=(const BenchFile&) = delete;
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

/// Events of the stress lesson, run after run, until there are as many as wanted; recorded once.
const OrError<std::string>& largeFile() {
    static const BenchFile file("large");
    static const OrError<std::string> made = [&]() -> OrError<std::string> {
        auto run = recordRun("stress", {"actors=64", "rate=1000000", "seconds=12"});
        if (!run)
            return run.error();
        std::vector<Event>& events = run.value().events;
        if (events.size() < kLargeFile)
            return Error{ErrorCode::EngineNotStarted,
                         "stress",
                         {},
                         "only " + std::to_string(events.size()) + " events on this machine"};
        events.resize(kLargeFile);
        auto writer = TraceFileWriter::create(file.path(), {});
        if (!writer)
            return writer.error();
        if (const auto written = writer.value().append(events); !written)
            return written.error();
        if (const auto finished = writer.value().finish(0); !finished)
            return finished.error();
        return file.path();
    }();
    return made;
}

/// nullptr, and the reason said, where it cannot be made or opened whole.
std::shared_ptr<Trace> openedLarge(benchmark::State& state) {
    const auto& path = largeFile();
    if (!path) {
        state.SkipWithError(englishSentence(path.error()).c_str());
        return nullptr;
    }
    const auto opened = readTraceFile(path.value());
    if (!opened || opened.value().damage || opened.value().trace->size() != kLargeFile) {
        state.SkipWithError("the file is not whole");
        return nullptr;
    }
    return opened.value().trace;
}

std::size_t heapInUse() {
    const struct mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

void fileBytes(benchmark::State& state, const std::string& name, const Scenario& scenario) {
    const BenchFile file(scenario.info.id);
    for (auto _ : state) {
        auto request = requestFor(scenario.info.id, {});
        if (!request)
            return state.SkipWithError(englishSentence(request.error()).c_str());
        request.value().timeLimitSeconds = 10;
        request.value().settings = settingsOf(scenario.info, request.value().parameters);
        request.value().recordTo = file.path();
        auto session = Session::start(std::move(request.value()));
        if (!session)
            return state.SkipWithError(englishSentence(session.error()).c_str());
        session.value()->wait();
        const auto events = static_cast<double>(session.value()->trace()->size());
        const double bytes = static_cast<double>(std::filesystem::file_size(file.path())) / events;
        const std::uint64_t dropped = session.value()->trace()->newest()->dropped();
        report(state, name,
               {bytes, kTargetFileBytes, "bytes/event", "asked for", bytes / kTargetFileBytes,
                Target{Target::Is::AtMost, 1},
                std::to_string(static_cast<std::uint64_t>(events)) + " events, recorded live, " +
                    std::to_string(dropped) + " dropped; the whole file"});
    }
}

void reportOfLarge(benchmark::State& state, const std::string& name, double measured, double target,
                   const char* unit) {
    report(state, name,
           {measured, target, unit, "asked for", measured / target, Target{Target::Is::AtMost, 1},
            "10 000 000 events of stress"});
}

void openLarge(benchmark::State& state, const std::string& name) {
    if (!largeFile()) // made before the time counts
        return state.SkipWithError(englishSentence(largeFile().error()).c_str());
    for (auto _ : state) {
        std::vector<double> seconds;
        for (int round = 0; round < kOpenRounds; ++round) {
            const std::int64_t began = monotonicNow();
            const auto trace = openedLarge(state);
            seconds.push_back(static_cast<double>(monotonicNow() - began) / 1e9);
            if (!trace)
                return;
        }
        reportOfLarge(state, name, median(seconds), kTargetOpenSeconds, "s");
    }
}

void memoryOfLarge(benchmark::State& state, const std::string& name) {
    if (!largeFile())
        return state.SkipWithError(englishSentence(largeFile().error()).c_str());
    for (auto _ : state) {
        const std::size_t before = heapInUse();
        const auto trace = openedLarge(state);
        if (!trace)
            return;
        const double bytes = static_cast<double>(heapInUse() - before) / static_cast<double>(trace->size());
        reportOfLarge(state, name, bytes, kTargetMemoryBytes, "bytes/event");
    }
}

void worldAnywhere(benchmark::State& state, const std::string& name) {
    const auto trace = openedLarge(state);
    if (!trace)
        return;
    for (auto _ : state) {
        std::mt19937_64 random(1);
        std::vector<double> ms;
        for (int i = 0; i < kWorlds; ++i) {
            const auto time = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(trace->end()));
            const std::int64_t began = monotonicNow();
            benchmark::DoNotOptimize(trace->at(time));
            ms.push_back(static_cast<double>(monotonicNow() - began) / 1e6);
        }
        std::ranges::sort(ms);
        const double p99 = ms[ms.size() * 99 / 100];
        report(state, name,
               {p99, kTargetWorldMs, "ms", "asked for", p99 / kTargetWorldMs, Target{Target::Is::AtMost, 1},
                "p99 of " + std::to_string(kWorlds) + " random times"});
    }
}

void writing(benchmark::State& state, const std::string& name) {
    const auto trace = openedLarge(state);
    if (!trace)
        return;
    const BenchFile file("saved");
    for (auto _ : state) {
        const std::int64_t began = monotonicNow();
        if (const auto written = writeTraceFile(file.path(), *trace); !written)
            return state.SkipWithError(englishSentence(written.error()).c_str());
        const double ns = static_cast<double>(monotonicNow() - began) / static_cast<double>(kLargeFile);
        report(state, name, {ns, 0, "ns/event", "", 0, {}, "saving 10 000 000 events of stress"});
    }
}

const bool kRegistered = [] {
    const auto add = [&](std::string name, auto measure) {
        benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) { measure(state, name); })
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    };
    for (const Scenario* scenario : catalog())
        add(std::string("file/bytes/") + scenario->info.id,
            [scenario](benchmark::State& state, const std::string& name) {
                fileBytes(state, name, *scenario);
            });
    add("file/open", &openLarge);
    add("file/memory", &memoryOfLarge);
    add("file/world", &worldAnywhere);
    add("file/write", &writing);
    return true;
}();

} // namespace

} // namespace interleave::bench
