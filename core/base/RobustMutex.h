// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A mutex in shared memory, between threads of any processes that have it mapped. Where its owner is killed
// the kernel gives it to the next one and says so: nobody waits for a dead owner. Sections are meant to be
// short, so who finds it taken looks again for some microseconds before it sleeps, as with BriefMutex. Of
// several that a thread owns, the last one taken is let go first. Made in place by one process before any
// other sees it; never destroyed; not for a forked child that goes on without an exec.
//
// It keeps the list of robust futexes that the kernel goes through at a thread's end (get_robust_list(2), the
// kernel's robust-futex-ABI), as the C library's robust mutex does, and does nothing else, which takes less
// time (tests/bench has the queue that it is for).
#pragma once

#include "core/base/Futex.h"

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace interleave {

class RobustMutex {
public:
    RobustMutex() = default;
    RobustMutex(const RobustMutex&) = delete;
    RobustMutex& operator=(const RobustMutex&) = delete;

    enum class Before : bool {
        Released,  ///< the owner before let it go
        OwnerDied, ///< it died inside: what the mutex guards may be half done, and is to be mended first
    };
    [[nodiscard]] Before lock() {
        const Thread& self = thisThread();
        set(self.owned->list_op_pending, &m_link);
        std::uint32_t free = 0;
        const Before before = m_word.compare_exchange_strong(free, self.id, std::memory_order_acquire,
                                                             std::memory_order_relaxed)
                                  ? Before::Released
                                  : lockTaken(self.id);
        set(m_link.next, self.owned->list.next);
        set(self.owned->list.next, &m_link);
        set(self.owned->list_op_pending, nullptr);
        return before;
    }
    void unlock() {
        const Thread& self = thisThread();
        set(self.owned->list_op_pending, &m_link);
        set(self.owned->list.next, m_link.next);
        if (m_word.exchange(0, std::memory_order_acq_rel) & FUTEX_WAITERS)
            futexWake(m_word, 1, FutexScope::Shared);
        set(self.owned->list_op_pending, nullptr);
    }
    /// By who does not own it: sees all that was done before it was let go the last time, and all that the
    /// caller has done is seen by who lets it go the next time, once it has.
    void meetOwners() { m_word.fetch_or(0, std::memory_order_acq_rel); }

private:
    struct Thread {
        robust_list_head* owned; ///< registered with the kernel by the C library
        std::uint32_t id;        ///< gettid(2)
    };
    static const Thread& thisThread() {
        if (t_thread.owned == nullptr) [[unlikely]]
            learnThread();
        return t_thread;
    }
    static void learnThread();
    /// The kernel may look at any instant: no store is put off or brought forward.
    static void set(robust_list*& place, robust_list* to) {
        place = to;
        std::atomic_signal_fence(std::memory_order_seq_cst);
    }
    [[nodiscard]] Before lockTaken(std::uint32_t self);

    static inline constinit thread_local Thread t_thread{};

    FutexWord m_word{0}; ///< 0, or its owner's id and FUTEX_WAITERS; FUTEX_OWNER_DIED comes from the kernel
    std::uint32_t m_unused[5] = {};
    void* m_linkBefore = nullptr; ///< the C library's, where a mutex of its own comes before this in the list
    robust_list m_link{};         ///< in its owner's list; an address of the owner's process
    friend struct RobustMutexLayout;
};

} // namespace interleave
