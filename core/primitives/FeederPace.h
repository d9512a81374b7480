// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When a feeder takes what has been put next. Where items come so quickly that it would take each for itself,
// it would be in the putters' way all the time, and the getters', from another CPU: then it lets some more
// come, for as long as these take at the rate that it has just seen, and never for longer than 20 µs. Items
// that come less often are taken at once. One thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace interleave {

class FeederPace {
public:
    /// Items: so many at once cost little more than one.
    static constexpr std::size_t kEnough = 64;

    /// `items`, at least one, were taken `now`, of a queue of that capacity; 0 or less: unbounded. When to
    /// take the next ones, by the same clock: ns.
    std::int64_t taken(std::size_t items, int capacity, std::int64_t now) {
        const std::int64_t each = (now - m_last) / static_cast<std::int64_t>(items);
        m_last = now;
        const std::size_t most =
            capacity > 0 ? static_cast<std::size_t>(capacity) / kPartOfCapacity : kEnough;
        const std::size_t enough = std::min(most, kEnough);
        if (items >= enough || each > kQuickNs)
            return now;
        return now + std::min(static_cast<std::int64_t>(enough) * each, kLongestNs);
    }

private:
    static constexpr std::int64_t kQuickNs = 1'000;
    static constexpr std::int64_t kLongestNs = 20'000;
    /// What waits in buffers is not to fill the queue.
    static constexpr std::size_t kPartOfCapacity = 8;

    std::int64_t m_last = 0;
};

} // namespace interleave
