// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kernel's wait-on-a-word (futex(2)). Any thread. Spurious returns are normal: callers loop.
#pragma once

#include <atomic>
#include <climits>
#include <cstdint>
#include <ctime>
#include <optional>

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

using FutexWord = std::atomic<std::uint32_t>;

/// Who may wait on a word and wake those who do. Both sides must say the same.
enum class FutexScope : int {
    Process = FUTEX_PRIVATE_FLAG, ///< threads of one process; the kernel finds the word faster
    Shared = 0,                   ///< any process that has the word's memory mapped
};

/// Sleeps while `word` holds `expected`, until woken or until the CLOCK_MONOTONIC time `deadlineNs` has come.
inline void futexWait(FutexWord& word, std::uint32_t expected, std::optional<std::int64_t> deadlineNs = {},
                      FutexScope scope = FutexScope::Process) {
    timespec until{};
    if (deadlineNs)
        until = {static_cast<time_t>(*deadlineNs / 1'000'000'000),
                 static_cast<long>(*deadlineNs % 1'000'000'000)};
    // FUTEX_WAIT_BITSET takes an absolute time; FUTEX_WAIT a relative one that a late start would stretch.
    ::syscall(SYS_futex, &word, FUTEX_WAIT_BITSET | static_cast<int>(scope), expected,
              deadlineNs ? &until : nullptr, nullptr, FUTEX_BITSET_MATCH_ANY);
}

inline void futexWake(FutexWord& word, int waiters = INT_MAX, FutexScope scope = FutexScope::Process) {
    ::syscall(SYS_futex, &word, FUTEX_WAKE | static_cast<int>(scope), waiters, nullptr, nullptr, 0);
}

} // namespace interleave
