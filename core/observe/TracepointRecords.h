// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What two of the kernel's tracepoints add to the records that need no privilege. sched_waking: when a thread
// was woken of which no event of the program's tells: by its timer, or by who released a mutex that is not
// the lesson's. sched_switch: one instant at which a CPU goes from one thread to the next; of its own records
// a thread writes that of being put on a CPU itself, after the switch, and what the switch takes counts where
// slices last microseconds. Both of the whole machine, since an interrupt may come on any CPU in anybody's
// name. Only where tracefs is mounted and the rights are there (root, or CAP_PERFMON); nothing depends on it.
// One thread at a time.
#pragma once

#include "core/observe/PerfBuffer.h"
#include "core/observe/SchedulerProbe.h"

#include <array>
#include <cstddef>
#include <optional>
#include <unordered_set>
#include <vector>

namespace interleave {

class TracepointRecords {
public:
    static std::optional<TracepointRecords> attach();

    /// The others' are left out.
    void watch(std::int32_t tid) { m_watched.insert(tid); }
    /// Of the switches those that threads tell of themselves too, a little later.
    void drain(std::vector<SchedulerRecord>& records);

private:
    /// A tracepoint, and where in a record its fields are, by its own description.
    struct Tracepoint {
        std::uint64_t id = 0;
        std::array<std::size_t, 3> fields{};
        std::vector<PerfBuffer> buffers; ///< of each CPU that is online
    };
    /// Each field by its type and name, as in the description.
    static std::optional<Tracepoint> open(const char* name, std::initializer_list<const char*> fields);

    struct Sample;
    template <class Take> static void drain(Tracepoint& tracepoint, Take&& take);
    void takeWaking(const Sample& sample, std::vector<SchedulerRecord>& records) const;
    void takeSwitch(const Sample& sample, std::vector<SchedulerRecord>& records) const;

    Tracepoint m_waking;
    Tracepoint m_switch;
    std::unordered_set<std::int32_t> m_watched;
};

} // namespace interleave
