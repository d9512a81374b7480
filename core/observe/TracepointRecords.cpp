// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/TracepointRecords.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include <unistd.h>

namespace interleave {

namespace {

constexpr const char* kTracepoints = "/sys/kernel/tracing/events/sched/";
/// 1 MiB: 9 000 switches of a CPU between two polls, or 13 000 wake-ups.
constexpr std::size_t kMostPages = 256;
constexpr std::size_t kFewestPages = 16;
/// Of common_flags: whoever was on the CPU was interrupted, and woke nobody (the kernel's
/// Documentation/trace/ftrace.rst: hard and soft interrupts).
constexpr unsigned char kInterrupt = 0x08 | 0x10;
/// Of prev_state: all for which a thread is not runnable (TASK_REPORT in the kernel's include/linux/sched.h).
constexpr std::int64_t kNotRunnable = 0x7f;

/// Behind the header of a sample with PERF_SAMPLE_TID, TIME, CPU and RAW, in this order.
struct SampleHead {
    std::uint32_t pid, tid;
    std::uint64_t time;
    std::uint32_t cpu, reserved;
    std::uint32_t rawSize;
};
constexpr std::size_t kHeadBytes = offsetof(SampleHead, rawSize) + sizeof(std::uint32_t);

/// The offset in "field:pid_t pid;\toffset:24;\tsize:4;", where `declared` is what the field is.
std::optional<std::size_t> offsetIn(const std::string& line, const char* declared) {
    const std::size_t at = line.find("offset:");
    if (line.find(std::string(declared) + ';') == std::string::npos || at == std::string::npos)
        return {};
    return std::strtoul(line.c_str() + at + std::strlen("offset:"), nullptr, 10);
}

} // namespace

struct TracepointRecords::Sample {
    SampleHead head;
    const char* raw;
    std::size_t rawBytes;
    const Tracepoint& tracepoint;

    /// The field of that number; 0 if the record is too short for it.
    template <class T> [[nodiscard]] T field(std::size_t number) const {
        T value{};
        if (tracepoint.fields[number] + sizeof value <= rawBytes)
            std::memcpy(&value, raw + tracepoint.fields[number], sizeof value);
        return value;
    }
    [[nodiscard]] SchedulerRecord record(SchedulerRecord::Kind kind, std::int32_t tid) const {
        SchedulerRecord made;
        made.kind = kind;
        made.cpu = static_cast<std::int16_t>(head.cpu);
        made.tid = tid;
        made.time = static_cast<std::int64_t>(head.time);
        return made;
    }
};

std::optional<TracepointRecords::Tracepoint> TracepointRecords::open(
    const char* name, std::initializer_list<const char*> fields) {
    Tracepoint opened;
    std::ifstream description(std::string(kTracepoints) + name + "/format");
    for (std::string line; std::getline(description, line);) {
        if (line.rfind("ID:", 0) == 0)
            opened.id = std::strtoul(line.c_str() + 3, nullptr, 10);
        for (std::size_t number = 0; number < fields.size(); ++number)
            if (const auto offset = offsetIn(line, fields.begin()[number]))
                opened.fields[number] = *offset;
    }
    for (std::size_t number = 0; number < fields.size(); ++number)
        if (opened.id == 0 || opened.fields[number] == 0)
            return {};
    const long cpus = ::sysconf(_SC_NPROCESSORS_CONF);
    for (int cpu = 0; cpu < cpus; ++cpu) {
        perf_event_attr attr = perfAttributes(PERF_TYPE_TRACEPOINT, opened.id);
        attr.sample_type |= PERF_SAMPLE_RAW;
        attr.sample_period = 1;
        UniqueFd fd = openPerf(attr, -1, cpu);
        if (!fd && errno == ENODEV)
            continue; // configured but offline
        PerfBuffer buffer = fd ? PerfBuffer::map(std::move(fd), kMostPages, kFewestPages) : PerfBuffer();
        if (!buffer)
            return {};
        opened.buffers.push_back(std::move(buffer));
    }
    return opened;
}

std::optional<TracepointRecords> TracepointRecords::attach() {
    auto waking = open("sched_waking", {"unsigned char common_flags", "pid_t pid"});
    auto switches = open("sched_switch", {"pid_t prev_pid", "long prev_state", "pid_t next_pid"});
    if (!waking || !switches)
        return {};
    TracepointRecords records;
    records.m_waking = std::move(*waking);
    records.m_switch = std::move(*switches);
    return records;
}

void TracepointRecords::drain(std::vector<SchedulerRecord>& records) {
    drain(m_waking, [&](const Sample& sample) { takeWaking(sample, records); });
    drain(m_switch, [&](const Sample& sample) { takeSwitch(sample, records); });
}

template <class Take> void TracepointRecords::drain(Tracepoint& tracepoint, Take&& take) {
    for (PerfBuffer& buffer : tracepoint.buffers)
        buffer.drain([&](const perf_event_header& header, const char* record) {
            // One that was lost is no harm: the threads' own records follow.
            if (header.type != PERF_RECORD_SAMPLE || header.size <= sizeof header + kHeadBytes)
                return;
            Sample sample{{},
                          record + sizeof header + kHeadBytes,
                          header.size - sizeof header - kHeadBytes,
                          tracepoint};
            std::memcpy(&sample.head, record + sizeof header, kHeadBytes);
            take(sample);
        });
}

void TracepointRecords::takeWaking(const Sample& sample, std::vector<SchedulerRecord>& records) const {
    const auto woken = sample.field<std::int32_t>(1);
    if (!m_watched.contains(woken))
        return;
    SchedulerRecord made = sample.record(SchedulerRecord::Kind::Waking, woken);
    const bool interrupt = (sample.field<unsigned char>(0) & kInterrupt) != 0;
    made.waker = interrupt ? 0 : static_cast<std::int32_t>(sample.head.tid);
    records.push_back(made);
}

void TracepointRecords::takeSwitch(const Sample& sample, std::vector<SchedulerRecord>& records) const {
    const auto left = sample.field<std::int32_t>(0);
    const auto next = sample.field<std::int32_t>(2);
    const bool stays = (sample.field<long>(1) & kNotRunnable) == 0;
    if (m_watched.contains(left))
        records.push_back(sample.record(
            stays ? SchedulerRecord::Kind::Preempted : SchedulerRecord::Kind::SwitchedOut, left));
    if (m_watched.contains(next))
        records.push_back(sample.record(SchedulerRecord::Kind::SwitchedIn, next));
}

} // namespace interleave
