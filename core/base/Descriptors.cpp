// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Descriptors.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/resource.h>

namespace interleave {

namespace {

constexpr int kFirstOwnFd = 10;

} // namespace

UniqueFd movedUp(int fd) {
    UniqueFd moved(::fcntl(fd, F_DUPFD_CLOEXEC, kFirstOwnFd));
    if (!moved && errno == EINVAL)
        errno = EMFILE;
    return moved;
}

std::string systemWords(int error) {
    const std::string words = std::strerror(error);
    rlimit limit{};
    if (error != EMFILE || ::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return words;
    return words + ", at most " + std::to_string(limit.rlim_cur);
}

std::string systemFailure(const std::string& call, int error) {
    return call + ": " + systemWords(error);
}

} // namespace interleave
