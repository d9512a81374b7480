// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two ends of starting a worker process: how the engine spawns one, and how the new process knows which
// it is. The arguments are one format, so both are here.
#pragma once

#include "core/base/Result.h"
#include "core/engine/WorkerProcess.h"

#include <optional>
#include <string>

namespace interleave {

/// Descriptors of every process of a run: its segment, and the pipe whose other end goes with its parent.
inline constexpr int kSegmentFd = 3;
inline constexpr int kDoorbellFd = 4;

/// Spawns the process (posix_spawn(3): no code of ours runs between fork and exec, which a program with
/// threads could not bear). The error says what failed and why. Any actor of the engine.
[[nodiscard]] Result<pid_t, std::string> spawnWorker(Stage& stage, const WorkerProcess::Identity& identity);

/// What a worker's arguments, behind the program and the lesson, say; none: they are not a worker's.
[[nodiscard]] std::optional<WorkerProcess::Identity> workerIdentity(int argc, const char* const* argv);

} // namespace interleave
