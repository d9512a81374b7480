// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A mutual-exclusion lock between actors, with events: owner and waiters are in the trace. First come, first
// served: a release hands it to the first waiter. Not recursive. Every call: from any actor of the run.
#pragma once

#include "core/base/Result.h"
#include "core/engine/Actor.h"

#include <deque>
#include <mutex>
#include <optional>
#include <string>

namespace interleave {

enum class LockError {
    TimedOut,
    AlreadyOwner, ///< acquired by its owner: it would wait for itself for ever
    NotOwner,     ///< released by an actor that does not own it
};

class Lock {
public:
    Lock(Stage& stage, const std::string& name);

    /// Waits until it is the caller's; with a timeout in seconds of the run's clock, at most that long.
    Result<void, LockError> acquire(std::optional<double> timeoutSeconds = {});
    Result<void, LockError> release();
    /// Somebody waits for it. A snapshot.
    [[nodiscard]] bool hasWaiters();

private:
    struct Waiter {
        Actor* actor;
        bool served = false;
    };

    Stage& m_stage;
    const ObjectId m_id;
    std::mutex m_mutex;
    Actor* m_owner = nullptr;      ///< guarded by m_mutex
    std::deque<Waiter*> m_waiters; ///< guarded by m_mutex
};

} // namespace interleave
