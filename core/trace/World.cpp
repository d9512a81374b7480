// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/World.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace interleave {

namespace {

/// More than any run has: an event that names one beyond is damaged.
constexpr std::size_t kMostActors = 1u << 12;
constexpr std::size_t kMostObjects = 1u << 12;
constexpr std::size_t kMostAdders = 1u << 13; ///< of all counters
constexpr std::int64_t kMostCpus = 1 << 13;   ///< as many as Linux can have
/// Items moved or made up to follow a queue, before the first event and for each: what damaged events ask for
/// beyond is not done, or a small file could keep the fold busy for hours.
constexpr std::uint64_t kFirstSteps = 1u << 24;
constexpr std::uint64_t kStepsAnEvent = 1u << 10;
/// An item made up takes memory as well.
constexpr std::uint64_t kStepsAMadeUpItem = 1u << 9;
/// The clocks of events and kernel records agree to a few tens of nanoseconds; a timer is never early.
constexpr std::int64_t kClockToleranceNs = 10'000;

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

/// The enumerator of this number, or the first one where there is none.
template <class Enum> Enum known(std::uint64_t number, Enum last) {
    return number <= static_cast<std::uint64_t>(last) ? static_cast<Enum>(number) : Enum{};
}

std::int16_t cpuOf(std::int64_t number) {
    return static_cast<std::int16_t>(number >= 0 && number < kMostCpus ? number : -1);
}

void leave(std::vector<ActorId>& list, ActorId actor) {
    std::erase(list, actor);
}

} // namespace

std::uint64_t CounterInfo::expected() const {
    std::uint64_t sum = 0;
    for (const Adder& adder : adders)
        sum += adder.done;
    return sum;
}

std::uint64_t CounterInfo::lost() const {
    const std::uint64_t all = expected();
    const auto kept = static_cast<std::uint64_t>(std::max<std::int64_t>(value, 0));
    return all > kept ? all - kept : 0;
}

void World::apply(const Event& event, FoldObserver* observer) {
    m_observer = observer;
    advanceTo(static_cast<std::int64_t>(event.time));
    ++m_events;
    if (event.line != 0)
        if (ActorInfo* actor = actorFor(event.actor))
            actor->line = event.line;
    switch (event.kind) {
    case EventKind::ActorCreated:
    case EventKind::ActorStarted:
    case EventKind::ActorEntered:
    case EventKind::ActorEnded:
    case EventKind::StartRefused:
    case EventKind::ActorHeld:
    case EventKind::ActorReleased:
    case EventKind::ThreadExited: return applyLife(event);
    case EventKind::Printed:
        ++m_printed;
        if (m_observer)
            m_observer->onPrinted(event.actor, m_time, static_cast<TextId>(event.a));
        return;
    case EventKind::ObjectCreated: return makeObject(event);
    case EventKind::WaitBegan:
    case EventKind::WaitEnded:
    case EventKind::Woke: return applyWait(event);
    case EventKind::CapacityChanged:
    case EventKind::Put:
    case EventKind::Got:
    case EventKind::FullRaised:
    case EventKind::EmptyRaised:
    case EventKind::SnapshotTaken:
    case EventKind::SnapshotUsed:
    case EventKind::TaskDone: return applyQueue(event);
    case EventKind::LockAcquired:
    case EventKind::LockReleased: return applyLock(event);
    case EventKind::AddBegan:
    case EventKind::AddEnded:
    case EventKind::CounterProgress:
    case EventKind::CounterValue: return applyCounter(event);
    case EventKind::SwitchedIn:
    case EventKind::SwitchedOut: return applySwitch(event);
    case EventKind::Waking: return applyWaking(event);
    case EventKind::Sampled: return applySample(event);
    default: return applyRun(event);
    }
}

void World::advanceTo(std::int64_t time) {
    m_time = std::max(m_time, std::min(time, kLongestRunNs));
}

TextId World::objectName(ObjectId object) const {
    return object < m_objects.size() ? m_objects[object].name : 0;
}

ActorInfo* World::actorFor(ActorId id) {
    return id < m_actors.size() && m_actors[id].exists ? &m_actors[id] : nullptr;
}

ActorInfo& World::makeActor(ActorId id) {
    if (id >= m_actors.size())
        m_actors.resize(id + 1u);
    return m_actors[id];
}

template <class Info> Info* World::object(ObjectId id, ObjectType type, std::vector<Info>& infos) {
    if (id >= m_objects.size() || !m_objects[id].exists || m_objects[id].type != type)
        return nullptr;
    return &infos[m_objects[id].index];
}

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

void World::applyLife(const Event& event) {
    if (event.kind == EventKind::ActorCreated && event.actor < kMostActors) {
        ActorInfo& made = makeActor(event.actor);
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
        return;
    }
    ActorInfo* actor = actorFor(event.actor);
    if (event.kind == EventKind::StartRefused && actorFor(event.object))
        m_refusal = {event.object, m_time};
    if (!actor)
        return;
    switch (event.kind) {
    case EventKind::ActorStarted:
        if (actor->state == ActorState::New)
            moveTo(event.actor, *actor, ActorState::Runnable,
                   {CauseKind::StartedBy, WaitReason::None, static_cast<ActorId>(event.a)});
        actor->inDoubt = m_time < m_lostUntil;
        break;
    case EventKind::ActorEntered:
        actor->tid = static_cast<std::int32_t>(event.a);
        actor->pid = static_cast<std::int32_t>(event.b);
        seeRunning(event.actor, *actor);
        break;
    case EventKind::ActorEnded: {
        constexpr CauseKind kCauses[] = {CauseKind::Returned, CauseKind::Failed, CauseKind::Stopped,
                                         CauseKind::Killed};
        if (actor->ended)
            break;
        actor->exit = static_cast<ExitKind>(std::min<std::uint8_t>(event.detail, 3));
        if (actor->exit == ExitKind::Killed)
            actor->signal = static_cast<std::int32_t>(event.a);
        else
            actor->cpuNs = event.a;
        actor->error = static_cast<TextId>(event.b);
        if (actor->exit != ExitKind::Killed && (!kernelKnows(*actor) || m_probe == ProbeSource::Procfs))
            seeRunning(event.actor, *actor);
        closeWait(event.actor, *actor);
        takeCpu(*actor, event.actor); // its last switch-out is not recorded
        moveTo(event.actor, *actor, ActorState::Dead, {kCauses[static_cast<std::size_t>(actor->exit)]});
        actor->ended = true;
        actor->held = false;
        break;
    }
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
        moveTo(event.actor, *actor, ActorState::Dead, {CauseKind::Killed});
        break;
    default: break;
    }
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
        if (LockInfo* lock = object(wait.object, ObjectType::Lock, m_locks))
            return &lock->waiters;
        break;
    default: break;
    }
    return nullptr;
}

void World::closeWait(ActorId id, ActorInfo& actor) {
    if (std::vector<ActorId>* list = waitingList(actor.wait))
        leave(*list, id);
    if (QueueInfo* q = queue(actor.wait.object)) {
        if (actor.wait.reason == WaitReason::QueueFull)
            q->putBlockedNs += m_time - actor.wait.since;
        if (actor.wait.reason == WaitReason::QueueEmpty)
            q->getBlockedNs += m_time - actor.wait.since;
    }
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

void World::applyWait(const Event& event) {
    if (event.kind == EventKind::Woke) {
        const auto woken = static_cast<ActorId>(event.a);
        ActorInfo* actor = actorFor(woken);
        if (!actor)
            return;
        actor->wait.waker = event.actor;
        if (actor->state == ActorState::Blocked)
            moveTo(woken, *actor, ActorState::Runnable,
                   {CauseKind::WokenBy, actor->wait.reason, event.actor, event.object});
        return;
    }
    ActorInfo* actor = actorFor(event.actor);
    if (!actor)
        return;
    if (event.kind == EventKind::WaitBegan) {
        closeWait(event.actor, *actor);
        actor->wait = {known(event.detail, WaitReason::Gate), event.object, m_time, allowedBy(event),
                       standstillNs()};
        if (std::vector<ActorId>* list = waitingList(actor->wait))
            list->push_back(event.actor);
        if (!kernelKnows(*actor))
            moveTo(event.actor, *actor, ActorState::Blocked, blockCause(*actor));
        return;
    }
    if (!kernelKnows(*actor) && actor->state == ActorState::Blocked &&
        event.detail == static_cast<int>(WaitEnd::TimedOut))
        moveTo(event.actor, *actor, ActorState::Runnable, {CauseKind::WokenByTimer});
    closeWait(event.actor, *actor);
    if (!kernelKnows(*actor))
        seeRunning(event.actor, *actor);
}

void World::moveItem(QueueInfo& queue, const Event& event, bool in) {
    const QueuePlace place = QueuePlace::unpacked(event.b);
    QueueItem item{{known(event.detail, ValueType::List), event.a}, m_time, event.actor};
    const std::size_t size = queue.items.size();
    if (in) {
        const std::size_t behind = size - std::min<std::size_t>(place.position, size);
        item.number = static_cast<std::uint32_t>(++queue.puts);
        queue.items.insert(takeSteps(queue, behind) ? place.position : size, item);
        ++queue.unfinished;
        queue.peak = std::max<std::uint64_t>(queue.peak, place.depth);
    } else {
        if (place.position < size)
            item = queue.items[place.position];
        const std::size_t behind = place.position == 0 || place.position >= size ? 0 : size - place.position;
        queue.items.erase(takeSteps(queue, behind) ? place.position : 0);
        ++queue.gets;
    }
    if (queue.items.size() != place.depth && place.depth != QueuePlace::kMost) {
        // Events are missing. The depth is the queue's own word: make up for it with items that are not
        // known.
        queue.inDoubt = true;
        const std::size_t known = std::min<std::size_t>(queue.items.size(), place.depth);
        if (takeSteps(queue, (place.depth - known) * kStepsAMadeUpItem))
            while (queue.items.size() < place.depth)
                queue.items.insert(queue.items.size(), {});
        while (queue.items.size() > place.depth)
            queue.items.erase(0);
    }
    queue.recent[queue.moveCount++ % queue.recent.size()] = {m_time, in, event.actor, item, place.position};
    // The one who waited has what it waited for; its own WaitEnded comes when it runs.
    if (place.by != event.actor)
        leave(in ? queue.putters : queue.getters, event.actor);
    if (m_observer)
        m_observer->onDepth(m_objects[event.object].index, m_time, place.depth);
}

/// False, and the queue is in doubt, where that would be more than is reasonable.
bool World::takeSteps(QueueInfo& queue, std::uint64_t steps) {
    if (steps > kFirstSteps + m_events * kStepsAnEvent - m_steps) {
        queue.inDoubt = true;
        return false;
    }
    m_steps += steps;
    return true;
}

void World::applyQueue(const Event& event) {
    QueueInfo* q = queue(event.object);
    if (!q)
        return;
    SnapshotInfo& snapshot = q->snapshots[std::min<std::size_t>(event.detail, 2)];
    switch (event.kind) {
    case EventKind::CapacityChanged: q->capacity = static_cast<std::uint32_t>(event.a); break;
    case EventKind::Put: moveItem(*q, event, true); break;
    case EventKind::Got: moveItem(*q, event, false); break;
    case EventKind::FullRaised: ++q->full; break;
    case EventKind::EmptyRaised: ++q->empty; break;
    case EventKind::SnapshotTaken:
        snapshot = {known(event.detail, SnapshotKind::Full), event.actor, event.a, m_time};
        break;
    case EventKind::SnapshotUsed:
        if (snapshot.actor != event.actor) // another one has asked since: this is the older answer
            snapshot = {known(event.detail, SnapshotKind::Full), event.actor, event.a, m_time};
        snapshot.answer = event.a;
        snapshot.used = true;
        snapshot.truth = event.b;
        snapshot.usedAt = m_time;
        break;
    case EventKind::TaskDone: q->unfinished = std::clamp<std::int64_t>(event.a, 0, q->unfinished); break;
    default: break;
    }
}

void World::applyLock(const Event& event) {
    LockInfo* lock = object(event.object, ObjectType::Lock, m_locks);
    if (!lock)
        return;
    const bool acquired = event.kind == EventKind::LockAcquired;
    lock->owner = acquired ? event.actor : kNoActor;
    lock->since = m_time;
    if (acquired)
        leave(lock->waiters, event.actor);
}

void World::applyCounter(const Event& event) {
    CounterInfo* counter = object(event.object, ObjectType::Counter, m_counters);
    if (!counter)
        return;
    follow(*counter, event);
    const auto open = [](const CounterInfo::Adder& adder) { return adder.adding && !adder.sampled; };
    const bool sample = event.kind == EventKind::CounterValue || event.kind == EventKind::CounterProgress;
    if (m_observer && sample && std::ranges::none_of(counter->adders, open))
        m_observer->onCounter(m_objects[event.object].index, m_time, counter->expected(), counter->value);
}

void World::follow(CounterInfo& counter, const Event& event) {
    if (event.kind == EventKind::CounterValue) {
        counter.value = event.a;
        for (CounterInfo::Adder& adder : counter.adders)
            adder.sampled = false;
        return;
    }
    ActorInfo* const actor = actorFor(event.actor);
    auto adder = std::ranges::find(counter.adders, event.actor, &CounterInfo::Adder::actor);
    if (adder == counter.adders.end()) {
        if (!actor || m_adders == kMostAdders)
            return;
        ++m_adders;
        adder = counter.adders.insert(counter.adders.end(), {event.actor});
    }
    const auto amount = static_cast<std::uint64_t>(event.a);
    if (event.kind == EventKind::CounterProgress) {
        // A sample, taken from outside: it may come after the end.
        if (adder->adding)
            adder->done = std::max(adder->done, adder->before + amount);
        adder->sampled = true;
        return;
    }
    adder->adding = event.kind == EventKind::AddBegan;
    if (adder->adding) {
        adder->planned = adder->before + amount;
    } else {
        adder->before += amount;
        adder->done = adder->before;
    }
    if (actor)
        actor->addsTo = event.kind == EventKind::AddEnded ? kNoObject : event.object;
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

void World::takeCpu(const ActorInfo& actor, ActorId id) {
    const auto index = static_cast<std::size_t>(actor.cpu); // out of any range where it has had none
    if (index < m_cpus.size() && m_cpus[index] == id)
        giveCpu(actor.cpu, kNoActor);
}

void World::putOnCpu(ActorId id, ActorInfo& actor, Cause cause) {
    if (actor.state == ActorState::New)
        moveTo(id, actor, ActorState::Runnable, {CauseKind::StartedBy});
    if (actor.state == ActorState::Blocked)
        moveTo(id, actor, ActorState::Runnable, unrecordedWake(actor));
    if (actor.state == ActorState::Runnable)
        moveTo(id, actor, ActorState::Running, cause);
}

/// The kernel says that somebody made it runnable. Mostly the program's own Woke has said so before, and
/// more.
void World::applyWaking(const Event& event) {
    ActorInfo* actor = actorFor(event.actor);
    if (!actor)
        return;
    const ActorId waker = event.a >= 0 && event.a < kNoActor ? static_cast<ActorId>(event.a) : kNoActor;
    // Its record of the switch-out comes a moment after it can be woken, and later where a host takes the
    // CPU.
    actor->wokenLeaving = actor->state == ActorState::Running;
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

void World::applySwitch(const Event& event) {
    ActorInfo* actor = actorFor(event.actor);
    if (!actor || actor->state == ActorState::Dead)
        return;
    const std::int16_t cpu = cpuOf(event.a);
    const bool wasInDoubt = actor->inDoubt;
    const bool woken = std::exchange(actor->wokenLeaving, false);
    // Where records of another CPU are still being lost, it may be put there unseen after it has left this
    // one.
    actor->inDoubt = event.kind == EventKind::SwitchedOut && m_time < m_lostUntil;
    if (event.kind == EventKind::SwitchedOut || actor->cpu != cpu)
        takeCpu(*actor, event.actor);
    if (event.kind == EventKind::SwitchedIn) {
        giveCpu(cpu, event.actor);
        actor->cpu = cpu;
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
    if (woken)
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

void World::makeObject(const Event& event) {
    if (event.object >= kMostObjects)
        return;
    if (event.object >= m_objects.size())
        m_objects.resize(event.object + 1u);
    ObjectRef& ref = m_objects[event.object];
    if (ref.exists)
        return;
    if (event.detail > static_cast<std::uint8_t>(ObjectType::Latch))
        return;
    ref = {static_cast<ObjectType>(event.detail), 0, static_cast<TextId>(event.a), true};
    switch (ref.type) {
    case ObjectType::Queue: {
        ref.index = static_cast<std::uint32_t>(m_queues.size());
        QueueInfo& made = m_queues.emplace_back();
        made.object = event.object;
        made.name = ref.name;
        made.capacity = static_cast<std::uint32_t>(event.b);
        made.discipline = known(static_cast<std::uint64_t>(event.b) >> 32, Discipline::Priority);
        if (m_observer)
            m_observer->onDepth(ref.index, m_time, 0);
        break;
    }
    case ObjectType::Lock:
        ref.index = static_cast<std::uint32_t>(m_locks.size());
        m_locks.push_back({event.object, ref.name});
        break;
    case ObjectType::Counter:
        ref.index = static_cast<std::uint32_t>(m_counters.size());
        m_counters.push_back(
            {event.object, ref.name, known(static_cast<std::uint64_t>(event.b), Protection::Atomic)});
        break;
    default: break;
    }
}

void World::applyRun(const Event& event) {
    switch (event.kind) {
    case EventKind::RunBegan:
        m_probe = known(static_cast<std::uint64_t>(event.a), ProbeSource::Procfs);
        m_samplePeriodNs = std::clamp<std::int64_t>(event.b, 0, kLongestRunNs);
        break;
    case EventKind::Paused: m_pausedSince = m_time; break;
    case EventKind::Resumed:
        m_standstill = std::min(m_time, m_standstill + std::clamp<std::int64_t>(event.a, 0, m_time));
        m_pausedSince = -1;
        break;
    case EventKind::ParameterChanged:
        if (event.object < 256) {
            m_parameters.resize(std::max<std::size_t>(m_parameters.size(), event.object + 1u));
            m_parameters[event.object] = std::bit_cast<double>(event.a);
        }
        break;
    case EventKind::EventsDropped:
        m_dropped += static_cast<std::uint64_t>(event.a);
        if (m_observer)
            m_observer->onGap({std::clamp<std::int64_t>(event.b, 0, m_time), m_time,
                               static_cast<std::uint64_t>(event.a), event.actor, GapKind::Dropped});
        break;
    case EventKind::RecordsLost: loseRecords(event); break;
    case EventKind::RunEnded:
        m_outcome = known(event.detail, Outcome::Failed);
        m_end = {static_cast<std::int32_t>(event.a), static_cast<std::int32_t>(event.b)};
        break;
    default: break;
    }
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

std::int64_t World::putBlockedNs(const QueueInfo& queue) const {
    std::int64_t sum = queue.putBlockedNs;
    for (const ActorInfo& actor : m_actors)
        if (actor.wait.reason == WaitReason::QueueFull && actor.wait.object == queue.object)
            sum += waitedNs(actor);
    return sum;
}

std::int64_t World::getBlockedNs(const QueueInfo& queue) const {
    std::int64_t sum = queue.getBlockedNs;
    for (const ActorInfo& actor : m_actors)
        if (actor.wait.reason == WaitReason::QueueEmpty && actor.wait.object == queue.object)
            sum += waitedNs(actor);
    return sum;
}

std::size_t World::bytes(const World* sharing) const {
    const auto of = [](const auto& list) { return list.capacity() * sizeof(list[0]); };
    std::size_t sum = sizeof(World) + of(m_actors) + of(m_objects) + of(m_queues) + of(m_locks) +
                      of(m_counters) + of(m_cpus) + of(m_parameters);
    for (std::size_t i = 0; i < m_queues.size(); ++i) {
        const QueueInfo& queue = m_queues[i];
        const bool both = sharing && i < sharing->m_queues.size();
        sum += of(queue.putters) + of(queue.getters) + of(queue.joiners) +
               queue.items.bytes(both ? &sharing->m_queues[i].items : nullptr);
    }
    for (const LockInfo& lock : m_locks)
        sum += of(lock.waiters);
    for (const CounterInfo& counter : m_counters)
        sum += of(counter.adders);
    return sum;
}

} // namespace interleave
