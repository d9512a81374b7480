// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Time to pixel and back, as pure functions of a visible span and a width. Any thread.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace interleave {

/// A span of time on a strip of pixels. A width or span below 1 counts as 1.
struct TimelineCoordinates {
    std::int64_t begin = 0; ///< ns, at pixel 0
    std::int64_t span = 1;  ///< ns, over the whole width
    double width = 1;       ///< pixels
    bool operator==(const TimelineCoordinates&) const = default;

    [[nodiscard]] double nsPerPixel() const {
        return static_cast<double>(std::max<std::int64_t>(span, 1)) / std::max(width, 1.0);
    }
    [[nodiscard]] double toPixel(std::int64_t time) const {
        return static_cast<double>(time - begin) / nsPerPixel();
    }
    [[nodiscard]] std::int64_t toTime(double pixel) const {
        return begin + static_cast<std::int64_t>(std::llround(pixel * nsPerPixel()));
    }
    /// The same span made `factor` times as long, with the time at `pixel` kept in its place; from 100 ns to
    /// 10 days.
    [[nodiscard]] TimelineCoordinates zoomed(double factor, double pixel) const {
        constexpr double kShortest = 100;
        constexpr double kLongest = 10.0 * 24 * 3600 * 1e9;
        const double longer =
            std::clamp(static_cast<double>(std::max<std::int64_t>(span, 1)) * factor, kShortest, kLongest);
        const double share = pixel / std::max(width, 1.0);
        const std::int64_t kept = toTime(pixel);
        return {kept - static_cast<std::int64_t>(share * longer), static_cast<std::int64_t>(longer), width};
    }
    /// Round distance between ticks, in ns (1, 2 or 5 times a power of ten), so that they are at least
    /// `pixels` apart.
    [[nodiscard]] std::int64_t tickStep(double pixels) const {
        const double wanted = std::max(nsPerPixel() * pixels, 1.0);
        const double power = std::pow(10.0, std::floor(std::log10(wanted)));
        for (const double multiple : {1.0, 2.0, 5.0})
            if (power * multiple >= wanted)
                return static_cast<std::int64_t>(power * multiple);
        return static_cast<std::int64_t>(power * 10);
    }
};

} // namespace interleave
