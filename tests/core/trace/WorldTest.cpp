// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/World.h"

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

constexpr ObjectId kQ = 0;
constexpr ObjectId kLock = 1;
constexpr ObjectId kCounter = 2;

/// With the kernel's records, and without.
struct WorldTest : testing::Test {
    WorldTest() {
        for (EventScript* script : {&perf, &none})
            script->create({kMainActor})
                .object(kQ, ObjectType::Queue, 3)
                .object(kLock, ObjectType::Lock)
                .object(kCounter, ObjectType::Counter, static_cast<int>(Protection::Mutex));
    }
    const QueueInfo& queue(EventScript& script) { return script.world().queues()[0]; }
    EventScript perf{ProbeSource::Perf};
    EventScript none{ProbeSource::None};
};

using Actors = std::vector<ActorId>;

TEST_F(WorldTest, CreatedIsNewAndStartedIsRunnable) {
    for (EventScript* script : {&perf, &none}) {
        script->at(10).create({1});
        EXPECT_EQ(script->state(1), ActorState::New);
        EXPECT_EQ(script->actor(1).cause.kind, CauseKind::Created);
        script->at(25).add(EventKind::ActorStarted, 1, kNoObject, 0, kMainActor);
        EXPECT_EQ(script->state(1), ActorState::Runnable);
        EXPECT_EQ(script->actor(1).cause.kind, CauseKind::StartedBy);
        EXPECT_EQ(script->actor(1).cause.actor, kMainActor);
        script->world().advanceTo(40);
        EXPECT_EQ(script->world().stateNs(script->actor(1), ActorState::New), 15);
        EXPECT_EQ(script->world().stateNs(script->actor(1), ActorState::Runnable), 15);
    }
}

TEST_F(WorldTest, TheKernelPutsOnACpuAndTakesOff) {
    perf.create({1}).add(EventKind::ActorStarted, 1, kNoObject, 0, kMainActor);
    perf.at(10).in(1, 3);
    EXPECT_EQ(perf.state(1), ActorState::Running);
    EXPECT_EQ(perf.actor(1).cause.kind, CauseKind::Scheduled);
    EXPECT_EQ(perf.actor(1).cause.cpu, 3);
    EXPECT_EQ(perf.actor(1).cpu, 3);
    perf.at(20).preempt(1, 3);
    EXPECT_EQ(perf.state(1), ActorState::Runnable);
    EXPECT_EQ(perf.actor(1).cause.kind, CauseKind::Preempted);
    EXPECT_EQ(perf.actor(1).preempted, 1u);
    perf.at(35).in(1, 0).at(40).out(1, 0);
    EXPECT_EQ(perf.state(1), ActorState::Blocked);
    EXPECT_EQ(perf.actor(1).cause.kind, CauseKind::KernelWait);
    EXPECT_EQ(perf.actor(1).voluntary, 1u);
    perf.world().advanceTo(100);
    EXPECT_EQ(perf.world().stateNs(perf.actor(1), ActorState::Running), 15);
    EXPECT_EQ(perf.world().stateNs(perf.actor(1), ActorState::Runnable), 10 + 15);
    EXPECT_EQ(perf.world().stateNs(perf.actor(1), ActorState::Blocked), 60);
}

TEST_F(WorldTest, BlockedNamesTheInnermostOpenWait) {
    const struct {
        WaitReason reason;
        ObjectId object;
    } waits[] = {{WaitReason::QueueFull, kQ},
                 {WaitReason::QueueEmpty, kQ},
                 {WaitReason::Lock, kLock},
                 {WaitReason::Sleep, kNoObject},
                 {WaitReason::TasksUndone, kQ}};
    ActorId actor = 1;
    for (const auto& wait : waits) {
        perf.run({actor}).wait(actor, wait.reason, wait.object).out(actor, 0);
        none.run({actor}).wait(actor, wait.reason, wait.object);
        for (EventScript* script : {&perf, &none}) {
            EXPECT_EQ(script->state(actor), ActorState::Blocked);
            EXPECT_EQ(script->actor(actor).cause.kind, CauseKind::WaitsFor);
            EXPECT_EQ(script->actor(actor).cause.reason, wait.reason);
            EXPECT_EQ(script->actor(actor).cause.object, wait.object);
        }
        ++actor;
    }
}

TEST_F(WorldTest, BlockedInAJoinNamesTheActorThatIsWaitedFor) {
    perf.run({1, 2}).wait(1, WaitReason::Join, 2).out(1, 0);
    EXPECT_EQ(perf.actor(1).cause.reason, WaitReason::Join);
    EXPECT_EQ(perf.actor(1).cause.actor, 2);
}

TEST_F(WorldTest, BlockedAtTheGateOfAPauseSaysSo) {
    perf.run({1}).add(EventKind::Paused, kNoActor).add(EventKind::ActorHeld, 1).out(1, 0);
    EXPECT_TRUE(perf.actor(1).held);
    EXPECT_EQ(perf.actor(1).cause.reason, WaitReason::Gate);
    perf.add(EventKind::Resumed, kNoActor).in(1, 0).add(EventKind::ActorReleased, 1);
    EXPECT_FALSE(perf.actor(1).held);
}

TEST_F(WorldTest, BlockedWhileAddingWaitsForTheCountersMutex) {
    perf.run({1}).add(EventKind::AddBegan, 1, kCounter, 0, 100).out(1, 0);
    EXPECT_EQ(perf.actor(1).cause.reason, WaitReason::Lock);
    EXPECT_EQ(perf.actor(1).cause.object, kCounter);
}

TEST_F(WorldTest, BlockedWhileAddingUnprotectedWaitsForNoMutex) {
    perf.object(3, ObjectType::Counter, static_cast<int>(Protection::None));
    perf.run({1}).add(EventKind::AddBegan, 1, 3, 0, 100).out(1, 0);
    EXPECT_EQ(perf.actor(1).cause.kind, CauseKind::KernelWait);
}

TEST_F(WorldTest, WithoutTheKernelAHeldOneIsBlockedAtTheGate) {
    none.run({1}).add(EventKind::Paused, kNoActor).add(EventKind::ActorHeld, 1);
    EXPECT_EQ(none.state(1), ActorState::Blocked);
    EXPECT_EQ(none.actor(1).cause.reason, WaitReason::Gate);
    none.add(EventKind::Resumed, kNoActor).add(EventKind::ActorReleased, 1);
    EXPECT_EQ(none.state(1), ActorState::Running);
}

TEST_F(WorldTest, WithTheKernelAWaitAloneDoesNotBlock) {
    perf.run({1}).wait(1, WaitReason::QueueFull, kQ);
    EXPECT_EQ(perf.state(1), ActorState::Running); // it may still spin, or be served at once
    perf.waited(1, kQ);
    EXPECT_EQ(perf.state(1), ActorState::Running);
}

TEST_F(WorldTest, AWokenOneIsRunnableAndKnowsItsWaker) {
    perf.run({1, 2}).wait(1, WaitReason::QueueEmpty, kQ).out(1, 0);
    none.run({1, 2}).wait(1, WaitReason::QueueEmpty, kQ);
    for (EventScript* script : {&perf, &none}) {
        script->at(50).woke(2, 1, kQ);
        EXPECT_EQ(script->state(1), ActorState::Runnable);
        EXPECT_EQ(script->actor(1).cause.kind, CauseKind::WokenBy);
        EXPECT_EQ(script->actor(1).cause.actor, 2);
        EXPECT_EQ(script->actor(1).cause.object, kQ);
    }
    perf.at(60).in(1, 1);
    EXPECT_EQ(perf.actor(1).cause.kind, CauseKind::Scheduled);
    none.at(60).waited(1, kQ);
    EXPECT_EQ(none.actor(1).cause.kind, CauseKind::SeenRunning);
    EXPECT_EQ(perf.actor(1).transitions[3][1], 1u); // blocked>runnable, once
}

TEST_F(WorldTest, AWakerThatWasQuickerThanTheSwitchOutIsStillNamed) {
    // The waker's event may come before the waiter has left its CPU.
    perf.run({1, 2}).wait(1, WaitReason::QueueEmpty, kQ);
    perf.at(50).woke(2, 1, kQ).at(51).out(1, 0).at(60).in(1, 0);
    EXPECT_EQ(perf.state(1), ActorState::Running);
    const auto& arrow = perf.world().arrow(ActorState::Blocked, ActorState::Runnable);
    ASSERT_EQ(arrow.count, 1u);
    EXPECT_EQ(arrow.last.cause.kind, CauseKind::WokenBy);
    EXPECT_EQ(arrow.last.cause.actor, 2);
}

TEST_F(WorldTest, ATimedWaitThatEndsInTimeIsWokenByTheTimer) {
    perf.run({1}).at(100).wait(1, WaitReason::Sleep, kNoObject, 500'000).out(1, 0);
    perf.at(500'200).in(1, 0);
    EXPECT_EQ(perf.world().arrow(ActorState::Blocked, ActorState::Runnable).last.cause.kind,
              CauseKind::WokenByTimer);
    none.run({1}).at(100).wait(1, WaitReason::QueueEmpty, kQ, 500'000);
    none.at(500'200).waited(1, kQ, WaitEnd::TimedOut);
    EXPECT_EQ(none.world().arrow(ActorState::Blocked, ActorState::Runnable).last.cause.kind,
              CauseKind::WokenByTimer);
    EXPECT_EQ(none.state(1), ActorState::Running);
}

TEST_F(WorldTest, ATimedWaitThatEndsEarlyWithoutAWakerIsUnseen) {
    perf.run({1}).wait(1, WaitReason::Sleep, kNoObject, 500'000).out(1, 0).at(100'000).in(1, 0);
    EXPECT_EQ(perf.world().arrow(ActorState::Blocked, ActorState::Runnable).last.cause.kind,
              CauseKind::WokenUnseen);
}

TEST_F(WorldTest, DeadIsForEverAndSaysHow) {
    const struct {
        ExitKind exit;
        CauseKind cause;
    } ends[] = {{ExitKind::Returned, CauseKind::Returned},
                {ExitKind::Error, CauseKind::Failed},
                {ExitKind::Stopped, CauseKind::Stopped},
                {ExitKind::Killed, CauseKind::Killed}};
    ActorId actor = 1;
    for (const auto& end : ends) {
        const std::int64_t died = actor * 100;
        for (EventScript* script : {&perf, &none}) {
            script->at(died - 20).run({actor}).at(died).add(EventKind::ActorEnded, actor, kNoObject,
                                                            static_cast<int>(end.exit), 9, 77);
            script->at(died + 10).in(actor, 0).out(actor, 0).woke(2, actor, kQ);
            script->add(EventKind::ActorStarted, actor, kNoObject, 0, 0);
            script->add(EventKind::ActorEnded, actor, kNoObject, 0, 0, 0);
            EXPECT_EQ(script->state(actor), ActorState::Dead);
            EXPECT_EQ(script->actor(actor).cause.kind, end.cause);
            EXPECT_EQ(script->actor(actor).exit, end.exit);
            EXPECT_EQ(script->actor(actor).since, died);
            EXPECT_EQ(script->actor(actor).error, 77u);
            EXPECT_EQ(end.exit == ExitKind::Killed ? script->actor(actor).signal : 9, 9);
        }
        ++actor;
    }
}

TEST_F(WorldTest, AnEndWhileWaitingLeavesTheWaitingList) {
    none.run({1}).at(10).wait(1, WaitReason::QueueFull, kQ).at(30);
    none.add(EventKind::ActorEnded, 1, kNoObject, static_cast<int>(ExitKind::Killed), 9);
    EXPECT_TRUE(queue(none).putters.empty());
    EXPECT_EQ(queue(none).putBlockedNs, 20);
    EXPECT_EQ(none.actor(1).wait.reason, WaitReason::None);
}

TEST_F(WorldTest, ARefusedStartIsKept) {
    none.run({1, 2}).at(70).add(EventKind::StartRefused, 2, 1, 0, 5);
    EXPECT_EQ(none.world().refusedStart().actor, 1);
    EXPECT_EQ(none.world().refusedStart().time, 70);
    EXPECT_EQ(none.state(1), ActorState::Running);
}

TEST_F(WorldTest, ARenamedActorHasTheOldNameBeforeAndTheNewOneAfter) {
    none.run({1});
    const TextId before = none.actor(1).name;
    none.at(70).add(EventKind::ActorRenamed, 1, kNoObject, 0, 5);
    EXPECT_NE(before, 5u);
    EXPECT_EQ(none.actor(1).name, 5u);
    EXPECT_EQ(none.state(1), ActorState::Running);
}

TEST_F(WorldTest, WaitingListsAreInTheOrderOfComing) {
    none.run({1, 2, 3, 4, 5});
    for (const ActorId actor : Actors{3, 1, 2})
        none.wait(actor, WaitReason::QueueFull, kQ);
    none.wait(4, WaitReason::Lock, kLock).wait(5, WaitReason::TasksUndone, kQ);
    EXPECT_EQ(queue(none).putters, (Actors{3, 1, 2}));
    EXPECT_EQ(none.world().locks()[0].waiters, (Actors{4}));
    EXPECT_EQ(queue(none).joiners, (Actors{5}));
    none.waited(1, kQ, WaitEnd::TimedOut);
    EXPECT_EQ(queue(none).putters, (Actors{3, 2}));
    // A getter moves the first one's item in: it leaves the line at once, though it has not run yet.
    none.put(3, kQ, 8, {1, 0, 4});
    EXPECT_EQ(queue(none).putters, (Actors{2}));
}

TEST_F(WorldTest, BlockedTimeCountsOpenAndFinishedWaits) {
    none.run({1, 2}).at(100).wait(1, WaitReason::QueueEmpty, kQ);
    none.at(150).wait(2, WaitReason::QueueFull, kQ).at(300).waited(1, kQ);
    none.world().advanceTo(400);
    EXPECT_EQ(none.world().getBlockedNs(queue(none)), 200);
    EXPECT_EQ(none.world().putBlockedNs(queue(none)), 250);
    EXPECT_EQ(none.world().waitedNs(none.actor(2)), 250);
}

TEST_F(WorldTest, TheCountdownOfATimedWaitStandsStillWhilePaused) {
    none.run({1, 2}).at(1000).wait(1, WaitReason::QueueEmpty, kQ, 500);
    none.wait(2, WaitReason::QueueEmpty, kQ);
    World& world = none.world();
    EXPECT_EQ(world.leftNs(none.actor(1)), 500);
    EXPECT_EQ(world.leftNs(none.actor(2)), -1);
    world.advanceTo(1100);
    EXPECT_EQ(world.leftNs(none.actor(1)), 400);
    none.at(1200).add(EventKind::Paused, kNoActor);
    EXPECT_TRUE(world.paused());
    world.advanceTo(5000);
    EXPECT_EQ(world.leftNs(none.actor(1)), 300);
    none.at(5200).add(EventKind::Resumed, kNoActor, kNoObject, 0, 4000);
    EXPECT_EQ(world.leftNs(none.actor(1)), 300);
    world.advanceTo(5300);
    EXPECT_EQ(world.leftNs(none.actor(1)), 200);
    world.advanceTo(9999);
    EXPECT_EQ(world.leftNs(none.actor(1)), 0);
}

TEST_F(WorldTest, ATimeoutOfZeroIsNoWaitWithoutEnd) {
    perf.run({1});
    // The run's clock has moved on since the deadline was worked out.
    perf.at(100).add(EventKind::WaitBegan, 1, kQ, static_cast<int>(WaitReason::QueueEmpty), 5000, 5040);
    EXPECT_EQ(perf.world().leftNs(perf.actor(1)), 0);
    perf.out(1, 0).at(200).in(1, 0);
    EXPECT_EQ(perf.world().arrow(ActorState::Blocked, ActorState::Runnable).last.cause.kind,
              CauseKind::WokenByTimer);
}

TEST_F(WorldTest, AWaitThatBeganWhilePausedCountsFromTheResume) {
    none.run({1}).at(100).add(EventKind::Paused, kNoActor);
    none.at(150).wait(1, WaitReason::Sleep, kNoObject, 500);
    none.at(1100).add(EventKind::Resumed, kNoActor, kNoObject, 0, 1000);
    none.world().advanceTo(1200);
    EXPECT_EQ(none.world().leftNs(none.actor(1)), 400);
}

TEST_F(WorldTest, ItemsMoveThroughTheQueueWithTheirOwners) {
    none.run({1, 2}).at(10).put(1, kQ, 41, {1, 0, 1}).at(20).put(1, kQ, 42, {2, 1, 1});
    const QueueInfo& q = queue(none);
    ASSERT_EQ(q.items.size(), 2u);
    EXPECT_EQ(q.items[0].value.bits, 41);
    EXPECT_EQ(q.items[0].putAt, 10);
    EXPECT_EQ(q.items[0].putter, 1);
    EXPECT_EQ(q.peak, 2u);
    none.at(30).got(2, kQ, 41, {1, 0, 2});
    ASSERT_EQ(q.items.size(), 1u);
    EXPECT_EQ(q.items[0].value.bits, 42);
    EXPECT_EQ(q.puts, 2u);
    EXPECT_EQ(q.gets, 1u);
    EXPECT_EQ(q.peak, 2u);
    const QueueMove& last = q.recent[(q.moveCount - 1) % q.recent.size()];
    EXPECT_FALSE(last.in);
    EXPECT_EQ(last.actor, 2);
    EXPECT_EQ(last.item.putter, 1);
    EXPECT_EQ(last.item.putAt, 10);
    EXPECT_FALSE(q.inDoubt);
}

TEST_F(WorldTest, ItemsGoToTheirPlacesInAStackAndAPriorityQueue) {
    none.run({1}).put(1, kQ, 5, {1, 0, 1}).put(1, kQ, 3, {2, 0, 1}).put(1, kQ, 4, {3, 1, 1});
    none.got(1, kQ, 5, {2, 2, 1}); // from the far end, as a stack does
    ASSERT_EQ(queue(none).items.size(), 2u);
    EXPECT_EQ(queue(none).items[0].value.bits, 3);
    EXPECT_EQ(queue(none).items[1].value.bits, 4);
}

TEST_F(WorldTest, MissingEventsLeaveTheDepthRightAndTheItemsInDoubt) {
    none.run({1}).put(1, kQ, 1, {4, 3, 1});
    EXPECT_EQ(queue(none).items.size(), 4u);
    EXPECT_TRUE(queue(none).inDoubt);
    none.got(1, kQ, 1, {1, 0, 1});
    EXPECT_EQ(queue(none).items.size(), 1u);
    EXPECT_EQ(queue(none).peak, 4u);
}

TEST_F(WorldTest, QueueKeepsCapacityErrorsTasksAndSnapshots) {
    EXPECT_EQ(queue(none).capacity, 3u);
    none.run({1, 2}).add(EventKind::CapacityChanged, kNoActor, kQ, 0, 7);
    none.add(EventKind::FullRaised, 1, kQ).add(EventKind::EmptyRaised, 1, kQ);
    none.add(EventKind::EmptyRaised, 2, kQ).put(1, kQ, 1, {1, 0, 1});
    EXPECT_EQ(queue(none).capacity, 7u);
    EXPECT_EQ(queue(none).full, 1u);
    EXPECT_EQ(queue(none).empty, 2u);
    EXPECT_EQ(queue(none).unfinished, 1);
    none.add(EventKind::TaskDone, 1, kQ, 0, 0);
    EXPECT_EQ(queue(none).unfinished, 0);

    none.at(10).add(EventKind::SnapshotTaken, 1, kQ, 0, 1);
    const SnapshotInfo& size = queue(none).snapshots[0];
    EXPECT_EQ(size.actor, 1);
    EXPECT_EQ(size.answer, 1);
    EXPECT_FALSE(size.used);
    none.at(20).add(EventKind::SnapshotUsed, 1, kQ, 0, 1, 5);
    EXPECT_TRUE(size.used);
    EXPECT_EQ(size.truth, 5);
    EXPECT_EQ(size.takenAt, 10);
    EXPECT_EQ(size.usedAt, 20);
    // Another one asks before the first acts.
    none.at(30).add(EventKind::SnapshotTaken, 2, kQ, 0, 9);
    none.at(40).add(EventKind::SnapshotUsed, 1, kQ, 0, 1, 6);
    EXPECT_EQ(size.actor, 1);
    EXPECT_EQ(size.answer, 1);
    EXPECT_EQ(size.truth, 6);
}

TEST_F(WorldTest, DisciplineAndCapacityComeWithTheQueue) {
    none.object(5, ObjectType::Queue, 9 | std::int64_t{static_cast<int>(Discipline::Priority)} << 32);
    EXPECT_EQ(none.world().queues()[1].capacity, 9u);
    EXPECT_EQ(none.world().queues()[1].discipline, Discipline::Priority);
    EXPECT_EQ(none.world().objectName(5), 5u);
}

TEST_F(WorldTest, LockHasOwnerSinceWhenAndWaiters) {
    none.run({1, 2}).at(10).add(EventKind::LockAcquired, 1, kLock).wait(2, WaitReason::Lock, kLock);
    const LockInfo& lock = none.world().locks()[0];
    EXPECT_EQ(lock.owner, 1);
    EXPECT_EQ(lock.since, 10);
    EXPECT_EQ(lock.waiters, (Actors{2}));
    none.at(20).add(EventKind::LockReleased, 1, kLock).add(EventKind::LockAcquired, 2, kLock);
    EXPECT_EQ(lock.owner, 2);
    EXPECT_EQ(lock.since, 20);
    EXPECT_TRUE(lock.waiters.empty());
    none.add(EventKind::LockReleased, 2, kLock);
    EXPECT_EQ(lock.owner, kNoActor);
}

TEST_F(WorldTest, CounterSumsWhatItsAddersDidAndWhatVanished) {
    none.run({1, 2})
        .add(EventKind::AddBegan, 1, kCounter, 0, 100)
        .add(EventKind::AddBegan, 2, kCounter, 0, 100);
    none.add(EventKind::CounterProgress, 1, kCounter, 0, 60)
        .add(EventKind::CounterProgress, 2, kCounter, 0, 30);
    none.add(EventKind::CounterValue, kNoActor, kCounter, 0, 80);
    const CounterInfo& counter = none.world().counters()[0];
    EXPECT_EQ(counter.expected(), 90u);
    EXPECT_EQ(counter.lost(), 10u);
    none.add(EventKind::CounterValue, kNoActor, kCounter, 0, 95); // read a moment later
    EXPECT_EQ(counter.lost(), 0u);
    none.add(EventKind::AddEnded, 1, kCounter, 0, 100).add(EventKind::AddEnded, 2, kCounter, 0, 100);
    none.add(EventKind::CounterValue, 2, kCounter, 0, 150);
    EXPECT_EQ(counter.expected(), 200u);
    EXPECT_EQ(counter.lost(), 50u);
    EXPECT_EQ(none.actor(1).addsTo, kNoObject);
}

TEST_F(WorldTest, ASampleThatComesAfterTheEndTakesNothingBack) {
    none.run({1}).add(EventKind::AddBegan, 1, kCounter, 0, 100).add(EventKind::AddEnded, 1, kCounter, 0, 100);
    none.add(EventKind::CounterProgress, 1, kCounter, 0, 96);
    EXPECT_EQ(none.world().counters()[0].expected(), 100u);
}

TEST_F(WorldTest, TwoAdditionsThatReadTheSameBeforeEitherWroteAreOneLostUpdate) {
    none.run({1, 2, 3});
    const CounterInfo& counter = none.world().counters()[0];
    const auto read = [&](std::int64_t at, ActorId actor, std::int64_t value) {
        none.at(at).add(EventKind::NumberRead, actor, kCounter, 0, value);
    };
    const auto write = [&](std::int64_t at, ActorId actor, std::int64_t seen) {
        none.at(at).add(EventKind::NumberWritten, actor, kCounter, 0, seen + 1, seen);
    };
    read(10, 1, 4);
    read(20, 2, 4);
    write(30, 1, 4);
    EXPECT_EQ(counter.lostUpdates, 0u) << "not before both have written";
    write(40, 2, 4);
    ASSERT_EQ(counter.lostUpdates, 1u);
    EXPECT_EQ(counter.newest->first.actor, 1);
    EXPECT_EQ(counter.newest->second.actor, 2);
    EXPECT_EQ(counter.newest->seen, 4);
    EXPECT_EQ(counter.newest->first.readAt, 10);
    EXPECT_EQ(counter.newest->second.writtenAt, 40);
    read(50, 1, 5); // one after the other
    write(60, 1, 5);
    read(70, 2, 6);
    write(80, 2, 6);
    read(90, 1, 7); // side by side, but of different values
    read(91, 2, 3);
    write(92, 1, 7);
    write(93, 2, 3);
    EXPECT_EQ(counter.lostUpdates, 1u);
    constexpr ActorId kThree[] = {1, 2, 3};
    for (const ActorId actor : kThree) // of the same: two are lost
        read(100 + actor, actor, 8);
    for (const ActorId actor : kThree)
        write(110 + actor, actor, 8);
    EXPECT_EQ(counter.lostUpdates, 3u);
    write(120, 1, 8); // one instruction: nothing was read before
    EXPECT_EQ(counter.lostUpdates, 3u);
}

TEST_F(WorldTest, TrialsKeepWhatEachLostAndTheirMedians) {
    none.run({1, 2});
    const CounterInfo& counter = none.world().counters()[0];
    std::int64_t value = 0;
    for (const int lost : {0, 30, 10}) {
        for (const ActorId actor : {ActorId{1}, ActorId{2}})
            none.add(EventKind::AddBegan, actor, kCounter, 0, 50)
                .add(EventKind::AddEnded, actor, kCounter, 0, 50);
        value += 100 - lost;
        none.add(EventKind::CounterValue, 2, kCounter, 0, value);
        none.add(EventKind::TrialEnded, 2, kCounter, 0, 1000 + lost);
    }
    ASSERT_EQ(counter.trials.size(), 3u);
    EXPECT_EQ(counter.trials[1].lost, 30u);
    EXPECT_EQ(counter.trials[2].lost, 10u);
    EXPECT_EQ(counter.trialsSoFar().correct, 1u);
    EXPECT_EQ(counter.trialsSoFar().medianLost, 10u);
    EXPECT_EQ(counter.trialsSoFar().medianNs, 1010);
}

TEST_F(WorldTest, AnActorMayAddMoreThanOnce) {
    none.run({1});
    for (int i = 0; i < 2; ++i) {
        none.add(EventKind::AddBegan, 1, kCounter, 0, 100);
        none.add(EventKind::CounterProgress, 1, kCounter, 0, 50);
        none.add(EventKind::AddEnded, 1, kCounter, 0, 100);
    }
    EXPECT_EQ(none.world().counters()[0].expected(), 200u);
}

TEST_F(WorldTest, KeepsWhatTheRunItselfTells) {
    none.run({1});
    none.at(5).add(EventKind::ParameterChanged, kNoActor, 2, 0, std::bit_cast<std::int64_t>(2.5));
    ASSERT_EQ(none.world().parameters().size(), 3u);
    EXPECT_EQ(none.world().parameters()[2], 2.5);
    none.add(EventKind::EventsDropped, 1, kNoObject, 0, 12, 3).add(EventKind::Printed, 1);
    EXPECT_EQ(none.world().dropped(), 12u);
    EXPECT_EQ(none.world().printed(), 1u);
    EXPECT_EQ(none.world().outcome(), Outcome::Running);
    none.add(EventKind::RunEnded, kNoActor, kNoObject, static_cast<int>(Outcome::Failed), 11, 0);
    EXPECT_EQ(none.world().outcome(), Outcome::Failed);
    EXPECT_EQ(none.world().processEnd().signal, 11);
}

TEST_F(WorldTest, WhereRecordsAreLostTheProgramsEventsCountUntilTheNextRecord) {
    perf.run({1, 2}).at(100).lose(0, 150, 3);
    EXPECT_EQ(perf.world().lostRecords(), 3u);
    EXPECT_TRUE(perf.actor(1).inDoubt);
    perf.at(160).wait(1, WaitReason::QueueEmpty, kQ);
    EXPECT_EQ(perf.state(1), ActorState::Blocked);
    EXPECT_EQ(perf.actor(1).cause.reason, WaitReason::QueueEmpty);
    perf.at(170).waited(1, kQ);
    EXPECT_EQ(perf.actor(1).cause.kind, CauseKind::SeenRunning);
    perf.at(180).preempt(1, 0).at(190).in(1, 0);
    EXPECT_FALSE(perf.actor(1).inDoubt);
    perf.at(200).wait(1, WaitReason::QueueEmpty, kQ);
    EXPECT_EQ(perf.state(1), ActorState::Running) << "the kernel's word counts again";
    EXPECT_TRUE(perf.actor(2).inDoubt) << "it had no record since";
}

TEST_F(WorldTest, WhoRunsOnAnotherCpuIsNotInDoubt) {
    perf.run({1, 2, 3}).preempt(1, 0).in(1, 1).out(3, 0);
    perf.at(100).lose(0, 150);
    EXPECT_FALSE(perf.actor(1).inDoubt);
    EXPECT_TRUE(perf.actor(2).inDoubt);
    EXPECT_TRUE(perf.actor(3).inDoubt) << "it may have been put on that CPU";
    perf.at(110).wait(1, WaitReason::QueueEmpty, kQ);
    EXPECT_EQ(perf.state(1), ActorState::Running);
    // It leaves that other CPU while records are being lost: from then on it may be on the lost one.
    perf.at(120).out(1, 1);
    EXPECT_TRUE(perf.actor(1).inDoubt);
    perf.at(160).waited(1, kQ);
    EXPECT_EQ(perf.state(1), ActorState::Running);
}

TEST_F(WorldTest, WhereTheCpuOfALossIsNotKnownEverybodyIsInDoubt) {
    perf.run({1}).create({2}).at(100).lose(-1, 150);
    EXPECT_TRUE(perf.actor(1).inDoubt);
    EXPECT_FALSE(perf.actor(2).inDoubt) << "it has no thread yet";
    perf.at(120).add(EventKind::ActorStarted, 2, kNoObject, 0, kMainActor);
    EXPECT_TRUE(perf.actor(2).inDoubt) << "started while records are lost";
    perf.at(151).create({3}).add(EventKind::ActorStarted, 3, kNoObject, 0, kMainActor);
    EXPECT_FALSE(perf.actor(3).inDoubt);
}

TEST_F(WorldTest, WhoSaidThatItWaitsBeforeTheLossIsBlockedByItsWord) {
    perf.run({1, 2}).at(90).wait(1, WaitReason::QueueEmpty, kQ).at(100).lose(0, 150);
    EXPECT_EQ(perf.state(1), ActorState::Blocked);
    EXPECT_EQ(perf.actor(1).cause.reason, WaitReason::QueueEmpty);
    EXPECT_EQ(perf.state(2), ActorState::Running);
}

TEST_F(WorldTest, AfterALossASwitchOutShowsThatItHadBeenOnTheCpu) {
    perf.run({1}).at(90).wait(1, WaitReason::QueueEmpty, kQ).out(1, 0).at(100).lose(0, 150);
    perf.at(200).preempt(1, 0);
    EXPECT_EQ(perf.state(1), ActorState::Runnable);
    EXPECT_EQ(perf.actor(1).transitions[3][1], 1u); // blocked>runnable
    EXPECT_EQ(perf.actor(1).transitions[2][1], 1u); // running>runnable: no arrow is left out
}

TEST_F(WorldTest, AThreadThatIsGoneUnsaidIsDeadFromThenOn) {
    perf.run({1}).at(100).wait(1, WaitReason::QueueFull, kQ).out(1, 0);
    perf.at(300).add(EventKind::ThreadExited, 1);
    EXPECT_EQ(perf.state(1), ActorState::Dead);
    EXPECT_EQ(perf.actor(1).cause.kind, CauseKind::Killed);
    EXPECT_TRUE(queue(perf).putters.empty());
    perf.at(900).add(EventKind::ActorEnded, 1, kNoObject, static_cast<int>(ExitKind::Killed), 9);
    EXPECT_EQ(perf.actor(1).since, 300);
    EXPECT_EQ(perf.actor(1).signal, 9);
    EXPECT_TRUE(perf.actor(1).ended);
}

TEST_F(WorldTest, AThreadThatHasSaidHowItEndedKeepsItsWord) {
    perf.run({1}).create({2}).at(100).add(EventKind::ActorEnded, 1, kNoObject, 0, 5);
    perf.at(120).add(EventKind::ThreadExited, 1).add(EventKind::ThreadExited, 2);
    EXPECT_EQ(perf.actor(1).cause.kind, CauseKind::Returned);
    EXPECT_EQ(perf.actor(1).since, 100);
    EXPECT_EQ(perf.state(2), ActorState::New);
}

TEST_F(WorldTest, RunnableLastsFromTheWakersEventToTheSwitchIn) {
    perf.run({1, 2}).at(100).wait(1, WaitReason::QueueEmpty, kQ).at(110).out(1, 0);
    perf.at(400).woke(2, 1, kQ).at(425).in(1, 0);
    EXPECT_EQ(perf.world().stateNs(perf.actor(1), ActorState::Blocked), 290);
    EXPECT_EQ(perf.world().stateNs(perf.actor(1), ActorState::Runnable), 25);
}

TEST_F(WorldTest, AWakingOfTheKernelsIsWhereTheProgramToldOfNone) {
    perf.run({1, 2, 3}).at(100).wait(1, WaitReason::Sleep, kNoObject, 300'000).out(1, 0);
    perf.add(EventKind::AddBegan, 2, kCounter, 0, 100).out(2, 0);
    perf.at(300'100)
        .add(EventKind::Waking, 1, kNoObject, 0, kNoActor)
        .add(EventKind::Waking, 2, kNoObject, 0, 3);
    EXPECT_EQ(perf.state(1), ActorState::Runnable);
    EXPECT_EQ(perf.actor(1).cause.kind, CauseKind::WokenByTimer);
    EXPECT_EQ(perf.actor(2).cause.kind, CauseKind::WokenBy);
    EXPECT_EQ(perf.actor(2).cause.actor, 3) << "who held the counter's mutex";
    EXPECT_EQ(perf.actor(2).cause.object, kCounter);
    perf.add(EventKind::Waking, 3, kNoObject, 0, kNoActor).add(EventKind::Waking, 3, kNoObject, 0, 1);
    EXPECT_EQ(perf.state(3), ActorState::Running);
    perf.at(300'900).in(1, 0);
    EXPECT_EQ(perf.world().stateNs(perf.actor(1), ActorState::Runnable), 800);
}

TEST_F(WorldTest, AWakingThatIsQuickerThanTheRecordOfTheSwitchOutCounts) {
    perf.run({1}).at(100).add(EventKind::Waking, 1, kNoObject, 0, 2).at(101).out(1, 0);
    EXPECT_EQ(perf.state(1), ActorState::Runnable);
    EXPECT_EQ(perf.actor(1).cause.actor, 2);
    EXPECT_EQ(perf.actor(1).transitions[2][3], 1u); // by way of Blocked
    perf.at(200).in(1, 0).at(300).out(1, 0);
    EXPECT_EQ(perf.state(1), ActorState::Blocked) << "only once";
}

TEST_F(WorldTest, AWakingOfWhoStayedOnItsCpuIsNotOfTheSleepAfterThat) {
    perf.run({1}).at(100).add(EventKind::Waking, 1, kNoObject, 0, 2).at(1'000'100).out(1, 0);
    EXPECT_EQ(perf.state(1), ActorState::Blocked);
    perf.at(1'200'100).add(EventKind::Waking, 1, kNoObject, 0, 3);
    EXPECT_EQ(perf.actor(1).cause.actor, 3);
    EXPECT_EQ(perf.world().stateNs(perf.actor(1), ActorState::Blocked), 200'000);
}

TEST_F(WorldTest, SamplesTellWhoHasACpuAndTheProgramWhatItWaitsFor) {
    EventScript procfs(ProbeSource::Procfs);
    procfs.create({kMainActor}).object(kQ, ObjectType::Queue, 3);
    EXPECT_EQ(procfs.world().samplePeriodNs(), 8'000'000);
    procfs.at(10).run({1, 2});
    EXPECT_EQ(procfs.state(1), ActorState::Running);
    procfs.at(20).sampled(1, ActorState::Runnable, 3);
    EXPECT_EQ(procfs.state(1), ActorState::Runnable);
    EXPECT_EQ(procfs.actor(1).cause.kind, CauseKind::Sampled);
    EXPECT_EQ(procfs.actor(1).preempted, 0u) << "it cannot know";
    procfs.at(30).sampled(1, ActorState::Running, 1);
    EXPECT_EQ(procfs.actor(1).cpu, 1);
    procfs.at(40).wait(1, WaitReason::QueueEmpty, kQ);
    EXPECT_EQ(procfs.state(1), ActorState::Running);
    procfs.at(45).sampled(1, ActorState::Blocked);
    EXPECT_EQ(procfs.state(1), ActorState::Blocked);
    EXPECT_EQ(procfs.actor(1).cause.reason, WaitReason::QueueEmpty);
    procfs.at(60).woke(2, 1, kQ);
    EXPECT_EQ(procfs.state(1), ActorState::Runnable);
    EXPECT_EQ(procfs.actor(1).cause.actor, 2);
    procfs.at(65).sampled(1, ActorState::Running).waited(1, kQ);
    procfs.at(80).add(EventKind::ActorEnded, 1, kNoObject, 0, 40);
    EXPECT_EQ(procfs.world().stateNs(procfs.actor(1), ActorState::Running), 10 + 15 + 15);
    EXPECT_EQ(procfs.world().stateNs(procfs.actor(1), ActorState::Blocked), 15);
}

TEST_F(WorldTest, SamplesLeaveNoArrowOut) {
    EventScript procfs(ProbeSource::Procfs);
    procfs.at(10).run({1}).at(20).sampled(1, ActorState::Runnable).at(30).sampled(1, ActorState::Blocked);
    procfs.at(40).sampled(1, ActorState::Runnable);
    procfs.at(50).add(EventKind::ActorEnded, 1, kNoObject, 0, 40);
    const auto& made = procfs.actor(1).transitions;
    EXPECT_EQ(made[1][3], 0u) << "runnable>blocked";
    EXPECT_EQ(made[1][4], 0u) << "runnable>dead";
    EXPECT_EQ(made[2][3], 1u);
    EXPECT_EQ(made[2][4], 1u);
}

TEST_F(WorldTest, ArrowsLeaveTheMainProgramOut) {
    none.run({kMainActor});
    EXPECT_EQ(none.world().arrow(ActorState::New, ActorState::Runnable).count, 0u);
    none.at(9).run({1});
    EXPECT_EQ(none.world().arrow(ActorState::New, ActorState::Runnable).count, 1u);
    EXPECT_EQ(none.world().arrow(ActorState::New, ActorState::Runnable).actor, 1);
    EXPECT_EQ(none.world().arrow(ActorState::New, ActorState::Runnable).last.time, 9);
}

TEST_F(WorldTest, TheLineOfAnyEventIsWhereTheActorIs) {
    none.run({1});
    Event event{};
    event.actor = 1;
    event.kind = EventKind::LineReached;
    event.line = 7;
    none.world().apply(event);
    EXPECT_EQ(none.actor(1).line, 7);
}

TEST_F(WorldTest, TimeNeverGoesBack) {
    none.at(100).run({1}).at(50).add(EventKind::Printed, 1);
    EXPECT_EQ(none.world().time(), 100);
    none.world().advanceTo(20);
    EXPECT_EQ(none.world().time(), 100);
}

TEST_F(WorldTest, CopiesAreIndependent) {
    none.run({1}).put(1, kQ, 1, {1, 0, 1});
    const World copy = none.world();
    none.put(1, kQ, 2, {2, 1, 1}).got(1, kQ, 1, {1, 0, 1});
    none.wait(1, WaitReason::QueueFull, kQ);
    ASSERT_EQ(copy.queues()[0].items.size(), 1u);
    EXPECT_EQ(copy.queues()[0].items[0].value.bits, 1);
    EXPECT_EQ(copy.actors()[1].state, ActorState::Running);
}

} // namespace
} // namespace interleave
