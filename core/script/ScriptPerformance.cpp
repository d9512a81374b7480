// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/ScriptPerformance.h"

#include "core/script/NearestWord.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

std::int64_t nanoseconds(double seconds) {
    return std::llround(seconds * 1e9);
}

} // namespace

ScriptPerformance::ScriptPerformance(const LessonScript& script, ScriptHands& hands)
    : m_script(script), m_hands(hands) {
    for (std::size_t i = 0; i < script.parameters.size(); ++i)
        hands.set(i, script.parameters[i]);
    play();
}

void ScriptPerformance::look() {
    if (m_state != State::Waiting)
        return;
    feelTheClock();
    play();
}

void ScriptPerformance::next() {
    if (m_state != State::Talking && m_state != State::Failed)
        return;
    goOn();
    play();
}

/// A pause by hand too stops the clock; what was seen of it at either end of a stretch decides.
void ScriptPerformance::feelTheClock() {
    const std::int64_t now = m_hands.now();
    if (!m_hands.paused())
        m_waitedNs += std::max<std::int64_t>(now - m_lookedAt, 0);
    m_lookedAt = now;
}

void ScriptPerformance::play() {
    m_state = State::Waiting;
    while (m_step < m_script.steps.size()) {
        if (!m_begun)
            begin();
        const Progress progress =
            std::visit([this](const auto& deed) { return perform(deed); }, present().deed);
        if (progress == Progress::Waits)
            return;
        finish();
        if (progress == Progress::Talks || m_results.back().fault) {
            m_state = progress == Progress::Talks ? State::Talking : State::Failed;
            return;
        }
        goOn();
    }
    m_state = State::Done;
}

void ScriptPerformance::begin() {
    m_begun = true;
    m_waitedNs = 0;
    m_lookedAt = m_hands.now();
}

void ScriptPerformance::finish() {
    m_results.push_back({m_step, m_runs, m_hands.trace() ? m_hands.world()->time() : 0, std::move(m_fault)});
    m_fault.reset();
}

void ScriptPerformance::goOn() {
    ++m_step;
    m_begun = false;
}

ScriptPerformance::Progress ScriptPerformance::fail(ScriptProblem problem, std::string subject,
                                                    std::string allowed, std::string meant) {
    m_fault =
        ScriptFault{problem, present().place, std::move(subject), std::move(allowed), std::move(meant), {}};
    return Progress::Done;
}

std::optional<double> ScriptPerformance::secondsLeft() const {
    if (m_state != State::Waiting || m_step >= m_script.steps.size())
        return std::nullopt;
    const ScriptDeed& deed = present().deed;
    if (const auto* wait = std::get_if<WaitStep>(&deed))
        return std::max(wait->seconds - waited(), 0.0);
    if (const auto* until = std::get_if<UntilStep>(&deed))
        return std::max(until->within - waited(), 0.0);
    return std::nullopt;
}

ScriptPerformance::Progress ScriptPerformance::perform(const SayStep&) {
    return Progress::Talks;
}

ScriptPerformance::Progress ScriptPerformance::perform(const AskStep&) {
    m_hands.ask();
    return Progress::Talks;
}

ScriptPerformance::Progress ScriptPerformance::perform(const SetStep& deed) {
    for (const auto& [parameter, value] : deed.settings)
        m_hands.set(parameter, value);
    return Progress::Done;
}

ScriptPerformance::Progress ScriptPerformance::perform(const SpeedStep& deed) {
    m_hands.setSpeed(deed.factor);
    return Progress::Done;
}

ScriptPerformance::Progress ScriptPerformance::perform(const RunStep&) {
    if (auto started = m_hands.run(); !started) {
        m_fault = ScriptFault{ScriptProblem::OtherError, present().place, {}, {}, {}, started.error()};
        return Progress::Done;
    }
    ++m_runs;
    m_shown.reset();
    return Progress::Done;
}

ScriptPerformance::Progress ScriptPerformance::perform(const PauseStep&) {
    m_hands.pause();
    return Progress::Done;
}

ScriptPerformance::Progress ScriptPerformance::perform(const ResumeStep&) {
    m_hands.resume();
    return Progress::Done;
}

ScriptPerformance::Progress ScriptPerformance::perform(const StopStep&) {
    if (!m_hands.active())
        return Progress::Done;
    m_hands.stop();
    return Progress::Waits;
}

ScriptPerformance::Progress ScriptPerformance::perform(const WaitStep& deed) {
    return waited() >= deed.seconds || !m_hands.active() ? Progress::Done : Progress::Waits;
}

ScriptPerformance::Progress ScriptPerformance::perform(const UntilStep& deed) {
    if (!m_hands.trace())
        return fail(ScriptProblem::RunEnded, deed.words, {});
    const bool over = !m_hands.active(); // asked first: the world is then the last one
    if (deed.condition.holds(*m_hands.world(), *m_hands.trace()))
        return Progress::Done;
    if (over)
        return fail(ScriptProblem::RunEnded, deed.words, {});
    if (waited() >= deed.within)
        return fail(ScriptProblem::NotMet, deed.words, numberWords(deed.within));
    return Progress::Waits;
}

ScriptPerformance::Progress ScriptPerformance::perform(const CallStep& deed) {
    if (auto sent = m_hands.call(deed.command); !sent)
        m_fault = ScriptFault{ScriptProblem::OtherError, present().place, {}, {}, {}, sent.error()};
    return Progress::Done;
}

/// It may come yet; else it is an error that lists what is there.
ScriptPerformance::Progress ScriptPerformance::missing(const std::string& name,
                                                       const std::vector<std::string>& names) {
    if (m_hands.active() && !m_hands.paused() && waited() < kPatience)
        return Progress::Waits;
    std::string list;
    for (const std::string& each : names)
        list += (list.empty() ? "" : ", ") + each;
    return fail(ScriptProblem::NameNotThere, name, list.empty() ? "none is there" : list,
                nearestWord(name, names));
}

ScriptPerformance::Progress ScriptPerformance::perform(const KillStep& deed) {
    if (!m_hands.trace())
        return missing(deed.process, {});
    const auto world = m_hands.world();
    std::vector<std::string> names;
    for (const ProcessInfo& process : world->processes()) {
        if (process.pid == 0 || process.ended)
            continue;
        names.push_back(m_hands.trace()->text(process.name));
        if (names.back() == deed.process) {
            m_hands.kill(process.object);
            return Progress::Done;
        }
    }
    return missing(deed.process, names);
}

ScriptPerformance::Progress ScriptPerformance::perform(const SpotlightStep& deed) {
    if (deed.name.empty() || !m_hands.trace()) {
        m_hands.light(kNoActor, kNoObject);
        return deed.name.empty() ? Progress::Done : missing(deed.name, {});
    }
    const auto world = m_hands.world();
    const auto trace = m_hands.trace();
    std::vector<std::string> names;
    for (std::size_t id = kMainActor + 1u; id < world->actors().size(); ++id) {
        if (!world->actors()[id].exists)
            continue;
        names.push_back(trace->text(world->actors()[id].name));
        if (names.back() == deed.name) {
            m_hands.light(static_cast<ActorId>(id), kNoObject);
            return Progress::Done;
        }
    }
    for (std::size_t id = 0; id < world->objectCount(); ++id) {
        const TextId name = world->objectName(static_cast<ObjectId>(id));
        if (name == 0)
            continue;
        names.push_back(trace->text(name));
        if (names.back() == deed.name) {
            m_hands.light(kNoActor, static_cast<ObjectId>(id));
            return Progress::Done;
        }
    }
    return missing(deed.name, names);
}

ScriptPerformance::Progress ScriptPerformance::perform(const ShowStep& deed) {
    m_shown = deed.at ? std::optional(nanoseconds(*deed.at)) : std::nullopt;
    m_hands.show(m_shown);
    return Progress::Done;
}

} // namespace interleave
