// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Counter.h"

#include "core/engine/Stage.h"

#include <algorithm>
#include <stdexcept>

namespace interleave {

namespace {

/// Additions between two stores of the progress: long enough to cost nothing, short enough (some µs) to look
/// live.
constexpr std::uint64_t kStride = 4096;

CounterCell& claimCell(SegmentHeader& header, ObjectId object) {
    std::uint32_t index = header.counterCount.load(std::memory_order_relaxed);
    do {
        if (index >= kMaxCounters)
            throw std::runtime_error("too many counters: at most " + std::to_string(kMaxCounters));
    } while (!header.counterCount.compare_exchange_weak(index, index + 1, std::memory_order_relaxed));
    // The observer may see the cell before this: as long as the value is 0 it tells nothing of it.
    header.counters[index].object.store(object, std::memory_order_release);
    return header.counters[index];
}

} // namespace

Counter::Counter(Stage& stage, const std::string& name, Protection protection)
    : m_stage(stage), m_id(stage.addObject(ObjectType::Counter, name, static_cast<std::int64_t>(protection))),
      m_protection(protection), m_cell(claimCell(stage.segment().header(), m_id)) {}

void Counter::addMany(std::uint64_t times) {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    ActorSlot& slot = m_stage.segment().slot(self.id());
    slot.additions.store(0, std::memory_order_relaxed);
    slot.additionsTo.store(m_id, std::memory_order_release);
    self.emitter().emit(EventKind::AddBegan, m_id, 0, static_cast<std::int64_t>(times));
    std::uint64_t done = 0;
    const auto tellEnd = [&] {
        self.emitter().emit(EventKind::AddEnded, m_id, 0, static_cast<std::int64_t>(done));
        self.emitter().emitOrdered(EventKind::CounterValue, m_id, 0, value());
    };
    try {
        while (done < times) {
            const std::uint64_t some = std::min(kStride, times - done);
            addSome(some);
            done += some;
            slot.additions.store(done, std::memory_order_relaxed);
            m_stage.checkpoint();
        }
    } catch (const RunStopped&) {
        tellEnd();
        throw;
    }
    tellEnd();
}

void Counter::addUnprotected(std::atomic<std::int64_t>& number, std::uint64_t times) {
    for (std::uint64_t i = 0; i < times; ++i)
        number.store(number.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

void Counter::addSome(std::uint64_t times) {
    std::atomic<std::int64_t>& number = m_cell.value;
    switch (m_protection) {
    case Protection::None: addUnprotected(number, times); break;
    case Protection::Mutex:
        for (std::uint64_t i = 0; i < times; ++i) {
            const std::lock_guard lock(m_mutex);
            number.store(number.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        }
        break;
    case Protection::Atomic:
        for (std::uint64_t i = 0; i < times; ++i)
            number.fetch_add(1, std::memory_order_relaxed);
        break;
    }
}

} // namespace interleave
