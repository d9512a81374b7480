// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The circles in the wait-for graph of a World: actors each of which waits for a lock that the next one has.
// A pure function of the world; any thread.
#pragma once

#include "core/trace/World.h"

#include <cstdint>
#include <vector>

namespace interleave {

struct WaitCycle {
    std::vector<WaitFor> links; ///< the owner of each is the actor of the next; the least actor first
    /// How long until the first of them gives up, by its timeout; -1: nobody ever does, which is a deadlock.
    std::int64_t leftNs = -1;
    ActorId givesUp = kNoActor; ///< who does
};

/// All of them, by their least actor. An actor waits for one lock at most, so it is in one circle at most.
[[nodiscard]] std::vector<WaitCycle> waitCycles(const World& world);

} // namespace interleave
