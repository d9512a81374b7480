// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kernel's own records of when each thread of a process tree was put on a CPU, taken off it, and ended:
// perf_event_open(2), software dummy event with context_switch, one descriptor a CPU. Needs no privilege up
// to /proc/sys/kernel/perf_event_paranoid 2. Attach before the process makes a thread. One thread at a time.
#pragma once

#include "core/base/Error.h"
#include "core/observe/PerfBuffer.h"
#include "core/observe/SchedulerProbe.h"
#include "core/observe/TracepointRecords.h"

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

#include <sys/types.h>

namespace interleave {

class PerfProbe final : public SchedulerProbe {
public:
    /// Of each CPU; a power of two. 4 MiB of the usual pages: 131 000 switches between two polls.
    static constexpr std::size_t kBufferPages = 1024;

    /// Watches `pid` and all threads and processes that it will make. Where there is no room for so many
    /// pages, with fewer. Refused: the reason names what the kernel said.
    static OrError<PerfProbe> attach(pid_t pid, std::size_t bufferPages = kBufferPages);

    [[nodiscard]] ProbeSource source() const override { return ProbeSource::Perf; }
    void watch(std::int32_t tid) override;
    /// Within a CPU in the order of time, but that a Lost has the time of the record before it. Of one that
    /// is watched, where there are tracepoints, by these, and only up to when the call began.
    void drain(std::vector<SchedulerRecord>& records) override;
    /// The kernel writes a LOST record when there is room again, which at the end nothing asks for any more.
    /// Since Linux 6.0 it keeps the count besides; before, such a loss cannot be known. What drain() has kept
    /// back comes too.
    void drainEnd(std::vector<SchedulerRecord>& records) override;

private:
    struct Cpu {
        PerfBuffer buffer;
        std::int16_t number;
        std::int64_t lastTime;      ///< of the newest record taken
        std::uint64_t lostTold = 0; ///< by LOST records
    };

    PerfProbe() = default;
    OrError<void> openOn(int cpu, pid_t pid, std::size_t bufferPages);
    static void take(const perf_event_header& header, const char* record, Cpu& cpu,
                     std::vector<SchedulerRecord>& records);

    void releaseUntil(std::int64_t time, std::vector<SchedulerRecord>& records);
    [[nodiscard]] bool isRepeated(const SchedulerRecord& record);

    std::vector<Cpu> m_cpus;
    std::optional<TracepointRecords> m_tracepoints;
    std::vector<SchedulerRecord> m_held; ///< where there are tracepoints: what is to come yet
    /// Of each thread, the last of its switches or its end.
    std::unordered_map<std::int32_t, SchedulerRecord> m_last;
};

} // namespace interleave
