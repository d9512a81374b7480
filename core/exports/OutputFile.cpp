// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/OutputFile.h"

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>

namespace interleave {

namespace {

constexpr int kTries = 100;
constexpr ::mode_t kMode = 0666; // less the umask, as any program's new file

Error notWritten(const std::string& path, int error) {
    return {ErrorCode::FileNotWritten, path, {}, std::strerror(error)};
}

/// `path` without symbolic links; `path` itself where it does not exist.
std::string resolved(const std::string& path) {
    char real[PATH_MAX];
    return ::realpath(path.c_str(), real) ? real : path;
}

} // namespace

OrError<std::unique_ptr<OutputFile>> OutputFile::create(const std::string& path) {
    if (path.empty())
        return notWritten(path, ENOENT);
    struct stat existing {};
    if (::stat(path.c_str(), &existing) == 0) {
        if (S_ISDIR(existing.st_mode))
            return notWritten(path, EISDIR);
        if (!S_ISREG(existing.st_mode)) {
            UniqueFd device(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
            if (!device)
                return notWritten(path, errno);
            return std::unique_ptr<OutputFile>(new OutputFile(path, path, {}, std::move(device)));
        }
        // A rename would replace a file that its owner has protected.
        if (::access(path.c_str(), W_OK) != 0)
            return notWritten(path, errno);
    }
    const std::string target = resolved(path);
    for (int i = 0; i < kTries; ++i) {
        std::string temporary = target + ".part-" + std::to_string(::getpid()) + '-' + std::to_string(i);
        UniqueFd fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode));
        if (fd)
            return std::unique_ptr<OutputFile>(
                new OutputFile(path, target, std::move(temporary), std::move(fd)));
        if (errno != EEXIST)
            break;
    }
    return notWritten(path, errno);
}

OutputFile::~OutputFile() {
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Error OutputFile::failure(int error) const {
    return notWritten(m_path, error);
}

OrError<void> OutputFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ::ssize_t written = ::write(m_fd.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return failure(written < 0 ? errno : ENOSPC);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        m_size += static_cast<std::uint64_t>(written);
    }
    return {};
}

OrError<void> OutputFile::restart() {
    if (m_size == 0)
        return {};
    if (::ftruncate(m_fd.get(), 0) != 0 || ::lseek(m_fd.get(), 0, SEEK_SET) != 0)
        return failure(errno);
    m_size = 0;
    return {};
}

OrError<void> OutputFile::commit() {
    // Some file systems tell of a full disk only now.
    const int fd = m_fd.release();
    if (::close(fd) != 0)
        return failure(errno);
    if (m_temporary.empty())
        return {};
    if (std::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return failure(errno);
    m_temporary.clear();
    return {};
}

} // namespace interleave
