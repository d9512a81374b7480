// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/EventFlag.h"

#include "tests/core/engine/TestRun.h"

namespace interleave {
namespace {

struct EventFlagTest : testing::Test {
    TestRun run;
    EventFlag& shot = run.stage().make<EventFlag>("shot");
};

TEST_F(EventFlagTest, SettingItLetsAllGoOnThatWaitInTheirOrder) {
    std::vector<ActorId> runners;
    for (int i = 0; i < 5; ++i) {
        runners.push_back(run.spawn("runner", [&] { EXPECT_TRUE(shot.wait()); }).id());
        run.awaitWaits(WaitReason::EventFlag, static_cast<std::size_t>(i) + 1);
    }
    run.spawn("starter", [&] { shot.set(); });
    run.finish();
    std::vector<ActorId> woken;
    for (const Event& event : run.eventsOf(EventKind::Woke))
        woken.push_back(static_cast<ActorId>(event.a));
    EXPECT_EQ(woken, runners);
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Served)), 5u);
}

TEST_F(EventFlagTest, WhileItIsSetNobodyWaits) {
    run.play([&] {
        shot.set();
        shot.set();
        EXPECT_TRUE(shot.isSet());
        EXPECT_TRUE(shot.wait());
        EXPECT_TRUE(shot.wait(0));
    });
    EXPECT_EQ(run.count(EventKind::WaitBegan), 0u);
}

TEST_F(EventFlagTest, ClearedItMakesWaitAgainAndNotBeyondATimeout) {
    run.play([&] {
        shot.set();
        shot.clear();
        EXPECT_FALSE(shot.isSet());
        const std::int64_t began = monotonicNow();
        EXPECT_FALSE(shot.wait(0.02));
        EXPECT_GE(monotonicNow() - began, 20'000'000);
        EXPECT_FALSE(shot.wait(-1));
    });
}

TEST_F(EventFlagTest, WhoWasWokenGoesOnAlsoWhereItIsClearedAtOnce) {
    constexpr int kRounds = 500;
    std::atomic<int> through{0};
    run.spawn("runner", [&] {
        for (int round = 0; round < kRounds; ++round) {
            EXPECT_TRUE(shot.wait());
            through.fetch_add(1, std::memory_order_release);
        }
    });
    run.spawn("starter", [&] {
        // Where the runner has not begun to wait it misses this one; it gets the next.
        while (through.load(std::memory_order_acquire) < kRounds) {
            shot.set();
            shot.clear();
            std::this_thread::yield();
        }
    });
    run.finish();
    EXPECT_EQ(through.load(std::memory_order_acquire), kRounds);
}

TEST_F(EventFlagTest, StopUnwindsWhoWaits) {
    run.spawn("runner", [&] { shot.wait(); });
    run.awaitWaits(WaitReason::EventFlag, 1);
    run.stage().stop();
    run.finish();
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Stopped)), 1u);
}

} // namespace
} // namespace interleave
