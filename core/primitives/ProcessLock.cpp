// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ProcessLock.h"

#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

#include <algorithm>
#include <mutex>
#include <new>

namespace interleave {

/// Each change of it is one store, so a death inside leaves nothing half done: what a dead owner leaves is
/// handed over by forget().
struct ProcessLock::Shared {
    RobustMutex mutex;
    StampOrder order;
    std::uint64_t arrivals = 0;
    ActorId owner = kNoActor;
    bool ownerDied = false;
};

ProcessLock::ProcessLock(Stage& stage, const std::string& name)
    : ProcessLock(stage, [&]() -> SharedEntry& {
          const ObjectId id = stage.addObject(ObjectType::Lock, name, 0);
          SharedEntry& entry = stage.addShared(
              name, id, sizeof(Shared) + sizeof(std::uint64_t) * stage.segment().header().limits.actors);
          new (stage.segment().sharedBytes(entry)) Shared{};
          entry.ready.store(1, std::memory_order_release);
          return entry;
      }()) {
    stage.processWatch().onEnd([this](ProcessIndex process, Emitter& emitter) { forget(process, emitter); });
}

ProcessLock::ProcessLock(Stage& stage, SharedEntry& entry)
    : m_stage(stage), m_id(entry.object),
      m_shared(*std::launder(reinterpret_cast<Shared*>(stage.segment().sharedBytes(entry)))),
      m_line(reinterpret_cast<std::uint64_t*>(stage.segment().sharedBytes(entry) + sizeof(Shared))) {}

void ProcessLock::guard() {
    static_cast<void>(m_shared.mutex.lock());
}

Result<ProcessLock::Before, LockError> ProcessLock::acquire(Timeout timeout) {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    guard();
    if (m_shared.owner == self.id()) {
        m_shared.mutex.unlock();
        return LockError::AlreadyOwner;
    }
    if (m_shared.owner == kNoActor && firstInLine() == kNoActor) {
        m_shared.owner = self.id();
        const Before before{std::exchange(m_shared.ownerDied, false)};
        self.emitter().emitInOrder(m_shared.order, self.id(), EventKind::LockAcquired, m_id);
        m_shared.mutex.unlock();
        return before;
    }
    m_line[self.id()] = ++m_shared.arrivals;
    const auto deadline = m_stage.deadlineAfter(timeout);
    const Wait wait(self, WaitReason::Lock, m_id, deadline);
    m_shared.order.include(self.emitter().newestStamp());
    for (;;) {
        m_shared.mutex.unlock();
        const ParkEnd end = self.park(deadline);
        guard();
        const bool served = m_shared.owner == self.id();
        if (!served && end == ParkEnd::Notified)
            continue;
        m_line[self.id()] = 0;
        const Before before{served && std::exchange(m_shared.ownerDied, false)};
        m_shared.mutex.unlock();
        if (!served && end == ParkEnd::Stopped)
            wait.stopped();
        wait.ended(served ? WaitEnd::Served : WaitEnd::TimedOut);
        if (!served)
            return LockError::TimedOut;
        return before;
    }
}

Result<void, LockError> ProcessLock::release() {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    guard();
    if (m_shared.owner != self.id()) {
        m_shared.mutex.unlock();
        return LockError::NotOwner;
    }
    handOver(self.emitter(), Before::Released);
    return {};
}

/// From its owner to the first in line, if there is one; unlocks the guard.
void ProcessLock::handOver(Emitter& by, Before before) {
    by.emitInOrder(m_shared.order, m_shared.owner, EventKind::LockReleased, m_id);
    const ActorId next = firstInLine();
    m_shared.ownerDied = before == Before::OwnerDied;
    m_shared.owner = next;
    if (next != kNoActor) {
        m_line[next] = 0;
        by.emitInOrder(m_shared.order, next, EventKind::LockAcquired, m_id);
        by.emitInOrder(m_shared.order, by.id(), EventKind::Woke, m_id, 0, next);
    }
    m_shared.mutex.unlock();
    if (next != kNoActor)
        m_stage.notify(next);
}

ActorId ProcessLock::firstInLine() const {
    ActorId first = kNoActor;
    const std::uint32_t actors = m_stage.segment().header().actorCount.load(std::memory_order_acquire);
    for (std::uint32_t id = 0; id < actors; ++id)
        if (m_line[id] != 0 && (first == kNoActor || m_line[id] < m_line[first]))
            first = static_cast<ActorId>(id);
    return first;
}

ActorId ProcessLock::owner() {
    guard();
    const ActorId owner = m_shared.owner;
    m_shared.mutex.unlock();
    return owner;
}

/// The process is gone. Who was about to be woken by it is woken now.
void ProcessLock::forget(ProcessIndex process, Emitter& emitter) {
    const auto isOfIt = [&](ActorId actor) {
        return m_stage.segment().slot(actor).process.load(std::memory_order_acquire) == process;
    };
    guard();
    const std::uint32_t actors = m_stage.segment().header().actorCount.load(std::memory_order_acquire);
    for (std::uint32_t id = 0; id < actors; ++id)
        if (isOfIt(static_cast<ActorId>(id)))
            m_line[id] = 0;
    const ActorId owner = m_shared.owner;
    if (owner != kNoActor && isOfIt(owner))
        return handOver(emitter, Before::OwnerDied);
    m_shared.mutex.unlock();
    if (owner != kNoActor)
        m_stage.notify(owner);
}

} // namespace interleave
