// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is so from one time to the next, as a sequence: each entry belongs to one of a few bins, and carries a
// tag. Sums of the time in each bin are kept beside every 16th entry, so that the share of each bin in any
// span is exact and cheap however many entries the span has. Not thread-safe.
#pragma once

#include "core/trace/ChunkedVector.h"
#include "core/trace/Columns.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace interleave {

template <std::size_t kBins, class Tag> class IntervalLane {
public:
    using Sums = std::array<std::int64_t, kBins>; ///< ns in each bin

    /// Times must not go back.
    void append(std::int64_t time, std::uint8_t bin, const Tag& tag) {
        if (m_size > m_first)
            m_untilLast[binOf(m_size - 1)] += time - timeOf(m_size - 1);
        if (m_size % kStride == 0) {
            Block block{m_untilLast, {}, {}, {}};
            block.times.fill(kNever);
            m_blocks.push_back(block);
            m_blockTimes.push_back(time);
        }
        Block& block = m_blocks.back();
        block.times[m_size % kStride] = time;
        block.bins[m_size % kStride] = bin;
        block.tags[m_size % kStride] = tag;
        ++m_size;
    }
    /// Entries are numbered from first() to size() - 1.
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t first() const { return m_first; }
    [[nodiscard]] bool empty() const { return m_size == m_first; }
    [[nodiscard]] std::int64_t timeOf(std::size_t i) const { return blockOf(i).times[i % kStride]; }
    [[nodiscard]] std::uint8_t binOf(std::size_t i) const { return blockOf(i).bins[i % kStride]; }
    [[nodiscard]] const Tag& tagOf(std::size_t i) const { return blockOf(i).tags[i % kStride]; }

    /// Back to `size` entries; not below first().
    void truncate(std::size_t size) {
        if (size >= m_size)
            return;
        m_untilLast = size > m_first ? sumsAt(size - 1, timeOf(size - 1)) : Sums{};
        m_size = size;
        m_blocks.truncate((size + kStride - 1) / kStride);
        m_blockTimes.truncate((size + kStride - 1) / kStride);
        for (std::size_t i = size; i % kStride != 0; ++i)
            m_blocks.back().times[i % kStride] = kNever;
    }
    /// Entries before `index`, which must be there, are not asked for any more.
    void dropBefore(std::size_t index) {
        m_first = index;
        m_blocks.dropBefore(index / kStride);
        m_blockTimes.dropBefore(index / kStride);
    }
    [[nodiscard]] std::size_t bytes() const { return m_blocks.bytes() + m_blockTimes.bytes(); }

    /// Index of the entry in force at `time`; size() where there is none yet.
    [[nodiscard]] std::size_t indexAt(std::int64_t time) const {
        return empty() || time < timeOf(m_first) ? m_size : inForce(time, m_first / kStride);
    }
    /// Time in each bin from the first entry ever to `time`, which counts from first() on; `hint` is an index
    /// from a smaller time, or 0, and is moved on.
    [[nodiscard]] Sums sumUntil(std::int64_t time, std::size_t& hint) const {
        if (empty())
            return {};
        const std::int64_t began = timeOf(m_first);
        if (time <= began)
            return sumsAt(m_first, began);
        hint = inForce(time, std::max(hint < m_size ? hint : 0, m_first) / kStride);
        return sumsAt(hint, time);
    }
    /// In one pass, for each column with some width in which the lane exists: `take(column, sums)` with the
    /// exact time in each bin.
    template <class Take> void columns(const Columns& columns, Take&& take) const {
        if (empty())
            return;
        const std::int64_t began = timeOf(m_first);
        int column = columns.firstEndingAfter(began);
        if (column == columns.count)
            return;
        const std::int64_t time = std::max(columns.border(column), began);
        Cursor cursor{time, inForce(time, m_first / kStride), {}, false};
        const std::size_t last = inForce(columns.border(columns.count), cursor.index / kStride);
        if ((last - cursor.index) / kStride >= static_cast<std::size_t>(columns.count - column))
            return columnsBySums(columns, column, cursor, take);
        for (; column < columns.count && cursor.time < columns.until; ++column)
            if (const std::int64_t end = columns.border(column + 1); end > cursor.time)
                take(column, advance(cursor, end));
    }

private:
    static constexpr std::size_t kStride = 16;
    static constexpr std::int64_t kNever =
        std::numeric_limits<std::int64_t>::max(); ///< where no entry is yet

    struct Block {
        Sums sums; ///< until the block's first entry
        std::array<std::int64_t, kStride> times;
        std::array<std::uint8_t, kStride> bins;
        std::array<Tag, kStride> tags;
    };
    struct Cursor {
        std::int64_t time = 0;
        std::size_t index = 0; ///< of the entry in force at `time`
        Sums sums{};           ///< until `time`, if known
        bool sumsKnown = false;
    };

    [[nodiscard]] const Block& blockOf(std::size_t i) const { return m_blocks[i / kStride]; }
    /// Index of the entry in force at `time`, which is in `block` or a later one; that one begins before.
    [[nodiscard]] std::size_t inForce(std::int64_t time, std::size_t block) const {
        block = blockAt(time, block);
        return block * kStride + placeIn(m_blocks[block], time);
    }
    [[nodiscard]] std::size_t blockAt(std::int64_t time, std::size_t block) const {
        return m_blockTimes.partitionPointNear(block + 1, [&](std::int64_t t) { return t <= time; }) - 1;
    }
    [[nodiscard]] static std::size_t placeIn(const Block& block, std::int64_t time) {
        std::size_t begun = 0;
        for (const std::int64_t t : block.times) // all of them: a branch would be guessed wrong
            begun += t <= time ? 1 : 0;
        return begun - 1;
    }
    /// Until `time`, at which entry `index` is in force.
    [[nodiscard]] Sums sumsAt(std::size_t index, std::int64_t time) const {
        return sumsAt(blockOf(index), index % kStride, time);
    }
    [[nodiscard]] static Sums sumsAt(const Block& block, std::size_t within, std::int64_t time) {
        Sums sums = block.sums;
        for (std::size_t k = 0; k < within; ++k)
            sums[block.bins[k]] += block.times[k + 1] - block.times[k];
        sums[block.bins[within]] += time - block.times[within];
        return sums;
    }
    Sums advance(Cursor& cursor, std::int64_t end) const {
        const std::size_t afterNext = cursor.index / kStride + 2;
        const bool many = afterNext < m_blockTimes.size() && m_blockTimes[afterNext] <= end;
        return many ? jump(cursor, end) : walk(cursor, end);
    }
    /// Entry by entry: where few lie before `end`.
    Sums walk(Cursor& cursor, std::int64_t end) const {
        Sums sums{};
        std::int64_t time = cursor.time;
        std::size_t index = cursor.index;
        const Block* block = &blockOf(index);
        while (true) {
            const std::size_t next = index + 1;
            const std::uint8_t bin = block->bins[index % kStride];
            if (next % kStride == 0 && next < m_size)
                block = &blockOf(next);
            if (next == m_size || block->times[next % kStride] > end) {
                sums[bin] += end - time;
                break;
            }
            sums[bin] += block->times[next % kStride] - time;
            time = block->times[next % kStride];
            index = next;
        }
        cursor.time = end;
        cursor.index = index;
        cursor.sumsKnown = false;
        return sums;
    }
    /// By the sums: where many do.
    Sums jump(Cursor& cursor, std::int64_t end) const {
        const Sums before = cursor.sumsKnown ? cursor.sums : sumsAt(cursor.index, cursor.time);
        cursor.index = inForce(end, cursor.index / kStride);
        cursor.time = end;
        cursor.sums = sumsAt(cursor.index, end);
        cursor.sumsKnown = true;
        return difference(cursor.sums, before);
    }
    /// All by the sums, some columns at a time: the blocks at their borders are fetched together.
    template <class Take>
    void columnsBySums(const Columns& columns, int column, const Cursor& cursor, Take&& take) const {
        struct Border {
            std::int64_t time;
            const Block* block;
        };
        std::array<Border, 32> borders;
        std::size_t block = cursor.index / kStride;
        std::int64_t time = cursor.time;
        Sums before = sumsAt(cursor.index, time);
        for (int batch = 0; column < columns.count && time < columns.until; column += batch) {
            batch = std::min(columns.count - column, static_cast<int>(borders.size()));
            for (int i = 0; i < batch; ++i) {
                const std::int64_t end = columns.border(column + i + 1);
                block = blockAt(end, block);
                borders[static_cast<std::size_t>(i)] = {end, &m_blocks[block]};
                prefetch(m_blocks[block]);
            }
            for (int i = 0; i < batch; ++i) {
                const Border& end = borders[static_cast<std::size_t>(i)];
                if (end.time <= time)
                    continue;
                const Sums sums = sumsAt(*end.block, placeIn(*end.block, end.time), end.time);
                take(column + i, difference(sums, before));
                before = sums;
                time = end.time;
            }
        }
    }
    static Sums difference(const Sums& to, const Sums& from) {
        Sums between;
        for (std::size_t bin = 0; bin < kBins; ++bin)
            between[bin] = to[bin] - from[bin];
        return between;
    }
    static void prefetch(const Block& block) {
        constexpr std::size_t kLine = 64;
        const auto* const bytes = reinterpret_cast<const char*>(&block);
        for (std::size_t at = 0; at < offsetof(Block, tags); at += kLine)
            __builtin_prefetch(bytes + at);
    }

    ChunkedVector<Block, 8> m_blocks;
    ChunkedVector<std::int64_t, 64> m_blockTimes; ///< of each block's first entry: searching reads only these
    Sums m_untilLast{};                           ///< sums until the last entry
    std::size_t m_size = 0;
    std::size_t m_first = 0;
};

} // namespace interleave
