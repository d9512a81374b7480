// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A queue's depth over time, for charts and the timeline, exact at any zoom: all its changes, 4 bytes each,
// in blocks, and a pyramid of least and most above the blocks. Not thread-safe: Trace guards it.
#pragma once

#include "core/trace/ChunkedVector.h"
#include "core/trace/Columns.h"
#include "core/trace/Extremes.h"

#include <array>
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
    /// Times must not go back. The first is when the queue is made.
    void append(std::int64_t time, std::uint32_t depth);

    /// How much there is.
    struct Mark {
        std::size_t blocks = 0;
        std::size_t places = 0; ///< in the last block
    };
    [[nodiscard]] Mark mark() const;
    void rollBack(const Mark& mark);
    /// Forgets what was there at `mark`, but for the depth then; what is kept begins at `time`.
    void dropBefore(const Mark& mark, std::int64_t time);
    [[nodiscard]] std::size_t bytes() const { return m_heads.bytes() + m_blocks.bytes() + m_pyramid.bytes(); }

    /// The depth after all changes up to and including `time`; none where it is not known.
    [[nodiscard]] std::optional<std::uint32_t> at(std::int64_t time) const;
    /// One for each of the columns, in one pass. A column of no width has the depth at its place.
    void columns(const Columns& columns, std::vector<DepthColumn>& out) const;

private:
    static constexpr std::size_t kMostChanges = 32;            ///< in a block
    static constexpr std::int64_t kMostOffset = (1 << 23) - 1; ///< ns from its first to its last
    static constexpr std::uint8_t kUp = 1 << 7;

    /// What is looked at of a block unless it is cut by a column's border.
    struct Head {
        std::int64_t time; ///< of its first change
        std::uint32_t least, most;
    };
    /// The first change makes the depth `first`; each other one adds or takes one. A change that does
    /// neither, because events are missing, begins a block.
    struct Block {
        std::uint32_t first;
        std::uint16_t count;
        std::array<std::uint16_t, kMostChanges> low; ///< ns since the first change, its lower 16 bits
        std::array<std::uint8_t, kMostChanges> high; ///< its upper 7 bits, and kUp where the depth rose

        [[nodiscard]] std::int64_t offset(std::size_t place) const {
            return low[place] | (high[place] & ~kUp) << 16;
        }
        [[nodiscard]] std::uint32_t next(std::uint32_t depth, std::size_t place) const {
            return place == 0 ? first : (high[place] & kUp) != 0 ? depth + 1 : depth - 1;
        }
    };
    using Span = Extremes<std::uint32_t>;
    /// Between two changes.
    struct Cursor {
        std::size_t block = 0; ///< in which the next one is, or would be
        std::size_t place = 0;
        std::uint32_t depth = 0;
        bool known = false;
    };

    [[nodiscard]] Span extremesOf(std::size_t block) const {
        return {m_heads[block].least, m_heads[block].most};
    }
    [[nodiscard]] std::size_t blockBefore(std::int64_t time, std::size_t near) const;
    void pass(Cursor& cursor, std::int64_t end, Span& seen) const;
    Span advance(Cursor& cursor, std::int64_t end, std::size_t block) const;
    [[nodiscard]] bool startAt(std::int64_t time, Cursor& cursor) const;
    [[nodiscard]] std::int64_t knownFrom() const;

    ChunkedVector<Head, 64> m_heads;
    ChunkedVector<Block, 16> m_blocks;
    ExtremesPyramid<std::uint32_t> m_pyramid; ///< over all blocks but the last, which may still grow
    std::uint32_t m_last = 0;                 ///< depth
    std::size_t m_first = 0;                  ///< blocks before it are forgotten
    std::int64_t m_keptFrom = 0;
};

} // namespace interleave
