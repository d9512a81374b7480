// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/wire/RunClock.h"

#include "tests/core/base/WaitNs.h"

#include <gtest/gtest.h>

#include <thread>

namespace interleave {
namespace {

TEST(RunClockTest, FollowsTheMonotonicClockWhileItRuns) {
    const RunClock clock;
    const std::int64_t before = monotonicNow();
    const std::int64_t now = clock.now();
    EXPECT_GE(now, before);
    EXPECT_LE(now, monotonicNow());
    EXPECT_EQ(clock.toMonotonic(now), now);
}

TEST(RunClockTest, StandsStillWhilePausedAndGoesOnFromThere) {
    RunClock clock;
    clock.pause();
    const std::int64_t stopped = clock.now();
    waitNs(3'000'000);
    EXPECT_EQ(clock.now(), stopped);
    EXPECT_TRUE(clock.paused());
    clock.pause(); // again: nothing changes
    EXPECT_EQ(clock.now(), stopped);
    const std::int64_t stoodStill = clock.resume();
    EXPECT_GE(stoodStill, 3'000'000);
    EXPECT_FALSE(clock.paused());
    const std::int64_t monotonic = monotonicNow();
    EXPECT_GE(clock.now(), stopped);
    EXPECT_LE(clock.now() - stopped, monotonicNow() - monotonic + 50'000'000);
    EXPECT_EQ(clock.toMonotonic(stopped), stopped + stoodStill);
    EXPECT_EQ(clock.resume(), 0);
}

/// A reader that is caught between its two loads by a pause must not see a time beyond the pause.
TEST(RunClockTest, NobodyEverSeesATimeBeyondThePause) {
    RunClock clock;
    std::atomic<std::int64_t> standing{0}; // what it shows while it surely stands, else 0
    std::atomic<bool> over{false};
    std::thread pauser([&] {
        for (int i = 0; i < 100'000; ++i) {
            clock.pause();
            standing = clock.now();
            for (int spin = 0; spin < i % 16; ++spin)
                static_cast<void>(monotonicNow());
            standing = 0;
            clock.resume();
        }
        over = true;
    });
    std::int64_t most = 0;
    while (!over) {
        const std::int64_t seen = clock.now();
        if (const std::int64_t shown = standing; shown != 0)
            most = std::max(most, seen - shown);
    }
    pauser.join();
    EXPECT_LE(most, 0);
}

} // namespace
} // namespace interleave
