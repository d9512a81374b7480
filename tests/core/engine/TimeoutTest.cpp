// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Timeout.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(TimeoutTest, IsForEverWhereNothingIsSaid) {
    EXPECT_TRUE(Timeout().isForEver());
    EXPECT_TRUE(Timeout(std::optional<double>()).isForEver());
    EXPECT_FALSE(Timeout().isNegative());
}

TEST(TimeoutTest, IsTheSecondsThatAreSaid) {
    EXPECT_EQ(Timeout(0.25).seconds(), 0.25);
    EXPECT_EQ(Timeout(std::optional(3.0)).seconds(), 3);
    EXPECT_FALSE(Timeout(0).isForEver());
    EXPECT_FALSE(Timeout(0).isNegative());
    EXPECT_TRUE(Timeout(-0.001).isNegative());
}

} // namespace
} // namespace interleave
