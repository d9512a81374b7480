// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/CpuLane.h"

#include "core/trace/Trace.h"

#include "tests/core/trace/ChanceColumns.h"
#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace interleave {
namespace {

using Entries = std::vector<std::pair<std::int64_t, ActorId>>;

Entries entriesOf(const CpuLane& lane) {
    Entries all;
    for (std::size_t i = lane.first(); i < lane.size(); ++i)
        all.emplace_back(lane[i].time, lane[i].actor);
    return all;
}

Entries lane(const EventScript& script, std::size_t cpu) {
    Trace trace;
    trace.append(script.events());
    const Trace::Reading reading(trace);
    return cpu < reading.cpus().size() ? entriesOf(reading.cpus()[cpu]) : Entries{};
}

TEST(CpuLaneTest, ACpuBelongsToWhoIsSwitchedInUntilItIsSwitchedOut) {
    EventScript script(ProbeSource::Perf);
    script.create({0, 1, 2}).at(10).in(0, 3).at(20).preempt(0, 3).at(20).in(1, 3).at(30).out(1, 3);
    EXPECT_EQ(lane(script, 3), (Entries{{10, 0}, {20, kNoActor}, {20, 1}, {30, kNoActor}}));
    EXPECT_EQ(lane(script, 0), Entries{});
}

TEST(CpuLaneTest, TheEndOfAThreadFreesItsCpu) {
    EventScript script(ProbeSource::Perf);
    script.run({0, 1}).at(50).add(EventKind::ActorEnded, 1).at(60).out(1, 0).at(70).in(1, 0);
    EXPECT_EQ(lane(script, 0).back(), (std::pair<std::int64_t, ActorId>{50, kNoActor}));
}

TEST(CpuLaneTest, AThreadIsOnOneCpuEvenIfItsLeavingIsNotRecorded) {
    EventScript script(ProbeSource::Perf);
    script.create({0, 1}).at(10).in(1, 0).at(20).in(1, 2);
    EXPECT_EQ(lane(script, 0), (Entries{{10, 1}, {20, kNoActor}}));
    EXPECT_EQ(lane(script, 2), (Entries{{20, 1}}));
    EXPECT_EQ(script.world().cpus()[0], kNoActor);
    EXPECT_EQ(script.world().cpus()[2], 1);
}

TEST(CpuLaneTest, TheLeavingOfWhoHasLostTheCpuTakesItFromNobody) {
    EventScript script(ProbeSource::Perf);
    script.create({0, 1, 2}).at(10).in(1, 0).at(20).in(2, 0).at(30).out(1, 0);
    EXPECT_EQ(lane(script, 0), (Entries{{10, 1}, {20, 2}}));
}

TEST(CpuLaneTest, CpuNumbersOutOfRangeAreLeftOut) {
    EventScript script(ProbeSource::Perf);
    script.create({0, 1}).at(10).in(1, -1).at(20).in(1, 32'767).at(30).out(1, 32'767);
    EXPECT_TRUE(script.world().cpus().empty());
}

TEST(CpuLaneTest, AThreadThatIsGoneFreesItsCpu) {
    EventScript script(ProbeSource::Perf);
    script.create({0, 1}).at(10).in(1, 0).at(20).add(EventKind::ThreadExited, 1);
    EXPECT_EQ(lane(script, 0), (Entries{{10, 1}, {20, kNoActor}}));
}

/// Who has each CPU, followed in the plainest way: which CPU each actor is on.
struct CpuLaneModel {
    std::map<ActorId, std::int64_t> cpuOf;
    std::map<ActorId, bool> dead;
    std::vector<Entries> lanes = std::vector<Entries>(6);

    void leave(ActorId actor, std::int64_t time) {
        if (const auto on = cpuOf.find(actor); on != cpuOf.end()) {
            lanes[static_cast<std::size_t>(on->second)].emplace_back(time, kNoActor);
            cpuOf.erase(on);
        }
    }
    /// `isNew`: it has never run, so far as is known; then its thread cannot have ended either.
    void follow(const Event& event, bool isNew) {
        const auto time = static_cast<std::int64_t>(event.time);
        const bool exited = event.kind == EventKind::ThreadExited && !isNew;
        if (event.kind == EventKind::ActorCreated || event.kind == EventKind::ActorEnded || exited) {
            leave(event.actor, time);
            dead[event.actor] = event.kind != EventKind::ActorCreated;
        }
        if (dead[event.actor])
            return;
        if (event.kind == EventKind::SwitchedOut)
            leave(event.actor, time);
        if (event.kind != EventKind::SwitchedIn)
            return;
        if (cpuOf.contains(event.actor) && cpuOf[event.actor] == event.a)
            return;
        leave(event.actor, time);
        std::erase_if(cpuOf, [&](const auto& on) { return on.second == event.a; });
        cpuOf[event.actor] = event.a;
        lanes[static_cast<std::size_t>(event.a)].emplace_back(time, event.actor);
    }
};

std::int64_t busyBetween(const Entries& entries, std::int64_t from, std::int64_t to) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::int64_t begin = std::max(entries[i].first, from);
        const std::int64_t end = i + 1 < entries.size() ? std::min(entries[i + 1].first, to) : to;
        if (entries[i].second != kNoActor && end > begin)
            sum += end - begin;
    }
    return sum;
}

TEST(CpuLaneTest, LanesAndTheirColumnsAgreeWithACountByHand) {
    for (unsigned seed = 0; seed < 6; ++seed) {
        const auto events = chanceTrace(seed, 8000, ProbeSource::Perf);
        Trace trace;
        trace.append(events);
        CpuLaneModel model;
        World world;
        for (const Event& event : events) {
            const bool isNew =
                event.actor < world.actors().size() && world.actors()[event.actor].state == ActorState::New;
            model.follow(event, isNew);
            world.apply(event);
        }
        const Trace::Reading reading(trace);
        ASSERT_EQ(reading.cpus().size(), 6u);
        std::mt19937 random(seed);
        for (std::size_t cpu = 0; cpu < 6; ++cpu) {
            const CpuLane& lane = reading.cpus()[cpu];
            const Entries& entries = model.lanes[cpu];
            ASSERT_EQ(entriesOf(lane), entries) << "CPU " << cpu;
            for (int round = 0; round < 10; ++round) {
                const Columns columns = chanceColumns(random, trace.end());
                std::map<int, std::int64_t> busy;
                lane.columns(columns.begin, columns.nsPerColumn, columns.count, columns.until,
                             [&](int column, std::int64_t ns) { busy[column] = ns; });
                for (int column = 0; column < columns.count; ++column) {
                    const std::int64_t from = std::max(columns.border(column), entries[0].first);
                    const std::int64_t to = columns.border(column + 1);
                    ASSERT_EQ(busy.contains(column), to > from);
                    if (to > from) {
                        ASSERT_EQ(busy[column], busyBetween(entries, from, to)) << "column " << column;
                    }
                }
                std::size_t hint = 0;
                const std::int64_t time = columns.border(1);
                ASSERT_EQ(lane.busyUntil(time, hint), busyBetween(entries, 0, time));
            }
        }
    }
}

} // namespace
} // namespace interleave
