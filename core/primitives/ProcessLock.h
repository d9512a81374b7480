// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A mutual-exclusion lock between processes, with events: owner and waiters are in the trace. First come,
// first served. Not recursive. Where its owner's process dies the next in line gets it, and is told. (The
// standard library's process lock stays held for ever then.) Every call: from any actor of a process that
// made or opened it.
#pragma once

#include "core/base/Result.h"
#include "core/base/RobustMutex.h"
#include "core/engine/Actor.h"
#include "core/engine/StampOrder.h"
#include "core/engine/Timeout.h"
#include "core/primitives/Lock.h"
#include "core/wire/Segment.h"

#include <string>

namespace interleave {

class ProcessLock {
public:
    /// How it was got.
    enum class Before : bool {
        Released,
        OwnerDied, ///< what it guards may be half done
    };

    /// A new one, which other processes open by its name.
    ProcessLock(Stage& stage, const std::string& name);
    /// The one that another process made: Stage::open.
    ProcessLock(Stage& stage, SharedEntry& entry);

    /// Waits until it is the caller's; with a timeout in seconds of the run's clock, at most that long.
    Result<Before, LockError> acquire(Timeout timeout = {});
    Result<void, LockError> release();
    /// Whose it is now; kNoActor: nobody's. Maybe stale when acted on.
    [[nodiscard]] ActorId owner();

private:
    struct Shared;

    void guard();
    void handOver(Emitter& by, Before before);
    [[nodiscard]] ActorId firstInLine() const;
    void forget(ProcessIndex process, Emitter& emitter);

    Stage& m_stage;
    const ObjectId m_id;
    Shared& m_shared;
    std::uint64_t* m_line; ///< an actor: its number in the order of coming; 0: it does not wait
};

} // namespace interleave
