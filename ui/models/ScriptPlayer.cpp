// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ScriptPlayer.h"

#include "ui/models/Numbers.h"
#include "ui/models/ScriptFiles.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace interleave {

namespace {

using State = ScriptPerformance::State;

bool isPage(const ScriptStep& step) {
    return std::holds_alternative<SayStep>(step.deed) || std::holds_alternative<AskStep>(step.deed);
}

} // namespace

ScriptPlayer::ScriptPlayer(RunController& controller, ParameterModel& parameters, Playback& playback,
                           QObject* parent)
    : QObject(parent), m_controller(controller), m_parameters(parameters), m_playback(playback) {
    connect(&controller, &RunController::frame, this, &ScriptPlayer::look);
    connect(&controller, &RunController::stateChanged, this, &ScriptPlayer::look);
    connect(&controller, &RunController::failed, this,
            [this](const QString& sentence) { m_refusal = sentence; });
    connect(&playback, &Playback::liveChanged, this, [this] {
        if (isOpen())
            Q_EMIT changed();
    });
}

void ScriptPlayer::open(LessonScript script, const QString& file) {
    close();
    m_script = std::move(script);
    m_file = file;
    for (std::size_t i = 0; i < m_script.steps.size(); ++i)
        if (isPage(m_script.steps[i]))
            m_pages.push_back({i, 0, 0});
    Q_EMIT opened(); // before it asks, say, for something of those who hear of it
    perform([this] { m_performance.emplace(m_script, static_cast<ScriptHands&>(*this)); });
}

void ScriptPlayer::close() {
    if (!isOpen())
        return;
    m_performance.reset();
    m_pages.clear();
    m_page = m_newest = -1;
    m_trace.reset();
    Q_EMIT closed();
}

template <class Act> void ScriptPlayer::perform(Act&& act) {
    if (m_busy)
        return;
    m_busy = true;
    act();
    m_busy = false;
    follow();
}

void ScriptPlayer::look() {
    if (isOpen() && m_performance->state() == State::Waiting)
        perform([this] { m_performance->look(); });
}

/// Pages that have come up get their moments; who reads the newest one goes on with it.
void ScriptPlayer::follow() {
    if (!isOpen())
        return;
    const bool follows = m_page == m_newest;
    const auto& results = m_performance->results();
    while (m_newest + 1 < pageCount() &&
           m_pages[static_cast<std::size_t>(m_newest + 1)].step < results.size()) {
        Page& page = m_pages[static_cast<std::size_t>(++m_newest)];
        page.run = results[page.step].run;
        page.moment = m_performance->shown().value_or(results[page.step].atNs);
    }
    if (follows)
        m_page = m_newest;
    Q_EMIT changed();
}

void ScriptPlayer::next() {
    if (!isOpen() || !canGoOn())
        return;
    if (m_page < m_newest) {
        ++m_page;
        return showPage();
    }
    perform([this] { m_performance->next(); });
}

void ScriptPlayer::back() {
    if (!isOpen() || !canGoBack())
        return;
    --m_page;
    showPage();
}

bool ScriptPlayer::canGoOn() const {
    return isOpen() && (m_page < m_newest || m_performance->state() == State::Talking ||
                        m_performance->state() == State::Failed);
}

bool ScriptPlayer::ofThisRun(const Page& page) const {
    return m_trace && m_playback.trace() == m_trace && page.run == m_performance->runs();
}

void ScriptPlayer::showPage() {
    const Page& page = m_pages[static_cast<std::size_t>(m_page)];
    if (m_page == m_newest)
        show(m_performance->shown());
    else if (ofThisRun(page))
        show(page.moment);
    Q_EMIT changed();
}

void ScriptPlayer::setLanguage(const QString& language) {
    m_language = language;
    if (isOpen())
        Q_EMIT changed();
}

QString ScriptPlayer::title() const {
    return QString::fromStdString(m_script.title.in(m_language.toStdString()));
}

QString ScriptPlayer::wordsOf(int page) const {
    if (page < 0 || page >= pageCount())
        return {};
    const ScriptStep& step = m_script.steps[m_pages[static_cast<std::size_t>(page)].step];
    if (const auto* said = std::get_if<SayStep>(&step.deed))
        return QString::fromStdString(said->text.in(m_language.toStdString()));
    return tr("What do you think will happen? Answer the question, then go on.");
}

QString ScriptPlayer::notice() const {
    if (!isOpen())
        return {};
    if (m_page < m_newest)
        return pastWords();
    if (m_performance->state() == State::Waiting)
        return waitingWords();
    return m_performance->state() == State::Done ? tr("The script is at its end") : QString();
}

QString ScriptPlayer::pastWords() const {
    const Page& page = m_pages[static_cast<std::size_t>(m_page)];
    if (ofThisRun(page))
        return tr("The run as it was at these words, after %1; it is not undone")
            .arg(shownDuration(page.moment));
    return page.run == 0 ? tr("Said before the run; it is not undone")
                         : tr("Said of an earlier run, which is no longer shown");
}

QString ScriptPlayer::waitingWords() const {
    const ScriptStep& step = m_script.steps[m_performance->step()];
    const auto left = m_performance->secondsLeft();
    const int seconds = left ? static_cast<int>(std::ceil(*left)) : 0;
    if (const auto* until = std::get_if<UntilStep>(&step.deed))
        return tr("Waits until %1 (%2 s at most)").arg(QString::fromStdString(until->words)).arg(seconds);
    if (std::holds_alternative<WaitStep>(step.deed))
        return tr("Goes on in %1 s").arg(seconds);
    if (std::holds_alternative<StopStep>(step.deed))
        return tr("Waits for the run's end");
    return tr("Waits: %1").arg(QString::fromStdString(stepWords(*m_script.lesson, step)));
}

QString ScriptPlayer::failure() const {
    if (!isOpen() || m_performance->state() != State::Failed)
        return {};
    return scriptFaultSentence(m_file, *m_performance->results().back().fault);
}

OrError<void> ScriptPlayer::run() {
    m_controller.leave();
    m_trace.reset();
    m_refusal.clear();
    m_controller.start();
    if (!m_controller.active())
        return Error{ErrorCode::EngineNotStarted, m_script.lesson->id, {}, m_refusal.toStdString()};
    m_controller.resume(); // where a run begins paused: the script says itself where it pauses
    m_trace = m_controller.session()->trace();
    return {};
}

void ScriptPlayer::set(std::size_t parameter, double value) {
    m_parameters.setValue(static_cast<int>(parameter), value);
}

void ScriptPlayer::setSpeed(double factor) {
    m_controller.setSpeed(factor);
    Q_EMIT speedSet(factor);
}

OrError<void> ScriptPlayer::call(const std::string& command) {
    m_controller.send(command); // a refusal is told as any other of the window
    return {};
}

void ScriptPlayer::light(ActorId actor, ObjectId object) {
    m_playback.chooseActor(actor);
    m_playback.chooseObject(object);
    m_playback.setSpotlight(actor != kNoActor || object != kNoObject);
}

void ScriptPlayer::show(std::optional<std::int64_t> moment) {
    if (moment)
        m_playback.showAt(*moment);
    else if (!m_playback.live())
        m_playback.goLive();
}

/// Also of a run that the person has started: the script goes on with that.
std::shared_ptr<const Trace> ScriptPlayer::trace() const {
    return m_controller.session() ? m_controller.session()->trace() : nullptr;
}

std::shared_ptr<const World> ScriptPlayer::world() const {
    const auto run = trace();
    return m_playback.live() && m_playback.trace() == run ? m_playback.world() : run->newest();
}

bool ScriptPlayer::paused() const {
    return m_controller.state() == RunController::State::Paused;
}

std::int64_t ScriptPlayer::now() const {
    return m_controller.session() ? m_controller.session()->now() : 0;
}

} // namespace interleave
