// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/wire/EventRing.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>
#include <vector>

namespace interleave {
namespace {

Event numbered(std::uint64_t n) {
    Event event{};
    event.time = n;
    event.kind = EventKind::Put;
    event.actor = 5;
    event.a = static_cast<std::int64_t>(n);
    event.b = ~static_cast<std::int64_t>(n);
    return event;
}

struct EventRingTest : testing::Test {
    bool write(std::uint64_t n) { return writer.tryWrite(numbered(n)); }
    bool writeTogether(std::uint64_t first, std::uint32_t count) {
        return writer.tryWriteTogether(count, [&](std::uint32_t n) { return numbered(first + n); });
    }
    std::vector<Event> drained() {
        std::vector<Event> taken;
        reader.drain([&](const Event& event) { taken.push_back(event); });
        return taken;
    }
    std::vector<Event> slots = std::vector<Event>(8);
    RingIndices indices;
    RingWriter writer{indices, slots};
    RingReader reader{indices, slots};
};

TEST_F(EventRingTest, GivesEventsInTheOrderOfTheirWritesAcrossTheEnd) {
    std::uint64_t read = 0;
    std::uint64_t written = 0;
    for (int round = 0; round < 20; ++round) {
        for (int i = 0; i < 5; ++i)
            ASSERT_TRUE(write(written++));
        for (const Event& event : drained())
            EXPECT_EQ(event.time, read++);
    }
    EXPECT_EQ(read, written);
    EXPECT_EQ(reader.dropped(), 0u);
}

TEST_F(EventRingTest, DrainOfAnEmptyRingTakesNothing) {
    EXPECT_EQ(reader.drain([](const Event&) { FAIL(); }), 0u);
}

TEST_F(EventRingTest, FullRingDropsAndCounts) {
    for (std::uint64_t n = 0; n < 8; ++n)
        EXPECT_TRUE(write(n));
    EXPECT_FALSE(write(8));
    EXPECT_FALSE(write(9));
    EXPECT_EQ(reader.dropped(), 2u);
    EXPECT_EQ(drained().size(), 8u);
}

TEST_F(EventRingTest, GapIsMarkedWhereItIs) {
    for (std::uint64_t n = 0; n < 11; ++n)
        EXPECT_EQ(write(n), n < 8);
    drained();
    EXPECT_TRUE(write(11));
    EXPECT_TRUE(write(12));
    const auto events = drained();
    ASSERT_EQ(events.size(), 3u);
    EXPECT_EQ(events[0].kind, EventKind::EventsDropped);
    EXPECT_EQ(events[0].actor, 5);
    EXPECT_EQ(events[0].a, 3);      // how many
    EXPECT_EQ(events[0].b, 8);      // since when
    EXPECT_EQ(events[0].time, 11u); // until when
    EXPECT_EQ(events[1].a, 11);
    EXPECT_EQ(events[2].a, 12);
    EXPECT_EQ(reader.dropped(), 3u);
}

TEST_F(EventRingTest, OneFreeSlotIsNotEnoughForMarkAndEvent) {
    std::vector<Event> two(2);
    RingIndices own;
    RingWriter producer(own, two);
    RingReader consumer(own, two);
    ASSERT_TRUE(producer.tryWrite(numbered(0)));
    ASSERT_TRUE(producer.tryWrite(numbered(1)));
    ASSERT_FALSE(producer.tryWrite(numbered(2)));
    // Half free: as a reader that gives slots back one by one would leave it.
    own.read.store(1);
    EXPECT_FALSE(producer.tryWrite(numbered(3)));
    EXPECT_EQ(consumer.dropped(), 2u);
    own.read.store(2);
    EXPECT_TRUE(producer.tryWrite(numbered(4)));
    std::vector<Event> taken;
    consumer.drain([&](const Event& event) { taken.push_back(event); });
    ASSERT_EQ(taken.size(), 4u);
    EXPECT_EQ(taken[2].kind, EventKind::EventsDropped);
    EXPECT_EQ(taken[2].a, 2);
}

TEST_F(EventRingTest, EventsWrittenTogetherAreSeenTogetherAndInTheirOrder) {
    ASSERT_TRUE(write(0));
    EXPECT_TRUE(writer.tryWriteTogether(7, [&](std::uint32_t n) {
        EXPECT_EQ(indices.written, 1u) << "seen before the last one is there";
        return numbered(n + 1);
    }));
    const auto events = drained();
    ASSERT_EQ(events.size(), 8u);
    for (std::uint64_t n = 0; n < 8; ++n)
        EXPECT_EQ(events[n].time, n);
}

TEST_F(EventRingTest, EventsWrittenTogetherAreAllDroppedWhereOneHasNoRoom) {
    ASSERT_TRUE(writeTogether(0, 5));
    EXPECT_FALSE(writeTogether(5, 4));
    EXPECT_EQ(reader.dropped(), 4u);
    EXPECT_FALSE(writeTogether(9, 3)) << "no room for them and the mark";
    EXPECT_EQ(drained().size(), 5u);
    EXPECT_TRUE(writeTogether(12, 7));
    const auto events = drained();
    ASSERT_EQ(events.size(), 8u);
    EXPECT_EQ(events[0].kind, EventKind::EventsDropped);
    EXPECT_EQ(events[0].a, 7);
    EXPECT_EQ(events[0].b, 5);
    EXPECT_EQ(events[0].time, 12u);
    EXPECT_EQ(events[1].a, 12);
    EXPECT_EQ(events[7].a, 18);
}

TEST_F(EventRingTest, ANewWriterGoesOnWhereTheOldOneEnded) {
    EXPECT_TRUE(write(0));
    writer = RingWriter(indices, slots);
    EXPECT_TRUE(write(1));
    const auto events = drained();
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[1].a, 1);
}

/// One thread writes as fast as it can, one reads in a stutter: what arrives is whole and in order, and marks
/// plus events account for every write.
TEST(EventRingStressTest, EveryWriteIsReadOrCountedInAGap) {
    constexpr std::uint64_t kWrites = 400'000;
    for (const std::size_t size : {2u, 8u, 1024u}) {
        std::vector<Event> slots(size);
        RingIndices indices;
        std::atomic<bool> writing{true};
        std::uint64_t refused = 0;
        std::thread producer([&] {
            RingWriter writer(indices, slots);
            for (std::uint64_t n = 0; n < kWrites; ++n)
                refused += !writer.tryWrite(numbered(n));
            writing = false;
        });
        RingReader reader(indices, slots);
        std::mt19937 random(1);
        std::uint64_t expected = 0;
        std::uint64_t inGaps = 0;
        const auto take = [&](const Event& event) {
            if (event.kind == EventKind::EventsDropped) {
                ASSERT_EQ(static_cast<std::uint64_t>(event.b), expected);
                expected += static_cast<std::uint64_t>(event.a);
                inGaps += static_cast<std::uint64_t>(event.a);
                return;
            }
            ASSERT_EQ(event.time, expected);
            ASSERT_EQ(event.b, ~event.a);
            ++expected;
        };
        while (writing.load()) {
            reader.drain(take);
            if (random() % 4 == 0)
                std::this_thread::yield();
        }
        producer.join();
        reader.drain(take);
        EXPECT_EQ(reader.dropped(), refused);
        // A gap at the very end has no event after it to be marked before.
        EXPECT_EQ(expected + (refused - inGaps), kWrites);
    }
}

} // namespace
} // namespace interleave
