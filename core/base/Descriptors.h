// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Descriptors that a process to be started gets under fixed numbers, and the system's words where there is
// none left. Any thread.
#pragma once

#include "core/base/UniqueFd.h"

#include <cerrno>
#include <string>

namespace interleave {

/// A copy above the numbers that a started process gets, so that moving one there cannot overwrite the other.
/// Empty: errno says why; EMFILE where the limit leaves no such number, for which fcntl(2) has EINVAL.
[[nodiscard]] UniqueFd movedUp(int fd);

/// The system's words for an errno, and the limit where that was reached:
/// "Too many open files, at most 1024".
[[nodiscard]] std::string systemWords(int error);
/// Which call failed, and those words: "dup: Too many open files, at most 1024".
[[nodiscard]] std::string systemFailure(const std::string& call, int error = errno);

} // namespace interleave
