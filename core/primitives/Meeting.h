// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where threads wait until each of them has a CPU at the same moment, and go on together. A latch wakes one
// after the other, some 50 µs apart: longer than what is to be seen lasts. Any thread; once.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace interleave {

class Meeting {
public:
    static constexpr int kMost = 16;

    /// Looks at the others, without sleeping, until all `parties` run now, or have gone on; at most 50 ms,
    /// and not at all where more than kMost would have to come or there is one CPU only.
    void meet(int parties);
    /// For another one. Nobody may be in it.
    void reset();

private:
    std::atomic<int> m_come{0};
    /// When each was last seen to run, as monotonicNow() tells; 0: not yet come.
    std::array<std::atomic<std::int64_t>, kMost> m_seen{};
};

} // namespace interleave
