// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/QueueCalls.h"

namespace interleave {

const char* nameOf(QueueError error) {
    switch (error) {
    case QueueError::Full: return "Full";
    case QueueError::Empty: return "Empty";
    case QueueError::NegativeTimeout: return "the timeout must not be negative";
    case QueueError::TooManyTaskDone: return "task_done() called too many times";
    case QueueError::ItemTooLarge: return "an item between processes takes at most 16 MiB";
    case QueueError::MemoryFull: return "a queue between processes takes at most 65536 items and 64 MiB";
    case QueueError::ManagerGone: return "the manager's process is gone";
    case QueueError::ManagerFull: return "the manager cannot serve another client";
    }
    return "";
}

} // namespace interleave
