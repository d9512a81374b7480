// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a call may wait, on the run's clock. Plain data: any thread.
#pragma once

#include <limits>
#include <optional>

namespace interleave {

/// For ever, where nothing is said. A word, which goes to a call in a register; an optional goes through
/// memory, where it is written in parts and read whole, and a processor lets that wait for every write
/// before.
class Timeout {
public:
    constexpr Timeout() = default;
    constexpr Timeout(double seconds) : m_seconds(seconds) {}
    constexpr Timeout(std::optional<double> seconds) : m_seconds(seconds.value_or(kForEver)) {}

    [[nodiscard]] constexpr bool isForEver() const { return m_seconds == kForEver; }
    /// Which the standard library refuses where it would wait.
    [[nodiscard]] constexpr bool isNegative() const { return m_seconds < 0; }
    /// Infinite: for ever.
    [[nodiscard]] constexpr double seconds() const { return m_seconds; }

private:
    static constexpr double kForEver = std::numeric_limits<double>::infinity();

    double m_seconds = kForEver;
};

} // namespace interleave
