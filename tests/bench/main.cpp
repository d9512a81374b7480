// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// interleave-bench: Google Benchmark's flags (--benchmark_filter, --benchmark_list_tests,
// --benchmark_format=json …). Ends with a table of every figure against its target; where standard output is
// to be read by a program, the table goes to standard error. Exit status 1 where a target was missed.
#include "tests/bench/Figure.h"

#include <csignal>
#include <string_view>

namespace {

bool programReadsOutput(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view flag = argv[i];
        if (flag == "--benchmark_format=json" || flag == "--benchmark_format=csv" ||
            flag.starts_with("--benchmark_list_tests"))
            return true;
    }
    return false;
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN); // a run's pipe may break at any time
    std::FILE* const table = programReadsOutput(argc, argv) ? stderr : stdout;
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    if (benchmark::RunSpecifiedBenchmarks() == 0)
        return 2;
    benchmark::Shutdown();
    return interleave::bench::printTable(table) == 0 ? 0 : 1;
}
