// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"

#include "core/primitives/BoundedQueue.h"
#include "core/primitives/Lock.h"
#include "core/primitives/Value.h"

#include "tests/core/base/WaitNs.h"
#include "tests/core/engine/TestRun.h"

#include <sched.h>

namespace interleave {
namespace {

struct StageTest : testing::Test {
    std::atomic<bool> go{false};
    std::atomic<bool> done{false};
    TestRun run{{"alpha", "beta"}};
};

TEST_F(StageTest, TheThreadThatRunsTheProgramIsTheActorMain) {
    EXPECT_TRUE(run.play([] {
        EXPECT_EQ(Actor::current()->id(), kMainActor);
        EXPECT_EQ(Actor::current()->name(), "main");
    }));
}

TEST_F(StageTest, AProgramThatThrowsFailedAndTheTraceHasItsWords) {
    run.expectErrors();
    EXPECT_FALSE(run.play([] { throw std::runtime_error("no good"); }));
    const auto ended = run.eventsOf(EventKind::ActorEnded);
    ASSERT_EQ(ended.size(), 1u);
    EXPECT_EQ(run.text(ended[0].b), "no good");
}

TEST_F(StageTest, TheEndWaitsForActorsThatNobodyJoined) {
    run.play([&] {
        Actor& worker = run.stage().actor("worker", "w1", [&] {
            run.stage().sleep(0.02);
            done = true;
        });
        EXPECT_TRUE(worker.start());
    });
    EXPECT_TRUE(done);
}

TEST_F(StageTest, TheEndWaitsForAnActorThatALaterOneStarts) {
    run.play([&] {
        Actor& first = run.stage().actor("first", "a1", [&] {
            run.stage().sleep(0.02);
            done = true;
        });
        Actor& second = run.stage().actor("second", "a2", [&] {
            run.stage().sleep(0.01);
            EXPECT_TRUE(first.start());
        });
        EXPECT_TRUE(second.start());
    });
    EXPECT_TRUE(done);
}

TEST_F(StageTest, AStoppedMainProgramKeepsItsFrameUntilEveryActorIsDead) {
    // Actors of a lesson use what lies in the frame of its main program.
    std::atomic<int> inFrame{0};
    std::thread control([&] {
        awaitTrue(go);
        run.stage().stop();
    });
    run.play([&] {
        struct Frame {
            std::atomic<int>& users;
            ~Frame() { EXPECT_EQ(users, 0) << "the frame is gone under " << users << " actors"; }
        } frame{inFrame};
        for (int i = 0; i < 4; ++i) {
            Actor& user = run.stage().actor("user", "u1", [&] {
                ++frame.users;
                try {
                    run.stage().sleep(3600);
                } catch (const RunStopped&) {
                    waitNs(5'000'000); // unwinding takes a while
                    --frame.users;
                    throw;
                }
            });
            EXPECT_TRUE(user.start());
        }
        while (inFrame < 4)
            std::this_thread::yield();
        go = true;
        run.stage().sleep(3600);
    });
    control.join();
    EXPECT_EQ(inFrame, 0);
}

TEST_F(StageTest, OneActorTooManyIsAnErrorThatSaysHowManyMayBe) {
    TestRun small({}, {.actors = 5, .ringEvents = 64, .texts = 64, .textBytes = 4096});
    small.expectErrors();
    EXPECT_FALSE(small.play([&] {
        for (int i = 0; i < 10; ++i)
            small.stage().actor("extra", "e1", [] {});
    }));
    const auto ended = small.eventsOf(EventKind::ActorEnded);
    ASSERT_EQ(ended.size(), 1u);
    EXPECT_EQ(small.text(ended[0].b), "too many actors: at most 3");
    EXPECT_EQ(small.count(EventKind::ActorCreated), 4u); // main and three
}

TEST_F(StageTest, SleepIsNeverShort) {
    run.play([&] {
        for (const double seconds : {0.0, 0.001, 0.02}) {
            const std::int64_t began = monotonicNow();
            run.stage().sleep(seconds);
            EXPECT_GE(monotonicNow() - began, static_cast<std::int64_t>(seconds * 1e9));
        }
        run.stage().sleep(-1); // a computed time may be over already
    });
}

TEST_F(StageTest, SpeedDividesSleepAndWork) {
    run.segment().control().speed = 0.5;
    run.play([&] {
        const std::int64_t began = monotonicNow();
        run.stage().sleep(0.01);
        EXPECT_GE(monotonicNow() - began, 20'000'000);
        const std::int64_t cpu = threadCpuNow();
        run.stage().compute(0.01);
        EXPECT_GE(threadCpuNow() - cpu, 20'000'000);
    });
}

TEST_F(StageTest, ComputeUsesCpuTimeNotClockTime) {
    run.play([&] {
        const std::int64_t cpu = threadCpuNow();
        run.stage().compute(0.02);
        EXPECT_GE(threadCpuNow() - cpu, 20'000'000);
    });
    EXPECT_EQ(run.count(EventKind::WaitBegan), 0u);
}

TEST_F(StageTest, AnActorIsAmongTheLiveOnesFromItsStartToItsEnd) {
    const auto names = [&] {
        std::vector<std::string> all;
        for (const Actor* actor : run.stage().liveActors())
            all.push_back(actor->name());
        return all;
    };
    run.play([&] {
        Actor& first = run.stage().actor("first", "f1", [&] { awaitTrue(go); });
        Actor& second = run.stage().actor("second", "s1", [&] { awaitTrue(go); });
        EXPECT_EQ(names(), (std::vector<std::string>{"main"}));
        EXPECT_TRUE(second.start());
        EXPECT_TRUE(first.start());
        EXPECT_EQ(names(), (std::vector<std::string>{"main", "first", "second"}));
        go = true;
        first.join();
        second.join();
        EXPECT_EQ(names(), (std::vector<std::string>{"main"}));
    });
}

TEST_F(StageTest, ActorsThatDoTheSameAreNumberedFromOne) {
    std::atomic<int> sum{0};
    run.play([&] {
        const auto cars = run.stage().actors("car ", "c", 3, [&](int number) { sum += number; });
        run.stage().runAll(cars);
        run.stage().runAll(run.stage().actors("bus", "b", 1, [&] { sum += 10; }));
    });
    EXPECT_EQ(sum, 1 + 2 + 3 + 10);
    std::vector<std::string> named;
    for (const Event& made : run.eventsOf(EventKind::ActorCreated))
        named.push_back(run.text(made.a) + "/" + run.text(made.b));
    EXPECT_EQ(named, (std::vector<std::string>{"main/m", "car 1/c1", "car 2/c2", "car 3/c3", "bus1/b1"}));
}

TEST_F(StageTest, StartAllStartsEachBeforeJoinAllWaitsForAny) {
    std::atomic<int> there{0};
    run.play([&] {
        // Each waits for both: joined one after the other, the first would never end.
        const auto meet = [&] {
            for (++there; there < 2;)
                run.stage().checkpoint();
        };
        const auto both = run.stage().actors("one ", "o", 2, meet);
        run.stage().startAll(both);
        run.stage().joinAll(both);
        EXPECT_FALSE(both[0]->alive());
        EXPECT_FALSE(both[1]->alive());
    });
    EXPECT_EQ(there, 2);
}

TEST_F(StageTest, APrintedLineIsPutTogetherFromTextsNumbersItemsAndAnswers) {
    run.play([&] {
        const std::string name = run.stage().ownName();
        run.stage().print(name, " got ", Value(Value::List{1, "a"}), " of ", std::int64_t{-2}, ": ", true,
                          " ", false);
        run.stage().print("alone");
        run.stage().print(7);
    });
    std::vector<std::string> lines;
    for (const Event& printed : run.eventsOf(EventKind::Printed))
        lines.push_back(run.text(printed.a));
    EXPECT_EQ(lines, (std::vector<std::string>{R"(main got [1, "a"] of -2: True False)", "alone", "7"}));
}

TEST_F(StageTest, ASleepAndAComputationMayBeAsLongAsAParameterSaysNow) {
    run.segment().control().parameters[1].store(0.02);
    run.play([&] {
        const std::int64_t began = monotonicNow();
        run.stage().at(3).sleep("beta");
        EXPECT_GE(monotonicNow() - began, 20'000'000);
        run.segment().control().parameters[1].store(0.03);
        const std::int64_t used = threadCpuNow();
        run.stage().at(4).compute("beta");
        EXPECT_GE(threadCpuNow() - used, 30'000'000);
    });
    const auto waits = run.eventsOf(EventKind::WaitBegan);
    ASSERT_EQ(waits.size(), 1u);
    EXPECT_EQ(waits[0].line, 3);
}

TEST_F(StageTest, TheCpusAreThoseThatTheKernelAllows) {
    cpu_set_t allowed;
    ASSERT_EQ(::sched_getaffinity(::getpid(), sizeof allowed, &allowed), 0);
    const std::vector<int> cpus = Stage::cpus();
    EXPECT_EQ(cpus.size(), static_cast<std::size_t>(CPU_COUNT(&allowed)));
    for (const int cpu : cpus)
        EXPECT_TRUE(CPU_ISSET(cpu, &allowed)) << cpu;
    EXPECT_EQ(Stage::firstCpu(), cpus.front());
}

TEST_F(StageTest, PinnedActorStaysOnItsCpu) {
    run.spawn("pinned", [&] {
        run.stage().pinHere(Stage::firstCpu());
        for (int i = 0; i < 100; ++i) {
            EXPECT_EQ(::sched_getcpu(), Stage::firstCpu());
            std::this_thread::yield();
        }
        EXPECT_THROW(run.stage().pinHere(CPU_SETSIZE - 1), std::system_error);
    });
    run.finish();
}

TEST_F(StageTest, LinesAreToldOnceAndStickToTheActorsEvents) {
    run.play([&] {
        run.stage().at(3);
        run.stage().at(3);
        run.stage().print("hello");
        run.stage().at(4);
    });
    EXPECT_EQ(run.count(EventKind::LineReached), 2u);
    const auto printed = run.eventsOf(EventKind::Printed);
    ASSERT_EQ(printed.size(), 1u);
    EXPECT_EQ(printed[0].line, 3);
    EXPECT_EQ(run.text(printed[0].a), "hello");
}

TEST_F(StageTest, CallsOfAnActorsOwnAreRefusedElsewhere) {
    EXPECT_THROW(run.stage().print("from the controlling thread"), std::logic_error);
    EXPECT_THROW(run.stage().sleep(0), std::logic_error);
}

TEST_F(StageTest, AParameterIsReadAgainAndAnUnknownOneIsAnError) {
    const Parameter beta = run.stage().parameter("beta");
    run.segment().control().parameters[1] = 2.5;
    EXPECT_EQ(beta.value(), 2.5);
    EXPECT_EQ(beta.integer(), 2);
    EXPECT_EQ(beta.seconds(), 2.5);
    run.segment().control().parameters[1] = -1;
    EXPECT_EQ(beta.seconds(), std::nullopt);
    run.segment().control().parameters[1] = 0;
    EXPECT_FALSE(beta.on());
    EXPECT_EQ(beta.seconds(), 0.0);
    EXPECT_THROW(static_cast<void>(run.stage().parameter("gamma")), std::runtime_error);
}

TEST_F(StageTest, FollowAppliesTheValueNowAndAfterEachChange) {
    std::vector<double> applied;
    run.segment().control().parameters[0] = 3;
    run.stage().follow(run.stage().parameter("alpha"), [&](double now) { applied.push_back(now); });
    run.stage().applyControl();
    EXPECT_EQ(applied, (std::vector<double>{3}));
    run.segment().control().parameters[0] = 5;
    run.segment().control().parameters[1] = 7; // not followed
    run.stage().applyControl();
    run.stage().applyControl();
    EXPECT_EQ(applied, (std::vector<double>{3, 5}));
}

TEST_F(StageTest, TheControlBlockPausesResumesAndStops) {
    run.spawn("worker", [&] {
        for (;;)
            run.stage().checkpoint();
    });
    run.segment().control().paused = 1;
    run.stage().applyControl();
    run.stage().applyControl();
    run.awaitCount(EventKind::ActorHeld, 1);
    run.segment().control().paused = 0;
    run.stage().applyControl();
    run.awaitCount(EventKind::ActorReleased, 1);
    run.segment().control().stopRequested = 1;
    run.stage().applyControl();
    run.finish();
    EXPECT_EQ(run.count(EventKind::Paused), 1u);
    EXPECT_EQ(run.count(EventKind::Resumed), 1u);
}

TEST_F(StageTest, PauseHoldsEveryActorAtItsNextCall) {
    auto& queue = run.stage().make<BoundedQueue>("q", 0);
    auto& lock = run.stage().make<Lock>("lock");
    std::atomic<int> after{0};
    const std::function<void()> calls[] = {[&] { run.stage().at(5); },
                                           [&] { run.stage().print("x"); },
                                           [&] { run.stage().sleep(0); },
                                           [&] { run.stage().compute(0.001); },
                                           [&] { EXPECT_TRUE(queue.put(1)); },
                                           [&] { static_cast<void>(queue.getNowait()); },
                                           [&] { queue.qsize(); },
                                           [&] { queue.join(); },
                                           [&] { EXPECT_TRUE(lock.acquire()); }};
    for (const auto& call : calls)
        run.spawn("caller", [&] {
            awaitTrue(go);
            call();
            ++after;
        });
    run.stage().pause();
    go = true;
    run.awaitCount(EventKind::ActorHeld, std::size(calls));
    EXPECT_EQ(after, 0);
    EXPECT_EQ(run.count(EventKind::Put), 0u);
    EXPECT_EQ(run.count(EventKind::Printed), 0u);
    run.stage().resume();
    run.play([&] { // queue.join() waits for the item's task
        while (queue.taskDone().ok() || after < 9)
            std::this_thread::yield();
    });
    EXPECT_EQ(run.count(EventKind::ActorReleased), std::size(calls));
}

TEST_F(StageTest, ATimedGetDoesNotRunOutWhilePaused) {
    auto& queue = run.stage().make<BoundedQueue>("q", 1);
    constexpr std::int64_t kTimeoutNs = 20'000'000;
    std::atomic<std::int64_t> waited{0};
    run.spawn("getter", [&] {
        const std::int64_t began = monotonicNow();
        EXPECT_EQ(queue.get(Block::Yes, kTimeoutNs / 1e9).error(), QueueError::Empty);
        waited = monotonicNow() - began;
    });
    run.awaitWaits(WaitReason::QueueEmpty, 1);
    run.stage().pause();
    waitNs(3 * kTimeoutNs);
    EXPECT_EQ(run.count(EventKind::WaitEnded), 0u);
    run.stage().resume();
    run.finish();
    const std::int64_t stoodStill = run.eventsOf(EventKind::Resumed)[0].a;
    EXPECT_GE(stoodStill, 3 * kTimeoutNs);
    EXPECT_GE(waited, kTimeoutNs + stoodStill);
}

TEST_F(StageTest, ASleepStretchesOverEveryPause) {
    constexpr std::int64_t kSleepNs = 10'000'000;
    std::atomic<std::int64_t> slept{0};
    run.spawn("sleeper", [&] {
        const std::int64_t began = monotonicNow();
        run.stage().sleep(kSleepNs / 1e9);
        slept = monotonicNow() - began;
    });
    run.awaitWaits(WaitReason::Sleep, 1);
    std::int64_t stoodStill = 0;
    for (int i = 0; i < 3; ++i) {
        run.stage().pause();
        waitNs(5'000'000);
        run.stage().resume();
        stoodStill += run.eventsOf(EventKind::Resumed).back().a;
    }
    run.finish();
    EXPECT_GE(slept, kSleepNs + stoodStill);
}

TEST_F(StageTest, WhatIsServedWhilePausedIsNotLost) {
    auto& queue = run.stage().make<BoundedQueue>("q", 1);
    run.spawn("putter", [&] {
        EXPECT_TRUE(queue.put(1));
        EXPECT_TRUE(queue.put(2));
        done = true;
    });
    run.awaitWaits(WaitReason::QueueFull, 1);
    run.stage().pause();
    queue.setCapacity(2); // a slider moves while the run is paused
    EXPECT_EQ(run.count(EventKind::Put), 2u);
    run.stage().resume();
    run.finish();
    EXPECT_TRUE(done);
}

TEST_F(StageTest, StopEndsHeldActors) {
    run.spawn("worker", [&] {
        for (;;)
            run.stage().checkpoint();
    });
    run.stage().pause();
    run.awaitCount(EventKind::ActorHeld, 1);
    run.stage().stop();
    run.finish();
    EXPECT_EQ(run.count(EventKind::ActorReleased), 1u);
}

TEST_F(StageTest, StopWakesSleepersJoinersAndTheComputing) {
    // One that a stop does not end: it is in no call of the Stage.
    Actor& deaf = run.spawn("deaf", [&] {
        done = true;
        awaitTrue(go);
    });
    awaitTrue(done); // else the stop might find it before its body, and end it
    run.spawn("sleeper", [&] { run.stage().sleep(1e9); });
    run.spawn("joiner", [&] { deaf.join(); });
    run.spawn("timed joiner", [&] { deaf.join(3600); });
    run.spawn("computing", [&] { run.stage().compute(3600); });
    run.awaitWaits(WaitReason::Sleep, 1);
    run.awaitWaits(WaitReason::Join, 2);
    run.stage().stop();
    run.awaitCount(EventKind::ActorEnded, 4, static_cast<int>(ExitKind::Stopped));
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Stopped)), 3u);
    go = true;
    run.finish();
}

TEST_F(StageTest, StopWhilePausedWakesWhoWaitsWithATimeout) {
    run.spawn("sleeper", [&] { run.stage().sleep(3600); });
    run.awaitWaits(WaitReason::Sleep, 1);
    run.stage().pause();
    run.stage().stop();
    run.finish();
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Stopped)), 1u);
}

TEST_F(StageTest, PauseAndResumeInQuickTurnLoseNobody) {
    auto& queue = run.stage().make<BoundedQueue>("q", 2);
    run.spawn("putter", [&] {
        for (int i = 0; i < 3000; ++i)
            EXPECT_TRUE(queue.put(i, Block::Yes, 3600));
    });
    run.spawn("getter", [&] {
        for (int i = 0; i < 3000; ++i)
            EXPECT_EQ(queue.get(Block::Yes, 3600).value().integer(), i);
        done = true;
    });
    while (!done) {
        run.stage().pause();
        run.events();
        run.stage().resume();
        std::this_thread::yield();
    }
    run.finish();
}

} // namespace
} // namespace interleave
