// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/ChunkedVector.h"

#include "core/trace/Extremes.h"

#include <gtest/gtest.h>

#include <random>

namespace interleave {
namespace {

using Numbers = ChunkedVector<int, 8>;

Numbers upTo(int count) {
    Numbers numbers;
    for (int i = 0; i < count; ++i)
        numbers.push_back(i);
    return numbers;
}

TEST(ChunkedVectorTest, IndicesStayWhenTheFrontIsDroppedInWholeChunks) {
    Numbers numbers = upTo(50);
    const std::size_t before = numbers.bytes();
    numbers.dropBefore(7);
    EXPECT_EQ(numbers.first(), 0u);
    numbers.dropBefore(31);
    EXPECT_EQ(numbers.first(), 24u);
    EXPECT_EQ(numbers.size(), 50u);
    EXPECT_LT(numbers.bytes(), before);
    numbers.dropBefore(10); // nothing comes back
    EXPECT_EQ(numbers.first(), 24u);
    for (int i = 50; i < 100; ++i)
        numbers.push_back(i);
    for (std::size_t i = 24; i < 100; ++i)
        ASSERT_EQ(numbers[i], static_cast<int>(i));
    numbers.truncate(40);
    numbers.push_back(-1);
    EXPECT_EQ(numbers[40], -1);
    EXPECT_EQ(numbers.back(), -1);
}

TEST(ChunkedVectorTest, DroppingAllLeavesItReadyForMore) {
    Numbers numbers = upTo(16);
    numbers.dropBefore(16);
    EXPECT_TRUE(numbers.empty());
    numbers.push_back(16);
    EXPECT_EQ(numbers[16], 16);
    EXPECT_EQ(numbers.size(), 17u);
}

TEST(ChunkedVectorTest, PartitionPointsAgreeFromWhereverTheSearchBegins) {
    for (const int count : {1, 7, 64, 101}) {
        const Numbers numbers = upTo(count);
        for (int limit = 0; limit <= count; ++limit)
            for (int begin = 0; begin <= limit; ++begin) {
                const auto isBefore = [&](int n) { return n < limit; };
                const auto from = static_cast<std::size_t>(begin);
                ASSERT_EQ(numbers.partitionPoint(from, isBefore), static_cast<std::size_t>(limit));
                ASSERT_EQ(numbers.partitionPointNear(from, isBefore), static_cast<std::size_t>(limit));
            }
    }
}

TEST(ExtremesTest, AnyStretchAgreesWithACountByHandAlsoAfterGoingBackAndDropping) {
    std::mt19937 random(1);
    std::vector<int> values;
    ExtremesPyramid<int> pyramid;
    const auto leaf = [&](std::size_t i) { return Extremes<int>{values[i], values[i]}; };
    std::size_t first = 0;
    for (int round = 0; round < 40; ++round) {
        for (std::size_t i = random() % 2000; i > 0; --i) {
            values.push_back(static_cast<int>(random() % 1'000'000));
            pyramid.grow(values.size(), leaf);
        }
        if (round % 3 == 1) {
            values.resize(first + random() % (values.size() - first + 1));
            pyramid.truncate(values.size());
        }
        if (round % 7 == 6) {
            first += random() % (values.size() - first + 1);
            pyramid.dropBefore(first);
        }
        for (int ask = 0; ask < 50; ++ask) {
            const std::size_t begin = first + random() % (values.size() - first + 1);
            const std::size_t end = begin + random() % (values.size() - begin + 1);
            Extremes<int> expected;
            for (std::size_t i = begin; i < end; ++i)
                expected.add(leaf(i));
            const Extremes<int> found = pyramid.over(begin, end, leaf);
            ASSERT_EQ(found.least, expected.least) << begin << " to " << end;
            ASSERT_EQ(found.most, expected.most) << begin << " to " << end;
        }
    }
}

} // namespace
} // namespace interleave
