// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lock of one side of a ProcessQueue, and who is let go on with it. Its owner: one actor.
#pragma once

#include "core/engine/Stage.h"
#include "core/primitives/ProcessQueue.h"

#include <vector>

namespace interleave {

/// Whoever may go on is told under the lock, and notified after it, so that it does not wake up to find the
/// lock taken.
class ProcessQueue::Lock {
public:
    Lock(ProcessQueue& queue, Emitter& emitter, Side side)
        : m_queue(queue), m_emitter(emitter), m_side(side) {
        lock();
    }
    ~Lock() {
        if (m_held)
            unlock();
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

    void lock() {
        m_held = true;
        if (m_queue.m_memory.lock(m_side)) // somebody was killed who may have been about to tell somebody
            tellEverybody();
    }
    void unlock() {
        m_queue.m_memory.unlock(m_side);
        m_held = false;
        for (const ActorId actor : m_toNotify)
            m_queue.m_stage.notify(actor);
        m_toNotify.clear();
    }
    /// Lets go on who may, of a line of this side, first come, first served: getters are given their items.
    void letGoOn(Line line) {
        QueueMemory& memory = m_queue.m_memory;
        switch (line) {
        case Line::Putters:
            if (memory.waiting(line).empty())
                break;
            if (memory.room() == 0)
                memory.askToBeToldOfRoom();
            if (memory.room() > 0)
                tell(memory.waiting(line).front());
            break;
        case Line::Getters:
            while (!memory.waiting(line).empty() && memory.ready() > 0) {
                const ActorId first = memory.waiting(line).front();
                if (!memory.hasInHand(
                        first)) // a giver may have been killed before it had taken it out of the line
                    memory.takeInHand(first);
                memory.leave(line, first);
                tell(first);
            }
            break;
        case Line::Joiners:
            if (memory.unfinished() == 0)
                for (const ActorId joiner : memory.waiting(line))
                    tell(joiner);
            break;
        }
    }
    /// Everybody who waits is to look again, told before or not.
    void tellEverybody() {
        for (const Line line : {Line::Putters, Line::Getters, Line::Joiners}) {
            if (QueueMemory::sideOf(line) != m_side)
                continue;
            for (const ActorId actor : m_queue.m_memory.waiting(line)) {
                m_queue.m_memory.setTold(actor, false);
                m_toNotify.push_back(actor);
            }
            letGoOn(line);
        }
        if (m_side == Side::In)
            return;
        // Whoever was given an item, and not notified any more.
        for (const ActorId actor : m_queue.m_memory.handsFull())
            m_toNotify.push_back(actor);
    }

private:
    void tell(ActorId actor) {
        QueueMemory& memory = m_queue.m_memory;
        if (memory.told(actor))
            return;
        memory.setTold(actor, true);
        m_emitter.emitInOrder(memory.order(m_side), m_emitter.id(), EventKind::Woke, m_queue.m_id, 0, actor);
        m_toNotify.push_back(actor);
    }

    ProcessQueue& m_queue;
    Emitter& m_emitter;
    const Side m_side;
    bool m_held = false;
    std::vector<ActorId> m_toNotify;
};

} // namespace interleave
