// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ValueRing.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>

namespace interleave {
namespace {

TEST(ValueRingTest, BehavesAsADoubleEndedQueue) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        std::mt19937 random(seed);
        ValueRing ring;
        std::deque<std::string> model;
        for (int step = 0; step < 2000; ++step) {
            const bool grow = random() % 10 < (step / 250 % 2 == 0 ? 7u : 3u);
            const std::string text = std::to_string(step);
            if (grow && random() % 4 == 0) {
                const std::size_t where = random() % (model.size() + 1);
                ring.insert(where, Value(text));
                model.insert(model.begin() + static_cast<std::ptrdiff_t>(where), text);
            } else if (grow) {
                ring.pushBack(Value(text));
                model.push_back(text);
            } else if (!model.empty() && random() % 2 == 0) {
                ASSERT_EQ(ring.popFront().text(), model.front());
                model.pop_front();
            } else if (!model.empty()) {
                ASSERT_EQ(ring.popBack().text(), model.back());
                model.pop_back();
            }
            ASSERT_EQ(ring.size(), model.size());
            ASSERT_EQ(ring.empty(), model.empty());
        }
        for (std::size_t i = 0; i < model.size(); ++i)
            ASSERT_EQ(ring[i].text(), model[i]);
    }
}

TEST(ValueRingTest, UpperBoundIsBehindAllThatAreNotGreater) {
    ValueRing ring;
    EXPECT_EQ(ring.upperBound(1), 0u);
    for (const int number : {1, 3, 3, 5})
        ring.pushBack(number);
    const std::size_t expected[] = {0, 1, 1, 3, 3, 4, 4};
    for (int number = 0; number < 7; ++number)
        EXPECT_EQ(ring.upperBound(number), expected[number]) << number;
}

} // namespace
} // namespace interleave
