// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Counter.h"

#include "core/base/FailureText.h"
#include "core/engine/Stage.h"

#include <algorithm>
#include <new>
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
            throw std::runtime_error(filledIn(failure::kTooManyCounters, {std::to_string(kMaxCounters)}));
    } while (!header.counterCount.compare_exchange_weak(index, index + 1, std::memory_order_relaxed));
    // The observer may see the cell before this: as long as the value is 0 it tells nothing of it.
    header.counters[index].object.store(object, std::memory_order_release);
    return header.counters[index];
}

ObjectId addCounter(Stage& stage, const std::string& name, Protection protection) {
    return stage.addObject(ObjectType::Counter, name, static_cast<std::int64_t>(protection));
}

} // namespace

struct Counter::Shared {
    RobustMutex mutex; ///< an owner that dies has done all of an addition, or nothing
    Protection protection;
    std::uint32_t cell;
};

Counter::Counter(Stage& stage, ObjectId id, Protection protection, CounterCell& cell,
                 std::atomic<std::int64_t>& number, RobustMutex* sharedMutex)
    : m_stage(stage), m_id(id), m_protection(protection), m_cell(cell), m_number(number),
      m_sharedMutex(sharedMutex) {}

Counter::Counter(Stage& stage, const std::string& name, Protection protection)
    : m_stage(stage), m_id(addCounter(stage, name, protection)), m_protection(protection),
      m_cell(claimCell(stage.segment().header(), m_id)), m_number(m_cell.value), m_sharedMutex(nullptr) {}

Counter::Counter(Stage& stage, const std::string& name, Protection protection,
                 std::atomic<std::int64_t>& variable)
    : m_stage(stage), m_id(addCounter(stage, name, protection)), m_protection(protection),
      m_cell(claimCell(stage.segment().header(), m_id)), m_number(variable), m_sharedMutex(nullptr) {
    mirror();
}

Counter::Counter(Stage& stage, const std::string& name, Protection protection, Sharing)
    : Counter(stage, share(stage, name, protection)) {}

Counter::Counter(Stage& stage, SharedEntry& entry)
    : Counter(stage, entry.object, sharedOf(stage, entry).protection,
              stage.segment().header().counters[sharedOf(stage, entry).cell],
              stage.segment().header().counters[sharedOf(stage, entry).cell].value,
              &sharedOf(stage, entry).mutex) {}

SharedEntry& Counter::share(Stage& stage, const std::string& name, Protection protection) {
    const ObjectId id = addCounter(stage, name, protection);
    SegmentHeader& header = stage.segment().header();
    SharedEntry& entry = stage.addShared(name, id, sizeof(Shared));
    auto* shared = new (stage.segment().sharedBytes(entry)) Shared{};
    shared->protection = protection;
    shared->cell = static_cast<std::uint32_t>(&claimCell(header, id) - header.counters);
    entry.ready.store(1, std::memory_order_release);
    return entry;
}

Counter::Shared& Counter::sharedOf(Stage& stage, const SharedEntry& entry) {
    return *std::launder(reinterpret_cast<Shared*>(stage.segment().sharedBytes(entry)));
}

/// Where the number is a variable of the process, for the observer.
void Counter::mirror() {
    if (&m_number != &m_cell.value)
        m_cell.value.store(value(), std::memory_order_relaxed);
}

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
            mirror();
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
    switch (m_protection) {
    case Protection::None: addUnprotected(m_number, times); break;
    case Protection::Mutex: addGuarded(times); break;
    case Protection::Atomic:
        for (std::uint64_t i = 0; i < times; ++i)
            m_number.fetch_add(1, std::memory_order_relaxed);
        break;
    }
}

void Counter::addGuarded(std::uint64_t times) {
    if (!m_sharedMutex)
        for (std::uint64_t i = 0; i < times; ++i) {
            const std::lock_guard lock(m_mutex);
            addUnprotected(m_number, 1);
        }
    else
        for (std::uint64_t i = 0; i < times; ++i) {
            static_cast<void>(m_sharedMutex->lock());
            addUnprotected(m_number, 1);
            m_sharedMutex->unlock();
        }
}

} // namespace interleave
