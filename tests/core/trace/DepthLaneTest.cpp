// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/DepthLane.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

constexpr std::int64_t kBucket = std::int64_t{1} << DepthLane::kBucketShift;

TEST(DepthLaneTest, ABucketHasLeastMostAndLast) {
    DepthLane lane;
    for (const std::uint32_t depth : {3u, 5u, 1u, 2u})
        lane.append(7 * kBucket + depth, depth);
    lane.append(9 * kBucket, 4);
    ASSERT_EQ(lane.size(), 2u);
    EXPECT_EQ(lane[0].number, 7u);
    EXPECT_EQ(lane[0].least, 1u);
    EXPECT_EQ(lane[0].most, 5u);
    EXPECT_EQ(lane[0].last, 2u);
    EXPECT_EQ(lane[1].last, 4u);
}

TEST(DepthLaneTest, FindsTheFirstBucketThatDoesNotEndBeforeATime) {
    DepthLane lane;
    for (const std::int64_t number : {2, 3, 7})
        lane.append(number * kBucket, 1);
    EXPECT_EQ(lane.indexFrom(-1), 0u);
    EXPECT_EQ(lane.indexFrom(3 * kBucket - 1), 0u);
    EXPECT_EQ(lane.indexFrom(3 * kBucket), 1u);
    EXPECT_EQ(lane.indexFrom(4 * kBucket), 2u);
    EXPECT_EQ(lane.indexFrom(8 * kBucket), 3u);
}

TEST(DepthLaneTest, RollBackRestoresEvenAnOpenBucket) {
    DepthLane lane;
    const DepthLane::Mark empty = lane.mark();
    lane.append(kBucket, 3);
    lane.append(kBucket + 1, 4);
    const DepthLane::Mark mark = lane.mark();
    lane.append(kBucket + 2, 99);
    lane.append(5 * kBucket, 1);
    lane.rollBack(mark);
    ASSERT_EQ(lane.size(), 1u);
    EXPECT_EQ(lane[0].most, 4u);
    EXPECT_EQ(lane[0].last, 4u);
    lane.append(kBucket + 3, 2);
    EXPECT_EQ(lane[0].least, 2u);
    lane.rollBack(empty);
    EXPECT_EQ(lane.size(), 0u);
}

} // namespace
} // namespace interleave
