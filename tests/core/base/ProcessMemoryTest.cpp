// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/ProcessMemory.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include <unistd.h>

namespace interleave {
namespace {

TEST(ProcessMemoryTest, WhatIsWrittenToCounts) {
    constexpr std::int64_t kBytes = 64 << 20;
    const auto before = pssOf(::getpid());
    ASSERT_TRUE(before);
    EXPECT_GT(*before, 0);
    const std::vector<char> written(kBytes, 1);
    const auto after = pssOf(::getpid());
    ASSERT_TRUE(after);
    EXPECT_GE(*after - *before, kBytes / 2);
    EXPECT_EQ(written.back(), 1);
}

TEST(ProcessMemoryTest, OfNoProcessThereIsNone) {
    EXPECT_FALSE(pssOf(std::numeric_limits<pid_t>::max()));
}

} // namespace
} // namespace interleave
