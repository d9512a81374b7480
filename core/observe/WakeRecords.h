// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When a thread was woken that no event of the program's tells of: by its timer, or by who released a mutex
// that is not the lesson's. The kernel's tracepoint sched_waking, of the whole machine, since a timer's
// interrupt may come on any CPU in anybody's name. Only where tracefs is mounted and the rights are there
// (root, or CAP_PERFMON); nothing depends on it. One thread at a time.
#pragma once

#include "core/observe/PerfBuffer.h"
#include "core/observe/SchedulerProbe.h"

#include <cstddef>
#include <optional>
#include <unordered_set>
#include <vector>

namespace interleave {

class WakeRecords {
public:
    static std::optional<WakeRecords> attach();

    /// The others' are left out.
    void watch(std::int32_t tid) { m_watched.insert(tid); }
    void drain(std::vector<SchedulerRecord>& records);

private:
    /// Where its fields are, from the tracepoint's own description.
    struct Format {
        std::uint64_t id = 0;
        std::size_t flags = 0;
        std::size_t pid = 0;
    };
    static std::optional<Format> readFormat();
    void take(const perf_event_header& header, const char* record,
              std::vector<SchedulerRecord>& records) const;

    Format m_format;
    std::vector<PerfBuffer> m_buffers;
    std::unordered_set<std::int32_t> m_watched;
};

} // namespace interleave
