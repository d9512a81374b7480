// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A vector that grows without moving what it holds: no doubled memory while it grows, and references stay
// good. Not thread-safe.
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
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return m_chunks[i / kChunk][i % kChunk]; }
    [[nodiscard]] T& operator[](std::size_t i) { return m_chunks[i / kChunk][i % kChunk]; }
    [[nodiscard]] const T& back() const { return (*this)[m_size - 1]; }
    [[nodiscard]] T& back() { return (*this)[m_size - 1]; }

    void push_back(const T& value) {
        if (m_size == m_chunks.size() * kChunk)
            m_chunks.push_back(std::make_unique_for_overwrite<T[]>(kChunk));
        (*this)[m_size++] = value;
    }
    void truncate(std::size_t size) { m_size = size; }

    /// The first index from `begin` on for which `isBefore(value)` is false; those before it must all be
    /// true.
    template <class IsBefore>
    [[nodiscard]] std::size_t partitionPoint(std::size_t begin, IsBefore&& isBefore) const {
        std::size_t end = m_size;
        while (begin < end) {
            const std::size_t middle = begin + (end - begin) / 2;
            if (isBefore((*this)[middle]))
                begin = middle + 1;
            else
                end = middle;
        }
        return begin;
    }

private:
    std::vector<std::unique_ptr<T[]>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace interleave
