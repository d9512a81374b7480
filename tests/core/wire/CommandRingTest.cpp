// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/wire/CommandRing.h"

#include <gtest/gtest.h>

#include <thread>

namespace interleave {
namespace {

TEST(CommandRingTest, GivesTheTextsInTheirOrderAndThenNone) {
    CommandRing ring;
    EXPECT_FALSE(ring.tryPop());
    EXPECT_TRUE(ring.tryPush("put 1"));
    EXPECT_TRUE(ring.tryPush(""));
    EXPECT_EQ(ring.taken(), 0u);
    EXPECT_EQ(ring.tryPop(), "put 1");
    EXPECT_EQ(ring.tryPop(), "");
    EXPECT_FALSE(ring.tryPop());
    EXPECT_EQ(ring.taken(), 2u);
}

TEST(CommandRingTest, RefusesWhatIsTooLongOrHasNoRoomAndKeepsWhatIsThere) {
    CommandRing ring;
    EXPECT_FALSE(ring.tryPush(std::string(Command::kLongest + 1, 'x')));
    for (std::uint32_t i = 0; i < CommandRing::kRoom; ++i)
        EXPECT_TRUE(ring.tryPush(std::string(Command::kLongest, static_cast<char>('a' + i))));
    EXPECT_FALSE(ring.tryPush("one more"));
    for (std::uint32_t i = 0; i < CommandRing::kRoom; ++i)
        EXPECT_EQ(ring.tryPop(), std::string(Command::kLongest, static_cast<char>('a' + i)));
    EXPECT_TRUE(ring.tryPush("one more"));
    EXPECT_EQ(ring.tryPop(), "one more");
}

TEST(CommandRingTest, TwoThreadsPassEveryTextWhole) {
    CommandRing ring;
    constexpr int kTexts = 20'000;
    std::jthread producer([&] {
        for (int i = 0; i < kTexts; ++i)
            while (!ring.tryPush(
                std::string(static_cast<std::size_t>(i % 100), static_cast<char>('a' + i % 26))))
                std::this_thread::yield();
    });
    for (int i = 0; i < kTexts;) {
        const auto text = ring.tryPop();
        if (!text) {
            std::this_thread::yield();
            continue;
        }
        ASSERT_EQ(*text, std::string(static_cast<std::size_t>(i % 100), static_cast<char>('a' + i % 26)));
        ++i;
    }
}

} // namespace
} // namespace interleave
