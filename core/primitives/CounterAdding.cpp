// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ways to add to a counter.
#include "core/engine/Stage.h"
#include "core/primitives/Counter.h"

#include <algorithm>

namespace interleave {

namespace {

/// Additions between two stores of the progress: long enough to cost nothing, short enough (some µs) to look
/// live.
constexpr std::uint64_t kStride = 4096;
/// About 20 ns at 3 GHz: some times what the two halves of an addition are apart without it.
constexpr int kGapSteps = 64;

void passTime() {
    for (int i = 0; i < kGapSteps; ++i)
        std::atomic_signal_fence(std::memory_order_seq_cst); // keeps the loop
}

} // namespace

struct Counter::Call {
    Emitter& emitter;
    Microscope microscope;
    AddLines lines;
    std::mutex ownMutex;                                  ///< Protection::OwnLocks
    alignas(kCacheLine) std::atomic<std::int64_t> sum{0}; ///< Protection::OwnSums
};

void Counter::addMany(std::uint64_t times, const Microscope& microscope, const AddLines& lines) {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    ActorSlot& slot = m_stage.segment().slot(self.id());
    Call call{self.emitter(), microscope, lines, {}, {}};
    if (m_protection == Protection::OwnSums)
        call.microscope.additions = 0;
    const std::uint64_t stamped = std::min(call.microscope.additions, times);
    const std::uint64_t stampFrom = std::min(microscope.from, times - stamped);
    call.microscope.additions = stamped;
    slot.additions.store(0, std::memory_order_relaxed);
    slot.additionsTo.store(m_id, std::memory_order_release);
    call.emitter.emit(EventKind::AddBegan, m_id, 0, static_cast<std::int64_t>(times));
    noteBegin();
    std::uint64_t done = 0;
    const auto tellEnd = [&] {
        if (m_protection == Protection::OwnSums)
            m_number.fetch_add(call.sum.load(std::memory_order_relaxed), std::memory_order_relaxed);
        noteEnd();
        mirror();
        call.emitter.emit(EventKind::AddEnded, m_id, 0, static_cast<std::int64_t>(done));
        call.emitter.emitOrdered(EventKind::CounterValue, m_id, 0, value());
    };
    try {
        takeLoopLock(lines);
        while (done < times) {
            std::uint64_t some = std::min(kStride, times - done);
            if (stamped != 0 && done == stampFrom) {
                addStamped(call);
                some = stamped;
            } else {
                if (stamped != 0 && done < stampFrom)
                    some = std::min(some, stampFrom - done);
                addSome(call, some);
            }
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
    releaseLoopLock();
}

void Counter::takeLoopLock(const AddLines& lines) {
    if (m_loopLock)
        static_cast<void>(m_loopLock->acquire());
    if (m_interpreter)
        m_interpreter->acquire();
    if ((m_loopLock || m_interpreter) && lines.read != 0)
        m_stage.at(lines.read);
}

void Counter::releaseLoopLock() {
    if (m_loopLock)
        static_cast<void>(m_loopLock->release());
    if (m_interpreter)
        m_interpreter->release();
}

void Counter::addUnprotected(std::atomic<std::int64_t>& number, std::uint64_t times) {
    for (std::uint64_t i = 0; i < times; ++i)
        number.store(number.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

void Counter::addSome(Call& call, std::uint64_t times) {
    switch (m_protection) {
    case Protection::None:
    case Protection::WholeLoop: return addUnprotected(m_number, times);
    case Protection::OwnSums: return addUnprotected(call.sum, times);
    case Protection::Mutex: return addGuarded(times);
    case Protection::Atomic:
        for (std::uint64_t i = 0; i < times; ++i)
            m_number.fetch_add(1, std::memory_order_relaxed);
        return;
    case Protection::WiderGap:
        for (std::uint64_t i = 0; i < times; ++i) {
            const std::int64_t seen = m_number.load(std::memory_order_relaxed);
            passTime();
            m_number.store(seen + 1, std::memory_order_relaxed);
        }
        return;
    case Protection::OwnLocks:
        for (std::uint64_t i = 0; i < times; ++i) {
            const std::lock_guard lock(call.ownMutex);
            addUnprotected(m_number, 1);
        }
        return;
    case Protection::AnyBytecode:
    case Protection::LoopEnd: return interpret(times, call.lines);
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

/// The loop as an interpreter steps through it: load, add, store, and back to its head.
void Counter::interpret(std::uint64_t times, const AddLines& lines) {
    const bool anywhere = m_protection == Protection::AnyBytecode;
    const auto betweenBytecodes = [&](int line) {
        if (anywhere)
            m_interpreter->border(line);
    };
    for (std::uint64_t i = 0; i < times; ++i) {
        std::int64_t top = m_number.load(std::memory_order_relaxed);
        betweenBytecodes(lines.read);
        ++top;
        betweenBytecodes(lines.add);
        m_number.store(top, std::memory_order_relaxed);
        m_interpreter->border(lines.write);
    }
}

/// An addition whose halves are stamped: the first once the load is done, the second before the store is
/// made. What lies between the stamps lies between the load and the store. The read is told afterwards, so
/// that telling it does not widen the gap, but where `between` may tell of something itself: a ring's stamps
/// never go back.
template <class Between> void Counter::stampHalves(Call& call, Between between) {
    const std::int64_t seen = m_number.load(std::memory_order_relaxed);
    std::atomic_signal_fence(std::memory_order_seq_cst);
    const std::uint64_t read = call.emitter.now();
    const auto tellRead = [&] {
        call.emitter.emitAt(read, EventKind::NumberRead, m_id, call.lines.read, seen);
    };
    const bool toldFirst = m_protection == Protection::AnyBytecode;
    if (toldFirst)
        tellRead();
    between();
    const std::uint64_t written = call.emitter.now();
    std::atomic_signal_fence(std::memory_order_seq_cst);
    m_number.store(seen + 1, std::memory_order_relaxed);
    if (!toldFirst)
        tellRead();
    call.emitter.emitAt(written, EventKind::NumberWritten, m_id, call.lines.write, seen + 1, seen);
}

void Counter::addOneStamped(Call& call) {
    const auto plain = [&] { stampHalves(call, [] {}); };
    switch (m_protection) {
    case Protection::None:
    case Protection::WholeLoop: return plain();
    case Protection::WiderGap: return stampHalves(call, passTime);
    case Protection::OwnLocks: {
        const std::lock_guard lock(call.ownMutex);
        return plain();
    }
    case Protection::Mutex:
        if (m_sharedMutex) {
            static_cast<void>(m_sharedMutex->lock());
            plain();
            m_sharedMutex->unlock();
        } else {
            const std::lock_guard lock(m_mutex);
            plain();
        }
        return;
    case Protection::Atomic: {
        // One instruction: there is no read of its own to be seen.
        const std::int64_t seen = m_number.fetch_add(1, std::memory_order_relaxed);
        return call.emitter.emitAt(call.emitter.now(), EventKind::NumberWritten, m_id, call.lines.write,
                                   seen + 1, seen);
    }
    case Protection::AnyBytecode:
        stampHalves(call, [&] {
            m_interpreter->border(call.lines.read);
            m_interpreter->border(call.lines.add);
        });
        return m_interpreter->border(call.lines.write);
    case Protection::LoopEnd: plain(); return m_interpreter->border(call.lines.write);
    case Protection::OwnSums: return;
    }
}

void Counter::addStamped(Call& call) {
    // Side by side, as at a starting line; what happens between them then is theirs. Who has a lock around
    // its loop meets nobody.
    if (!m_loopLock && !m_interpreter)
        m_meeting.meet(call.microscope.adders);
    for (std::uint64_t i = 0; i < call.microscope.additions; ++i)
        addOneStamped(call);
    // The last write is not where the loop stays.
    call.emitter.emit(EventKind::LineReached);
}

} // namespace interleave
