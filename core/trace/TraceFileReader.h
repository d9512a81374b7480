// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens trace files. Nothing in a file is trusted: whatever it holds, the answer is an error or a trace, no
// chunk makes an allocation above a small limit, and what comes before a damage is offered. Any thread; a
// thread of its own decodes ahead of the one that folds.
#pragma once

#include "core/base/Error.h"
#include "core/trace/Progress.h"
#include "core/trace/Trace.h"
#include "core/trace/TraceFileWriter.h"

#include <memory>
#include <optional>
#include <string>

namespace interleave {

/// Why a file could not be read to its end, and up to where it is good.
struct TraceDamage {
    Error error;
    TraceExtent good;
};

struct OpenedTrace {
    std::shared_ptr<Trace> trace;
    std::optional<TraceDamage> damage;
};

struct ReadLimits {
    /// 2.7 GiB of memory. What comes after them is left out and said so.
    std::uint64_t events = std::uint64_t{1} << 26;
};

/// An error where nothing could be read or `progress` says so, else the trace as far as the file is good.
[[nodiscard]] OrError<OpenedTrace> readTraceFile(const std::string& path, const ReadLimits& limits = {},
                                                 const Progress& progress = {});

} // namespace interleave
