// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/ExportWords.h"

#include <array>

namespace interleave {

namespace {

template <std::size_t kSize, class Enum>
const char* wordAt(const std::array<const char*, kSize>& words, Enum value) {
    const auto index = static_cast<std::size_t>(value);
    return index < kSize ? words[index] : "unknown";
}

constexpr std::array<const char*, static_cast<std::size_t>(EventKind::Count)> kKinds = {
    "none",
    "actor-created",
    "actor-started",
    "actor-entered",
    "actor-ended",
    "start-refused",
    "actor-held",
    "actor-released",
    "line-reached",
    "printed",
    "object-created",
    "capacity-changed",
    "wait-began",
    "wait-ended",
    "woke",
    "put",
    "got",
    "full-raised",
    "empty-raised",
    "snapshot-taken",
    "snapshot-used",
    "task-done",
    "lock-acquired",
    "lock-released",
    "add-began",
    "add-ended",
    "counter-progress",
    "counter-value",
    "switched-in",
    "switched-out",
    "run-began",
    "paused",
    "resumed",
    "parameter-changed",
    "events-dropped",
    "records-lost",
    "run-ended",
};
// A kind without its word would shift none, but leave a null pointer at the end.
static_assert(kKinds.back() != nullptr);
constexpr std::array<const char*, 9> kReasons = {"none",  "queue-full",   "queue-empty", "lock", "join",
                                                 "sleep", "tasks-undone", "latch",       "gate"};
constexpr std::array<const char*, 3> kWaitEnds = {"served", "timed-out", "stopped"};
constexpr std::array<const char*, 4> kExits = {"returned", "error", "stopped", "killed"};
constexpr std::array<const char*, 6> kValueTypes = {"none", "integer", "real", "text", "bytes", "list"};
constexpr std::array<const char*, 3> kSnapshots = {"qsize", "empty", "full"};
constexpr std::array<const char*, 4> kObjects = {"queue", "lock", "counter", "latch"};

} // namespace

const char* exportWord(EventKind kind) {
    return wordAt(kKinds, kind);
}
const char* exportWord(WaitReason reason) {
    return wordAt(kReasons, reason);
}
const char* exportWord(WaitEnd end) {
    return wordAt(kWaitEnds, end);
}
const char* exportWord(ExitKind exit) {
    return wordAt(kExits, exit);
}
const char* exportWord(ValueType type) {
    return wordAt(kValueTypes, type);
}
const char* exportWord(SnapshotKind kind) {
    return wordAt(kSnapshots, kind);
}
const char* exportWord(ObjectType type) {
    return wordAt(kObjects, type);
}

std::string waitName(WaitReason reason, ObjectId object, TraceNames& names) {
    const auto about = [&] { return std::string(names.object(object)); };
    switch (reason) {
    case WaitReason::QueueFull: return "waits: " + about() + " is full";
    case WaitReason::QueueEmpty: return "waits: " + about() + " is empty";
    case WaitReason::Lock: return "waits for the lock " + about();
    case WaitReason::Join: return "waits for " + std::string(names.actor(object)) + " to end";
    case WaitReason::Sleep: return "sleeps";
    case WaitReason::TasksUndone: return "waits: " + about() + " has tasks undone";
    case WaitReason::Latch: return "waits for the latch " + about();
    case WaitReason::Gate: return "held: the run is paused";
    case WaitReason::None: break;
    }
    return "waits";
}

std::string causeText(const Cause& cause, TraceNames& names) {
    const auto by = [&](const char* words) {
        return cause.actor == kNoActor ? std::string(words)
                                       : std::string(words) + " by " + std::string(names.actor(cause.actor));
    };
    switch (cause.kind) {
    case CauseKind::None: break;
    case CauseKind::Created: return "created";
    case CauseKind::StartedBy: return by("started");
    case CauseKind::Scheduled: return "put on CPU " + std::to_string(cause.cpu);
    case CauseKind::SeenRunning: return "seen running";
    case CauseKind::Preempted: return "preempted on CPU " + std::to_string(cause.cpu);
    case CauseKind::WaitsFor:
        return waitName(cause.reason, cause.reason == WaitReason::Join ? cause.actor : cause.object, names);
    case CauseKind::KernelWait: return "waits in the kernel";
    case CauseKind::WokenBy: return by("woken");
    case CauseKind::WokenByTimer: return "woken by its timer";
    case CauseKind::WokenUnseen: return "woken, by whom is not known";
    case CauseKind::Returned: return "returned";
    case CauseKind::Failed: return "ended with an error";
    case CauseKind::Stopped: return "stopped";
    case CauseKind::Killed: return "killed";
    }
    return "";
}

} // namespace interleave
