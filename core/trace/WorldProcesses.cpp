// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Processes, and what goes on between them: items in the buffers of queues, calls to a manager, a pool's
// tasks.
#include "core/trace/FoldLimits.h"
#include "core/trace/World.h"

#include <algorithm>

namespace interleave {

namespace {

/// More calls or tasks under way than a run has actors: damaged.
constexpr std::size_t kMostUnderWay = kMostActors;

} // namespace

void World::applyProcess(const Event& event) {
    ProcessInfo* process = object(event.object, ObjectType::Process, m_processes);
    if (!process)
        return;
    switch (event.kind) {
    case EventKind::ProcessStarted:
        process->pid = static_cast<std::int32_t>(event.a);
        process->startedAt = m_time;
        break;
    case EventKind::SignalSent:
        process->signalSent = static_cast<std::int32_t>(event.a);
        process->signalledBy = event.actor;
        process->signalledAt = m_time;
        break;
    case EventKind::ProcessEnded:
        process->ended = true;
        process->exit = known(event.detail, ExitKind::Killed);
        process->status = static_cast<std::int32_t>(event.a);
        process->error = static_cast<TextId>(event.b);
        process->endedAt = m_time;
        break;
    default: break;
    }
}

const ProcessInfo* World::processOf(const ActorInfo& actor) const {
    const auto found = std::ranges::find_if(m_processes, [&](const ProcessInfo& process) {
        return (process.pid != 0 && process.pid == actor.pid) ||
               (process.mainActor < m_actors.size() && &m_actors[process.mainActor] == &actor);
    });
    return found == m_processes.end() ? nullptr : &*found;
}

void World::noteUser(QueueInfo& queue, std::vector<ActorId>& users, ActorId actor) {
    if (queue.kind != QueueKind::Thread && users.size() < kMostUnderWay &&
        std::ranges::find(users, actor) == users.end())
        users.push_back(actor);
}

/// put() has left it in the buffer of its own process.
void World::buffer(QueueInfo& queue, const Event& event) {
    QueueItem item{{known(event.detail, ValueType::List), event.a}, m_time, event.actor};
    item.number = static_cast<std::uint32_t>(++queue.puts);
    queue.buffered.insert(queue.buffered.size(), item);
    noteUser(queue, queue.everPut, event.actor);
    ++queue.unfinished;
    queue.peak = std::max<std::uint64_t>(queue.peak, queue.items.size() + queue.buffered.size());
    std::erase(queue.putters, event.actor);
}

/// The item that goes from its putter's buffer into a slot; a made up one where its Buffered is missing.
QueueItem World::takeBuffered(QueueInfo& queue, const Event& event) {
    std::size_t at = 0;
    while (at < queue.buffered.size() && queue.buffered[at].putter != event.actor)
        ++at;
    if (at == queue.buffered.size() || !takeSteps(queue, at + 1)) {
        queue.inDoubt = true;
        return {{known(event.detail, ValueType::List), event.a}, m_time, event.actor};
    }
    const QueueItem item = queue.buffered[at];
    queue.buffered.erase(at);
    return item;
}

void World::loseItems(QueueInfo& queue, const Event& event) {
    queue.lost += static_cast<std::uint64_t>(std::max<std::int64_t>(event.a, 0));
    queue.lostAt = m_time;
    queue.lostWith = static_cast<std::int32_t>(event.b);
    if (const auto dead = std::ranges::find(m_processes, queue.lostWith, &ProcessInfo::pid);
        dead != m_processes.end())
        dead->lost += static_cast<std::uint64_t>(std::max<std::int64_t>(event.a, 0));
    queue.unfinished = std::max<std::int64_t>(queue.unfinished - std::max<std::int64_t>(event.a, 0), 0);
    for (std::size_t at = queue.buffered.size(); at-- > 0;) {
        const ActorInfo* putter = actorFor(queue.buffered[at].putter);
        if (putter && putter->pid == queue.lostWith && takeSteps(queue, queue.buffered.size() - at))
            queue.buffered.erase(at);
    }
}

void World::applyCall(const Event& event) {
    QueueInfo* q = queue(event.object);
    if (!q)
        return;
    const bool byServer = event.kind == EventKind::Served || event.kind == EventKind::ReplySent;
    const auto client = byServer ? static_cast<ActorId>(event.b) : event.actor;
    auto call = std::ranges::find(q->calls, client, &ManagerCallInfo::client);
    if (event.kind == EventKind::RequestSent) {
        ++q->requests;
        if (const auto asked = known(event.detail, ManagerCall::Join); asked == ManagerCall::Put)
            noteUser(*q, q->everPut, client);
        else if (asked == ManagerCall::Get)
            noteUser(*q, q->everGot, client);
        if (const auto server = static_cast<ActorId>(event.b); server != kNoActor)
            q->server = server;
        if (call == q->calls.end() && q->calls.size() < kMostUnderWay)
            call = q->calls.insert(q->calls.end(), ManagerCallInfo{}); // {} alone would be an empty list
        if (call != q->calls.end())
            *call = {client, static_cast<ActorId>(event.b), known(event.detail, ManagerCall::Join),
                     ManagerCallInfo::Phase::Sent, m_time};
        return;
    }
    if (call == q->calls.end())
        return;
    if (byServer)
        call->server = q->server = event.actor;
    call->since = m_time;
    if (event.kind == EventKind::ReplyReceived)
        q->calls.erase(call);
    else
        call->phase = event.kind == EventKind::Served ? ManagerCallInfo::Phase::Served
                                                      : ManagerCallInfo::Phase::Replied;
}

void World::applyTask(const Event& event) {
    PoolInfo* pool = object(event.object, ObjectType::Pool, m_pools);
    if (!pool)
        return;
    const auto running = std::ranges::find(pool->running, event.a, &PoolInfo::Running::task);
    switch (event.kind) {
    case EventKind::TaskSubmitted: ++pool->submitted; break;
    case EventKind::TaskBegan:
        if (running == pool->running.end() && pool->running.size() < kMostUnderWay)
            pool->running.push_back({event.a, event.actor, m_time});
        break;
    case EventKind::TaskEnded:
        if (running != pool->running.end())
            pool->running.erase(running);
        switch (known(event.detail, TaskEnd::Lost)) {
        case TaskEnd::Done: ++pool->done; break;
        case TaskEnd::Error: ++pool->failed; break;
        case TaskEnd::Lost: ++pool->lost; break;
        }
        break;
    default: break;
    }
}

} // namespace interleave
