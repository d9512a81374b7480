// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Stamps.h"

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

constexpr ObjectId kShared = 0;

/// Three adders; a step takes 10 ns.
struct StampsTest : testing::Test {
    StampsTest() { script.create({0}).run({1, 2, 3}).object(kShared, ObjectType::Counter); }
    void reads(ActorId actor, std::int64_t value) {
        script.at(now += 10).add(EventKind::NumberRead, actor, kShared, 0, value);
    }
    void writes(ActorId actor, std::int64_t seen) {
        script.at(now += 10).add(EventKind::NumberWritten, actor, kShared, 0, seen + 1, seen);
    }
    void adds(ActorId actor, std::int64_t from, std::int64_t to) {
        for (std::int64_t seen = from; seen < to; ++seen) {
            reads(actor, seen);
            writes(actor, seen);
        }
    }
    /// What the last lost update took away.
    std::optional<Undone> undone() {
        trace.append(script.events());
        const Trace::Reading reading(trace);
        EXPECT_FALSE(reading.found().empty());
        return undoneBy(reading, reading.found().back().update, kShared);
    }
    EventScript script{ProbeSource::None};
    Trace trace;
    std::int64_t now = 100;
};

TEST_F(StampsTest, AWriteOfAnOldNumberTakesAwayAllThatIsThenCountedAgain) {
    reads(1, 7);
    adds(2, 7, 12);
    writes(1, 7);
    adds(2, 8, 15);
    const auto lost = undone();
    ASSERT_TRUE(lost);
    EXPECT_EQ(lost->additions, 5u) << "8 to 12: the second 8 and the others that are written again";
    EXPECT_EQ(lost->reached, 12);
    EXPECT_EQ(lost->counted, 2);
    EXPECT_TRUE(lost->all);
}

TEST_F(StampsTest, WhatIsNotWrittenAgainUnderTheMicroscopeIsNotClaimed) {
    reads(1, 7);
    adds(2, 7, 12);
    writes(1, 7);
    adds(1, 8, 10);
    const auto lost = undone();
    ASSERT_TRUE(lost);
    EXPECT_EQ(lost->additions, 3u);
    EXPECT_FALSE(lost->all);
}

TEST_F(StampsTest, WhereTheOtherHadReadBeforeAndWritesOnNothingMoreIsLost) {
    reads(1, 7);
    adds(2, 7, 12);
    reads(2, 12);
    writes(1, 7);
    writes(2, 12);
    adds(1, 13, 20);
    EXPECT_FALSE(undone()) << "13 stands: the old number was gone again at once";
}

TEST_F(StampsTest, OneAdditionEachIsTheOneThatIsNamedAnyway) {
    reads(1, 7);
    adds(2, 7, 8);
    writes(1, 7);
    adds(2, 8, 20);
    EXPECT_FALSE(undone());
}

TEST_F(StampsTest, SeveralThatCountedOnAreSeveral) {
    reads(1, 7);
    adds(2, 7, 9);
    adds(3, 9, 11);
    writes(1, 7);
    adds(2, 8, 15);
    const auto lost = undone();
    ASSERT_TRUE(lost);
    EXPECT_EQ(lost->counted, kNoActor);
    EXPECT_EQ(lost->additions, 4u);
}

TEST_F(StampsTest, WhatASecondOldNumberTakesAwayIsNotCountedTwice) {
    reads(1, 7);
    reads(3, 7);
    adds(2, 7, 12);
    writes(1, 7);
    adds(2, 8, 10);
    writes(3, 7); // takes it back once more
    adds(2, 8, 15);
    trace.append(script.events());
    const Trace::Reading reading(trace);
    ASSERT_EQ(reading.found().size(), 2u);
    EXPECT_EQ(undoneBy(reading, reading.found()[0].update, kShared)->additions, 3u) << "8, and then 9 and 10";
    EXPECT_EQ(undoneBy(reading, reading.found()[1].update, kShared)->additions, 5u) << "8, and then 9 to 12";
}

TEST_F(StampsTest, StampsTellTheTwoReadsAndTheTwoWritesThatLostAnUpdate) {
    adds(1, 1, 3);
    reads(1, 3);
    reads(2, 3);
    writes(1, 3);
    writes(2, 3);
    trace.append(script.events());
    const Trace::Reading reading(trace);
    const auto all = stampsWithin(reading, 0, now, 1000);
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 8u);
    for (std::size_t i = 0; i < all->size(); ++i)
        EXPECT_EQ((*all)[i].lost, i >= 4) << i;
    EXPECT_EQ((*all)[4].value, 3);
    EXPECT_FALSE((*all)[4].write);
    EXPECT_EQ((*all)[7].value, 4);
    EXPECT_TRUE((*all)[7].write);
    EXPECT_EQ((*all)[7].seen, 3);
    // Also where only a part of it is looked at.
    const auto part = stampsWithin(reading, (*all)[5].time, (*all)[6].time, 1000);
    ASSERT_EQ(part->size(), 2u);
    EXPECT_TRUE(part->front().lost && part->back().lost);
    EXPECT_FALSE(stampsWithin(reading, 0, now, 3)) << "too many to look at";
}

} // namespace
} // namespace interleave
