// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Columns made of chance, for the tests of the lanes.
#pragma once

#include "core/trace/Columns.h"

#include <cmath>
#include <random>

namespace interleave {

/// From a fraction of a nanosecond a column to all of [0, end) in one, partly outside of it.
template <class Random> Columns chanceColumns(Random& random, std::int64_t end) {
    const auto below = [&](std::int64_t limit) {
        return static_cast<std::int64_t>(random() %
                                         static_cast<std::uint64_t>(std::max<std::int64_t>(limit, 1)));
    };
    Columns columns;
    columns.begin = below(end + end / 4 + 10) - end / 8;
    columns.count = 1 + static_cast<int>(below(60));
    const double share = static_cast<double>(below(1000)) / 1000;
    columns.nsPerColumn = 0.3 * std::pow(static_cast<double>(end) + 10, share);
    columns.until = below(4) == 0 ? below(end + 10) : end + below(end / 2 + 10);
    return columns;
}

} // namespace interleave
