// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A run as a whole: its main program and what it waits for at the end, the gate of a pause, the stop.
#include "core/engine/Stage.h"

#include <pthread.h>

namespace interleave {

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

void Stage::awaitOthers(const Actor& self) {
    if (&self != m_actors.front().get())
        return;
    while (awaitActors(self, true) || m_processes.awaitAll(true)) {
    }
}

void Stage::atEnd(std::function<void()> finish) {
    const std::lock_guard lock(m_mutex);
    m_finishers.push_back(std::move(finish));
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

void Stage::follow(const Parameter& parameter, std::function<void(double)> apply) {
    const std::lock_guard lock(m_mutex);
    m_followers.push_back({parameter, parameter.value(), apply});
    apply(parameter.value());
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
