// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Playback.h"

#include "ui/models/Sentences.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace interleave {
namespace {

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

TEST(Playback, HoldStandsStillWhileTheRunGoesOn) {
    auto trace = scriptedTrace();
    Playback playback;
    playback.setTrace(trace);
    playback.hold();
    EXPECT_FALSE(playback.live());
    const std::int64_t shown = playback.world()->time();
    trace->completeUntil(2000 * kMs);
    playback.refresh();
    EXPECT_EQ(playback.world()->time(), shown);
}

TEST(Playback, StepsFromEventToEventBothWays) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.showAt(500 * kMs);
    playback.stepEvent(Playback::Direction::Forward);
    EXPECT_EQ(playback.world()->time(), 501 * kMs);
    playback.stepEvent(Playback::Direction::Backward);
    playback.stepEvent(Playback::Direction::Backward);
    EXPECT_EQ(playback.world()->time(), 21 * kMs);
    playback.showAt(1000 * kMs);
    playback.stepEvent(Playback::Direction::Forward);
    EXPECT_EQ(playback.world()->time(), 1000 * kMs) << "there is none behind the last";
}

TEST(Playback, StepsThroughTheChosenActorsTransitions) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.chooseActor(2);
    playback.showAt(100 * kMs);
    for (const std::int64_t ms : {502, 510, 950}) {
        playback.stepTransition(Playback::Direction::Forward);
        EXPECT_EQ(playback.world()->time(), ms * kMs);
    }
    playback.stepTransition(Playback::Direction::Forward);
    EXPECT_EQ(playback.world()->time(), 950 * kMs);
    for (const std::int64_t ms : {510, 502, 21, 12, 6, 4}) {
        playback.stepTransition(Playback::Direction::Backward);
        EXPECT_EQ(playback.world()->time(), ms * kMs);
    }
    playback.showAt(0);
    playback.stepTransition(Playback::Direction::Forward);
    EXPECT_EQ(playback.world()->time(), 4 * kMs) << "from before its first";
}

TEST(Playback, StepsThroughWhatHappenedToTheChosenObject) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.showAt(100 * kMs);
    playback.stepObject(Playback::Direction::Forward);
    EXPECT_EQ(playback.world()->time(), 100 * kMs) << "none is chosen";
    playback.chooseObject(0);
    playback.stepObject(Playback::Direction::Forward);
    EXPECT_EQ(playback.world()->time(), 500 * kMs);
    playback.stepObject(Playback::Direction::Backward);
    EXPECT_EQ(playback.world()->time(), 20 * kMs);
}

TEST(Playback, PlaysToTheEndAndStopsThere) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.setRate(100);
    QSignalSpy ended(&playback, &Playback::playingChanged);
    playback.play(Playback::Direction::Forward);
    EXPECT_TRUE(playback.playing());
    EXPECT_EQ(playback.world()->time(), 0) << "from the beginning, as it stood at the end";
    while (playback.playing())
        ASSERT_TRUE(ended.wait());
    EXPECT_EQ(playback.world()->time(), 1000 * kMs);
    EXPECT_FALSE(playback.live());
}

TEST(Playback, PlaysBackwardsToTheBeginning) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.setRate(100);
    playback.showAt(900 * kMs);
    QSignalSpy changed(&playback, &Playback::worldChanged);
    playback.play(Playback::Direction::Backward);
    std::int64_t last = 900 * kMs;
    while (playback.playing()) {
        ASSERT_TRUE(changed.wait());
        EXPECT_LE(playback.world()->time(), last);
        last = playback.world()->time();
    }
    EXPECT_EQ(last, 0);
}

TEST(Playback, LoopsTheMarkedSpan) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.mark(TimeSpan{500 * kMs, 510 * kMs});
    playback.setLooping(true);
    playback.setRate(1);
    QSignalSpy changed(&playback, &Playback::worldChanged);
    playback.play(Playback::Direction::Forward);
    bool cameAround = false;
    for (std::int64_t last = 0; !cameAround; last = playback.world()->time()) {
        ASSERT_TRUE(changed.wait());
        EXPECT_GE(playback.world()->time(), 500 * kMs);
        EXPECT_LE(playback.world()->time(), 510 * kMs);
        cameAround = playback.world()->time() < last;
    }
    EXPECT_TRUE(playback.playing());
    playback.hold();
    EXPECT_FALSE(playback.playing());
}

/// A run of 3 ms of which the beginning is forgotten.
std::shared_ptr<Trace> forgetfulTrace() {
    auto trace = std::make_shared<Trace>();
    trace->setMemoryLimit(1);
    std::vector<Event> events(3 * Trace::kCheckpointEvery);
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i] = {
            i * 1'000'000 / Trace::kCheckpointEvery, kNoActor, kNoObject, EventKind::Printed, 0, 0, 0, 0};
    trace->append(events);
    EXPECT_GT(Trace::Reading(*trace).keptFrom(), 0);
    return trace;
}

TEST(Playback, AMomentThatIsForgottenIsTheOldestThatIsKept) {
    Playback playback;
    playback.setTrace(forgetfulTrace());
    ASSERT_GT(playback.begin(), 0);
    playback.showAt(0);
    EXPECT_EQ(playback.world()->time(), playback.begin());
    playback.stepEvent(Playback::Direction::Backward);
    EXPECT_EQ(playback.world()->time(), playback.begin());
    playback.stepEvent(Playback::Direction::Forward);
    EXPECT_GT(playback.world()->time(), playback.begin());
}

TEST(Playback, PlayingBackwardEndsWhereTheKeptBegins) {
    Playback playback;
    playback.setTrace(forgetfulTrace());
    playback.showAt(playback.begin() + 1000);
    playback.setRate(1e-4);
    QSignalSpy changed(&playback, &Playback::worldChanged);
    playback.play(Playback::Direction::Backward);
    int frames = 0;
    while (playback.playing()) {
        ASSERT_TRUE(changed.wait());
        frames += playback.world()->time() == playback.begin() ? 1 : 0;
        ASSERT_LE(frames, 1) << "nothing moves any more";
    }
    EXPECT_EQ(playback.world()->time(), playback.begin());
}

TEST(Playback, ALoopRepeatsWhatIsKeptOfItsMark) {
    Playback playback;
    playback.setTrace(forgetfulTrace());
    const std::int64_t begin = playback.begin();
    playback.mark(TimeSpan{0, begin + 1000});
    playback.setLooping(true);
    playback.showAt(begin);
    QSignalSpy changed(&playback, &Playback::worldChanged);
    playback.play(Playback::Direction::Forward);
    for (int i = 0; i < 5; ++i) {
        ASSERT_TRUE(changed.wait());
        EXPECT_GE(playback.world()->time(), begin);
        EXPECT_LE(playback.world()->time(), begin + 1000);
        EXPECT_TRUE(playback.playing());
    }
    playback.mark(TimeSpan{0, begin / 2}); // all of it is forgotten
    ASSERT_TRUE(changed.wait());
    EXPECT_EQ(playback.world()->time(), begin);
    playback.hold();
}

TEST(Playback, RatesAreClipped) {
    Playback playback;
    playback.setRate(1e-9);
    EXPECT_EQ(playback.rate(), Playback::kSlowest);
    playback.setRate(1e9);
    EXPECT_EQ(playback.rate(), Playback::kFastest);
}

TEST(Playback, AnEmptyMarkIsNone) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.mark(TimeSpan{5, 5});
    EXPECT_FALSE(playback.marked());
}

TEST(Playback, ASlowRateMovesByNanoseconds) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.showAt(500 * kMs);
    playback.setRate(Playback::kSlowest);
    QSignalSpy changed(&playback, &Playback::worldChanged);
    playback.play(Playback::Direction::Forward);
    while (playback.world()->time() == 500 * kMs)
        ASSERT_TRUE(changed.wait());
    EXPECT_LT(playback.world()->time(), 500 * kMs + kMs);
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
