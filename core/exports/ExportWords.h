// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of exported files. They are for programs as well as for people, so they are English always.
#pragma once

#include "core/exports/TraceNames.h"
#include "core/trace/World.h"

#include <string>

namespace interleave {

/// "put", "wait-began", "switched-in": the kind's name as it is written in the code, in small letters. A
/// number of no kind, as damage may make it, is "unknown".
[[nodiscard]] const char* exportWord(EventKind kind);
[[nodiscard]] const char* exportWord(WaitReason reason);
[[nodiscard]] const char* exportWord(WaitEnd end);
[[nodiscard]] const char* exportWord(ExitKind exit);
[[nodiscard]] const char* exportWord(ValueType type);
[[nodiscard]] const char* exportWord(SnapshotKind kind);
[[nodiscard]] const char* exportWord(ObjectType type);

/// "waits: q1 is full", "waits for r2 to end", "sleeps". `object` is an actor for a join.
[[nodiscard]] std::string waitName(WaitReason reason, ObjectId object, TraceNames& names);
/// Why a state was entered: "woken by r1", "preempted on CPU 1".
[[nodiscard]] std::string causeText(const Cause& cause, TraceNames& names);

} // namespace interleave
