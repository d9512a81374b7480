// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two ends of starting a worker process: how the engine spawns one, and how the new process knows which
// it is. The arguments are one format, so both are here; and so is how it plays its part.
#pragma once

#include "core/base/Result.h"
#include "core/engine/WorkerProcess.h"

#include <functional>
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

/// Plays `program` as this process's main program, listening to the doorbell, and ends the process: with
/// status 0, or 1 where the program ended with an error. Whoever started it gone, it ends at once. Everything
/// is in shared memory then: nothing is to be tidied up, and the doorbell's thread may still use the stage.
[[noreturn]] void playHere(Stage& stage, const std::function<void()>& program);

} // namespace interleave
