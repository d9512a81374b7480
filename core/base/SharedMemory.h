// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A piece of memory without a name (memfd_create(2)) that two processes map. Nothing is left behind in
// /dev/shm: the kernel frees it with its last descriptor and mapping. Pages cost memory only once they are
// written.
#pragma once

#include "core/base/Error.h"
#include "core/base/UniqueFd.h"

#include <cstddef>

namespace interleave {

class SharedMemory {
public:
    /// A new piece of `bytes` zeroes, mapped read-write; its descriptor is close-on-exec.
    static OrError<SharedMemory> create(const char* label, std::size_t bytes);
    /// Maps the whole of what `fd` refers to and takes the descriptor over.
    static OrError<SharedMemory> open(UniqueFd fd);

    SharedMemory(SharedMemory&& other) noexcept;
    SharedMemory& operator=(SharedMemory&& other) noexcept;
    ~SharedMemory();

    [[nodiscard]] std::byte* data() const { return m_data; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] int fd() const { return m_fd.get(); }

private:
    SharedMemory(UniqueFd fd, std::byte* data, std::size_t size);
    static OrError<SharedMemory> map(UniqueFd fd, std::size_t bytes);

    UniqueFd m_fd;
    std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace interleave
