// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/LookAgain.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

constexpr std::int64_t kServedWhileLooking = LookAgain::kLookNs;
constexpr std::int64_t kShort = 4 * LookAgain::kLookNs - 1;
constexpr std::int64_t kLongWait = 4 * LookAgain::kLookNs;

/// How many waits, each of that length, go without a look until the next one.
int waitsWithout(LookAgain& looks, std::int64_t each = kLongWait) {
    int waits = 0;
    for (; !looks.mayLook(); ++waits)
        looks.waited(false, each);
    return waits;
}

TEST(LookAgainTest, LooksAtEveryWaitWhileThatIsWorthWhile) {
    LookAgain looks;
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(waitsWithout(looks), 0);
        looks.waited(true, kServedWhileLooking);
    }
}

TEST(LookAgainTest, LooksHalfAsOftenAfterEachInVainButNeverGivesUp) {
    LookAgain looks;
    EXPECT_EQ(waitsWithout(looks), 0);
    for (const int expected : {1, 2, 4, 8, 16, 32, 64, 128, 256, 256}) {
        looks.waited(true, kLongWait);
        EXPECT_EQ(waitsWithout(looks), expected);
    }
    looks.waited(true, kServedWhileLooking);
    EXPECT_EQ(waitsWithout(looks), 0);
    looks.waited(true, kLongWait);
    EXPECT_EQ(waitsWithout(looks), 1);
}

TEST(LookAgainTest, WhereWaitsAreHardlyLongerThanALookItLooksAtEachNinthOneAtLeast) {
    LookAgain looks;
    EXPECT_EQ(waitsWithout(looks), 0);
    for (const int expected : {1, 2, 4, 8, 8}) {
        looks.waited(true, kShort);
        EXPECT_EQ(waitsWithout(looks, kShort), expected);
    }
}

TEST(LookAgainTest, AShortWaitWithoutALookBringsTheNextLookNear) {
    LookAgain looks;
    for (int i = 0; i < 9; ++i) {
        EXPECT_LE(waitsWithout(looks), 128);
        looks.waited(true, kLongWait);
    }
    EXPECT_FALSE(looks.mayLook());
    looks.waited(false, kShort);
    EXPECT_EQ(waitsWithout(looks), 8);
}

} // namespace
} // namespace interleave
