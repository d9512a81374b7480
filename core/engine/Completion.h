// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Something that is over once, such as a thread, a process or a task of a pool, and the actors that wait for
// it. await: any actor. finish: any thread of the same process.
#pragma once

#include "core/engine/Emitter.h"
#include "core/engine/Timeout.h"

#include <functional>
#include <mutex>
#include <vector>

namespace interleave {

class Actor;
class Stage;

class Completion {
public:
    /// Waits until it is over; with a timeout in seconds of the run's clock, at most that long. True if it is
    /// over. `object`: what the wait is for, in the trace.
    bool await(Stage& stage, WaitReason reason, ObjectId object, Timeout timeout);
    /// It is over: calls `tell`, then wakes everybody. Once only; what comes later does nothing and is false.
    bool finish(Emitter& by, ObjectId object, const std::function<void()>& tell);
    [[nodiscard]] bool over() const;

private:
    struct Waiter {
        Actor* actor;
        bool served;
    };

    mutable std::mutex m_mutex;
    bool m_over = false;            ///< guarded by m_mutex
    std::vector<Waiter*> m_waiters; ///< guarded by m_mutex
};

} // namespace interleave
