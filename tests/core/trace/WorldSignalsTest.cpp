// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

using Actors = std::vector<ActorId>;

constexpr ObjectId kIt = 4;

struct WorldSignalsTest : testing::Test {
    WorldSignalsTest() { script.create({0}).run({1, 2, 3}); }
    const SignalInfo& made(ObjectType type, std::int64_t facts = 0) {
        script.object(kIt, type, facts);
        return script.world().signals()[0];
    }
    EventScript script{ProbeSource::None};
};

TEST_F(WorldSignalsTest, ASemaphoresPermitsAreInSomebodysHandsOrFree) {
    const SignalInfo& lot = made(ObjectType::Semaphore, SemaphoreFacts{2, true}.packed());
    EXPECT_EQ(lot.permits, 2);
    EXPECT_TRUE(lot.bounded);
    script.add(EventKind::SemaphoreAcquired, 1, kIt, 0, 1).add(EventKind::SemaphoreAcquired, 2, kIt, 0, 0);
    EXPECT_EQ(lot.holders, (Actors{1, 2}));
    EXPECT_EQ(lot.permits, 0);
    script.at(100).wait(3, WaitReason::Semaphore, kIt);
    EXPECT_EQ(lot.waiters, (Actors{3}));
    script.at(400).add(EventKind::SemaphoreReleased, 1, kIt, 0, 1);
    script.add(EventKind::SemaphoreAcquired, 3, kIt, 0, 0).woke(1, 3, kIt);
    EXPECT_EQ(lot.holders, (Actors{2, 3}));
    EXPECT_EQ(lot.waiters, Actors{});
    EXPECT_EQ(script.world().signalWaitedNs(lot), 300) << "its wait is open until it runs";
    script.at(450).waited(3, kIt);
    EXPECT_EQ(lot.waitedNs, 350);
    EXPECT_EQ(lot.waits, 1u);
    EXPECT_EQ(lot.acquired, 3u);
    EXPECT_EQ(lot.released, 1u);
    script.add(EventKind::ReleaseRefused, 1, kIt);
    EXPECT_EQ(lot.refused, 1u);
}

TEST_F(WorldSignalsTest, AReleaseByOneWhoHasNoneTakesNobodysPermit) {
    const SignalInfo& lot = made(ObjectType::Semaphore, SemaphoreFacts{1, false}.packed());
    script.add(EventKind::SemaphoreAcquired, 1, kIt, 0, 0).add(EventKind::SemaphoreReleased, 2, kIt, 0, 1);
    EXPECT_EQ(lot.holders, (Actors{1}));
    EXPECT_EQ(lot.permits, 1);
}

TEST_F(WorldSignalsTest, AnEventIsSetUntilItIsCleared) {
    const SignalInfo& shot = made(ObjectType::EventFlag);
    EXPECT_FALSE(shot.set);
    script.wait(1, WaitReason::EventFlag, kIt).wait(2, WaitReason::EventFlag, kIt);
    EXPECT_EQ(shot.waiters, (Actors{1, 2}));
    script.add(EventKind::FlagSet, 3, kIt).woke(3, 1, kIt);
    EXPECT_TRUE(shot.set);
    EXPECT_EQ(shot.waiters, (Actors{2}));
    script.woke(3, 2, kIt).add(EventKind::FlagCleared, 3, kIt);
    EXPECT_FALSE(shot.set);
    EXPECT_EQ(shot.waiters, Actors{});
    EXPECT_EQ(shot.sets, 1u);
}

TEST_F(WorldSignalsTest, ABarrierCountsWhoIsThereAndItsRounds) {
    const SignalInfo& meet = made(ObjectType::Barrier, 2);
    EXPECT_EQ(meet.parties, 2);
    script.add(EventKind::BarrierArrived, 1, kIt, 0, 1, 0).wait(1, WaitReason::Barrier, kIt);
    EXPECT_EQ(meet.arrived, 1);
    script.add(EventKind::BarrierArrived, 2, kIt, 0, 2, 0).add(EventKind::BarrierPassed, 2, kIt, 0, 2, 0);
    EXPECT_EQ(meet.arrived, 0);
    EXPECT_EQ(meet.generation, 1);
    script.add(EventKind::BarrierBroken, 2, kIt, static_cast<int>(BarrierBreak::Aborted), 0);
    EXPECT_TRUE(meet.broken);
    script.add(EventKind::BarrierReset, 2, kIt);
    EXPECT_FALSE(meet.broken);
    EXPECT_EQ(meet.breaks, 1u);
}

TEST_F(WorldSignalsTest, AConditionKnowsItsLockAndWhatWasLost) {
    script.object(1, ObjectType::Lock);
    const SignalInfo& news = made(ObjectType::Condition, 1);
    EXPECT_EQ(news.lock, 1);
    script.add(EventKind::Notified, 1, kIt, 0, 1, 0);
    EXPECT_EQ(news.unheard, 1u);
    script.wait(2, WaitReason::Condition, kIt).wait(3, WaitReason::Condition, kIt);
    script.add(EventKind::Notified, 1, kIt, 0, kNotifyAll, 2).woke(1, 2, kIt).woke(1, 3, kIt);
    EXPECT_EQ(news.notified, 2u);
    EXPECT_EQ(news.unheard, 1u);
    EXPECT_EQ(news.waiters, Actors{});
}

TEST_F(WorldSignalsTest, ALockCountsWhoTookItAndWhoHadToWait) {
    script.object(1, ObjectType::Lock).add(EventKind::LockAcquired, 1, 1);
    const LockInfo& lock = script.world().locks()[0];
    script.at(100).wait(2, WaitReason::Lock, 1).at(300);
    script.world().advanceTo(300);
    EXPECT_EQ(script.world().lockWaitedNs(lock), 200) << "so far";
    script.add(EventKind::LockReleased, 1, 1).add(EventKind::LockAcquired, 2, 1).waited(2, 1);
    EXPECT_EQ(lock.acquired, 2u);
    EXPECT_EQ(lock.contended, 1u);
    EXPECT_EQ(lock.waitedNs, 200);
}

} // namespace
} // namespace interleave
