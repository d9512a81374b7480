// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of a trace: what reports, the command line and exports write for the kinds of events, causes,
// states and values. For programs as well as for people, so English always; the window's sentences are
// translated ones of its own. A new enumerator gets its words here. Any thread.
#pragma once

#include "core/trace/ActorInfo.h"
#include "core/wire/Event.h"

#include <string>
#include <string_view>

namespace interleave {

/// The words of the wire contract: "actor-created", "queue-full", "running". Empty for a number that stands
/// for nothing.
[[nodiscard]] const char* wordFor(EventKind kind);
[[nodiscard]] const char* wordFor(WaitReason reason);
[[nodiscard]] const char* wordFor(WaitEnd end);
[[nodiscard]] const char* wordFor(BarrierBreak how);
[[nodiscard]] const char* wordFor(ValueType type);
[[nodiscard]] const char* wordFor(ObjectType type);
[[nodiscard]] const char* wordFor(QueueKind kind);
[[nodiscard]] const char* wordFor(ManagerCall call);
[[nodiscard]] const char* wordFor(TaskEnd end);
[[nodiscard]] const char* wordFor(Unit unit);
[[nodiscard]] const char* wordFor(MeasuredSide side);
[[nodiscard]] const char* wordFor(SnapshotKind kind);
[[nodiscard]] const char* wordFor(ExitKind kind);
[[nodiscard]] const char* wordFor(Outcome outcome);
[[nodiscard]] const char* wordFor(ProbeSource source);
[[nodiscard]] const char* wordFor(Discipline discipline);
[[nodiscard]] const char* wordFor(Protection protection);
[[nodiscard]] const char* wordFor(ActorState state);

/// How a mark in a timeline begins that stands for such an event; what it is about follows at once: "put ",
/// "wakes ", "Full: ". Empty where there is no such mark.
[[nodiscard]] const char* markFor(EventKind kind);

/// Brief where the state or the reason stands beside it: "q1 is full". Full where nothing does: "waits: q1 is
/// full".
enum class Wording : std::uint8_t { Brief, Full };

/// `about`: what it waits for, which is an actor's name for a join.
[[nodiscard]] std::string waitWords(WaitReason reason, std::string_view about, Wording wording);
/// Why a state was entered: "woken by r1", "preempted on CPU 1". The names are those of the cause's actor and
/// object.
[[nodiscard]] std::string causeWords(const Cause& cause, std::string_view actor, std::string_view object,
                                     Wording wording);

} // namespace interleave
