// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/FeederPace.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;

TEST(FeederPaceTest, TheFirstAndThoseThatComeSlowlyAreTakenAtOnce) {
    FeederPace pace;
    EXPECT_EQ(pace.taken(1, 1000, kSecondNs), kSecondNs);
    EXPECT_EQ(pace.taken(1, 1000, kSecondNs + 1'001), kSecondNs + 1'001);
    EXPECT_EQ(pace.taken(3, 1000, kSecondNs + 10'000), kSecondNs + 10'000);
}

TEST(FeederPaceTest, ThoseThatComeQuicklyAreLeftUntilThereAreEnough) {
    FeederPace pace;
    static_cast<void>(pace.taken(1, 1000, kSecondNs));
    EXPECT_EQ(pace.taken(4, 1000, kSecondNs + 400), kSecondNs + 400 + 64 * 100);
    EXPECT_EQ(pace.taken(64, 1000, kSecondNs + 6'800), kSecondNs + 6'800) << "there were enough";
}

TEST(FeederPaceTest, NobodyWaitsForLongerThan20Microseconds) {
    FeederPace pace;
    static_cast<void>(pace.taken(1, 0, kSecondNs));
    EXPECT_EQ(pace.taken(1, 0, kSecondNs + 1'000), kSecondNs + 1'000 + 20'000);
}

TEST(FeederPaceTest, WhatIsLeftIsASmallPartOfTheQueue) {
    FeederPace pace;
    static_cast<void>(pace.taken(1, 80, kSecondNs));
    EXPECT_EQ(pace.taken(2, 80, kSecondNs + 200), kSecondNs + 200 + 10 * 100);
    EXPECT_EQ(pace.taken(1, 3, kSecondNs + 300), kSecondNs + 300) << "a queue of three";
}

} // namespace
} // namespace interleave
