// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What interleave-cli prints for people.
#pragma once

#include "app/interleave-cli/Json.h"

#include <string>

namespace interleave {

[[nodiscard]] std::string catalogText();
[[nodiscard]] std::string scenarioText(const ScenarioInfo& info);
[[nodiscard]] std::string reportText(const RunSummary& summary);

} // namespace interleave
