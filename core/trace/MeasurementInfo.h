// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a World says of one thing that was measured of threads and of processes. Plain data.
#pragma once

#include "core/wire/Event.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace interleave {

/// What was measured of one of the two. The figures are exact, as all samples are kept, up to kMostSamples:
/// later ones are counted, and `last` follows them, but the other figures stay those of the first so many.
struct Samples {
    static constexpr std::size_t kMostSamples = 4096;

    std::uint64_t count = 0;
    std::int64_t last = 0;
    std::vector<std::int64_t> samples; ///< sorted

    void add(std::int64_t value);
    /// The middle one; of an even number the mean of the middle two, rounded down. All four are 0 while there
    /// is none.
    [[nodiscard]] std::int64_t median() const;
    /// The least sample that at least 99 of 100 do not exceed (nearest rank): of fewer than 100 the largest.
    [[nodiscard]] std::int64_t p99() const;
    [[nodiscard]] std::int64_t least() const { return samples.empty() ? 0 : samples.front(); }
    [[nodiscard]] std::int64_t most() const { return samples.empty() ? 0 : samples.back(); }
};

struct MeasurementInfo {
    ObjectId object = kNoObject;
    TextId name = 0;
    Unit unit = Unit::Nanoseconds;
    Samples thread;
    Samples process;

    [[nodiscard]] const Samples& of(MeasuredSide side) const {
        return side == MeasuredSide::Thread ? thread : process;
    }
    /// How many times the thread's median the process's is; 0 where that has no meaning: a side is missing,
    /// a median is not above 0, or the values are no amounts.
    [[nodiscard]] double factor() const;
};

/// Whether values of that unit are amounts, which can be compared by a factor.
[[nodiscard]] constexpr bool isAmount(Unit unit) {
    return unit == Unit::Nanoseconds || unit == Unit::Bytes;
}

} // namespace interleave
