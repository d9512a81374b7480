// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Condition.h"

#include "core/engine/Stage.h"

#include <algorithm>

namespace interleave {

Condition::Condition(Stage& stage, const std::string& name, Lock& lock)
    : m_stage(stage), m_lock(lock), m_id(stage.addObject(ObjectType::Condition, name, lock.id())) {}

Result<bool, ConditionError> Condition::wait(Timeout timeout) {
    m_stage.checkpoint();
    if (!m_lock.mine())
        return ConditionError::NotOwner;
    std::unique_lock lock(m_mutex);
    // Who gets the lock now and notifies comes to m_mutex only once the caller is in line: nothing is missed.
    m_lock.releaseOwned(m_stage.actorHere());
    const bool notified = m_waiters.await(lock, WaitReason::Condition, m_id, timeout).has_value();
    lock.unlock();
    static_cast<void>(m_lock.acquire()); // the caller does not have it, and there is no timeout
    return notified;
}

Result<int, ConditionError> Condition::notify(int count) {
    return wake(std::max(count, 0));
}

Result<int, ConditionError> Condition::wake(std::int64_t count) {
    m_stage.checkpoint();
    if (!m_lock.mine())
        return ConditionError::NotOwner;
    Emitter& emitter = m_stage.actorHere().emitter();
    const std::lock_guard lock(m_mutex);
    const auto waiting = static_cast<std::int64_t>(m_waiters.size());
    const std::int64_t woken = count == kNotifyAll ? waiting : std::min(count, waiting);
    emitter.emitOrdered(EventKind::Notified, m_id, 0, count, woken);
    for (std::int64_t i = 0; i < woken; ++i)
        m_waiters.serveFirst(emitter, m_id);
    return static_cast<int>(woken);
}

} // namespace interleave
