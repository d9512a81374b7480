// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/InterpreterLock.h"

#include "core/engine/Stage.h"

namespace interleave {

void InterpreterLock::acquire() {
    for (;;) {
        const auto got = m_lock.acquire(m_interval.load(std::memory_order_relaxed));
        if (got || got.error() != LockError::TimedOut) {
            m_asked.store(false, std::memory_order_relaxed);
            return;
        }
        m_asked.store(true, std::memory_order_relaxed);
    }
}

void InterpreterLock::release() {
    static_cast<void>(m_lock.release());
}

void InterpreterLock::handOver(int line) {
    // Who asks is on its way into the line again: until it stands there, the wish stays.
    if (!m_lock.hasWaiters())
        return;
    m_asked.store(false, std::memory_order_relaxed);
    const int before = m_stage.emitterHere().line();
    m_stage.at(line == 0 ? before : line);
    release();
    acquire();
    m_stage.at(before);
}

} // namespace interleave
