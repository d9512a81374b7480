// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// For tests in which time itself has to pass.
#pragma once

#include "core/base/Clock.h"

#include <cstdint>
#include <thread>

namespace interleave {

/// Not by sleeping: the others have the CPU meanwhile, and it lasts hardly longer than asked for.
inline void waitNs(std::int64_t ns) {
    const std::int64_t until = monotonicNow() + ns;
    while (monotonicNow() < until)
        std::this_thread::yield();
}

} // namespace interleave
