// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Playback.h"

#include "ui/models/Sentences.h"

#include "tests/ui/views/TraceScript.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace interleave {
namespace {

constexpr std::int64_t kMs = 1'000'000;

TEST(Playback, HasAWorldBeforeThereIsATrace) {
    const Playback playback;
    ASSERT_TRUE(playback.world());
    EXPECT_TRUE(playback.world()->actors().empty());
}

TEST(Playback, LiveShowsTheNewestMoment) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    EXPECT_TRUE(playback.live());
    EXPECT_EQ(playback.world()->time(), 1000 * kMs);
    EXPECT_EQ(playback.world()->outcome(), Outcome::Finished);
}

TEST(Playback, ShowsAnyMomentOfThePast) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    QSignalSpy changed(&playback, &Playback::worldChanged);
    playback.showAt(100 * kMs);
    EXPECT_FALSE(playback.live());
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(playback.world()->actors()[2].state, ActorState::Blocked);
    EXPECT_EQ(playback.world()->queues()[0].getters.size(), 1U);
    playback.goLive();
    EXPECT_EQ(playback.world()->actors()[2].state, ActorState::Dead);
}

TEST(Playback, AMomentOutsideTheRunIsItsNearestEnd) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.showAt(-5);
    EXPECT_EQ(playback.world()->time(), 0);
    playback.showAt(99'000 * kMs);
    EXPECT_EQ(playback.world()->time(), 1000 * kMs);
}

TEST(Sentences, SayWhoWaitsForWhat) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.showAt(100 * kMs);
    EXPECT_TRUE(happenings(playback, 5)
                    .join(QLatin1Char('\n'))
                    .contains(QStringLiteral("<b>consumer 1</b> waits: q1 is empty.")));
}

TEST(Sentences, SayWhoWokeWhom) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.showAt(505 * kMs);
    EXPECT_EQ(causeWords(playback, playback.world()->actors()[2].cause),
              QStringLiteral("woken by producer 1"));
}

} // namespace
} // namespace interleave
