// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/World.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

constexpr ActorId kWriter = 1;
constexpr ActorId kReader = 2;
constexpr ActorId kFeeder = 3;
constexpr ObjectId kBetween = 0;
constexpr ObjectId kChild = 1;
constexpr std::int32_t kPid = 4711;

/// A queue, and a process in which the writer and its feeder are.
class WorldProcessesTest : public testing::Test {
protected:
    explicit WorldProcessesTest(QueueKind kind = QueueKind::Process) {
        apply(0, EventKind::ObjectCreated, kBetween, static_cast<int>(ObjectType::Queue), 0,
              QueueFacts{0, Discipline::Fifo, kind}.packed());
        for (const ActorId actor : {kWriter, kReader, kFeeder})
            apply(actor, EventKind::ActorCreated);
        apply(0, EventKind::ObjectCreated, kChild, static_cast<int>(ObjectType::Process), 0, kWriter);
        apply(0, EventKind::ProcessStarted, kChild, 0, kPid);
        apply(kWriter, EventKind::ActorEntered, kNoObject, 0, kPid, kPid);
        apply(kFeeder, EventKind::ActorEntered, kNoObject, 0, kPid + 1, kPid);
    }
    void apply(ActorId actor, EventKind kind, ObjectId object = kNoObject, int detail = 0, std::int64_t a = 0,
               std::int64_t b = 0) {
        world.apply({++m_time, actor, object, kind, static_cast<std::uint8_t>(detail), 0, a, b});
    }
    void item(EventKind kind, ActorId whose, std::int64_t value, std::uint32_t depth, ActorId by) {
        apply(whose, kind, kBetween, static_cast<int>(ValueType::Integer), value,
              QueuePlace{depth, 0, by}.packed());
    }
    const QueueInfo& queue() { return world.queues()[0]; }

    World world;

private:
    std::uint64_t m_time = 0;
};

class WorldManagerTest : public WorldProcessesTest {
protected:
    WorldManagerTest() : WorldProcessesTest(QueueKind::Manager) {}
};

TEST_F(WorldProcessesTest, WhoEverPutOrGotIsRememberedOnceInTheOrderOfComing) {
    item(EventKind::Buffered, kWriter, 1, 1, kWriter);
    item(EventKind::Put, kWriter, 1, 1, kFeeder);
    apply(kReader, EventKind::WaitBegan, kBetween, static_cast<int>(WaitReason::QueueEmpty), kNoDeadline);
    item(EventKind::Got, kReader, 1, 0, kReader);
    item(EventKind::Buffered, kWriter, 2, 1, kWriter);
    EXPECT_EQ(queue().everPut, std::vector<ActorId>{kWriter});
    EXPECT_EQ(queue().everGot, std::vector<ActorId>{kReader});
}

TEST_F(WorldProcessesTest, WhatIsLostCountsForItsProcessToo) {
    item(EventKind::Buffered, kWriter, 1, 1, kWriter);
    item(EventKind::Buffered, kWriter, 2, 2, kWriter);
    apply(kNoActor, EventKind::ItemsLost, kBetween, 0, 2, kPid);
    EXPECT_EQ(world.processes()[0].lost, 2u);
    EXPECT_EQ(queue().lost, 2u);
    EXPECT_TRUE(queue().buffered.empty());
}

TEST_F(WorldManagerTest, ACallIsUnderWayFromItsRequestUntilTheAnswerIsThere) {
    const auto call = static_cast<int>(ManagerCall::Get);
    apply(kReader, EventKind::RequestSent, kBetween, call, 0, kNoActor);
    ASSERT_EQ(queue().calls.size(), 1u);
    EXPECT_EQ(queue().calls[0].client, kReader);
    EXPECT_EQ(queue().calls[0].phase, ManagerCallInfo::Phase::Sent);
    EXPECT_EQ(queue().server, kNoActor);
    apply(kWriter, EventKind::Served, kBetween, call, 0, kReader);
    EXPECT_EQ(queue().calls[0].phase, ManagerCallInfo::Phase::Served);
    EXPECT_EQ(queue().calls[0].server, kWriter);
    apply(kWriter, EventKind::ReplySent, kBetween, call, 0, kReader);
    EXPECT_EQ(queue().calls[0].phase, ManagerCallInfo::Phase::Replied);
    apply(kReader, EventKind::ReplyReceived, kBetween, call, 0, kWriter);
    EXPECT_TRUE(queue().calls.empty());
    EXPECT_EQ(queue().requests, 1u);
    EXPECT_EQ(queue().server, kWriter);
    EXPECT_EQ(queue().everGot, std::vector<ActorId>{kReader});
}

} // namespace
} // namespace interleave
