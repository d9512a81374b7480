// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A condition variable over a Lock: who has the lock and finds that something is not so yet waits here, which
// frees the lock meanwhile; who has made it so notifies. A notification is not kept: where nobody waits it is
// lost. Who is woken takes the lock again before it goes on, and by then it may no longer be so. First come,
// first woken. Every call: from any actor of the run that has the lock.
#pragma once

#include "core/base/Result.h"
#include "core/engine/Actor.h"
#include "core/engine/Timeout.h"
#include "core/primitives/Lock.h"
#include "core/primitives/WaitingLine.h"

#include <mutex>
#include <string>

namespace interleave {

enum class ConditionError {
    NotOwner, ///< called without the lock
};

class Condition {
public:
    /// `lock` must live as long.
    Condition(Stage& stage, const std::string& name, Lock& lock);

    /// Releases the lock, waits until notified, with a timeout in seconds of the run's clock at most that
    /// long, and takes the lock again, for which it may have to wait as well. True: it was notified.
    Result<bool, ConditionError> wait(Timeout timeout = {});
    /// Wakes the first `count` that wait, or as many as there are: how many that was.
    Result<int, ConditionError> notify(int count = 1);
    Result<int, ConditionError> notifyAll() { return wake(kNotifyAll); }

private:
    Result<int, ConditionError> wake(std::int64_t count);

    Stage& m_stage;
    Lock& m_lock;
    const ObjectId m_id;
    std::mutex m_mutex;
    WaitingLine m_waiters; ///< guarded by m_mutex
};

} // namespace interleave
