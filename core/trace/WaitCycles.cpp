// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/WaitCycles.h"

#include <algorithm>

namespace interleave {

namespace {

WaitCycle cycleFrom(const World& world, ActorId first) {
    WaitCycle cycle;
    ActorId at = first;
    do {
        const WaitFor link = *world.waitFor(at);
        cycle.links.push_back(link);
        const std::int64_t left = world.leftNs(world.actors()[at]);
        if (left >= 0 && (cycle.leftNs < 0 || left < cycle.leftNs)) {
            cycle.leftNs = left;
            cycle.givesUp = at;
        }
        at = link.owner;
    } while (at != first);
    return cycle;
}

} // namespace

std::vector<WaitCycle> waitCycles(const World& world) {
    // From each actor one arrow leads on at most: who comes upon its own walk again has found a circle. What
    // an earlier walk has seen leads to nothing new.
    std::vector<std::uint32_t> walk(world.actors().size(), 0);
    std::vector<WaitCycle> cycles;
    for (std::uint32_t start = 0; start < walk.size(); ++start) {
        const std::uint32_t number = start + 1;
        ActorId at = static_cast<ActorId>(start);
        while (at < walk.size() && walk[at] == 0) {
            walk[at] = number;
            const auto link = world.waitFor(at);
            at = link ? link->owner : kNoActor;
        }
        if (at >= walk.size() || walk[at] != number)
            continue;
        // Its least actor is not always the first that the walk came upon.
        ActorId least = at;
        for (ActorId next = world.waitFor(at)->owner; next != at; next = world.waitFor(next)->owner)
            least = next < least ? next : least;
        cycles.push_back(cycleFrom(world, least));
    }
    std::ranges::sort(cycles, {}, [](const WaitCycle& cycle) { return cycle.links.front().actor; });
    return cycles;
}

} // namespace interleave
