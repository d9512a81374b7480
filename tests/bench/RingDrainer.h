// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Collects a segment's events on a thread of its own while it lives, as a session does: polls every few
// milliseconds. Copy takes the events out of the rings and forgets them, so that what is measured is the
// emitting side; Fold is the whole Collector with its trace, which in a real run is another process.
#pragma once

#include "core/wire/Segment.h"

#include <cstdint>
#include <thread>

namespace interleave::bench {

enum class Draining { Copy, Fold };

class RingDrainer {
public:
    RingDrainer(const Segment& segment, Draining how);
    ~RingDrainer() { finish(); }

    /// Takes the rest; then the sums below are complete.
    void finish();
    [[nodiscard]] std::uint64_t events() const { return m_events; }
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

private:
    void copyUntilStopped(const std::stop_token& stop);
    void foldUntilStopped(const std::stop_token& stop);

    const Segment& m_segment;
    std::uint64_t m_events = 0; ///< the thread's until it is joined, as is m_dropped
    std::uint64_t m_dropped = 0;
    std::jthread m_thread;
};

} // namespace interleave::bench
