// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/LessonScript.h"

#include <sstream>

namespace interleave {

namespace {

/// What follows the verb.
struct DeedWords {
    const ScenarioInfo& lesson;

    std::string operator()(const SetStep& deed) const {
        std::string words;
        for (const auto& [index, value] : deed.settings) {
            const ParameterInfo& parameter = lesson.parameters[index];
            words +=
                (words.empty() ? "" : " ") + std::string(parameter.id) + '=' + settingText(parameter, value);
        }
        return words;
    }
    std::string operator()(const SpeedStep& deed) const { return numberWords(deed.factor); }
    std::string operator()(const WaitStep& deed) const { return numberWords(deed.seconds); }
    std::string operator()(const UntilStep& deed) const { return deed.words; }
    std::string operator()(const CallStep& deed) const { return deed.command; }
    std::string operator()(const KillStep& deed) const { return deed.process; }
    std::string operator()(const SpotlightStep& deed) const { return deed.name; }
    std::string operator()(const ShowStep& deed) const { return deed.at ? numberWords(*deed.at) : "live"; }
    template <class Deed> std::string operator()(const Deed&) const { return {}; }
};

} // namespace

std::string numberWords(double number) {
    std::ostringstream words;
    words << number;
    return words.str();
}

std::string stepWords(const ScenarioInfo& lesson, const ScriptStep& step) {
    const std::string rest = std::visit(DeedWords{lesson}, step.deed);
    return rest.empty() ? step.verb() : step.verb() + (' ' + rest);
}

} // namespace interleave
