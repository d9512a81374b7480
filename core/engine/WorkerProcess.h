// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A worker process of the run, from New to its end. It is the run's program started anew in one of the
// lesson's roles, with the run's shared memory, and nothing else in common. Made by Stage::process, owned by
// the Stage. Calls of a lesson: any actor of the engine's process. It dies with the engine.
#pragma once

#include "core/base/Result.h"
#include "core/base/UniqueFd.h"
#include "core/engine/Actor.h"
#include "core/engine/Completion.h"
#include "core/engine/Timeout.h"
#include "core/wire/Segment.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

#include <sys/types.h>

namespace interleave {

class Stage;

struct SpawnError {
    enum class Kind {
        AlreadyStarted, ///< a process can only be started once
        UnknownRole,    ///< the lesson has no such part: `fact` has it, and those that there are
        NotStarted,     ///< the system would not: `fact` has what was asked of it, and its own words
    };
    Kind kind;
    std::string fact;
};

class WorkerProcess {
public:
    /// Which process it is, and which part of the lesson it plays: "name", or "name:argument".
    struct Identity {
        ProcessIndex index = kEngineProcess;
        ActorId mainActor = kMainActor;
        ObjectId object = kNoObject;
        std::string name;
        std::string role;
    };

    /// Service: one that a queue or a pool needs; the main program does not wait for it, its owner ends it
    /// (Stage::atEnd).
    WorkerProcess(Stage& stage, Identity identity, Actor::Part part = Actor::Part::Lesson);
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;
    ~WorkerProcess();

    /// Spawns it: its main thread becomes Runnable. It starts once, whatever has become of it since.
    Result<void, SpawnError> start();
    /// Waits until the process is gone; with a timeout in seconds, at most that long. True if it is. One that
    /// was never started is not waited for: false.
    bool join(Timeout timeout = {});
    /// SIGTERM, which ends it wherever it is. Nothing where it does not live.
    void terminate();
    /// SIGKILL.
    void kill();

    [[nodiscard]] bool alive() const { return m_phase.load(std::memory_order_acquire) == Phase::Started; }
    /// Its exit status, or the signal that ended it, negative; none before its end.
    [[nodiscard]] std::optional<int> exitCode() const;
    [[nodiscard]] pid_t pid() const { return m_pid.load(std::memory_order_acquire); }
    [[nodiscard]] const Identity& identity() const { return m_identity; }
    [[nodiscard]] Actor::Part part() const { return m_part; }

    // For ProcessWatch

    /// Readable once the process has ended; -1: not started.
    [[nodiscard]] int pidfd() const { return m_pidfd.get(); }
    /// Takes its exit status, so that nothing is left of it. False: it has not ended.
    bool reap();
    /// Tells the trace of its end, of its threads' ends, and calls `settle`, before anybody sees it as ended.
    void end(Emitter& by, const std::function<void()>& settle);
    /// As kill(), for whom is no actor.
    void send(Emitter& by, int signal);

private:
    enum class Phase : std::uint8_t { New, Started, Ended };

    [[nodiscard]] std::string spawn();
    Result<void, SpawnError> failed(Emitter& caller, SpawnError::Kind kind, std::string fact);
    void endActors(Emitter& by) const;

    Stage& m_stage;
    const Identity m_identity;
    const Actor::Part m_part;
    std::atomic<Phase> m_phase{Phase::New};
    std::atomic<pid_t> m_pid{0};
    UniqueFd m_pidfd; ///< a pid may be given to another process, this is always the one that it was; there
                      ///< once m_pid is
    std::atomic<int> m_exitCode{0};
    Completion m_end;
};

} // namespace interleave
