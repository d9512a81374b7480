// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which events of a trace pass a filter, found a block at a time; and what has to be known of earlier events
// to say a later one in words. Keeps no events. Events are named by their index in the trace, rows by their
// place among those that pass. GUI thread; each call holds the trace for some microseconds only.
#pragma once

#include "core/trace/ChunkedVector.h"
#include "core/trace/Trace.h"

#include "ui/models/EventFilter.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace interleave {

class EventIndex {
public:
    /// Says of an event whose index is given whether its words pass; called without the trace being held.
    using TextTest = std::function<bool(const Event&, std::size_t index)>;

    /// Another trace; nullptr: none.
    void setTrace(const Trace* trace);
    /// Begins anew with another filter; `test` may be empty.
    void setFilter(const EventFilter& filter, TextTest test);

    /// Looks how far the trace has come. Returns how many of the rows are still what they were: less than
    /// rows() was, where late events were put in before the end.
    std::size_t sync();
    /// True once after the trace has forgotten its oldest events: every row is another one then.
    [[nodiscard]] bool takeForgotten() { return std::exchange(m_forgotten, false); }
    /// Looks at one block more. False where there is nothing to look at until the next sync().
    bool scanBlock();
    [[nodiscard]] bool done() const { return scanned() >= m_end; }
    /// From 0 to 1.
    [[nodiscard]] double progress() const;

    [[nodiscard]] std::size_t events() const { return m_end - m_first; } ///< as of the last sync()
    [[nodiscard]] std::size_t rows() const { return m_passesAll ? events() : m_matches.size(); }
    /// The event's index in the trace.
    [[nodiscard]] std::size_t indexOf(std::size_t row) const {
        return m_passesAll ? m_first + row : m_matches[row];
    }
    /// Copies of the events of up to `most` rows from `row` on.
    [[nodiscard]] std::vector<Event> eventsFrom(std::size_t row, std::size_t most) const;
    /// How many rows are not later than `time`, in ns since the run's start.
    [[nodiscard]] std::size_t rowsUntil(std::int64_t time) const;
    /// The capacity of a queue when the event at `index` happened, 0: unbounded; nothing where it is not
    /// known (yet).
    [[nodiscard]] std::optional<std::uint32_t> capacityAt(ObjectId queue, std::size_t index) const;

private:
    struct Mark {
        std::size_t index;
        Event event;
    };
    struct Capacity {
        std::size_t index; ///< of the event that set it
        ObjectId queue;
        std::uint32_t capacity;
    };

    [[nodiscard]] std::size_t scanned() const { return m_passesAll ? m_noted : m_scanned; }
    [[nodiscard]] const Event& at(const Trace::Reading& reading, std::size_t index) const;
    void note(const Event& event, std::size_t index);
    void forgetBefore(std::size_t index);
    void forgetFrom(std::size_t index);

    const Trace* m_trace = nullptr;
    EventFilter m_filter;
    TextTest m_test;
    bool m_passesAll = true;
    std::uint64_t m_revision = 0;
    bool m_forgotten = false;
    std::size_t m_first = 0;   ///< index of the oldest event that the trace keeps
    std::size_t m_end = 0;     ///< index after the newest one, as of the last sync()
    std::size_t m_noted = 0;   ///< events before it are noted: marks and capacities
    std::size_t m_scanned = 0; ///< events before it went through the filter; unused where all pass
    ChunkedVector<std::size_t, 1u << 16> m_matches;
    std::vector<Mark> m_marks; ///< some events as they were, to find out what late ones have moved
    std::vector<Capacity> m_capacities;
    std::vector<Event> m_block;
};

} // namespace interleave
