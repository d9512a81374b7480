// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Traces of locks, written by hand.
#pragma once

#include "tests/ui/views/ProcessScript.h"

#include <string>
#include <vector>

namespace interleave {

/// So many philosophers, each of whom has the fork of its number and can wait for the next one's.
struct TableScript : ProcessScript {
    std::vector<ActorId> philosophers;
    std::vector<ObjectId> forks;

    explicit TableScript(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            forks.push_back(object(ObjectType::Lock, "fork " + std::to_string(i + 1)));
        for (std::size_t i = 0; i < count; ++i) {
            const std::string name = "P" + std::to_string(i + 1);
            philosophers.push_back(thread(name, name, 4700, 5000 + static_cast<std::int32_t>(i)));
            event(philosophers[i], EventKind::LockAcquired, forks[i]);
        }
    }
    void waitsForTheNext(std::size_t i) {
        waits(philosophers[i], WaitReason::Lock, forks[(i + 1) % forks.size()]);
    }
};

} // namespace interleave
