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
    // The place of a process: 0 is the engine's, where all that is in no worker belongs.
    const auto placeOf = [&](ActorId id) {
        const ProcessInfo* process = world.processOf(world.actors()[id]);
        return process ? process - world.processes().data() + 1 : std::ptrdiff_t{0};
    };
    std::ranges::stable_sort(actors, {}, placeOf);
    const bool several = !actors.empty() && placeOf(actors.front()) != placeOf(actors.back());
    std::ptrdiff_t last = -1;
    for (const ActorId id : actors) {
        const std::ptrdiff_t place = placeOf(id);
        if (several && place != last) {
            const ProcessInfo* process =
                place == 0 ? nullptr : &world.processes()[static_cast<std::size_t>(place - 1)];
            rows.push_back({TimelineRow::Kind::Process, kNoActor, 0, process ? process->object : kNoObject,
                            process ? process->name : 0, 0, process ? process->pid : mainPid});
        }
        last = place;
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
