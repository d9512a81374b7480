// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much memory a process takes, as the kernel counts it. Any thread.
#pragma once

#include <cstdint>
#include <optional>

#include <sys/types.h>

namespace interleave {

/// The process's proportional set size in bytes: its own pages, and of each page that it shares with others
/// its share (/proc/PID/smaps_rollup, proc_pid_smaps(5)). None: there is no such process, or it may not be
/// looked at.
[[nodiscard]] std::optional<std::int64_t> pssOf(pid_t process);

} // namespace interleave
