// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The events of a real run, recorded once with the engine beside this program.
#pragma once

#include "core/base/Error.h"
#include "core/observe/Session.h"

#include <string>
#include <vector>

namespace interleave::bench {

struct RecordedRun {
    std::vector<Event> events; ///< in the order of time
    std::uint64_t dropped = 0;
};

/// What is asked for a run of `scenario` with `settings` ("name=value") instead of its defaults.
OrError<RunRequest> requestFor(const std::string& scenario, const std::vector<std::string>& settings);
OrError<RecordedRun> recordRun(const std::string& scenario, const std::vector<std::string>& settings);

} // namespace interleave::bench
