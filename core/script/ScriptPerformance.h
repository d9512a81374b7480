// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plays a script, step by step, with the hands that it is given: the same in the window and in the command
// line. It never waits itself: look() is called whenever something may have happened in the run. One thread.
#pragma once

#include "core/script/LessonScript.h"
#include "core/script/ScriptHands.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

class ScriptPerformance {
public:
    enum class State {
        Talking, ///< words, or the question, stay until next()
        Waiting, ///< for the run
        Failed,  ///< the present step could not be done; next() goes on behind it
        Done,
    };
    /// Of a step that was done, or that failed.
    struct Result {
        std::size_t step = 0;
        int run = 0;           ///< in which run, from 1; 0: before the first
        std::int64_t atNs = 0; ///< since that run's start
        std::optional<ScriptFault> fault;
    };

    /// The script and the hands outlive it. Sets the script's parameters and plays until it has to wait.
    ScriptPerformance(const LessonScript& script, ScriptHands& hands);

    void look();
    /// Goes on from words and from a failure; nothing otherwise.
    void next();

    [[nodiscard]] State state() const { return m_state; }
    /// The step that is played; those behind the last: all are done.
    [[nodiscard]] std::size_t step() const { return m_step; }
    /// The n-th is that of the n-th step; words are done once they stand there.
    [[nodiscard]] const std::vector<Result>& results() const { return m_results; }
    /// Of the present step, in seconds of the run's clock; none where it does not wait for a time.
    [[nodiscard]] std::optional<double> secondsLeft() const;
    /// The moment that the script shows now, in ns since the run's start; none: live.
    [[nodiscard]] std::optional<std::int64_t> shown() const { return m_shown; }
    [[nodiscard]] int runs() const { return m_runs; }

    /// How long an actor, an object or a process may take until it is there.
    static constexpr double kPatience = 2;

private:
    enum class Progress { Done, Talks, Waits };

    void play();
    void begin();
    void goOn();
    void finish();
    Progress fail(ScriptProblem problem, std::string subject, std::string allowed, std::string meant = {});
    void feelTheClock();
    [[nodiscard]] double waited() const { return static_cast<double>(m_waitedNs) / 1e9; }
    [[nodiscard]] const ScriptStep& present() const { return m_script.steps[m_step]; }

    Progress perform(const SayStep& deed);
    Progress perform(const AskStep& deed);
    Progress perform(const SetStep& deed);
    Progress perform(const SpeedStep& deed);
    Progress perform(const RunStep& deed);
    Progress perform(const PauseStep& deed);
    Progress perform(const ResumeStep& deed);
    Progress perform(const StopStep& deed);
    Progress perform(const WaitStep& deed);
    Progress perform(const UntilStep& deed);
    Progress perform(const CallStep& deed);
    Progress perform(const KillStep& deed);
    Progress perform(const SpotlightStep& deed);
    Progress perform(const ShowStep& deed);
    Progress missing(const std::string& name, const std::vector<std::string>& names);

    const LessonScript& m_script;
    ScriptHands& m_hands;
    State m_state = State::Waiting;
    std::size_t m_step = 0;
    bool m_begun = false; ///< the present step
    std::vector<Result> m_results;
    std::optional<ScriptFault> m_fault; ///< of the present step
    std::optional<std::int64_t> m_shown;
    int m_runs = 0;
    std::int64_t m_lookedAt = 0; ///< by the hands' clock
    std::int64_t m_waitedNs = 0; ///< in the present step, without pauses
};

} // namespace interleave
