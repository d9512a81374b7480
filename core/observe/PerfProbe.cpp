// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/PerfProbe.h"

#include "core/base/Clock.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>

#include <linux/perf_event.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Without privilege all of a user's buffers on a CPU share kernel.perf_event_mlock_kb (516).
constexpr std::size_t kFewestBufferPages = 32;

perf_event_attr attributes() {
    perf_event_attr attr{};
    attr.size = sizeof attr;
    attr.type = PERF_TYPE_SOFTWARE;
    attr.config = PERF_COUNT_SW_DUMMY;
    attr.sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CPU;
    attr.sample_id_all = 1;
    attr.context_switch = 1;
    attr.task = 1;
    attr.inherit = 1;
    attr.exclude_kernel = 1;
    attr.exclude_hv = 1;
    attr.use_clockid = 1;
    attr.clockid = CLOCK_MONOTONIC;
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

class PerfProbe::Buffer {
public:
    Buffer(UniqueFd fd, void* memory, std::size_t bytes)
        : m_lastTime(monotonicNow()), m_fd(std::move(fd)), m_page(static_cast<perf_event_mmap_page*>(memory)),
          m_bytes(bytes), m_data(static_cast<const char*>(memory) + m_page->data_offset),
          m_size(m_page->data_size) {}
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer() { ::munmap(m_page, m_bytes); }

    void drain(std::vector<SchedulerRecord>& records) {
        // The kernel writes data_head after the data; we write data_tail after we have read
        // (perf_event_open(2)).
        const std::uint64_t head = std::atomic_ref(m_page->data_head).load(std::memory_order_acquire);
        std::uint64_t tail = m_page->data_tail;
        while (tail != head) {
            alignas(8) char record[256];
            perf_event_header header;
            copyOut(&header, tail, sizeof header);
            if (header.size >= sizeof header + sizeof(SampleId) && header.size <= sizeof record) {
                copyOut(record, tail, header.size);
                take(header, record, records);
            }
            if (header.size == 0)
                break;
            tail += header.size;
        }
        std::atomic_ref(m_page->data_tail).store(tail, std::memory_order_release);
    }

private:
    void copyOut(void* to, std::uint64_t from, std::size_t count) const {
        const std::size_t offset = from % m_size;
        const std::size_t first = std::min<std::size_t>(count, m_size - offset);
        std::memcpy(to, m_data + offset, first);
        std::memcpy(static_cast<char*>(to) + first, m_data, count - first);
    }

    void take(const perf_event_header& header, const char* record, std::vector<SchedulerRecord>& records) {
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
            made.time = std::min(m_lastTime, made.until);
            std::memcpy(&made.count, record + sizeof header + sizeof(std::uint64_t), sizeof made.count);
            records.push_back(made);
        }
        m_lastTime = std::max(m_lastTime, static_cast<std::int64_t>(id.time));
    }

    std::int64_t m_lastTime; ///< of the newest record taken
    UniqueFd m_fd;
    perf_event_mmap_page* m_page;
    std::size_t m_bytes;
    const char* m_data;
    std::size_t m_size;
};

void PerfProbe::BufferDeleter::operator()(Buffer* buffer) const {
    delete buffer;
}

OrError<PerfProbe> PerfProbe::attach(pid_t pid, std::size_t bufferPages) {
    PerfProbe probe;
    const long cpus = ::sysconf(_SC_NPROCESSORS_CONF);
    for (int cpu = 0; cpu < cpus; ++cpu)
        if (auto opened = probe.openOn(cpu, pid, bufferPages); !opened)
            return opened.error();
    if (probe.m_buffers.empty())
        return Error{ErrorCode::ProbeRefused, "perf", {}, "no CPU is online"};
    return probe;
}

OrError<void> PerfProbe::openOn(int cpu, pid_t pid, std::size_t bufferPages) {
    perf_event_attr attr = attributes();
    UniqueFd fd(static_cast<int>(::syscall(SYS_perf_event_open, &attr, pid, cpu, -1, PERF_FLAG_FD_CLOEXEC)));
    if (!fd && errno == ENODEV)
        return {}; // a CPU that is configured but offline
    if (!fd)
        return Error{ErrorCode::ProbeRefused, "perf", {}, refusal(errno)};
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const std::size_t fewest = std::min(bufferPages, kFewestBufferPages);
    for (std::size_t pages = bufferPages; pages >= fewest && pages > 0; pages /= 2) {
        const std::size_t bytes = (pages + 1) * page;
        void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
        if (memory != MAP_FAILED) {
            m_buffers.emplace_back(new Buffer(std::move(fd), memory, bytes));
            return {};
        }
    }
    return Error{ErrorCode::ProbeRefused, "perf", {}, refusal(errno)};
}

void PerfProbe::drain(std::vector<SchedulerRecord>& records) {
    for (const auto& buffer : m_buffers)
        buffer->drain(records);
}

} // namespace interleave
