// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ProcessMap.h"

#include "ui/models/Playback.h"

#include "tests/ui/views/ProcessScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

using Node = ProcessMap::Node;

TEST(ProcessMapTest, WhoPutsStandsLeftOfTheQueueAndWhoGetsRightOfIt) {
    RelayScript script;
    // r1 passes on what it has got.
    script.item(EventKind::Got, script.r1.main, script.q1, 30, 0, 0, script.r1.main);
    script.item(EventKind::Buffered, script.r1.main, script.q2, 30, 1, 0, script.r1.main);
    const auto world = script.finish()->newest();
    const ProcessMap map = processMap(*world, *world);
    const std::vector<std::vector<Node>> expected = {
        {{false, 1}}, {{true, 0}}, {{false, 2}}, {{true, 1}}, {{false, 3}}};
    EXPECT_EQ(map.columns, expected);
}

TEST(ProcessMapTest, AQueueThatNobodyHasPutIntoStandsWhereItWillWhenItIs) {
    const auto world = RelayScript().finish()->newest();
    const std::vector<std::vector<Node>> expected = {
        {{false, 1}}, {{true, 0}}, {{false, 2}}, {{true, 1}}, {{false, 3}}};
    EXPECT_EQ(processMap(*world, *world).columns, expected);
}

TEST(ProcessMapTest, EarlyMomentsHaveThePlacesThatLaterOnesTell) {
    RelayScript script;
    script.item(EventKind::Buffered, script.r1.main, script.q2, 30, 1, 0, script.r1.main);
    const auto trace = script.finish();
    const auto known = trace->newest();
    const World early = trace->at(static_cast<std::int64_t>(script.events().front().time) + 25'000'000);
    EXPECT_EQ(processMap(early, *known).columns, processMap(*known, *known).columns);
}

TEST(ProcessMapTest, ThreadsBuffersAndItemsAreInsideTheirProcess) {
    RelayScript script;
    const auto world = script.finish()->newest();
    const ProcessMap map = processMap(*world, *world);
    ASSERT_EQ(map.boxes.size(), 4u);
    EXPECT_EQ(map.boxes[0].threads, std::vector<ActorId>{kMainActor});
    EXPECT_EQ(map.boxes[1].threads, (std::vector<ActorId>{script.writer.main, script.feeder}));
    ASSERT_EQ(map.boxes[1].buffers.size(), 1u);
    ASSERT_EQ(map.boxes[1].buffers[0].items.size(), 2u);
    EXPECT_EQ(map.boxes[1].buffers[0].items[0].value.bits, 31);
    EXPECT_TRUE(map.boxes[2].buffers.empty());
}

TEST(ProcessMapTest, AWayBackDoesNotSendTheOrderRoundInCircles) {
    RelayScript script;
    for (const auto& [from, queue, to] :
         {std::tuple(script.r1, script.q2, script.r2), std::tuple(script.r2, script.q1, script.r1)}) {
        script.item(EventKind::Buffered, from.main, queue, 1, 1, 0, from.main);
        script.item(EventKind::Got, to.main, queue, 1, 0, 0, to.main);
    }
    const auto world = script.finish()->newest();
    std::size_t nodes = 0;
    for (const auto& column : processMap(*world, *world).columns)
        nodes += column.size();
    EXPECT_EQ(nodes, 5u) << "each once";
}

TEST(ProcessMapTest, AManagersQueueIsInTheBoxOfWhoServesIt) {
    ProcessScript script;
    const ObjectId queue = script.queue("mq", QueueKind::Manager, 3);
    const auto client = script.started("client", "c", 4711);
    const auto manager = script.started("manager", "m", 4712);
    const auto put = static_cast<int>(ManagerCall::Put);
    script.event(client.main, EventKind::RequestSent, queue, put, 0, kNoActor);
    script.event(manager.main, EventKind::Served, queue, put, 0, client.main);
    const auto world = script.finish()->newest();
    const ProcessMap map = processMap(*world, *world);
    EXPECT_EQ(map.boxes[2].held, std::vector<std::size_t>{0});
    EXPECT_EQ(map.columns, (std::vector<std::vector<Node>>{{{false, 1}}, {{false, 2}}}));
}

TEST(ProcessMapTest, AllClientsOfAManagerStandLeftOfIt) {
    ProcessScript script;
    const ObjectId queue = script.queue("mq", QueueKind::Manager, 3);
    const auto manager = script.started("manager", "m", 4712);
    const auto putter = script.started("a", "a", 4711);
    const auto getter = script.started("b", "b", 4713);
    for (const auto& [client, call] :
         {std::pair(putter.main, ManagerCall::Put), std::pair(getter.main, ManagerCall::Get)}) {
        script.event(client, EventKind::RequestSent, queue, static_cast<int>(call), 0, kNoActor);
        script.event(manager.main, EventKind::Served, queue, static_cast<int>(call), 0, client);
    }
    const auto world = script.finish()->newest();
    EXPECT_EQ(processMap(*world, *world).columns,
              (std::vector<std::vector<Node>>{{{false, 2}, {false, 3}}, {{false, 1}}}));
}

TEST(ProcessMapTest, ThePoolsOwnQueuesAreLeftOutAndNoOthers) {
    ProcessScript script;
    script.object(ObjectType::Pool, "pool");
    const ObjectId tasks = script.queue("pool tasks");
    script.queue("pool results");
    const ObjectId own = script.queue("results");
    const auto worker = script.started("pool 1", "p1", 4711);
    script.item(EventKind::Got, worker.main, tasks, 1, 0, 0, worker.main);
    script.item(EventKind::Got, worker.main, own, 1, 0, 0, worker.main);
    Playback playback;
    playback.setTrace(script.finish());
    const World& world = *playback.world();
    EXPECT_EQ(queuesOfPools(playback), (std::set<std::size_t>{0, 1}));
    const ProcessMap map = processMap(world, world, queuesOfPools(playback));
    for (const auto& column : map.columns)
        for (const Node& node : column)
            EXPECT_TRUE(!node.isQueue || node.index == 2) << node.index;
    for (const ProcessMap::Link& link : map.links)
        EXPECT_EQ(link.queue, 2u);
    EXPECT_FALSE(map.links.empty());
}

TEST(ProcessMapTest, NumbersAreInsideTheOneProcessThatAddsOrShared) {
    ProcessScript script;
    const ObjectId own = script.object(ObjectType::Counter, "own");
    const ObjectId shared = script.object(ObjectType::Counter, "shared");
    const auto a = script.started("a", "a", 4711);
    const auto b = script.started("b", "b", 4712);
    script.event(a.main, EventKind::AddEnded, own, 0, 5);
    script.event(a.main, EventKind::AddEnded, shared, 0, 5);
    script.event(b.main, EventKind::AddEnded, shared, 0, 5);
    const auto world = script.finish()->newest();
    const ProcessMap map = processMap(*world, *world);
    EXPECT_EQ(map.boxes[1].counters, std::vector<std::size_t>{0});
    EXPECT_EQ(map.sharedCounters, std::vector<std::size_t>{1});
}

} // namespace
} // namespace interleave
