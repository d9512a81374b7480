// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/ProcessWatch.h"

#include "core/base/Descriptors.h"
#include "core/engine/Stage.h"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace interleave {

ProcessWatch::~ProcessWatch() {
    m_thread.request_stop();
    if (m_thread.joinable())
        stir();
}

Result<int, std::string> ProcessWatch::lifeline() {
    const std::lock_guard lock(m_mutex);
    if (m_lifelineForWorkers)
        return m_lifelineForWorkers.get();
    // Before there is a process to watch, since without it none could be seen to end.
    m_stir.reset(::eventfd(0, EFD_CLOEXEC));
    if (!m_stir)
        return systemFailure("eventfd");
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return systemFailure("pipe");
    m_lifeline.reset(ends[1]);
    const UniqueFd readEnd(ends[0]);
    m_lifelineForWorkers = movedUp(readEnd.get());
    if (!m_lifelineForWorkers)
        return systemFailure("dup");
    return m_lifelineForWorkers.get();
}

void ProcessWatch::prepare() {
    {
        const std::lock_guard lock(m_mutex);
        if (m_emitter)
            return;
    }
    const Emitter made = m_stage.makeEmitter(); // may wait for all others to end before it throws
    const std::lock_guard lock(m_mutex);
    if (!m_emitter)
        m_emitter = made;
}

void ProcessWatch::watch(WorkerProcess& process) {
    const std::lock_guard lock(m_mutex);
    m_alive.push_back(&process);
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& token) { run(token); });
    stir();
}

void ProcessWatch::stir() const {
    const std::uint64_t one = 1;
    static_cast<void>(!::write(m_stir.get(), &one, sizeof one));
}

void ProcessWatch::onEnd(std::function<void(ProcessIndex, Emitter&)> settle) {
    const std::lock_guard lock(m_mutex);
    m_settlers.push_back(std::move(settle));
}

bool ProcessWatch::awaitAll(bool servicesToo) {
    std::unique_lock lock(m_mutex);
    const auto none = [&] {
        return std::ranges::none_of(m_alive, [&](const WorkerProcess* process) {
            return servicesToo || process->part() == Actor::Part::Lesson;
        });
    };
    const bool any = !none();
    m_fewer.wait(lock, none);
    return any;
}

void ProcessWatch::killRequested(Emitter& by) {
    const std::lock_guard lock(m_mutex);
    for (WorkerProcess* process : m_alive)
        if (m_stage.segment().process(process->identity().index).killRequested.exchange(0) != 0)
            process->send(by, SIGKILL);
}

void ProcessWatch::run(const std::stop_token& token) {
    ::pthread_setname_np(::pthread_self(), "process-watch");
    Emitter& emitter = *m_emitter;
    while (!token.stop_requested()) {
        std::vector<WorkerProcess*> alive;
        {
            const std::lock_guard lock(m_mutex);
            alive = m_alive;
        }
        std::vector<pollfd> ends;
        for (const WorkerProcess* process : alive)
            ends.push_back({process->pidfd(), POLLIN, 0});
        ends.push_back({m_stir.get(), POLLIN, 0});
        ::poll(ends.data(), ends.size(), -1);
        std::uint64_t stirred = 0;
        if (ends.back().revents & POLLIN)
            static_cast<void>(!::read(m_stir.get(), &stirred, sizeof stirred));
        for (std::size_t i = 0; i < alive.size(); ++i)
            if (ends[i].revents != 0 && alive[i]->reap())
                takeEnded(*alive[i], emitter);
    }
}

void ProcessWatch::takeEnded(WorkerProcess& process, Emitter& emitter) {
    std::vector<std::function<void(ProcessIndex, Emitter&)>> settlers;
    {
        const std::lock_guard lock(m_mutex);
        settlers = m_settlers;
    }
    process.end(emitter, [&] {
        for (const auto& settle : settlers)
            settle(process.identity().index, emitter);
    });
    const std::lock_guard lock(m_mutex);
    std::erase(m_alive, &process);
    m_fewer.notify_all();
}

} // namespace interleave
