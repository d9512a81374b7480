// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/wire/Parker.h"

#include "core/base/Clock.h"

#include <gtest/gtest.h>

#include <thread>

namespace interleave {
namespace {

void park(Parker& parker) {
    for (;;) {
        const std::uint32_t ticket = parker.ticket();
        if (parker.consume())
            return;
        parker.sleep(ticket, {});
    }
}

TEST(ParkerTest, ANotificationThatComesFirstIsKept) {
    Parker parker;
    parker.notify();
    parker.notify();
    park(parker);
    EXPECT_FALSE(parker.consume()); // two count as one
}

TEST(ParkerTest, SleepEndsAtItsDeadlineNotBefore) {
    Parker parker;
    const std::int64_t deadline = monotonicNow() + 5'000'000;
    while (monotonicNow() < deadline)
        parker.sleep(parker.ticket(), deadline);
    EXPECT_FALSE(parker.consume());
}

TEST(ParkerTest, AKickAfterTheTicketEndsTheSleepWithoutAPermit) {
    Parker parker;
    const std::uint32_t ticket = parker.ticket();
    parker.kick();
    parker.sleep(ticket, {}); // would be for ever
    EXPECT_FALSE(parker.consume());
}

TEST(ParkerTest, NoNotificationIsEverMissed) {
    Parker there;
    Parker back;
    constexpr int kRounds = 20'000;
    std::thread partner([&] {
        for (int i = 0; i < kRounds; ++i) {
            park(there);
            if (i % 3 == 0)
                back.kick();
            back.notify();
        }
    });
    for (int i = 0; i < kRounds; ++i) {
        there.notify();
        park(back);
    }
    partner.join();
}

} // namespace
} // namespace interleave
