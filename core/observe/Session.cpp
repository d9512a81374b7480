// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/Session.h"

#include "core/base/Descriptors.h"
#include "core/observe/PerfProbe.h"
#include "core/observe/ProcfsProbe.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace interleave {

namespace {

constexpr int kPollMs = 8;
constexpr int kCollectorNice = -10;
constexpr std::int64_t kGraceNs = 100'000'000;
constexpr int kSegmentFd = 3;
constexpr int kDoorbellFd = 4;

Error notStarted(std::string what, int error) {
    return {ErrorCode::EngineNotStarted, std::move(what), {}, systemWords(error)};
}

} // namespace

std::string enginePath() {
    if (const char* chosen = std::getenv("INTERLEAVE_ENGINE"))
        return chosen;
    char self[4096];
    const ssize_t length = ::readlink("/proc/self/exe", self, sizeof self);
    const std::string path(self, length > 0 ? static_cast<std::size_t>(length) : 0);
    const std::string directory = path.substr(0, path.rfind('/') + 1);
    const std::string beside = directory + "interleave-engine";
    const std::string installed = directory + "../libexec/interleave/interleave-engine";
    return ::access(beside.c_str(), F_OK) != 0 && ::access(installed.c_str(), X_OK) == 0 ? installed : beside;
}

OrError<std::unique_ptr<Session>> Session::start(RunRequest request) {
    if (::access(request.enginePath.c_str(), X_OK) != 0)
        return Error{ErrorCode::EngineMissing, request.enginePath, {}, std::strerror(errno)};
    auto segment = Segment::create(request.limits);
    if (!segment)
        return segment.error();
    std::unique_ptr<Session> session(new Session(std::move(segment.value()), std::move(request)));
    if (auto spawned = session->spawn(); !spawned)
        return spawned.error();
    std::string probeReason;
    auto probe = session->attachProbe(probeReason);
    if (!probe)
        return probe.error();
    if (auto begun = session->begin(std::move(probe.value()), std::move(probeReason)); !begun)
        return begun.error();
    return session;
}

Session::Session(Segment segment, RunRequest request)
    : m_segment(std::move(segment)), m_request(std::move(request)) {
    Control& control = m_segment.control();
    control.speed.store(m_request.speed);
    control.paused.store(m_request.paused ? 1 : 0);
    for (std::size_t i = 0; i < m_request.parameters.size() && i < kMaxParameters; ++i)
        control.parameters[i].store(m_request.parameters[i]);
}

Session::~Session() {
    if (m_pid > 0 && !over()) {
        m_stopReason.store(Outcome::Stopped);
        killAll();
    }
    if (m_thread.joinable())
        m_thread.join();
    else if (m_pid > 0)
        ::waitpid(m_pid, nullptr, 0);
}

OrError<void> Session::spawn() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return notStarted("pipe", errno);
    UniqueFd readEnd(ends[0]);
    m_doorbell.reset(ends[1]);
    const UniqueFd doorbell = movedUp(readEnd.get());
    if (!doorbell)
        return notStarted("dup", errno);
    const UniqueFd segment = movedUp(m_segment.fd());
    if (!segment)
        return notStarted("dup", errno);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, segment.get(), kSegmentFd);
    posix_spawn_file_actions_adddup2(&actions, doorbell.get(), kDoorbellFd);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // A process group of its own: stopping the run reaches all that it started.
    posix_spawnattr_setpgroup(&attributes, 0);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    std::string program = m_request.enginePath;
    std::string scenario = m_request.scenario;
    char* arguments[] = {program.data(), scenario.data(), nullptr};
    const int error = ::posix_spawn(&m_pid, program.c_str(), &actions, &attributes, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error != 0) {
        m_pid = -1;
        return notStarted(program, error);
    }
    m_pidfd.reset(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0)));
    if (!m_pidfd) // without it the engine's end would not be seen (pidfd_open(2), Linux 5.3)
        return notStarted("pidfd_open", errno);
    return {};
}

OrError<std::unique_ptr<SchedulerProbe>> Session::attachProbe(std::string& reason) {
    using Probe = std::unique_ptr<SchedulerProbe>;
    const ProbeChoice choice = m_request.probe;
    if (choice == ProbeChoice::None)
        return Probe();
    if (choice != ProbeChoice::Procfs) {
        auto attached = PerfProbe::attach(m_pid);
        if (attached)
            return Probe(std::make_unique<PerfProbe>(std::move(attached.value())));
        reason = attached.error().reason;
        if (choice == ProbeChoice::Perf)
            return attached.error();
    }
    auto attached = ProcfsProbe::attach(m_pid);
    if (attached)
        return Probe(std::make_unique<ProcfsProbe>(std::move(attached.value())));
    if (choice == ProbeChoice::Procfs)
        return attached.error();
    reason += "; " + attached.error().subject + ": " + attached.error().reason;
    return Probe();
}

OrError<void> Session::begin(std::unique_ptr<SchedulerProbe> probe, std::string probeReason) {
    // Orphans of a run come to this process, not to init, so that it sees the last of them gone (prctl(2)).
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    m_originNs = monotonicNow();
    m_trace->setMemoryLimit(m_request.memoryLimitBytes);
    m_trace->setInfo({m_request.scenario, m_request.parameters, m_request.settings, std::move(probeReason),
                      m_originNs, wallClockNow(), "interleave " INTERLEAVE_VERSION});
    if (m_request.recordTo) {
        auto recorder = TraceRecorder::start(*m_request.recordTo, m_trace->info());
        if (!recorder)
            return recorder.error();
        m_recorder = std::move(recorder.value());
    }
    m_collector.emplace(m_segment, std::move(probe), *m_trace, m_originNs);
    m_collector->recordTo(m_recorder.get());
    for (std::size_t i = 0; i < m_request.parameters.size(); ++i)
        m_collector->tell(EventKind::ParameterChanged, kNoActor, static_cast<ObjectId>(i), 0,
                          std::bit_cast<std::int64_t>(m_request.parameters[i]));
    ring(Doorbell::Go);
    m_thread = std::jthread([this](const std::stop_token& token) { collect(token); });
    return {};
}

void Session::collect(const std::stop_token& token) {
    static_cast<void>(token);
    ::pthread_setname_np(::pthread_self(), "collector");
    // It has little to do but must not come late, or rings run full. Without the right to it this changes
    // nothing.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kCollectorNice);
    while (!engineEnded(kPollMs)) {
        {
            const std::lock_guard lock(m_toldMutex);
            for (const auto& [index, value] : m_told)
                m_collector->tell(EventKind::ParameterChanged, kNoActor, index, 0,
                                  std::bit_cast<std::int64_t>(value));
            m_told.clear();
        }
        m_collector->poll();
        keepLimits();
        if (m_request.listener)
            m_request.listener();
    }
    reap();
    if (m_request.listener)
        m_request.listener();
}

bool Session::engineEnded(int timeoutMs) const {
    pollfd waiting{m_pidfd.get(), POLLIN, 0};
    return ::poll(&waiting, 1, timeoutMs) > 0;
}

void Session::keepLimits() {
    const std::int64_t now = monotonicNow();
    if (m_request.timeLimitSeconds &&
        static_cast<double>(now - m_originNs) > *m_request.timeLimitSeconds * 1e9)
        requestStop(Outcome::TimeLimit);
    const std::int64_t asked = m_stopAskedNs.load(std::memory_order_acquire);
    if (asked != 0 && now - asked > kGraceNs)
        killAll();
}

void Session::reap() {
    killAll(); // whatever the engine left in its group; its own number is ours until it is reaped
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    // Its workers, orphans now, are killed as well and come to this process (see begin): none is left after
    // this.
    while (::waitpid(-m_pid, nullptr, 0) > 0 || errno == EINTR) {
    }
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    Outcome outcome = m_stopReason.load();
    if (outcome == Outcome::Running)
        outcome = signal == 0 && code == 0 ? Outcome::Finished : Outcome::Failed;
    m_collector->finish(outcome, signal, code);
    if (m_recorder)
        m_recorder->finish(*m_trace);
    m_endNs.store(m_collector->now());
    m_over.store(true, std::memory_order_release);
    m_over.notify_all();
}

void Session::wait() {
    m_over.wait(false, std::memory_order_acquire);
}

std::int64_t Session::now() const {
    const std::int64_t end = m_endNs.load();
    return end >= 0 ? end : monotonicNow() - m_originNs;
}

void Session::setParameter(std::size_t index, double value) {
    if (index >= m_request.parameters.size() || index >= kMaxParameters)
        return;
    m_segment.control().parameters[index].store(value);
    {
        const std::lock_guard lock(m_toldMutex);
        m_told.emplace_back(static_cast<ObjectId>(index), value);
    }
    ring(Doorbell::Changed);
}

OrError<void> Session::send(std::string_view command) {
    if (!m_segment.control().commands.tryPush(command))
        return Error{ErrorCode::CommandRefused, std::string(command), std::to_string(Command::kLongest),
                     std::to_string(CommandRing::kRoom)};
    ring(Doorbell::Changed);
    return {};
}

void Session::killProcess(ObjectId process) {
    const std::uint32_t count = std::min(m_segment.header().processCount.load(std::memory_order_acquire),
                                         m_segment.header().limits.processes);
    for (std::uint32_t index = 1; index < count; ++index)
        if (ProcessSlot& slot = m_segment.process(static_cast<ProcessIndex>(index));
            slot.object.load(std::memory_order_acquire) == process)
            slot.killRequested.store(1, std::memory_order_release);
    ring(Doorbell::Changed);
}

void Session::setSpeed(double speed) {
    m_segment.control().speed.store(speed);
}

void Session::setPaused(bool paused) {
    m_segment.control().paused.store(paused ? 1 : 0, std::memory_order_release);
    ring(Doorbell::Changed);
}

void Session::requestStop(Outcome why) {
    Outcome expected = Outcome::Running;
    if (!m_stopReason.compare_exchange_strong(expected, why))
        return;
    m_stopAskedNs.store(monotonicNow(), std::memory_order_release);
    m_segment.control().stopRequested.store(1, std::memory_order_release);
    ring(Doorbell::Changed);
}

void Session::ring(Doorbell what) const {
    // The engine may be gone: its end is seen elsewhere, a broken pipe is not news. SIGPIPE is ignored by the
    // programs.
    const char byte = static_cast<char>(what);
    static_cast<void>(!::write(m_doorbell.get(), &byte, 1));
}

void Session::killAll() const {
    // kill(2) takes -1 for everybody: a session without a process of its own must reach nobody.
    if (m_pid <= 1)
        return;
    ::kill(-m_pid, SIGKILL);
    ::kill(m_pid, SIGKILL);
}

} // namespace interleave
