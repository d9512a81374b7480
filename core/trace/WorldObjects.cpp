// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the actors share: queues and their items, locks, counters.
#include "core/trace/FoldLimits.h"
#include "core/trace/World.h"

#include <algorithm>

namespace interleave {

void World::makeObject(const Event& event) {
    if (event.object >= kMostObjects)
        return;
    if (event.object >= m_objects.size())
        m_objects.resize(event.object + 1u);
    ObjectRef& ref = m_objects[event.object];
    if (ref.exists)
        return;
    if (event.detail > static_cast<std::uint8_t>(ObjectType::Condition))
        return;
    ref = {static_cast<ObjectType>(event.detail), 0, static_cast<TextId>(event.a), true};
    switch (ref.type) {
    case ObjectType::Queue: {
        ref.index = static_cast<std::uint32_t>(m_queues.size());
        QueueInfo& made = m_queues.emplace_back();
        made.object = event.object;
        made.name = ref.name;
        made.capacity = static_cast<std::uint32_t>(event.b);
        made.discipline = known(static_cast<std::uint64_t>(event.b) >> 32 & 0xff, Discipline::Priority);
        made.kind = known(static_cast<std::uint64_t>(event.b) >> 40 & 0xff, QueueKind::Manager);
        if (m_observer)
            m_observer->onDepth(ref.index, m_time, 0);
        break;
    }
    case ObjectType::Lock:
        ref.index = static_cast<std::uint32_t>(m_locks.size());
        m_locks.push_back({event.object, ref.name});
        break;
    case ObjectType::Counter:
        ref.index = static_cast<std::uint32_t>(m_counters.size());
        m_counters.push_back(
            {event.object, ref.name, known(static_cast<std::uint64_t>(event.b), Protection::LoopEnd)});
        break;
    case ObjectType::Process:
        ref.index = static_cast<std::uint32_t>(m_processes.size());
        m_processes.push_back({event.object, ref.name, static_cast<ActorId>(event.b)});
        break;
    case ObjectType::Pool:
        ref.index = static_cast<std::uint32_t>(m_pools.size());
        m_pools.push_back({event.object, ref.name});
        break;
    case ObjectType::Measurement:
        ref.index = static_cast<std::uint32_t>(m_measurements.size());
        m_measurements.push_back(
            {event.object, ref.name, known(static_cast<std::uint64_t>(event.b), Unit::Ending)});
        break;
    case ObjectType::Semaphore:
    case ObjectType::EventFlag:
    case ObjectType::Barrier:
    case ObjectType::Condition: makeSignal(event, ref); break;
    case ObjectType::Latch:
    case ObjectType::Baton: break;
    }
}

TextId World::objectName(ObjectId object) const {
    return object < m_objects.size() ? m_objects[object].name : 0;
}

void World::applyQueue(const Event& event) {
    QueueInfo* q = queue(event.object);
    if (!q)
        return;
    SnapshotInfo& snapshot = q->snapshots[std::min<std::size_t>(event.detail, 2)];
    switch (event.kind) {
    case EventKind::CapacityChanged: q->capacity = static_cast<std::uint32_t>(event.a); break;
    case EventKind::Put: moveItem(*q, event, true); break;
    case EventKind::Got: moveItem(*q, event, false); break;
    case EventKind::FullRaised: ++q->full; break;
    case EventKind::EmptyRaised: ++q->empty; break;
    case EventKind::SnapshotTaken:
        snapshot = {known(event.detail, SnapshotKind::Full), callerOf(*q, event.actor), event.a, m_time};
        break;
    case EventKind::SnapshotUsed:
        if (snapshot.actor != event.actor) // another one has asked since: this is the older answer
            snapshot = {known(event.detail, SnapshotKind::Full), event.actor, event.a, m_time};
        snapshot.answer = event.a;
        snapshot.used = true;
        snapshot.truth = event.b;
        snapshot.usedAt = m_time;
        break;
    case EventKind::Buffered: buffer(*q, event); break;
    case EventKind::ItemsLost: loseItems(*q, event); break;
    case EventKind::TaskDone: q->unfinished = std::clamp<std::int64_t>(event.a, 0, q->unfinished); break;
    default: break;
    }
}

void World::moveItem(QueueInfo& queue, const Event& event, bool in) {
    const QueuePlace place = QueuePlace::unpacked(event.b);
    const ActorId whose = callerOf(queue, event.actor);
    QueueItem item{{known(event.detail, ValueType::List), event.a}, m_time, whose};
    const std::size_t size = queue.items.size();
    if (in) {
        const std::size_t behind = size - std::min<std::size_t>(place.position, size);
        if (queue.kind == QueueKind::Process)
            item = takeBuffered(queue, event);
        else {
            item.number = static_cast<std::uint32_t>(++queue.puts);
            ++queue.unfinished;
        }
        queue.items.insert(takeSteps(queue, behind) ? place.position : size, item);
        queue.peak = std::max<std::uint64_t>(queue.peak, place.depth + queue.buffered.size());
    } else {
        if (place.position < size)
            item = queue.items[place.position];
        const std::size_t behind = place.position == 0 || place.position >= size ? 0 : size - place.position;
        queue.items.erase(takeSteps(queue, behind) ? place.position : 0);
        ++queue.gets;
    }
    if (queue.items.size() != place.depth && place.depth != QueuePlace::kMost) {
        // Events are missing. The depth is the queue's own word: make up for it with items that are not
        // known.
        queue.inDoubt = true;
        const std::size_t known = std::min<std::size_t>(queue.items.size(), place.depth);
        if (takeSteps(queue, (place.depth - known) * kStepsAMadeUpItem))
            while (queue.items.size() < place.depth)
                queue.items.insert(queue.items.size(), {});
        while (queue.items.size() > place.depth)
            queue.items.erase(0);
    }
    noteUser(queue, in ? queue.everPut : queue.everGot, whose);
    queue.recent[queue.moveCount++ % queue.recent.size()] = {m_time, in, whose, item, place.position};
    // The one who waited has what it waited for; its own WaitEnded comes when it runs.
    if (place.by != event.actor)
        std::erase(in ? queue.putters : queue.getters, event.actor);
    if (m_observer)
        m_observer->onDepth(m_objects[event.object].index, m_time, place.depth);
}

/// Who calls: of a manager's queue the client for whom `actor` does it.
ActorId World::callerOf(const QueueInfo& queue, ActorId actor) {
    if (queue.kind != QueueKind::Manager)
        return actor;
    const auto call = std::ranges::find_if(queue.calls, [&](const ManagerCallInfo& each) {
        return each.server == actor && each.phase == ManagerCallInfo::Phase::Served;
    });
    return call == queue.calls.end() ? actor : call->client;
}

/// False, and the queue is in doubt, where that would be more than is reasonable.
bool World::takeSteps(QueueInfo& queue, std::uint64_t steps) {
    if (steps > kFirstSteps + m_events * kStepsAnEvent - m_steps) {
        queue.inDoubt = true;
        return false;
    }
    m_steps += steps;
    return true;
}

std::int64_t World::putBlockedNs(const QueueInfo& queue) const {
    return queue.putBlockedNs + openWaitsNs(WaitReason::QueueFull, queue.object);
}

std::int64_t World::getBlockedNs(const QueueInfo& queue) const {
    return queue.getBlockedNs + openWaitsNs(WaitReason::QueueEmpty, queue.object);
}

std::int64_t World::openWaitsNs(WaitReason reason, ObjectId object) const {
    std::int64_t sum = 0;
    for (const ActorInfo& actor : m_actors)
        if (actor.wait.reason == reason && actor.wait.object == object)
            sum += waitedNs(actor);
    return sum;
}

void World::applyLock(const Event& event) {
    LockInfo* taken = lock(event.object);
    if (!taken)
        return;
    const bool acquired = event.kind == EventKind::LockAcquired;
    taken->owner = acquired ? event.actor : kNoActor;
    taken->since = m_time;
    if (!acquired)
        return;
    ++taken->acquired;
    std::erase(taken->waiters, event.actor);
}

std::optional<WaitFor> World::waitFor(ActorId actor) const {
    if (actor >= m_actors.size() || m_actors[actor].wait.reason != WaitReason::Lock)
        return std::nullopt;
    const auto lock = std::ranges::find(m_locks, m_actors[actor].wait.object, &LockInfo::object);
    // Who has been handed the lock is no longer in line, though its wait ends only when it runs.
    if (lock == m_locks.end() || lock->owner == kNoActor ||
        std::ranges::find(lock->waiters, actor) == lock->waiters.end())
        return std::nullopt;
    return WaitFor{actor, lock->object, lock->owner};
}

/// A circle is closed by a wait that begins: each step leads from who waits to who has what it waits for.
void World::noteDeadlock(ActorId actor) {
    std::vector<WaitFor> way;
    ActorId at = actor;
    do {
        const auto step = m_deadlock.empty() && way.size() < m_actors.size() ? waitFor(at) : std::nullopt;
        if (!step || m_actors[at].wait.allowedNs >= 0)
            return;
        way.push_back(*step);
        at = step->owner;
    } while (at != actor);
    std::rotate(way.begin(), std::ranges::min_element(way, {}, &WaitFor::actor), way.end());
    m_deadlock = std::move(way);
    m_deadlockSince = m_time;
}

} // namespace interleave
