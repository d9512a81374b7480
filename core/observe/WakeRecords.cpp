// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/WakeRecords.h"

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include <unistd.h>

namespace interleave {

namespace {

constexpr const char* kFormatPath = "/sys/kernel/tracing/events/sched/sched_waking/format";
/// 1 MiB: 13 000 wake-ups of a CPU between two polls.
constexpr std::size_t kMostPages = 256;
constexpr std::size_t kFewestPages = 16;
/// Of common_flags: whoever was on the CPU was interrupted, and woke nobody (the kernel's
/// Documentation/trace/ftrace.rst: hard and soft interrupts).
constexpr unsigned char kInterrupt = 0x08 | 0x10;

/// Behind the header of a sample with PERF_SAMPLE_TID, TIME, CPU and RAW, in this order.
struct Sample {
    std::uint32_t pid, tid;
    std::uint64_t time;
    std::uint32_t cpu, reserved;
    std::uint32_t rawSize;
};
constexpr std::size_t kSampleBytes = offsetof(Sample, rawSize) + sizeof(std::uint32_t);

/// The offset in "field:pid_t pid;\toffset:24;\tsize:4;", where `declared` is what the field is.
std::optional<std::size_t> offsetIn(const std::string& line, const char* declared) {
    const std::size_t at = line.find("offset:");
    if (line.find(declared) == std::string::npos || at == std::string::npos)
        return {};
    return std::strtoul(line.c_str() + at + std::strlen("offset:"), nullptr, 10);
}

} // namespace

std::optional<WakeRecords::Format> WakeRecords::readFormat() {
    std::ifstream file(kFormatPath);
    Format format;
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("ID:", 0) == 0)
            format.id = std::strtoul(line.c_str() + 3, nullptr, 10);
        if (const auto flags = offsetIn(line, "char common_flags;"))
            format.flags = *flags;
        if (const auto pid = offsetIn(line, "pid_t pid;"))
            format.pid = *pid;
    }
    if (format.id == 0 || format.flags == 0 || format.pid == 0)
        return {};
    return format;
}

std::optional<WakeRecords> WakeRecords::attach() {
    const auto format = readFormat();
    if (!format)
        return {};
    WakeRecords records;
    records.m_format = *format;
    const long cpus = ::sysconf(_SC_NPROCESSORS_CONF);
    for (int cpu = 0; cpu < cpus; ++cpu) {
        perf_event_attr attr = perfAttributes(PERF_TYPE_TRACEPOINT, format->id);
        attr.sample_type |= PERF_SAMPLE_RAW;
        attr.sample_period = 1;
        UniqueFd fd = openPerf(attr, -1, cpu);
        if (!fd && errno == ENODEV)
            continue; // configured but offline
        PerfBuffer buffer = fd ? PerfBuffer::map(std::move(fd), kMostPages, kFewestPages) : PerfBuffer();
        if (!buffer)
            return {};
        records.m_buffers.push_back(std::move(buffer));
    }
    return records;
}

void WakeRecords::drain(std::vector<SchedulerRecord>& records) {
    for (PerfBuffer& buffer : m_buffers)
        buffer.drain([&](const perf_event_header& header, const char* record) {
            // One that was lost is no harm: the switch-in that follows it is recorded elsewhere.
            if (header.type == PERF_RECORD_SAMPLE && header.size > sizeof header + kSampleBytes)
                take(header, record, records);
        });
}

void WakeRecords::take(const perf_event_header& header, const char* record,
                       std::vector<SchedulerRecord>& records) const {
    Sample sample;
    std::memcpy(&sample, record + sizeof header, kSampleBytes);
    const char* const raw = record + sizeof header + kSampleBytes;
    SchedulerRecord made;
    if (m_format.pid + sizeof made.tid > header.size - sizeof header - kSampleBytes)
        return;
    std::memcpy(&made.tid, raw + m_format.pid, sizeof made.tid);
    if (!m_watched.contains(made.tid))
        return;
    made.kind = SchedulerRecord::Kind::Waking;
    made.cpu = static_cast<std::int16_t>(sample.cpu);
    made.time = static_cast<std::int64_t>(sample.time);
    const bool interrupt = (static_cast<unsigned char>(raw[m_format.flags]) & kInterrupt) != 0;
    made.waker = interrupt ? 0 : static_cast<std::int32_t>(sample.tid);
    records.push_back(made);
}

} // namespace interleave
