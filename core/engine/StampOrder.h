// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes the stamps of the events that are emitted inside one lock follow the order of its owners. Every call:
// the owner of that lock.
#pragma once

#include <algorithm>
#include <cstdint>

namespace interleave {

class StampOrder {
public:
    /// The stamp of an event that happens now: `now`, or just after the newest one where that is no later. A
    /// processor may read its counter while it still waits for the lock; to hold it back with a fence costs
    /// 14 ns inside the lock, this costs nothing.
    [[nodiscard]] std::uint64_t next(std::uint64_t now) {
        return m_newest = std::max(now, m_newest + kApart);
    }
    [[nodiscard]] std::uint64_t newest() const { return m_newest; }
    /// Takes note of a stamp that was given inside the lock by other means.
    void include(std::uint64_t stamp) { m_newest = std::max(m_newest, stamp); }

private:
    /// Ticks: a nanosecond or more at any clock rate, so that stamps differ as nanoseconds too. Far less than
    /// the lock changing hands takes: stamps never run ahead of the clock.
    static constexpr std::uint64_t kApart = 8;

    std::uint64_t m_newest = 0;
};

} // namespace interleave
