// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The run's own clock: CLOCK_MONOTONIC less the time the run was paused. Timeouts and sleeps count on it, so
// they do not run out while the run is held. In shared memory: all processes of a run have the same. Reading:
// any thread. pause/resume: one thread at a time.
#pragma once

#include "core/base/Clock.h"

#include <atomic>
#include <cstdint>

namespace interleave {

class RunClock {
public:
    /// Nanoseconds. Never ahead of what it shows during a pause: a reader that a pause or a resume overtakes
    /// looks again, however long it was off its CPU in between.
    [[nodiscard]] std::int64_t now() const {
        for (;;) {
            const std::uint32_t change = m_changes.load(std::memory_order_acquire);
            const std::int64_t stoodStillSince = m_pausedAt.load(std::memory_order_acquire);
            const std::int64_t real = stoodStillSince != 0 ? stoodStillSince : monotonicNow();
            const std::int64_t shown = real - m_offset.load(std::memory_order_acquire);
            if (change % 2 == 0 && m_changes.load(std::memory_order_acquire) == change)
                return shown;
        }
    }
    [[nodiscard]] bool paused() const { return m_pausedAt.load(std::memory_order_acquire) != 0; }
    /// The CLOCK_MONOTONIC time at which the run's clock will show `runTime`, if it is not paused before.
    [[nodiscard]] std::int64_t toMonotonic(std::int64_t runTime) const {
        return runTime + m_offset.load(std::memory_order_acquire);
    }

    void pause() {
        if (paused())
            return;
        // Before the time is taken: who has not seen it by then has an earlier time.
        m_changes.fetch_add(1, std::memory_order_seq_cst);
        m_pausedAt.store(monotonicNow(), std::memory_order_release);
        m_changes.fetch_add(1, std::memory_order_release);
    }
    /// How long it stood still, in ns.
    std::int64_t resume() {
        const std::int64_t since = m_pausedAt.load(std::memory_order_relaxed);
        if (since == 0)
            return 0;
        m_changes.fetch_add(1, std::memory_order_seq_cst);
        const std::int64_t stoodStill = monotonicNow() - since;
        m_offset.fetch_add(stoodStill, std::memory_order_acq_rel);
        m_pausedAt.store(0, std::memory_order_release);
        m_changes.fetch_add(1, std::memory_order_release);
        return stoodStill;
    }

private:
    std::atomic<std::int64_t> m_pausedAt{0}; ///< 0: it runs
    std::atomic<std::int64_t> m_offset{0};
    std::atomic<std::uint32_t> m_changes{0}; ///< odd while the two above are being changed
};

} // namespace interleave
