// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one lock of an interpreter that runs threads but only one at a time. Who waits for it longer than the
// switch interval asks for it; who has it looks at that wish at its borders and hands it over. Every call but
// setInterval: from any actor of the process.
#pragma once

#include "core/primitives/Lock.h"

#include <atomic>

namespace interleave {

class InterpreterLock {
public:
    InterpreterLock(Stage& stage, const std::string& name) : m_stage(stage), m_lock(stage, name) {}

    /// How long who waits for it lets the owner go on, in seconds of the run's clock. Any thread; from the
    /// next wait on.
    void setInterval(double seconds) { m_interval.store(seconds, std::memory_order_relaxed); }

    void acquire();
    void release();
    /// Between two steps of who has it: hands it over if somebody asks for it, and waits until it is the
    /// caller's again, at the lesson's `line`; 0: where it is.
    void border(int line = 0) {
        if (m_asked.load(std::memory_order_relaxed)) [[unlikely]]
            handOver(line);
    }

private:
    void handOver(int line);

    Stage& m_stage;
    Lock m_lock;
    std::atomic<double> m_interval{0.005};
    std::atomic<bool> m_asked{false};
};

} // namespace interleave
