// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/DepthLane.h"

namespace interleave {

void DepthLane::begin(ObjectId queue, std::int64_t time, std::uint64_t event) {
    m_queue = queue;
    m_made = event;
    append(time, event, 0);
}

void DepthLane::append(std::int64_t time, std::uint64_t event, std::uint32_t depth) {
    if (m_buckets.size() > 0) {
        Bucket& last = m_buckets.back();
        if (last.changes < kMostChanges && last.event / kMostEvents == event / kMostEvents) {
            last.least = std::min(last.least, depth);
            last.most = std::max(last.most, depth);
            last.last = depth;
            ++last.changes;
            return;
        }
        m_pyramid.grow(m_buckets.size(), [this](std::size_t i) { return extremesOf(i); });
    }
    m_buckets.push_back({time, event, depth, depth, depth, 1});
}

void DepthLane::truncate(std::size_t size) {
    m_buckets.truncate(size);
    m_pyramid.truncate(size > 0 ? size - 1 : 0);
}

void DepthLane::dropBefore(std::size_t size, std::int64_t time) {
    if (size == 0)
        return; // it was made later
    m_first = size;
    m_keptFrom = time;
    m_buckets.dropBefore(size - 1);
    m_pyramid.dropBefore(size - 1);
}

DepthLane::Cursor DepthLane::start() const {
    Cursor cursor;
    enter(cursor, m_first);
    if (m_first > 0)
        cursor.depth = m_buckets[m_first - 1].last;
    return cursor;
}

void DepthLane::enter(Cursor& cursor, std::size_t bucket) const {
    cursor.bucket = bucket;
    if (bucket == m_buckets.size())
        return;
    cursor.event = m_buckets[bucket].event;
    cursor.changes = m_buckets[bucket].changes;
}

/// On to the first change that is not before `end`, within the bucket.
void DepthLane::scan(const EventList& events, Cursor& cursor, std::int64_t end,
                     Extremes<std::uint32_t>& seen) const {
    for (; cursor.changes > 0 && cursor.event < events.size(); ++cursor.event) {
        const Event& event = events[cursor.event];
        if (static_cast<std::int64_t>(event.time) >= end)
            return;
        const bool moved = event.object == m_queue && cursor.event > m_made &&
                           (event.kind == EventKind::Put || event.kind == EventKind::Got);
        if (!moved && cursor.event != m_made)
            continue;
        const std::uint32_t depth = moved ? QueuePlace::unpacked(event.b).depth : 0;
        seen.add({depth, depth});
        cursor.depth = depth;
        --cursor.changes;
    }
    enter(cursor, cursor.bucket + 1);
}

/// On to the first change that is not before `end`; what the depth became on the way.
Extremes<std::uint32_t> DepthLane::advance(const EventList& events, Cursor& cursor, std::int64_t end) const {
    Extremes<std::uint32_t> seen;
    if (cursor.bucket == m_buckets.size())
        return seen;
    const std::size_t after = m_buckets.partitionPointNear(
        cursor.bucket + 1, [end](const Bucket& bucket) { return bucket.time < end; });
    // The last bucket that begins before `end` may go on beyond it; those before it are whole.
    const std::size_t partial = after - 1;
    if (partial > cursor.bucket) {
        if (cursor.changes < m_buckets[cursor.bucket].changes)
            scan(events, cursor, end, seen);
        if (cursor.bucket < partial) {
            seen.add(m_pyramid.over(cursor.bucket, partial, [this](std::size_t i) { return extremesOf(i); }));
            cursor.depth = m_buckets[partial - 1].last;
            enter(cursor, partial);
        }
    }
    if (cursor.bucket == partial)
        scan(events, cursor, end, seen);
    return seen;
}

std::optional<std::uint32_t> DepthLane::at(const EventList& events, std::int64_t time) const {
    if (m_buckets.size() == 0 || time < knownFrom())
        return {};
    Cursor cursor = start();
    advance(events, cursor, time + 1);
    return cursor.depth;
}

void DepthLane::columns(const EventList& events, const Columns& columns,
                        std::vector<DepthColumn>& out) const {
    out.assign(static_cast<std::size_t>(columns.count), {});
    if (m_buckets.size() == 0)
        return;
    const std::int64_t began = knownFrom();
    Cursor cursor = start();
    int column = columns.firstEndingAfter(began);
    if (column < columns.count && columns.border(column) > began)
        advance(events, cursor, columns.border(column));
    for (; column < columns.count && columns.border(column) < columns.until; ++column) {
        Extremes<std::uint32_t> seen;
        if (cursor.depth)
            seen = {*cursor.depth, *cursor.depth};
        seen.add(advance(events, cursor, columns.border(column + 1)));
        if (cursor.depth)
            out[static_cast<std::size_t>(column)] = {seen.least, seen.most, *cursor.depth, true};
    }
}

} // namespace interleave
