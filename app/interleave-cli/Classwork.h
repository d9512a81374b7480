// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson's question and goals in JSON and in words. Any thread.
#pragma once

#include "core/scenarios/Catalog.h"

#include "app/interleave-cli/JsonWriter.h"

#include <string>

namespace interleave {

[[nodiscard]] std::string classworkText(const Classwork& work);

namespace json {

/// The members "question", where there is one, and "goals".
template <class Writer> void classwork(Writer& to, const Classwork& work) {
    if (work.question) {
        to.Key("question");
        to.StartObject();
        text(to, "text", work.question->text);
        text(to, "why", work.question->why);
        if (work.question->answers.empty()) {
            text(to, "fact", work.question->fact);
            text(to, "unit", work.question->unit);
        } else {
            to.Key("answers");
            to.StartArray();
            for (const AnswerInfo& answer : work.question->answers) {
                to.StartObject();
                text(to, "text", answer.text);
                name(to, "when", answer.when);
                to.EndObject();
            }
            to.EndArray();
        }
        to.EndObject();
    }
    to.Key("goals");
    to.StartArray();
    for (const GoalInfo& goal : work.goals) {
        to.StartObject();
        text(to, "text", goal.text);
        text(to, "when", goal.when);
        name(to, "after", goal.after);
        text(to, "hint", goal.hint);
        to.EndObject();
    }
    to.EndArray();
}

} // namespace json

} // namespace interleave
