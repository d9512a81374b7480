// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a World says of what the actors share: queues, locks, counters. Plain data.
#pragma once

#include "core/trace/ItemList.h"
#include "core/trace/ProcessInfo.h"
#include "core/wire/Event.h"

#include <array>
#include <cstdint>
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

struct CounterInfo {
    struct Adder {
        ActorId actor = kNoActor;
        std::uint64_t done = 0;
        std::uint64_t planned = 0;
        std::uint64_t before = 0; ///< done by calls that have ended
        bool adding = false;
        bool sampled = true; ///< has told how far it is since the value was read
    };
    ObjectId object = kNoObject;
    TextId name = 0;
    Protection protection = Protection::None;
    std::int64_t value = 0;
    std::vector<Adder> adders;

    /// The sum of what each thread did.
    [[nodiscard]] std::uint64_t expected() const;
    /// Additions that vanished. While threads add, value and progress are read a moment apart: never below 0.
    [[nodiscard]] std::uint64_t lost() const;
};

} // namespace interleave
