// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/SpokenWorld.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(SpokenWorldTest, BeforeARunThereIsNothingToSay) {
    const Playback playback;
    EXPECT_TRUE(spokenQueues(playback).isEmpty());
    EXPECT_TRUE(spokenLocks(playback).isEmpty());
    EXPECT_TRUE(spokenStates(playback).isEmpty());
    EXPECT_TRUE(spokenCounter(playback).isEmpty());
    EXPECT_TRUE(spokenTimeline(playback, {0, 1}).isEmpty());
    EXPECT_TRUE(spokenCalls(playback).isEmpty());
    EXPECT_TRUE(spokenCode(playback, {QStringLiteral("queue.put(1)")}).isEmpty());
}

TEST(SpokenWorldTest, ItTellsOfTheMomentThatIsShown) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.showAt(4 * kMs);
    EXPECT_EQ(spokenStates(playback), QStringLiteral("New: producer 1, consumer 1."));
    playback.showAt(8 * kMs);
    EXPECT_TRUE(spokenStates(playback).startsWith(QStringLiteral("Runnable: producer 1")));
    playback.showAt(1000 * kMs);
    EXPECT_EQ(spokenStates(playback), QStringLiteral("Dead: producer 1, consumer 1."));
    EXPECT_TRUE(
        spokenTimeline(playback, {0, 500 * kMs})
            .replace(QChar(0x202f), QLatin1Char(' ')) // between a figure and its unit
            .startsWith(QStringLiteral("The moment 1.00 s of a run of 1.00 s. Seen: from 0 ns to 500 ms.")))
        << spokenTimeline(playback, {0, 500 * kMs}).toStdString();
}

TEST(SpokenWorldTest, ASentenceIsSpokenWithoutTheMarksOfRichText) {
    EXPECT_EQ(spokenSentence(QStringLiteral("<b>p1</b> waits: a &lt; b &amp;&amp; c")),
              QStringLiteral("p1 waits: a < b && c"));
    EXPECT_EQ(spokenSentence(QStringLiteral("&amp;lt;")), QStringLiteral("&lt;"));
}

} // namespace
} // namespace interleave
