// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What keeps a pool going: the one that takes the results and buries dead workers, and the one that minds
// them.
#include "core/base/FailureText.h"
#include "core/engine/Stage.h"
#include "core/engine/Wait.h"
#include "core/primitives/Pool.h"
#include "core/primitives/PoolNotes.h"

#include <stdexcept>

namespace interleave {

namespace {

/// In the queue of tasks, behind the last of them, once for each worker.
constexpr std::int64_t kNoMore = -1;
/// While callers wait for room for tasks that nobody will do.
constexpr double kDrainSeconds = 0.005;

} // namespace

void Pool::takeResults() {
    for (;;) {
        const auto got = m_results.get();
        PoolMessage message = PoolMessage::unpacked(got.value());
        switch (message.word) {
        case PoolMessage::Done: settle(message.number, {TaskEnd::Done, std::move(message.value), {}}); break;
        case PoolMessage::Error:
            settle(message.number,
                   {TaskEnd::Error, {}, TaskError{TaskError::Kind::Raised, message.value.text()}});
            break;
        case PoolMessage::WorkerDied: bury(static_cast<ProcessIndex>(message.number)); break;
        default: return;
        }
    }
}

/// All that it had put into the queue of results has been taken.
void Pool::bury(ProcessIndex process) {
    WorkerProcess* worker = nullptr;
    {
        const Guard guard(m_mutex);
        worker = m_workers.at(process);
    }
    const std::int64_t last = m_tasks.lastTakenBy(worker->identity().mainActor);
    const std::string why = "the worker " + worker->identity().name + " died";
    const auto lose = [&](std::uint32_t task) {
        settle(task, {TaskEnd::Lost, {}, TaskError{TaskError::Kind::Lost, why}});
    };
    reinterpret_cast<const PoolNotes*>(m_stage.segment().sharedBytes(m_entry))[process].forEach(lose);
    if (last > 0)
        lose(static_cast<std::uint32_t>(last - 1));
    bool replaced = false;
    {
        const Guard guard(m_mutex);
        m_workers.erase(process);
        replaced = last != kNoMore && !m_terminated && !m_finishing && !(m_closed && m_pending.empty());
    }
    if (replaced)
        replace();
    tellIfGone();
}

void Pool::replace() {
    std::string why;
    try {
        WorkerProcess& worker = makeWorker();
        const std::lock_guard starting(m_startMutex);
        if (const auto started = worker.start(); !started) {
            why = started.error().fact;
            const Guard guard(m_mutex);
            m_workers.erase(worker.identity().index);
        }
        Guard guard(m_mutex);
        const bool late = m_terminated || m_finishing;
        guard.unlock();
        if (late)
            worker.terminate();
    } catch (const std::runtime_error& error) { // the run has no room for another
        why = error.what();
    }
    if (why.empty())
        return;
    {
        Guard guard(m_mutex);
        if (!m_workers.empty())
            return; // the others go on
        m_closed = m_terminated = true;
        stirMinder(guard);
    }
    settleAll(filledIn(failure::kNoWorkerLeft, {why}));
}

/// On the thread that sees processes end.
void Pool::noteDeath(ProcessIndex process, Emitter& emitter) {
    Guard guard(m_mutex);
    if (!m_workers.contains(process))
        return;
    m_died.push_back(process);
    m_stirred = true;
    if (m_minder) {
        m_minder->tellWoken(emitter, m_id);
        m_minder->notify();
    }
}

void Pool::mind() {
    while (awaitDuty()) {
        std::vector<ProcessIndex> died;
        {
            const Guard guard(m_mutex);
            died.swap(m_died);
        }
        for (const ProcessIndex process : died)
            say(PoolMessage::WorkerDied, process, "a worker died");
        releaseWorkers();
        drainTasks();
    }
    endWorkers();
    say(PoolMessage::End, 0, "end");
}

void Pool::say(PoolMessage::Kind kind, std::uint32_t number, const char* shown) {
    static_cast<void>(m_results.putMarked(PoolMessage{number, kind, {}}.packed(),
                                          {ValueType::Text, m_stage.text(shown)}, 0));
}

/// False: the run is at its end.
bool Pool::awaitDuty() {
    Actor& self = m_stage.actorHere();
    const Wait wait(self, WaitReason::TaskResult, m_id, {});
    for (;;) {
        {
            const Guard guard(m_mutex);
            if (m_stirred || m_finishing) {
                m_stirred = false;
                wait.ended(WaitEnd::Served);
                return !m_finishing;
            }
        }
        if (self.park({}) == ParkEnd::Stopped)
            wait.stopped();
    }
}

/// Once the last task is in the queue, each worker finds behind it that no more will come.
void Pool::releaseWorkers() {
    std::size_t seats = 0;
    {
        const Guard guard(m_mutex);
        if (!m_closed || m_terminated || m_released || m_submitting > 0)
            return;
        seats = m_workers.size();
    }
    // Where there is no room for it yet, the next result that comes stirs again.
    for (; m_noMoreSaid < seats; ++m_noMoreSaid)
        if (!m_tasks.putMarked({}, {}, kNoMore, Block::No))
            return;
    const Guard guard(m_mutex);
    m_released = true;
}

/// Those who wait for room for their tasks are not to wait for ever.
void Pool::drainTasks() {
    for (;;) {
        {
            const Guard guard(m_mutex);
            if (!m_terminated || m_submitting == 0)
                return;
        }
        static_cast<void>(m_tasks.get(Block::Yes, kDrainSeconds));
    }
}

void Pool::stirMinder(Guard&) {
    m_stirred = true;
    if (!m_minder)
        return;
    m_minder->tellWoken(m_stage.emitterHere(), m_id);
    m_minder->notify();
}

/// The run's end, on a thread that is no actor.
void Pool::finish() {
    {
        const Guard guard(m_mutex);
        m_finishing = true;
    }
    if (m_minder) {
        m_minder->notify();
        m_minder->awaitThread();
        m_taker->awaitThread();
    }
}

} // namespace interleave
