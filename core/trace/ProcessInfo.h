// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the fold knows of processes and of what goes on between them. Plain data.
#pragma once

#include "core/wire/Event.h"

#include <cstdint>
#include <vector>

namespace interleave {

/// A worker process.
struct ProcessInfo {
    ObjectId object = kNoObject;
    TextId name = 0;
    ActorId mainActor = kNoActor;
    std::int32_t pid = 0; ///< 0: not started
    bool ended = false;
    ExitKind exit = ExitKind::Returned; ///< once ended, as are the next two; Error: it could not be started
    std::int32_t status = 0;            ///< its exit status, or the signal that killed it
    TextId error = 0;
    std::int64_t startedAt = 0;
    std::int64_t endedAt = 0;
    std::int32_t signalSent = 0; ///< by somebody of the run or the person (kNoActor); 0: none
    ActorId signalledBy = kNoActor;
    std::int64_t signalledAt = 0;
    std::uint64_t lost = 0; ///< items that were in its buffers or in hand, of all queues
};

/// A call of a client to the manager that holds a queue.
struct ManagerCallInfo {
    enum class Phase : std::uint8_t { Sent, Served, Replied };
    ActorId client = kNoActor;
    ActorId server = kNoActor; ///< kNoActor: not known yet
    ManagerCall call = ManagerCall::Put;
    Phase phase = Phase::Sent;
    std::int64_t since = 0; ///< of the phase
};

struct PoolInfo {
    struct Running {
        std::int64_t task = 0;
        ActorId worker = kNoActor;
        std::int64_t since = 0;
    };
    ObjectId object = kNoObject;
    TextId name = 0;
    std::uint64_t submitted = 0;
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    std::uint64_t lost = 0; ///< their worker died
    std::vector<Running> running;
};

} // namespace interleave
