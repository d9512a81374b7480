// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/StampOrder.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(StampOrderTest, StampsRiseEvenWhereTheClockDoesNot) {
    StampOrder order;
    EXPECT_EQ(order.next(1000), 1000u);
    const std::uint64_t same = order.next(1000);
    EXPECT_GT(same, 1000u);
    EXPECT_GT(order.next(900), same);
    EXPECT_EQ(order.next(5000), 5000u);
}

TEST(StampOrderTest, StampsComeAfterThoseGivenByOtherMeans) {
    StampOrder order;
    order.include(700);
    EXPECT_GT(order.next(600), 700u);
    order.include(100); // older: nothing changes
    EXPECT_GT(order.next(600), 708u);
}

} // namespace
} // namespace interleave
