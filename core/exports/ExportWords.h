// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sentences of exported files; single words are those of EventFields.h. They are for programs as well as
// for people, so they are English always.
#pragma once

#include "core/exports/ExportNames.h"
#include "core/trace/World.h"

#include <string>

namespace interleave {

/// "waits: q1 is full", "waits for r2 to end", "sleeps". `object` is an actor for a join.
[[nodiscard]] std::string waitName(WaitReason reason, ObjectId object, ExportNames& names);
/// Why a state was entered: "woken by r1", "preempted on CPU 1".
[[nodiscard]] std::string causeText(const Cause& cause, ExportNames& names);

} // namespace interleave
