// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a counter has lost over time: its samples, and a pyramid above them so that the least and most lost in
// any span are exact. Not thread-safe: Trace guards it.
#pragma once

#include "core/trace/ChunkedVector.h"
#include "core/trace/Columns.h"
#include "core/trace/Extremes.h"

#include <cstdint>
#include <vector>

namespace interleave {

/// Additions lost within one column of a picture: from the value that it had when the column began.
struct LostColumn {
    std::uint64_t least = 0;
    std::uint64_t most = 0;
    std::uint64_t last = 0; ///< when the column ended
    bool known = false;     ///< false before the first sample that is kept, and beyond the end

    bool operator==(const LostColumn&) const = default;
};

class LostLane {
public:
    struct Point {
        std::int64_t time;
        std::uint64_t expected; ///< the sum of what each thread did
        std::int64_t actual;    ///< the counter's value

        /// Additions that vanished.
        [[nodiscard]] std::uint64_t lost() const {
            const auto kept = static_cast<std::uint64_t>(actual > 0 ? actual : 0);
            return expected > kept ? expected - kept : 0;
        }
    };

    /// Times must not go back. A point that says what the last one says is left out.
    void append(std::int64_t time, std::uint64_t expected, std::int64_t actual);
    /// Points are numbered from first() to size() - 1; those before are forgotten.
    [[nodiscard]] std::size_t size() const { return m_points.size(); }
    [[nodiscard]] std::size_t first() const { return m_first; }
    [[nodiscard]] const Point& operator[](std::size_t i) const { return m_points[i]; }
    void truncate(std::size_t size);
    void dropBefore(std::size_t index);
    [[nodiscard]] std::size_t bytes() const { return m_points.bytes() + m_pyramid.bytes(); }

    /// Index of the point in force at `time`; size() where there is none yet.
    [[nodiscard]] std::size_t indexAt(std::int64_t time) const;
    /// One for each of `count` columns (see Columns), up to `until`, in one pass. A column of no width has
    /// what was lost at its place.
    void columns(std::int64_t begin, double nsPerColumn, int count, std::int64_t until,
                 std::vector<LostColumn>& out) const;

private:
    ChunkedVector<Point, 64> m_points;
    ExtremesPyramid<std::uint64_t> m_pyramid;
    std::size_t m_first = 0;
};

} // namespace interleave
