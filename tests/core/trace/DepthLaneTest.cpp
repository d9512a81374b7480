// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/DepthLane.h"

#include "core/trace/Trace.h"

#include "tests/core/trace/ChanceColumns.h"
#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

#include <ostream>

namespace interleave {

void PrintTo(const DepthColumn& column, std::ostream* out) {
    *out << (column.known ? "" : "not known ") << column.least << " to " << column.most << ", then "
         << column.last;
}

namespace {

/// One queue's depth at each of its changes.
using Changes = std::vector<std::pair<std::int64_t, std::uint32_t>>;

std::vector<Changes> changesOf(const std::vector<Event>& events) {
    std::vector<Changes> all;
    std::vector<std::size_t> indexOf(100, 100);
    for (const Event& event : events) {
        const auto time = static_cast<std::int64_t>(event.time);
        std::size_t& index = indexOf[event.object < 100 ? event.object : 99];
        if (event.kind == EventKind::ObjectCreated &&
            static_cast<ObjectType>(event.detail) == ObjectType::Queue && event.object < 99 && index == 100 &&
            event.object % 4 == 0) {
            index = all.size();
            all.push_back({{time, 0}});
        }
        if ((event.kind == EventKind::Put || event.kind == EventKind::Got) && index < all.size())
            all[index].emplace_back(time, QueuePlace::unpacked(event.b).depth);
    }
    return all;
}

std::optional<std::uint32_t> depthAt(const Changes& changes, std::int64_t time) {
    std::optional<std::uint32_t> depth;
    for (const auto& [when, value] : changes)
        if (when <= time)
            depth = value;
    return depth;
}

std::vector<DepthColumn> columnsByHand(const Changes& changes, const Columns& columns) {
    std::vector<DepthColumn> all(static_cast<std::size_t>(columns.count));
    for (int column = 0; column < columns.count; ++column) {
        const std::int64_t from = columns.border(column);
        const std::int64_t to = columns.border(column + 1);
        if (from >= columns.until)
            continue;
        std::vector<std::uint32_t> depths;
        if (const auto before = depthAt(changes, from - 1))
            depths.push_back(*before);
        for (const auto& [when, depth] : changes)
            if (when >= from && when < to)
                depths.push_back(depth);
        if (!depths.empty())
            all[static_cast<std::size_t>(column)] = {*std::ranges::min_element(depths),
                                                     *std::ranges::max_element(depths), depths.back(), true};
    }
    return all;
}

std::vector<DepthColumn> columnsOf(const Trace& trace, std::size_t queue, const Columns& columns) {
    std::vector<DepthColumn> all;
    Trace::Reading(trace).depthColumns(queue, columns.begin, columns.nsPerColumn, columns.count,
                                       columns.until, all);
    return all;
}

TEST(DepthLaneTest, AColumnHasLeastMostAndLastFromTheDepthThatItBeganWith) {
    EventScript script(ProbeSource::None);
    script.run({0, 1}).at(100).object(0, ObjectType::Queue, 9);
    for (const std::uint32_t depth : {1u, 2u, 3u, 2u})
        script.at(200 + depth).put(1, 0, 7, {depth, 0, 1});
    script.at(350).got(1, 0, 7, {0, 0, 1});
    Trace trace;
    auto events = script.events();
    std::ranges::stable_sort(events, {}, &Event::time);
    trace.append(events);
    EXPECT_EQ(columnsOf(trace, 0, {0, 100, 5, 400}),
              (std::vector<DepthColumn>{
                  {0, 0, 0, false}, {0, 0, 0, true}, {0, 3, 3, true}, {0, 3, 0, true}, {0, 0, 0, false}}));
    EXPECT_EQ(columnsOf(trace, 1, {0, 100, 2, 400}), std::vector<DepthColumn>(2));
    const Trace::Reading reading(trace);
    EXPECT_EQ(reading.depthAt(0, 99), std::nullopt);
    EXPECT_EQ(reading.depthAt(0, 100), 0u);
    EXPECT_EQ(reading.depthAt(0, 202), 2u);
    EXPECT_EQ(reading.depthAt(0, 1000), 0u);
    EXPECT_EQ(reading.depthAt(1, 1000), std::nullopt);
}

/// Puts and gets are one event in `every`; some happen at the same moment.
std::vector<Event> busyTrace(unsigned seed, std::size_t count, unsigned every) {
    std::mt19937_64 random(seed);
    EventScript script(ProbeSource::None);
    script.run({0, 1}).object(0, ObjectType::Queue, 0).object(4, ObjectType::Queue, 0);
    std::vector<Event> events = script.events();
    std::int64_t time = 10;
    while (events.size() < count) {
        time += random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % 50);
        Event event{static_cast<std::uint64_t>(time),
                    1,
                    static_cast<ObjectId>(random() % 2 * 4),
                    EventKind::LineReached,
                    0,
                    1,
                    0,
                    0};
        if (random() % every == 0) {
            event.kind = random() % 2 ? EventKind::Put : EventKind::Got;
            event.b = QueuePlace{static_cast<std::uint32_t>(random() % 40), 0, 1}.packed();
        }
        events.push_back(event);
    }
    return events;
}

TEST(DepthLaneTest, ColumnsAgreeWithACountByHandAtEveryZoom) {
    for (unsigned seed = 0; seed < 24; ++seed) {
        const unsigned every = seed % 3 == 0 ? 1 : seed % 3 == 1 ? 7 : 200;
        const auto events = seed % 4 == 3 ? chanceTrace(seed, 8000, ProbeSource::None)
                                          : busyTrace(seed, 2000 + seed * 700, every);
        const auto changes = changesOf(events);
        Trace trace;
        trace.append(events);
        std::mt19937 random(seed);
        ASSERT_EQ(changes.size(), 2u);
        for (std::size_t queue = 0; queue < changes.size(); ++queue)
            for (int round = 0; round < 12; ++round) {
                const Columns columns = chanceColumns(random, trace.end());
                ASSERT_EQ(columnsOf(trace, queue, columns), columnsByHand(changes[queue], columns))
                    << "seed " << seed << ", queue " << queue << ", from " << columns.begin << ", "
                    << columns.count << " columns of " << columns.nsPerColumn << " ns until "
                    << columns.until;
                const std::int64_t time = columns.border(1);
                ASSERT_EQ(Trace::Reading(trace).depthAt(queue, time), depthAt(changes[queue], time));
            }
    }
}

TEST(DepthLaneTest, AQueueThatIsMadeTwiceIsMadeOnce) {
    EventScript script(ProbeSource::None);
    script.run({0, 1}).object(0, ObjectType::Queue).at(10).put(1, 0, 7, {1, 0, 1});
    script.at(20).object(0, ObjectType::Queue).at(30).put(1, 0, 7, {2, 1, 1});
    Trace trace;
    trace.append(script.events());
    EXPECT_EQ(Trace::Reading(trace).depthAt(0, 25), 1u);
    EXPECT_EQ(columnsOf(trace, 0, {15, 20, 1, 100}), (std::vector<DepthColumn>{{1, 2, 2, true}}));
}

} // namespace
} // namespace interleave
