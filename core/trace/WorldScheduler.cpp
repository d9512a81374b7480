// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the kernel tells of its scheduler: switches, wake-ups and samples, and which of them are lost.
#include "core/trace/FoldLimits.h"
#include "core/trace/World.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

/// The clocks of events and kernel records agree to a few tens of nanoseconds; a timer is never early.
constexpr std::int64_t kClockToleranceNs = 10'000;
/// From a wake-up to the record of the switch-out that it is quicker than: up to 31 µs were seen. One that is
/// older came before the thread had begun to leave, so that it stayed: it is not of the sleep after that.
constexpr std::int64_t kLongestLeavingNs = 50'000;

std::int16_t cpuOf(std::int64_t number) {
    return static_cast<std::int16_t>(number >= 0 && number < kMostCpus ? number : -1);
}

} // namespace

void World::applyScheduler(const Event& event) {
    switch (event.kind) {
    case EventKind::Waking: return applyWaking(event);
    case EventKind::Sampled: return applySample(event);
    default: return applySwitch(event); // in, out
    }
}

void World::applySwitch(const Event& event) {
    ActorInfo* actor = actorFor(event.actor);
    if (!actor || actor->state == ActorState::Dead)
        return;
    const std::int16_t cpu = cpuOf(event.a);
    const bool wasInDoubt = actor->inDoubt;
    const std::int64_t wokenAt = std::exchange(actor->wokenRunning, -1);
    // Where records of another CPU are still being lost, it may be put there unseen after it has left this
    // one.
    actor->inDoubt = event.kind == EventKind::SwitchedOut && m_time < m_lostUntil;
    if (event.kind == EventKind::SwitchedOut || actor->heldCpu != cpu)
        takeCpu(*actor, event.actor);
    if (event.kind == EventKind::SwitchedIn) {
        giveCpu(cpu, event.actor);
        actor->cpu = cpu;
        actor->heldCpu = cpu;
        putOnCpu(event.actor, *actor, {CauseKind::Scheduled, WaitReason::None, kNoActor, kNoObject, cpu});
        return;
    }
    if (wasInDoubt) // it has left a CPU: if that it got there was lost, it was there nevertheless
        seeRunning(event.actor, *actor);
    if (event.detail != 0) {
        ++actor->preempted;
        moveTo(event.actor, *actor, ActorState::Runnable,
               {CauseKind::Preempted, WaitReason::None, kNoActor, kNoObject, cpu});
        return;
    }
    ++actor->voluntary;
    if (actor->state != ActorState::Blocked)
        moveTo(event.actor, *actor, ActorState::Blocked, blockCause(*actor));
    if (wokenAt >= 0 && m_time - wokenAt <= kLongestLeavingNs)
        wake(event.actor, *actor, actor->leavingWaker);
}

void World::applySample(const Event& event) {
    ActorInfo* actor = actorFor(event.actor);
    const auto state = static_cast<ActorState>(event.detail);
    if (!actor || actor->state == ActorState::Dead || actor->state == state)
        return;
    actor->inDoubt = false;
    const Cause cause{CauseKind::Sampled, WaitReason::None, kNoActor, kNoObject, cpuOf(event.a)};
    switch (state) {
    case ActorState::Running:
        actor->cpu = cause.cpu;
        putOnCpu(event.actor, *actor, cause);
        break;
    case ActorState::Runnable:
        if (actor->state == ActorState::Blocked)
            moveTo(event.actor, *actor, state, unrecordedWake(*actor));
        else if (actor->state == ActorState::Running)
            moveTo(event.actor, *actor, state, cause);
        break;
    case ActorState::Blocked:
        putOnCpu(event.actor, *actor, cause); // only who runs can begin to wait
        moveTo(event.actor, *actor, state, blockCause(*actor));
        break;
    default: break;
    }
}

/// The kernel says that somebody made it runnable. Mostly the program's own Woke has said so before, and
/// more.
void World::applyWaking(const Event& event) {
    ActorInfo* actor = actorFor(event.actor);
    if (!actor)
        return;
    const ActorId waker = event.a >= 0 && event.a < kNoActor ? static_cast<ActorId>(event.a) : kNoActor;
    // Its record of the switch-out comes a moment after it can be woken.
    actor->wokenRunning = actor->state == ActorState::Running ? m_time : -1;
    actor->leavingWaker = waker;
    if (actor->state == ActorState::Blocked)
        wake(event.actor, *actor, waker);
}

void World::wake(ActorId id, ActorInfo& actor, ActorId waker) {
    Cause cause = unrecordedWake(actor);
    if (cause.kind != CauseKind::WokenBy && waker != kNoActor)
        cause = {CauseKind::WokenBy, actor.cause.reason, waker, actor.cause.object};
    moveTo(id, actor, ActorState::Runnable, cause);
}

/// The kernel keeps no record of a wake-up: what woke an actor that is put on a CPU while it was Blocked.
Cause World::unrecordedWake(const ActorInfo& actor) const {
    const OpenWait& wait = actor.wait;
    // The waker told of it before the waiter had left its CPU.
    if (wait.waker != kNoActor)
        return {CauseKind::WokenBy, wait.reason, wait.waker, wait.object};
    const bool timer = wait.allowedNs >= 0 && leftNs(actor) <= kClockToleranceNs;
    return {timer ? CauseKind::WokenByTimer : CauseKind::WokenUnseen};
}

void World::putOnCpu(ActorId id, ActorInfo& actor, Cause cause) {
    if (actor.state == ActorState::New)
        moveTo(id, actor, ActorState::Runnable, {CauseKind::StartedBy});
    if (actor.state == ActorState::Blocked)
        moveTo(id, actor, ActorState::Runnable, unrecordedWake(actor));
    if (actor.state == ActorState::Runnable)
        moveTo(id, actor, ActorState::Running, cause);
}

/// It is on no other CPU then, even where the record of its leaving is lost.
void World::giveCpu(std::int64_t cpu, ActorId id) {
    if (cpu < 0 || cpu >= kMostCpus)
        return;
    const auto index = static_cast<std::size_t>(cpu);
    if (index >= m_cpus.size())
        m_cpus.resize(index + 1, kNoActor);
    if (m_cpus[index] == id)
        return;
    m_cpus[index] = id;
    if (m_observer)
        m_observer->onCpu(index, m_time, id);
}

void World::takeCpu(ActorInfo& actor, ActorId id) {
    const std::int16_t cpu = std::exchange(actor.heldCpu, std::int16_t{-1});
    const auto index = static_cast<std::size_t>(cpu); // out of any range where it has none
    if (index < m_cpus.size() && m_cpus[index] == id)
        giveCpu(cpu, kNoActor);
}

/// Who runs on another CPU cannot have left it unseen; whatever anybody else did may be among what is lost.
void World::loseRecords(const Event& event) {
    const std::int64_t until = std::clamp<std::int64_t>(event.b, m_time, kLongestRunNs);
    m_lostRecords += static_cast<std::uint64_t>(event.a);
    m_lostUntil = std::max(m_lostUntil, until);
    if (m_observer)
        m_observer->onGap(
            {m_time, until, static_cast<std::uint64_t>(event.a), kNoActor, GapKind::LostRecords});
    for (std::size_t id = 0; id < m_actors.size(); ++id) {
        ActorInfo& actor = m_actors[id];
        if (!actor.exists || actor.state == ActorState::New || actor.state == ActorState::Dead)
            continue;
        if (actor.state == ActorState::Running && event.object != kNoObject && actor.cpu != event.object)
            continue;
        actor.inDoubt = true;
        const bool waits =
            actor.held || (actor.wait.reason != WaitReason::None && actor.wait.waker == kNoActor);
        if (actor.state == ActorState::Running && waits)
            moveTo(static_cast<ActorId>(id), actor, ActorState::Blocked, blockCause(actor));
    }
}

} // namespace interleave
