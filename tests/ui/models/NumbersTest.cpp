// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Numbers.h"

#include "tests/ui/support/PlainText.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(Numbers, DigitsStandInGroupsOfThree) {
    EXPECT_EQ(plain(grouped(0)), "0");
    EXPECT_EQ(plain(grouped(999)), "999");
    EXPECT_EQ(plain(grouped(1000)), "1 000");
    EXPECT_EQ(plain(grouped(20'000'000)), "20 000 000");
    EXPECT_EQ(plain(grouped(-1234)), "−1 234");
}

TEST(Numbers, DurationsHaveTheUnitThatSuitsThem) {
    EXPECT_EQ(plain(shownDuration(12)), "12 ns");
    EXPECT_EQ(plain(shownDuration(1'500)), "1.50 µs");
    EXPECT_EQ(plain(shownDuration(45'600'000)), "45.6 ms");
    EXPECT_EQ(plain(shownDuration(1'230'000'000)), "1.23 s");
}

TEST(Numbers, BytesAreInPowersOf1024) {
    EXPECT_EQ(plain(shownBytes(512)), "512 B");
    EXPECT_EQ(plain(shownBytes(20 * 1024)), "20.0 KiB");
    EXPECT_EQ(plain(shownBytes(1'415'578)), "1.35 MiB");
    EXPECT_EQ(plain(shownBytes(-4096)), "-4.00 KiB");
}

TEST(Numbers, SecondsHaveOneDigitBehindThePointAtLeast) {
    EXPECT_EQ(plain(shownSeconds(2)), "2.0 s");
    EXPECT_EQ(plain(shownSeconds(0.25)), "0.25 s");
}

} // namespace
} // namespace interleave
