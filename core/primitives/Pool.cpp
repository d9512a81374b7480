// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Pool.h"

#include "core/base/FailureText.h"
#include "core/engine/Stage.h"
#include "core/primitives/PoolNotes.h"

#include <algorithm>
#include <stdexcept>

namespace interleave {

namespace {

std::int64_t markOf(std::uint32_t task) {
    return std::int64_t{task} + 1;
}

} // namespace

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
    stage.processWatch().onEnd([there = std::weak_ptr(m_here)](ProcessIndex process, Emitter& emitter) {
        if (const auto pool = there.lock())
            (*pool)->noteDeath(process, emitter);
    });
    try {
        startWorkers(workers > 0 ? workers : static_cast<int>(Stage::cpus().size()));
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

bool Pool::join(Timeout timeout) {
    m_stage.checkpoint();
    {
        const Guard guard(m_mutex);
        if (!m_closed)
            throw std::runtime_error("a pool is closed or terminated before it is joined");
    }
    return m_allGone.await(m_stage, WaitReason::TaskResult, m_id, timeout);
}

void Pool::tellIfGone() {
    {
        const Guard guard(m_mutex);
        if (!m_closed || !m_workers.empty())
            return;
    }
    m_allGone.finish(m_stage.emitterHere(), m_id, [] {});
}

} // namespace interleave
