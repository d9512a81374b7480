// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The items in a queue, as the fold knows them. Copies share their content until one of them changes, so that
// a copy of a World with a queue of a million items costs little. Not thread-safe; copies are independent.
#pragma once

#include "core/wire/Event.h"

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace interleave {

struct QueueItem {
    ValueWord value;
    std::int64_t putAt = 0; ///< ns since the run's start
    ActorId putter = kNoActor;
    std::uint32_t number =
        0; ///< the how-many-th put into its queue, modulo 2^32; 0: not known, its put is missing
};

/// A sequence with cheap ends; inserting elsewhere moves what follows.
class ItemList {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] const QueueItem& operator[](std::size_t i) const {
        return (*m_chunks[(m_begin + i) / kChunk])[(m_begin + i) % kChunk];
    }
    /// At `position`, or at the end where that is beyond it.
    void insert(std::size_t position, const QueueItem& item);
    void erase(std::size_t position);
    void clear();
    /// What it keeps in memory, but for what it shares with `sharing`, if given.
    [[nodiscard]] std::size_t bytes(const ItemList* sharing = nullptr) const;

private:
    static constexpr std::size_t kChunk = 64;
    using Chunk = std::array<QueueItem, kChunk>;

    [[nodiscard]] QueueItem& writable(std::size_t i);
    void dropEmptyChunks();

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_begin = 0;
    std::size_t m_size = 0;
};

} // namespace interleave
