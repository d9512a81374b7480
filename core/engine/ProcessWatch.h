// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sees the worker processes of the run end: takes their exit status, tells the trace, lets those who share
// something with them settle it, and wakes who joins them. A thread of its own, from the first process on.
// Its calls: any thread of the engine's process.
#pragma once

#include "core/base/UniqueFd.h"
#include "core/engine/Emitter.h"
#include "core/engine/WorkerProcess.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace interleave {

class ProcessWatch {
public:
    explicit ProcessWatch(Stage& stage) : m_stage(stage) {}
    ~ProcessWatch();

    /// Before a process is made: makes sure that its end can be told. No room for that ends the run with an
    /// error.
    void prepare();
    /// From now on, until it has ended.
    void watch(WorkerProcess& process);
    /// `settle(process, emitter)` is called for each process that has ended, on the watching thread, before
    /// anybody sees it as ended.
    void onEnd(std::function<void(ProcessIndex, Emitter&)> settle);
    /// Waits until none is left, or none but those that are a service; true if there was one.
    bool awaitAll(bool servicesToo);
    /// Kills those of which the control block says so; `by` is the controlling thread's.
    void killRequested(Emitter& by);

    /// The end of the pipe that tells a worker that the engine is gone, for the worker to have; or what
    /// failed.
    [[nodiscard]] Result<int, std::string> lifeline();

private:
    void run(const std::stop_token& token);
    void takeEnded(WorkerProcess& process, Emitter& emitter);
    void stir() const;

    Stage& m_stage;
    std::mutex m_mutex;
    std::condition_variable m_fewer;
    std::optional<Emitter> m_emitter;    ///< the thread's, once it runs; guarded by m_mutex until then
    std::vector<WorkerProcess*> m_alive; ///< guarded by m_mutex, as are the next three
    std::vector<std::function<void(ProcessIndex, Emitter&)>> m_settlers;
    UniqueFd m_lifelineForWorkers;
    UniqueFd m_lifeline; ///< only this process has it: closed by its end, however it ends
    UniqueFd m_stir;     ///< an eventfd: there is something new to look at
    std::jthread m_thread;
};

} // namespace interleave
