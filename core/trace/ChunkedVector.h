// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A vector that grows without moving what it holds: no doubled memory while it grows, and references stay
// good. Its front can be dropped, in whole chunks; indices stay what they were. Not thread-safe.
#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace interleave {

template <class T, std::size_t kChunk> class ChunkedVector {
    static_assert((kChunk & (kChunk - 1)) == 0);
    static_assert(std::is_trivially_copyable_v<T>);

public:
    /// One more than the last index; what was dropped counts.
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// The first index that is there.
    [[nodiscard]] std::size_t first() const { return m_firstChunk * kChunk; }
    [[nodiscard]] bool empty() const { return m_size == first(); }
    [[nodiscard]] const T& operator[](std::size_t i) const {
        return m_chunks[i / kChunk - m_firstChunk][i % kChunk];
    }
    [[nodiscard]] T& operator[](std::size_t i) { return m_chunks[i / kChunk - m_firstChunk][i % kChunk]; }
    [[nodiscard]] const T& back() const { return (*this)[m_size - 1]; }
    [[nodiscard]] T& back() { return (*this)[m_size - 1]; }

    void push_back(const T& value) {
        if (m_size == (m_firstChunk + m_chunks.size()) * kChunk)
            m_chunks.push_back(std::make_unique_for_overwrite<T[]>(kChunk));
        (*this)[m_size++] = value;
    }
    /// Not below first().
    void truncate(std::size_t size) { m_size = size; }
    /// Gives up the chunks that have nothing from `index` on; `index` is at most size().
    void dropBefore(std::size_t index) {
        const std::size_t chunks = index / kChunk;
        if (chunks <= m_firstChunk)
            return;
        m_chunks.erase(m_chunks.begin(),
                       m_chunks.begin() + static_cast<std::ptrdiff_t>(chunks - m_firstChunk));
        m_firstChunk = chunks;
    }

    /// The first index from `begin` (what was dropped is passed over) on for which `isBefore(value)` is
    /// false; those before it must all be true.
    template <class IsBefore>
    [[nodiscard]] std::size_t partitionPoint(std::size_t begin, IsBefore&& isBefore) const {
        return partitionPoint(begin, m_size, isBefore);
    }
    /// The same, where index `end` is known to be false or the end.
    template <class IsBefore>
    [[nodiscard]] std::size_t partitionPoint(std::size_t begin, std::size_t end, IsBefore&& isBefore) const {
        begin = begin < first() ? first() : begin;
        while (begin < end) {
            const std::size_t middle = begin + (end - begin) / 2;
            if (isBefore((*this)[middle]))
                begin = middle + 1;
            else
                end = middle;
        }
        return begin;
    }
    /// The same, cheap where the answer is near `begin`.
    template <class IsBefore>
    [[nodiscard]] std::size_t partitionPointNear(std::size_t begin, IsBefore&& isBefore) const {
        std::size_t end = begin;
        for (std::size_t step = 1; end < m_size && isBefore((*this)[end]); step *= 2) {
            begin = end + 1;
            end += step;
        }
        return partitionPoint(begin, end < m_size ? end : m_size, isBefore);
    }

    /// What it has allocated.
    [[nodiscard]] std::size_t bytes() const {
        return m_chunks.size() * kChunk * sizeof(T) + m_chunks.capacity() * sizeof(m_chunks[0]);
    }

private:
    std::vector<std::unique_ptr<T[]>> m_chunks;
    std::size_t m_firstChunk = 0; ///< the number of m_chunks[0]
    std::size_t m_size = 0;
};

} // namespace interleave
