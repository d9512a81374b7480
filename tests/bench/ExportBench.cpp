// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exporting a real run: time and size an event, the fold and the writing to a file included.
#include "core/exports/Export.h"

#include "tests/bench/Figure.h"
#include "tests/bench/RecordedRun.h"

#include <cstdlib>
#include <filesystem>

namespace interleave::bench {

namespace {

constexpr int kRounds = 7;
constexpr double kTargetNs = 150;
constexpr double kTargetBytes = 30;

struct Format {
    const char* name;
    ExportFormat format;
    std::optional<Target> target; ///< the issue has one for Perfetto only
};
const Format kFormats[] = {{"perfetto", ExportFormat::Perfetto, Target{Target::Is::AtMost, 1}},
                           {"json", ExportFormat::Json, {}},
                           {"csv", ExportFormat::Csv, {}}};

/// Recorded when first asked for: the same run for all.
const OrError<RecordedRun>& stressRun() {
    static const OrError<RecordedRun> run = recordRun("stress", {"actors=64", "rate=1000000", "seconds=2"});
    return run;
}

struct Exported {
    double ns = 0;
    double bytes = 0;
};

OrError<Exported> exportOnce(const Trace& trace, ExportFormat format, const std::string& path) {
    const std::int64_t began = monotonicNow();
    if (auto done = exportTrace(trace, format, path); !done)
        return done.error();
    return Exported{static_cast<double>(monotonicNow() - began),
                    static_cast<double>(std::filesystem::file_size(path))};
}

void measure(benchmark::State& state, const std::string& name, const Format& format) {
    const auto& run = stressRun();
    if (!run)
        return state.SkipWithError(englishSentence(run.error()).c_str());
    std::string directory = (std::filesystem::temp_directory_path() / "interleave-bench-XXXXXX").string();
    if (!::mkdtemp(directory.data()))
        return state.SkipWithError("no temporary directory");
    Trace trace;
    trace.append(run.value().events);
    const auto events = static_cast<double>(trace.size());
    for (auto _ : state) {
        std::vector<double> times;
        double bytes = 0;
        for (int round = 0; round < kRounds; ++round) {
            const auto exported = exportOnce(trace, format.format, directory + "/trace");
            if (!exported) {
                state.SkipWithError(englishSentence(exported.error()).c_str());
                break;
            }
            times.push_back(exported.value().ns / events);
            bytes = exported.value().bytes / events;
        }
        const std::string note = std::to_string(trace.size()) + " events";
        const double ns = median(times);
        report(state, name + "/time",
               {ns, kTargetNs, "ns/event", "asked for", ns / kTargetNs, format.target, note});
        report(state, name + "/size",
               {bytes, kTargetBytes, "bytes/event", "asked for", bytes / kTargetBytes, format.target, note});
    }
    std::filesystem::remove_all(directory);
}

const bool kRegistered = [] {
    for (const Format& format : kFormats) {
        const std::string name = std::string("export/") + format.name;
        const Format* const which = &format;
        benchmark::RegisterBenchmark(name.c_str(),
                                     [=](benchmark::State& state) { measure(state, name, *which); })
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    }
    return true;
}();

} // namespace

} // namespace interleave::bench
