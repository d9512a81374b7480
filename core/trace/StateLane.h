// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One actor's states over time, for the timeline: every transition, and the exact share of each state in any
// span, however many transitions it has. Not thread-safe: Trace guards it.
#pragma once

#include "core/trace/IntervalLane.h"
#include "core/trace/World.h"

#include <array>
#include <cstdint>
#include <utility>

namespace interleave {

class StateLane {
public:
    struct Entry {
        std::int64_t time; ///< when the state was entered
        Cause cause;
        ActorState state;
    };
    using Shares = std::array<std::int64_t, kStates>; ///< ns in each state

    /// Times must not go back.
    void append(std::int64_t time, ActorState state, Cause cause) {
        m_lane.append(time, static_cast<std::uint8_t>(state), cause);
    }
    /// Entries are numbered from first() to size() - 1; those before are forgotten.
    [[nodiscard]] std::size_t size() const { return m_lane.size(); }
    [[nodiscard]] std::size_t first() const { return m_lane.first(); }
    [[nodiscard]] bool empty() const { return m_lane.empty(); }
    [[nodiscard]] Entry operator[](std::size_t i) const {
        return {m_lane.timeOf(i), m_lane.tagOf(i), static_cast<ActorState>(m_lane.binOf(i))};
    }
    void truncate(std::size_t size) { m_lane.truncate(size); }
    void dropBefore(std::size_t index) { m_lane.dropBefore(index); }
    [[nodiscard]] std::size_t bytes() const { return m_lane.bytes(); }

    /// Index of the entry in force at `time`; size() where the actor did not exist yet.
    [[nodiscard]] std::size_t indexAt(std::int64_t time) const { return m_lane.indexAt(time); }
    /// Time in each state from the lane's beginning to `time`; `hint` is an index from a smaller time, or 0,
    /// and is moved on. What is forgotten counts, so only differences from first() on mean something.
    [[nodiscard]] Shares sumUntil(std::int64_t time, std::size_t& hint) const {
        return m_lane.sumUntil(time, hint);
    }
    /// For each of `count` columns with some width in which the actor exists: `take(column, shares)` with the
    /// exact ns in each state within the column (see Columns), up to `until`. One pass: some ns a column.
    template <class Take>
    void columns(std::int64_t begin, double nsPerColumn, int count, std::int64_t until, Take&& take) const {
        m_lane.columns({begin, nsPerColumn, count, until}, std::forward<Take>(take));
    }

private:
    IntervalLane<kStates, Cause> m_lane;
};

} // namespace interleave
