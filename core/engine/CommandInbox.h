// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands that have come for the lesson, in their order. next: one actor at a time. deliver: any thread
// of the process.
#pragma once

#include "core/engine/Emitter.h"

#include <deque>
#include <mutex>
#include <string>

namespace interleave {

class Actor;
class Stage;

class CommandInbox {
public:
    /// The oldest; waits for one.
    std::string next(Stage& stage);
    void deliver(Emitter& by, std::string command);

private:
    std::mutex m_mutex;
    std::deque<std::string> m_commands; ///< guarded by m_mutex
    Actor* m_waiting = nullptr;         ///< guarded by m_mutex
};

} // namespace interleave
