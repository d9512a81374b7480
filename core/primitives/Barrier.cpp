// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Barrier.h"

#include "core/engine/Stage.h"

#include <algorithm>

namespace interleave {

Barrier::Barrier(Stage& stage, const std::string& name, int parties)
    : m_stage(stage), m_parties(std::max(parties, 1)),
      m_id(stage.addObject(ObjectType::Barrier, name, m_parties)) {}

Result<int, BarrierError> Barrier::wait(Timeout timeout) {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.actorHere().emitter();
    std::unique_lock lock(m_mutex);
    if (m_broken)
        return BarrierError::Broken;
    const int place = static_cast<int>(m_waiters.size());
    emitter.emitOrdered(EventKind::BarrierArrived, m_id, 0, place + 1, m_generation);
    if (place + 1 == m_parties) {
        emitter.emitOrdered(EventKind::BarrierPassed, m_id, 0, m_parties, m_generation++);
        m_waiters.serveAll(emitter, m_id, Pass);
        return place;
    }
    const auto told = m_waiters.await(lock, WaitReason::Barrier, m_id, timeout);
    if (told == Pass)
        return place;
    if (!told)
        breakIt(emitter, BarrierBreak::TimedOut);
    return BarrierError::Broken;
}

void Barrier::breakIt(Emitter& by, BarrierBreak how) {
    const auto waiting = static_cast<std::int64_t>(m_waiters.size());
    by.emitOrdered(EventKind::BarrierBroken, m_id, static_cast<std::uint8_t>(how), waiting);
    m_broken = true;
    m_waiters.serveAll(by, m_id, TurnedAway);
}

void Barrier::abort() {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.actorHere().emitter();
    const std::lock_guard lock(m_mutex);
    breakIt(emitter, BarrierBreak::Aborted);
}

void Barrier::reset() {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.actorHere().emitter();
    const std::lock_guard lock(m_mutex);
    const auto waiting = static_cast<std::int64_t>(m_waiters.size());
    emitter.emitOrdered(EventKind::BarrierReset, m_id, 0, waiting);
    m_broken = false;
    m_waiters.serveAll(emitter, m_id, TurnedAway);
}

int Barrier::waiting() {
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_waiters.size());
}

bool Barrier::broken() {
    const std::lock_guard lock(m_mutex);
    return m_broken;
}

} // namespace interleave
