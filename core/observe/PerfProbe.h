// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kernel's own records of when each thread of a process tree was put on a CPU and taken off it:
// perf_event_open(2), software dummy event with context_switch, one descriptor a CPU. Needs no privilege up
// to /proc/sys/kernel/perf_event_paranoid 2. Attach before the process makes a thread. One thread at a time.
#pragma once

#include "core/base/Error.h"
#include "core/base/UniqueFd.h"

#include <cstdint>
#include <memory>
#include <vector>

#include <sys/types.h>

namespace interleave {

/// One record, as the kernel gave it. Times are CLOCK_MONOTONIC ns.
struct SchedulerRecord {
    enum class Kind : std::uint8_t { SwitchedIn, SwitchedOut, Preempted, Lost };
    Kind kind;
    std::int16_t cpu;
    std::int32_t tid;
    std::int64_t time;
    std::uint64_t count; ///< of a Lost: how many records
};

class PerfProbe {
public:
    /// Watches `pid` and all threads and processes that it will make. Refused: the reason names what the
    /// kernel said.
    static OrError<PerfProbe> attach(pid_t pid);

    PerfProbe(PerfProbe&&) noexcept = default;
    PerfProbe& operator=(PerfProbe&&) noexcept = default;
    ~PerfProbe() = default;

    /// Appends what has come since; within a CPU in the order of time.
    void drain(std::vector<SchedulerRecord>& records);

private:
    class Buffer;
    struct BufferDeleter {
        void operator()(Buffer* buffer) const;
    };

    PerfProbe() = default;
    OrError<void> openOn(int cpu, pid_t pid);

    std::vector<std::unique_ptr<Buffer, BufferDeleter>> m_buffers;
};

} // namespace interleave
