// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Damaged events do no harm: whatever the fields hold, the fold goes on and what it shows can be read. The
// sanitizers look on.
#include "core/trace/World.h"

#include "tests/core/trace/EventScript.h"
#include "tests/core/trace/WorldEquality.h"

#include <gtest/gtest.h>

#include <limits>

namespace interleave {
namespace {

std::int64_t anyNumber(std::mt19937_64& random) {
    switch (random() % 6) {
    case 0: return static_cast<std::int64_t>(random());
    case 1: return std::numeric_limits<std::int64_t>::min() + static_cast<std::int64_t>(random() % 3);
    case 2: return std::numeric_limits<std::int64_t>::max() - static_cast<std::int64_t>(random() % 3);
    case 3: return -static_cast<std::int64_t>(random() % 100);
    default: return static_cast<std::int64_t>(random() % 100);
    }
}

Event anyEvent(std::mt19937_64& random, std::int64_t time) {
    Event event{};
    event.time = random() % 2000 == 0 ? random() : static_cast<std::uint64_t>(time);
    event.actor = static_cast<ActorId>(random() % 20 == 0 ? random() : random() % 6);
    event.object = static_cast<ObjectId>(random() % 20 == 0 ? random() : random() % 6);
    event.kind =
        static_cast<EventKind>(random() % 30 == 0 ? random() : random() % static_cast<int>(EventKind::Count));
    event.detail = static_cast<std::uint8_t>(random() % 4 == 0 ? random() : random() % 18);
    event.line = static_cast<std::uint16_t>(random());
    event.a = anyNumber(random);
    event.b = anyNumber(random);
    if (event.kind == EventKind::Put || event.kind == EventKind::Got) {
        // Depths of millions as well, but seldom: each of them clears what is there.
        QueuePlace place = QueuePlace::unpacked(event.b);
        place.depth %= random() % 10 == 0 ? QueuePlace::kMost : 100;
        event.b = place.packed();
    }
    return event;
}

TEST(WorldFuzzTest, ChanceEventsDoNoHarm) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::mt19937_64 random(seed);
        World world;
        std::int64_t time = 0;
        for (int i = 0; i < 3000; ++i) {
            time += static_cast<std::int64_t>(random() % 1000);
            world.apply(anyEvent(random, time));
        }
        EXPECT_EQ(difference(world, world), ""); // reads all of it
    }
}

TEST(WorldFuzzTest, ChanceEventsInATraceDoNoHarm) {
    for (unsigned seed = 0; seed < 10; ++seed) {
        std::mt19937_64 random(seed);
        Trace trace;
        std::int64_t time = 0;
        for (int batch = 0; batch < 20; ++batch) {
            std::vector<Event> events;
            for (int i = 0; i < 50; ++i) {
                time += static_cast<std::int64_t>(random() % 1000);
                events.push_back(anyEvent(random, time));
            }
            trace.append(events);
        }
        EXPECT_EQ(trace.size(), 1000u);
        EXPECT_EQ(difference(trace.at(time / 2), trace.at(time / 2)), "");
    }
}

TEST(WorldFuzzTest, DepthsOfMillionsThatNobodyPutAreNotMadeUpForEver) {
    EventScript script(ProbeSource::None);
    for (ObjectId queue = 0; queue < 50; ++queue)
        script.object(queue, ObjectType::Queue);
    std::size_t items = 0;
    for (int round = 0; round < 10; ++round)
        for (ObjectId queue = 0; queue < 50; ++queue)
            script.put(0, queue, 1, {round % 2 ? 1 : QueuePlace::kMost - 1, 0, 0});
    for (const QueueInfo& queue : script.world().queues()) {
        EXPECT_TRUE(queue.inDoubt);
        items += queue.items.size();
    }
    EXPECT_LT(items, 100'000u);
}

TEST(WorldFuzzTest, ADepthThatIsFarOffIsMadeUpWhereEventsAreMissing) {
    EventScript script(ProbeSource::None);
    script.object(0, ObjectType::Queue).put(0, 0, 1, {20'000, 19'999, 0});
    EXPECT_EQ(script.world().queues()[0].items.size(), 20'000u);
    EXPECT_TRUE(script.world().queues()[0].inDoubt);
}

TEST(WorldFuzzTest, AnActorMadeAgainWaitsOnlyOnce) {
    EventScript script(ProbeSource::None);
    script.object(0, ObjectType::Queue);
    for (int i = 0; i < 100; ++i)
        script.create({3}).wait(3, WaitReason::QueueEmpty, 0);
    EXPECT_EQ(script.world().queues()[0].getters.size(), 1u);
}

TEST(WorldFuzzTest, NobodyKnownAddsToACounter) {
    EventScript script(ProbeSource::None);
    script.object(0, ObjectType::Counter).create({1});
    for (ActorId actor = 0; actor < 1000; ++actor)
        script.add(EventKind::AddBegan, actor, 0, 0, 10).add(EventKind::AddEnded, actor, 0, 0, 10);
    EXPECT_EQ(script.world().counters()[0].adders.size(), 1u);
}

TEST(WorldFuzzTest, NumbersThatAreNoEnumeratorsAreNotKept) {
    EventScript script(ProbeSource::Perf);
    script.object(0, ObjectType::Queue, std::int64_t{77} << 32).object(1, ObjectType::Counter, 99);
    script.run({1}).add(EventKind::WaitBegan, 1, 0, 200).add(EventKind::SwitchedOut, 1, kNoObject, 0, 70'000);
    script.add(EventKind::SwitchedIn, 1, kNoObject, 0, -7).add(EventKind::RunEnded, kNoActor, kNoObject, 250);
    EXPECT_EQ(script.world().queues()[0].discipline, Discipline::Fifo);
    EXPECT_EQ(script.world().counters()[0].protection, Protection::None);
    EXPECT_EQ(script.actor(1).wait.reason, WaitReason::None);
    EXPECT_EQ(script.actor(1).cpu, -1);
    EXPECT_EQ(script.world().outcome(), Outcome::Running);
}

} // namespace
} // namespace interleave
