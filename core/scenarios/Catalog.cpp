// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenarios/Catalog.h"

#include "core/primitives/ManagerQueue.h"
#include "core/primitives/Pool.h"
#include "core/primitives/ValueText.h"
#include "core/wire/CommandRing.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <sstream>

namespace interleave {

namespace {

std::string number(double value) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general).ptr;
    // Whole numbers in full, not as 1e+07.
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return std::to_string(static_cast<long long>(value));
    return {digits, end};
}

template <class Range> std::string listed(const Range& words) {
    std::string list;
    for (const auto& word : words)
        list += (list.empty() ? "" : ", ") + std::string(word);
    return list;
}

std::optional<double> parsedNumber(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<double> parsedValue(const ParameterInfo& parameter, std::string_view text) {
    if (parameter.special && text == parameter.special->word)
        return parameter.special->value;
    if (parameter.kind == ParameterKind::Switch) {
        if (text == "true" || text == "1")
            return 1;
        return text == "false" || text == "0" ? std::optional(0.0) : std::nullopt;
    }
    if (parameter.kind == ParameterKind::Choice) {
        const auto found = std::ranges::find(parameter.choices, text, &ChoiceInfo::id);
        if (found == parameter.choices.end())
            return std::nullopt;
        return static_cast<double>(found - parameter.choices.begin());
    }
    const auto value = parsedNumber(text);
    if (!value || *value < parameter.minimum || *value > parameter.maximum)
        return std::nullopt;
    if (parameter.kind == ParameterKind::Whole && *value != std::floor(*value))
        return std::nullopt;
    return value;
}

/// Whether "name=value" holds, or "name!=value" where the value is another one.
bool holds(const ScenarioInfo& info, std::string_view condition, const ParameterValues& values) {
    const std::size_t differs = condition.find("!=");
    const bool wantsAnother = differs != std::string_view::npos;
    std::string setting(condition);
    if (wantsAnother)
        setting.erase(differs, 1);
    ParameterValues wanted = values;
    if (!applySetting(info, setting, wanted))
        return false;
    return (wanted == values) != wantsAnother;
}

bool allHold(const ScenarioInfo& info, const char* conditions, const ParameterValues& values) {
    std::istringstream in(conditions);
    for (std::string condition; in >> condition;)
        if (!holds(info, condition, values))
            return false;
    return true;
}

} // namespace

OrError<const Scenario*> findScenario(std::string_view id) {
    std::vector<std::string_view> ids;
    for (const Scenario* scenario : catalog()) {
        if (scenario->info.id == id)
            return scenario;
        ids.emplace_back(scenario->info.id);
    }
    return Error{ErrorCode::UnknownScenario, std::string(id), listed(ids), {}};
}

ParameterValues defaultsOf(const ScenarioInfo& info) {
    ParameterValues values;
    for (const ParameterInfo& parameter : info.parameters)
        values.push_back(parameter.fallback);
    return values;
}

OrError<void> applySetting(const ScenarioInfo& info, std::string_view setting, ParameterValues& values) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string_view::npos)
        return Error{ErrorCode::MalformedSetting, std::string(setting), "name=value", {}};
    const std::string_view name = setting.substr(0, equals);
    const auto parameter = std::ranges::find(info.parameters, name, &ParameterInfo::id);
    if (parameter == info.parameters.end()) {
        std::vector<std::string_view> names;
        for (const ParameterInfo& known : info.parameters)
            names.emplace_back(known.id);
        return Error{ErrorCode::UnknownParameter, std::string(name), listed(names), {}};
    }
    const auto value = parsedValue(*parameter, setting.substr(equals + 1));
    if (!value)
        return Error{ErrorCode::ValueOutOfRange, std::string(setting), allowedValues(*parameter), {}};
    values[static_cast<std::size_t>(parameter - info.parameters.begin())] = *value;
    return {};
}

ParameterValues valuesFrom(const ScenarioInfo& info, std::span<const std::string> settings) {
    ParameterValues values = defaultsOf(info);
    for (const std::string& setting : settings)
        static_cast<void>(applySetting(info, setting, values));
    return values;
}

const CodeText& codeFor(const ScenarioInfo& info, const ParameterValues& values) {
    for (const CodeVariant& variant : info.code.others)
        if (allHold(info, variant.when, values))
            return variant.text;
    return info.code.first;
}

std::string allowedValues(const ParameterInfo& parameter) {
    if (parameter.kind == ParameterKind::Switch)
        return "true, false";
    if (parameter.kind == ParameterKind::Choice) {
        std::vector<std::string_view> ids;
        for (const ChoiceInfo& choice : parameter.choices)
            ids.emplace_back(choice.id);
        return listed(ids);
    }
    std::string range = number(parameter.minimum) + " to " + number(parameter.maximum);
    if (parameter.kind == ParameterKind::Seconds)
        range += " (seconds)";
    else
        range += " (whole numbers)";
    return parameter.special ? range + ", or " + parameter.special->word : range;
}

std::string settingText(const ParameterInfo& parameter, double value) {
    if (parameter.special && value == parameter.special->value)
        return parameter.special->word;
    if (parameter.kind == ParameterKind::Switch)
        return value != 0 ? "true" : "false";
    if (parameter.kind == ParameterKind::Choice)
        return parameter.choices[static_cast<std::size_t>(value)].id;
    return number(value);
}

std::vector<std::string> settingsOf(const ScenarioInfo& info, const ParameterValues& values) {
    std::vector<std::string> settings;
    for (std::size_t i = 0; i < std::min(info.parameters.size(), values.size()); ++i)
        settings.push_back(info.parameters[i].id + ('=' + settingText(info.parameters[i], values[i])));
    return settings;
}

OrError<std::string> commandFor(const CallInfo& call, std::string_view item) {
    std::string command = call.id;
    if (!call.takesItem)
        return command;
    if (auto value = readValue(item); !value)
        return value.error();
    command += ' ';
    command += item;
    if (command.size() > Command::kLongest)
        return Error{ErrorCode::ItemTooLong,
                     std::string(item),
                     std::to_string(Command::kLongest - std::string_view(call.id).size() - 1),
                     {}};
    return command;
}

OrError<std::function<void(Stage&)>> findRole(const Scenario& scenario, std::string_view role) {
    using Player = std::function<void(Stage&)>;
    const std::size_t colon = std::min(role.find(':'), role.size());
    const std::string_view id = role.substr(0, colon);
    if (colon < role.size()) {
        const std::string name(role.substr(colon + 1));
        if (id == "manager")
            return Player([name](Stage& stage) { ManagerQueue::serve(stage, name); });
        if (id == "pool")
            return Player([name, tasks = scenario.tasks](Stage& stage) { Pool::work(stage, name, tasks); });
    }
    std::vector<std::string_view> ids;
    for (const Role& candidate : scenario.roles) {
        if (id == candidate.id)
            return Player(candidate.play);
        ids.emplace_back(candidate.id);
    }
    for (const char* everywhere : {"manager:NAME", "pool:NAME"})
        ids.emplace_back(everywhere);
    return Error{ErrorCode::UnknownRole, std::string(role), listed(ids), {}};
}

} // namespace interleave
