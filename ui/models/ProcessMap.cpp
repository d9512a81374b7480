// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ProcessMap.h"

#include "ui/models/Playback.h"

#include <algorithm>
#include <set>
#include <utility>

namespace interleave {

namespace {

void addBoxes(ProcessMap& map, const World& world) {
    map.boxes.resize(world.processes().size() + 1);
    for (std::size_t i = 0; i < world.processes().size(); ++i) {
        map.boxes[i + 1].process = &world.processes()[i];
        map.boxes[i + 1].pid = world.processes()[i].pid;
    }
    for (std::size_t id = 0; id < world.actors().size(); ++id) {
        if (!world.actors()[id].exists)
            continue;
        ProcessMap::Box& box = map.boxes[processPlace(world, static_cast<ActorId>(id))];
        const bool isMain = id == kMainActor || (box.process && box.process->mainActor == id);
        box.threads.insert(isMain ? box.threads.begin() : box.threads.end(), static_cast<ActorId>(id));
        if (id == kMainActor)
            box.pid = world.actors()[id].pid;
    }
}

void addLink(ProcessMap& map, const ProcessMap::Link& link) {
    if (std::ranges::find(map.links, link) == map.links.end())
        map.links.push_back(link);
}

void addQueues(ProcessMap& map, const World& shown, const World& known,
               const std::set<std::size_t>& leftOut) {
    for (std::size_t i = 0; i < shown.queues().size(); ++i) {
        if (leftOut.contains(i))
            continue;
        const QueueInfo& queue = shown.queues()[i];
        const QueueInfo& later = i < known.queues().size() ? known.queues()[i] : queue;
        if (queue.kind == QueueKind::Manager && later.server != kNoActor)
            if (const std::size_t holder = processPlace(known, later.server);
                holder != ProcessMap::kEngine && holder < map.boxes.size())
                map.boxes[holder].held.push_back(i);
        for (const bool puts : {true, false})
            for (const ActorId user : puts ? later.everPut : later.everGot)
                if (const std::size_t box = processPlace(known, user);
                    box < map.boxes.size() && box != map.holderOf(i))
                    addLink(map, {box, i, puts});
        if (queue.kind != QueueKind::Process)
            continue;
        for (std::size_t box = 0; box < map.boxes.size(); ++box)
            if (std::ranges::find(map.links, ProcessMap::Link{box, i, true}) != map.links.end())
                map.boxes[box].buffers.push_back({i, {}});
        for (std::size_t at = 0; at < queue.buffered.size(); ++at)
            for (ProcessMap::Buffer& buffer :
                 map.boxes[processPlace(shown, queue.buffered[at].putter)].buffers)
                if (buffer.queue == i)
                    buffer.items.push_back(queue.buffered[at]);
    }
}

void addNumbersAndTasks(ProcessMap& map, const World& world) {
    for (std::size_t i = 0; i < world.counters().size(); ++i) {
        std::set<std::size_t> users;
        for (const CounterInfo::Adder& adder : world.counters()[i].adders)
            users.insert(processPlace(world, adder.actor));
        if (users.size() > 1)
            map.sharedCounters.push_back(i);
        else
            map.boxes[users.empty() ? ProcessMap::kEngine : *users.begin()].counters.push_back(i);
    }
    for (std::size_t i = 0; i < world.pools().size(); ++i)
        for (const PoolInfo::Running& running : world.pools()[i].running)
            map.boxes[processPlace(world, running.worker)].tasks.push_back({i, running.task, running.since});
}

/// Longest ways through what is put and got, without what leads back.
class Order {
public:
    Order(const ProcessMap& map, const World& world) : m_boxes(map.boxes.size()) {
        m_next.resize(m_boxes + world.queues().size());
        for (const ProcessMap::Link& link : map.links) {
            if (link.box == ProcessMap::kEngine)
                continue;
            const std::size_t holder = map.holderOf(link.queue);
            const std::size_t queue = holder == ProcessMap::kEngine ? m_boxes + link.queue : holder;
            // Calls go to a manager whatever they ask for.
            const bool into = link.puts || holder != ProcessMap::kEngine;
            m_next[into ? link.box : queue].push_back(into ? queue : link.box);
        }
        m_seen.resize(m_next.size());
        passOnToUnused(map, world);
        m_ranks.resize(m_next.size());
        // A queue into which nobody has put yet stands right of those who may, and left of who waits at it.
        std::fill(m_ranks.begin() + static_cast<std::ptrdiff_t>(m_boxes), m_ranks.end(), 1);
        // Who only puts begins, so that a way back is found where it is one.
        std::vector<bool> isReached(m_next.size());
        for (const auto& next : m_next)
            for (const std::size_t node : next)
                isReached[node] = true;
        for (const bool reached : {false, true})
            for (std::size_t node = 1; node < m_next.size(); ++node)
                if (isReached[node] == reached)
                    visit(node);
        for (auto node = m_finished.rbegin(); node != m_finished.rend(); ++node)
            for (const std::size_t next : m_next[*node])
                m_ranks[next] = std::max(m_ranks[next], m_ranks[*node] + 1);
    }

    [[nodiscard]] std::size_t rank(const ProcessMap::Node& node) const {
        return m_ranks[node.isQueue ? m_boxes + node.index : node.index];
    }

private:
    enum class Seen { No, OnTheWay, Yes };

    /// Into a queue that nobody has put into yet will put, as a rule, who gets from one that was made before
    /// it.
    void passOnToUnused(const ProcessMap& map, const World& world) {
        for (std::size_t queue = 0; queue < world.queues().size(); ++queue) {
            const auto gets = [&](std::size_t box) {
                return std::ranges::find(map.links, ProcessMap::Link{box, queue, false}) != map.links.end();
            };
            if (std::ranges::any_of(map.links, [&](const ProcessMap::Link& link) {
                    return link.queue == queue && link.puts;
                }))
                continue;
            for (const ProcessMap::Link& link : map.links)
                if (!link.puts && link.queue < queue && link.box != ProcessMap::kEngine && !gets(link.box))
                    m_next[link.box].push_back(m_boxes + queue);
        }
    }

    void visit(std::size_t node) {
        if (m_seen[node] != Seen::No)
            return;
        m_seen[node] = Seen::OnTheWay;
        std::erase_if(m_next[node], [this](std::size_t next) { return m_seen[next] == Seen::OnTheWay; });
        for (const std::size_t next : m_next[node])
            visit(next);
        m_seen[node] = Seen::Yes;
        m_finished.push_back(node);
    }

    std::size_t m_boxes;
    std::vector<std::vector<std::size_t>> m_next;
    std::vector<Seen> m_seen;
    std::vector<std::size_t> m_finished;
    std::vector<std::size_t> m_ranks;
};

void addColumns(ProcessMap& map, const World& world, const std::set<std::size_t>& leftOut) {
    const Order order(map, world);
    const auto put = [&](const ProcessMap::Node& node) {
        const std::size_t rank = order.rank(node);
        if (map.columns.size() <= rank)
            map.columns.resize(rank + 1);
        map.columns[rank].push_back(node);
    };
    for (std::size_t box = 1; box < map.boxes.size(); ++box)
        put({false, box});
    for (std::size_t i = 0; i < world.queues().size(); ++i)
        if (world.queues()[i].kind != QueueKind::Thread && !leftOut.contains(i) &&
            map.holderOf(i) == ProcessMap::kEngine)
            put({true, i});
    std::erase_if(map.columns, [](const auto& column) { return column.empty(); });
}

} // namespace

std::size_t ProcessMap::boxOf(ActorId actor) const {
    for (std::size_t box = 0; box < boxes.size(); ++box)
        if (std::ranges::find(boxes[box].threads, actor) != boxes[box].threads.end())
            return box;
    return kEngine;
}

std::size_t ProcessMap::holderOf(std::size_t queue) const {
    for (std::size_t box = 0; box < boxes.size(); ++box)
        if (std::ranges::find(boxes[box].held, queue) != boxes[box].held.end())
            return box;
    return kEngine;
}

std::size_t processPlace(const World& world, ActorId actor) {
    if (actor >= world.actors().size() || !world.actors()[actor].exists)
        return ProcessMap::kEngine;
    const ProcessInfo* process = world.processOf(world.actors()[actor]);
    return process ? static_cast<std::size_t>(process - world.processes().data()) + 1 : ProcessMap::kEngine;
}

std::vector<ActorId> actorsByProcess(const World& world) {
    std::vector<ActorId> actors;
    for (std::size_t id = kMainActor + 1u; id < world.actors().size(); ++id)
        if (world.actors()[id].exists)
            actors.push_back(static_cast<ActorId>(id));
    if (!world.processes().empty())
        std::ranges::stable_sort(actors, {}, [&](ActorId id) { return processPlace(world, id); });
    return actors;
}

std::set<std::size_t> queuesOfPools(const Playback& playback) {
    const World& world = *playback.world();
    std::set<QString> names;
    for (const PoolInfo& pool : world.pools())
        for (const char* part : {" tasks", " results"})
            names.insert(playback.text(pool.name) + QLatin1String(part));
    std::set<std::size_t> queues;
    for (std::size_t i = 0; i < world.queues().size(); ++i)
        if (world.queues()[i].kind == QueueKind::Process &&
            names.contains(playback.text(world.queues()[i].name)))
            queues.insert(i);
    return queues;
}

ProcessMap processMap(const World& shown, const World& known, const std::set<std::size_t>& leftOut) {
    ProcessMap map;
    addBoxes(map, shown);
    addQueues(map, shown, known, leftOut);
    addNumbersAndTasks(map, shown);
    addColumns(map, shown, leftOut);
    return map;
}

} // namespace interleave
