// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a thread does between two looks at something that another one is about to change. Any thread.
#pragma once

namespace interleave {

/// About 20 ns; leaves a sibling hyperthread the processor meanwhile.
inline void pauseABit() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("isb");
#endif
}

} // namespace interleave
