// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/wire/Event.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(EventTest, QueuePlaceSurvivesPacking) {
    for (const QueuePlace place : {QueuePlace{0, 0, 0}, QueuePlace{1, 2, 3},
                                   QueuePlace{QueuePlace::kMost, QueuePlace::kMost, kNoActor}}) {
        const QueuePlace back = QueuePlace::unpacked(place.packed());
        EXPECT_EQ(back.depth, place.depth);
        EXPECT_EQ(back.position, place.position);
        EXPECT_EQ(back.by, place.by);
    }
}

TEST(EventTest, DepthAndPositionSaturate) {
    const QueuePlace back = QueuePlace::unpacked(QueuePlace{1u << 24, 0xffffffff, 7}.packed());
    EXPECT_EQ(back.depth, QueuePlace::kMost);
    EXPECT_EQ(back.position, QueuePlace::kMost);
    EXPECT_EQ(back.by, 7);
}

TEST(EventTest, ValueWordCarriesRealsByTheirBits) {
    EXPECT_EQ((ValueWord{ValueType::Real, std::bit_cast<std::int64_t>(-2.5)}).real(), -2.5);
}

} // namespace
} // namespace interleave
