// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ring into which the kernel writes the records of one perf_event_open(2) descriptor, mapped read-write
// so that the kernel stops rather than overwrites what has not been read. One thread at a time.
#pragma once

#include "core/base/UniqueFd.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include <linux/perf_event.h>

namespace interleave {

class PerfBuffer {
public:
    /// An empty one, where there is no room even for `fewestPages` or the kernel refuses: errno says why.
    /// Otherwise with `mostPages`, or half as many, and so on; a power of two.
    static PerfBuffer map(UniqueFd fd, std::size_t mostPages, std::size_t fewestPages);

    PerfBuffer() = default;
    PerfBuffer(PerfBuffer&& other) noexcept { *this = std::move(other); }
    PerfBuffer& operator=(PerfBuffer&& other) noexcept;
    PerfBuffer(const PerfBuffer&) = delete;
    PerfBuffer& operator=(const PerfBuffer&) = delete;
    ~PerfBuffer() { unmap(); }

    explicit operator bool() const { return m_page != nullptr; }

    /// Calls `take(header, record)` for each record since; `record` begins with the header.
    template <class Take> void drain(Take&& take) {
        const std::uint64_t head = newestByte();
        std::uint64_t tail = m_page->data_tail;
        while (tail != head) {
            alignas(8) char record[kLongestRecord];
            perf_event_header header;
            copyOut(&header, tail, sizeof header);
            if (header.size >= sizeof header && header.size <= sizeof record) {
                copyOut(record, tail, header.size);
                take(header, static_cast<const char*>(record));
            }
            if (header.size == 0)
                break;
            tail += header.size;
        }
        giveBackUntil(tail);
    }

    /// How many records found no room so far, of a descriptor with PERF_FORMAT_LOST alone as its read_format
    /// (Linux 6.0); 0 where that is not known.
    [[nodiscard]] std::uint64_t lostRecords() const;

private:
    static constexpr std::size_t kLongestRecord = 256; ///< of those that are asked for

    [[nodiscard]] std::uint64_t newestByte() const;
    void giveBackUntil(std::uint64_t tail);
    void copyOut(void* to, std::uint64_t from, std::size_t count) const;
    void unmap();

    UniqueFd m_fd;
    perf_event_mmap_page* m_page = nullptr;
    std::size_t m_bytes = 0;
    const char* m_data = nullptr;
    std::size_t m_size = 0;
};

/// Of an attribute, what all descriptors of ours have in common: times are CLOCK_MONOTONIC.
perf_event_attr perfAttributes(std::uint32_t type, std::uint64_t config);
/// perf_event_open(2) for `pid` (-1: everybody) on `cpu`; empty where it is refused: errno says why.
UniqueFd openPerf(perf_event_attr& attr, int pid, int cpu);

} // namespace interleave
