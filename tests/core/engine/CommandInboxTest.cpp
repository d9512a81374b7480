// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/engine/TestRun.h"

namespace interleave {
namespace {

TEST(CommandInboxTest, AnActorWaitsForTheNextCommandAndGetsThemInTheirOrder) {
    TestRun run;
    std::vector<std::string> got;
    run.spawn("console", [&] {
        for (int i = 0; i < 3; ++i)
            got.push_back(run.stage().nextCommand());
    });
    run.awaitWaits(WaitReason::Command, 1);
    EXPECT_FALSE(run.stage().personHasSent());
    for (const char* command : {"put 1", "get"})
        ASSERT_TRUE(run.segment().control().commands.tryPush(command));
    run.stage().applyControl();
    ASSERT_TRUE(run.segment().control().commands.tryPush("join"));
    run.stage().applyControl();
    run.finish();
    EXPECT_EQ(got, (std::vector<std::string>{"put 1", "get", "join"}));
    EXPECT_TRUE(run.stage().personHasSent());
    const auto ended = run.eventsOf(EventKind::WaitEnded);
    ASSERT_GE(ended.size(), 1u);
    EXPECT_EQ(ended[0].detail, static_cast<int>(WaitEnd::Served));
}

TEST(CommandInboxTest, AStopUnwindsWhoWaits) {
    for (int round = 0; round < 200; ++round) {
        TestRun run;
        run.spawn("console", [&] {
            static_cast<void>(run.stage().nextCommand());
            ADD_FAILURE() << "there was none";
        });
        if (round % 2 == 0) // else somewhere before it
            run.awaitWaits(WaitReason::Command, 1);
        run.stage().stop();
        run.finish();
        EXPECT_EQ(run.count(EventKind::ActorEnded, static_cast<int>(ExitKind::Stopped)), 2u)
            << "it, and the main program";
    }
}

TEST(CommandInboxTest, NoCommandIsLostBetweenManyWaitsAndManySenders) {
    TestRun run;
    constexpr int kEach = 500;
    int got = 0;
    run.spawn("console", [&] {
        while (run.stage().nextCommand() != "end")
            ++got;
    });
    std::vector<Actor*> senders;
    for (const char* name : {"s1", "s2"})
        senders.push_back(&run.spawn(name, [&] {
            for (int i = 0; i < kEach; ++i)
                run.stage().sendCommand(std::to_string(i));
        }));
    run.spawn("last", [&] {
        for (Actor* sender : senders)
            sender->join();
        run.stage().sendCommand("end");
    });
    run.finish();
    EXPECT_EQ(got, 2 * kEach);
    EXPECT_FALSE(run.stage().personHasSent());
}

} // namespace
} // namespace interleave
