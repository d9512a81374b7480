// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Pool.h"

#include "core/base/FailureText.h"
#include "core/engine/Stage.h"
#include "core/engine/Wait.h"
#include "core/primitives/PoolNotes.h"

#include <stdexcept>

#include <sched.h>

namespace interleave {

namespace {

/// In the queue of tasks, behind the last of them, once for each worker.
constexpr std::int64_t kNoMore = -1;
/// While callers wait for room for tasks that nobody will do.
constexpr double kDrainSeconds = 0.005;

std::int64_t markOf(std::uint32_t task) {
    return std::int64_t{task} + 1;
}

int usableCpus() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    ::sched_getaffinity(0, sizeof allowed, &allowed);
    return std::max(CPU_COUNT(&allowed), 1);
}

} // namespace

bool PoolJob::wait(std::optional<double> timeoutSeconds) {
    m_stage.checkpoint();
    return m_over.await(m_stage, WaitReason::TaskResult, m_pool, timeoutSeconds);
}

Result<std::vector<Value>, TaskError> PoolJob::values(std::optional<double> timeoutSeconds) {
    if (!wait(timeoutSeconds))
        return TaskError{TaskError::Kind::NotYet, "the task is not done yet"};
    if (m_error)
        return *m_error;
    return m_values;
}

Result<Value, TaskError> PoolResult::get(std::optional<double> timeoutSeconds) const {
    auto values = m_job->values(timeoutSeconds);
    if (!values)
        return values.error();
    return values.value().front();
}

Pool::Pool(Stage& stage, const std::string& name, int workers)
    : m_stage(stage), m_name(name), m_id(stage.addObject(ObjectType::Pool, name, 0)),
      m_entry(stage.addShared(name, m_id, sizeof(PoolNotes) * stage.segment().header().limits.processes)),
      m_here([&] {
          // Before the queues say so: their feeders are needed until the last message.
          auto here = std::make_shared<Pool*>(this);
          stage.atEnd([there = std::weak_ptr(here)] {
              if (const auto pool = there.lock())
                  (*pool)->finish();
          });
          return here;
      }()),
      m_tasks(stage.make<ProcessQueue>(name + " tasks", static_cast<int>(QueueMemory::kMostItems))),
      m_results(stage.make<ProcessQueue>(name + " results", PoolNotes::kMostResults)) {
    m_entry.ready.store(1, std::memory_order_release);
    stage.processes().onEnd([there = std::weak_ptr(m_here)](ProcessIndex process, Emitter& emitter) {
        if (const auto pool = there.lock())
            (*pool)->noteDeath(process, emitter);
    });
    try {
        startWorkers(workers > 0 ? workers : usableCpus());
    } catch (...) {
        // Half a pool is none, and the run cannot go on. What uses this object ends before it does.
        stage.stop();
        for (Actor* actor : {m_minder, m_taker})
            if (actor)
                actor->awaitThread();
        stage.awaitOthers(stage.actorHere());
        throw;
    }
}

void Pool::startWorkers(int count) {
    for (int i = 0; i < count; ++i)
        makeWorker();
    for (WorkerProcess* worker : workers())
        m_stage.start(*worker);
    m_minder = &m_stage.actor(
        m_name + " keeper", "k" + m_name.substr(0, 1), [this] { mind(); }, Actor::Part::Service);
    m_taker = &m_stage.actor(
        m_name + " results", "r" + m_name.substr(0, 1), [this] { takeResults(); }, Actor::Part::Service);
    if (!m_minder->start() || !m_taker->start())
        throw std::runtime_error(filledIn(failure::kNoThreadForPool, {m_name}));
}

WorkerProcess& Pool::makeWorker() {
    std::string number;
    {
        const Guard guard(m_mutex);
        number = std::to_string(++m_made);
    }
    WorkerProcess& worker =
        m_stage.process(m_name + " " + number, m_name.substr(0, 1) + number.substr(number.size() - 1),
                        "pool:" + m_name, Actor::Part::Service);
    const Guard guard(m_mutex);
    m_workers[worker.identity().index] = &worker;
    return worker;
}

std::vector<WorkerProcess*> Pool::workers() {
    const Guard guard(m_mutex);
    std::vector<WorkerProcess*> all;
    for (const auto& [index, worker] : m_workers)
        all.push_back(worker);
    return all;
}

PoolResult Pool::applyAsync(std::string_view task, const Value& argument) {
    auto job = std::make_shared<PoolJob>(m_stage, m_id, 1);
    submit(job, 0, m_stage.text(task), argument);
    return PoolResult(std::move(job));
}

Result<std::vector<Value>, TaskError> Pool::map(std::string_view task, const std::vector<Value>& arguments) {
    if (arguments.empty())
        return std::vector<Value>{};
    auto job = std::make_shared<PoolJob>(m_stage, m_id, arguments.size());
    const TextId text = m_stage.text(task);
    for (std::size_t at = 0; at < arguments.size(); ++at)
        submit(job, at, text, arguments[at]);
    return job->values({});
}

void Pool::submit(const std::shared_ptr<PoolJob>& job, std::size_t at, TextId task, const Value& argument) {
    m_stage.checkpoint();
    Emitter& emitter = m_stage.actorHere().emitter();
    std::uint32_t number = 0;
    {
        Guard guard(m_mutex);
        if (m_closed)
            return finishOne(guard, {job, at}, {}, TaskError{TaskError::Kind::Closed, "the pool is closed"});
        number = m_submitted++;
        m_pending.emplace(number, Pending{job, at});
        ++m_submitting;
    }
    emitter.emitOrdered(EventKind::TaskSubmitted, m_id, 0, number, task);
    const auto put = m_tasks.putMarked(PoolMessage{number, task, argument}.packed(),
                                       {ValueType::Integer, number}, markOf(number));
    if (!put)
        settle(number, {TaskEnd::Error, {}, TaskError{TaskError::Kind::Raised, nameOf(put.error())}});
    Guard guard(m_mutex);
    --m_submitting;
    if (m_closed)
        stirMinder(guard);
}

/// Only the first end that comes counts.
void Pool::settle(std::uint32_t number, Ending ending) {
    Guard guard(m_mutex);
    const auto found = m_pending.find(number);
    if (found == m_pending.end())
        return;
    const Pending pending = std::move(found->second);
    m_pending.erase(found);
    Emitter& emitter = m_stage.emitterHere();
    emitter.emitOrdered(EventKind::TaskEnded, m_id, static_cast<std::uint8_t>(ending.how), number,
                        ending.error ? m_stage.text(ending.error->text) : 0);
    if (m_closed && !m_released)
        stirMinder(guard);
    finishOne(guard, pending, std::move(ending.value), std::move(ending.error));
}

void Pool::finishOne(Guard& guard, const Pending& pending, Value value, std::optional<TaskError> error) {
    PoolJob& job = *pending.job;
    if (error && (!job.m_error || pending.at < job.m_errorAt)) {
        job.m_error = std::move(error);
        job.m_errorAt = pending.at;
    }
    job.m_values[pending.at] = std::move(value);
    const bool last = --job.m_left == 0;
    guard.unlock();
    if (last)
        job.m_over.finish(m_stage.emitterHere(), m_id, [] {});
}

void Pool::settleAll(const std::string& why) {
    std::vector<std::uint32_t> all;
    {
        const Guard guard(m_mutex);
        for (const auto& [number, pending] : m_pending)
            all.push_back(number);
    }
    std::ranges::sort(all);
    for (const std::uint32_t number : all)
        settle(number, {TaskEnd::Lost, {}, TaskError{TaskError::Kind::Lost, why}});
}

void Pool::close() {
    m_stage.checkpoint();
    {
        Guard guard(m_mutex);
        m_closed = true;
        stirMinder(guard);
    }
    tellIfGone();
}

void Pool::terminate() {
    m_stage.checkpoint();
    {
        Guard guard(m_mutex);
        m_closed = m_terminated = true;
        stirMinder(guard);
    }
    settleAll("the pool was terminated");
    endWorkers();
    tellIfGone();
}

void Pool::endWorkers() {
    const std::lock_guard starting(m_startMutex);
    for (WorkerProcess* worker : workers())
        worker->terminate();
}

bool Pool::join(std::optional<double> timeoutSeconds) {
    m_stage.checkpoint();
    {
        const Guard guard(m_mutex);
        if (!m_closed)
            throw std::runtime_error("a pool is closed or terminated before it is joined");
    }
    return m_allGone.await(m_stage, WaitReason::TaskResult, m_id, timeoutSeconds);
}

void Pool::tellIfGone() {
    {
        const Guard guard(m_mutex);
        if (!m_closed || !m_workers.empty())
            return;
    }
    m_allGone.finish(m_stage.emitterHere(), m_id, [] {});
}

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
