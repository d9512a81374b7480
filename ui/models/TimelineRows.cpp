// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/TimelineRows.h"

#include "ui/models/ProcessMap.h"

#include <optional>

namespace interleave {

namespace {

void addActors(std::vector<TimelineRow>& rows, const World& world) {
    const std::vector<ActorId> actors = actorsByProcess(world);
    const auto placeOf = [&](ActorId id) { return processPlace(world, id); };
    const bool several = !actors.empty() && placeOf(actors.front()) != placeOf(actors.back());
    std::optional<std::size_t> last;
    for (const ActorId id : actors) {
        const std::size_t place = placeOf(id);
        if (several && place != last) {
            const ProcessInfo* process = place == 0 ? nullptr : &world.processes()[place - 1];
            rows.push_back({TimelineRow::Kind::Process, kNoActor, 0, process ? process->object : kNoObject,
                            process ? process->name : 0, 0,
                            process ? process->pid : world.actors()[kMainActor].pid});
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
