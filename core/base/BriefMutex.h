// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A mutex for sections that take tens of nanoseconds, never held across a sleep. Any thread of one process.
// A thread that finds it taken looks again for about ten microseconds before it sleeps in the kernel: the
// section is over long before a sleep and its wake-up would be, and in a lesson that sleep would be in the
// kernel's records as a wait that no line of the lesson asks for. Not fair: who waits longest does not go
// first. Fits std::lock_guard and std::unique_lock.
#pragma once

#include "core/base/Futex.h"

namespace interleave {

class BriefMutex {
public:
    void lock() {
        std::uint32_t expected = kFree;
        // acquire: what the last owner wrote is seen
        if (!m_word.compare_exchange_strong(expected, kTaken, std::memory_order_acquire,
                                            std::memory_order_relaxed)) [[unlikely]]
            lockTaken();
    }
    [[nodiscard]] bool try_lock() {
        std::uint32_t expected = kFree;
        return m_word.compare_exchange_strong(expected, kTaken, std::memory_order_acquire,
                                              std::memory_order_relaxed);
    }
    void unlock() {
        // release: what was written inside is seen by the next owner
        if (m_word.exchange(kFree, std::memory_order_release) == kTakenWithSleepers) [[unlikely]]
            futexWake(m_word, 1);
    }

private:
    void lockTaken();

    static constexpr std::uint32_t kFree = 0;
    static constexpr std::uint32_t kTaken = 1;
    static constexpr std::uint32_t kTakenWithSleepers = 2;

    FutexWord m_word{kFree};
};

} // namespace interleave
