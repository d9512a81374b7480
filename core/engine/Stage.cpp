// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"

#include "core/engine/Wait.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <system_error>

#include <sched.h>

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
    : m_segment(segment), m_parameterIds(std::move(parameterIds)), m_texts(segment.texts()) {
    actor("main", "m", {});
}

Stage::~Stage() = default;

Actor& Stage::actor(std::string name, std::string_view sign, Actor::Body body) {
    checkpoint();
    const TextId nameId = text(name);
    const TextId signId = text(sign);
    if (roomForActor() == false)
        failForWantOfRoom();
    const std::lock_guard lock(m_mutex);
    const auto id = static_cast<ActorId>(m_actors.size());
    auto& made = *m_actors.emplace_back(std::make_unique<Actor>(*this, id, std::move(name), std::move(body)));
    // The observer looks at rings and slots below this count.
    m_segment.header().actorCount.store(id + 1u, std::memory_order_release);
    Emitter& here = Actor::current() ? Actor::current()->emitter() : made.emitter();
    here.emitFor(id, EventKind::ActorCreated, kNoObject, 0, nameId, signId);
    return made;
}

bool Stage::roomForActor() {
    const std::lock_guard lock(m_mutex);
    return m_actors.size() + 1 < m_segment.header().limits.actors;
}

void Stage::failForWantOfRoom() {
    // The others may use what is on the main program's stack, which the error will unwind: they end first.
    if (const Actor* self = Actor::current(); self && self->id() == kMainActor) {
        stop();
        awaitOthers(*self);
    }
    throw std::runtime_error("too many actors: at most " +
                             std::to_string(m_segment.header().limits.actors - 2));
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

int Stage::firstCpu() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    ::sched_getaffinity(0, sizeof allowed, &allowed);
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
        if (CPU_ISSET(cpu, &allowed))
            return cpu;
    return 0;
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
    if (!m_controlEmitter)
        m_controlEmitter.emplace(m_segment, m_segment.controlRing(), kNoActor);
    return *m_controlEmitter;
}

std::optional<std::int64_t> Stage::deadlineAfter(std::optional<double> seconds) const {
    if (!seconds || *seconds > kLongestSeconds)
        return std::nullopt;
    return m_clock.now() + static_cast<std::int64_t>(std::ceil(*seconds * kNanosecondsPerSecond));
}

ObjectId Stage::addObject(ObjectType type, std::string_view name, std::int64_t facts) {
    const ObjectId id = m_objectCount.fetch_add(1, std::memory_order_relaxed);
    emitterHere().emit(EventKind::ObjectCreated, id, static_cast<std::uint8_t>(type), text(name), facts);
    return id;
}

bool Stage::runMain(const std::function<void()>& program) {
    const ExitKind how = m_actors.front()->runHere(program);
    // An actor that the lesson started and did not join is waited for here, as the end of a main program
    // does.
    awaitOthers(*m_actors.front());
    return how != ExitKind::Error;
}

void Stage::awaitOthers(const Actor& self) {
    if (self.id() != kMainActor)
        return;
    // Once more after each one: until its end it may have made or started others.
    for (bool found = true; found;) {
        found = false;
        std::vector<Actor*> others;
        {
            const std::lock_guard lock(m_mutex);
            for (const auto& actor : m_actors)
                if (actor.get() != &self)
                    others.push_back(actor.get());
        }
        for (Actor* actor : others)
            found = actor->awaitThread() || found;
    }
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
        futexWait(m_gate, gate);
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
}

void Stage::kickEveryone() {
    futexWake(m_gate);
    const std::lock_guard lock(m_mutex);
    for (const auto& actor : m_actors)
        actor->kick();
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
    const std::lock_guard lock(m_mutex);
    for (Follower& follower : m_followers) {
        const double now = follower.parameter.value();
        if (now != follower.last)
            follower.apply(now);
        follower.last = now;
    }
}

} // namespace interleave
