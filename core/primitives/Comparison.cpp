// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Comparison.h"

#include "core/engine/Stage.h"
#include "core/primitives/ComparedCosts.h"
#include "core/primitives/ComparedIsolation.h"

#include <algorithm>
#include <stdexcept>

#include <unistd.h>

namespace interleave {

ThreadOrProcess::ThreadOrProcess(Stage& stage, MeasuredSide side, const std::string& name,
                                 const std::string& sign, const ComparedPart& part,
                                 const std::string& comparison)
    : m_stage(stage) {
    if (side == MeasuredSide::Process)
        m_process = &stage.process(name, sign, Comparison::roleOf(part, comparison));
    else
        m_thread = &stage.actor(name, sign, [&stage, play = part.play, comparison] {
            play(stage, MeasuredSide::Thread, comparison);
        });
}

void ThreadOrProcess::start() const {
    if (m_thread)
        m_stage.start(*m_thread);
    else
        m_stage.start(*m_process);
}

void ThreadOrProcess::join() const {
    if (m_thread)
        m_thread->join();
    else
        m_process->join();
}

pid_t ThreadOrProcess::pid() const {
    return m_thread ? ::getpid() : m_process->pid();
}

Comparison::Comparison(Stage& stage, const std::string& name, Unit unit, MeasurementPlan plan)
    : m_stage(stage), m_name(name), m_measured(stage.make<Measurement>(name, unit, plan)) {}

std::string Comparison::roleOf(const ComparedPart& part, const std::string& comparison) {
    return std::string(kRole) + ":" + part.name + ":" + comparison;
}

void Comparison::play(Stage& stage) {
    const std::string& role = stage.identity().role;
    for (const auto& parts : {partsOfCosts(), partsOfIsolation()})
        for (const ComparedPart& part : parts)
            if (const std::string prefix = roleOf(part, ""); role.starts_with(prefix))
                return part.play(stage, MeasuredSide::Process, role.substr(prefix.size()));
    throw std::runtime_error("no comparison has the part " + role);
}

} // namespace interleave
