// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which lanes a timeline has, from top to bottom: the actors by process, then the CPUs, the queues' depths,
// the counters' lost updates. Plain data, made from a trace. Any thread.
#pragma once

#include "core/trace/Trace.h"

#include <vector>

namespace interleave {

struct TimelineRow {
    enum class Kind { Process, Actor, Cpu, Depth, Lost };
    Kind kind = Kind::Actor;
    ActorId actor = kNoActor;    ///< of an Actor
    std::size_t index = 0;       ///< of a Cpu, of a queue or of a counter
    ObjectId object = kNoObject; ///< of a queue or counter
    TextId name = 0;             ///< of a worker process, an actor, a queue or a counter
    TextId sign = 0;             ///< of an actor
    std::int32_t pid = 0;        ///< of a Process
    bool operator==(const TimelineRow&) const = default;
};

/// Rows of a process are headed by one only where there are several processes: the engine's first, then the
/// workers as they were made. The main program's thread has
/// no lane, but shows on the CPUs.
[[nodiscard]] std::vector<TimelineRow> timelineRows(const World& world, const Trace::Reading& reading);

} // namespace interleave
