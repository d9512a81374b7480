// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The layout of a run's shared memory: header, control block, a slot and a ring per actor, cells of the
// shared counters, the text table, and room for what processes share. Made by the observer, mapped by the
// engine and its worker processes; all see it through this class only.
#pragma once

#include "core/base/Clock.h"
#include "core/base/SharedMemory.h"
#include "core/wire/Control.h"
#include "core/wire/EventRing.h"
#include "core/wire/Parker.h"
#include "core/wire/RunClock.h"
#include "core/wire/TextTable.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <string_view>

namespace interleave {

/// A process of the run: 0 is the engine itself, the others are its workers.
using ProcessIndex = std::uint16_t;
inline constexpr ProcessIndex kEngineProcess = 0;

/// How much room a run gets. Memory is used as it is written, so generous limits cost address space only.
struct SegmentLimits {
    std::uint32_t actors = 1100;
    std::uint32_t ringEvents = 8192; ///< an actor; a power of two
    std::uint32_t texts = 1u << 18;
    std::uint32_t textBytes = 16u << 20;
    std::uint32_t processes = 256;                      ///< the engine and those that have ended included
    std::uint64_t sharedBytes = std::uint64_t{1} << 30; ///< for what processes share: queues and the like
};

/// What is known of an actor while it lives, besides its events.
struct alignas(kCacheLine) ActorSlot {
    enum Life : std::uint8_t { New, Started, Dead };
    std::atomic<std::int32_t> tid{0}; ///< 0 until its thread runs
    std::atomic<std::uint8_t> life{New};
    std::atomic<ProcessIndex> process{kEngineProcess};
    RingIndices ring;
    /// Where its thread sleeps; any process of the run may notify it.
    alignas(kCacheLine) Parker parker;
    /// How far it is in adding to a counter, written often: on a line of its own.
    alignas(kCacheLine) std::atomic<std::uint64_t> additions{0};
    std::atomic<ObjectId> additionsTo{kNoObject};
};

/// A shared counter's variable itself, so that the observer can read it while threads race on it.
struct alignas(kCacheLine) CounterCell {
    std::atomic<std::int64_t> value{0};
    std::atomic<ObjectId> object{kNoObject};
};

/// What is known of a process besides its actors.
struct ProcessSlot {
    std::atomic<std::int32_t> pid{0};            ///< 0: not started
    std::atomic<ObjectId> object{kNoObject};     ///< what the trace knows it as
    std::atomic<std::uint32_t> killRequested{0}; ///< by the person; the engine does it
};

/// Something that several processes use, found by its name.
struct SharedEntry {
    static constexpr std::size_t kLongestName = 39;
    std::atomic<std::uint32_t> ready{0}; ///< 1: all of it is there
    ObjectId object = kNoObject;
    std::uint64_t offset = 0; ///< in the shared room
    std::uint64_t bytes = 0;
    char name[kLongestName + 1] = {};
};

inline constexpr std::size_t kMaxCounters = 32;
inline constexpr std::size_t kMaxSharedEntries = 64;

struct SegmentHeader {
    std::uint64_t magic;
    SegmentLimits limits;
    StampSource stampSource;
    std::atomic<std::uint32_t> actorCount{0};
    std::atomic<std::uint32_t> counterCount{0};
    std::atomic<std::uint32_t> objectCount{0};
    std::atomic<std::uint32_t> processCount{1};
    std::atomic<std::uint64_t> sharedUsed{0};
    std::atomic<std::uint32_t> sharedCount{0};
    TextIndices texts;
    Control control;
    /// All processes of the run look at the one gate and the one clock. Written by the engine.
    alignas(kCacheLine) FutexWord gate{0};
    alignas(kCacheLine) RunClock clock;
    alignas(kCacheLine) CounterCell counters[kMaxCounters];
    SharedEntry shared[kMaxSharedEntries];
};

class Segment {
public:
    static OrError<Segment> create(const SegmentLimits& limits = {});
    /// What another process created; an error where it is not a segment of this version.
    static OrError<Segment> open(UniqueFd fd);

    [[nodiscard]] SegmentHeader& header() const { return *m_header; }
    [[nodiscard]] Control& control() const { return m_header->control; }
    [[nodiscard]] ActorSlot& slot(ActorId id) const { return m_slots[id]; }
    [[nodiscard]] ProcessSlot& process(ProcessIndex index) const { return m_processes[index]; }
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

    /// A new actor's id, or a ring for a thread that is none; kNoActor: there is no room for another.
    [[nodiscard]] ActorId claimActor(ProcessIndex process) const;
    /// `bytes` of zeroes that every process of the run finds by `name`, on a page of their own. Null: there
    /// is no room, or the name is taken or too long. Nobody finds them before their maker says that they are
    /// ready. One thread of the run at a time.
    [[nodiscard]] SharedEntry* addShared(std::string_view name, ObjectId object, std::size_t bytes) const;
    /// Null: there is none of that name that is ready.
    [[nodiscard]] SharedEntry* findShared(std::string_view name) const;
    [[nodiscard]] std::byte* sharedBytes(const SharedEntry& entry) const { return m_shared + entry.offset; }

private:
    explicit Segment(SharedMemory memory);
    [[nodiscard]] std::span<Event> ringEvents(std::uint32_t ring) const {
        return {m_events + std::size_t{ring} * m_header->limits.ringEvents, m_header->limits.ringEvents};
    }

    SharedMemory m_memory;
    SegmentHeader* m_header;
    ActorSlot* m_slots;
    ProcessSlot* m_processes;
    Event* m_events;
    TextArea m_texts;
    std::byte* m_shared;
};

} // namespace interleave
