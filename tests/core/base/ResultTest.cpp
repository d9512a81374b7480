// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace interleave {
namespace {

enum class Trouble { Small, Large };

TEST(ResultTest, HoldsAValueOrAnError) {
    const Result<std::string, Trouble> good = std::string("yes");
    EXPECT_TRUE(good);
    EXPECT_TRUE(good.ok());
    EXPECT_EQ(good.value(), "yes");
    const Result<std::string, Trouble> bad = Trouble::Large;
    EXPECT_FALSE(bad);
    EXPECT_EQ(bad.error(), Trouble::Large);
}

TEST(ResultTest, TakesValuesThatCanOnlyBeMoved) {
    const Result<std::unique_ptr<int>, Trouble> moved = std::make_unique<int>(3);
    EXPECT_EQ(*moved.value(), 3);
}

TEST(ResultTest, OfVoidSaysOnlyWhetherItWorked) {
    const Result<void, Trouble> good;
    EXPECT_TRUE(good);
    const Result<void, Trouble> bad = Trouble::Small;
    EXPECT_FALSE(bad.ok());
    EXPECT_EQ(bad.error(), Trouble::Small);
    const Result<void, std::string> said = std::string("no");
    EXPECT_FALSE(said.ok());
    EXPECT_EQ(said.error(), "no");
}

} // namespace
} // namespace interleave
