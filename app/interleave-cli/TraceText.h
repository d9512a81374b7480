// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A recorded run's events and worlds in words for people.
#pragma once

#include "core/trace/EventFields.h"
#include "core/trace/Trace.h"

#include <string>
#include <vector>

namespace interleave {

/// One line, with its end.
[[nodiscard]] std::string eventText(const Event& event, const TraceNames& names);
[[nodiscard]] std::string worldText(const World& world, const TraceNames& names, const Trace& trace);

/// Why a state was entered: "q1 is full", "woken by r1", "preempted on CPU 0".
[[nodiscard]] std::string causeWords(const Cause& cause, const TraceNames& names);
/// "put"; "unknown" for a kind of another version.
[[nodiscard]] std::string kindWord(const Event& event);
/// What the lesson had printed by then.
[[nodiscard]] std::vector<std::string> printedUntil(const Trace& trace, const World& world);

} // namespace interleave
