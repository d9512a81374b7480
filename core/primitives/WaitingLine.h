// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The actors that wait for one thing, first come first. For the primitives: each has a line, and a mutex that
// guards it, which the caller of every call holds. Who is served need not compete for what it was woken for.
#pragma once

#include "core/engine/Actor.h"
#include "core/engine/Timeout.h"

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

namespace interleave {

class WaitingLine {
public:
    [[nodiscard]] bool empty() const { return m_waiters.empty(); }
    [[nodiscard]] std::size_t size() const { return m_waiters.size(); }
    [[nodiscard]] ActorId first() const { return m_waiters.front()->actor->id(); }

    /// The calling actor goes to the end of the line and parks until it is served: with what it was told
    /// then. None: its timeout, in seconds of the run's clock, has passed, and it has left the line. Unwinds
    /// where the run is stopped. `lock` is the mutex's; it is free while the actor is parked.
    std::optional<int> await(std::unique_lock<std::mutex>& lock, WaitReason reason, ObjectId object,
                             Timeout timeout);
    /// Takes the first out of the line, tells it `word` and lets it go on.
    void serveFirst(Emitter& by, ObjectId object, int word = 0);
    void serveAll(Emitter& by, ObjectId object, int word = 0) {
        while (!empty())
            serveFirst(by, object, word);
    }

private:
    /// On its actor's stack.
    struct Waiter {
        Actor* actor;
        std::optional<int> told;
    };

    std::deque<Waiter*> m_waiters;
};

} // namespace interleave
