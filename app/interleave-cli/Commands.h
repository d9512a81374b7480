// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands of interleave-cli. Each returns the exit status: 0 done, 1 the run failed, 2 wrong usage; an
// error is one line on stderr.
#pragma once

#include "core/base/Error.h"
#include "core/observe/Session.h"
#include "core/trace/Report.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;

struct RunOptions {
    std::string scenario;
    std::vector<std::string> settings;
    std::vector<std::string> calls; ///< sent to the lesson's console, in this order
    std::optional<double> timeLimitSeconds;
    int trials = 1;
    std::string probe;
    std::string trace; ///< a file to record into; empty: none
    bool json = false;
};

struct ScriptOptions {
    std::string file;
    std::string language; ///< of what is said; empty: the system's
    std::string probe;
    std::string trace;  ///< as in RunOptions
    bool check = false; ///< only reads it
    bool json = false;
};

int listCommand(bool json);
int describeCommand(const std::string& scenario, bool json);
int runCommand(const RunOptions& options);
/// Plays a lesson script; what is wrong with it is "FILE:LINE:COLUMN: reason" on stderr.
int scriptCommand(const ScriptOptions& options);

// Of a saved run. Of a damaged file they print what is good, and say on stderr what is wrong.
int reportCommand(const std::string& trace, bool json);
int eventsCommand(const std::string& trace, bool json);
int worldCommand(const std::string& trace, std::int64_t at, bool json);

struct ExportOptions {
    std::string trace;
    std::string format; ///< one of exportFormat()'s words
    std::string output;
};
int exportCommand(const ExportOptions& options);

/// Prints the error and returns the status.
int complain(const Error& error, int status);
/// Says why the run failed and returns kFailed; kDone where it did not.
int complainOfFailure(const Report& report);
/// Perf, procfs or none; empty: the best.
[[nodiscard]] OrError<ProbeChoice> probeChoice(const std::string& word);

} // namespace interleave
