// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The wire contract's JSON.
#pragma once

#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"

#include <string>
#include <vector>

namespace interleave {

struct RunSummary {
    TraceInfo info;
    Report report;              ///< of the last trial
    std::vector<Report> trials; ///< empty where it was one run only
};

[[nodiscard]] std::string catalogJson();
[[nodiscard]] std::string scenarioJson(const ScenarioInfo& info);
[[nodiscard]] std::string reportJson(const RunSummary& summary);

} // namespace interleave
