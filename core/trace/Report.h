// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a run came to, in figures: the world at its end put into words that other programs can read. Plain
// data.
#pragma once

#include "core/trace/Trace.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace interleave {

struct ActorReport {
    std::string name;
    std::int32_t pid = 0;
    std::int32_t tid = 0;
    std::array<std::int64_t, kStates> stateNs{};
    std::uint32_t preempted = 0;
    std::uint32_t voluntary = 0;
    std::array<std::array<std::uint32_t, kStates>, kStates> transitions{};
    ActorState last = ActorState::New; ///< where the end found it: see ActorInfo::last
    bool mainOfProcess = false;        ///< the main thread of a worker process
    std::string exit; ///< "returned", "error:…", "stopped", "killed:9"; empty: it did not end
    std::int64_t cpuNs =
        0; ///< as the kernel accounts it (CLOCK_THREAD_CPUTIME_ID at its end); 0 where it did not return
};

struct QueueReport {
    std::string name;
    QueueKind kind = QueueKind::Thread;
    Discipline discipline = Discipline::Fifo;
    std::uint32_t capacity = 0;
    std::uint64_t puts = 0, gets = 0, full = 0, empty = 0, left = 0, peak = 0, lost = 0;
    std::uint64_t buffered = 0; ///< of those that are left, in the buffers of processes
    std::int64_t putBlockedNs = 0;
    std::int64_t getBlockedNs = 0;
};

struct CounterReport {
    std::string name;
    Protection protection = Protection::None;
    std::uint64_t expected = 0;
    std::int64_t actual = 0;
    std::uint64_t lost = 0;
    CounterInfo::Trials trials;
    CounterInfo::Seen microscope;
    std::uint64_t lostUpdates = 0; ///< found under the microscope
};

struct LockReport {
    std::string name;
    std::string owner; ///< at the end; empty: nobody
    std::uint64_t acquired = 0, contended = 0;
    std::int64_t waitedNs = 0;
};

struct SignalReport {
    std::string name;
    std::string lock; ///< of a condition
    std::int64_t waitedNs = 0;
    SignalInfo info;
};

struct MeasurementReport {
    std::string name;
    Unit unit = Unit::Nanoseconds;
    Samples thread;
    Samples process;
};

struct Report {
    Outcome outcome = Outcome::Running;
    std::int64_t durationNs = 0;
    ProbeSource probe = ProbeSource::None;
    std::int64_t samplePeriodNs = 0; ///< of a probe that samples, else 0
    std::uint64_t events = 0;
    std::uint64_t dropped = 0;       ///< events of full rings and lost records of the kernel
    std::vector<ActorReport> actors; ///< without the thread of the main program
    std::vector<QueueReport> queues;
    std::vector<CounterReport> counters;
    std::vector<LockReport> locks;
    std::vector<SignalReport> signals;
    /// The first deadlock that there was: who waited, for which lock, who had that and waited in turn, and so
    /// on round, without the first one again. Empty: none.
    std::vector<std::string> deadlock;
    std::vector<MeasurementReport> measurements;
    std::vector<std::string> output;
    std::string
        failure; ///< what ended a run that failed: "signal 11", "exit status 1", the main program's error
};

[[nodiscard]] Report makeReport(const Trace& trace);

} // namespace interleave
