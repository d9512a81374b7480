// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/PerfProbe.h"

#include "core/base/Clock.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include <unistd.h>

namespace interleave {

namespace {

/// Without privilege all of a user's buffers on a CPU share kernel.perf_event_mlock_kb (516).
constexpr std::size_t kFewestBufferPages = 32;

/// PERF_FORMAT_LOST, which headers older than Linux 6.0 do not have.
constexpr std::uint64_t kReadLost = 1u << 4;

perf_event_attr attributes() {
    perf_event_attr attr = perfAttributes(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_DUMMY);
    attr.sample_id_all = 1;
    attr.context_switch = 1;
    attr.task = 1;
    attr.inherit = 1;
    attr.exclude_kernel = 1;
    attr.exclude_hv = 1;
    attr.read_format = kReadLost;
    return attr;
}

/// What sample_id_all appends to every record, in this order.
struct SampleId {
    std::uint32_t pid, tid;
    std::uint64_t time;
    std::uint32_t cpu, reserved;
};

std::string refusal(int error) {
    std::string level;
    std::ifstream("/proc/sys/kernel/perf_event_paranoid") >> level;
    return std::string(std::strerror(error)) +
           ", kernel.perf_event_paranoid = " + (level.empty() ? "?" : level);
}

} // namespace

OrError<PerfProbe> PerfProbe::attach(pid_t pid, std::size_t bufferPages) {
    PerfProbe probe;
    const long cpus = ::sysconf(_SC_NPROCESSORS_CONF);
    for (int cpu = 0; cpu < cpus; ++cpu)
        if (auto opened = probe.openOn(cpu, pid, bufferPages); !opened)
            return opened.error();
    if (probe.m_cpus.empty())
        return Error{ErrorCode::ProbeRefused, "perf", {}, "no CPU is online"};
    probe.m_tracepoints = TracepointRecords::attach();
    return probe;
}

OrError<void> PerfProbe::openOn(int cpu, pid_t pid, std::size_t bufferPages) {
    perf_event_attr attr = attributes();
    UniqueFd fd = openPerf(attr, pid, cpu);
    if (!fd && errno == EINVAL) { // before Linux 6.0
        attr.read_format = 0;
        fd = openPerf(attr, pid, cpu);
    }
    if (!fd && errno == ENODEV)
        return {}; // a CPU that is configured but offline
    if (!fd)
        return Error{ErrorCode::ProbeRefused, "perf", {}, refusal(errno)};
    PerfBuffer buffer =
        PerfBuffer::map(std::move(fd), bufferPages, std::min(bufferPages, kFewestBufferPages));
    if (!buffer)
        return Error{ErrorCode::ProbeRefused, "perf", {}, refusal(errno)};
    m_cpus.push_back({std::move(buffer), static_cast<std::int16_t>(cpu), monotonicNow()});
    return {};
}

void PerfProbe::watch(std::int32_t tid) {
    if (!m_tracepoints)
        return;
    m_tracepoints->watch(tid);
    // The number was another thread's before.
    if (const auto last = m_last.find(tid);
        last != m_last.end() && last->second.kind == SchedulerRecord::Kind::Exited)
        m_last.erase(last);
}

void PerfProbe::drain(std::vector<SchedulerRecord>& records) {
    const std::int64_t began = monotonicNow();
    const auto take = [&](std::vector<SchedulerRecord>& taken) {
        for (Cpu& cpu : m_cpus)
            cpu.buffer.drain([&](const perf_event_header& header, const char* record) {
                if (header.size >= sizeof header + sizeof(SampleId))
                    PerfProbe::take(header, record, cpu, taken);
            });
    };
    if (!m_tracepoints)
        return take(records);
    take(m_held);
    // Read after the threads' own records: so each of these that a tracepoint has told of before is a
    // repetition.
    m_tracepoints->drain(m_held);
    releaseUntil(began, records);
}

/// What was recorded while the buffers were read is in some of them and not in others: it waits for the
/// next time, as only what is complete shows who repeats whom.
void PerfProbe::releaseUntil(std::int64_t time, std::vector<SchedulerRecord>& records) {
    std::ranges::stable_sort(m_held, {}, &SchedulerRecord::time);
    const auto end = std::ranges::upper_bound(m_held, time, {}, &SchedulerRecord::time);
    std::copy_if(m_held.begin(), end, std::back_inserter(records),
                 [this](const SchedulerRecord& record) { return !isRepeated(record); });
    m_held.erase(m_held.begin(), end);
}

/// Whether the tracepoint has said before what the thread's own record says.
bool PerfProbe::isRepeated(const SchedulerRecord& record) {
    using Kind = SchedulerRecord::Kind;
    if (record.kind == Kind::Lost || record.kind == Kind::Waking)
        return false;
    const auto [last, isFirst] = m_last.try_emplace(record.tid, record);
    if (isFirst)
        return false;
    const bool wasIn = last->second.kind == Kind::SwitchedIn;
    const bool isIn = record.kind == Kind::SwitchedIn;
    const bool ended = last->second.kind == Kind::Exited;
    const bool repeats = record.kind != Kind::Exited && wasIn == isIn && last->second.cpu == record.cpu;
    if (!ended && !repeats)
        last->second = record;
    return ended || repeats;
}

void PerfProbe::drainEnd(std::vector<SchedulerRecord>& records) {
    const std::int64_t now = monotonicNow();
    releaseUntil(now, records);
    for (const Cpu& cpu : m_cpus) {
        const std::uint64_t lost = cpu.buffer.lostRecords();
        if (lost <= cpu.lostTold)
            continue;
        SchedulerRecord made;
        made.kind = SchedulerRecord::Kind::Lost;
        made.cpu = cpu.number;
        made.time = std::min(cpu.lastTime, now);
        made.until = now;
        made.count = lost - cpu.lostTold;
        records.push_back(made);
    }
}

void PerfProbe::take(const perf_event_header& header, const char* record, Cpu& cpu,
                     std::vector<SchedulerRecord>& records) {
    SampleId id;
    std::memcpy(&id, record + header.size - sizeof id, sizeof id);
    SchedulerRecord made;
    made.cpu = static_cast<std::int16_t>(id.cpu);
    made.tid = static_cast<std::int32_t>(id.tid);
    made.time = static_cast<std::int64_t>(id.time);
    if (header.type == PERF_RECORD_SWITCH) {
        if (header.misc & PERF_RECORD_MISC_SWITCH_OUT)
            made.kind = header.misc & PERF_RECORD_MISC_SWITCH_OUT_PREEMPT
                            ? SchedulerRecord::Kind::Preempted
                            : SchedulerRecord::Kind::SwitchedOut;
        records.push_back(made);
    } else if (header.type == PERF_RECORD_EXIT) {
        // pid, ppid, tid, ptid: who ended is in the record, and need not be who was on the CPU
        std::memcpy(&made.tid, record + sizeof header + 2 * sizeof(std::uint32_t), sizeof made.tid);
        made.kind = SchedulerRecord::Kind::Exited;
        records.push_back(made);
    } else if (header.type == PERF_RECORD_LOST) {
        // Written when there was room again, just before the first record that found it.
        made.kind = SchedulerRecord::Kind::Lost;
        made.until = made.time;
        made.time = std::min(cpu.lastTime, made.until);
        std::memcpy(&made.count, record + sizeof header + sizeof(std::uint64_t), sizeof made.count);
        cpu.lostTold += made.count;
        records.push_back(made);
    }
    cpu.lastTime = std::max(cpu.lastTime, static_cast<std::int64_t>(id.time));
}

} // namespace interleave
