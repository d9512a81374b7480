// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Lock.h"

#include "core/engine/Stage.h"

namespace interleave {

Lock::Lock(Stage& stage, const std::string& name)
    : m_stage(stage), m_id(stage.addObject(ObjectType::Lock, name, 0)) {}

Result<void, LockError> Lock::takeFree(Actor& self) {
    if (m_owner == self.id())
        return LockError::AlreadyOwner;
    if (m_owner != kNoActor)
        return LockError::Taken;
    m_owner = self.id();
    self.emitter().emitOrdered(EventKind::LockAcquired, m_id);
    return {};
}

Result<void, LockError> Lock::acquire(Timeout timeout) {
    if (timeout.isNegative())
        return LockError::NegativeTimeout;
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    std::unique_lock lock(m_mutex);
    const auto taken = takeFree(self);
    if (taken || taken.error() != LockError::Taken)
        return taken;
    if (!m_waiters.await(lock, WaitReason::Lock, m_id, timeout))
        return LockError::TimedOut;
    return {};
}

Result<void, LockError> Lock::tryAcquire() {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    const std::lock_guard lock(m_mutex);
    return takeFree(self);
}

Result<void, LockError> Lock::release() {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    if (!mine())
        return LockError::NotOwner;
    releaseOwned(self);
    return {};
}

bool Lock::hasWaiters() {
    const std::lock_guard lock(m_mutex);
    return !m_waiters.empty();
}

void Lock::releaseOwned(Actor& self) {
    const std::lock_guard lock(m_mutex);
    self.emitter().emitOrdered(EventKind::LockReleased, m_id);
    m_owner = m_waiters.empty() ? kNoActor : m_waiters.first();
    if (m_waiters.empty())
        return;
    self.emitter().emitFor(m_owner, EventKind::LockAcquired, m_id, 0, 0, 0);
    m_waiters.serveFirst(self.emitter(), m_id);
}

bool Lock::mine() {
    const ActorId self = m_stage.actorHere().id();
    const std::lock_guard lock(m_mutex);
    return m_owner == self;
}

} // namespace interleave
