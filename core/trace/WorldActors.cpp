// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lives of actors: their states, what they wait for, and why.
#include "core/trace/FoldLimits.h"
#include "core/trace/World.h"

#include <algorithm>

namespace interleave {

namespace {

/// What a wait may take at most, from the words of its event; -1 where it has no end.
std::int64_t allowedBy(const Event& waitBegan) {
    std::int64_t allowed = 0;
    if (waitBegan.a == kNoDeadline)
        return -1;
    // A deadline may be over before the wait has begun: a timeout of 0.
    if (__builtin_sub_overflow(waitBegan.a, waitBegan.b, &allowed))
        return 0;
    return std::clamp<std::int64_t>(allowed, 0, kLongestRunNs);
}

} // namespace

void World::moveTo(ActorId id, ActorInfo& actor, ActorState to, Cause cause) {
    if (actor.state == ActorState::Dead)
        return;
    const Transition transition{m_time, actor.state, to, cause};
    const auto from = static_cast<std::size_t>(actor.state);
    actor.stateNs[from] += m_time - actor.since;
    ++actor.transitions[from][static_cast<std::size_t>(to)];
    actor.recent[actor.transitionCount++ % actor.recent.size()] = transition;
    actor.state = to;
    actor.cause = cause;
    actor.since = m_time;
    if (id != kMainActor) {
        Arrow& arrow = m_arrows[from][static_cast<std::size_t>(to)];
        ++arrow.count;
        arrow.actor = id;
        arrow.last = transition;
    }
    if (m_observer)
        m_observer->onTransition(id, transition);
}

void World::seeRunning(ActorId id, ActorInfo& actor) {
    if (actor.state == ActorState::New)
        moveTo(id, actor, ActorState::Runnable, {CauseKind::StartedBy});
    if (actor.state == ActorState::Blocked)
        moveTo(id, actor, ActorState::Runnable, {CauseKind::WokenUnseen});
    if (actor.state == ActorState::Runnable)
        moveTo(id, actor, ActorState::Running, {CauseKind::SeenRunning});
}

void World::createActor(const Event& event) {
    if (event.actor >= kMostActors)
        return;
    if (event.actor >= m_actors.size())
        m_actors.resize(event.actor + 1u);
    ActorInfo& made = m_actors[event.actor];
    closeWait(event.actor, made);
    takeCpu(made, event.actor);
    made = {};
    made.exists = true;
    made.name = static_cast<TextId>(event.a);
    made.sign = static_cast<TextId>(event.b);
    made.since = m_time;
    made.cause = {CauseKind::Created};
    if (m_observer)
        m_observer->onTransition(event.actor, {m_time, ActorState::New, ActorState::New, made.cause});
}

void World::endActor(ActorInfo& actor, const Event& event) {
    constexpr CauseKind kCauses[] = {CauseKind::Returned, CauseKind::Failed, CauseKind::Stopped,
                                     CauseKind::Killed};
    if (actor.ended)
        return;
    actor.exit = static_cast<ExitKind>(std::min<std::uint8_t>(event.detail, 3));
    if (actor.exit == ExitKind::Killed)
        actor.signal = static_cast<std::int32_t>(event.a);
    else
        actor.cpuNs = event.a;
    actor.error = static_cast<TextId>(event.b);
    actor.last = actor.exit == ExitKind::Returned || actor.exit == ExitKind::Error ? ActorState::Dead
                 : actor.state == ActorState::Dead || actor.stoppedWaiting         ? actor.last
                                                                                   : actor.state;
    if (actor.exit != ExitKind::Killed && (!kernelKnows(actor) || m_probe == ProbeSource::Procfs))
        seeRunning(event.actor, actor);
    closeWait(event.actor, actor);
    takeCpu(actor, event.actor); // its last switch-out is not recorded
    moveTo(event.actor, actor, ActorState::Dead, {kCauses[static_cast<std::size_t>(actor.exit)]});
    actor.ended = true;
    actor.held = false;
}

void World::applyLife(const Event& event) {
    if (event.kind == EventKind::ActorCreated)
        return createActor(event);
    if (event.kind == EventKind::StartRefused && actorFor(event.object))
        m_refusal = {event.object, m_time};
    ActorInfo* actor = actorFor(event.actor);
    if (!actor)
        return;
    switch (event.kind) {
    case EventKind::ActorStarted:
        if (actor->state == ActorState::New)
            moveTo(event.actor, *actor, ActorState::Runnable,
                   {CauseKind::StartedBy, WaitReason::None, static_cast<ActorId>(event.a)});
        actor->inDoubt = m_time < m_lostUntil;
        break;
    case EventKind::ActorRenamed: actor->name = static_cast<TextId>(event.a); break;
    case EventKind::ActorEntered:
        actor->tid = static_cast<std::int32_t>(event.a);
        actor->pid = static_cast<std::int32_t>(event.b);
        seeRunning(event.actor, *actor);
        break;
    case EventKind::ActorEnded: return endActor(*actor, event);
    case EventKind::ActorHeld:
        actor->held = true;
        if (!kernelKnows(*actor))
            moveTo(event.actor, *actor, ActorState::Blocked, blockCause(*actor));
        break;
    case EventKind::ActorReleased:
        actor->held = false;
        if (!kernelKnows(*actor))
            seeRunning(event.actor, *actor);
        break;
    case EventKind::ThreadExited:
        // One that ended by itself has said so before. How this one did is told when the process is gone.
        if (actor->ended || actor->state == ActorState::New)
            break;
        closeWait(event.actor, *actor);
        takeCpu(*actor, event.actor);
        actor->last = actor->state;
        moveTo(event.actor, *actor, ActorState::Dead, {CauseKind::Killed});
        break;
    default: break;
    }
}

void World::applyWait(const Event& event) {
    if (event.kind == EventKind::Woke) {
        const auto woken = static_cast<ActorId>(event.a);
        ActorInfo* actor = actorFor(woken);
        if (!actor)
            return;
        actor->wait.waker = event.actor;
        if (SignalInfo* s = signal(event.object)) // in line no longer; its wait ends when it runs
            std::erase(s->waiters, woken);
        if (actor->state == ActorState::Blocked)
            moveTo(woken, *actor, ActorState::Runnable,
                   event.actor == kNoActor
                       ? Cause{CauseKind::WokenUnseen}
                       : Cause{CauseKind::WokenBy, actor->wait.reason, event.actor, event.object});
        return;
    }
    ActorInfo* actor = actorFor(event.actor);
    if (!actor)
        return;
    if (event.kind == EventKind::WaitBegan) {
        closeWait(event.actor, *actor);
        actor->wait = {known(event.detail, WaitReason::Condition), event.object, m_time, allowedBy(event),
                       standstillNs()};
        if (std::vector<ActorId>* list = waitingList(actor->wait))
            list->push_back(event.actor);
        if (LockInfo* l = lock(event.object); l && actor->wait.reason == WaitReason::Lock) {
            ++l->contended;
            noteDeadlock(event.actor);
        }
        if (SignalInfo* s = signal(event.object))
            ++s->waits;
        if (QueueInfo* q = queue(event.object); q && actor->wait.reason == WaitReason::QueueFull)
            noteUser(*q, q->everPut, event.actor);
        else if (q && actor->wait.reason == WaitReason::QueueEmpty)
            noteUser(*q, q->everGot, event.actor);
        if (!kernelKnows(*actor))
            moveTo(event.actor, *actor, ActorState::Blocked, blockCause(*actor));
        return;
    }
    if (!kernelKnows(*actor) && actor->state == ActorState::Blocked &&
        event.detail == static_cast<int>(WaitEnd::TimedOut))
        moveTo(event.actor, *actor, ActorState::Runnable, {CauseKind::WokenByTimer});
    if (event.detail == static_cast<int>(WaitEnd::Stopped)) {
        actor->last = ActorState::Blocked;
        actor->stoppedWaiting = true;
    }
    closeWait(event.actor, *actor);
    if (!kernelKnows(*actor))
        seeRunning(event.actor, *actor);
}

std::vector<ActorId>* World::waitingList(const OpenWait& wait) {
    switch (wait.reason) {
    case WaitReason::QueueFull:
        if (QueueInfo* q = queue(wait.object))
            return &q->putters;
        break;
    case WaitReason::QueueEmpty:
        if (QueueInfo* q = queue(wait.object))
            return &q->getters;
        break;
    case WaitReason::TasksUndone:
        if (QueueInfo* q = queue(wait.object))
            return &q->joiners;
        break;
    case WaitReason::Lock:
        if (LockInfo* l = lock(wait.object))
            return &l->waiters;
        break;
    case WaitReason::Semaphore:
    case WaitReason::EventFlag:
    case WaitReason::Barrier:
    case WaitReason::Condition:
        if (SignalInfo* s = signal(wait.object))
            return &s->waiters;
        break;
    default: break;
    }
    return nullptr;
}

void World::closeWait(ActorId id, ActorInfo& actor) {
    if (std::vector<ActorId>* list = waitingList(actor.wait))
        std::erase(*list, id);
    if (QueueInfo* q = queue(actor.wait.object)) {
        if (actor.wait.reason == WaitReason::QueueFull)
            q->putBlockedNs += m_time - actor.wait.since;
        if (actor.wait.reason == WaitReason::QueueEmpty)
            q->getBlockedNs += m_time - actor.wait.since;
    }
    if (LockInfo* l = lock(actor.wait.object); l && actor.wait.reason == WaitReason::Lock)
        l->waitedNs += m_time - actor.wait.since;
    if (SignalInfo* s = signal(actor.wait.object); s && waitingList(actor.wait) == &s->waiters)
        s->waitedNs += m_time - actor.wait.since;
    actor.wait = {};
}

Cause World::blockCause(const ActorInfo& actor) const {
    if (actor.held)
        return {CauseKind::WaitsFor, WaitReason::Gate};
    const OpenWait& wait = actor.wait;
    if (wait.reason == WaitReason::Join)
        return {CauseKind::WaitsFor, wait.reason, wait.object};
    if (wait.reason != WaitReason::None)
        return {CauseKind::WaitsFor, wait.reason, kNoActor, wait.object};
    // The mutex of a counter tells nothing of itself, millions of times a second; but what else would stop
    // its adder?
    const auto guarded = std::ranges::find(m_counters, actor.addsTo, &CounterInfo::object);
    if (actor.addsTo != kNoObject && guarded != m_counters.end() && guarded->protection == Protection::Mutex)
        return {CauseKind::WaitsFor, WaitReason::Lock, kNoActor, actor.addsTo};
    return {CauseKind::KernelWait};
}

std::int64_t World::standstillNs() const {
    return m_standstill + (m_pausedSince >= 0 ? m_time - m_pausedSince : 0);
}

std::int64_t World::stateNs(const ActorInfo& actor, ActorState state) const {
    return actor.stateNs[static_cast<std::size_t>(state)] + (actor.state == state ? m_time - actor.since : 0);
}

std::int64_t World::leftNs(const ActorInfo& actor) const {
    if (actor.wait.allowedNs < 0)
        return -1;
    const std::int64_t waited = m_time - actor.wait.since - (standstillNs() - actor.wait.standstillNs);
    return std::max<std::int64_t>(actor.wait.allowedNs - waited, 0);
}

} // namespace interleave
