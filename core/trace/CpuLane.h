// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who of the run had one CPU over time, as the kernel's switches tell; the main program's thread counts. Not
// thread-safe: Trace guards it.
#pragma once

#include "core/trace/IntervalLane.h"
#include "core/wire/Event.h"

#include <cstdint>

namespace interleave {

class CpuLane {
public:
    struct Entry {
        std::int64_t time;
        ActorId actor; ///< has it from now on; kNoActor: nobody of this run
    };

    /// Times must not go back.
    void append(std::int64_t time, ActorId actor) {
        m_lane.append(time, actor == kNoActor ? 0 : kBusy, actor);
    }
    /// Entries are numbered from first() to size() - 1; those before are forgotten.
    [[nodiscard]] std::size_t size() const { return m_lane.size(); }
    [[nodiscard]] std::size_t first() const { return m_lane.first(); }
    [[nodiscard]] bool empty() const { return m_lane.empty(); }
    [[nodiscard]] Entry operator[](std::size_t i) const { return {m_lane.timeOf(i), m_lane.tagOf(i)}; }
    void truncate(std::size_t size) { m_lane.truncate(size); }
    void dropBefore(std::size_t index) { m_lane.dropBefore(index); }
    [[nodiscard]] std::size_t bytes() const { return m_lane.bytes(); }

    /// Index of the entry in force at `time`; size() where nobody of the run had been on this CPU yet.
    [[nodiscard]] std::size_t indexAt(std::int64_t time) const { return m_lane.indexAt(time); }
    /// How long the run had the CPU from the lane's beginning to `time`, in ns; `hint` is an index from a
    /// smaller time, or 0, and is moved on. What is forgotten counts, so only differences mean something.
    [[nodiscard]] std::int64_t busyUntil(std::int64_t time, std::size_t& hint) const {
        return m_lane.sumUntil(time, hint)[kBusy];
    }
    /// For each of `count` columns with some width in which the lane exists: `take(column, busyNs)` with the
    /// exact time that the run had the CPU within the column (see Columns), up to `until`.
    template <class Take>
    void columns(std::int64_t begin, double nsPerColumn, int count, std::int64_t until, Take&& take) const {
        m_lane.columns({begin, nsPerColumn, count, until},
                       [&](int column, const auto& sums) { take(column, sums[kBusy]); });
    }

private:
    static constexpr std::uint8_t kBusy = 1;

    IntervalLane<2, ActorId> m_lane;
};

} // namespace interleave
