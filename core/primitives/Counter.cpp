// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Counter.h"

#include "core/base/FailureText.h"
#include "core/engine/Stage.h"

#include <new>
#include <stdexcept>

namespace interleave {

namespace {

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
      m_sharedMutex(sharedMutex) {
    makeLocks();
}

Counter::Counter(Stage& stage, const std::string& name, Protection protection)
    : m_stage(stage), m_id(addCounter(stage, name, protection)), m_protection(protection),
      m_cell(claimCell(stage.segment().header(), m_id)), m_number(m_cell.value), m_sharedMutex(nullptr) {
    makeLocks();
}

Counter::Counter(Stage& stage, const std::string& name, Protection protection,
                 std::atomic<std::int64_t>& variable)
    : m_stage(stage), m_id(addCounter(stage, name, protection)), m_protection(protection),
      m_cell(claimCell(stage.segment().header(), m_id)), m_number(variable), m_sharedMutex(nullptr) {
    makeLocks();
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

void Counter::makeLocks() {
    if (m_protection == Protection::WholeLoop)
        m_loopLock = std::make_unique<Lock>(m_stage, "lock");
    if (m_protection == Protection::AnyBytecode || m_protection == Protection::LoopEnd)
        m_interpreter = std::make_unique<InterpreterLock>(m_stage, "interpreter");
}

void Counter::setSwitchInterval(double seconds) {
    if (m_interpreter)
        m_interpreter->setInterval(seconds);
}

void Counter::endTrial(int adders) {
    if (m_ended.fetch_add(1, std::memory_order_acq_rel) + 1 < adders)
        return;
    Emitter& emitter = m_stage.emitterHere();
    emitter.emitOrdered(EventKind::CounterValue, m_id, 0, value());
    const std::int64_t took =
        m_lastEnded.load(std::memory_order_relaxed) - m_firstBegan.load(std::memory_order_relaxed);
    emitter.emitOrdered(EventKind::TrialEnded, m_id, 0, took);
    m_meeting.reset();
    m_firstBegan.store(0, std::memory_order_relaxed);
    m_lastEnded.store(0, std::memory_order_relaxed);
    m_ended.store(0, std::memory_order_release);
}

void Counter::noteBegin() {
    const std::int64_t now = m_stage.clock().now();
    std::int64_t first = m_firstBegan.load(std::memory_order_relaxed);
    while ((first == 0 || now < first) &&
           !m_firstBegan.compare_exchange_weak(first, now, std::memory_order_relaxed)) {
    }
}

void Counter::noteEnd() {
    const std::int64_t now = m_stage.clock().now();
    std::int64_t last = m_lastEnded.load(std::memory_order_relaxed);
    while (now > last && !m_lastEnded.compare_exchange_weak(last, now, std::memory_order_relaxed)) {
    }
}

} // namespace interleave
