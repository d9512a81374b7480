// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The layout of a run's shared memory: header, control block, a slot and a ring per actor, cells of the
// shared counters, the text table. Made by the observer, mapped by the engine; both see it through this class
// only.
#pragma once

#include "core/base/Clock.h"
#include "core/base/SharedMemory.h"
#include "core/wire/Control.h"
#include "core/wire/EventRing.h"
#include "core/wire/TextTable.h"

#include <atomic>
#include <cstdint>
#include <span>

namespace interleave {

/// How much room a run gets. Memory is used as it is written, so generous limits cost address space only.
struct SegmentLimits {
    std::uint32_t actors = 1100;
    std::uint32_t ringEvents = 8192; ///< an actor; a power of two
    std::uint32_t texts = 1u << 18;
    std::uint32_t textBytes = 16u << 20;
};

/// What is known of an actor while it lives, besides its events.
struct alignas(kCacheLine) ActorSlot {
    std::atomic<std::int32_t> tid{0}; ///< 0 until its thread runs
    RingIndices ring;
    /// How far it is in adding to a counter, written often: on a line of its own.
    alignas(kCacheLine) std::atomic<std::uint64_t> additions{0};
    std::atomic<ObjectId> additionsTo{kNoObject};
};

/// A shared counter's variable itself, so that the observer can read it while threads race on it.
struct alignas(kCacheLine) CounterCell {
    std::atomic<std::int64_t> value{0};
    std::atomic<ObjectId> object{kNoObject};
};

inline constexpr std::size_t kMaxCounters = 32;

struct SegmentHeader {
    std::uint64_t magic;
    SegmentLimits limits;
    StampSource stampSource;
    std::atomic<std::uint32_t> actorCount{0};
    std::atomic<std::uint32_t> counterCount{0};
    TextIndices texts;
    Control control;
    CounterCell counters[kMaxCounters];
};

class Segment {
public:
    static OrError<Segment> create(const SegmentLimits& limits = {});
    /// What another process created; an error where it is not a segment of this version.
    static OrError<Segment> open(UniqueFd fd);

    [[nodiscard]] SegmentHeader& header() const { return *m_header; }
    [[nodiscard]] Control& control() const { return m_header->control; }
    [[nodiscard]] ActorSlot& slot(ActorId id) const { return m_slots[id]; }
    /// The ring of the controlling thread, which is no actor: the last one.
    [[nodiscard]] std::uint32_t controlRing() const { return m_header->limits.actors - 1; }
    [[nodiscard]] RingWriter ringWriter(std::uint32_t ring) const {
        return {m_slots[ring].ring, ringEvents(ring)};
    }
    [[nodiscard]] RingReader ringReader(std::uint32_t ring) const {
        return {m_slots[ring].ring, ringEvents(ring)};
    }
    [[nodiscard]] TextArea texts() const { return m_texts; }
    [[nodiscard]] int fd() const { return m_memory.fd(); }

private:
    explicit Segment(SharedMemory memory);
    [[nodiscard]] std::span<Event> ringEvents(std::uint32_t ring) const {
        return {m_events + std::size_t{ring} * m_header->limits.ringEvents, m_header->limits.ringEvents};
    }

    SharedMemory m_memory;
    SegmentHeader* m_header;
    ActorSlot* m_slots;
    Event* m_events;
    TextArea m_texts;
};

} // namespace interleave
