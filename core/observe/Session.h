// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One run, from the outside: spawns the engine, attaches the probe, collects, passes on what the person's
// hands do, and makes sure that no process is left. Its calls: one thread (the owner's). A thread of its own
// collects and tells the listener. Destroying it ends the run.
#pragma once

#include "core/base/Error.h"
#include "core/base/UniqueFd.h"
#include "core/observe/Collector.h"
#include "core/observe/TraceRecorder.h"
#include "core/trace/Trace.h"
#include "core/wire/Segment.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace interleave {

/// Best: perf, where it is refused procfs, where that is refused too none.
enum class ProbeChoice { Best, Perf, Procfs, None };

struct RunRequest {
    std::string enginePath;
    std::string scenario;
    std::vector<double> parameters;
    std::vector<std::string> settings; ///< the same in words, for the trace: "capacity=3"
    double speed = 1;
    bool paused = false; ///< held before the lesson's first step, until resume()
    ProbeChoice probe = ProbeChoice::Best;
    std::optional<double> timeLimitSeconds;
    SegmentLimits limits;
    std::optional<std::string> recordTo;                 ///< a trace file, written while the run goes on
    std::size_t memoryLimitBytes = std::size_t{1} << 30; ///< of the trace: see Trace::setMemoryLimit
    /// Called on the collecting thread after every batch, and once when the run is over; must be quick.
    std::function<void()> listener;
};

class Session {
public:
    static OrError<std::unique_ptr<Session>> start(RunRequest request);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void pause() { setPaused(true); }
    void resume() { setPaused(false); }
    /// Ends the run; what does not end by itself within 100 ms is killed.
    void stop() { requestStop(Outcome::Stopped); }
    void setParameter(std::size_t index, double value);
    /// To the lesson itself: what it has a console for. An error where it is too long, or too many wait to be
    /// taken.
    OrError<void> send(std::string_view command);
    /// Kills that worker process of the run, as by `kill -9`. Nothing where it does not live.
    void killProcess(ObjectId process);
    /// Of the lesson's own work: 0.1 to 10 times.
    void setSpeed(double speed);

    [[nodiscard]] bool over() const { return m_over.load(std::memory_order_acquire); }
    /// Waits until the run is over.
    void wait();
    [[nodiscard]] const std::shared_ptr<Trace>& trace() const { return m_trace; }
    /// Nanoseconds since the run's start; stands still once it is over.
    [[nodiscard]] std::int64_t now() const;
    /// Why the probe in use is in use: the kernel's words where its records were refused, else empty.
    [[nodiscard]] const std::string& probeReason() const { return m_trace->info().probeReason; }
    /// Why the run is no longer recorded, and up to when its file is good. Any thread.
    [[nodiscard]] std::optional<RecordingError> recordingError() const {
        return m_recorder ? m_recorder->error() : std::nullopt;
    }
    [[nodiscard]] pid_t enginePid() const { return m_pid; }

private:
    Session(Segment segment, RunRequest request);
    OrError<void> spawn();
    OrError<std::unique_ptr<SchedulerProbe>> attachProbe(std::string& reason);
    OrError<void> begin(std::unique_ptr<SchedulerProbe> probe, std::string probeReason);
    void collect(const std::stop_token& token);
    void keepLimits();
    [[nodiscard]] bool engineEnded(int timeoutMs) const;
    void reap();
    void setPaused(bool paused);
    void requestStop(Outcome why);
    void ring(Doorbell what) const;
    void killAll() const;

    Segment m_segment;
    RunRequest m_request;
    std::shared_ptr<Trace> m_trace = std::make_shared<Trace>();
    pid_t m_pid = -1;
    UniqueFd m_pidfd;
    UniqueFd m_doorbell;
    std::int64_t m_originNs = 0;
    std::unique_ptr<TraceRecorder> m_recorder; ///< null: the run is not recorded
    std::optional<Collector> m_collector;      ///< the collecting thread's
    std::mutex m_toldMutex;
    std::vector<std::pair<ObjectId, double>>
        m_told; ///< guarded by m_toldMutex: parameters changed, not yet in the trace
    std::atomic<Outcome> m_stopReason{Outcome::Running};
    std::atomic<std::int64_t> m_stopAskedNs{0};
    std::atomic<std::int64_t> m_endNs{-1};
    std::atomic<bool> m_over{false};
    std::jthread m_thread;
};

/// Path of the engine: what INTERLEAVE_ENGINE in the environment says, or beside this program, or, of an
/// installed one, in ../libexec/interleave.
[[nodiscard]] std::string enginePath();

} // namespace interleave
