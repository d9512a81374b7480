// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"

#include "core/base/FailureText.h"
#include "core/engine/Wait.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <system_error>

#include <pthread.h>
#include <sched.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr double kNanosecondsPerSecond = 1e9;
constexpr double kLongestSeconds = 366.0 * 24 * 3600;
constexpr std::int64_t kComputeSliceNs = 50'000;

/// Arithmetic that takes about `ns` and that no compiler can leave out.
void burn(std::int64_t ns) {
    volatile std::uint64_t sink = 1;
    const std::int64_t until = monotonicNow() + ns;
    do {
        for (int i = 0; i < 500; ++i)
            sink = sink * 6364136223846793005ULL + 1442695040888963407ULL;
    } while (monotonicNow() < until);
}

} // namespace

Stage::Stage(Segment& segment, std::vector<std::string> parameterIds)
    : Stage(segment, std::move(parameterIds), {.name = "main"}) {}

Stage::Stage(Segment& segment, std::vector<std::string> parameterIds, WorkerProcess::Identity identity)
    : m_segment(segment), m_parameterIds(std::move(parameterIds)), m_identity(std::move(identity)),
      m_texts(segment.texts()), m_clock(segment.header().clock), m_gate(segment.header().gate),
      m_processes(*this) {
    if (m_identity.index == kEngineProcess)
        actor("main", "m", {});
    else // the engine's process has told of it
        m_actors.push_back(std::make_unique<Actor>(*this, m_identity.mainActor, m_identity.name, nullptr));
}

Stage::~Stage() {
    m_ending.store(true, std::memory_order_release);
    while (m_stopWatch.joinable() && !m_stopWatchDone.load(std::memory_order_acquire)) {
        // It may be between its look at m_ending and its sleep.
        futexWake(m_gate, INT_MAX, FutexScope::Shared);
        std::this_thread::yield();
    }
    if (m_stopWatch.joinable())
        m_stopWatch.join();
}

Actor& Stage::actor(std::string name, std::string_view sign, Actor::Body body, Actor::Part part) {
    checkpoint();
    const TextId nameId = text(name);
    const TextId signId = text(sign);
    const ActorId id = claimActor();
    const std::lock_guard lock(m_mutex);
    auto& made =
        *m_actors.emplace_back(std::make_unique<Actor>(*this, id, std::move(name), std::move(body), part));
    Emitter& here = Actor::current() ? Actor::current()->emitter() : made.emitter();
    here.emitFor(id, EventKind::ActorCreated, kNoObject, 0, nameId, signId);
    return made;
}

std::vector<Actor*> Stage::liveActors() {
    checkpoint();
    const std::lock_guard lock(m_mutex);
    std::vector<Actor*> alive;
    for (const auto& actor : m_actors)
        if (actor->alive())
            alive.push_back(actor.get());
    return alive;
}

ActorId Stage::claimActor() {
    const ActorId id = m_segment.claimActor(m_identity.index);
    if (id == kNoActor)
        fail(filledIn(failure::kTooManyActors, {std::to_string(m_segment.header().limits.actors - 2)}));
    return id;
}

WorkerProcess& Stage::process(std::string name, std::string_view sign, std::string role, Actor::Part part) {
    checkpoint();
    if (m_identity.index != kEngineProcess)
        throw std::runtime_error(failure::kNotTheFirst);
    const std::uint32_t most = m_segment.header().limits.processes - 1;
    const std::uint32_t index = m_segment.header().processCount.fetch_add(1, std::memory_order_relaxed);
    if (index > most)
        fail(filledIn(failure::kTooManyProcesses, {std::to_string(most)}));
    const ActorId main = m_segment.claimActor(static_cast<ProcessIndex>(index));
    if (main == kNoActor)
        fail(filledIn(failure::kTooManyActors, {std::to_string(m_segment.header().limits.actors - 2)}));
    m_processes.prepare();
    emitterHere().emitFor(main, EventKind::ActorCreated, kNoObject, 0, text(name), text(sign));
    const ObjectId object = addObject(ObjectType::Process, name, main);
    m_segment.process(static_cast<ProcessIndex>(index)).object.store(object, std::memory_order_release);
    const std::lock_guard lock(m_mutex);
    return m_workers.emplace_back(*this,
                                  WorkerProcess::Identity{static_cast<ProcessIndex>(index), main, object,
                                                          std::move(name), std::move(role)},
                                  part);
}

void Stage::fail(const std::string& why) {
    // The others may use what is on the main program's stack, which the error will unwind: they end first.
    if (const Actor* self = Actor::current(); self && self->id() == kMainActor) {
        stop();
        awaitOthers(*self);
    }
    throw std::runtime_error(why);
}

void Stage::start(WorkerProcess& process) {
    if (const auto started = process.start(); !started)
        fail(filledIn(failure::kProcessNotStarted, {process.identity().name, started.error().fact}));
}

void Stage::runAll(const std::vector<WorkerProcess*>& processes) {
    for (WorkerProcess* process : processes)
        start(*process);
    for (WorkerProcess* process : processes)
        process->join();
}

void Stage::atEnd(std::function<void()> finish) {
    const std::lock_guard lock(m_mutex);
    m_finishers.push_back(std::move(finish));
}

SharedEntry& Stage::addShared(std::string_view name, ObjectId object, std::size_t bytes) {
    const std::lock_guard lock(m_mutex);
    if (SharedEntry* entry = m_segment.addShared(name, object, bytes))
        return *entry;
    throw std::runtime_error(
        filledIn(failure::kNoRoomToShare,
                 {name, std::to_string(bytes), std::to_string(m_segment.header().limits.sharedBytes)}));
}

SharedEntry& Stage::sharedEntry(std::string_view name) const {
    if (SharedEntry* entry = m_segment.findShared(name))
        return *entry;
    throw std::runtime_error("processes share nothing that is named " + std::string(name));
}

Parameter Stage::parameter(std::string_view id) const {
    const auto found = std::ranges::find(m_parameterIds, id);
    if (found == m_parameterIds.end())
        throw std::runtime_error("the lesson asks for a parameter that it does not declare: " +
                                 std::string(id));
    return Parameter(m_segment.control().parameters[found - m_parameterIds.begin()]);
}

void Stage::follow(const Parameter& parameter, std::function<void(double)> apply) {
    const std::lock_guard lock(m_mutex);
    m_followers.push_back({parameter, parameter.value(), apply});
    apply(parameter.value());
}

void Stage::at(int line) {
    checkpoint();
    Emitter& here = actorHere().emitter();
    if (here.line() == line)
        return;
    here.setLine(static_cast<std::uint16_t>(line));
    here.emit(EventKind::LineReached);
}

void Stage::print(std::string_view words) {
    checkpoint();
    actorHere().emitter().emit(EventKind::Printed, kNoObject, 0, text(words));
}

void Stage::sleep(double seconds) {
    checkpoint();
    Actor& self = actorHere();
    const auto deadline = deadlineAfter(std::max(seconds, 0.0) / speed());
    const Wait wait(self, WaitReason::Sleep, kNoObject, deadline);
    for (;;) {
        switch (self.park(deadline)) {
        case ParkEnd::Notified: continue; // meant for a wait that is over
        case ParkEnd::Stopped: wait.stopped();
        case ParkEnd::TimedOut: return wait.ended(WaitEnd::TimedOut);
        }
    }
}

void Stage::compute(double seconds) {
    double left = seconds * kNanosecondsPerSecond;
    std::int64_t last = threadCpuNow();
    while (left > 0) {
        checkpoint();
        burn(std::min(kComputeSliceNs, static_cast<std::int64_t>(left / speed()) + 1));
        const std::int64_t now = threadCpuNow();
        left -= static_cast<double>(now - last) * speed();
        last = now;
    }
    checkpoint();
}

std::vector<int> Stage::cpus() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    ::sched_getaffinity(::getpid(), sizeof allowed, &allowed); // the calling thread may be pinned
    std::vector<int> usable;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
        if (CPU_ISSET(cpu, &allowed))
            usable.push_back(cpu);
    return usable.empty() ? std::vector{0} : usable;
}

void Stage::pinHere(int cpu) {
    checkpoint();
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    if (::sched_setaffinity(0, sizeof one, &one) != 0)
        throw std::system_error(errno, std::generic_category(), "pin to CPU " + std::to_string(cpu));
}

void Stage::runAll(const std::vector<Actor*>& actors) {
    for (Actor* actor : actors)
        static_cast<void>(actor->start());
    for (Actor* actor : actors)
        actor->join();
}

Actor& Stage::actorHere() const {
    Actor* here = Actor::current();
    if (!here)
        throw std::logic_error("this call belongs to an actor's own thread");
    return *here;
}

Emitter& Stage::emitterHere() {
    if (Actor* here = Actor::current())
        return here->emitter();
    if (!m_controlEmitter) {
        if (m_identity.index == kEngineProcess)
            m_controlEmitter.emplace(m_segment, m_segment.controlRing(), kNoActor);
        else
            m_controlEmitter = makeEmitter();
    }
    return *m_controlEmitter;
}

Emitter Stage::makeEmitter() {
    return {m_segment, claimActor(), kNoActor};
}

std::optional<std::int64_t> Stage::deadlineAfter(std::optional<double> seconds) const {
    if (!seconds || *seconds > kLongestSeconds)
        return std::nullopt;
    return m_clock.now() + static_cast<std::int64_t>(std::ceil(*seconds * kNanosecondsPerSecond));
}

ObjectId Stage::addObject(ObjectType type, std::string_view name, std::int64_t facts) {
    const auto id =
        static_cast<ObjectId>(m_segment.header().objectCount.fetch_add(1, std::memory_order_relaxed));
    emitterHere().emit(EventKind::ObjectCreated, id, static_cast<std::uint8_t>(type), text(name), facts);
    return id;
}

bool Stage::runMain(const std::function<void()>& program) {
    Actor& self = *m_actors.front();
    const ExitKind how = self.runHere(program);
    // An actor or a process that the lesson started and did not join is waited for here, as the end of a main
    // program does.
    while (awaitActors(self, false) || m_processes.awaitAll(false)) {
    }
    std::vector<std::function<void()>> finishers;
    {
        const std::lock_guard lock(m_mutex);
        finishers = m_finishers;
    }
    for (const auto& finish : finishers)
        finish();
    awaitOthers(self);
    return how != ExitKind::Error;
}

void Stage::awaitOthers(const Actor& self) {
    if (&self != m_actors.front().get())
        return;
    while (awaitActors(self, true) || m_processes.awaitAll(true)) {
    }
}

/// Once more after each one: until its end it may have made or started others. True if there was one.
bool Stage::awaitActors(const Actor& self, bool servicesToo) {
    std::vector<Actor*> others;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& actor : m_actors)
            if (actor.get() != &self && (servicesToo || actor->part() == Actor::Part::Lesson))
                others.push_back(actor.get());
    }
    bool found = false;
    for (Actor* actor : others)
        found = actor->awaitThread() || found;
    return found;
}

void Stage::passGate() {
    for (bool held = false;;) {
        const std::uint32_t gate = m_gate.load(std::memory_order_acquire);
        Actor* self = Actor::current();
        if (gate & kStopping || gate == kOpen) {
            if (held)
                self->emitter().emit(EventKind::ActorReleased);
            if (gate & kStopping && self) {
                awaitOthers(*self);
                throw RunStopped{};
            }
            return;
        }
        if (!self)
            return; // the controlling thread is never held
        if (!held)
            self->emitter().emit(EventKind::ActorHeld);
        held = true;
        futexWait(m_gate, gate, {}, FutexScope::Shared);
    }
}

void Stage::pause() {
    m_clock.pause();
    emitterHere().emit(EventKind::Paused);
    m_gate.fetch_or(kPaused, std::memory_order_acq_rel);
}

void Stage::resume() {
    const std::int64_t stoodStill = m_clock.resume();
    emitterHere().emit(EventKind::Resumed, kNoObject, 0, stoodStill);
    m_gate.fetch_and(~kPaused, std::memory_order_acq_rel);
    kickEveryone();
}

void Stage::stop() {
    m_gate.fetch_or(kStopping, std::memory_order_acq_rel);
    kickEveryone();
    callStopCalls();
}

void Stage::atStop(std::function<void()> wake) {
    {
        const std::lock_guard lock(m_mutex);
        m_stopCalls.push_back(wake);
        // The engine's process alone is told to stop; the others see it at the gate.
        if (m_identity.index != kEngineProcess && !m_stopWatch.joinable())
            m_stopWatch = std::thread([this] { watchForStop(); });
    }
    if (stopping())
        wake();
}

void Stage::callStopCalls() {
    std::vector<std::function<void()>> calls;
    {
        const std::lock_guard lock(m_mutex);
        calls = m_stopCalls;
    }
    for (const auto& call : calls)
        call();
}

void Stage::watchForStop() {
    ::pthread_setname_np(::pthread_self(), "stop-watch");
    for (;;) {
        const std::uint32_t gate = m_gate.load(std::memory_order_acquire);
        if (gate & kStopping) {
            callStopCalls();
            break;
        }
        if (m_ending.load(std::memory_order_acquire))
            break;
        futexWait(m_gate, gate, {}, FutexScope::Shared);
    }
    m_stopWatchDone.store(true, std::memory_order_release);
}

void Stage::kickEveryone() {
    futexWake(m_gate, INT_MAX, FutexScope::Shared);
    const std::uint32_t actors = m_segment.header().actorCount.load(std::memory_order_acquire);
    for (std::uint32_t id = 0; id < actors; ++id)
        m_segment.slot(static_cast<ActorId>(id)).parker.kick();
}

void Stage::applyControl() {
    const Control& control = m_segment.control();
    if (control.stopRequested.load(std::memory_order_acquire))
        return stop();
    const bool pauseWanted = control.paused.load(std::memory_order_acquire) != 0;
    if (pauseWanted && !m_clock.paused())
        pause();
    if (!pauseWanted && m_clock.paused())
        resume();
    m_processes.killRequested(emitterHere());
    while (auto command = m_segment.control().commands.tryPop())
        sendCommand(std::move(*command));
    const std::lock_guard lock(m_mutex);
    for (Follower& follower : m_followers) {
        const double now = follower.parameter.value();
        if (now != follower.last)
            follower.apply(now);
        follower.last = now;
    }
}

} // namespace interleave
