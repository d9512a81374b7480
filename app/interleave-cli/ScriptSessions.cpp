// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/ScriptSessions.h"

#include <algorithm>
#include <utility>

namespace interleave {

ScriptSessions::ScriptSessions(const LessonScript& script, ProbeChoice probe, std::string recordTo)
    : m_script(script), m_probe(probe), m_recordTo(std::move(recordTo)), m_values(script.parameters) {}

void ScriptSessions::waitForNews() {
    m_news.wait(m_seen, std::memory_order_acquire);
    m_seen = m_news.load(std::memory_order_acquire);
}

OrError<void> ScriptSessions::run() {
    end();
    RunRequest request;
    request.enginePath = enginePath();
    request.scenario = m_script.lesson->id;
    request.parameters = m_values;
    request.settings = settingsOf(*m_script.lesson, m_values);
    request.speed = m_speed;
    request.probe = m_probe;
    if (!m_recordTo.empty())
        request.recordTo = m_recordTo;
    request.listener = [this] {
        m_news.fetch_add(1, std::memory_order_release); // with what is in the trace
        m_news.notify_one();
    };
    auto session = Session::start(std::move(request));
    if (!session)
        return session.error();
    m_session = std::move(session.value());
    m_paused = false;
    return {};
}

void ScriptSessions::end() {
    if (!m_session)
        return;
    m_session->stop(); // nothing where it is over
    m_session->wait();
    keepResult();
    m_session.reset();
}

void ScriptSessions::keepResult() {
    const Trace& trace = *m_session->trace();
    m_results.push_back({trace.info(), makeReport(trace), {}, {}});
    if (const auto error = m_session->recordingError())
        m_recordingError = error;
}

RunSummary ScriptSessions::summary() const {
    if (m_results.empty())
        return {};
    RunSummary summary = m_results.back();
    if (m_results.size() > 1)
        for (const RunSummary& each : m_results)
            summary.trials.push_back(each.report);
    return summary;
}

void ScriptSessions::set(std::size_t parameter, double value) {
    m_values[parameter] = value;
    if (active() && m_script.lesson->parameters[parameter].live)
        m_session->setParameter(parameter, value);
}

void ScriptSessions::setSpeed(double factor) {
    m_speed = factor;
    if (m_session)
        m_session->setSpeed(factor);
}

void ScriptSessions::pause() {
    m_paused = active();
    if (m_session)
        m_session->pause();
}

void ScriptSessions::resume() {
    m_paused = false;
    if (m_session)
        m_session->resume();
}

void ScriptSessions::stop() {
    m_paused = false;
    if (m_session)
        m_session->stop();
}

OrError<void> ScriptSessions::call(const std::string& command) {
    return active() ? m_session->send(command) : OrError<void>();
}

void ScriptSessions::kill(ObjectId process) {
    m_session->killProcess(process);
}

std::shared_ptr<const Trace> ScriptSessions::trace() const {
    return m_session ? m_session->trace() : nullptr;
}

std::shared_ptr<const World> ScriptSessions::world() const {
    return m_session->trace()->newest();
}

} // namespace interleave
