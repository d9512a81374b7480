// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/FixedAddresses.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(FixedAddressesTest, IsForItsLifetimeOnly) {
    const int before = ::personality(0xffff'ffff);
    {
        const FixedAddresses fixed;
        // A container may refuse it: then nothing is changed.
        EXPECT_TRUE(FixedAddresses::granted() || ::personality(0xffff'ffff) == before);
        EXPECT_EQ(::personality(0xffff'ffff) & ~ADDR_NO_RANDOMIZE, before & ~ADDR_NO_RANDOMIZE);
    }
    EXPECT_EQ(::personality(0xffff'ffff), before);
}

} // namespace
} // namespace interleave
