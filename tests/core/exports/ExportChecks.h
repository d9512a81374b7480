// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A trace to export, and what an exported one must agree with: the report of the same trace.
#pragma once

#include "core/exports/Export.h"
#include "core/trace/Report.h"

#include "tests/core/exports/PerfettoDecoder.h"
#include "tests/core/trace/EventScript.h"

#include <array>
#include <map>
#include <string>

namespace interleave {

/// Two threads and a queue of one place: 1 waits to put, 2 gets, moves its item in and wakes it.
[[nodiscard]] EventScript handOverBegun();

/// The file that the trace is exported to.
[[nodiscard]] std::string exported(const Trace& trace, ExportFormat format);

/// Each actor's time in each state, by the actor's number.
using StateDurations = std::map<std::size_t, std::array<std::int64_t, kStates>>;
[[nodiscard]] StateDurations durationsOf(const PerfettoContent& content, const Trace& trace);

/// States to the nanosecond; depths and counters at the end; each flow from one put to one get.
void expectAgrees(const PerfettoContent& content, const Trace& trace);
/// Every get has the flow of its put: no event is missing. Those puts without a get are left in the queues.
void expectAllItemsLinked(const PerfettoContent& content, const Report& report);

} // namespace interleave
