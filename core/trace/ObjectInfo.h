// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a World says of what the actors share: queues, locks, counters. Plain data.
#pragma once

#include "core/trace/ItemList.h"
#include "core/trace/ProcessInfo.h"
#include "core/wire/Event.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace interleave {

/// One item's way in or out.
struct QueueMove {
    std::int64_t time = 0;
    bool in = false;
    ActorId actor = kNoActor; ///< whose item it is: who put it, or who got it
    QueueItem item;
    std::uint32_t position = 0;
};

struct SnapshotInfo {
    SnapshotKind kind = SnapshotKind::Qsize;
    ActorId actor = kNoActor; ///< kNoActor: nobody has asked
    std::int64_t answer = 0;
    std::int64_t takenAt = 0;
    bool used = false;
    std::int64_t truth = 0; ///< when it was acted on, at usedAt
    std::int64_t usedAt = 0;
};

struct QueueInfo {
    ObjectId object = kNoObject;
    TextId name = 0;
    QueueKind kind = QueueKind::Thread;
    std::uint32_t capacity = 0; ///< 0: unbounded
    Discipline discipline = Discipline::Fifo;
    ItemList items;    ///< next out first; for a stack the top is last
    ItemList buffered; ///< between processes: put, and still in the buffer of the putter's process
    std::vector<ManagerCallInfo> calls; ///< of a manager's queue: under way, one a client
    std::uint64_t requests = 0;         ///< likewise: all
    std::vector<ActorId> putters;       ///< waiting, first come first
    std::vector<ActorId> getters;
    std::vector<ActorId> joiners;
    // Not of a queue between threads: who has ever put or got or asked to, first come first; and of a
    // manager's, who was last seen to serve it.
    std::vector<ActorId> everPut;
    std::vector<ActorId> everGot;
    ActorId server = kNoActor;
    std::uint64_t puts = 0;
    std::uint64_t gets = 0;
    std::uint64_t full = 0;  ///< Full errors
    std::uint64_t empty = 0; ///< Empty errors
    std::uint64_t lost = 0;  ///< with processes that died
    std::int64_t lostAt = 0; ///< the last of them, and the pid of which
    std::int32_t lostWith = 0;
    std::uint64_t peak = 0;
    std::int64_t unfinished = 0;
    std::int64_t putBlockedNs = 0; ///< of finished waits
    std::int64_t getBlockedNs = 0;
    std::array<SnapshotInfo, 3> snapshots; ///< the last of each SnapshotKind
    std::array<QueueMove, 8> recent;       ///< the newest at (moveCount - 1) % 8
    std::uint64_t moveCount = 0;
    bool inDoubt = false; ///< events were dropped: the items shown may be wrong, the depth is right
};

struct LockInfo {
    ObjectId object = kNoObject;
    TextId name = 0;
    ActorId owner = kNoActor;
    std::int64_t since = 0;
    std::vector<ActorId> waiters; ///< first come first
    std::uint64_t acquired = 0;
    std::uint64_t contended = 0; ///< how often somebody had to wait
    std::int64_t waitedNs = 0;   ///< of finished waits
};

/// An arrow of the wait-for graph: who waits, for which lock, and who has it.
struct WaitFor {
    ActorId actor = kNoActor;
    ObjectId lock = kNoObject;
    ActorId owner = kNoActor;
    bool operator==(const WaitFor&) const = default;
};

/// What actors signal each other with: a semaphore, an event, a barrier, a condition.
struct SignalInfo {
    ObjectType type = ObjectType::Semaphore;
    ObjectId object = kNoObject;
    TextId name = 0;
    std::vector<ActorId> waiters; ///< first come first
    std::uint64_t waits = 0;
    std::int64_t waitedNs = 0; ///< of finished waits
    // Semaphore
    std::int64_t permits = 0;     ///< that are free
    std::int64_t first = 0;       ///< that it was made with
    bool bounded = false;         ///< it never has more than at first
    std::vector<ActorId> holders; ///< who has acquired and not released, an entry a permit
    std::uint64_t acquired = 0;
    std::uint64_t released = 0;
    std::uint64_t refused = 0; ///< releases beyond the bound
    // Event
    bool set = false;
    std::uint64_t sets = 0;
    // Barrier
    std::int64_t parties = 0;
    std::int64_t arrived = 0;
    std::int64_t generation = 0; ///< how often all have passed
    bool broken = false;
    std::uint64_t breaks = 0;
    // Condition
    ObjectId lock = kNoObject;
    std::uint64_t notified = 0; ///< waiters that were woken
    std::uint64_t unheard = 0;  ///< notifications that found nobody
};

/// One addition under the microscope: what it read and wrote, and when.
struct StampedAddition {
    ActorId actor = kNoActor;
    std::uint16_t readLine = 0;
    std::uint16_t writeLine = 0;
    std::int64_t readAt = 0;
    std::int64_t writtenAt = 0;
    bool operator==(const StampedAddition&) const = default;
};

/// Two additions that read the same value, both before the other wrote: they wrote the same, so one of them
/// vanished. The stamps lie between the read and the write that they stand for: that the two overlap is
/// certain.
struct LostUpdate {
    StampedAddition first; ///< by the time of their writes
    StampedAddition second;
    std::int64_t seen = 0; ///< what both read; both wrote one more
    bool operator==(const LostUpdate&) const = default;
};

struct TrialInfo {
    std::uint64_t lost = 0;
    std::int64_t tookNs = 0; ///< from the first adder's begin to the last one's end
};

struct CounterInfo {
    static constexpr std::size_t kMostTrials = 1000;
    struct Adder {
        ActorId actor = kNoActor;
        std::uint64_t done = 0;
        std::uint64_t planned = 0;
        std::uint64_t before = 0; ///< done by calls that have ended
        bool adding = false;
        bool sampled = true;       ///< has told how far it is since the value was read
        std::int64_t since = 0;    ///< when it last began
        std::int64_t addingNs = 0; ///< of the calls that have ended
        // Under the microscope
        StampedAddition open; ///< has read and not written, while reading
        bool reading = false;
        std::int64_t seen = 0;     ///< what it read then
        StampedAddition twin;      ///< an addition that read the same and has written since
        std::uint64_t stamped = 0; ///< additions
        std::int64_t stampedFrom = 0;
        std::int64_t stampedTo = 0;
    };
    ObjectId object = kNoObject;
    TextId name = 0;
    Protection protection = Protection::None;
    std::int64_t value = 0;
    std::vector<Adder> adders;
    std::vector<TrialInfo> trials;
    std::uint64_t trialsLost = 0;     ///< additions, in all trials that have ended
    std::uint64_t lostUpdates = 0;    ///< found under the microscope
    std::optional<LostUpdate> newest; ///< of those

    /// What the microscope showed, of all adders: how many additions it stamped, how long one of them took,
    /// and one of the others, in ns of one thread; 0: none was.
    struct Seen {
        std::uint64_t stamped = 0;
        double stampedNs = 0;
        double plainNs = 0;
    };
    [[nodiscard]] Seen seen() const;
    /// Of the trials that have ended: how many lost nothing, and the medians; the greater of the two in the
    /// middle where their number is even.
    struct Trials {
        std::size_t count = 0;
        std::size_t correct = 0;
        std::uint64_t medianLost = 0;
        std::int64_t medianNs = 0;
    };
    [[nodiscard]] Trials trialsSoFar() const;
    /// The sum of what each thread did; of sums of their own, of those that have been added.
    [[nodiscard]] std::uint64_t expected() const;
    /// Additions that vanished. While threads add, value and progress are read a moment apart: never below 0.
    [[nodiscard]] std::uint64_t lost() const;
};

} // namespace interleave
