// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Actor.h"

#include "tests/core/engine/TestRun.h"

#include <pthread.h>
#include <unistd.h>

namespace interleave {
namespace {

struct ActorTest : testing::Test {
    std::atomic<bool> go{false};
    TestRun run;
};

TEST_F(ActorTest, LivesFromNewToDead) {
    Actor& actor = run.stage().actor("worker", "w1", [&] { awaitTrue(go); });
    EXPECT_FALSE(actor.alive());
    EXPECT_EQ(actor.name(), "worker");
    EXPECT_TRUE(actor.start());
    EXPECT_TRUE(actor.alive());
    go = true;
    run.finish();
    EXPECT_FALSE(actor.alive());
    const auto created = run.eventsOf(EventKind::ActorCreated);
    EXPECT_EQ(run.text(created[1].a), "worker");
    EXPECT_EQ(run.text(created[1].b), "w1");
    const EventKind life[] = {EventKind::ActorCreated, EventKind::ActorStarted, EventKind::ActorEntered,
                              EventKind::ActorEnded};
    std::size_t stage = 0;
    for (const Event& event : run.events())
        if (event.actor == actor.id()) {
            ASSERT_LT(stage, std::size(life));
            EXPECT_EQ(event.kind, life[stage++]);
        }
    EXPECT_EQ(stage, std::size(life));
}

TEST_F(ActorTest, ItsThreadBearsItsNameAndTellsItsNumber) {
    std::atomic<pid_t> tid{0};
    char name[16] = {};
    const Actor& actor = run.spawn("a name of more than 15 bytes", [&] {
        tid = ::gettid();
        ::pthread_getname_np(::pthread_self(), name, sizeof name);
        EXPECT_EQ(Actor::current()->name(), "a name of more than 15 bytes");
    });
    run.finish();
    EXPECT_STREQ(name, "a name of more ");
    EXPECT_EQ(run.segment().slot(actor.id()).tid.load(), tid);
    for (const Event& event : run.eventsOf(EventKind::ActorEntered))
        if (event.actor == actor.id()) {
            EXPECT_EQ(event.a, tid);
            EXPECT_EQ(event.b, ::getpid());
        }
    EXPECT_EQ(Actor::current(), nullptr);
}

TEST_F(ActorTest, IsCalledWhatItRenamesItselfInTheProgramAndInTheKernel) {
    char name[16] = {};
    const Actor& actor = run.spawn("worker", [&] {
        Actor::current()->rename("chief of more than 15 bytes");
        ::pthread_getname_np(::pthread_self(), name, sizeof name);
    });
    run.finish();
    EXPECT_EQ(actor.name(), "chief of more than 15 bytes");
    EXPECT_STREQ(name, "chief of more t");
    const auto renamed = run.eventsOf(EventKind::ActorRenamed);
    ASSERT_EQ(renamed.size(), 1u);
    EXPECT_EQ(renamed[0].actor, actor.id());
    EXPECT_EQ(run.text(renamed[0].a), "chief of more than 15 bytes");
}

TEST_F(ActorTest, StartsOnceWhateverItsState) {
    Actor& actor = run.spawn("once", [&] { awaitTrue(go); });
    EXPECT_EQ(actor.start().error(), StartError::AlreadyStarted); // alive
    go = true;
    run.finish();
    EXPECT_EQ(actor.start().error(), StartError::AlreadyStarted); // dead
    const auto refused = run.eventsOf(EventKind::StartRefused);
    ASSERT_EQ(refused.size(), 2u);
    EXPECT_EQ(refused[0].object, actor.id());
    EXPECT_EQ(run.text(refused[0].a), "threads can only be started once");
    EXPECT_EQ(run.count(EventKind::ActorStarted), 1u);
}

TEST_F(ActorTest, StartsOnceWhoeverIsFirst) {
    std::atomic<int> ran{0};
    std::atomic<int> started{0};
    Actor& actor = run.stage().actor("once", "o1", [&] { ++ran; });
    for (int i = 0; i < 4; ++i)
        run.spawn("starter", [&] {
            awaitTrue(go);
            started += actor.start().ok();
        });
    go = true;
    run.finish();
    EXPECT_EQ(ran, 1);
    EXPECT_EQ(started, 1);
}

TEST_F(ActorTest, JoinWaitsUntilItIsDead) {
    Actor& worker = run.spawn("worker", [&] { awaitTrue(go); });
    std::atomic<int> joined{0};
    for (int i = 0; i < 3; ++i)
        run.spawn("joiner", [&] { joined += worker.join(); });
    run.awaitWaits(WaitReason::Join, 3);
    EXPECT_EQ(joined, 0);
    go = true;
    run.play([&] { EXPECT_TRUE(worker.join()); });
    EXPECT_EQ(joined, 3);
    for (const Event& event : run.eventsOf(EventKind::WaitBegan))
        EXPECT_EQ(event.object, worker.id());
    for (const Event& event : run.eventsOf(EventKind::Woke))
        EXPECT_EQ(event.actor, worker.id());
}

TEST_F(ActorTest, EveryJoinIsToldByItsWakerAfterItsWaitBegan) {
    // The actor may end at any moment of the join.
    for (int round = 0; round < 300; ++round) {
        TestRun own;
        std::atomic<bool> ready{false};
        own.play([&] {
            Actor& brief = own.stage().actor("brief", "b1", [&] { awaitTrue(ready); });
            EXPECT_TRUE(brief.start());
            ready = true;
            EXPECT_TRUE(brief.join());
        });
        bool waiting = false;
        for (const Event& event : own.events()) {
            waiting |= event.kind == EventKind::WaitBegan;
            if (event.kind == EventKind::Woke) {
                EXPECT_TRUE(waiting) << "woken before it waited, in round " << round;
            }
        }
    }
}

TEST_F(ActorTest, JoinTimesOutNotBeforeItsTimeout) {
    Actor& worker = run.spawn("worker", [&] { awaitTrue(go); });
    run.spawn("joiner", [&] {
        const std::int64_t began = monotonicNow();
        EXPECT_FALSE(worker.join(0.02));
        EXPECT_GE(monotonicNow() - began, 20'000'000);
        EXPECT_FALSE(worker.join(0));
        go = true;
        EXPECT_TRUE(worker.join(3600));
        EXPECT_TRUE(worker.join(0));
    });
    run.finish();
}

TEST_F(ActorTest, JoinOfOneThatWasNeverStartedDoesNotWait) {
    Actor& never = run.stage().actor("never", "n1", [] {});
    run.play([&] { EXPECT_FALSE(never.join()); });
    EXPECT_EQ(run.count(EventKind::WaitBegan), 0u);
}

TEST_F(ActorTest, AnExceptionEndsItWithItsWords) {
    run.expectErrors();
    run.spawn("failing", [] { throw std::runtime_error("out of luck"); });
    run.spawn("odd", [] { throw 42; });
    run.finish();
    auto ended = run.eventsOf(EventKind::ActorEnded);
    ASSERT_EQ(ended.size(), 3u); // main is the third
    std::ranges::sort(ended, {}, &Event::actor);
    EXPECT_EQ(ended[1].detail, static_cast<int>(ExitKind::Error));
    EXPECT_EQ(run.text(ended[1].b), "out of luck");
    EXPECT_EQ(ended[2].detail, static_cast<int>(ExitKind::Error));
    EXPECT_NE(ended[2].b, 0);
}

TEST_F(ActorTest, TellsItsCpuTimeAtItsEnd) {
    run.spawn("worker", [&] { run.stage().compute(0.02); });
    run.finish();
    std::int64_t cpu = 0;
    for (const Event& event : run.eventsOf(EventKind::ActorEnded))
        if (event.actor != kMainActor)
            cpu = event.a;
    EXPECT_GE(cpu, 20'000'000);
}

TEST_F(ActorTest, StopUnwindsThroughTheActorsFrames) {
    struct Sentinel {
        std::atomic<bool>& flag;
        ~Sentinel() { flag = true; }
    };
    std::atomic<bool> unwound{false};
    std::atomic<bool> went{false};
    run.spawn("sleeper", [&] {
        const Sentinel sentinel{unwound};
        run.stage().sleep(3600);
        went = true;
    });
    run.awaitWaits(WaitReason::Sleep, 1);
    run.stage().stop();
    run.finish();
    EXPECT_TRUE(unwound);
    EXPECT_FALSE(went);
}

TEST_F(ActorTest, AStoppedRunDoesNotBeginTheBodyOfOneThatWasJustStarted) {
    std::atomic<int> begun{0};
    run.stage().stop();
    run.spawn("late", [&] { ++begun; });
    run.finish();
    EXPECT_EQ(begun, 0);
    EXPECT_EQ(run.count(EventKind::ActorEnded, static_cast<int>(ExitKind::Stopped)), 2u);
}

} // namespace
} // namespace interleave
