// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson as a teacher has prepared it: which lesson, with which parameters, and step by step what is said
// and done. Plain data, whole and in order once it was read (ScriptReader.h); any thread.
#pragma once

#include "core/scenarios/Catalog.h"
#include "core/script/ScriptFault.h"
#include "core/trace/Facts.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace interleave {

/// What is read by people.
struct ScriptText {
    std::string english;
    std::string chinese; ///< empty: the English words stand for it

    [[nodiscard]] const std::string& in(std::string_view language) const {
        return language == "zh_CN" && !chinese.empty() ? chinese : english;
    }
};

/// Words that stay until the person goes on.
struct SayStep {
    ScriptText text;
};
/// The lesson's own question, before a run.
struct AskStep {};
struct SetStep {
    struct Setting {
        std::size_t parameter; ///< its index in the lesson
        double value;
    };
    std::vector<Setting> settings;
};
struct SpeedStep {
    double factor;
};
struct RunStep {};
struct PauseStep {};
struct ResumeStep {};
/// Ends the run; the next step is done once it is over.
struct StopStep {};
struct WaitStep {
    double seconds; ///< of the run's clock
};
struct UntilStep {
    FactCondition condition;
    std::string words; ///< as it is written
    double within;     ///< seconds of the run's clock
};
/// A call of the lesson's console.
struct CallStep {
    std::string command;
};
struct KillStep {
    std::string process;
};
struct SpotlightStep {
    std::string name; ///< of an actor or an object; empty: none
};
struct ShowStep {
    std::optional<double> at; ///< seconds since the run's start; none: live
};

using ScriptDeed = std::variant<SayStep, AskStep, SetStep, SpeedStep, RunStep, PauseStep, ResumeStep,
                                StopStep, WaitStep, UntilStep, CallStep, KillStep, SpotlightStep, ShowStep>;
/// What they are called, in the same order.
inline constexpr const char* kScriptVerbs[] = {"say",   "ask",    "set",       "speed", "run",
                                               "pause", "resume", "stop",      "wait",  "until",
                                               "call",  "kill",   "spotlight", "show"};
static_assert(std::size(kScriptVerbs) == std::variant_size_v<ScriptDeed>);

struct ScriptStep {
    TextPlace place;
    ScriptDeed deed;

    [[nodiscard]] const char* verb() const { return kScriptVerbs[deed.index()]; }
};

struct LessonScript {
    ScriptText title;
    const ScenarioInfo* lesson = nullptr; ///< never null once it was read
    ParameterValues parameters;           ///< to begin with; all of the lesson's
    std::vector<ScriptStep> steps;
};

/// A number as it is written: at most six digits that count.
[[nodiscard]] std::string numberWords(double number);
/// The step as it is written, on one line: "until full >= 1", "set capacity=1 timeout=none"; of words only
/// the verb.
[[nodiscard]] std::string stepWords(const ScenarioInfo& lesson, const ScriptStep& step);

} // namespace interleave
