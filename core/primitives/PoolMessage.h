// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a pool and its workers write to each other. A task with a number or nothing as its argument, or as its
// result, fits into a queue's slot itself. Any thread.
#pragma once

#include "core/primitives/Value.h"

#include <cstdint>

namespace interleave {

struct PoolMessage {
    enum Kind : std::uint32_t { Done, Error, WorkerDied, End };
    std::uint32_t number = 0; ///< the task's, from 0; WorkerDied: the process's index
    std::uint32_t word = 0;   ///< of a task: text id of its name; of a result: Kind
    Value value;

    [[nodiscard]] Value packed() const;
    [[nodiscard]] static PoolMessage unpacked(const Value& packed);
};

} // namespace interleave
