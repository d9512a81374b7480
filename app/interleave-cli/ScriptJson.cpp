// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/ScriptJson.h"

#include "app/interleave-cli/JsonWriter.h"

#include <variant>

namespace interleave::json {

namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void step(Writer& to, const PlayedScript& played, const ScriptPerformance::Result& result) {
    const ScriptStep& step = played.script->steps[result.step];
    to.StartObject();
    integer(to, "line", step.place.line);
    text(to, "step", stepWords(*played.script->lesson, step));
    if (const auto* said = std::get_if<SayStep>(&step.deed))
        text(to, "said", said->text.in(played.language));
    integer(to, "run", result.run);
    integer(to, "at_ns", result.atNs);
    text(to, "result", result.fault ? "failed" : "done");
    if (result.fault) {
        std::string reason = faultLine({}, {*result.fault});
        text(to, "reason", reason.substr(reason.find(": ") + 2));
    }
    to.EndObject();
}

} // namespace

void script(Writer& to, const PlayedScript& played) {
    to.Key("script");
    to.StartObject();
    text(to, "title", played.script->title.in(played.language));
    integer(to, "steps_in_all", static_cast<std::int64_t>(played.script->steps.size()));
    to.Key("steps");
    to.StartArray();
    for (const ScriptPerformance::Result& result : played.results)
        step(to, played, result);
    to.EndArray();
    to.EndObject();
}

} // namespace interleave::json
