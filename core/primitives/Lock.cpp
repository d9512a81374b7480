// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Lock.h"

#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

#include <algorithm>

namespace interleave {

Lock::Lock(Stage& stage, const std::string& name)
    : m_stage(stage), m_id(stage.addObject(ObjectType::Lock, name, 0)) {}

Result<void, LockError> Lock::acquire(std::optional<double> timeoutSeconds) {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    std::unique_lock lock(m_mutex);
    if (m_owner == &self)
        return LockError::AlreadyOwner;
    if (!m_owner) {
        m_owner = &self;
        self.emitter().emitOrdered(EventKind::LockAcquired, m_id);
        return {};
    }
    Waiter waiter{&self};
    m_waiters.push_back(&waiter);
    const auto deadline = m_stage.deadlineAfter(timeoutSeconds);
    const Wait wait(self, WaitReason::Lock, m_id, deadline);
    for (;;) {
        lock.unlock();
        const ParkEnd end = self.park(deadline);
        lock.lock();
        if (waiter.served) {
            wait.ended(WaitEnd::Served);
            return {};
        }
        if (end == ParkEnd::Notified)
            continue;
        std::erase(m_waiters, &waiter);
        if (end == ParkEnd::Stopped)
            wait.stopped();
        wait.ended(WaitEnd::TimedOut);
        return LockError::TimedOut;
    }
}

Result<void, LockError> Lock::release() {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    const std::lock_guard lock(m_mutex);
    if (m_owner != &self)
        return LockError::NotOwner;
    self.emitter().emitOrdered(EventKind::LockReleased, m_id);
    m_owner = nullptr;
    if (m_waiters.empty())
        return {};
    Waiter& next = *m_waiters.front();
    m_waiters.pop_front();
    m_owner = next.actor;
    self.emitter().emitFor(next.actor->id(), EventKind::LockAcquired, m_id, 0, 0, 0);
    next.served = true;
    next.actor->tellWoken(self.emitter(), m_id);
    next.actor->notify();
    return {};
}

bool Lock::hasWaiters() {
    const std::lock_guard lock(m_mutex);
    return !m_waiters.empty();
}

} // namespace interleave
