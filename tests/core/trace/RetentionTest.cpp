// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A trace with a limit of memory: what it keeps is what a trace without one has there.
#include "core/trace/Report.h"
#include "core/trace/Trace.h"

#include "tests/core/trace/EventScript.h"
#include "tests/core/trace/WorldEquality.h"

#include <gtest/gtest.h>

#include <malloc.h>

namespace interleave {
namespace {

constexpr std::size_t kFourCheckpoints = 4 * Trace::kCheckpointEvery + 23'456;

/// Of 500 columns over what the limited one keeps; 0 stands for what is not known.
std::vector<std::int64_t> columnsOf(const Trace& trace, std::int64_t from, std::int64_t until) {
    const Trace::Reading reading(trace);
    constexpr int kColumns = 500;
    const double width = static_cast<double>(until - from) / kColumns;
    std::vector<std::int64_t> all;
    for (const StateLane& lane : reading.lanes())
        lane.columns(from, width, kColumns, until, [&](int column, const StateLane::Shares& shares) {
            all.push_back(column);
            all.insert(all.end(), shares.begin(), shares.end());
        });
    for (const CpuLane& lane : reading.cpus())
        lane.columns(from, width, kColumns, until, [&](int column, std::int64_t busy) {
            all.insert(all.end(), {column, busy});
        });
    std::vector<DepthColumn> depths;
    for (std::size_t queue = 0; queue < trace.newest()->queues().size(); ++queue) {
        reading.depthColumns(queue, from, width, kColumns, until, depths);
        for (const DepthColumn& column : depths)
            all.insert(all.end(), {column.least, column.most, column.last, column.known});
    }
    std::vector<LostColumn> lost;
    for (const LostLane& lane : reading.counters()) {
        lane.columns(from, width, kColumns, until, lost);
        for (const LostColumn& column : lost)
            for (const std::uint64_t number : {column.least, column.most, column.last})
                all.push_back(static_cast<std::int64_t>(number));
    }
    return all;
}

/// Lines and gaps, newest first, up to `time`.
std::vector<std::int64_t> tailOf(const Trace& trace, std::size_t lines, std::size_t gaps) {
    const Trace::Reading reading(trace);
    std::vector<std::int64_t> all;
    for (const PrintedLine& line : reading.printed().last(lines))
        all.insert(all.end(), {line.time, line.text, line.actor});
    for (const Gap& gap : reading.gaps().last(gaps))
        all.insert(all.end(), {gap.from, gap.to, static_cast<std::int64_t>(gap.events), gap.actor});
    return all;
}

/// The kept part of `limited` is that of `all`, and its beginning is told.
void expectSameWhereKept(const Trace& limited, const Trace& all, unsigned seed) {
    std::size_t first = 0;
    std::size_t lines = 0;
    std::size_t gaps = 0;
    std::int64_t from = 0;
    {
        const Trace::Reading reading(limited);
        first = reading.firstEvent();
        from = reading.keptFrom();
        ASSERT_GT(first, 0u);
        EXPECT_EQ(reading.events().size(), Trace::Reading(all).events().size());
        for (std::size_t i = first; i < reading.events().size(); ++i)
            ASSERT_EQ(reading.events()[i].time, Trace::Reading(all).events()[i].time) << i;
        lines = reading.printed().size();
        gaps = reading.gaps().size() - 1;
        const Gap& gap = reading.gaps().front();
        EXPECT_EQ(gap.kind, GapKind::Forgotten);
        EXPECT_EQ(gap.from, 0);
        EXPECT_EQ(gap.to, from);
        EXPECT_EQ(gap.events, first);
        EXPECT_EQ(reading.firstPrinted() + lines, limited.newest()->printed());
    }
    EXPECT_GT(lines, 0u);
    EXPECT_GT(gaps, 0u);
    EXPECT_EQ(tailOf(limited, lines, gaps), tailOf(all, lines, gaps));
    EXPECT_EQ(columnsOf(limited, from, limited.end()), columnsOf(all, from, limited.end()));
    EXPECT_EQ(columnsOf(limited, from, from + 5'000'000), columnsOf(all, from, from + 5'000'000));

    std::mt19937_64 random(seed);
    for (int i = 0; i < 10; ++i) {
        const std::int64_t time =
            i == 0 ? from
                   : from + static_cast<std::int64_t>(random() %
                                                      static_cast<std::uint64_t>(all.end() - from + 1));
        ASSERT_EQ(difference(limited.at(time), all.at(time)), "") << "at " << time;
    }
    EXPECT_EQ(difference(limited.at(from / 2), all.at(from)), "") << "the first moment that is kept";
    EXPECT_EQ(difference(*limited.newest(), *all.newest()), "");
}

TEST(RetentionTest, WhatIsKeptIsWhatATraceWithoutALimitHasThere) {
    for (unsigned seed = 0; seed < 4; ++seed) {
        const auto events =
            chanceTrace(seed + 20, kFourCheckpoints, seed % 2 ? ProbeSource::Perf : ProbeSource::None);
        Trace all;
        all.append(events);
        Trace limited;
        limited.setMemoryLimit(seed < 2 ? 1 : 8'500'000);
        appendInBatches(limited, events, seed, 9000);
        EXPECT_EQ(Trace::Reading(all).firstEvent(), 0u);
        EXPECT_EQ(Trace::Reading(all).keptFrom(), 0);
        EXPECT_EQ(Trace::Reading(limited).firstEvent(), (seed < 2 ? 3 : 2) * Trace::kCheckpointEvery);
        expectSameWhereKept(limited, all, seed);
    }
}

TEST(RetentionTest, ALimitThatIsSetLaterActsAtOnce) {
    const auto events = chanceTrace(31, kFourCheckpoints, ProbeSource::Perf);
    Trace all;
    all.append(events);
    Trace limited;
    limited.append(events);
    const std::size_t before = limited.memoryUsed();
    limited.setMemoryLimit(1);
    EXPECT_LT(limited.memoryUsed(), before / 2);
    expectSameWhereKept(limited, all, 31);
}

TEST(RetentionTest, ALineMorePrintedAndAGapMoreFollowWhatIsForgotten) {
    const auto events = chanceTrace(32, kFourCheckpoints, ProbeSource::None);
    Trace limited;
    limited.setMemoryLimit(1);
    limited.append(events);
    const Trace::Reading reading(limited);
    EXPECT_LT(reading.printed().front().time, reading.printed().back().time);
    EXPECT_GE(reading.printed().front().time, reading.keptFrom());
    for (const Gap& gap : reading.gaps().subspan(1)) {
        EXPECT_NE(gap.kind, GapKind::Forgotten);
        EXPECT_GE(gap.to, reading.keptFrom());
    }
}

TEST(RetentionTest, LateEventsFindTheirPlaceInWhatIsKept) {
    for (unsigned seed = 0; seed < 2; ++seed) {
        const auto events =
            chanceTrace(seed + 40, kFourCheckpoints, seed % 2 ? ProbeSource::Perf : ProbeSource::None);
        Trace all;
        all.append(events);
        std::mt19937 random(seed);
        std::vector<std::pair<std::size_t, std::size_t>> arrival(events.size());
        for (std::size_t i = 0; i < events.size(); ++i)
            arrival[i] = {i + random() % 40 + (random() % 30'000 == 0 ? 40'000 : 0), i};
        std::ranges::stable_sort(arrival);
        std::vector<Event> shuffled;
        for (const auto& [when, index] : arrival)
            shuffled.push_back(events[index]);
        Trace limited;
        limited.setMemoryLimit(1);
        for (std::size_t at = 0; at < shuffled.size(); at += 15'000)
            limited.append(
                std::span(shuffled).subspan(at, std::min<std::size_t>(15'000, shuffled.size() - at)));
        EXPECT_GT(Trace::Reading(limited).revision(), 0u);
        expectSameWhereKept(limited, all, seed);
    }
}

TEST(RetentionTest, AnEventFromBeforeWhatIsKeptCountsAsTheFirstThatIs) {
    EventScript script(ProbeSource::None);
    script.run({0, 1}).object(0, ObjectType::Queue);
    for (std::size_t i = 0; i < 3 * Trace::kCheckpointEvery; ++i)
        script.at(static_cast<std::int64_t>(100 + 10 * i)).add(EventKind::FullRaised, 1, 0);
    Trace trace;
    trace.setMemoryLimit(1);
    trace.append(script.events());
    const std::int64_t from = Trace::Reading(trace).keptFrom();
    const std::size_t first = Trace::Reading(trace).firstEvent();
    ASSERT_GT(from, 200);
    const Event late{200, 1, 0, EventKind::EmptyRaised, 0, 0, 0, 0};
    trace.append({&late, 1});
    EXPECT_EQ(trace.newest()->queues()[0].empty, 1u);
    EXPECT_EQ(trace.newest()->queues()[0].full, 3 * Trace::kCheckpointEvery);
    EXPECT_EQ(trace.at(from).queues()[0].empty, 1u);
    EXPECT_EQ(trace.at(0).queues()[0].empty, 1u) << "the first moment is known with all its events";
    EXPECT_EQ(Trace::Reading(trace).keptFrom(), from);
    EXPECT_EQ(Trace::Reading(trace).firstEvent(), first);
    EXPECT_EQ(trace.size(), script.events().size() + 1);
}

TEST(RetentionTest, TheReportCountsWhatIsForgotten) {
    const auto events = chanceTrace(50, kFourCheckpoints, ProbeSource::Perf);
    Trace all;
    all.append(events);
    Trace limited;
    limited.setMemoryLimit(1);
    limited.append(events);
    const Report report = makeReport(limited);
    const Report whole = makeReport(all);
    EXPECT_EQ(report.events, events.size());
    EXPECT_EQ(report.durationNs, whole.durationNs);
    ASSERT_EQ(report.actors.size(), whole.actors.size());
    for (std::size_t i = 0; i < report.actors.size(); ++i)
        EXPECT_EQ(report.actors[i].stateNs, whole.actors[i].stateNs);
    for (std::size_t i = 0; i < report.queues.size(); ++i)
        EXPECT_EQ(report.queues[i].puts, whole.queues[i].puts);
}

std::size_t heapInUse() {
    const struct mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

TEST(RetentionTest, ALongRunStaysWithinItsMemory) {
    constexpr std::size_t kLimit = 64u << 20;
    constexpr std::size_t kSlack = 4u << 20; // what allocating costs, and the counting of open chunks
    constexpr std::size_t kEvents = 5'000'000;
    auto piece = chanceTrace(60, 100'000, ProbeSource::Perf);
    const std::uint64_t length = piece.back().time + 1;
    const std::size_t before = heapInUse();
    Trace trace;
    trace.setMemoryLimit(kLimit);
    std::size_t most = 0;
    while (trace.size() < kEvents) {
        for (std::size_t at = 0; at < piece.size(); at += 10'000) {
            trace.append(std::span(piece).subspan(at, 10'000));
            ASSERT_LE(trace.memoryUsed(), kLimit);
            most = std::max(most, heapInUse() - std::min(before, heapInUse()));
        }
        for (Event& event : piece)
            event.time += length;
    }
    EXPECT_EQ(trace.newest()->events(), kEvents);
    EXPECT_GT(Trace::Reading(trace).firstEvent(), kEvents / 2);
    EXPECT_LT(Trace::Reading(trace).firstEvent(), kEvents - 500'000) << "more is forgotten than needs be";
    EXPECT_LE(most, kLimit + kSlack); // 0 where a sanitizer has its own heap
}

TEST(RetentionTest, ItemsThatCheckpointsShareCountOnce) {
    EventScript script(ProbeSource::None);
    script.run({0, 1}).object(0, ObjectType::Queue);
    std::vector<Event> events = script.events();
    // A queue of 50 000 items stands still while others happen.
    const auto add = [&](EventKind kind, std::int64_t b) {
        events.push_back({events.size() * 10 + 100, 1, 0, kind, 1, 0, 0, b});
    };
    for (std::uint32_t depth = 1; depth <= 50'000; ++depth)
        add(EventKind::Put, QueuePlace{depth, depth - 1, 1}.packed());
    while (events.size() < 10 * Trace::kCheckpointEvery)
        add(EventKind::FullRaised, 0);
    const std::size_t before = heapInUse();
    Trace trace;
    trace.append(events);
    const std::size_t heap = heapInUse() - before;
    const std::size_t counted = trace.memoryUsed();
    EXPECT_LT(counted, events.size() * sizeof(Event) + (8u << 20)); // not ten times the items
    if (heap > 0) {                                                 // a sanitizer has its own
        EXPECT_LT(counted, heap * 11 / 10 + (2u << 20));
        EXPECT_GT(counted, heap * 9 / 10);
    }
}

} // namespace
} // namespace interleave
