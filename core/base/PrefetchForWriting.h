// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Has a cache line fetched that is going to be written, from the processor that has read it last. Without it,
// who writes line after line waits for each, at the next instruction that orders memory. Any thread.
#pragma once

namespace interleave {

/// `place` need not be anybody's memory.
inline void prefetchForWriting(const void* place) {
#if defined(__x86_64__)
    // The compiler's own prefetch is for reading, unless it builds for a processor of a certain age; those
    // before take this one for nothing.
    asm volatile("prefetchw %0" : : "m"(*static_cast<const char*>(place)));
#else
    __builtin_prefetch(place, 1);
#endif
}

} // namespace interleave
