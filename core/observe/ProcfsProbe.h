// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kernel's counters of each thread, read now and then: how long it ran, how long it was runnable without
// a CPU, how often it was put on one (/proc/PID/task/TID/schedstat, proc(5)), and whether it could run
// (stat). Needs no right that the owner of a process does not have. Exact sums; what happened between two
// looks is not known. One thread at a time.
#pragma once

#include "core/base/Error.h"
#include "core/base/UniqueFd.h"
#include "core/observe/SchedulerProbe.h"

#include <string>
#include <vector>

#include <sys/types.h>

namespace interleave {

class ProcfsProbe final : public SchedulerProbe {
public:
    /// As often as the collector polls, and longer than a tick of most kernels (4 ms), which is how late the
    /// counter of a thread that keeps its CPU may be. 1000 threads cost about 1 ms a look.
    static constexpr std::int64_t kPeriodNs = 8'000'000;

    /// Refused where the kernel keeps no such counters, or /proc does not show them.
    static OrError<ProcfsProbe> attach(pid_t pid);

    [[nodiscard]] ProbeSource source() const override { return ProbeSource::Procfs; }
    [[nodiscard]] std::int64_t periodNs() const override { return kPeriodNs; }
    void watch(std::int32_t tid) override;
    /// A look at each thread that is watched and lives. None where the last one was hardly a moment ago.
    void drain(std::vector<SchedulerRecord>& records) override;

private:
    struct Thread {
        std::int32_t tid;
        UniqueFd counters;
        UniqueFd status;
        SchedulerRecord last;
    };

    ProcfsProbe() = default;
    [[nodiscard]] static UniqueFd open(std::int32_t tid, const char* file);
    static bool look(Thread& thread);
    static void readStatus(Thread& thread);

    std::vector<Thread> m_threads;
    std::int64_t m_lastLookNs = 0;
};

} // namespace interleave
