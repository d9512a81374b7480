// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/LostLane.h"

#include "core/trace/Trace.h"

#include "tests/core/trace/ChanceColumns.h"
#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

#include <ostream>

namespace interleave {

void PrintTo(const LostColumn& column, std::ostream* out) {
    *out << (column.known ? "" : "not known ") << column.least << " to " << column.most << ", then "
         << column.last;
}

namespace {

using Points = std::vector<LostLane::Point>;

std::vector<LostColumn> columnsByHand(const Points& points, const Columns& columns) {
    std::vector<LostColumn> all(static_cast<std::size_t>(columns.count));
    for (int column = 0; column < columns.count; ++column) {
        const std::int64_t from = columns.border(column);
        if (from >= columns.until)
            continue;
        std::vector<std::uint64_t> values;
        for (const LostLane::Point& point : points) {
            if (point.time < from)
                values.clear(); // only the last one before the column counts
            if (point.time < columns.border(column + 1) || point.time < from)
                values.push_back(point.lost());
        }
        if (!values.empty())
            all[static_cast<std::size_t>(column)] = {*std::ranges::min_element(values),
                                                     *std::ranges::max_element(values), values.back(), true};
    }
    return all;
}

Points chancePoints(std::mt19937& random, std::size_t count) {
    Points points;
    std::int64_t time = 100;
    std::uint64_t expected = 0;
    std::int64_t actual = 0;
    while (points.size() < count) {
        time += random() % 5 == 0 ? 0 : random() % 100;
        expected += 1 + random() % 50;
        actual += static_cast<std::int64_t>(random() % 50);
        points.push_back({time, expected, actual});
    }
    return points;
}

std::vector<LostColumn> columnsOf(const LostLane& lane, const Columns& columns) {
    std::vector<LostColumn> all;
    lane.columns(columns.begin, columns.nsPerColumn, columns.count, columns.until, all);
    return all;
}

TEST(LostLaneTest, ColumnsAgreeWithACountByHandAlsoAfterGoingBackAndForgetting) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        std::mt19937 random(seed);
        Points points = chancePoints(random, 1 + random() % 2000);
        LostLane lane;
        for (const LostLane::Point& point : points)
            lane.append(point.time, point.expected, point.actual);
        if (seed % 3 > 0) {
            points.resize(1 + random() % points.size());
            lane.truncate(points.size());
            for (const LostLane::Point& more : chancePoints(random, 100)) {
                const std::int64_t time = points.back().time + more.time / 10;
                points.push_back({time, more.expected, more.actual});
                lane.append(time, more.expected, more.actual);
            }
        }
        if (seed % 3 > 1) {
            const std::size_t kept = random() % points.size();
            lane.dropBefore(kept);
            points.erase(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(kept));
        }
        for (int round = 0; round < 20; ++round) {
            const Columns columns = chanceColumns(random, points.back().time);
            ASSERT_EQ(columnsOf(lane, columns), columnsByHand(points, columns))
                << "seed " << seed << ", from " << columns.begin << ", " << columns.count << " columns of "
                << columns.nsPerColumn << " ns until " << columns.until;
        }
    }
}

TEST(LostLaneTest, APointThatSaysNothingNewIsLeftOut) {
    LostLane lane;
    lane.append(10, 5, 4);
    lane.append(20, 5, 4);
    lane.append(30, 6, 4);
    ASSERT_EQ(lane.size(), 2u);
    EXPECT_EQ(lane.indexAt(9), 2u);
    EXPECT_EQ(lane.indexAt(29), 0u);
    EXPECT_EQ(lane.indexAt(30), 1u);
    EXPECT_EQ(lane[1].lost(), 2u);
}

TEST(LostLaneTest, ASampleCountsOnceEveryAdderHasToldHowFarItIs) {
    EventScript script(ProbeSource::None);
    script.run({0, 1, 2}).object(3, ObjectType::Counter);
    script.at(10).add(EventKind::AddBegan, 1, 3, 0, 1000).add(EventKind::AddBegan, 2, 3, 0, 1000);
    script.at(20).add(EventKind::CounterValue, kNoActor, 3, 0, 150);
    script.at(21).add(EventKind::CounterProgress, 1, 3, 0, 100);
    script.at(22).add(EventKind::CounterProgress, 2, 3, 0, 90); // complete: 190 expected
    script.at(30).add(EventKind::AddEnded, 1, 3, 0, 1000).add(EventKind::CounterValue, 1, 3, 0, 900);
    script.at(40).add(EventKind::AddEnded, 2, 3, 0, 1000).add(EventKind::CounterValue, 2, 3, 0, 1700);
    Trace trace;
    trace.append(script.events());
    const Trace::Reading reading(trace);
    ASSERT_EQ(reading.counters().size(), 1u);
    const LostLane& lane = reading.counters()[0];
    ASSERT_EQ(lane.size(), 2u);
    EXPECT_EQ(lane[0].time, 22);
    EXPECT_EQ(lane[0].lost(), 40u);
    EXPECT_EQ(lane[1].time, 40);
    EXPECT_EQ(lane[1].lost(), 300u);
}

} // namespace
} // namespace interleave
