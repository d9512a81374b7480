// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A mutual-exclusion lock between actors, with events: owner and waiters are in the trace. First come, first
// served: a release hands it to the first waiter. Not recursive. Every call: from any actor of the run.
#pragma once

#include "core/base/Result.h"
#include "core/engine/Actor.h"
#include "core/engine/Timeout.h"
#include "core/primitives/WaitingLine.h"

#include <mutex>
#include <string>
#include <type_traits>

namespace interleave {

enum class LockError {
    TimedOut,
    AlreadyOwner,    ///< acquired by its owner: it would wait for itself for ever
    NotOwner,        ///< released by an actor that does not own it
    Taken,           ///< not to be had at once
    NegativeTimeout, ///< as in the standard library, where a timeout has to be a positive number
};

class Lock {
public:
    Lock(Stage& stage, const std::string& name);

    /// Waits until it is the caller's; with a timeout in seconds of the run's clock, at most that long.
    Result<void, LockError> acquire(Timeout timeout = {});
    /// Does not wait: Taken where another has it.
    Result<void, LockError> tryAcquire();
    Result<void, LockError> release();
    /// Calls `body` with the lock and gives what it gives, as Python's `with lock:`. Where a stop unwinds it,
    /// the lock stays with its owner: there is nobody left to take it.
    template <class Body> auto with(Body&& body) {
        acquire().ignore();
        if constexpr (std::is_void_v<std::invoke_result_t<Body>>) {
            body();
            release().ignore();
        } else {
            auto result = body();
            release().ignore();
            return result;
        }
    }
    /// Somebody waits for it. A snapshot.
    [[nodiscard]] bool hasWaiters();

    /// Its number in the trace.
    [[nodiscard]] ObjectId id() const { return m_id; }
    /// Whether it is the calling actor's.
    [[nodiscard]] bool mine();

private:
    friend class Condition;

    /// release() without the gate of a pause, at which nobody may stand who has a mutex.
    void releaseOwned(Actor& self);
    /// Takes it if it is free; the error says why not.
    Result<void, LockError> takeFree(Actor& self);

    Stage& m_stage;
    const ObjectId m_id;
    std::mutex m_mutex;
    ActorId m_owner = kNoActor; ///< guarded by m_mutex
    WaitingLine m_waiters;      ///< guarded by m_mutex
};

} // namespace interleave
