// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/PerfBuffer.h"

#include <algorithm>
#include <atomic>
#include <ctime>

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

PerfBuffer PerfBuffer::map(UniqueFd fd, std::size_t mostPages, std::size_t fewestPages) {
    PerfBuffer buffer;
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    for (std::size_t pages = mostPages; pages >= fewestPages && pages > 0; pages /= 2) {
        const std::size_t bytes = (pages + 1) * page;
        void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
        if (memory == MAP_FAILED)
            continue;
        buffer.m_fd = std::move(fd);
        buffer.m_page = static_cast<perf_event_mmap_page*>(memory);
        buffer.m_bytes = bytes;
        buffer.m_data = static_cast<const char*>(memory) + buffer.m_page->data_offset;
        buffer.m_size = buffer.m_page->data_size;
        break;
    }
    return buffer;
}

PerfBuffer& PerfBuffer::operator=(PerfBuffer&& other) noexcept {
    unmap();
    m_fd = std::move(other.m_fd);
    m_page = std::exchange(other.m_page, nullptr);
    m_bytes = other.m_bytes;
    m_data = other.m_data;
    m_size = other.m_size;
    return *this;
}

void PerfBuffer::unmap() {
    if (m_page)
        ::munmap(m_page, m_bytes);
    m_page = nullptr;
}

// The kernel writes data_head after the data; we write data_tail after we have read (perf_event_open(2)).

std::uint64_t PerfBuffer::newestByte() const {
    return std::atomic_ref(m_page->data_head).load(std::memory_order_acquire);
}

std::uint64_t PerfBuffer::lostRecords() const {
    struct {
        std::uint64_t value, lost;
    } counts{};
    const ssize_t got = ::read(m_fd.get(), &counts, sizeof counts);
    return got == static_cast<ssize_t>(sizeof counts) ? counts.lost : 0;
}

void PerfBuffer::giveBackUntil(std::uint64_t tail) {
    std::atomic_ref(m_page->data_tail).store(tail, std::memory_order_release);
}

void PerfBuffer::copyOut(void* to, std::uint64_t from, std::size_t count) const {
    const std::size_t offset = from % m_size;
    const std::size_t first = std::min<std::size_t>(count, m_size - offset);
    std::memcpy(to, m_data + offset, first);
    std::memcpy(static_cast<char*>(to) + first, m_data, count - first);
}

perf_event_attr perfAttributes(std::uint32_t type, std::uint64_t config) {
    perf_event_attr attr{};
    attr.size = sizeof attr;
    attr.type = type;
    attr.config = config;
    attr.sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CPU;
    attr.use_clockid = 1;
    attr.clockid = CLOCK_MONOTONIC;
    return attr;
}

UniqueFd openPerf(perf_event_attr& attr, int pid, int cpu) {
    return UniqueFd(
        static_cast<int>(::syscall(SYS_perf_event_open, &attr, pid, cpu, -1, PERF_FLAG_FD_CLOEXEC)));
}

} // namespace interleave
