// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A single-producer single-consumer ring of events in shared memory. RingWriter belongs to the one emitting
// thread, RingReader to the one collecting thread, in another process or not. A write never blocks and never
// takes a lock: where the ring is full the event is counted as dropped. The index is published after the
// event, so a producer that is killed in the middle leaves no torn event.
#pragma once

#include "core/base/PrefetchForWriting.h"
#include "core/wire/Event.h"

#include <atomic>
#include <cstdint>
#include <new>
#include <span>

namespace interleave {

inline constexpr std::size_t kCacheLine = 64;

/// The shared part. Producer's and consumer's indices on a cache line each, to avoid false sharing.
struct alignas(kCacheLine) RingIndices {
    std::atomic<std::uint64_t> written{0}; ///< by the producer
    std::atomic<std::uint64_t> dropped{0}; ///< by the producer; written as seldom as events are dropped
    alignas(kCacheLine) std::atomic<std::uint64_t> read{0}; ///< by the consumer
};

class RingWriter {
public:
    RingWriter() = default;
    /// `slots` must be a power of two long.
    RingWriter(RingIndices& indices, std::span<Event> slots)
        : m_indices(&indices), m_slots(slots.data()), m_mask(slots.size() - 1),
          m_written(indices.written.load(std::memory_order_relaxed)), m_writableUntil(m_written),
          m_droppedSeen(indices.dropped.load(std::memory_order_relaxed)) {}

    /// False, and the event is counted as dropped, where the ring is full.
    [[nodiscard]] bool tryWrite(const Event& event) {
        if (m_written == m_writableUntil && !refresh()) {
            countDropped(event.time);
            return false;
        }
        if (m_pendingDrops != 0 && !writeDropMark(event))
            return false;
        prefetchForWriting(&m_slots[(m_written + kAhead) & m_mask]);
        m_slots[m_written & m_mask] = event;
        m_indices->written.store(++m_written, std::memory_order_release);
        return true;
    }
    /// All of them or none, and the reader sees them at once, as does who looks after a death. `event(n)`
    /// makes each, the first one maybe twice. False, and all are counted as dropped, where the ring has no
    /// room for them.
    template <class Make> bool tryWriteTogether(std::uint32_t count, Make&& event) {
        const std::uint64_t needed = count + (m_pendingDrops != 0 ? 1U : 0U);
        if (m_writableUntil - m_written < needed && (refresh(), m_writableUntil - m_written < needed)) {
            countDropped(event(0).time, count);
            return false;
        }
        if (m_pendingDrops != 0)
            static_cast<void>(writeDropMark(event(0)));
        for (std::uint32_t n = 0; n < count; ++n) {
            prefetchForWriting(&m_slots[(m_written + kAhead) & m_mask]);
            ::new (&m_slots[m_written++ & m_mask]) Event(event(n)); // made where it is to be
        }
        m_indices->written.store(m_written, std::memory_order_release);
        return true;
    }

private:
    /// Events: what is between as many takes longer than a cache line from the reader's processor.
    static constexpr std::uint64_t kAhead = 16;

    bool refresh() {
        // acquire: the consumer has done with the slots before it gave them back
        m_writableUntil = m_indices->read.load(std::memory_order_acquire) + m_mask + 1;
        return m_written != m_writableUntil;
    }
    void countDropped(std::uint64_t time, std::uint32_t count = 1) {
        if (m_pendingDrops == 0)
            m_firstDropTime = time;
        m_pendingDrops += count;
        m_indices->dropped.store(m_droppedSeen += count, std::memory_order_relaxed);
    }
    /// Tells of the gap in the place where it is, before the first event after it.
    bool writeDropMark(const Event& next) {
        if (m_writableUntil - m_written < 2 && (refresh(), m_writableUntil - m_written < 2)) {
            countDropped(next.time);
            return false;
        }
        m_slots[m_written & m_mask] = {next.time,
                                       next.actor,
                                       kNoObject,
                                       EventKind::EventsDropped,
                                       0,
                                       next.line,
                                       static_cast<std::int64_t>(m_pendingDrops),
                                       static_cast<std::int64_t>(m_firstDropTime)};
        ++m_written;
        m_pendingDrops = 0;
        return true;
    }

    RingIndices* m_indices = nullptr;
    Event* m_slots = nullptr;
    std::uint64_t m_mask = 0;
    std::uint64_t m_written = 0;
    std::uint64_t m_writableUntil = 0;
    std::uint64_t m_pendingDrops = 0;
    std::uint64_t m_firstDropTime = 0;
    std::uint64_t m_droppedSeen = 0;
};

class RingReader {
public:
    RingReader() = default;
    RingReader(RingIndices& indices, std::span<const Event> slots)
        : m_indices(&indices), m_slots(slots.data()), m_mask(slots.size() - 1) {}

    /// Hands every event that is there to `take(const Event&)`, oldest first, and gives the slots back.
    template <class Take> std::size_t drain(Take&& take) {
        const std::uint64_t end = m_indices->written.load(std::memory_order_acquire);
        const std::size_t count = end - m_read;
        for (; m_read != end; ++m_read)
            take(m_slots[m_read & m_mask]);
        if (count != 0)
            m_indices->read.store(end, std::memory_order_release);
        return count;
    }
    [[nodiscard]] std::uint64_t dropped() const { return m_indices->dropped.load(std::memory_order_relaxed); }

private:
    RingIndices* m_indices = nullptr;
    const Event* m_slots = nullptr;
    std::uint64_t m_mask = 0;
    std::uint64_t m_read = 0;
};

} // namespace interleave
