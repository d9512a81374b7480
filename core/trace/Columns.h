// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The columns of a picture over time, as whole nanoseconds, so that every lane and who draws them means the
// same span by the same column.
#pragma once

#include <algorithm>
#include <cstdint>

namespace interleave {

/// Column c is the span [border(c), border(c + 1)); where that is empty, the column has no width.
struct Columns {
    std::int64_t begin = 0; ///< ns
    double nsPerColumn = 1; ///< above 0
    int count = 0;
    std::int64_t until = 0; ///< nothing is known from here on, ns

    [[nodiscard]] std::int64_t border(int column) const {
        return std::min(until, begin + static_cast<std::int64_t>(column * nsPerColumn + 0.5));
    }
    /// The first column that ends after `time`; `count` where none does.
    [[nodiscard]] int firstEndingAfter(std::int64_t time) const {
        int column = 0;
        if (time > begin)
            column = static_cast<int>(
                std::min(static_cast<double>(time - begin) / nsPerColumn, static_cast<double>(count)));
        column = std::max(column - 2, 0); // the division may err by one
        while (column < count && border(column + 1) <= time)
            ++column;
        return column;
    }
};

} // namespace interleave
