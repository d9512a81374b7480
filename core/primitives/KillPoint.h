// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands between two stores to shared memory whose order matters should the process be killed between them.
// Any thread. Only the compiler has to be held back: who looks after the death has taken the dead one's lock,
// and sees all that it stored.
#pragma once

#include <atomic>

namespace interleave {

#ifdef INTERLEAVE_KILL_POINTS
/// A test's own: it dies here if it is its turn.
void killPoint();
#else
inline void killPoint() {
    std::atomic_signal_fence(std::memory_order_seq_cst);
}
#endif

} // namespace interleave
