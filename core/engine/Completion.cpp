// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Completion.h"

#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

namespace interleave {

bool Completion::over() const {
    const std::lock_guard lock(m_mutex);
    return m_over;
}

bool Completion::await(Stage& stage, WaitReason reason, ObjectId object, Timeout timeout) {
    Actor& self = stage.actorHere();
    Waiter waiter{&self, false};
    const auto deadline = stage.deadlineAfter(timeout);
    std::unique_lock beginning(m_mutex);
    if (m_over)
        return true;
    m_waiters.push_back(&waiter);
    const Wait wait(self, reason, object, deadline); // told before its end can be
    beginning.unlock();
    ParkEnd end = ParkEnd::Notified;
    while (end == ParkEnd::Notified) {
        end = self.park(deadline);
        const std::lock_guard lock(m_mutex);
        if (waiter.served)
            return wait.ended(WaitEnd::Served), true;
        if (end != ParkEnd::Notified)
            std::erase(m_waiters, &waiter);
    }
    if (end == ParkEnd::Stopped)
        wait.stopped();
    wait.ended(WaitEnd::TimedOut);
    return false;
}

bool Completion::finish(Emitter& by, ObjectId object, const std::function<void()>& tell) {
    const std::lock_guard lock(m_mutex);
    if (m_over)
        return false;
    m_over = true;
    tell();
    for (Waiter* waiter : m_waiters) {
        waiter->served = true;
        waiter->actor->tellWoken(by, object);
        waiter->actor->notify();
    }
    m_waiters.clear();
    return true;
}

} // namespace interleave
