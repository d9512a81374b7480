// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What all kinds of queues have in common: how a call is made, and what may come of it.
#pragma once

#include "core/wire/Event.h"

namespace interleave {

enum class QueueError {
    Full,            ///< no slot came free (in time)
    Empty,           ///< no item came (in time)
    NegativeTimeout, ///< a timeout must not be negative; nothing was done
    TooManyTaskDone, ///< task_done() called more often than there were items
    // Between processes:
    ItemTooLarge, ///< an item has a limit of size; nothing was done
    MemoryFull,   ///< an unbounded queue has its limits too; nothing was done
    ManagerGone,  ///< the process that holds the queue is not there any more
    ManagerFull,  ///< it has no thread or descriptor left for another client
};

/// The name that a lesson prints: Full, Empty, …
[[nodiscard]] const char* nameOf(QueueError error);

enum class Block : bool { No, Yes };

/// An answer that was true when it was taken.
template <class T> struct Snapshot {
    SnapshotKind kind;
    T value;
};

} // namespace interleave
