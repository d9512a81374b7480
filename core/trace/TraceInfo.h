// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a trace is of, beside its events: enough to name the run and to start it again. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace interleave {

struct TraceInfo {
    std::string scenario;           ///< the lesson's id; empty: not known
    std::vector<double> parameters; ///< as the run began, in the order in which the lesson declares them
    /// The same for those who do not know the lesson: "capacity=3", as the command line takes it.
    std::vector<std::string> settings;
    /// The kernel's words where it refused a better probe, else empty.
    std::string probeReason;
    std::int64_t originNs = 0;  ///< CLOCK_MONOTONIC at time 0 of the trace, in ns
    std::int64_t startedAt = 0; ///< wall clock at time 0, in ns since 1970-01-01T00:00Z
    std::string program;        ///< who recorded it: "interleave 0.1.0"

    bool operator==(const TraceInfo&) const = default;
};

} // namespace interleave
