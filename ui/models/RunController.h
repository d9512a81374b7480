// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts, holds and ends runs on the person's behalf, one at a time or a number of trials, and gives the
// playback their traces. GUI thread; a session's own thread only rings its bell.
#pragma once

#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"

#include "ui/models/ParameterModel.h"
#include "ui/models/Playback.h"
#include "ui/models/TrialsModel.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace interleave {

class RunController : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Running, Paused, Over };
    Q_ENUM(State)

    RunController(ParameterModel& parameters, Playback& playback, TrialsModel& trials,
                  QObject* parent = nullptr);
    ~RunController() override;

    /// Runs the parameters' lesson, `trials` times one after the other.
    void start(int trials = 1);
    void pause();
    void resume();
    void stop();
    /// Ends the run and forgets it: another lesson was chosen.
    void leave();
    void setSpeed(double speed);
    /// To the running lesson, which has a console. Nothing where none runs; a refusal is a failed() sentence.
    void send(const std::string& command);
    /// Kills that worker process of the running lesson, as by `kill -9`.
    void killProcess(ObjectId process);
    /// Each run is recorded into a file of its own there; the oldest beyond kRecordingsKept are removed.
    /// Empty: nothing is recorded.
    void setRecordingDirectory(const QString& directory) { m_recordingDirectory = directory; }
    static constexpr int kRecordingsKept = 20;
    /// The file of the last run; empty: none.
    [[nodiscard]] const QString& recording() const { return m_recording; }
    /// For the next run.
    void setProbe(ProbeChoice probe) { m_probe = probe; }
    /// From the next one on, a run is Paused from its very beginning: nothing of the lesson happens before
    /// resume(). Of several trials the first.
    void setStartPaused(bool on) { m_startPaused = on; }
    [[nodiscard]] bool startPaused() const { return m_startPaused; }
    [[nodiscard]] ProbeChoice probe() const { return m_probe; }
    /// Of the next run's trace, in bytes.
    void setMemoryLimit(std::size_t bytes) { m_memoryLimit = bytes; }
    [[nodiscard]] std::size_t memoryLimit() const { return m_memoryLimit; }
    void setEnginePath(std::string path) { m_enginePath = std::move(path); }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool active() const { return m_state == State::Running || m_state == State::Paused; }
    [[nodiscard]] double speed() const { return m_speed; }
    [[nodiscard]] const Session* session() const { return m_session.get(); }
    [[nodiscard]] const ScenarioInfo* runningLesson() const { return m_lesson; }
    [[nodiscard]] int trialsLeft() const { return m_trialsLeft; }

Q_SIGNALS:
    void stateChanged(interleave::RunController::State state);
    /// What has happened since the last one is in the playback; at most 30 a second.
    void frame();
    /// One sentence for the person.
    void failed(const QString& sentence);

private:
    void startTrial(bool paused);
    void onProgress();
    void onOver();
    void showFrame();
    void setState(State state);
    void passOn(int row);
    [[nodiscard]] OrError<QString> newRecording() const;
    void watchRecording();
    [[nodiscard]] QString failureSentence() const;

    ParameterModel& m_parameters;
    Playback& m_playback;
    TrialsModel& m_trials;
    std::string m_enginePath = enginePath();
    State m_state = State::Idle;
    const ScenarioInfo* m_lesson = nullptr;
    double m_speed = 1;
    QString m_recordingDirectory;
    QString m_recording;
    bool m_recordingFailed = false; ///< and the person was told
    ProbeChoice m_probe = ProbeChoice::Best;
    bool m_startPaused = false;
    std::size_t m_memoryLimit = RunRequest{}.memoryLimitBytes;
    int m_trialsLeft = 0;
    QTimer m_frameTimer;
    QElapsedTimer m_sinceFrame;
    std::atomic<bool> m_bellRung{false};
    std::unique_ptr<Session> m_session; ///< last: its thread ends before what it rings is gone
};

} // namespace interleave
