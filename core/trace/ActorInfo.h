// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a World says of an actor: its state, why it has it, what it waits for. Plain data.
#pragma once

#include "core/wire/Event.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace interleave {

/// In the order of a life. New: made, not started. Runnable: could run, has no CPU. Running: has one.
/// Blocked: left the CPU of its own will. Dead: returned, or was killed.
enum class ActorState : std::uint8_t { New, Runnable, Running, Blocked, Dead };
inline constexpr std::size_t kStates = 5;

enum class CauseKind : std::uint8_t {
    None,
    Created,
    StartedBy,    ///< actor: the starter
    Scheduled,    ///< cpu: which one
    SeenRunning,  ///< it made an event, so it runs; the kernel's record is not to be had
    Sampled,      ///< by the kernel's counters, read now and then: about when is known, why is not
    Preempted,    ///< cpu
    WaitsFor,     ///< reason, object, and for a join the actor
    KernelWait,   ///< waits in the kernel for what the program does not tell: memory, a page, an output
    WokenBy,      ///< actor: the waker; object
    WokenByTimer, ///< the wait's own deadline
    WokenUnseen,  ///< runs again; who woke it is not known
    Returned,
    Failed,
    Stopped,
    Killed,
};

/// Why a state was entered.
struct Cause {
    CauseKind kind = CauseKind::None;
    WaitReason reason = WaitReason::None;
    ActorId actor = kNoActor;
    ObjectId object = kNoObject;
    std::int16_t cpu = -1;
};
static_assert(sizeof(Cause) == 8);

struct Transition {
    std::int64_t time = 0;
    ActorState from = ActorState::New;
    ActorState to = ActorState::New;
    Cause cause;
};

/// What an actor waits for, from its own words.
struct OpenWait {
    WaitReason reason = WaitReason::None; ///< None: it waits for nothing
    ObjectId object = kNoObject;          ///< for a join: the actor that it waits for
    std::int64_t since = 0;
    std::int64_t allowedNs = -1;   ///< at most this long, on the run's clock; -1: without end
    std::int64_t standstillNs = 0; ///< how long the run's clock had stood still when the wait began
    ActorId waker = kNoActor;      ///< who has ended it; it has not gone on yet
};

struct ActorInfo {
    TextId name = 0;
    TextId sign = 0;
    bool exists = false;
    bool held = false; ///< at the gate of a pause
    ActorState state = ActorState::New;
    bool ended = false;
    ExitKind exit = ExitKind::Returned; ///< valid once ended, as are the next three
    std::int32_t signal = 0;
    TextId error = 0;
    std::int64_t cpuNs = 0; ///< its CPU time as the kernel accounts it
    /// How its end found it: Dead, where the end came of itself; else what it was when it was stopped or
    /// killed.
    ActorState last = ActorState::New;
    bool stoppedWaiting = false; ///< the stop of the run found it in a wait
    std::int32_t tid = 0;
    std::int32_t pid = 0;
    std::uint16_t line = 0;
    std::int16_t cpu = -1;     ///< where it runs, or ran last, as its switches or samples tell
    std::int16_t heldCpu = -1; ///< which a recorded switch gave it and none has taken; -1: none
    bool inDoubt = false;      ///< records of the kernel that may be its own were lost: its word counts until
                               ///< the next one
    std::int64_t wokenRunning = -1; ///< when it was woken while it ran, since its last switch: on its way off
                                    ///< the CPU, or before it had begun to leave, and stayed. -1: was not
    ActorId leavingWaker = kNoActor; ///< by whom
    ObjectId addsTo = kNoObject;
    Cause cause; ///< of the state that it is in
    std::int64_t since = 0;
    OpenWait wait;
    std::array<std::int64_t, kStates> stateNs{}; ///< finished stays; the present one is since `since`
    std::uint32_t preempted = 0;
    std::uint32_t voluntary = 0;
    std::array<std::array<std::uint32_t, kStates>, kStates> transitions{}; ///< [from][to]
    std::array<Transition, 4> recent{}; ///< the newest at (transitionCount - 1) % 4
    std::uint32_t transitionCount = 0;
};

} // namespace interleave
