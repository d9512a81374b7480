// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Baton.h"

#include "tests/core/engine/TestRun.h"

#include <csignal>

namespace interleave {
namespace {

using End = Baton::End;

SegmentLimits withProcesses() {
    SegmentLimits limits = smallLimits();
    limits.processes = 4;
    return limits;
}

TEST(BatonTest, TwoHandItToAndFroInTurn) {
    constexpr int kRounds = 2000;
    TestRun run;
    std::vector<int> order; // whose turn it is guards it
    run.play([&] {
        auto& baton = run.stage().make<Baton>("baton");
        Actor& first = run.stage().actor("first", "f", [&] {
            for (int i = 0; i < kRounds; ++i) {
                order.push_back(1);
                EXPECT_TRUE(baton.pass(End::First));
            }
        });
        Actor& second = run.stage().actor("second", "s", [&] {
            for (int i = 0; i < kRounds; ++i) {
                EXPECT_TRUE(baton.await(End::Second));
                order.push_back(2);
                baton.give(End::Second);
            }
        });
        run.stage().runAll({&first, &second});
    });
    ASSERT_EQ(order.size(), 2u * kRounds);
    for (std::size_t i = 0; i < order.size(); ++i)
        ASSERT_EQ(order[i], i % 2 == 0 ? 1 : 2) << i;
}

TEST(BatonTest, WhoDoesNotHaveItWaitsAndTheTraceSaysForWhat) {
    TestRun run;
    auto& baton = run.stage().make<Baton>("baton");
    run.spawn("second", [&] { EXPECT_TRUE(baton.await(End::Second)); });
    run.awaitWaits(WaitReason::Baton, 1);
    EXPECT_EQ(run.count(EventKind::WaitEnded), 0u);
    const Actor& first = run.spawn("first", [&] { baton.give(End::First); });
    run.finish();
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Served)), 1u);
    const auto woke = run.eventsOf(EventKind::Woke);
    ASSERT_EQ(woke.size(), 1u);
    EXPECT_EQ(woke[0].actor, first.id());
}

TEST(BatonTest, ATimeoutIsNotEarlyAndTheBatonIsNotHere) {
    TestRun run;
    run.play([&] {
        auto& baton = run.stage().make<Baton>("baton");
        const std::int64_t from = run.stage().clock().now();
        EXPECT_FALSE(baton.pass(End::First, 0.03));
        EXPECT_GE(run.stage().clock().now() - from, 30'000'000);
        EXPECT_TRUE(baton.await(End::Second)) << "it is there all the same";
    });
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::TimedOut)), 1u);
}

TEST(BatonTest, WhoDoesNotHaveItHasNothingToGive) {
    TestRun run;
    run.play([&] {
        auto& baton = run.stage().make<Baton>("baton");
        baton.give(End::Second);
        EXPECT_TRUE(baton.await(End::First));
        EXPECT_FALSE(baton.await(End::Second, 0));
    });
}

TEST(BatonTest, StopUnwindsWhoWaits) {
    TestRun run;
    auto& baton = run.stage().make<Baton>("baton");
    run.spawn("second", [&] {
        baton.await(End::Second);
        ADD_FAILURE() << "went on";
    });
    run.awaitWaits(WaitReason::Baton, 1);
    run.stage().stop();
    run.finish();
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Stopped)), 1u);
}

TEST(BatonTest, ItGoesBetweenProcessesAndADeadOneDoesNotGiveItBack) {
    constexpr int kRounds = 200;
    TestRun run({}, withProcesses());
    run.stage().setWorkerCommand({POOL_WORKER_PATH, "test"});
    run.play([&] {
        auto& baton = run.stage().make<Baton>("baton");
        WorkerProcess& worker = run.stage().process("worker", "w", "give-back:" + std::to_string(kRounds));
        run.stage().start(worker);
        for (int i = 0; i < kRounds; ++i)
            ASSERT_TRUE(baton.pass(End::First));
        baton.give(End::First);
        EXPECT_TRUE(worker.join());
        EXPECT_EQ(worker.exitCode(), -SIGKILL);
        EXPECT_FALSE(baton.await(End::First, 0.01));
    });
}

} // namespace
} // namespace interleave
