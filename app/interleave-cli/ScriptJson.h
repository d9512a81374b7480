// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A played script as a member of the report's JSON.
#pragma once

#include "core/script/ScriptPerformance.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <string>
#include <vector>

namespace interleave {

struct PlayedScript {
    const LessonScript* script = nullptr;
    std::vector<ScriptPerformance::Result> results;
    std::string language;
};

namespace json {

/// "script": its title, and its steps as they were done.
void script(rapidjson::PrettyWriter<rapidjson::StringBuffer>& to, const PlayedScript& played);

} // namespace json
} // namespace interleave
