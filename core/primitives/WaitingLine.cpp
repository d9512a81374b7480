// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/WaitingLine.h"

#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

#include <algorithm>

namespace interleave {

std::optional<int> WaitingLine::await(std::unique_lock<std::mutex>& lock, WaitReason reason, ObjectId object,
                                      Timeout timeout) {
    Actor& self = *Actor::current();
    Waiter waiter{&self, {}};
    m_waiters.push_back(&waiter);
    const auto deadline = self.stage().deadlineAfter(timeout);
    const Wait wait(self, reason, object, deadline);
    ParkEnd end = ParkEnd::Notified;
    while (end == ParkEnd::Notified) {
        lock.unlock();
        end = self.park(deadline);
        lock.lock();
        if (waiter.told) {
            wait.ended(WaitEnd::Served);
            return waiter.told;
        }
    }
    std::erase(m_waiters, &waiter);
    if (end == ParkEnd::Stopped)
        wait.stopped();
    wait.ended(WaitEnd::TimedOut);
    return std::nullopt;
}

void WaitingLine::serveFirst(Emitter& by, ObjectId object, int word) {
    Waiter& waiter = *m_waiters.front();
    m_waiters.pop_front();
    waiter.told = word;
    waiter.actor->tellWoken(by, object);
    waiter.actor->notify();
}

} // namespace interleave
