// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A measured figure, beside what it is compared with and what it must reach. Main thread only.
#pragma once

#include <benchmark/benchmark.h>

#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace interleave::bench {

/// What the issue asks of a ratio.
struct Target {
    enum class Is { AtMost, AtLeast };
    Is is;
    double ratio;
};

struct Figure {
    double measured = 0;
    double reference = 0; ///< in the same unit; 0: there is none
    const char* unit = "";
    std::string against; ///< what the reference is
    double ratio = 0;    ///< measured to reference, as the target means it; 0: there is none
    std::optional<Target> target;
    std::string note;

    [[nodiscard]] bool met() const;
};

/// Puts the figure into the benchmark's counters (so into its JSON) and into the table at the end.
void report(benchmark::State& state, const std::string& name, const Figure& figure);

/// The table of all that was reported; how many targets were missed.
int printTable(std::FILE* to);

[[nodiscard]] double median(std::vector<double> values);

/// Two costs measured in turn, A B A B …, so that what disturbs the machine disturbs both.
struct SideBySide {
    double ours = 0;      ///< median
    double reference = 0; ///< median
    double costRatio = 0; ///< median of each round's ours / reference
};
using Cost = std::function<double()>;
[[nodiscard]] SideBySide inTurn(int rounds, const Cost& ours, const Cost& reference);

} // namespace interleave::bench
