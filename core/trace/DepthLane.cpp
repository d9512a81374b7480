// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/DepthLane.h"

namespace interleave {

void DepthLane::append(std::int64_t time, std::uint32_t depth) {
    const std::uint32_t before = m_last;
    m_last = depth;
    if (m_blocks.size() > 0) {
        Head& head = m_heads.back();
        Block& block = m_blocks.back();
        const std::int64_t offset = time - head.time;
        const bool up = depth == before + 1;
        if (block.count < kMostChanges && offset <= kMostOffset && (up || depth + 1 == before)) {
            head.least = std::min(head.least, depth);
            head.most = std::max(head.most, depth);
            block.low[block.count] = static_cast<std::uint16_t>(offset);
            block.high[block.count] = static_cast<std::uint8_t>(offset >> 16 | (up ? kUp : 0));
            ++block.count;
            return;
        }
        m_pyramid.grow(m_blocks.size(), [this](std::size_t i) { return extremesOf(i); });
    }
    m_heads.push_back({time, depth, depth});
    m_blocks.push_back({depth, 1, {}, {}});
}

DepthLane::Mark DepthLane::mark() const {
    return {m_blocks.size(), m_blocks.size() > 0 ? m_blocks.back().count : std::size_t{0}};
}

void DepthLane::rollBack(const Mark& mark) {
    m_heads.truncate(mark.blocks);
    m_blocks.truncate(mark.blocks);
    m_pyramid.truncate(mark.blocks > 0 ? mark.blocks - 1 : 0);
    if (mark.blocks == 0)
        return;
    Head& head = m_heads.back();
    Block& block = m_blocks.back();
    block.count = static_cast<std::uint16_t>(mark.places);
    Span all;
    for (std::size_t place = 0; place < mark.places; ++place) {
        m_last = block.next(m_last, place);
        all.add({m_last, m_last});
    }
    head.least = all.least;
    head.most = all.most;
}

void DepthLane::dropBefore(const Mark& mark, std::int64_t time) {
    if (mark.blocks == 0)
        return; // it was made later
    m_first = mark.blocks - 1;
    m_keptFrom = time;
    m_heads.dropBefore(m_first);
    m_blocks.dropBefore(m_first);
    m_pyramid.dropBefore(m_first);
}

std::int64_t DepthLane::knownFrom() const {
    return std::max(m_keptFrom, m_heads[m_first].time);
}

/// The last block that begins before `time`, at or after `near`, which does or is the first one.
std::size_t DepthLane::blockBefore(std::int64_t time, std::size_t near) const {
    return m_heads.partitionPointNear(near + 1, [time](const Head& head) { return head.time < time; }) - 1;
}

/// Over the changes before `end` that are left in the cursor's block.
void DepthLane::pass(Cursor& cursor, std::int64_t end, Span& seen) const {
    const Block& block = m_blocks[cursor.block];
    const std::int64_t limit = end - m_heads[cursor.block].time;
    for (; cursor.place < block.count && block.offset(cursor.place) < limit; ++cursor.place) {
        cursor.depth = block.next(cursor.depth, cursor.place);
        cursor.known = true;
        seen.add({cursor.depth, cursor.depth});
    }
}

/// On to the first change that is not before `end`, which is in `block` or follows it; what the depth became
/// on the way.
DepthLane::Span DepthLane::advance(Cursor& cursor, std::int64_t end, std::size_t block) const {
    Span seen;
    if (cursor.block < block) {
        if (cursor.place > 0) {
            pass(cursor, end, seen);
            ++cursor.block;
        }
        if (cursor.block < block)
            seen.add(m_pyramid.over(cursor.block, block, [this](std::size_t i) { return extremesOf(i); }));
        cursor.block = block;
        cursor.place = 0;
    }
    pass(cursor, end, seen);
    return seen;
}

/// To where the lane is known, before all changes at `time` or later; false where it is not known at all.
bool DepthLane::startAt(std::int64_t time, Cursor& cursor) const {
    if (m_blocks.size() == 0)
        return false;
    cursor = {m_first, 0, 0, false};
    advance(cursor, time, blockBefore(time, m_first));
    return true;
}

std::optional<std::uint32_t> DepthLane::at(std::int64_t time) const {
    Cursor cursor;
    if (!startAt(time + 1, cursor) || time < knownFrom())
        return {};
    return cursor.depth;
}

void DepthLane::columns(const Columns& columns, std::vector<DepthColumn>& out) const {
    struct Border {
        std::int64_t time;
        std::size_t block;
    };
    std::array<Border, 32> borders;
    out.assign(static_cast<std::size_t>(columns.count), {});
    Cursor cursor;
    if (m_blocks.size() == 0)
        return;
    int column = columns.firstEndingAfter(knownFrom());
    if (column == columns.count || !startAt(std::max(columns.border(column), m_keptFrom), cursor))
        return;
    std::size_t block = cursor.block;
    for (int batch = 0; column < columns.count; column += batch) {
        // Some columns at a time: the blocks at their borders are fetched together.
        batch = std::min(columns.count - column, static_cast<int>(borders.size()));
        for (int i = 0; i < batch; ++i) {
            const std::int64_t end = columns.border(column + i + 1);
            block = blockBefore(end, block);
            borders[static_cast<std::size_t>(i)] = {end, block};
            __builtin_prefetch(&m_blocks[block]);
            __builtin_prefetch(&m_blocks[block].high);
        }
        for (int i = 0; i < batch && columns.border(column + i) < columns.until; ++i) {
            Span seen;
            if (cursor.known)
                seen = {cursor.depth, cursor.depth};
            const Border& end = borders[static_cast<std::size_t>(i)];
            seen.add(advance(cursor, end.time, end.block));
            if (cursor.known)
                out[static_cast<std::size_t>(column + i)] = {seen.least, seen.most, cursor.depth, true};
        }
    }
}

} // namespace interleave
