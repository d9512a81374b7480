// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/WorkerProcess.h"

#include "core/base/Descriptors.h"
#include "core/base/FailureText.h"
#include "core/engine/Stage.h"
#include "core/engine/WorkerStart.h"

#include <cerrno>
#include <csignal>

#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

WorkerProcess::WorkerProcess(Stage& stage, Identity identity, Actor::Part part)
    : m_stage(stage), m_identity(std::move(identity)), m_part(part) {}

WorkerProcess::~WorkerProcess() = default;

Result<void, SpawnError> WorkerProcess::start() {
    m_stage.checkpoint();
    Emitter& caller = m_stage.emitterHere();
    Phase expected = Phase::New;
    if (!m_phase.compare_exchange_strong(expected, Phase::Started, std::memory_order_acq_rel)) {
        const std::string words = failure::kProcessOnce;
        caller.emit(EventKind::StartRefused, m_identity.mainActor, 0, m_stage.text(words));
        return SpawnError{SpawnError::Kind::AlreadyStarted, words};
    }
    ActorSlot& slot = m_stage.segment().slot(m_identity.mainActor);
    slot.life.store(ActorSlot::Started, std::memory_order_release);
    caller.emitFor(m_identity.mainActor, EventKind::ActorStarted, kNoObject, 0, caller.id(), 0);
    if (std::string fact = m_stage.roleError(m_identity.role); !fact.empty())
        return failed(caller, SpawnError::Kind::UnknownRole, std::move(fact));
    if (std::string fact = spawn(); !fact.empty())
        return failed(caller, SpawnError::Kind::NotStarted, std::move(fact));
    caller.emitOrdered(EventKind::ProcessStarted, m_identity.object, 0, pid());
    m_stage.processWatch().watch(*this);
    return {};
}

/// Empty, or what the system would not do.
std::string WorkerProcess::spawn() {
    auto spawned = spawnWorker(m_stage, m_identity);
    if (!spawned)
        return spawned.error();
    const pid_t pid = spawned.value();
    m_pidfd.reset(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    if (!m_pidfd) {
        const std::string fact = systemFailure("pidfd_open");
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
        return fact;
    }
    m_pid.store(pid, std::memory_order_release);
    m_stage.segment().process(m_identity.index).pid.store(pid, std::memory_order_release);
    return {};
}

Result<void, SpawnError> WorkerProcess::failed(Emitter& caller, SpawnError::Kind kind, std::string fact) {
    const TextId text = m_stage.text(fact);
    m_end.finish(caller, kNoObject, [&] {
        m_phase.store(Phase::Ended, std::memory_order_release);
        m_stage.segment().slot(m_identity.mainActor).life.store(ActorSlot::Dead, std::memory_order_release);
        const auto error = static_cast<std::uint8_t>(ExitKind::Error);
        caller.emitFor(m_identity.mainActor, EventKind::ActorEnded, kNoObject, error, 0, text);
        caller.emitOrdered(EventKind::ProcessEnded, m_identity.object, error, 0, text);
    });
    return SpawnError{kind, std::move(fact)};
}

bool WorkerProcess::join(Timeout timeout) {
    m_stage.checkpoint();
    if (m_phase.load(std::memory_order_acquire) == Phase::New)
        return false;
    return m_end.await(m_stage, WaitReason::Join, m_identity.mainActor, timeout);
}

void WorkerProcess::terminate() {
    m_stage.checkpoint();
    send(m_stage.emitterHere(), SIGTERM);
}

void WorkerProcess::kill() {
    m_stage.checkpoint();
    send(m_stage.emitterHere(), SIGKILL);
}

void WorkerProcess::send(Emitter& by, int signal) {
    // acquire: who sees the pid sees the pidfd
    if (!alive() || m_pid.load(std::memory_order_acquire) == 0)
        return;
    by.emitOrdered(EventKind::SignalSent, m_identity.object, 0, signal);
    ::syscall(SYS_pidfd_send_signal, m_pidfd.get(), signal, nullptr, 0);
}

std::optional<int> WorkerProcess::exitCode() const {
    if (m_phase.load(std::memory_order_acquire) != Phase::Ended)
        return std::nullopt;
    return m_exitCode.load(std::memory_order_acquire);
}

bool WorkerProcess::reap() {
    siginfo_t info{};
    if (::waitid(P_PIDFD, static_cast<id_t>(m_pidfd.get()), &info, WEXITED | WNOHANG) != 0 ||
        info.si_pid == 0)
        return false;
    m_exitCode.store(info.si_code == CLD_EXITED ? info.si_status : -info.si_status,
                     std::memory_order_release);
    return true;
}

void WorkerProcess::end(Emitter& by, const std::function<void()>& settle) {
    m_end.finish(by, kNoObject, [&] {
        const int code = m_exitCode.load(std::memory_order_acquire);
        endActors(by);
        by.emitOrdered(EventKind::ProcessEnded, m_identity.object,
                       static_cast<std::uint8_t>(code < 0 ? ExitKind::Killed : ExitKind::Returned),
                       code < 0 ? -code : code);
        settle();
        m_phase.store(Phase::Ended, std::memory_order_release);
    });
}

/// Those of its actors that could not say so themselves.
void WorkerProcess::endActors(Emitter& by) const {
    const Segment& segment = m_stage.segment();
    const int code = m_exitCode.load(std::memory_order_acquire);
    const std::uint32_t actors = segment.header().actorCount.load(std::memory_order_acquire);
    for (std::uint32_t id = 0; id < actors; ++id) {
        ActorSlot& slot = segment.slot(static_cast<ActorId>(id));
        if (slot.process.load(std::memory_order_acquire) != m_identity.index ||
            slot.life.load(std::memory_order_acquire) != ActorSlot::Started)
            continue;
        slot.life.store(ActorSlot::Dead, std::memory_order_release);
        const auto how = static_cast<std::uint8_t>(code < 0 ? ExitKind::Killed : ExitKind::Stopped);
        by.emitFor(static_cast<ActorId>(id), EventKind::ActorEnded, kNoObject, how, code < 0 ? -code : 0, 0);
    }
}

} // namespace interleave
