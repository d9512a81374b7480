// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The feeder of a ProcessQueue: the thread that carries what its process has put into the slots.
#include "core/engine/Stage.h"
#include "core/engine/Wait.h"
#include "core/primitives/FeederPace.h"
#include "core/primitives/ProcessQueue.h"
#include "core/primitives/ProcessQueueLock.h"

#include <algorithm>
#include <span>

#include <sched.h>

namespace interleave {

namespace {

/// Small items that the feeder brings into slots at once; others wait for the lock meanwhile.
constexpr std::size_t kTogether = 128;

/// The calling thread, when it is woken, waits for its turn on a CPU that is taken (sched(7), SCHED_BATCH):
/// who puts item after item is not interrupted by each, and more of them cross at once.
void takeNoCpuFromOthers() {
    const sched_param none{};
    static_cast<void>(::sched_setscheduler(0, SCHED_BATCH, &none)); // refused: slower, no worse
}

} // namespace

void ProcessQueue::startFeeder() {
    std::call_once(m_feederOnce, [this] {
        Actor& feeder = m_stage.actor(
            m_stage.identity().name + " feeds " + m_name, "f" + m_name.substr(m_name.size() - 1),
            [this] { feed(); }, Actor::Part::Service);
        static_cast<void>(feeder.start());
        m_feeder.store(&feeder, std::memory_order_release);
    });
}

void ProcessQueue::feed() {
    Actor& self = m_stage.actorHere();
    takeNoCpuFromOthers();
    FeederPace pace;
    std::int64_t next = 0;
    for (Batch batch;;) {
        m_stage.checkpoint();
        while (monotonicNow() < next)
            ::sched_yield();
        Lock in(*this, self.emitter(), Side::In);
        if (m_buffer.batch.items.empty() && !awaitBuffered(in))
            return;
        std::swap(batch, m_buffer.batch);
        const std::uint64_t newest = m_memory.order(Side::In).newest();
        const int capacity = m_memory.capacity();
        in.unlock();
        next = pace.taken(batch.items.size(), capacity, monotonicNow());
        Lock out(*this, self.emitter(), Side::Out);
        m_memory.order(Side::Out).include(newest);
        carry(out, batch);
        batch.items.clear();
        batch.large.clear();
    }
}

/// False: nothing is there, and nothing will come.
bool ProcessQueue::awaitBuffered(Lock& lock) {
    if (m_buffer.closing)
        return false;
    Actor& self = m_stage.actorHere();
    const Wait wait(self, WaitReason::BufferEmpty, m_id, {});
    const auto& items = m_buffer.batch.items;
    while (items.empty() && !m_buffer.closing) {
        m_buffer.feederWaits = true;
        if (parkUnlocked(lock, self, m_buffer.feederLooks, {}) == ParkEnd::Stopped)
            wait.stopped();
    }
    m_buffer.feederWaits = false;
    wait.ended(WaitEnd::Served);
    return !items.empty();
}

void ProcessQueue::carry(Lock& lock, const Batch& batch) {
    Actor& self = m_stage.actorHere();
    auto large = batch.large.begin();
    for (std::span<const SharedItem> rest(batch.items);;) {
        const std::span<const SharedItem> most = rest.first(std::min(rest.size(), kTogether));
        const auto small = static_cast<std::size_t>(
            std::ranges::find_if_not(most, QueueMemory::isSmall, &SharedItem::bytes) - most.begin());
        if (small > 0)
            publish(lock, self.emitter(), most.first(small));
        else
            carryLarge(lock, rest.front(), *large++);
        rest = rest.subspan(std::max<std::size_t>(small, 1));
        if (rest.empty())
            return;
        lock.unlock(); // the others' turn, and who waits is notified
        m_stage.checkpoint();
        lock.lock();
    }
}

void ProcessQueue::carryLarge(Lock& lock, const SharedItem& facts, const Value& content) {
    Actor& self = m_stage.actorHere();
    SharedItem& item = m_memory.takeBlocks(self.id(), facts);
    lock.unlock();
    m_memory.write(item, content); // long: the others go on meanwhile
    lock.lock();
    publish(lock, self.emitter(), {&item, 1});
}

void ProcessQueue::publish(Lock& lock, Emitter& emitter, std::span<const SharedItem> items) {
    const std::uint32_t before = m_memory.depth();
    m_memory.publish(emitter.id(), m_stage.identity().index, items, [&] {
        emitter.emitTogether(m_memory.order(Side::Out), static_cast<std::uint32_t>(items.size()),
                             [&](std::uint32_t n, std::uint64_t stamp) {
                                 const SharedItem& item = items[n];
                                 return Event{
                                     .time = stamp,
                                     .actor = item.putter,
                                     .object = m_id,
                                     .kind = EventKind::Put,
                                     .detail = static_cast<std::uint8_t>(item.word.type),
                                     .a = item.word.bits,
                                     .b = QueuePlace{before + n + 1, before + n, emitter.id()}.packed()};
                             });
    });
    lock.letGoOn(Line::Getters);
}

void ProcessQueue::closeBuffer() {
    const Lock lock(*this, m_stage.emitterHere(), Side::In);
    m_buffer.closing = true;
    if (Actor* feeder = m_feeder.load(std::memory_order_acquire))
        feeder->notify();
}

} // namespace interleave
