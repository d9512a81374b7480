// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which tasks a worker of a pool has taken, in shared memory, so that it is known after its death. Written by
// the worker, read once it is dead. Zeroes are a new one.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace interleave {

struct PoolNotes {
    /// More than a worker has results on their way: the queue of results holds fewer.
    static constexpr std::uint64_t kKept = 1024;
    static constexpr int kMostResults = 256;

    void add(std::uint32_t task) {
        const std::uint64_t at = count.load(std::memory_order_relaxed);
        tasks[at % kKept].store(task, std::memory_order_relaxed);
        count.store(at + 1, std::memory_order_release);
    }
    template <class Take> void forEach(Take&& take) const {
        const std::uint64_t end = count.load(std::memory_order_acquire);
        for (std::uint64_t at = end - std::min(end, kKept); at < end; ++at)
            take(tasks[at % kKept].load(std::memory_order_relaxed));
    }

    std::atomic<std::uint64_t> count;
    std::atomic<std::uint32_t> tasks[kKept];
};

} // namespace interleave
