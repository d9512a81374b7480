// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A small trace written by hand: two threads on a queue, for tests of what is drawn and shown.
#pragma once

#include "core/trace/Trace.h"

#include <memory>

namespace interleave {

inline std::shared_ptr<Trace> scriptedTrace() {
    auto trace = std::make_shared<Trace>();
    for (const char* text : {"…", "main", "m", "producer 1", "p1", "consumer 1", "c1", "q1", "hello"})
        trace->appendText(text);
    constexpr std::uint64_t kMs = 1'000'000;
    const auto at = [](std::uint64_t ms, ActorId actor, EventKind kind, ObjectId object = kNoObject,
                       std::uint8_t detail = 0, std::int64_t a = 0,
                       std::int64_t b = 0) { return Event{ms * kMs, actor, object, kind, detail, 0, a, b}; };
    const std::vector<Event> events = {
        at(0, kNoActor, EventKind::RunBegan, kNoObject, 0, static_cast<int>(ProbeSource::Perf)),
        at(1, 0, EventKind::ActorCreated, kNoObject, 0, 1, 2),
        at(2, 0, EventKind::ObjectCreated, 0, static_cast<int>(ObjectType::Queue), 7, 2),
        at(3, 1, EventKind::ActorCreated, kNoObject, 0, 3, 4),
        at(4, 2, EventKind::ActorCreated, kNoObject, 0, 5, 6),
        at(5, 1, EventKind::ActorStarted, kNoObject, 0, 0),
        at(6, 2, EventKind::ActorStarted, kNoObject, 0, 0),
        at(10, 1, EventKind::SwitchedIn, kNoObject, 0, 0),
        at(12, 2, EventKind::SwitchedIn, kNoObject, 0, 1),
        at(20, 2, EventKind::WaitBegan, 0, static_cast<int>(WaitReason::QueueEmpty), kNoDeadline, 0),
        at(21, 2, EventKind::SwitchedOut, kNoObject, 0, 1),
        at(500, 1, EventKind::Put, 0, static_cast<int>(ValueType::Integer), 42, QueuePlace{1, 0, 1}.packed()),
        at(501, 2, EventKind::Got, 0, static_cast<int>(ValueType::Integer), 42, QueuePlace{0, 0, 1}.packed()),
        at(502, 1, EventKind::Woke, 0, 0, 2),
        at(510, 2, EventKind::SwitchedIn, kNoObject, 0, 1),
        at(511, 2, EventKind::WaitEnded, 0, static_cast<int>(WaitEnd::Served)),
        at(520, 2, EventKind::Printed, kNoObject, 0, 8),
        at(900, 1, EventKind::ActorEnded, kNoObject, static_cast<int>(ExitKind::Returned), 1000),
        at(950, 2, EventKind::ActorEnded, kNoObject, static_cast<int>(ExitKind::Returned), 1000),
        at(1000, kNoActor, EventKind::RunEnded, kNoObject, static_cast<int>(Outcome::Finished)),
    };
    trace->append(events);
    trace->completeUntil(1000 * kMs);
    return trace;
}

} // namespace interleave
