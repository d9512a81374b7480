// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A place where so many actors meet: nobody goes on before all are there; then all do, and it can be used
// again at once. Who gives up breaks it: an abort, or a timeout, sends everybody away with an error, those
// that wait and those that come, until it is reset. Every call: from any actor of the run.
#pragma once

#include "core/base/Result.h"
#include "core/engine/Actor.h"
#include "core/engine/Timeout.h"
#include "core/primitives/WaitingLine.h"

#include <mutex>
#include <string>

namespace interleave {

enum class BarrierError {
    Broken, ///< aborted, reset while the caller waited, or somebody's timeout has passed: maybe its own
};

class Barrier {
public:
    /// `parties`: how many have to come, 1 or more.
    Barrier(Stage& stage, const std::string& name, int parties);

    /// Waits for the others: its place among them, from 0 for the first that came. With a timeout in seconds
    /// of the run's clock at most that long; then the barrier is broken.
    Result<int, BarrierError> wait(Timeout timeout = {});
    /// Breaks it.
    void abort();
    /// Whole and empty again; who waits is sent away.
    void reset();

    // Maybe stale when acted on:
    [[nodiscard]] int parties() const { return m_parties; }
    [[nodiscard]] int waiting();
    [[nodiscard]] bool broken();

private:
    enum Word { Pass, TurnedAway };

    void breakIt(Emitter& by, BarrierBreak how);

    Stage& m_stage;
    const int m_parties;
    const ObjectId m_id;
    std::mutex m_mutex;
    bool m_broken = false;         ///< guarded by m_mutex, as are the next two
    std::int64_t m_generation = 0; ///< how often all have passed
    WaitingLine m_waiters;
};

} // namespace interleave
