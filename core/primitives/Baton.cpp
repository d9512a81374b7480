// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Baton.h"

#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

#include <array>
#include <atomic>
#include <new>

namespace interleave {

/// The two words of a hand-over are written and read crosswise (whose it is, then who waits; who waits, then
/// whose it is), so both are seq_cst: one of the two sees the other. No lock, so a death leaves nothing half
/// done.
struct Baton::Shared {
    std::atomic<End> where{End::First};
    std::array<std::atomic<ActorId>, 2> waiting{kNoActor, kNoActor};
};

namespace {

std::size_t indexOf(Baton::End end) {
    return static_cast<std::size_t>(end);
}

} // namespace

Baton::Baton(Stage& stage, const std::string& name)
    : Baton(stage, [&]() -> SharedEntry& {
          const ObjectId id = stage.addObject(ObjectType::Baton, name, 0);
          SharedEntry& entry = stage.addShared(name, id, sizeof(Shared));
          new (stage.segment().sharedBytes(entry)) Shared{};
          entry.ready.store(1, std::memory_order_release);
          return entry;
      }()) {}

Baton::Baton(Stage& stage, SharedEntry& entry)
    : m_stage(stage), m_id(entry.object),
      m_shared(*std::launder(reinterpret_cast<Shared*>(stage.segment().sharedBytes(entry)))) {}

bool Baton::await(End here, Timeout timeout) {
    m_stage.checkpoint();
    const auto isHere = [&] { return m_shared.where.load(std::memory_order_seq_cst) == here; };
    if (isHere())
        return true;
    Actor& self = m_stage.actorHere();
    const auto deadline = m_stage.deadlineAfter(timeout);
    const Wait wait(self, WaitReason::Baton, m_id, deadline);
    std::atomic<ActorId>& waiting = m_shared.waiting[indexOf(here)];
    waiting.store(self.id(), std::memory_order_seq_cst);
    ParkEnd end = ParkEnd::Notified;
    while (!isHere() && end == ParkEnd::Notified)
        end = self.park(deadline);
    waiting.store(kNoActor, std::memory_order_seq_cst);
    const bool got = isHere();
    if (!got && end == ParkEnd::Stopped)
        wait.stopped();
    wait.ended(got ? WaitEnd::Served : WaitEnd::TimedOut);
    return got;
}

void Baton::give(End here) {
    m_stage.checkpoint();
    if (m_shared.where.load(std::memory_order_relaxed) != here)
        return;
    Actor& self = m_stage.actorHere();
    const End there = here == End::First ? End::Second : End::First;
    m_shared.where.store(there, std::memory_order_seq_cst);
    const ActorId waiting = m_shared.waiting[indexOf(there)].load(std::memory_order_seq_cst);
    if (waiting == kNoActor)
        return;
    self.emitter().emitOrdered(EventKind::Woke, m_id, 0, waiting);
    m_stage.notify(waiting);
}

} // namespace interleave
