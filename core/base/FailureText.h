// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What keeps a process from starting or ends a run, as it stands in the trace: in English, with its facts, as
// a trace is one text for all. The window finds the template again and says it in its own language.
#pragma once

#include "core/base/Error.h"
#include "core/base/TextNoop.h"

namespace interleave::failure {

inline constexpr const char* kProcessNotStarted =
    TEXT_NOOP("error", "the process %1 could not be started: %2");
inline constexpr const char* kProcessOnce = TEXT_NOOP("error", "a process can only be started once");
inline constexpr const char* kThreadOnce = TEXT_NOOP("error", "threads can only be started once");
inline constexpr const char* kTooManyProcesses = TEXT_NOOP("error", "too many processes: at most %1");
inline constexpr const char* kTooManyActors = TEXT_NOOP("error", "too many actors: at most %1");
inline constexpr const char* kTooManyCounters = TEXT_NOOP("error", "too many counters: at most %1");
inline constexpr const char* kNotTheFirst = TEXT_NOOP("error", "only the run's first process starts others");
inline constexpr const char* kNoRoomToShare =
    TEXT_NOOP("error", "no room for what processes share: %1, %2 bytes of %3 in all");
inline constexpr const char* kManagerUnreachable = TEXT_NOOP("error", "the manager cannot be asked: %1");
inline constexpr const char* kManagerEnded =
    TEXT_NOOP("error", "the manager's process ended before it could be asked");
inline constexpr const char* kNoThreadForPool = TEXT_NOOP("error", "no thread left for the pool %1");
inline constexpr const char* kNoWorkerLeft = TEXT_NOOP("error", "no worker is left: %1");

/// All of them, and those of an Error that a process in the run may end with.
inline constexpr const char* kAll[] = {
    kProcessNotStarted,
    kProcessOnce,
    kThreadOnce,
    kTooManyProcesses,
    kTooManyActors,
    kTooManyCounters,
    kNotTheFirst,
    kNoRoomToShare,
    kManagerUnreachable,
    kManagerEnded,
    kNoThreadForPool,
    kNoWorkerLeft,
    errorTemplate(ErrorCode::UnknownRole),
};

} // namespace interleave::failure
