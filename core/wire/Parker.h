// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where one thread sleeps until another notifies it, of its own process or not: a permit and a futex in
// shared memory. sleep: the owner only. notify and kick: any thread of the run. A notification that comes
// before the sleep is kept; two of them count as one.
#pragma once

#include "core/base/Futex.h"

#include <cstdint>
#include <optional>

namespace interleave {

class Parker {
public:
    void notify() {
        // release: the parked thread sees what was done for it before the notification
        if (m_word.fetch_or(kNotified, std::memory_order_release) & kParked)
            futexWake(m_word, 1, FutexScope::Shared);
    }
    /// Makes a sleeping owner look again at why it sleeps (a pause, a stop, a moved deadline) without a
    /// permit.
    void kick() {
        m_word.fetch_add(kKick, std::memory_order_release);
        futexWake(m_word, 1, FutexScope::Shared);
    }
    /// Whether there is a permit to take.
    [[nodiscard]] bool isNotified() const { return m_word.load(std::memory_order_relaxed) & kNotified; }
    /// Takes the permit if there is one.
    [[nodiscard]] bool consume() {
        return m_word.fetch_and(~kNotified, std::memory_order_acquire) & kNotified;
    }
    /// A word to hand to sleep(): what changes after it ends that sleep.
    [[nodiscard]] std::uint32_t ticket() const { return m_word.load(std::memory_order_acquire); }
    /// Sleeps unless anything has happened since `ticket`; may return at any time.
    void sleep(std::uint32_t ticket, std::optional<std::int64_t> monotonicDeadline) {
        if (ticket & kNotified ||
            !m_word.compare_exchange_strong(ticket, ticket | kParked, std::memory_order_acq_rel))
            return;
        futexWait(m_word, ticket | kParked, monotonicDeadline, FutexScope::Shared);
        m_word.fetch_and(~kParked, std::memory_order_acq_rel);
    }

private:
    static constexpr std::uint32_t kNotified = 1;
    static constexpr std::uint32_t kParked = 2;
    static constexpr std::uint32_t kKick = 4;

    FutexWord m_word{0};
};

} // namespace interleave
