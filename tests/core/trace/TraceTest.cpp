// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Trace.h"

#include "tests/core/trace/EventScript.h"
#include "tests/core/trace/WorldEquality.h"

#include <gtest/gtest.h>

#include <thread>

namespace interleave {
namespace {

constexpr std::size_t kTwoCheckpoints = 2 * Trace::kCheckpointEvery + 12'345;

World foldFromStart(const std::vector<Event>& events, std::int64_t time) {
    World world;
    for (const Event& event : events)
        if (static_cast<std::int64_t>(event.time) <= time)
            world.apply(event);
    world.advanceTo(time);
    return world;
}

std::vector<std::int64_t> timesToTry(const std::vector<Event>& events, unsigned seed) {
    std::mt19937_64 random(seed);
    const auto last = static_cast<std::int64_t>(events.back().time);
    std::vector<std::int64_t> times = {0, 1, last, last + 1000};
    for (std::size_t border = Trace::kCheckpointEvery; border < events.size();
         border += Trace::kCheckpointEvery)
        for (const int offset : {-1, 0, 1})
            times.push_back(static_cast<std::int64_t>(events[border].time) + offset);
    for (int i = 0; i < 12; ++i)
        times.push_back(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(last)));
    std::ranges::sort(times);
    return times;
}

/// All that is derived beside the world is the same too.
void expectSameLanes(const Trace& left, const Trace& right) {
    const Trace::Reading l(left);
    const Trace::Reading r(right);
    ASSERT_EQ(l.events().size(), r.events().size());
    ASSERT_EQ(l.lanes().size(), r.lanes().size());
    for (std::size_t i = 0; i < l.lanes().size(); ++i) {
        const StateLane& a = l.lanes()[i];
        const StateLane& b = r.lanes()[i];
        ASSERT_EQ(a.size(), b.size()) << "lane " << i;
        std::size_t k = 0;
        while (k < a.size() && a[k].time == b[k].time && a[k].state == b[k].state &&
               a[k].cause.kind == b[k].cause.kind)
            ++k;
        ASSERT_EQ(k, a.size()) << "lane " << i << " differs there";
        std::size_t hintA = 0;
        std::size_t hintB = 0;
        ASSERT_EQ(a.sumUntil(1'000'000'000'000, hintA), b.sumUntil(1'000'000'000'000, hintB));
    }
    ASSERT_EQ(l.cpus().size(), r.cpus().size());
    for (std::size_t cpu = 0; cpu < l.cpus().size(); ++cpu) {
        ASSERT_EQ(l.cpus()[cpu].size(), r.cpus()[cpu].size()) << "CPU " << cpu;
        for (std::size_t k = 0; k < l.cpus()[cpu].size(); ++k)
            if (l.cpus()[cpu][k].time != r.cpus()[cpu][k].time ||
                l.cpus()[cpu][k].actor != r.cpus()[cpu][k].actor)
                FAIL() << "CPU " << cpu << " differs at " << k;
    }
    for (std::size_t queue = 0; queue < left.newest()->queues().size(); ++queue) {
        std::vector<DepthColumn> a;
        std::vector<DepthColumn> b;
        l.depthColumns(queue, 0, static_cast<double>(left.end()) / 3000, 3000, left.end() + 1, a);
        r.depthColumns(queue, 0, static_cast<double>(left.end()) / 3000, 3000, left.end() + 1, b);
        ASSERT_EQ(a, b) << "depths of queue " << queue;
    }
    ASSERT_EQ(l.counters().size(), r.counters().size());
    for (std::size_t counter = 0; counter < l.counters().size(); ++counter) {
        const LostLane& a = l.counters()[counter];
        const LostLane& b = r.counters()[counter];
        ASSERT_EQ(a.size(), b.size()) << "counter " << counter;
        for (std::size_t k = 0; k < a.size(); ++k)
            if (a[k].time != b[k].time || a[k].expected != b[k].expected || a[k].actual != b[k].actual)
                FAIL() << "counter " << counter << " differs at " << k;
    }
    ASSERT_EQ(l.printed().size(), r.printed().size());
    for (std::size_t i = 0; i < l.printed().size(); ++i)
        if (l.printed()[i].time != r.printed()[i].time || l.printed()[i].text != r.printed()[i].text)
            FAIL() << "printed line " << i;
    ASSERT_EQ(l.gaps().size(), r.gaps().size());
    for (std::size_t i = 0; i < l.gaps().size(); ++i)
        ASSERT_TRUE(l.gaps()[i].to == r.gaps()[i].to && l.gaps()[i].events == r.gaps()[i].events);
}

TEST(TraceTest, AnEmptyTraceHasAnEmptyWorld) {
    const Trace trace;
    EXPECT_EQ(trace.size(), 0u);
    EXPECT_EQ(trace.end(), 0);
    EXPECT_EQ(difference(trace.at(0), World{}), "");
    EXPECT_EQ(trace.text(0), "…");
}

TEST(TraceTest, TheWorldAtAnyTimeIsTheFoldFromTheStart) {
    for (unsigned seed = 0; seed < 2; ++seed) {
        const auto events =
            chanceTrace(seed, kTwoCheckpoints, seed % 2 ? ProbeSource::Perf : ProbeSource::None);
        Trace trace;
        appendInBatches(trace, events, seed, 5000);
        World world;
        auto next = events.begin();
        for (const std::int64_t time : timesToTry(events, seed)) {
            for (; next != events.end() && static_cast<std::int64_t>(next->time) <= time; ++next)
                world.apply(*next);
            world.advanceTo(time);
            ASSERT_EQ(difference(trace.at(time), world), "") << "at " << time;
        }
    }
}

TEST(TraceTest, TheWorldAtATimeHasAllEventsOfThatTime) {
    EventScript script(ProbeSource::None);
    script.run({0, 1}).at(10).add(EventKind::Printed, 1).add(EventKind::Printed, 1);
    Trace trace;
    trace.append(script.events());
    EXPECT_EQ(trace.at(9).printed(), 0u);
    EXPECT_EQ(trace.at(10).printed(), 2u);
}

TEST(TraceTest, LateEventsArePutInWhereTheyBelong) {
    for (unsigned seed = 0; seed < 2; ++seed) {
        const auto events =
            chanceTrace(seed + 10, kTwoCheckpoints, seed % 2 ? ProbeSource::Perf : ProbeSource::None);
        Trace inOrder;
        appendInBatches(inOrder, events, seed, 5000);

        // Each event may come up to 40 places late; now and then one comes a checkpoint late.
        std::mt19937 random(seed);
        std::vector<std::pair<std::size_t, std::size_t>> arrival(events.size());
        for (std::size_t i = 0; i < events.size(); ++i)
            arrival[i] = {i + random() % 40 + (random() % 60'000 == 0 ? Trace::kCheckpointEvery : 0), i};
        std::ranges::stable_sort(arrival);
        std::vector<Event> shuffled;
        for (const auto& [when, index] : arrival)
            shuffled.push_back(events[index]);
        Trace late;
        for (std::size_t at = 0; at < shuffled.size();) {
            const std::size_t count = std::min<std::size_t>(shuffled.size() - at, 20'000 + random() % 20'000);
            late.append({shuffled.data() + at, count});
            at += count;
        }

        expectSameLanes(late, inOrder);
        EXPECT_GT(Trace::Reading(late).revision(), 0u);
        EXPECT_EQ(Trace::Reading(inOrder).revision(), 0u);
        for (const std::int64_t time : timesToTry(events, seed))
            ASSERT_EQ(difference(late.at(time), inOrder.at(time)), "") << "at " << time;
    }
}

TEST(TraceTest, AnEventBeforeAllOthersIsTakenToo) {
    const auto events = chanceTrace(99, 500, ProbeSource::None);
    Trace inOrder;
    inOrder.append(events);
    Trace late;
    late.append(std::span(events).subspan(1));
    late.append(std::span(events).first(1));
    expectSameLanes(late, inOrder);
    EXPECT_EQ(difference(late.at(late.end()), inOrder.at(inOrder.end())), "");
}

TEST(TraceTest, ALateEventWithinItsBatchChangesNoRevision) {
    auto events = chanceTrace(5, 100, ProbeSource::None);
    Trace inOrder;
    inOrder.append(events);
    std::swap(events[50], events[53]);
    Trace late;
    late.append(events);
    expectSameLanes(late, inOrder);
    EXPECT_EQ(Trace::Reading(late).revision(), 0u);
}

TEST(TraceTest, NewestIsTheFoldOfAllMovedOnToWhatIsComplete) {
    const auto events = chanceTrace(6, 1000, ProbeSource::None);
    Trace trace;
    trace.append(events);
    EXPECT_EQ(difference(*trace.newest(), foldFromStart(events, trace.end())), "");
    trace.completeUntil(trace.end() + 500);
    trace.completeUntil(3); // older: no step back
    EXPECT_EQ(difference(*trace.newest(), foldFromStart(events, trace.end() + 500)), "");
}

TEST(TraceTest, TextsAreFoundByTheirNumbers) {
    Trace trace;
    trace.appendText("zero");
    trace.appendText("one");
    EXPECT_EQ(trace.textCount(), 2u);
    EXPECT_EQ(trace.text(1), "one");
    EXPECT_EQ(trace.text(2), "…");
    EXPECT_EQ(Trace::Reading(trace).text(0), "zero");
}

TEST(TraceTest, GapsAndPrintedLinesAreKept) {
    EventScript script(ProbeSource::None);
    script.run({0, 1}).at(30).add(EventKind::EventsDropped, 1, kNoObject, 0, 12, 20);
    script.at(40)
        .add(EventKind::RecordsLost, kNoActor, kNoObject, 0, 5)
        .add(EventKind::Printed, 1, kNoObject, 0, 3);
    Trace trace;
    trace.append(script.events());
    const Trace::Reading reading(trace);
    ASSERT_EQ(reading.gaps().size(), 2u);
    EXPECT_EQ(reading.gaps()[0].from, 20);
    EXPECT_EQ(reading.gaps()[0].to, 30);
    EXPECT_EQ(reading.gaps()[0].events, 12u);
    EXPECT_EQ(reading.gaps()[0].actor, 1);
    EXPECT_EQ(reading.gaps()[0].kind, GapKind::Dropped);
    EXPECT_EQ(reading.gaps()[1].actor, kNoActor);
    EXPECT_EQ(reading.gaps()[1].kind, GapKind::LostRecords);
    ASSERT_EQ(reading.printed().size(), 1u);
    EXPECT_EQ(reading.printed()[0].time, 40);
    EXPECT_EQ(reading.printed()[0].text, 3u);
}

TEST(TraceTest, ReadersSeeWholeBatchesWhileOneWrites) {
    const auto events = chanceTrace(7, 60'000, ProbeSource::Perf);
    Trace trace;
    std::thread writer([&] { appendInBatches(trace, events, 1, 5000); });
    std::int64_t last = 0;
    while (trace.size() < events.size()) {
        const std::int64_t end = trace.end();
        EXPECT_GE(end, last);
        last = end;
        if (end > 0) { // at the end itself an event may still come between the two
            EXPECT_EQ(difference(trace.at(end / 2), trace.at(end / 2)), "");
        }
        EXPECT_GE(trace.newest()->time(), end);
    }
    writer.join();
    EXPECT_EQ(difference(*trace.newest(), foldFromStart(events, trace.end())), "");
}

} // namespace
} // namespace interleave
