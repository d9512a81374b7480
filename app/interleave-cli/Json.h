// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The wire contract's JSON.
#pragma once

#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"

#include "app/interleave-cli/ScriptJson.h"

#include <optional>
#include <string>
#include <vector>

namespace interleave {

struct RunSummary {
    TraceInfo info;
    Report report;                      ///< of the last trial
    std::vector<Report> trials;         ///< empty where it was one run only
    std::optional<PlayedScript> script; ///< that made the runs; none: they were asked for
};

[[nodiscard]] std::string catalogJson();
[[nodiscard]] std::string scenarioJson(const ScenarioInfo& info);
[[nodiscard]] std::string reportJson(const RunSummary& summary);

} // namespace interleave
