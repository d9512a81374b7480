// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/ItemList.h"

#include <algorithm>

namespace interleave {

QueueItem& ItemList::writable(std::size_t i) {
    auto& chunk = m_chunks[(m_begin + i) / kChunk];
    if (chunk.use_count() > 1)
        chunk = std::make_shared<Chunk>(*chunk);
    return (*chunk)[(m_begin + i) % kChunk];
}

void ItemList::insert(std::size_t position, const QueueItem& item) {
    if (m_begin + m_size == m_chunks.size() * kChunk)
        m_chunks.push_back(std::make_shared<Chunk>());
    ++m_size;
    const std::size_t at = std::min(position, m_size - 1);
    // Taken before: making its place writable may let go of the chunk that it lies in.
    for (std::size_t i = m_size - 1; i > at; --i) {
        const QueueItem before = (*this)[i - 1];
        writable(i) = before;
    }
    writable(at) = item;
}

void ItemList::erase(std::size_t position) {
    if (position >= m_size)
        return;
    if (position == 0) {
        ++m_begin;
    } else {
        for (std::size_t i = position; i + 1 < m_size; ++i) {
            const QueueItem after = (*this)[i + 1];
            writable(i) = after;
        }
    }
    --m_size;
    dropEmptyChunks();
}

void ItemList::dropEmptyChunks() {
    if (m_size == 0)
        m_begin = 0;
    const std::size_t unused = m_begin / kChunk;
    // Half the list at a time, as it moves the list; one chunk is kept to be used again.
    if (unused > 0 && unused * 2 >= m_chunks.size()) {
        std::rotate(m_chunks.begin(), m_chunks.begin() + static_cast<std::ptrdiff_t>(unused), m_chunks.end());
        m_begin -= unused * kChunk;
    }
    const std::size_t needed = (m_begin + m_size) / kChunk + 1;
    if (m_chunks.size() > needed + unused + 1)
        m_chunks.resize(needed + 1);
}

void ItemList::clear() {
    *this = {};
}

std::size_t ItemList::bytes(const ItemList* sharing) const {
    std::size_t chunks = m_chunks.size();
    if (sharing && !m_chunks.empty() && !sharing->m_chunks.empty()) {
        std::vector<const Chunk*> theirs;
        for (const auto& chunk : sharing->m_chunks)
            theirs.push_back(chunk.get());
        std::ranges::sort(theirs);
        for (const auto& chunk : m_chunks)
            chunks -= std::ranges::binary_search(theirs, chunk.get()) ? 1 : 0;
    }
    constexpr std::size_t kCounts = 2 * sizeof(void*); // beside a shared chunk
    return chunks * (sizeof(Chunk) + kCounts) + m_chunks.capacity() * sizeof(m_chunks[0]);
}

} // namespace interleave
