// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What there is to know of each kind of event, once for all who go through the kinds: the fold, the fields,
// the words, the exports. A new kind gets its row here. Constant; any thread.
#pragma once

#include "core/wire/Event.h"

#include <cstddef>
#include <iterator>

namespace interleave {

/// What an event is about: kinds that are told of the same thing, and dealt with in one place.
enum class EventTopic : std::uint8_t {
    None,
    Life,
    Line,
    Output,
    Object, ///< that there is one
    Wait,
    Queue,
    Lock,
    Counter,
    Signal, ///< a semaphore, an event, a barrier, a condition
    Process,
    Request, ///< of a manager
    Task,
    Measurement,
    Scheduler,
    Run,
};

struct EventKindInfo {
    EventTopic topic;
    const char* word; ///< of the wire contract
    const char* mark; ///< how a mark in a timeline begins; empty: there is none
};

/// In the order of EventKind.
inline constexpr EventKindInfo kEventKindInfos[] = {
    {EventTopic::None, "none", ""},
    {EventTopic::Life, "actor-created", ""},
    {EventTopic::Life, "actor-started", ""},
    {EventTopic::Life, "actor-entered", ""},
    {EventTopic::Life, "actor-ended", "ends: "},
    {EventTopic::Life, "start-refused", "start refused: "},
    {EventTopic::Life, "actor-held", ""},
    {EventTopic::Life, "actor-released", ""},
    {EventTopic::Line, "line-reached", ""},
    {EventTopic::Output, "printed", ""},
    {EventTopic::Object, "object-created", ""},
    {EventTopic::Queue, "capacity-changed", "capacity of "},
    {EventTopic::Wait, "wait-began", ""},
    {EventTopic::Wait, "wait-ended", ""},
    {EventTopic::Wait, "woke", "wakes "},
    {EventTopic::Queue, "put", "put "},
    {EventTopic::Queue, "got", "get "},
    {EventTopic::Queue, "full-raised", "Full: "},
    {EventTopic::Queue, "empty-raised", "Empty: "},
    {EventTopic::Queue, "snapshot-taken", "asks "},
    {EventTopic::Queue, "snapshot-used", "acts on "},
    {EventTopic::Queue, "task-done", "task done: "},
    {EventTopic::Lock, "lock-acquired", "takes "},
    {EventTopic::Lock, "lock-released", "releases "},
    {EventTopic::Counter, "add-began", "adds to "},
    {EventTopic::Counter, "add-ended", ""},
    {EventTopic::Counter, "counter-progress", ""},
    {EventTopic::Counter, "counter-value", ""},
    {EventTopic::Scheduler, "switched-in", ""},
    {EventTopic::Scheduler, "switched-out", ""},
    {EventTopic::Run, "run-began", "run begins"},
    {EventTopic::Run, "paused", "paused"},
    {EventTopic::Run, "resumed", ""},
    {EventTopic::Run, "parameter-changed", "parameter "},
    {EventTopic::Run, "events-dropped", "events dropped"},
    {EventTopic::Run, "records-lost", "scheduler records lost"},
    {EventTopic::Run, "run-ended", "run ends"},
    {EventTopic::Scheduler, "waking", ""},
    {EventTopic::Life, "thread-exited", ""},
    {EventTopic::Scheduler, "sampled", ""},
    {EventTopic::Process, "process-started", "process starts: "},
    {EventTopic::Process, "process-ended", "process ends: "},
    {EventTopic::Process, "signal-sent", "signal to "},
    {EventTopic::Queue, "buffered", "put into the buffer of "},
    {EventTopic::Queue, "items-lost", "items lost: "},
    {EventTopic::Request, "request-sent", "asks "},
    {EventTopic::Request, "served", "serves "},
    {EventTopic::Request, "reply-sent", "replies for "},
    {EventTopic::Request, "reply-received", "has the reply of "},
    {EventTopic::Task, "task-submitted", "submits to "},
    {EventTopic::Task, "task-began", "begins a task of "},
    {EventTopic::Task, "task-ended", "ends a task of "},
    {EventTopic::Measurement, "measured", ""},
    {EventTopic::Counter, "number-read", "reads "},
    {EventTopic::Counter, "number-written", "writes "},
    {EventTopic::Counter, "trial-ended", ""},
    {EventTopic::Life, "actor-renamed", "is called "},
    {EventTopic::Signal, "semaphore-acquired", "acquires "},
    {EventTopic::Signal, "semaphore-released", "releases "},
    {EventTopic::Signal, "release-refused", "release refused: "},
    {EventTopic::Signal, "flag-set", "sets "},
    {EventTopic::Signal, "flag-cleared", "clears "},
    {EventTopic::Signal, "barrier-arrived", "arrives at "},
    {EventTopic::Signal, "barrier-passed", "opens "},
    {EventTopic::Signal, "barrier-broken", "breaks "},
    {EventTopic::Signal, "barrier-reset", "resets "},
    {EventTopic::Signal, "notified", "notifies "},
};
static_assert(std::size(kEventKindInfos) == static_cast<std::size_t>(EventKind::Count));

inline constexpr EventKindInfo kUnknownKind{EventTopic::None, "", ""};

constexpr const EventKindInfo& infoOf(EventKind kind) {
    const auto number = static_cast<std::size_t>(kind);
    return number < std::size(kEventKindInfos) ? kEventKindInfos[number] : kUnknownKind;
}

constexpr EventTopic topicOf(EventKind kind) {
    return infoOf(kind).topic;
}

} // namespace interleave
