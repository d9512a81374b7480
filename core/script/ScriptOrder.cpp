// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/ScriptOrder.h"

#include <algorithm>
#include <array>

namespace interleave {

namespace {

constexpr const char* kAfterRun = R"(after {"run": true} and before the run's end)";
constexpr const char* kAfterAnyRun = R"(after {"run": true})";
constexpr const char* kEndFirst = R"(after {"stop": true} or {"until": "over = 1"})";

/// Whether the condition can hold of a run that is over only.
bool meansTheEnd(const FactCondition& condition) {
    constexpr std::array<std::string_view, 4> kEnds{"over", "finished", "stopped", "failed"};
    return std::ranges::any_of(condition.comparisons(), [&](const FactCondition::Comparison& each) {
        using enum FactCondition::Relation;
        if (!each.left.fact || each.right.fact ||
            std::ranges::find(kEnds, each.left.fact->word()) == kEnds.end())
            return false;
        const double number = each.right.number;
        return ((each.relation == Equal || each.relation == AtLeast) && number == 1) ||
               ((each.relation == NotEqual || each.relation == Greater) && number == 0);
    });
}

/// Goes through the steps as they will be played. A run counts as running until a step makes sure that it is
/// over, as nothing else is known before it runs.
class OrderCheck {
public:
    explicit OrderCheck(const ScenarioInfo& lesson) : m_lesson(lesson) {}

    std::optional<ScriptFault> step(const ScriptStep& step) {
        m_step = &step;
        return std::visit([this](const auto& deed) { return check(deed); }, step.deed);
    }

private:
    using Fault = std::optional<ScriptFault>;

    [[nodiscard]] Fault fault(ScriptProblem problem, const char* allowed) const {
        return ScriptFault{problem, m_step->place, m_step->verb(), allowed, {}, {}};
    }
    [[nodiscard]] Fault needsRun() const {
        return m_running ? std::nullopt : fault(ScriptProblem::NeedsRun, kAfterRun);
    }
    [[nodiscard]] Fault needsAnyRun() const {
        return m_anyRun ? std::nullopt : fault(ScriptProblem::NeedsRun, kAfterAnyRun);
    }
    [[nodiscard]] Fault needsClock() const {
        return m_paused ? fault(ScriptProblem::ClockStands, R"(after {"resume": true})") : std::nullopt;
    }

    Fault check(const SayStep&) { return {}; }
    Fault check(const SpeedStep&) { return {}; }
    Fault check(const AskStep&) {
        return m_running ? fault(ScriptProblem::AskedTooLate, R"(before {"run": true})") : std::nullopt;
    }
    Fault check(const SetStep& deed) {
        for (const auto& [parameter, value] : deed.settings)
            if (const ParameterInfo& info = m_lesson.parameters[parameter]; m_running && !info.live)
                return ScriptFault{ScriptProblem::NotLive, m_step->place, info.id, kEndFirst, {}, {}};
        return {};
    }
    Fault check(const RunStep&) {
        if (m_running)
            return fault(ScriptProblem::RunsAlready, kEndFirst);
        m_running = m_anyRun = true;
        return {};
    }
    Fault check(const PauseStep&) {
        if (auto missing = needsRun())
            return missing;
        if (m_paused)
            return fault(ScriptProblem::ClockStands, R"(after {"resume": true})");
        m_paused = true;
        return {};
    }
    Fault check(const ResumeStep&) {
        if (!m_paused)
            return fault(ScriptProblem::NotPaused, R"(after {"pause": true})");
        m_paused = false;
        return {};
    }
    Fault check(const StopStep&) {
        if (auto missing = needsRun())
            return missing;
        m_running = m_paused = false;
        return {};
    }
    Fault check(const WaitStep&) {
        auto missing = needsRun();
        return missing ? missing : needsClock();
    }
    Fault check(const UntilStep& deed) {
        if (auto missing = needsAnyRun())
            return missing;
        if (auto stands = needsClock())
            return stands;
        m_running = m_running && !meansTheEnd(deed.condition);
        return {};
    }
    Fault check(const CallStep&) { return needsRun(); }
    Fault check(const KillStep&) {
        auto missing = needsRun();
        return missing ? missing : needsClock();
    }
    Fault check(const SpotlightStep& deed) { return deed.name.empty() ? std::nullopt : needsAnyRun(); }
    Fault check(const ShowStep&) { return needsAnyRun(); }

    const ScenarioInfo& m_lesson;
    const ScriptStep* m_step = nullptr;
    bool m_running = false;
    bool m_paused = false;
    bool m_anyRun = false;
};

} // namespace

std::optional<ScriptFault> faultOfOrder(const LessonScript& script) {
    OrderCheck check(*script.lesson);
    for (const ScriptStep& step : script.steps)
        if (auto fault = check.step(step))
            return fault;
    return std::nullopt;
}

} // namespace interleave
