// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes a trace for other tools. Any thread, also while the run goes on: the trace is read in short pieces,
// and the writer of the trace never waits long. Memory does not grow with the trace.
#pragma once

#include "core/base/Error.h"
#include "core/trace/Trace.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace interleave {

enum class ExportFormat {
    Perfetto, ///< the protobuf of Perfetto: TracePackets, see PerfettoFields.h
    Json,     ///< Chrome's trace events, which many viewers read
    Csv,      ///< a table, an event a line
};

/// Called now and then with the share that is done, from 0 to 1; false ends the export.
using ExportProgress = std::function<bool(double share)>;

/// Writes all events that are there when it is called into the file `path`, which is there whole or not at
/// all. FileNotWritten, with the system's words, where it cannot be; Cancelled where `progress` says so.
OrError<void> exportTrace(const Trace& trace, ExportFormat format, const std::string& path,
                          const ExportProgress& progress = {});

/// "perfetto", "json" or "csv".
[[nodiscard]] std::optional<ExportFormat> exportFormat(std::string_view word);

} // namespace interleave
