// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/SharedMemory.h"

#include "core/base/Descriptors.h"

#include <cerrno>
#include <utility>

#include <sys/mman.h>
#include <sys/stat.h>

namespace interleave {

namespace {

Error failed(const char* call) {
    return {ErrorCode::SharedMemoryFailed, call, {}, systemWords(errno)};
}

} // namespace

SharedMemory::SharedMemory(UniqueFd fd, std::byte* data, std::size_t size)
    : m_fd(std::move(fd)), m_data(data), m_size(size) {}

SharedMemory::SharedMemory(SharedMemory&& other) noexcept
    : m_fd(std::move(other.m_fd)), m_data(std::exchange(other.m_data, nullptr)),
      m_size(std::exchange(other.m_size, 0)) {}

SharedMemory& SharedMemory::operator=(SharedMemory&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

SharedMemory::~SharedMemory() {
    if (m_data)
        ::munmap(m_data, m_size);
}

OrError<SharedMemory> SharedMemory::create(const char* label, std::size_t bytes) {
    UniqueFd fd(::memfd_create(label, MFD_CLOEXEC));
    if (!fd)
        return failed("memfd_create");
    if (::ftruncate(fd.get(), static_cast<off_t>(bytes)) != 0)
        return failed("ftruncate");
    return map(std::move(fd), bytes);
}

OrError<SharedMemory> SharedMemory::open(UniqueFd fd) {
    struct stat status {};
    if (::fstat(fd.get(), &status) != 0)
        return failed("fstat");
    return map(std::move(fd), static_cast<std::size_t>(status.st_size));
}

OrError<SharedMemory> SharedMemory::map(UniqueFd fd, std::size_t bytes) {
    void* data = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
    if (data == MAP_FAILED)
        return failed("mmap");
    return SharedMemory(std::move(fd), static_cast<std::byte*>(data), bytes);
}

} // namespace interleave
