// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/ExportWords.h"

namespace interleave {

std::string waitName(WaitReason reason, ObjectId object, ExportNames& names) {
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
    case WaitReason::BufferEmpty: return "waits: nothing is to be carried into " + about();
    case WaitReason::Reply: return "waits for the reply of " + about() + "'s manager";
    case WaitReason::Request: return "waits for a request to " + about();
    case WaitReason::TaskResult: return "waits for a result of " + about();
    case WaitReason::None: break;
    }
    return "waits";
}

std::string causeText(const Cause& cause, ExportNames& names) {
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
    case CauseKind::Sampled: return "by its counters";
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
