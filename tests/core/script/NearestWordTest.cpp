// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/NearestWord.h"

#include <gtest/gtest.h>

#include <array>

namespace interleave {
namespace {

TEST(NearestWordTest, CountsWhatATypistDoesWrong) {
    EXPECT_EQ(lettersApart("full", "full", 9), 0U);
    EXPECT_EQ(lettersApart("ful", "full", 9), 1U);
    EXPECT_EQ(lettersApart("fuxl", "full", 9), 1U);
    EXPECT_EQ(lettersApart("ufll", "full", 9), 1U);
    EXPECT_EQ(lettersApart("fulll", "full", 9), 1U);
    EXPECT_EQ(lettersApart("", "full", 9), 4U);
    EXPECT_EQ(lettersApart("", "full", 2), 2U);
}

TEST(NearestWordTest, FindsTheWordThatIsMeantAndNoneWhereNoneIsNear) {
    constexpr std::array<std::string_view, 4> kWords{"say", "run", "resume", "capacity"};
    EXPECT_EQ(nearestWord("rum", kWords), "run");
    EXPECT_EQ(nearestWord("resmue", kWords), "resume");
    EXPECT_EQ(nearestWord("capcaity", kWords), "capacity");
    EXPECT_EQ(nearestWord("go", kWords), "");
    EXPECT_EQ(nearestWord("", kWords), "");
}

} // namespace
} // namespace interleave
