// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A queue's depth over time, for charts and the timeline, exact at any zoom: least, most and last depth of
// each few of its changes, a pyramid above them, and the trace's own events below. Not thread-safe: Trace
// guards it.
#pragma once

#include "core/trace/ChunkedVector.h"
#include "core/trace/Columns.h"
#include "core/trace/EventList.h"
#include "core/trace/Extremes.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace interleave {

/// A queue's depth within one column of a picture: from the value that it had when the column began.
struct DepthColumn {
    std::uint32_t least = 0;
    std::uint32_t most = 0;
    std::uint32_t last = 0; ///< when the column ended
    bool known = false;     ///< false before the queue was made, before what is kept, and beyond the end

    bool operator==(const DepthColumn&) const = default;
};

class DepthLane {
public:
    /// The queue is made, and empty, by event number `event`.
    void begin(ObjectId queue, std::int64_t time, std::uint64_t event);
    /// Neither times nor events may go back.
    void append(std::int64_t time, std::uint64_t event, std::uint32_t depth);
    /// Buckets so far. One never goes on over an event whose number is a multiple of 256, so what is counted
    /// there is complete.
    [[nodiscard]] std::size_t size() const { return m_buckets.size(); }
    /// Back to what it was at an event whose number is a multiple of 256.
    void truncate(std::size_t size);
    /// Forgets the buckets before `size`, counted at such an event; what is kept begins at `time`.
    void dropBefore(std::size_t size, std::int64_t time);
    [[nodiscard]] std::size_t bytes() const { return m_buckets.bytes() + m_pyramid.bytes(); }

    /// The depth after all events up to and including `time`; none where it is not known.
    [[nodiscard]] std::optional<std::uint32_t> at(const EventList& events, std::int64_t time) const;
    /// One for each of the columns, in one pass. A column of no width has the depth at its place.
    void columns(const EventList& events, const Columns& columns, std::vector<DepthColumn>& out) const;

private:
    static constexpr std::uint64_t kMostEvents = 256; ///< that a bucket spans
    static constexpr std::uint32_t kMostChanges = 32; ///< that it has

    struct Bucket {
        std::int64_t time;   ///< of its first change
        std::uint64_t event; ///< the number of that event
        std::uint32_t least, most, last;
        std::uint32_t changes;
    };
    /// Between two changes.
    struct Cursor {
        std::size_t bucket = 0;    ///< in which the next one is
        std::uint64_t event = 0;   ///< where to look for it
        std::uint32_t changes = 0; ///< left in the bucket
        std::optional<std::uint32_t> depth;
    };

    [[nodiscard]] std::int64_t knownFrom() const {
        return m_first > 0 ? m_keptFrom : m_buckets[m_first].time;
    }
    [[nodiscard]] Cursor start() const;
    void enter(Cursor& cursor, std::size_t bucket) const;
    [[nodiscard]] Extremes<std::uint32_t> extremesOf(std::size_t bucket) const {
        return {m_buckets[bucket].least, m_buckets[bucket].most};
    }
    Extremes<std::uint32_t> advance(const EventList& events, Cursor& cursor, std::int64_t end) const;
    void scan(const EventList& events, Cursor& cursor, std::int64_t end, Extremes<std::uint32_t>& seen) const;

    ObjectId m_queue = kNoObject;
    std::uint64_t m_made = 0; ///< the number of the event that made it
    ChunkedVector<Bucket, 64> m_buckets;
    ExtremesPyramid<std::uint32_t> m_pyramid; ///< over all buckets but the last, which may still grow
    std::size_t m_first = 0;                  ///< buckets before it are forgotten, but for one's last depth
    std::int64_t m_keptFrom = 0;              ///< where m_first > 0
};

} // namespace interleave
