// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/EventFlag.h"

#include "core/engine/Stage.h"

namespace interleave {

EventFlag::EventFlag(Stage& stage, const std::string& name)
    : m_stage(stage), m_id(stage.addObject(ObjectType::EventFlag, name, 0)) {}

void EventFlag::set() {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.actorHere().emitter();
    const std::lock_guard lock(m_mutex);
    emitter.emitOrdered(EventKind::FlagSet, m_id);
    m_set = true;
    m_waiters.serveAll(emitter, m_id);
}

void EventFlag::clear() {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.actorHere().emitter();
    const std::lock_guard lock(m_mutex);
    emitter.emitOrdered(EventKind::FlagCleared, m_id);
    m_set = false;
}

bool EventFlag::isSet() {
    const std::lock_guard lock(m_mutex);
    return m_set;
}

bool EventFlag::wait(Timeout timeout) {
    m_stage.checkpoint();
    std::unique_lock lock(m_mutex);
    // Who was woken by a set() goes on, also where it was cleared since.
    return m_set || m_waiters.await(lock, WaitReason::EventFlag, m_id, timeout).has_value();
}

} // namespace interleave
