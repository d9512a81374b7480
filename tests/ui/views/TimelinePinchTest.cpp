// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Zooming with two fingers: on a touchpad, which the system tells of, and on a touch screen, where Qt finds
// it.
#include "ui/views/TimelineView.h"

#include "tests/ui/views/TraceScript.h"

#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class TimelinePinchTest : public testing::Test {
protected:
    TimelinePinchTest() {
        view.resize(1000, 200);
        view.show();
        playback.setTrace(scriptedTrace());
    }
    void touchpad(Qt::NativeGestureType type, QPointF at, double value) {
        QNativeGestureEvent event(type, QPointingDevice::primaryPointingDevice(), 2, at, at,
                                  view.mapToGlobal(at), value, {});
        QApplication::sendEvent(&view, &event);
    }
    [[nodiscard]] std::int64_t timeAt(double x) const {
        return view.coordinates().toTime(x - view.lanesArea().left());
    }

    Playback playback;
    TimelineView view{playback};
};

TEST_F(TimelinePinchTest, FingersApartOnATouchpadShowLessAndKeepWhatIsUnderThem) {
    const std::int64_t span = view.coordinates().span;
    const std::int64_t under = timeAt(600);
    touchpad(Qt::ZoomNativeGesture, {600, 100}, 0.25);
    EXPECT_NEAR(static_cast<double>(view.coordinates().span), static_cast<double>(span) / 1.25, 2);
    EXPECT_NEAR(static_cast<double>(timeAt(600)), static_cast<double>(under), 2);
    EXPECT_FALSE(view.following());
}

TEST_F(TimelinePinchTest, FingersTogetherOnATouchpadShowMore) {
    const std::int64_t span = view.coordinates().span;
    touchpad(Qt::ZoomNativeGesture, {600, 100}, -0.2);
    EXPECT_NEAR(static_cast<double>(view.coordinates().span), static_cast<double>(span) / 0.8, 2);
}

TEST_F(TimelinePinchTest, OtherGesturesAndAZoomToNothingChangeNothing) {
    const std::int64_t span = view.coordinates().span;
    touchpad(Qt::RotateNativeGesture, {600, 100}, 30);
    touchpad(Qt::ZoomNativeGesture, {600, 100}, -1);
    EXPECT_EQ(view.coordinates().span, span);
}

TEST_F(TimelinePinchTest, FingersApartOnATouchScreenShowLess) {
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
    const std::int64_t span = view.coordinates().span;
    QTest::touchEvent(&view, screen.get()).press(0, {550, 100}).press(1, {650, 100});
    for (int i = 1; i <= 10; ++i)
        QTest::touchEvent(&view, screen.get())
            .move(0, QPoint(550 - 10 * i, 100))
            .move(1, QPoint(650 + 10 * i, 100));
    QTest::touchEvent(&view, screen.get()).release(0, {450, 100}).release(1, {750, 100});
    // How much less is Qt's to say: 6.4 takes each move of a synthetic touch into account twice.
    EXPECT_LT(view.coordinates().span, span / 2) << "the fingers are three times as far apart";
}

} // namespace
} // namespace interleave
