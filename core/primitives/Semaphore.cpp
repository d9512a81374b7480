// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Semaphore.h"

#include "core/engine/Stage.h"

#include <algorithm>

namespace interleave {

Semaphore::Semaphore(Stage& stage, const std::string& name, int permits, Bound bound)
    : m_stage(stage), m_most(bound == Bound::AsMade ? std::max(permits, 0) : -1),
      m_id(stage.addObject(
          ObjectType::Semaphore, name,
          SemaphoreFacts{static_cast<std::uint32_t>(std::max(permits, 0)), m_most >= 0}.packed())),
      m_permits(std::max(permits, 0)) {}

bool Semaphore::takeFree(Actor& self) {
    if (m_permits == 0)
        return false;
    --m_permits;
    self.emitter().emitOrdered(EventKind::SemaphoreAcquired, m_id, 0, m_permits);
    return true;
}

Result<void, SemaphoreError> Semaphore::acquire(Timeout timeout) {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    std::unique_lock lock(m_mutex);
    if (takeFree(self) || m_waiters.await(lock, WaitReason::Semaphore, m_id, timeout))
        return {};
    return SemaphoreError::TimedOut;
}

Result<void, SemaphoreError> Semaphore::tryAcquire() {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    const std::lock_guard lock(m_mutex);
    if (takeFree(self))
        return {};
    return SemaphoreError::NoneFree;
}

Result<void, SemaphoreError> Semaphore::release() {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.actorHere().emitter();
    const std::lock_guard lock(m_mutex);
    if (m_permits == m_most) {
        emitter.emitOrdered(EventKind::ReleaseRefused, m_id);
        return SemaphoreError::ReleasedTooOften;
    }
    emitter.emitOrdered(EventKind::SemaphoreReleased, m_id, 0, m_permits + 1);
    if (m_waiters.empty()) {
        ++m_permits;
        return {};
    }
    emitter.emitFor(m_waiters.first(), EventKind::SemaphoreAcquired, m_id, 0, m_permits, 0);
    m_waiters.serveFirst(emitter, m_id);
    return {};
}

int Semaphore::permits() {
    const std::lock_guard lock(m_mutex);
    return m_permits;
}

} // namespace interleave
