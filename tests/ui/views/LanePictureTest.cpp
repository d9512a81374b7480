// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/LanePicture.h"

#include "ui/views/LaneDrawer.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

LaneRequest requestOf(std::shared_ptr<const Trace> trace, std::int64_t begin) {
    LaneRequest request{std::move(trace),
                        std::make_shared<const LaneLook>(Theme::instance()),
                        {},
                        {begin, 500'000'000, 700},
                        40};
    TimelineRow row;
    row.actor = 1;
    request.lanes.push_back({row, 0, 40});
    request.gridStep = 100'000'000;
    request.until = 1'000'000'000;
    return request;
}

TEST(LanePictureTest, HasTheStatesOfTheViewItIsOf) {
    const LanePicture picture = drawnLanes(requestOf(scriptedTrace(), 450'000'000));
    ASSERT_EQ(picture.image.size(), QSize(700, 40));
    const QRgb running = picture.of.look->lane(ActorState::Running);
    EXPECT_EQ(picture.image.pixel(300, 20), running);
    EXPECT_NE(picture.image.pixel(690, 20), running) << "it ended at 900 ms";
}

TEST(LanePictureTest, ALaneThatTheTraceDoesNotHaveStaysGround) {
    LaneRequest request = requestOf(scriptedTrace(), 0);
    for (const TimelineRow::Kind kind : {TimelineRow::Kind::Actor, TimelineRow::Kind::Cpu,
                                         TimelineRow::Kind::Depth, TimelineRow::Kind::Lost}) {
        request.lanes[0].row.kind = kind;
        request.lanes[0].row.actor = 77;
        request.lanes[0].row.index = 77;
        EXPECT_EQ(drawnLanes(request).image.pixel(50, 20), request.look->ground);
    }
}

TEST(LanePictureTest, AnotherViewShowsThePartThatBothHave) {
    const TimelineCoordinates picture{1000, 1000, 500};
    const auto same = overlapOf(picture, picture);
    ASSERT_TRUE(same);
    EXPECT_EQ(same->left, 0);
    EXPECT_EQ(same->width, 500);
    EXPECT_EQ(same->sourceLeft, 0);
    EXPECT_EQ(same->sourceWidth, 500);
    const auto panned = overlapOf(picture, {1200, 1000, 500});
    ASSERT_TRUE(panned);
    EXPECT_EQ(panned->left, 0);
    EXPECT_EQ(panned->width, 400);
    EXPECT_EQ(panned->sourceLeft, 100);
    EXPECT_EQ(panned->sourceWidth, 400);
    const auto closer = overlapOf(picture, {1250, 500, 500});
    ASSERT_TRUE(closer);
    EXPECT_EQ(closer->width, 500);
    EXPECT_EQ(closer->sourceLeft, 125);
    EXPECT_EQ(closer->sourceWidth, 250);
    const auto farther = overlapOf(picture, {0, 4000, 500});
    ASSERT_TRUE(farther);
    EXPECT_EQ(farther->left, 125);
    EXPECT_EQ(farther->width, 125);
    EXPECT_EQ(farther->sourceWidth, 500);
}

TEST(LanePictureTest, WhatHasNothingInCommonOrIsFarCloserIsNotShown) {
    const TimelineCoordinates picture{1'000'000, 1'000'000, 500};
    EXPECT_FALSE(overlapOf(picture, {2'000'000, 1'000'000, 500}));
    EXPECT_FALSE(overlapOf(picture, {0, 1'000'000, 500}));
    EXPECT_FALSE(overlapOf(picture, {1'500'000, 1'000, 500}));
    EXPECT_FALSE(overlapOf(picture, {0, 1'000'000'000'000, 500}));
    EXPECT_FALSE(overlapOf({}, picture));
}

TEST(LaneDrawerTest, OfManyRequestsTheNewestIsDrawnLast) {
    const auto trace = scriptedTrace();
    LaneDrawer drawer;
    std::optional<LanePicture> newest;
    QObject::connect(&drawer, &LaneDrawer::drawn, &drawer, [&] {
        if (auto picture = drawer.take())
            newest = std::move(picture);
    });
    for (std::int64_t i = 0; i < 100; ++i)
        drawer.ask(requestOf(trace, i * 1'000'000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return newest && newest->of.view.begin == 99'000'000; }, kPatienceMs));
    EXPECT_EQ(newest->image, drawnLanes(newest->of).image);
}

TEST(LaneDrawerTest, EndsWhileItDrawsAndLetsTheRunGo) {
    std::weak_ptr<const Trace> run;
    for (int i = 0; i < 50; ++i) {
        const std::shared_ptr<const Trace> trace = scriptedTrace();
        run = trace;
        LaneDrawer drawer;
        QObject::connect(&drawer, &LaneDrawer::drawn, &drawer, [] { FAIL() << "nobody is there any more"; });
        drawer.ask(requestOf(trace, 0));
    }
    QCoreApplication::sendPostedEvents();
    EXPECT_TRUE(run.expired());
}

} // namespace
} // namespace interleave
