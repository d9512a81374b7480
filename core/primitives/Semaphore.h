// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// So many permits: who acquires one takes it, who finds none waits until one is released. First come, first
// served: a release hands the permit to the first waiter. Anybody may release, also who has acquired none; a
// bounded one refuses to have more permits than it began with. Every call: from any actor of the run.
#pragma once

#include "core/base/Result.h"
#include "core/engine/Actor.h"
#include "core/engine/Timeout.h"
#include "core/primitives/WaitingLine.h"

#include <mutex>
#include <string>

namespace interleave {

enum class SemaphoreError {
    TimedOut,
    NoneFree,         ///< not to be had at once
    ReleasedTooOften, ///< a bounded one has all its permits already
};

class Semaphore {
public:
    enum class Bound : bool { None, AsMade };

    /// `permits`: how many are free at first, 0 or more.
    Semaphore(Stage& stage, const std::string& name, int permits, Bound bound = Bound::None);

    /// Waits for a permit; with a timeout in seconds of the run's clock, at most that long. One that is
    /// negative has passed already.
    Result<void, SemaphoreError> acquire(Timeout timeout = {});
    /// Does not wait: NoneFree where none is.
    Result<void, SemaphoreError> tryAcquire();
    Result<void, SemaphoreError> release();

    /// How many are free now. Maybe stale when acted on.
    [[nodiscard]] int permits();

private:
    bool takeFree(Actor& self);

    Stage& m_stage;
    const int m_most; ///< -1: no bound
    const ObjectId m_id;
    std::mutex m_mutex;
    int m_permits;         ///< guarded by m_mutex
    WaitingLine m_waiters; ///< guarded by m_mutex
};

} // namespace interleave
