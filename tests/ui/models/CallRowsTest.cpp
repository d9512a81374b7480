// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CallRows.h"

#include "tests/ui/views/ProcessScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

class CallRowsTest : public testing::Test {
protected:
    ActorId call(const char* name, const char* number) { return script.thread(name, number, 4700, ++tid); }
    void prints(ActorId actor, const char* line) {
        script.event(actor, EventKind::Printed, kNoObject, 0, script.text(line));
        script.event(actor, EventKind::ActorEnded, kNoObject, static_cast<int>(ExitKind::Returned), 1000);
    }

    ProcessScript script;
    Playback playback;
    std::int32_t tid = 5000;
};

TEST_F(CallRowsTest, WithoutARunThereIsNone) {
    EXPECT_TRUE(callRows(playback, 10).empty());
}

TEST_F(CallRowsTest, EachCallHasItsAnswerItsErrorOrSinceWhenItWaitsTheNewestFirst) {
    const ObjectId q1 = script.queue("q1", QueueKind::Thread, 1);
    script.thread("tour", "to", 4700, 4999);
    prints(call("put(1)", "1"), "put(1) → None");
    prints(call("put_nowait(2)", "2"), "put_nowait(2) → Full");
    prints(call("task_done()", "3"), "task_done() → task_done() called too many times");
    const ActorId waiting = call("put([1, \"→\"])", "4");
    script.waits(waiting, WaitReason::QueueFull, q1);
    for (int ms = 0; ms < 500; ++ms)
        script.event(0, EventKind::LineReached);
    playback.setTrace(script.finish());
    const auto rows = callRows(playback, 10);
    ASSERT_EQ(rows.size(), 4u) << "the tour is no call";
    EXPECT_EQ(rows[0].actor, waiting);
    EXPECT_EQ(rows[0].state, CallRow::State::Waiting);
    EXPECT_TRUE(rows[0].words.contains(QStringLiteral("q1 is full"))) << rows[0].words.toStdString();
    EXPECT_TRUE(rows[0].words.contains(QStringLiteral("0.5")));
    EXPECT_EQ(rows[1].state, CallRow::State::Failed);
    EXPECT_EQ(rows[2].state, CallRow::State::Failed);
    EXPECT_EQ(rows[2].words, QStringLiteral("Full"));
    EXPECT_EQ(rows[3].call, QStringLiteral("put(1)"));
    EXPECT_EQ(rows[3].words, QStringLiteral("None"));
    EXPECT_EQ(rows[3].state, CallRow::State::Answered);
    EXPECT_EQ(callRows(playback, 2).size(), 2u);
}

TEST_F(CallRowsTest, InThePastAnAnswerIsNotThereYet) {
    const ActorId get = call("get()", "1");
    const auto before = static_cast<std::int64_t>(script.events().back().time);
    prints(get, "get() → 4");
    playback.setTrace(script.finish());
    EXPECT_EQ(callRows(playback, 1)[0].words, QStringLiteral("4"));
    playback.showAt(before);
    EXPECT_EQ(callRows(playback, 1)[0].state, CallRow::State::UnderWay);
}

TEST_F(CallRowsTest, WhatAStopEndedHasNoAnswer) {
    const ActorId get = call("get()", "1");
    script.event(get, EventKind::ActorEnded, kNoObject, static_cast<int>(ExitKind::Stopped), 1000);
    playback.setTrace(script.finish());
    EXPECT_EQ(callRows(playback, 1)[0].state, CallRow::State::Ended);
}

} // namespace
} // namespace interleave
