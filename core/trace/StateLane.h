// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One actor's states over time, for the timeline: every transition, and sums beside them so that the share of
// each state in any span is exact and cheap however many transitions the span has. Not thread-safe: Trace
// guards it.
#pragma once

#include "core/trace/ChunkedVector.h"
#include "core/trace/World.h"

#include <array>
#include <cstdint>

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
    void append(std::int64_t time, ActorState state, Cause cause);
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] const Entry& operator[](std::size_t i) const { return m_entries[i]; }
    void truncate(std::size_t size);

    /// Index of the entry in force at `time`; size() where the actor did not exist yet.
    [[nodiscard]] std::size_t indexAt(std::int64_t time) const;
    /// Time in each state from the lane's beginning to `time`; `hint` is an index from a smaller time, or 0,
    /// and is moved on.
    [[nodiscard]] Shares sumUntil(std::int64_t time, std::size_t& hint) const;

private:
    /// Sums are kept at every so many entries: 40 bytes, shared by 16 entries.
    static constexpr std::size_t kStride = 16;

    ChunkedVector<Entry, 1024> m_entries;
    ChunkedVector<Shares, 64> m_sums; ///< [k]: sums until entry k * kStride
    Shares m_running{};               ///< sums until the last entry
};

} // namespace interleave
