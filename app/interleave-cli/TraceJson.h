// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A recorded run's events and worlds as JSON, by the wire contract.
#pragma once

#include "core/trace/EventFields.h"
#include "core/trace/Trace.h"

#include <string>

namespace interleave {

/// One object on one line, with its line end.
[[nodiscard]] std::string eventJson(const Event& event, const TraceNames& names);
[[nodiscard]] std::string worldJson(const World& world, const TraceNames& names, const Trace& trace);

} // namespace interleave
