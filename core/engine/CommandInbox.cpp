// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/CommandInbox.h"

#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

namespace interleave {

std::string CommandInbox::next(Stage& stage) {
    stage.checkpoint();
    Actor& self = stage.actorHere();
    std::unique_lock lock(m_mutex);
    if (m_commands.empty()) {
        m_waiting = &self;
        const Wait wait(self, WaitReason::Command, kNoObject, {});
        while (m_commands.empty()) {
            lock.unlock();
            const ParkEnd end = self.park({});
            lock.lock();
            if (m_commands.empty() && end == ParkEnd::Stopped) {
                m_waiting = nullptr;
                wait.stopped();
            }
        }
        m_waiting = nullptr;
        wait.ended(WaitEnd::Served);
    }
    std::string command = std::move(m_commands.front());
    m_commands.pop_front();
    return command;
}

void CommandInbox::deliver(Emitter& by, std::string command) {
    const std::lock_guard lock(m_mutex);
    m_commands.push_back(std::move(command));
    if (!m_waiting)
        return;
    m_waiting->tellWoken(by, kNoObject);
    m_waiting->notify();
}

} // namespace interleave
