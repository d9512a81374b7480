// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/World.h"

#include "core/trace/EventKinds.h"
#include "core/trace/FoldLimits.h"

#include <algorithm>
#include <bit>

namespace interleave {

void World::apply(const Event& event, FoldObserver* observer) {
    m_observer = observer;
    advanceTo(static_cast<std::int64_t>(event.time));
    ++m_events;
    if (event.line != 0)
        if (ActorInfo* actor = actorFor(event.actor))
            actor->line = event.line;
    switch (topicOf(event.kind)) {
    case EventTopic::Life: return applyLife(event);
    case EventTopic::Output:
        ++m_printed;
        if (m_observer)
            m_observer->onPrinted(event.actor, m_time, static_cast<TextId>(event.a));
        return;
    case EventTopic::Object: return makeObject(event);
    case EventTopic::Wait: return applyWait(event);
    case EventTopic::Queue: return applyQueue(event);
    case EventTopic::Lock: return applyLock(event);
    case EventTopic::Counter: return applyCounter(event);
    case EventTopic::Signal: return applySignal(event);
    case EventTopic::Process: return applyProcess(event);
    case EventTopic::Request: return applyCall(event);
    case EventTopic::Task: return applyTask(event);
    case EventTopic::Measurement: return applyMeasured(event);
    case EventTopic::Scheduler: return applyScheduler(event);
    case EventTopic::Run: return applyRun(event);
    case EventTopic::Line:
    case EventTopic::None: return;
    }
}

void World::advanceTo(std::int64_t time) {
    m_time = std::max(m_time, std::min(time, kLongestRunNs));
}

void World::applyRun(const Event& event) {
    switch (event.kind) {
    case EventKind::RunBegan:
        m_probe = known(static_cast<std::uint64_t>(event.a), ProbeSource::Procfs);
        m_samplePeriodNs = std::clamp<std::int64_t>(event.b, 0, kLongestRunNs);
        break;
    case EventKind::Paused: m_pausedSince = m_time; break;
    case EventKind::Resumed:
        m_standstill = std::min(m_time, m_standstill + std::clamp<std::int64_t>(event.a, 0, m_time));
        m_pausedSince = -1;
        break;
    case EventKind::ParameterChanged:
        if (event.object < 256) {
            m_parameters.resize(std::max<std::size_t>(m_parameters.size(), event.object + 1u));
            m_parameters[event.object] = std::bit_cast<double>(event.a);
        }
        break;
    case EventKind::EventsDropped:
        m_dropped += static_cast<std::uint64_t>(event.a);
        if (m_observer)
            m_observer->onGap({std::clamp<std::int64_t>(event.b, 0, m_time), m_time,
                               static_cast<std::uint64_t>(event.a), event.actor, GapKind::Dropped});
        break;
    case EventKind::RecordsLost: loseRecords(event); break;
    case EventKind::RunEnded:
        m_outcome = known(event.detail, Outcome::Failed);
        m_end = {static_cast<std::int32_t>(event.a), static_cast<std::int32_t>(event.b)};
        break;
    default: break;
    }
}

std::size_t World::bytes(const World* sharing) const {
    const auto of = [](const auto& list) { return list.capacity() * sizeof(list[0]); };
    std::size_t sum = sizeof(World) + of(m_actors) + of(m_objects) + of(m_queues) + of(m_locks) +
                      of(m_counters) + of(m_signals) + of(m_deadlock) + of(m_processes) + of(m_pools) +
                      of(m_measurements) + of(m_cpus) + of(m_parameters);
    for (std::size_t i = 0; i < m_queues.size(); ++i) {
        const QueueInfo& queue = m_queues[i];
        const bool both = sharing && i < sharing->m_queues.size();
        sum += of(queue.putters) + of(queue.getters) + of(queue.joiners) + of(queue.calls) +
               of(queue.everPut) + of(queue.everGot) +
               queue.items.bytes(both ? &sharing->m_queues[i].items : nullptr) +
               queue.buffered.bytes(both ? &sharing->m_queues[i].buffered : nullptr);
    }
    for (const MeasurementInfo& measurement : m_measurements)
        sum += of(measurement.thread.samples) + of(measurement.process.samples);
    for (const PoolInfo& pool : m_pools)
        sum += of(pool.running);
    for (const LockInfo& lock : m_locks)
        sum += of(lock.waiters);
    for (const SignalInfo& signal : m_signals)
        sum += of(signal.waiters) + of(signal.holders);
    for (const CounterInfo& counter : m_counters)
        sum += of(counter.adders);
    return sum;
}

} // namespace interleave
