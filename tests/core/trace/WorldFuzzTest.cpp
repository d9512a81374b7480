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
    event.detail = static_cast<std::uint8_t>(random() % 4 == 0 ? random() : random() % 8);
    event.line = static_cast<std::uint16_t>(random());
    event.a = anyNumber(random);
    event.b = anyNumber(random);
    if (event.kind == EventKind::Put || event.kind == EventKind::Got) {
        // A depth of millions is believed, as a queue may have them; it only takes long.
        QueuePlace place = QueuePlace::unpacked(event.b);
        place.depth %= 100;
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

} // namespace
} // namespace interleave
