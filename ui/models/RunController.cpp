// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RunController.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <QDateTime>
#include <QDir>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

namespace interleave {

namespace {

constexpr int kFrameMs = 33;

} // namespace

RunController::RunController(ParameterModel& parameters, Playback& playback, TrialsModel& trials,
                             QObject* parent)
    : QObject(parent), m_parameters(parameters), m_playback(playback), m_trials(trials) {
    m_frameTimer.setSingleShot(true);
    m_frameTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_frameTimer, &QTimer::timeout, this, &RunController::showFrame);
    connect(&m_parameters, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                for (int row = from.row(); row <= to.row(); ++row)
                    passOn(row);
            });
}

RunController::~RunController() {
    m_session.reset();
}

void RunController::start(int trials) {
    if (active() || !m_parameters.lesson())
        return;
    m_lesson = m_parameters.lesson();
    m_trialsLeft = std::max(trials, 1);
    m_trials.begin(m_trialsLeft);
    startTrial(m_startPaused);
}

void RunController::startTrial(bool paused) {
    --m_trialsLeft;
    RunRequest request;
    request.enginePath = m_enginePath;
    request.scenario = m_lesson->id;
    request.parameters = m_parameters.values();
    request.settings = settingsOf(*m_lesson, request.parameters);
    request.speed = m_speed;
    request.paused = paused;
    request.probe = m_probe;
    request.memoryLimitBytes = m_memoryLimit;
    std::optional<Error> notRecorded;
    m_recordingFailed = false;
    m_recording.clear();
    if (auto recording = newRecording(); recording)
        m_recording = std::move(recording.value());
    else
        notRecorded = recording.error();
    if (!m_recording.isEmpty())
        request.recordTo = m_recording.toStdString();
    request.listener = [this] {
        // One bell for any number of batches: the GUI thread takes what is there when it comes to it.
        if (!m_bellRung.exchange(true))
            QMetaObject::invokeMethod(this, &RunController::onProgress, Qt::QueuedConnection);
    };
    m_session.reset();
    auto session = Session::start(request);
    if (!session && session.error().code == ErrorCode::FileNotWritten && request.recordTo) {
        notRecorded = session.error(); // a full disk is no reason not to run
        m_recording.clear();
        request.recordTo.reset();
        session = Session::start(std::move(request));
    }
    if (!session) {
        m_trialsLeft = 0;
        setState(State::Idle);
        Q_EMIT failed(errorSentence(session.error()));
        return;
    }
    m_session = std::move(session.value());
    m_playback.setTrace(m_session->trace());
    setState(paused ? State::Paused : State::Running);
    if (notRecorded)
        Q_EMIT failed(tr("The run is not recorded: %1").arg(errorSentence(*notRecorded)));
}

/// "2026-11-24 18.05.12.345 race.ilt"; empty where there is to be none.
OrError<QString> RunController::newRecording() const {
    if (m_recordingDirectory.isEmpty())
        return QString();
    if (!QDir().mkpath(m_recordingDirectory))
        return Error{ErrorCode::FileNotWritten, m_recordingDirectory.toStdString(), {}, std::strerror(errno)};
    QDir directory(m_recordingDirectory);
    const QStringList old = directory.entryList({QStringLiteral("*.ilt")}, QDir::Files, QDir::Name);
    for (qsizetype i = 0; i <= old.size() - kRecordingsKept; ++i)
        directory.remove(old[i]);
    const QString when = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss.zzz"));
    return directory.filePath(QStringLiteral("%1 %2.ilt").arg(when, QString::fromUtf8(m_lesson->id)));
}

void RunController::watchRecording() {
    const auto error = m_recordingFailed ? std::nullopt : m_session->recordingError();
    if (!error)
        return;
    m_recordingFailed = true;
    const QString why = errorSentence(error->error);
    Q_EMIT failed(error->good.events > 0
                      ? tr("The run goes on, but recording stopped: %1. The file is good up to %2.")
                            .arg(why, shownDuration(error->good.untilNs))
                      : tr("The run goes on, but nothing of it is recorded: %1.").arg(why));
}

void RunController::onProgress() {
    m_bellRung.store(false);
    if (!m_session)
        return;
    if (m_session->over())
        return onOver();
    if (m_frameTimer.isActive())
        return;
    const qint64 since = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : kFrameMs;
    m_frameTimer.start(static_cast<int>(std::clamp<qint64>(kFrameMs - since, 0, kFrameMs)));
}

void RunController::showFrame() {
    m_sinceFrame.start();
    watchRecording();
    m_playback.refresh();
    Q_EMIT frame();
}

void RunController::onOver() {
    if (!active())
        return;
    m_frameTimer.stop();
    showFrame();
    const std::shared_ptr<const World> end = m_session->trace()->newest();
    if (end->outcome() == Outcome::Finished)
        m_trials.add(*end);
    if (end->outcome() == Outcome::Finished && m_trialsLeft > 0)
        return startTrial(false);
    m_trialsLeft = 0;
    setState(State::Over);
    if (end->outcome() == Outcome::Failed)
        Q_EMIT failed(failureSentence());
}

QString RunController::failureSentence() const {
    const std::shared_ptr<const World> end = m_session->trace()->newest();
    const auto [signal, status] = end->processEnd();
    const QString when = shownDuration(end->time());
    if (signal != 0)
        return tr("The lesson's process was ended by signal %1 (%2) after %3. All that it did up to then is "
                  "kept.")
            .arg(signal)
            .arg(QString::fromUtf8(::strsignal(signal)), when);
    const bool mainFailed = !end->actors().empty() && end->actors()[kMainActor].error != 0;
    return tr("The lesson ended with an error after %1: %2. All that it did up to then is kept.")
        .arg(when, mainFailed ? errorText(m_playback, end->actors()[kMainActor].error)
                              : tr("exit status %1").arg(status));
}

void RunController::pause() {
    if (m_state != State::Running)
        return;
    m_session->pause();
    setState(State::Paused);
}

void RunController::resume() {
    if (m_state != State::Paused)
        return;
    m_session->resume();
    setState(State::Running);
}

void RunController::stop() {
    m_trialsLeft = 0;
    if (active())
        m_session->stop();
}

void RunController::leave() {
    m_trialsLeft = 0;
    m_frameTimer.stop();
    m_session.reset(); // kills what still runs
    setState(State::Idle);
}

void RunController::setSpeed(double speed) {
    m_speed = std::clamp(speed, 0.1, 10.0);
    if (m_session && active())
        m_session->setSpeed(m_speed);
}

void RunController::send(const std::string& command) {
    if (!m_session || !active())
        return;
    if (const auto sent = m_session->send(command); !sent)
        Q_EMIT failed(errorSentence(sent.error()));
}

void RunController::killProcess(ObjectId process) {
    if (m_session && active())
        m_session->killProcess(process);
}

void RunController::passOn(int row) {
    if (m_session && active() && m_parameters.lesson() == m_lesson && m_parameters.info(row).live)
        m_session->setParameter(static_cast<std::size_t>(row), m_parameters.value(row));
}

void RunController::setState(State state) {
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace interleave
