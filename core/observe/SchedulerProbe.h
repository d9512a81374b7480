// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the scheduler's truth comes from: the kernel's records of every change, or its counters read now and
// then. The collector's thread only.
#pragma once

#include "core/wire/Event.h"

#include <cstdint>
#include <vector>

namespace interleave {

/// One thing that the kernel told of a thread. Times are CLOCK_MONOTONIC ns.
struct SchedulerRecord {
    enum class Kind : std::uint8_t { SwitchedIn, SwitchedOut, Preempted, Waking, Exited, Lost, Counted };
    Kind kind = Kind::SwitchedIn;
    std::int16_t cpu = -1;
    std::int32_t tid = 0;
    std::int64_t time = 0;   ///< of a Lost: of the last record of that CPU before
    std::int64_t until = 0;  ///< of a Lost: of the first one after
    std::uint64_t count = 0; ///< of a Lost: how many records
    std::int32_t waker = 0;  ///< of a Waking: the thread that did it; 0: an interrupt, such as a timer's
    // Of a Counted, which is a look at a thread's counters:
    std::int64_t ranNs = 0;       ///< up to the last switch, or the last tick of the CPU that it is on
    std::int64_t queuedNs = 0;    ///< runnable and without a CPU, up to when it was last put on one
    std::uint64_t timeslices = 0; ///< how often it was put on a CPU
    bool runnable = false;        ///< runs or could run
};

class SchedulerProbe {
public:
    virtual ~SchedulerProbe() = default;

    [[nodiscard]] virtual ProbeSource source() const = 0;
    /// Of a probe that samples, the least time between two looks, in ns; 0: it has a record of each change.
    [[nodiscard]] virtual std::int64_t periodNs() const { return 0; }
    /// A thread that belongs to an actor. Its records may have come before.
    virtual void watch(std::int32_t tid) { static_cast<void>(tid); }
    /// Appends what has come since.
    virtual void drain(std::vector<SchedulerRecord>& records) = 0;
    /// Once, after the last drain(), when the processes are gone: appends what is left, and a Lost for what
    /// no record tells of.
    virtual void drainEnd(std::vector<SchedulerRecord>& records) { static_cast<void>(records); }

protected:
    SchedulerProbe() = default;
    SchedulerProbe(const SchedulerProbe&) = default;
    SchedulerProbe(SchedulerProbe&&) noexcept = default;
    SchedulerProbe& operator=(const SchedulerProbe&) = default;
    SchedulerProbe& operator=(SchedulerProbe&&) noexcept = default;
};

} // namespace interleave
