// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/LookAgain.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

/// How many waits go without a look until the next one.
int waitsWithout(LookAgain& looks) {
    int waits = 0;
    while (!looks.mayLook())
        ++waits;
    return waits;
}

TEST(LookAgainTest, LooksAtEveryWaitWhileThatIsWorthWhile) {
    LookAgain looks;
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(waitsWithout(looks), 0);
        looks.looked(true);
    }
}

TEST(LookAgainTest, LooksHalfAsOftenAfterEachInVainButNeverGivesUp) {
    LookAgain looks;
    EXPECT_EQ(waitsWithout(looks), 0);
    for (const int expected : {1, 2, 4, 8, 16, 32, 64, 128, 256, 256}) {
        looks.looked(false);
        EXPECT_EQ(waitsWithout(looks), expected);
    }
    looks.looked(true);
    EXPECT_EQ(waitsWithout(looks), 0);
    looks.looked(false);
    EXPECT_EQ(waitsWithout(looks), 1);
}

} // namespace
} // namespace interleave
