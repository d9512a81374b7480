// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Least and most of any stretch of a sequence that only grows at its end: a pyramid, each level of which
// stands for 16 of the one below. The sequence itself stays with its owner. Not thread-safe.
#pragma once

#include "core/trace/ChunkedVector.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace interleave {

template <class T> struct Extremes {
    T least = std::numeric_limits<T>::max();
    T most = std::numeric_limits<T>::lowest();

    void add(const Extremes& other) {
        least = std::min(least, other.least);
        most = std::max(most, other.most);
    }
};

template <class T> class ExtremesPyramid {
public:
    /// There are `count` elements now, one more than before; `leaf(i)` gives the extremes of element i, which
    /// are final.
    template <class Leaf> void grow(std::size_t count, Leaf&& leaf) {
        for (std::size_t level = 0; level < kLevels && count % kFan == 0; ++level) {
            Extremes<T> all;
            for (std::size_t i = count - kFan; i < count; ++i)
                all.add(at(level, i, leaf));
            m_levels[level].push_back(all);
            count /= kFan;
        }
    }
    /// Of the elements from `begin` to `end` - 1.
    template <class Leaf>
    [[nodiscard]] Extremes<T> over(std::size_t begin, std::size_t end, Leaf&& leaf) const {
        Extremes<T> all;
        std::size_t level = 0;
        // From both ends inwards, a level up wherever what is left begins and ends with whole groups.
        for (; level < kLevels && end - begin >= kFan; ++level) {
            for (; begin % kFan != 0; ++begin)
                all.add(at(level, begin, leaf));
            for (; end % kFan != 0; --end)
                all.add(at(level, end - 1, leaf));
            begin /= kFan;
            end /= kFan;
        }
        for (; begin < end; ++begin)
            all.add(at(level, begin, leaf));
        return all;
    }
    /// Back to `count` elements.
    void truncate(std::size_t count) {
        for (auto& level : m_levels)
            level.truncate(count /= kFan);
    }
    /// Elements before `index` are not asked for any more.
    void dropBefore(std::size_t index) {
        for (auto& level : m_levels)
            level.dropBefore(index /= kFan);
    }
    [[nodiscard]] std::size_t bytes() const {
        std::size_t sum = 0;
        for (const auto& level : m_levels)
            sum += level.bytes();
        return sum;
    }

private:
    static constexpr std::size_t kFan = 16;
    static constexpr std::size_t kLevels = 4;

    template <class Leaf> [[nodiscard]] Extremes<T> at(std::size_t level, std::size_t i, Leaf&& leaf) const {
        return level == 0 ? leaf(i) : m_levels[level - 1][i];
    }

    std::array<ChunkedVector<Extremes<T>, 64>, kLevels> m_levels;
};

} // namespace interleave
