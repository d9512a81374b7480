// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Actor.h"

#include "core/base/FailureText.h"
#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

#include <exception>
#include <system_error>

#include <pthread.h>
#include <sched.h>
#include <unistd.h>

namespace interleave {

namespace {

/// The calling thread's name, of which the kernel keeps 15 bytes (pthread_setname_np(3)).
void tellKernel(const std::string& name) {
    ::pthread_setname_np(::pthread_self(), name.substr(0, 15).c_str());
}

} // namespace

thread_local constinit Actor* Actor::t_current = nullptr;

Actor::Actor(Stage& stage, ActorId id, std::string name, Body body, Part part)
    : m_stage(stage), m_id(id), m_part(part), m_body(std::move(body)), m_slot(stage.segment().slot(id)),
      m_emitter(stage.segment(), id, id), m_name(std::move(name)) {}

Actor::~Actor() {
    awaitThread();
}

std::string Actor::name() const {
    const std::lock_guard lock(m_nameMutex);
    return m_name;
}

void Actor::rename(std::string name) {
    m_stage.checkpoint();
    tellKernel(name);
    m_emitter.emit(EventKind::ActorRenamed, kNoObject, 0, m_stage.text(name));
    const std::lock_guard lock(m_nameMutex);
    m_name = std::move(name);
}

bool Actor::awaitThread() {
    std::thread thread;
    {
        const std::lock_guard lock(m_threadMutex);
        thread = std::move(m_thread);
    }
    if (!thread.joinable())
        return false;
    thread.join();
    return true;
}

Result<void, StartError> Actor::start() {
    m_stage.checkpoint();
    Emitter& caller = m_stage.emitterHere();
    Phase expected = Phase::New;
    if (!m_phase.compare_exchange_strong(expected, Phase::Started, std::memory_order_acq_rel)) {
        const TextId text = m_stage.text(failure::kThreadOnce);
        caller.emit(EventKind::StartRefused, m_id, 0, text);
        return StartError::AlreadyStarted;
    }
    setPhase(Phase::Started);
    caller.emitFor(m_id, EventKind::ActorStarted, kNoObject, 0, caller.id(), 0);
    try {
        const std::lock_guard lock(m_threadMutex);
        m_thread = std::thread([this] { runHere(m_body); });
    } catch (const std::system_error& error) {
        const TextId text = m_stage.text(error.what());
        m_end.finish(caller, kNoObject, [&] {
            setPhase(Phase::Dead);
            caller.emitFor(m_id, EventKind::ActorEnded, kNoObject, static_cast<std::uint8_t>(ExitKind::Error),
                           0, text);
        });
        return StartError::NoThread;
    }
    return {};
}

ExitKind Actor::runHere(const Body& body) {
    t_current = this;
    setPhase(Phase::Started);
    enter();
    ExitKind how = ExitKind::Returned;
    std::string error;
    try {
        m_stage.checkpoint();
        body();
    } catch (const RunStopped&) {
        how = ExitKind::Stopped;
    } catch (const std::exception& thrown) {
        how = ExitKind::Error;
        error = thrown.what();
    } catch (...) {
        how = ExitKind::Error;
        error = "an exception that is no std::exception";
    }
    finish(how, error);
    t_current = nullptr;
    return how;
}

void Actor::enter() {
    const pid_t tid = ::gettid();
    m_slot.tid.store(tid, std::memory_order_release);
    // The main thread keeps the program's.
    if (m_id != kMainActor)
        tellKernel(name());
    m_emitter.emit(EventKind::ActorEntered, kNoObject, 0, tid, ::getpid());
}

void Actor::finish(ExitKind how, const std::string& error) {
    const TextId text = error.empty() ? 0 : m_stage.text(error);
    m_end.finish(m_emitter, kNoObject, [&] {
        setPhase(Phase::Dead);
        m_emitter.emit(EventKind::ActorEnded, kNoObject, static_cast<std::uint8_t>(how), threadCpuNow(),
                       text);
    });
}

void Actor::setPhase(Phase phase) {
    m_phase.store(phase, std::memory_order_release);
    m_slot.life.store(static_cast<std::uint8_t>(phase), std::memory_order_release);
}

bool Actor::join(Timeout timeout) {
    m_stage.checkpoint();
    if (m_phase.load(std::memory_order_acquire) == Phase::New)
        return false;
    return m_end.await(m_stage, WaitReason::Join, m_id, timeout);
}

bool Actor::isNotifiedWithin(std::int64_t nanoseconds) const {
    const std::int64_t until = monotonicNow() + nanoseconds;
    while (!m_slot.parker.isNotified()) {
        ::sched_yield();
        if (monotonicNow() >= until)
            return false;
    }
    return true;
}

ParkEnd Actor::park(std::optional<std::int64_t> deadline) {
    for (;;) {
        const std::uint32_t ticket = m_slot.parker.ticket();
        if (m_slot.parker.consume())
            return ParkEnd::Notified;
        if (m_stage.stopping()) {
            m_stage.awaitOthers(*this);
            return ParkEnd::Stopped;
        }
        const RunClock& clock = m_stage.clock();
        if (!deadline || clock.paused()) {
            m_slot.parker.sleep(ticket, {}); // a resume kicks it
            continue;
        }
        if (clock.now() >= *deadline)
            return ParkEnd::TimedOut;
        m_slot.parker.sleep(ticket, clock.toMonotonic(*deadline));
    }
}

} // namespace interleave
