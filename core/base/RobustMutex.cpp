// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/RobustMutex.h"

#include "core/base/Clock.h"
#include "core/base/PauseABit.h"

#include <cstdlib>

namespace interleave {

namespace {

/// Who was about to wake somebody may have been killed after it had let go, where the kernel does not make up
/// for it if a third one has the mutex by then: so nobody sleeps for longer without a look.
constexpr std::int64_t kLongestSleepNs = 20'000'000;

} // namespace

struct RobustMutexLayout {
    /// From the link to the word, the same for all of a thread's futexes: where the C library has it.
    static constexpr long kLinkToWord = -32;
    static_assert(static_cast<long>(offsetof(RobustMutex, m_word)) -
                      static_cast<long>(offsetof(RobustMutex, m_link)) ==
                  kLinkToWord);
};

void RobustMutex::learnThread() {
    robust_list_head* owned = nullptr;
    std::size_t size = 0;
    if (::syscall(SYS_get_robust_list, 0, &owned, &size) != 0 || owned == nullptr ||
        owned->futex_offset != RobustMutexLayout::kLinkToWord)
        std::abort(); // another C library
    t_thread = {owned, static_cast<std::uint32_t>(::gettid())};
}

RobustMutex::Before RobustMutex::lockTaken(std::uint32_t self) {
    // As in BriefMutex, some microseconds in all; more looks, as sections here are shorter than what is
    // between two, and a sleep and its wake-up cost most of all.
    constexpr int kPausesBetweenLooks = 4;
    constexpr int kLooks = 150;
    std::uint32_t waiters = 0; // where this one has slept, others may still
    for (int look = 0;; ++look) {
        std::uint32_t word = m_word.load(std::memory_order_relaxed);
        if ((word & FUTEX_TID_MASK) == self)
            std::abort(); // a mistake in the caller
        if ((word & FUTEX_TID_MASK) == 0) {
            if (m_word.compare_exchange_strong(word, self | waiters | (word & FUTEX_WAITERS),
                                               std::memory_order_acquire, std::memory_order_relaxed))
                return word & FUTEX_OWNER_DIED ? Before::OwnerDied : Before::Released;
        } else if (look < kLooks) {
            for (int i = 0; i < kPausesBetweenLooks; ++i)
                pauseABit();
        } else if (word & FUTEX_WAITERS ||
                   m_word.compare_exchange_strong(word, word | FUTEX_WAITERS, std::memory_order_relaxed)) {
            waiters = FUTEX_WAITERS;
            futexWait(m_word, word | FUTEX_WAITERS, monotonicNow() + kLongestSleepNs, FutexScope::Shared);
        }
    }
}

} // namespace interleave
