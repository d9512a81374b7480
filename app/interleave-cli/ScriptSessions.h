// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A script's runs in the command line: each a session of its own, one after the other. One thread; sessions
// ring from theirs.
#pragma once

#include "core/observe/Session.h"
#include "core/script/LessonScript.h"
#include "core/script/ScriptHands.h"

#include "app/interleave-cli/Json.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

class ScriptSessions : public ScriptHands {
public:
    /// `recordTo`: a file for the run; empty: none.
    ScriptSessions(const LessonScript& script, ProbeChoice probe, std::string recordTo);

    /// Waits until something may have happened in the run that goes on.
    void waitForNews();
    /// Ends the run that goes on, if any.
    void end();
    /// Of the last run, with all runs as trials where there were several; valid once end() was called.
    [[nodiscard]] RunSummary summary() const;
    [[nodiscard]] const std::optional<RecordingError>& recordingError() const { return m_recordingError; }

    OrError<void> run() override;
    void set(std::size_t parameter, double value) override;
    void setSpeed(double factor) override;
    void pause() override;
    void resume() override;
    void stop() override;
    OrError<void> call(const std::string& command) override;
    void kill(ObjectId process) override;
    void light(ActorId, ObjectId) override {}          // there is nothing to see here
    void show(std::optional<std::int64_t>) override {} // likewise
    void ask() override {}                             // printed by who plays
    [[nodiscard]] std::shared_ptr<const Trace> trace() const override;
    [[nodiscard]] std::shared_ptr<const World> world() const override;
    [[nodiscard]] bool active() const override { return m_session && !m_session->over(); }
    [[nodiscard]] bool paused() const override { return m_paused; }
    [[nodiscard]] std::int64_t now() const override { return m_session ? m_session->now() : 0; }

private:
    void keepResult();

    const LessonScript& m_script;
    ProbeChoice m_probe;
    std::string m_recordTo;
    ParameterValues m_values;
    double m_speed = 1;
    bool m_paused = false;
    std::vector<RunSummary> m_results;
    std::optional<RecordingError> m_recordingError;
    std::atomic<unsigned> m_news{0};
    unsigned m_seen = 0;
    std::unique_ptr<Session> m_session; ///< last: its thread ends before what it rings is gone
};

} // namespace interleave
