// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands of interleave-cli. Each returns the exit status: 0 done, 1 the run failed, 2 wrong usage; an
// error is one line on stderr.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace interleave {

struct RunOptions {
    std::string scenario;
    std::vector<std::string> settings;
    std::optional<double> timeLimitSeconds;
    int trials = 1;
    std::string probe;
    bool json = false;
};

int listCommand(bool json);
int describeCommand(const std::string& scenario, bool json);
int runCommand(const RunOptions& options);

} // namespace interleave
