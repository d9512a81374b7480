// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/FirstMoments.h"

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

constexpr std::size_t kAtOnce = 1u << 20;
constexpr ObjectId kTheQueue = 1;

/// Actor 1 puts items into q1 and takes them out; time in ns.
struct FirstMomentsTest : testing::Test {
    FirstMomentsTest() {
        for (const char* text : {"main", "q1"})
            trace->appendText(text);
        script.create({0}).run({1}).object(kTheQueue, ObjectType::Queue, 3);
    }
    static FirstMoments::Wanted wanted(const char* when, const char* after = nullptr) {
        FirstMoments::Wanted made{FactCondition::parse(when).value()};
        if (after)
            made.after = FactCondition::parse(after).value();
        return made;
    }
    EventScript& put(std::int64_t time, std::uint32_t depth) {
        return script.at(time).put(1, kTheQueue, 7, {depth, depth - 1, 1});
    }
    EventScript& got(std::int64_t time, std::uint32_t depth) {
        return script.at(time).got(1, kTheQueue, 7, {depth, 0, 1});
    }
    /// What the script has and the trace has not.
    void append() {
        trace->append(std::span(script.events()).subspan(m_appended));
        m_appended = script.events().size();
    }
    std::shared_ptr<Trace> trace = std::make_shared<Trace>();
    EventScript script{ProbeSource::None};

private:
    std::size_t m_appended = 0;
};

TEST_F(FirstMomentsTest, FindsWhatHeldForOneEventOnly) {
    put(10, 1), put(20, 2), got(21, 1), put(30, 2), got(40, 1);
    append();
    FirstMoments moments(trace, {wanted("depth(q1) = 2"), wanted("depth(q1) = 3"), wanted("gets = 2")});
    EXPECT_FALSE(moments.look(kAtOnce));
    EXPECT_EQ(moments.momentOf(0), 20);
    EXPECT_EQ(moments.momentOf(1), std::nullopt);
    EXPECT_EQ(moments.momentOf(2), 40);
}

TEST_F(FirstMomentsTest, GoesOnWhereItWasAndThereAreOnlySoManyEventsAtOnce) {
    put(10, 1);
    append();
    FirstMoments moments(trace, {wanted("puts = 3")});
    EXPECT_FALSE(moments.look(kAtOnce));
    put(20, 2), put(30, 3), put(40, 4);
    append();
    EXPECT_TRUE(moments.look(1));
    EXPECT_EQ(moments.momentOf(0), std::nullopt);
    EXPECT_FALSE(moments.look(1)) << "all is found: there is nothing more to look at";
    EXPECT_EQ(moments.momentOf(0), 30);
}

TEST_F(FirstMomentsTest, WhatMustHaveHeldBeforeCountsFromThenOn) {
    put(10, 1), put(20, 2), got(30, 1), got(40, 0);
    append();
    FirstMoments moments(trace, {wanted("depth(q1) = 1", "depth(q1) = 2"),
                                 wanted("depth(q1) = 2", "gets = 1"), wanted("gets >= 1", "gets >= 1")});
    moments.look(kAtOnce);
    EXPECT_EQ(moments.momentOf(0), 30) << "not at 10";
    EXPECT_EQ(moments.momentOf(1), std::nullopt);
    EXPECT_EQ(moments.momentOf(2), 40) << "before is not at the same moment";
}

TEST_F(FirstMomentsTest, AnEventThatComesLateIsSeen) {
    put(10, 1), put(50, 2);
    append();
    FirstMoments moments(trace, {wanted("full = 1"), wanted("puts = 3")});
    moments.look(kAtOnce);
    const Event late{30, 1, kTheQueue, EventKind::FullRaised, 0, 0, 0, 0};
    trace->append({&late, 1});
    moments.look(kAtOnce);
    EXPECT_EQ(moments.momentOf(0), 50) << "from where it was looked already";
    put(60, 3);
    append();
    moments.look(kAtOnce);
    EXPECT_EQ(moments.momentOf(1), 60) << "no event was counted twice";
}

TEST_F(FirstMomentsTest, TimeThatPassesWithoutAnEventCounts) {
    script.at(10).wait(1, WaitReason::QueueEmpty, kTheQueue);
    append();
    FirstMoments moments(trace, {wanted("get-waited-seconds(q1) >= 2")});
    trace->completeUntil(1'000'000'000);
    moments.look(kAtOnce);
    EXPECT_EQ(moments.momentOf(0), std::nullopt);
    trace->completeUntil(3'000'000'000);
    moments.look(kAtOnce);
    EXPECT_EQ(moments.momentOf(0), 3'000'000'000);
}

TEST_F(FirstMomentsTest, ARunWhoseBeginningIsForgottenIsLookedAtFromWhereItIsKept) {
    for (std::int64_t i = 0; i < 2 * static_cast<std::int64_t>(Trace::kCheckpointEvery); ++i)
        script.at(100 + i).add(EventKind::FullRaised, 1, kTheQueue);
    trace->setMemoryLimit(1);
    append();
    ASSERT_GT(Trace::Reading(*trace).firstEvent(), 0u);
    FirstMoments moments(trace, {wanted("full >= 10"), wanted("full >= 131000")});
    moments.look(kAtOnce);
    EXPECT_EQ(moments.momentOf(0), Trace::Reading(*trace).keptFrom());
    EXPECT_EQ(moments.momentOf(1), 100 + 131'000 - 1);
}

TEST_F(FirstMomentsTest, ItIsTheSameHoweverTheTraceIsCutIntoPieces) {
    const std::vector<Event> events = chanceTrace(7, 4000, ProbeSource::Perf);
    const auto find = [&](std::size_t piece) {
        const auto grown = std::make_shared<Trace>();
        FirstMoments moments(grown, {wanted("blocked >= 3"), wanted("waiting >= 1"), wanted("full >= 5"),
                                     wanted("dead >= 2")});
        for (std::size_t i = 0; i < events.size(); i += piece) {
            grown->append(std::span(events).subspan(i, std::min(piece, events.size() - i)));
            while (moments.look(piece / 2 + 1))
                ;
        }
        return std::vector{moments.momentOf(0), moments.momentOf(1), moments.momentOf(2),
                           moments.momentOf(3)};
    };
    const auto whole = find(events.size());
    EXPECT_TRUE(whole[0] && whole[1] && whole[2]);
    for (const std::size_t piece : {1u, 7u, 512u})
        EXPECT_EQ(find(piece), whole) << piece;
}

} // namespace
} // namespace interleave
