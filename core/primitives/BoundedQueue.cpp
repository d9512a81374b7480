// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/BoundedQueue.h"

#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

#include <algorithm>

namespace interleave {

void BoundedQueue::WaitingLine::append(Waiter& waiter) {
    waiter.previous = m_last;
    (m_last ? m_last->next : m_first) = &waiter;
    m_last = &waiter;
}

void BoundedQueue::WaitingLine::remove(Waiter& waiter) {
    (waiter.previous ? waiter.previous->next : m_first) = waiter.next;
    (waiter.next ? waiter.next->previous : m_last) = waiter.previous;
}

BoundedQueue::Waiter& BoundedQueue::WaitingLine::popFirst() {
    Waiter& first = *m_first;
    remove(first);
    return first;
}

BoundedQueue::Waiter* BoundedQueue::WaitingLine::find(const Actor& actor) const {
    Waiter* waiter = m_first;
    while (waiter && waiter->actor != &actor)
        waiter = waiter->next;
    return waiter;
}

BoundedQueue::BoundedQueue(Stage& stage, const std::string& name, int capacity, Discipline discipline)
    : m_stage(stage),
      m_id(stage.addObject(
          ObjectType::Queue, name,
          QueueFacts{static_cast<std::uint32_t>(std::max(capacity, 0)), discipline}.packed())),
      m_discipline(discipline), m_capacity(capacity) {}

BoundedQueue::BoundedQueue(Stage& stage, const std::string& name, const Parameter& capacity)
    : BoundedQueue(stage, name, capacity.integer()) {
    stage.follow(capacity, [this](double now) { setCapacity(static_cast<int>(now)); });
}

BoundedQueue::BoundedQueue(Stage& stage, ObjectId id, int capacity)
    : m_stage(stage), m_id(id), m_discipline(Discipline::Fifo), m_capacity(capacity) {}

ValueWord BoundedQueue::word(const Value& item) {
    if (item.type() < ValueType::Text)
        return {item.type(), item.bits()};
    return {item.type(), m_stage.text(item.shown())};
}

void BoundedQueue::insert(Emitter& by, ActorId owner, Value&& item, ValueWord word) {
    std::size_t position = m_items.size();
    if (m_discipline == Discipline::Priority) {
        position = m_items.upperBound(item);
        m_items.insert(position, std::move(item));
    } else {
        m_items.pushBack(std::move(item));
    }
    ++m_unfinished;
    const QueuePlace place{static_cast<std::uint32_t>(m_items.size()), static_cast<std::uint32_t>(position),
                           by.id()};
    by.emitInOrder(m_order, owner, EventKind::Put, m_id, static_cast<std::uint8_t>(word.type), word.bits,
                   place.packed());
}

Value BoundedQueue::takeNext(Emitter& by, ActorId owner) {
    const bool fromEnd = m_discipline == Discipline::Lifo;
    Value item = fromEnd ? m_items.popBack() : m_items.popFront();
    const ValueWord shown = word(item);
    const auto depth = static_cast<std::uint32_t>(m_items.size());
    const QueuePlace place{depth, fromEnd ? depth : 0, by.id()};
    by.emitInOrder(m_order, owner, EventKind::Got, m_id, static_cast<std::uint8_t>(shown.type), shown.bits,
                   place.packed());
    return item;
}

Actor* BoundedQueue::admitFirstPutter(Emitter& by) {
    Waiter& putter = m_putters.popFirst();
    insert(by, putter.actor->id(), std::move(putter.item), putter.word);
    return serve(by, putter);
}

Actor* BoundedQueue::serve(Emitter& by, Waiter& waiter) {
    Actor* actor = waiter.actor;
    actor->tellWoken(by, m_id);
    m_order.include(by.newestStamp());
    // release: with this the waiter may go, and its frame with it; what it was given is written before
    waiter.served.store(true, std::memory_order_release);
    return actor;
}

bool BoundedQueue::awaitService(Lock& lock, WaitingLine& line, Waiter& waiter, WaitReason reason,
                                Timeout timeout) {
    if (isAbandoned(*waiter.actor))
        throw Abandoned{};
    line.append(waiter);
    const auto deadline = m_stage.deadlineAfter(timeout);
    const Wait wait(*waiter.actor, reason, m_id, deadline);
    m_order.include(waiter.actor->emitter().newestStamp());
    lock.unlock();
    ParkEnd end = ParkEnd::Notified;
    while (end == ParkEnd::Notified) {
        end = waiter.actor->park(deadline);
        if (end != ParkEnd::Notified)
            lock.lock(); // nobody serves it from here on
        if (waiter.served.load(std::memory_order_acquire)) {
            if (waiter.abandoned) {
                wait.ended(WaitEnd::Stopped);
                throw Abandoned{};
            }
            wait.ended(WaitEnd::Served);
            return true;
        }
    }
    line.remove(waiter);
    if (end == ParkEnd::Stopped)
        wait.stopped();
    wait.ended(WaitEnd::TimedOut);
    return false;
}

Result<void, QueueError> BoundedQueue::put(Value item, Block block, Timeout timeout) {
    if (timeout.isNegative() && block == Block::Yes)
        return QueueError::NegativeTimeout;
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    Emitter& emitter = self.emitter();
    const ValueWord shown = word(item);
    Lock lock(m_mutex);
    if (hasRoom() && m_putters.empty()) {
        insert(emitter, self.id(), std::move(item), shown);
        if (!m_getters.empty()) {
            Waiter& getter = m_getters.popFirst();
            getter.item = takeNext(emitter, getter.actor->id());
            Actor* served = serve(emitter, getter);
            lock.unlock();
            served->notify();
        }
        return {};
    }
    if (block == Block::Yes) {
        Waiter waiter(self, std::move(item), shown);
        if (awaitService(lock, m_putters, waiter, WaitReason::QueueFull, timeout))
            return {};
    }
    emitter.emitInOrder(m_order, self.id(), EventKind::FullRaised, m_id);
    return QueueError::Full;
}

Result<Value, QueueError> BoundedQueue::get(Block block, Timeout timeout) {
    if (timeout.isNegative() && block == Block::Yes)
        return QueueError::NegativeTimeout;
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    Emitter& emitter = self.emitter();
    Lock lock(m_mutex);
    if (!m_items.empty()) {
        Value item = takeNext(emitter, self.id());
        if (!m_putters.empty() && hasRoom()) {
            Actor* served = admitFirstPutter(emitter);
            lock.unlock();
            served->notify();
        }
        return item;
    }
    if (block == Block::Yes) {
        Waiter waiter(self, {});
        if (awaitService(lock, m_getters, waiter, WaitReason::QueueEmpty, timeout))
            return std::move(waiter.item);
    }
    emitter.emitInOrder(m_order, self.id(), EventKind::EmptyRaised, m_id);
    return QueueError::Empty;
}

std::int64_t BoundedQueue::truth(SnapshotKind kind) const {
    switch (kind) {
    case SnapshotKind::Qsize: return static_cast<std::int64_t>(m_items.size());
    case SnapshotKind::Empty: return m_items.empty();
    case SnapshotKind::Full: return !hasRoom();
    }
    return 0;
}

void BoundedQueue::tellSnapshot(SnapshotKind kind, std::int64_t answer) {
    Emitter& emitter = m_stage.actorHere().emitter();
    emitter.emitInOrder(m_order, emitter.id(), EventKind::SnapshotTaken, m_id,
                        static_cast<std::uint8_t>(kind), answer);
}

void BoundedQueue::tellActedOn(SnapshotKind kind, std::int64_t answer) {
    m_stage.checkpoint();
    const Lock lock(m_mutex);
    Emitter& emitter = m_stage.actorHere().emitter();
    emitter.emitInOrder(m_order, emitter.id(), EventKind::SnapshotUsed, m_id, static_cast<std::uint8_t>(kind),
                        answer, truth(kind));
}

Snapshot<int> BoundedQueue::qsize() {
    m_stage.checkpoint();
    const Lock lock(m_mutex);
    tellSnapshot(SnapshotKind::Qsize, truth(SnapshotKind::Qsize));
    return {SnapshotKind::Qsize, static_cast<int>(m_items.size())};
}

Snapshot<bool> BoundedQueue::empty() {
    m_stage.checkpoint();
    const Lock lock(m_mutex);
    tellSnapshot(SnapshotKind::Empty, truth(SnapshotKind::Empty));
    return {SnapshotKind::Empty, m_items.empty()};
}

Snapshot<bool> BoundedQueue::full() {
    m_stage.checkpoint();
    const Lock lock(m_mutex);
    tellSnapshot(SnapshotKind::Full, truth(SnapshotKind::Full));
    return {SnapshotKind::Full, !hasRoom()};
}

Result<void, QueueError> BoundedQueue::taskDone() {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.emitterHere();
    const Lock lock(m_mutex);
    if (m_unfinished == 0)
        return QueueError::TooManyTaskDone;
    emitter.emitInOrder(m_order, emitter.id(), EventKind::TaskDone, m_id, 0, m_unfinished - 1);
    oneDealtWith(emitter);
    return {};
}

void BoundedQueue::oneDealtWith(Emitter& by) {
    --m_unfinished;
    while (m_unfinished == 0 && !m_joiners.empty())
        serve(by, m_joiners.popFirst())->notify();
}

void BoundedQueue::join() {
    m_stage.checkpoint();
    Lock lock(m_mutex);
    if (m_unfinished == 0)
        return;
    Waiter waiter(m_stage.actorHere(), {});
    awaitService(lock, m_joiners, waiter, WaitReason::TasksUndone, {});
}

bool BoundedQueue::isAbandoned(const Actor& server) const {
    return std::ranges::find(m_abandoned, &server) != m_abandoned.end();
}

void BoundedQueue::abandon(const Actor& server) {
    const Lock lock(m_mutex);
    m_abandoned.push_back(&server);
    for (WaitingLine* line : {&m_putters, &m_getters, &m_joiners}) {
        Waiter* waiter = line->find(server);
        if (!waiter)
            continue;
        line->remove(*waiter);
        waiter->abandoned = true;
        Actor* actor = waiter->actor;
        waiter->served.store(true, std::memory_order_release); // as in serve()
        actor->notify();
    }
}

void BoundedQueue::tellLost(std::int32_t pid) {
    Emitter& emitter = m_stage.emitterHere();
    const Lock lock(m_mutex);
    emitter.emitInOrder(m_order, kNoActor, EventKind::ItemsLost, m_id, 0, 1, pid);
    if (m_unfinished > 0)
        oneDealtWith(emitter);
}

std::int64_t BoundedQueue::truthNow(SnapshotKind kind) {
    const Lock lock(m_mutex);
    return truth(kind);
}

std::int64_t BoundedQueue::unfinished() {
    const Lock lock(m_mutex);
    return m_unfinished;
}

void BoundedQueue::setCapacity(int capacity) {
    Emitter& emitter = m_stage.emitterHere();
    const Lock lock(m_mutex);
    if (capacity == m_capacity)
        return;
    m_capacity = capacity;
    emitter.emitInOrder(m_order, emitter.id(), EventKind::CapacityChanged, m_id, 0, std::max(capacity, 0));
    while (!m_putters.empty() && hasRoom())
        admitFirstPutter(emitter)->notify();
}

} // namespace interleave
