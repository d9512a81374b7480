// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A token in shared memory that two actors hand to and fro, of one process or of two: it is the same for
// both. Who does not have it sleeps until it comes. The first end has it at first. Each end is one actor's at
// a time; its calls are that actor's, of a process that made or opened the baton.
#pragma once

#include "core/engine/Actor.h"
#include "core/engine/Timeout.h"
#include "core/wire/Segment.h"

#include <string>

namespace interleave {

class Baton {
public:
    enum class End : std::uint8_t { First, Second };

    /// A new one, which other processes open by its name.
    Baton(Stage& stage, const std::string& name);
    /// The one that another process made: Stage::open.
    Baton(Stage& stage, SharedEntry& entry);

    /// Waits until it is here; with a timeout in seconds of the run's clock, at most that long. True: it is.
    bool await(End here, Timeout timeout = {});
    /// Lets the other end have it. Whose it is not has nothing to give: nothing happens.
    void give(End here);
    /// give(), then await().
    bool pass(End here, Timeout timeout = {}) {
        give(here);
        return await(here, timeout);
    }

private:
    struct Shared;

    Stage& m_stage;
    const ObjectId m_id;
    Shared& m_shared;
};

} // namespace interleave
