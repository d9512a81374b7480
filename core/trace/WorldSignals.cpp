// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What actors signal each other with: semaphores, events, barriers, conditions. Who waits follows from the
// waits' own events, and from who was woken.
#include "core/trace/FoldLimits.h"
#include "core/trace/World.h"

#include <algorithm>

namespace interleave {

void World::makeSignal(const Event& event, ObjectRef& ref) {
    ref.index = static_cast<std::uint32_t>(m_signals.size());
    SignalInfo& made = m_signals.emplace_back();
    made.type = ref.type;
    made.object = event.object;
    made.name = ref.name;
    if (ref.type == ObjectType::Semaphore) {
        const SemaphoreFacts facts = SemaphoreFacts::unpacked(event.b);
        made.permits = made.first = facts.permits;
        made.bounded = facts.bounded;
    } else if (ref.type == ObjectType::Barrier) {
        made.parties = event.b;
    } else if (ref.type == ObjectType::Condition) {
        made.lock = static_cast<ObjectId>(event.b);
    }
}

SignalInfo* World::signal(ObjectId id) {
    if (id >= m_objects.size() || !m_objects[id].exists || m_objects[id].type < ObjectType::Semaphore ||
        m_objects[id].type > ObjectType::Condition)
        return nullptr;
    return &m_signals[m_objects[id].index];
}

std::int64_t World::signalWaitedNs(const SignalInfo& signal) const {
    constexpr WaitReason kReasons[] = {WaitReason::Semaphore, WaitReason::EventFlag, WaitReason::Barrier,
                                       WaitReason::Condition};
    std::int64_t sum = signal.waitedNs;
    for (const WaitReason reason : kReasons)
        sum += openWaitsNs(reason, signal.object);
    return sum;
}

void World::applySemaphore(SignalInfo& semaphore, const Event& event) {
    if (event.kind == EventKind::ReleaseRefused) {
        ++semaphore.refused;
        return;
    }
    semaphore.permits = event.a;
    if (event.kind == EventKind::SemaphoreAcquired) {
        ++semaphore.acquired;
        std::erase(semaphore.waiters, event.actor);
        if (semaphore.holders.size() < kMostHolders)
            semaphore.holders.push_back(event.actor);
        return;
    }
    ++semaphore.released;
    // Anybody may release; whose permit it was is known only where it was the caller's.
    if (const auto own = std::ranges::find(semaphore.holders, event.actor); own != semaphore.holders.end())
        semaphore.holders.erase(own);
}

void World::applySignal(const Event& event) {
    SignalInfo* s = signal(event.object);
    if (!s)
        return;
    switch (event.kind) {
    case EventKind::FlagSet:
        s->set = true;
        ++s->sets;
        break;
    case EventKind::FlagCleared: s->set = false; break;
    case EventKind::BarrierArrived: s->arrived = event.a; break;
    case EventKind::BarrierPassed:
        s->arrived = 0;
        ++s->generation;
        break;
    case EventKind::BarrierBroken:
        s->arrived = 0;
        s->broken = true;
        ++s->breaks;
        break;
    case EventKind::BarrierReset:
        s->arrived = 0;
        s->broken = false;
        break;
    case EventKind::Notified:
        s->notified += static_cast<std::uint64_t>(std::max<std::int64_t>(event.b, 0));
        s->unheard += event.b == 0 ? 1 : 0;
        break;
    default: applySemaphore(*s, event); break;
    }
}

} // namespace interleave
