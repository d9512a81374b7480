// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/TimelineView.h"

#include "tests/ui/views/TraceScript.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class TimelineViewTest : public testing::Test {
protected:
    TimelineViewTest() {
        view.resize(1000, 200);
        view.show();
        playback.setTrace(scriptedTrace());
    }
    void wheel(QPoint at, int steps) {
        QWheelEvent event(at, view.mapToGlobal(at), {}, QPoint(0, steps * 120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }

    Playback playback;
    TimelineView view{playback};
};

TEST_F(TimelineViewTest, ShowsARunThatIsOverWhole) {
    EXPECT_TRUE(view.following());
    EXPECT_EQ(view.coordinates().begin, 0);
    EXPECT_GE(view.coordinates().span, 1'000'000'000);
    EXPECT_LT(view.coordinates().span, 1'200'000'000);
}

TEST_F(TimelineViewTest, TheWheelZoomsAtThePointer) {
    const TimelineCoordinates before = view.coordinates();
    wheel({600, 100}, 3);
    EXPECT_LT(view.coordinates().span, before.span);
    EXPECT_FALSE(view.following());
}

TEST_F(TimelineViewTest, DraggingPansAndStopsFollowing) {
    const std::int64_t before = view.coordinates().begin;
    QTest::mousePress(&view, Qt::LeftButton, {}, {600, 100});
    QTest::mouseMove(&view, {500, 100});
    QTest::mouseRelease(&view, Qt::LeftButton, {}, {500, 100});
    EXPECT_GT(view.coordinates().begin, before);
    EXPECT_FALSE(view.following());
    EXPECT_TRUE(playback.live()) << "a drag is not a click";
}

TEST_F(TimelineViewTest, AClickShowsThatMoment) {
    QTest::mouseClick(&view, Qt::LeftButton, {}, {600, 100});
    EXPECT_FALSE(playback.live());
    EXPECT_GT(playback.world()->time(), 0);
    EXPECT_LT(playback.world()->time(), 1'000'000'000);
}

TEST_F(TimelineViewTest, KeysZoomPanAndGoLive) {
    const std::int64_t before = view.coordinates().span;
    QTest::keyClick(&view, Qt::Key_Plus);
    EXPECT_LT(view.coordinates().span, before);
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_FALSE(view.following());
    const QSignalSpy changed(&view, &TimelineView::followingChanged);
    QTest::keyClick(&view, Qt::Key_End);
    EXPECT_TRUE(view.following());
    EXPECT_EQ(changed.count(), 1);
}

TEST_F(TimelineViewTest, DrawsEachStateInItsColour) {
    view.resize(1000, 200);
    const QImage picture = view.grab().toImage();
    bool running = false;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            running = running || picture.pixelColor(x, y) == Theme::instance().look(ActorState::Running).lane;
    EXPECT_TRUE(running);
}

TEST_F(TimelineViewTest, PaintsAtAnyZoom) {
    for (const double factor : {1e-3, 1e-3, 1e12})
        for (int i = 0; i < 3; ++i) {
            view.zoom(factor);
            EXPECT_FALSE(view.grab().isNull());
        }
}

} // namespace
} // namespace interleave
