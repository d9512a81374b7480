// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Latch.h"

#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

namespace interleave {

Latch::Latch(Stage& stage, const std::string& name, int count)
    : m_stage(stage), m_id(stage.addObject(ObjectType::Latch, name, count)), m_missing(count) {}

void Latch::arriveAndWait() {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    std::unique_lock lock(m_mutex);
    if (--m_missing == 0) {
        for (Actor* waiting : m_waiting) {
            waiting->tellWoken(self.emitter(), m_id);
            waiting->notify();
        }
        return;
    }
    m_waiting.push_back(&self);
    const Wait wait(self, WaitReason::Latch, m_id, {});
    while (m_missing > 0) {
        lock.unlock();
        const ParkEnd end = self.park({});
        lock.lock();
        if (m_missing > 0 && end == ParkEnd::Stopped)
            wait.stopped();
    }
    wait.ended(WaitEnd::Served);
}

} // namespace interleave
