// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lessons, as data: all that the window and the command line know of them. Immutable; any thread.
#pragma once

#include "core/base/Error.h"
#include "core/base/TextNoop.h"
#include "core/primitives/Task.h"
#include "core/scenarios/Classwork.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

class Stage;

enum class ParameterKind { Whole, Seconds, Switch, Choice };

/// A word that stands for a number: "none" for no timeout, "unbounded" for capacity 0.
struct SpecialValue {
    double value;
    const char* word;
};

struct ChoiceInfo {
    const char* id;
    const char* label; ///< translatable, context "lesson"
};

/// What a counter's protections are called, wherever they are named, in the order in which they are taught;
/// the ids are the trace's words for them.
inline constexpr ChoiceInfo kProtections[] = {
    {"none", TEXT_NOOP("lesson", "none")},
    {"wider-gap", TEXT_NOOP("lesson", "none, wider gap")},
    {"own-locks", TEXT_NOOP("lesson", "a lock each (wrong)")},
    {"mutex", TEXT_NOOP("lesson", "mutex")},
    {"whole-loop", TEXT_NOOP("lesson", "lock around the loop")},
    {"atomic", TEXT_NOOP("lesson", "atomic")},
    {"own-sums", TEXT_NOOP("lesson", "own sums, added at the end")},
    {"any-bytecode", TEXT_NOOP("lesson", "interpreter, any bytecode")},
    {"loop-end", TEXT_NOOP("lesson", "interpreter, loop end")}};

struct ParameterInfo {
    const char* id;
    const char* label; ///< translatable, context "lesson"; likewise help
    const char* help;
    ParameterKind kind;
    double minimum =
        0; ///< in the parameter's unit: items, threads, seconds; for a choice and a switch not used
    double maximum = 1;
    double fallback = 0; ///< the default; a choice's index
    bool live = false;   ///< a change reaches the running lesson
    const SpecialValue* special = nullptr;
    std::span<const ChoiceInfo> choices = {};
};

/// What the lesson is about, and so what the window shows largest.
enum class Focus { Queues, States, Counters, Race, Processes, Measurements, Locks, Waiters };

/// A call that the person can make while the lesson runs: it has a console with a button for each.
struct CallInfo {
    const char* id;    ///< the command's first word
    const char* shown; ///< as the program writes it: "put(item)"
    const char* help;  ///< translatable, context "lesson"
    bool takesItem;
};

/// What a measurement of the lesson is called in its table.
struct RowInfo {
    const char* id;    ///< the measurement's name
    const char* label; ///< translatable, context "lesson"; likewise note
    const char* note;
};

/// A program as the window shows it, in two languages: the same steps, line by line, so that a line number
/// means the same in both. Stage::at() counts lines from 1.
struct CodeText {
    const char* python;
    const char* cpp = nullptr; ///< nullptr: not shown
};

/// The program that runs with certain settings in the place of the lesson's first one.
struct CodeVariant {
    const char* when; ///< "mend=order", "order=same attempt=try", "ladder!=off": all of them hold
    CodeText text;
};

/// A lesson's program; where it depends on parameters, one for each that differs.
struct CodeInfo {
    // Implicit, as a literal is.
    constexpr CodeInfo(const char* python, const char* cpp = nullptr) : first{python, cpp} {}
    constexpr CodeInfo(const CodeText& one, std::span<const CodeVariant> variants)
        : first(one), others(variants) {}
    CodeText first;                      ///< where none of the others is meant
    std::span<const CodeVariant> others; ///< the first one that is meant counts
};

/// The number of the first line of `code` that has `step` in it, from 1; 0: there is none.
[[nodiscard]] constexpr int lineOf(std::string_view code, std::string_view step) {
    const std::size_t at = code.find(step);
    if (at == std::string_view::npos)
        return 0;
    int line = 1;
    for (const char letter : code.substr(0, at))
        line += letter == '\n' ? 1 : 0;
    return line;
}

/// The table that belongs to a lesson: a call table, a comparison, a list of states.
struct AboutTable {
    std::span<const char* const> heads; ///< translatable, context "lesson"; likewise cells
    std::span<const char* const> cells; ///< row by row, as many in each as there are heads
};

/// What a lesson is about: the idea in at most six sentences, and its table.
struct AboutInfo {
    constexpr AboutInfo(const char* words, const AboutTable* with = nullptr) : text(words), table(with) {}
    const char* text; ///< translatable, context "lesson"
    const AboutTable* table;
};

struct ScenarioInfo {
    const char* id;
    const char* group; ///< translatable, context "lesson"; likewise title and summary
    const char* title;
    const char* summary;
    AboutInfo about;
    CodeInfo code;
    std::span<const ParameterInfo> parameters;
    Focus focus = Focus::Queues;
    Classwork classwork = {};
    bool measuring = false; ///< for measuring, not for a class
    /// Repeating it is the point: the window offers a number of trials.
    bool trials = false;
    std::span<const RowInfo> rows = {}; ///< of the table of measurements, in the order in which they are made
    std::span<const CallInfo> calls = {}; ///< none: the lesson has no console
};

/// A part of the lesson that a worker process plays.
struct Role {
    const char* id;
    void (*play)(Stage&);
};

struct Scenario {
    ScenarioInfo info;
    void (*run)(Stage&);
    std::span<const Role> roles = {};
    std::span<const Task> tasks = {}; ///< for a pool's workers
};

/// What plays `role` ("id", or "id:argument"): one of the lesson's, or what every lesson has: "manager:" and
/// the name of a manager's queue, "pool:" and a pool's. The error names those that the lesson has.
[[nodiscard]] OrError<std::function<void(Stage&)>> findRole(const Scenario& scenario, std::string_view role);

/// All lessons, in the order in which they are taught.
[[nodiscard]] std::span<const Scenario* const> catalog();

[[nodiscard]] OrError<const Scenario*> findScenario(std::string_view id);

/// The command for that call: "put 1". The error says how an item is written, or how long it may be.
[[nodiscard]] OrError<std::string> commandFor(const CallInfo& call, std::string_view item);

/// The parameters' values in the order in which the lesson declares them.
using ParameterValues = std::vector<double>;

[[nodiscard]] ParameterValues defaultsOf(const ScenarioInfo& info);
/// Reads "name=value" into `values`; the error names what is allowed.
[[nodiscard]] OrError<void> applySetting(const ScenarioInfo& info, std::string_view setting,
                                         ParameterValues& values);
/// Likewise all of them, on the defaults; what the lesson does not have is left out.
[[nodiscard]] ParameterValues valuesFrom(const ScenarioInfo& info, std::span<const std::string> settings);
/// The program that runs with these values, which are the lesson's.
[[nodiscard]] const CodeText& codeFor(const ScenarioInfo& info, const ParameterValues& values);
/// What the command line accepts for it, in words: "0 to 64, or unbounded".
[[nodiscard]] std::string allowedValues(const ParameterInfo& parameter);
/// The value as the command line would take it: "3", "0.5", "none", "true", "mutex".
[[nodiscard]] std::string settingText(const ParameterInfo& parameter, double value);
/// All values as the command line would take them: "capacity=3". A value too few is left out.
[[nodiscard]] std::vector<std::string> settingsOf(const ScenarioInfo& info, const ParameterValues& values);

} // namespace interleave
