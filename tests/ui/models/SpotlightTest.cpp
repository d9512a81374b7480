// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Spotlight.h"

#include "ui/models/Playback.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

constexpr ActorId kProducer = 1;
constexpr ActorId kConsumer = 2;
constexpr ObjectId kQueue = 0;

World worldAt(std::int64_t ms) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.showAt(ms * kMs);
    return *playback.world();
}

TEST(SpotlightTest, WithNothingChosenAllIsLit) {
    const Spotlight light(worldAt(400), kNoActor, kNoObject);
    EXPECT_FALSE(light.on());
    EXPECT_TRUE(light.litActor(kProducer));
    EXPECT_TRUE(light.litObject(kQueue));
    EXPECT_FALSE(light.isActor(kNoActor));
    EXPECT_FALSE(light.isObject(kNoObject));
}

TEST(SpotlightTest, AnActorShinesWithTheQueueItWaitsAtAndNobodyElse) {
    const Spotlight light(worldAt(400), kConsumer, kNoObject);
    EXPECT_TRUE(light.isActor(kConsumer));
    EXPECT_TRUE(light.litActor(kConsumer));
    EXPECT_TRUE(light.litObject(kQueue));
    EXPECT_FALSE(light.isObject(kQueue)) << "related, not picked";
    EXPECT_FALSE(light.litActor(kProducer));
}

TEST(SpotlightTest, AnActorThatHasNothingToDoWithTheQueueYetLeavesItDark) {
    EXPECT_FALSE(Spotlight(worldAt(400), kProducer, kNoObject).litObject(kQueue));
    EXPECT_TRUE(Spotlight(worldAt(600), kProducer, kNoObject).litObject(kQueue)) << "it has put something";
}

TEST(SpotlightTest, AnObjectShinesWithWhoWaitsThere) {
    const Spotlight light(worldAt(400), kNoActor, kQueue);
    EXPECT_TRUE(light.isObject(kQueue));
    EXPECT_TRUE(light.litActor(kConsumer));
    EXPECT_FALSE(light.litActor(kProducer));
}

TEST(SpotlightTest, KeysGoAroundThroughAllThatAreShown) {
    const World world = worldAt(400);
    EXPECT_EQ(nextActor(world, kNoActor, 1), kProducer) << "not the main program";
    EXPECT_EQ(nextActor(world, kProducer, 1), kConsumer);
    EXPECT_EQ(nextActor(world, kConsumer, 1), kProducer);
    EXPECT_EQ(nextActor(world, kProducer, -1), kConsumer);
    EXPECT_EQ(nextObject(world, kNoObject, 1), kQueue);
    EXPECT_EQ(nextObject(world, kQueue, 1), kQueue);
    EXPECT_EQ(nextActor(World(), kNoActor, 1), kNoActor);
    EXPECT_EQ(nextObject(World(), kNoObject, -1), kNoObject);
}

TEST(SpotlightTest, PlaybackGivesThatOfTheMomentShownAndAnotherRunTurnsItOff) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    playback.chooseActor(kProducer);
    EXPECT_FALSE(playback.spotlight().on()) << "chosen for steps, not lit";
    playback.setSpotlight(true);
    playback.showAt(400 * kMs);
    EXPECT_FALSE(playback.spotlight().litObject(kQueue));
    playback.showAt(600 * kMs);
    EXPECT_TRUE(playback.spotlight().litObject(kQueue));
    playback.chooseActor(kConsumer);
    EXPECT_TRUE(playback.spotlight().isActor(kConsumer));
    playback.setTrace(scriptedTrace());
    playback.chooseActor(kProducer);
    EXPECT_FALSE(playback.spotlight().on());
}

} // namespace
} // namespace interleave
