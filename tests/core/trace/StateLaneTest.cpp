// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/StateLane.h"

#include "tests/core/trace/ChanceColumns.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace interleave {
namespace {

struct StateLaneModel {
    std::vector<std::pair<std::int64_t, ActorState>> entries;

    [[nodiscard]] StateLane::Shares sumUntil(std::int64_t time) const {
        StateLane::Shares sums{};
        for (std::size_t i = 0; i < entries.size() && entries[i].first < time; ++i) {
            const std::int64_t end = i + 1 < entries.size() ? std::min(entries[i + 1].first, time) : time;
            sums[static_cast<std::size_t>(entries[i].second)] += end - entries[i].first;
        }
        return sums;
    }
    [[nodiscard]] std::size_t indexAt(std::int64_t time) const {
        std::size_t index = entries.size();
        for (std::size_t i = 0; i < entries.size() && entries[i].first <= time; ++i)
            index = i;
        return index;
    }
};

class Both {
public:
    void grow(std::mt19937& random, int count) {
        for (int i = 0; i < count; ++i) {
            m_time += static_cast<std::int64_t>(random() % 4 == 0 ? 0 : random() % 100);
            const auto state = static_cast<ActorState>(random() % kStates);
            lane.append(m_time, state, {});
            model.entries.emplace_back(m_time, state);
        }
    }
    void truncate(std::size_t size) {
        lane.truncate(size);
        if (size < model.entries.size())
            model.entries.resize(size);
        m_time = model.entries.empty() ? 0 : model.entries.back().first;
    }
    void check(std::mt19937& random) const {
        ASSERT_EQ(lane.size(), model.entries.size());
        std::size_t hint = 0;
        for (std::int64_t time = -5; time < m_time + 200;
             time += 1 + static_cast<std::int64_t>(random() % 400)) {
            ASSERT_EQ(lane.sumUntil(time, hint), model.sumUntil(time)) << time;
            std::size_t none = 0;
            ASSERT_EQ(lane.sumUntil(time, none), model.sumUntil(time)) << time;
            ASSERT_EQ(lane.indexAt(time), model.indexAt(time)) << time;
        }
    }
    StateLane lane;
    StateLaneModel model;

private:
    std::int64_t m_time = 0;
};

/// The columns that have some width and lie behind the lane's beginning, by sums of the model.
std::vector<std::pair<int, StateLane::Shares>> columnsByHand(const StateLaneModel& model, std::int64_t began,
                                                             const Columns& columns) {
    std::vector<std::pair<int, StateLane::Shares>> all;
    for (int column = 0; column < columns.count; ++column) {
        const std::int64_t from = std::max(columns.border(column), began);
        const std::int64_t to = columns.border(column + 1);
        if (to <= from)
            continue;
        StateLane::Shares shares = model.sumUntil(to);
        for (std::size_t state = 0; state < kStates; ++state)
            shares[state] -= model.sumUntil(from)[state];
        all.emplace_back(column, shares);
    }
    return all;
}

std::vector<std::pair<int, StateLane::Shares>> columnsOf(const StateLane& lane, const Columns& columns) {
    std::vector<std::pair<int, StateLane::Shares>> all;
    lane.columns(columns.begin, columns.nsPerColumn, columns.count, columns.until,
                 [&](int column, const StateLane::Shares& shares) { all.emplace_back(column, shares); });
    return all;
}

TEST(StateLaneTest, ColumnsAgreeWithACountByHandAtEveryZoom) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        std::mt19937 random(seed);
        Both both;
        both.grow(random, 1 + static_cast<int>(random() % 1500));
        if (random() % 2 == 0)
            both.truncate(1 + random() % both.lane.size());
        const std::int64_t end = both.model.entries.back().first;
        for (int round = 0; round < 25; ++round) {
            const Columns columns = chanceColumns(random, end);
            ASSERT_EQ(columnsOf(both.lane, columns),
                      columnsByHand(both.model, both.model.entries.front().first, columns))
                << "seed " << seed << ", from " << columns.begin << ", " << columns.count << " columns of "
                << columns.nsPerColumn << " ns until " << columns.until;
        }
    }
}

TEST(StateLaneTest, WhatIsKeptStaysTheSameWhenTheFrontIsForgotten) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        std::mt19937 random(seed);
        Both both;
        both.grow(random, 400);
        const std::size_t kept = random() % 400;
        both.lane.dropBefore(kept);
        both.grow(random, static_cast<int>(random() % 400));
        both.truncate(kept + 1 + random() % (both.lane.size() - kept));
        const std::int64_t began = both.model.entries[kept].first;
        const std::int64_t end = both.model.entries.back().first;
        EXPECT_EQ(both.lane.first(), kept);
        EXPECT_EQ(both.lane[kept].time, began);
        EXPECT_EQ(both.lane.indexAt(began - 1), both.lane.size());
        EXPECT_EQ(both.lane.indexAt(end), both.model.indexAt(end));
        for (int round = 0; round < 10; ++round) {
            const Columns columns = chanceColumns(random, end);
            ASSERT_EQ(columnsOf(both.lane, columns), columnsByHand(both.model, began, columns));
        }
    }
}

TEST(StateLaneTest, ForgettingFreesMemory) {
    StateLane lane;
    for (std::int64_t i = 0; i < 100'000; ++i)
        lane.append(i, ActorState::Running, {});
    const std::size_t before = lane.bytes();
    lane.dropBefore(90'000);
    EXPECT_LT(lane.bytes(), before / 5);
}

TEST(StateLaneTest, AnEmptyLaneHasNoTime) {
    const StateLane lane;
    std::size_t hint = 3;
    EXPECT_EQ(lane.sumUntil(100, hint), StateLane::Shares{});
    EXPECT_EQ(lane.indexAt(100), 0u);
}

TEST(StateLaneTest, SumsAndIndexAgreeWithACountByHand) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::mt19937 random(seed);
        Both both;
        for (int round = 0; round < 12; ++round) {
            both.grow(random, static_cast<int>(random() % 60));
            both.check(random);
            if (random() % 2 == 0) {
                both.truncate(random() % (both.lane.size() + 2));
                both.check(random);
            }
        }
    }
}

TEST(StateLaneTest, TruncatingAtEveryLengthKeepsTheSums) {
    for (std::size_t size = 0; size <= 50; ++size) {
        std::mt19937 random(3);
        Both both;
        both.grow(random, 50);
        both.truncate(size);
        both.grow(random, 40);
        both.check(random);
    }
}

TEST(StateLaneTest, SharesOfASpanAreExactOverManyTransitions) {
    StateLane lane;
    for (std::int64_t i = 0; i < 100'000; ++i)
        lane.append(i * 10, i % 2 == 0 ? ActorState::Running : ActorState::Blocked, {});
    std::size_t hint = 0;
    const auto from = lane.sumUntil(333'335, hint);
    const auto to = lane.sumUntil(666'665, hint);
    const auto running = static_cast<std::size_t>(ActorState::Running);
    const auto blocked = static_cast<std::size_t>(ActorState::Blocked);
    EXPECT_EQ(to[running] - from[running] + to[blocked] - from[blocked], 333'330);
    EXPECT_NEAR(static_cast<double>(to[running] - from[running]), 166'665.0, 10.0);
}

} // namespace
} // namespace interleave
