// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/TimelineRows.h"

#include <algorithm>

namespace interleave {

namespace {

void addActors(std::vector<TimelineRow>& rows, const World& world) {
    std::vector<ActorId> actors;
    std::int32_t mainPid = 0;
    for (std::size_t id = 0; id < world.actors().size(); ++id) {
        const ActorInfo& actor = world.actors()[id];
        if (actor.exists && id == kMainActor)
            mainPid = actor.pid;
        else if (actor.exists)
            actors.push_back(static_cast<ActorId>(id));
    }
    // One that was never started has no process of its own: it is the main program's.
    const auto pidOf = [&](ActorId id) { return world.actors()[id].pid ? world.actors()[id].pid : mainPid; };
    std::ranges::stable_sort(actors, {},
                             [&](ActorId id) { return std::pair(pidOf(id) != mainPid, pidOf(id)); });
    const bool several = !actors.empty() && pidOf(actors.front()) != pidOf(actors.back());
    std::int32_t pid = -1;
    for (const ActorId id : actors) {
        if (several && pidOf(id) != pid)
            rows.push_back({TimelineRow::Kind::Process, kNoActor, 0, kNoObject, 0, 0, pidOf(id)});
        pid = pidOf(id);
        rows.push_back({TimelineRow::Kind::Actor, id, 0, kNoObject, world.actors()[id].name,
                        world.actors()[id].sign, 0});
    }
}

} // namespace

std::vector<TimelineRow> timelineRows(const World& world, const Trace::Reading& reading) {
    std::vector<TimelineRow> rows;
    addActors(rows, world);
    for (std::size_t cpu = 0; cpu < reading.cpus().size(); ++cpu)
        if (!reading.cpus()[cpu].empty())
            rows.push_back({TimelineRow::Kind::Cpu, kNoActor, cpu, kNoObject});
    for (std::size_t i = 0; i < world.queues().size(); ++i)
        rows.push_back(
            {TimelineRow::Kind::Depth, kNoActor, i, world.queues()[i].object, world.queues()[i].name});
    for (std::size_t i = 0; i < world.counters().size(); ++i)
        rows.push_back(
            {TimelineRow::Kind::Lost, kNoActor, i, world.counters()[i].object, world.counters()[i].name});
    return rows;
}

} // namespace interleave
