// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ProcessQueue.h"

#include "core/base/Clock.h"
#include "core/base/PrefetchForWriting.h"
#include "core/engine/Stage.h"
#include "core/engine/Wait.h"
#include "core/primitives/ProcessQueueLock.h"

#include <algorithm>

namespace interleave {

namespace {

/// Items: what a putter does with as many takes longer than a cache line from afar.
constexpr std::size_t kAhead = 8;

/// At most one more than an item may have.
std::uint32_t bytesOf(const Value& item) {
    if (item.type() < ValueType::Text)
        return sizeof(ValueHead);
    return static_cast<std::uint32_t>(std::min<std::size_t>(byteSize(item), QueueMemory::kLargestItem + 1));
}

} // namespace

ProcessQueue::ProcessQueue(Stage& stage, const std::string& name, int capacity)
    : m_stage(stage), m_name(name),
      m_id(stage.addObject(
          ObjectType::Queue, name,
          QueueFacts{static_cast<std::uint32_t>(std::max(capacity, 0)), Discipline::Fifo, QueueKind::Process}
              .packed())),
      m_memory([&] {
          SharedEntry& entry =
              stage.addShared(name, m_id, QueueMemory::bytesFor(stage.segment().header().limits));
          std::byte* memory = stage.segment().sharedBytes(entry);
          QueueMemory::make(memory, capacity);
          entry.ready.store(1, std::memory_order_release);
          return QueueMemory(stage.segment(), memory);
      }()) {
    stage.atEnd([this] { closeBuffer(); });
    stage.processWatch().onEnd([this](ProcessIndex process, Emitter& emitter) { forget(process, emitter); });
}

ProcessQueue::ProcessQueue(Stage& stage, SharedEntry& entry)
    : m_stage(stage), m_name(entry.name), m_id(entry.object),
      m_memory(stage.segment(), stage.segment().sharedBytes(entry)) {
    stage.atEnd([this] { closeBuffer(); });
}

bool ProcessQueue::mayPut(ActorId self, std::size_t bytes) {
    const bool first = m_memory.waiting(Line::Putters).empty() || m_memory.before(Line::Putters, self) == 0;
    return first && m_memory.room() > 0 && m_memory.roomForBytes(bytes);
}

/// Waits in the line until `may` says so; false where the deadline came first.
template <class May>
bool ProcessQueue::await(Lock& lock, Line line, WaitReason reason, Timeout timeout, May&& may) {
    Actor& self = m_stage.actorHere();
    m_memory.enter(line, self.id());
    const auto deadline = m_stage.deadlineAfter(timeout);
    const Wait wait(self, reason, m_id, deadline);
    m_memory.order(QueueMemory::sideOf(line)).include(self.emitter().newestStamp());
    for (ParkEnd end = ParkEnd::Notified;;) {
        bool served = may();
        if (!served && line == Line::Putters) {
            m_memory.askToBeToldOfRoom();
            served = may();
        }
        if (served || end != ParkEnd::Notified) {
            m_memory.leave(line, self.id());
            lock.letGoOn(line); // those behind have come nearer
            if (served)
                return wait.ended(WaitEnd::Served), true;
            if (end == ParkEnd::Stopped)
                wait.stopped();
            wait.ended(WaitEnd::TimedOut);
            return false;
        }
        m_memory.setTold(self.id(), false);
        end = parkUnlocked(lock, self, m_looks[static_cast<std::size_t>(line)], deadline);
    }
}

/// Where a look is worth while, it is served before it sleeps.
ParkEnd ProcessQueue::parkUnlocked(Lock& lock, Actor& self, LookAgain& looks,
                                   std::optional<std::int64_t> deadline) {
    const bool mayLook = looks.mayLook();
    lock.unlock();
    const std::int64_t began = monotonicNow();
    if (mayLook)
        static_cast<void>(self.isNotifiedWithin(LookAgain::kLookNs));
    const ParkEnd end = self.park(deadline);
    const std::int64_t took = monotonicNow() - began;
    lock.lock();
    looks.waited(mayLook, took);
    return end;
}

Result<void, QueueError> ProcessQueue::put(Value item, Block block, Timeout timeout) {
    if (timeout.isNegative() && block == Block::Yes)
        return QueueError::NegativeTimeout;
    const ValueWord shown = item.type() < ValueType::Text
                                ? ValueWord{item.type(), item.bits()}
                                : ValueWord{item.type(), m_stage.text(item.shown())};
    const Facts facts{shown, 0, bytesOf(item)};
    return put(std::move(item), facts, block, timeout);
}

Result<void, QueueError> ProcessQueue::putMarked(Value item, ValueWord shown, std::int64_t mark,
                                                 Block block) {
    const Facts facts{shown, mark, bytesOf(item)};
    return put(std::move(item), facts, block, {});
}

Result<void, QueueError> ProcessQueue::put(Value&& item, const Facts& facts, Block block, Timeout timeout) {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    if (facts.bytes > QueueMemory::kLargestItem)
        return QueueError::ItemTooLarge;
    const auto may = [&] { return mayPut(self.id(), facts.bytes); };
    if (!m_feeder.load(std::memory_order_acquire)) [[unlikely]]
        startFeeder();
    Lock lock(*this, self.emitter(), Side::In);
    if (!may()) {
        if (m_memory.capacity() <= 0)
            return QueueError::MemoryFull;
        if (block == Block::No || !await(lock, Line::Putters, WaitReason::QueueFull, timeout, may)) {
            self.emitter().emitInOrder(m_memory.order(Side::In), self.id(), EventKind::FullRaised, m_id);
            return QueueError::Full;
        }
    }
    const bool wakeFeeder = buffer(self, std::move(item), facts);
    lock.unlock();
    if (wakeFeeder) {
        Actor* feeder = m_feeder.load(std::memory_order_acquire);
        feeder->tellWoken(self.emitter(), m_id);
        feeder->notify();
    }
    return {};
}

/// With the lock: what is put first goes first. True: the feeder is to be woken.
bool ProcessQueue::buffer(Actor& self, Value&& item, const Facts& facts) {
    Batch& batch = m_buffer.batch;
    if (batch.items.size() + kAhead < batch.items.capacity())
        prefetchForWriting(batch.items.data() + batch.items.size() + kAhead); // the feeder has read it
    SharedItem& buffered = batch.items.emplace_back();
    buffered.word = facts.word;
    buffered.mark = facts.mark;
    buffered.bytes = facts.bytes;
    buffered.putter = self.id();
    if (QueueMemory::isSmall(facts.bytes))
        m_memory.write(buffered, item);
    else
        batch.large.push_back(std::move(item));
    const auto count = static_cast<std::uint32_t>(batch.items.size());
    m_memory.takeTicket(self.id(), m_stage.identity().index, facts.bytes, [&] {
        self.emitter().emitInOrder(m_memory.order(Side::In), self.id(), EventKind::Buffered, m_id,
                                   static_cast<std::uint8_t>(facts.word.type), facts.word.bits,
                                   QueuePlace{count, count - 1, self.id()}.packed());
    });
    return std::exchange(m_buffer.feederWaits, false);
}

Result<Value, QueueError> ProcessQueue::get(Block block, Timeout timeout) {
    if (timeout.isNegative() && block == Block::Yes)
        return QueueError::NegativeTimeout;
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    Emitter& emitter = self.emitter();
    Lock lock(*this, emitter, Side::Out);
    if (m_memory.ready() > 0 && m_memory.next().block == SharedItem::kNoBlock) {
        const SharedItem item = m_memory.next();
        m_memory.takeSmall(self.id(), [&] { tellGot(emitter, item, 0, m_memory.depth() - 1); });
        lock.unlock();
        letPuttersGoOn(emitter);
        return m_memory.read(item);
    }
    const auto served = [&] { return m_memory.hasInHand(self.id()); };
    if (m_memory.ready() > 0)
        m_memory.takeInHand(self.id());
    else if (block == Block::No || !await(lock, Line::Getters, WaitReason::QueueEmpty, timeout, served)) {
        emitter.emitInOrder(m_memory.order(Side::Out), self.id(), EventKind::EmptyRaised, m_id);
        return QueueError::Empty;
    }
    return takeFromHand(lock, self);
}

Value ProcessQueue::takeFromHand(Lock& lock, Actor& self) {
    const SharedItem& item = m_memory.inHand(self.id());
    const bool large = item.block != SharedItem::kNoBlock;
    if (large) // it takes long: the others go on meanwhile
        lock.unlock();
    Value value = m_memory.read(item);
    if (large)
        lock.lock();
    m_memory.takeFromHand(self.id(), [&] {
        tellGot(self.emitter(), item, m_memory.positionInHand(self.id()), m_memory.depth() - 1);
    });
    lock.unlock();
    letPuttersGoOn(self.emitter());
    return value;
}

/// Without a lock, after an item has come out.
void ProcessQueue::letPuttersGoOn(Emitter& emitter) {
    if (m_memory.roomIsAwaited()) {
        Lock lock(*this, emitter, Side::In);
        lock.letGoOn(Line::Putters);
    }
}

void ProcessQueue::tellGot(Emitter& emitter, const SharedItem& item, std::uint32_t position,
                           std::uint32_t depth) {
    emitter.emitInOrder(m_memory.order(Side::Out), emitter.id(), EventKind::Got, m_id,
                        static_cast<std::uint8_t>(item.word.type), item.word.bits,
                        QueuePlace{depth, position, emitter.id()}.packed());
}

std::int64_t ProcessQueue::lastTakenBy(ActorId actor) {
    const Lock lock(*this, m_stage.actorHere().emitter(), Side::Out);
    return m_memory.lastTakenBy(actor);
}

/// The process is gone.
void ProcessQueue::forget(ProcessIndex process, Emitter& emitter) {
    Lock in(*this, emitter, Side::In);
    Lock out(*this, emitter, Side::Out);
    m_memory.order(Side::Out).include(m_memory.order(Side::In).newest());
    if (const std::uint32_t lost = m_memory.forget(process); lost > 0)
        emitter.emitInOrder(m_memory.order(Side::Out), kNoActor, EventKind::ItemsLost, m_id, 0, lost,
                            m_stage.segment().process(process).pid.load(std::memory_order_acquire));
    in.tellEverybody();
    out.tellEverybody();
}

std::int64_t ProcessQueue::truth(SnapshotKind kind) {
    switch (kind) {
    case SnapshotKind::Qsize: return m_memory.taken();
    case SnapshotKind::Empty: return m_memory.ready() == 0;
    case SnapshotKind::Full: return m_memory.capacity() > 0 && m_memory.room() == 0;
    }
    return 0;
}

std::int64_t ProcessQueue::snapshot(SnapshotKind kind) {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.actorHere().emitter();
    const Lock lock(*this, emitter, sideOf(kind));
    const std::int64_t answer = truth(kind);
    emitter.emitInOrder(m_memory.order(sideOf(kind)), emitter.id(), EventKind::SnapshotTaken, m_id,
                        static_cast<std::uint8_t>(kind), answer);
    return answer;
}

Snapshot<int> ProcessQueue::qsize() {
    return {SnapshotKind::Qsize, static_cast<int>(snapshot(SnapshotKind::Qsize))};
}

Snapshot<bool> ProcessQueue::empty() {
    return {SnapshotKind::Empty, snapshot(SnapshotKind::Empty) != 0};
}

Snapshot<bool> ProcessQueue::full() {
    return {SnapshotKind::Full, snapshot(SnapshotKind::Full) != 0};
}

void ProcessQueue::tellActedOn(SnapshotKind kind, std::int64_t answer) {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.actorHere().emitter();
    const Lock lock(*this, emitter, sideOf(kind));
    emitter.emitInOrder(m_memory.order(sideOf(kind)), emitter.id(), EventKind::SnapshotUsed, m_id,
                        static_cast<std::uint8_t>(kind), answer, truth(kind));
}

Result<void, QueueError> ProcessQueue::taskDone() {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.actorHere().emitter();
    Lock lock(*this, emitter, Side::Out);
    if (m_memory.unfinished() == 0)
        return QueueError::TooManyTaskDone;
    m_memory.taskDone(emitter.id(), [&] {
        emitter.emitInOrder(m_memory.order(Side::Out), emitter.id(), EventKind::TaskDone, m_id, 0,
                            static_cast<std::int64_t>(m_memory.unfinished()) - 1);
    });
    lock.letGoOn(Line::Joiners);
    return {};
}

void ProcessQueue::join() {
    m_stage.checkpoint();
    Lock lock(*this, m_stage.actorHere().emitter(), Side::Out);
    const auto done = [&] { return m_memory.unfinished() == 0; };
    if (!done())
        await(lock, Line::Joiners, WaitReason::TasksUndone, {}, done);
}

void ProcessQueue::setCapacity(int capacity) {
    Emitter& emitter = m_stage.emitterHere();
    Lock lock(*this, emitter, Side::In);
    if (capacity == m_memory.capacity())
        return;
    m_memory.setCapacity(capacity);
    emitter.emitInOrder(m_memory.order(Side::In), emitter.id(), EventKind::CapacityChanged, m_id, 0,
                        std::max(capacity, 0));
    lock.letGoOn(Line::Putters);
}

} // namespace interleave
