// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/EventColumns.h"

#include "core/trace/World.h"

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>

namespace interleave {
namespace {

void expectTheSameAgain(const std::vector<Event>& events) {
    ByteSink bytes;
    encodeEvents(events, bytes);
    std::vector<Event> again;
    ASSERT_TRUE(decodeEvents(bytes.all(), again));
    ASSERT_EQ(again.size(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        ASSERT_EQ(std::memcmp(&again[i], &events[i], sizeof(Event)), 0) << "event " << i;
}

std::int64_t chanceNumber(std::mt19937_64& random) {
    switch (random() % 5) {
    case 0: return static_cast<std::int64_t>(random());
    case 1: return std::numeric_limits<std::int64_t>::min();
    case 2: return std::numeric_limits<std::int64_t>::max();
    case 3: return -1;
    default: return static_cast<std::int64_t>(random() % 3);
    }
}

TEST(EventColumnsTest, EventsOfARunAreTheSameAgain) {
    expectTheSameAgain({});
    expectTheSameAgain(chanceTrace(1, 20'000, ProbeSource::Perf));
}

TEST(EventColumnsTest, AnyFieldsAreTheSameAgain) {
    std::mt19937_64 random(2);
    std::vector<Event> events(5000); // more shapes than one byte can number
    for (Event& event : events)
        event = {random() % static_cast<std::uint64_t>(kLongestRunNs),
                 static_cast<ActorId>(random()),
                 static_cast<ObjectId>(random() % 3),
                 static_cast<EventKind>(random() % 2 ? random() : random() % 40),
                 static_cast<std::uint8_t>(random() % 9),
                 static_cast<std::uint16_t>(random() % 2),
                 chanceNumber(random),
                 chanceNumber(random)};
    expectTheSameAgain(events);
}

TEST(EventColumnsTest, APutAndAGetTakeFewBytes) {
    std::vector<Event> events;
    for (int i = 0; i < 1000; ++i) {
        const auto time = static_cast<std::uint64_t>(2000 * i);
        events.push_back({time, 1, 4, EventKind::Put, 1, 7, i, QueuePlace{3, 2, 1}.packed()});
        events.push_back({time + 900, 2, 4, EventKind::Got, 1, 9, i, QueuePlace{2, 0, 2}.packed()});
    }
    ByteSink bytes;
    encodeEvents(events, bytes);
    EXPECT_LT(bytes.size(), events.size() * 8); // before any compression
    expectTheSameAgain(events);
}

TEST(EventColumnsTest, DamagedBytesAreRefusedOrGiveSomeEvents) {
    std::mt19937_64 random(3);
    ByteSink sound;
    encodeEvents(chanceTrace(4, 300, ProbeSource::None), sound);
    std::size_t refused = 0;
    for (int i = 0; i < 3000; ++i) {
        ByteBuffer bytes(sound.all().begin(), sound.all().end());
        for (std::uint64_t flips = 1 + random() % 3; flips > 0; --flips)
            bytes[random() % (i % 2 ? 24 : bytes.size())] = static_cast<std::uint8_t>(random());
        bytes.resize(bytes.size() - (i % 3 ? 0 : random() % bytes.size()));
        std::vector<Event> events;
        refused += decodeEvents(bytes, events) ? 0 : 1;
        EXPECT_LE(events.capacity(), 2 * kMostEventsInColumns);
    }
    EXPECT_GT(refused, 1000u);
}

TEST(EventColumnsTest, ATimeThatNoRunReachesIsRefused) {
    for (const std::uint64_t beyond : {0, 1}) {
        ByteSink bytes;
        encodeEvents(std::vector<Event>{{static_cast<std::uint64_t>(kLongestRunNs) + beyond, 0, 0,
                                         EventKind::LineReached, 0, 0, 0, 0}},
                     bytes);
        std::vector<Event> events;
        EXPECT_EQ(decodeEvents(bytes.all(), events), beyond == 0);
    }
}

} // namespace
} // namespace interleave
