// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the screen shows of the timeline while its lanes are being drawn, and once they are. A picture that is
// done comes by the event loop: until a test lets that run, the one before stands.
#include "ui/views/TimelineView.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <QScreen>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class TimelineLanesTest : public testing::Test {
protected:
    TimelineLanesTest() {
        view.resize(1000, 300);
        view.show();
        playback.setTrace(trace);
    }
    void SetUp() override { ASSERT_TRUE(atRest()); }
    [[nodiscard]] bool atRest() {
        return QTest::qWaitFor([this] { return view.lanesExact(); }, kPatienceMs);
    }
    [[nodiscard]] QImage onScreen() const {
        return view.screen()->grabWindow(view.winId()).toImage().convertToFormat(QImage::Format_RGB32);
    }
    [[nodiscard]] QImage drawnAtOnce() { return view.grab().toImage().convertToFormat(QImage::Format_RGB32); }
    void wheel(QPoint at, int steps) {
        QWheelEvent event(at, view.mapToGlobal(at), {}, QPoint(0, steps * 120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
    void append(std::int64_t ms, ActorId actor, EventKind kind, std::int64_t a = 0, std::int64_t b = 0) {
        const Event event{static_cast<std::uint64_t>(ms * kMs), actor, kNoObject, kind, 0, 0, a, b};
        trace->append(std::span(&event, 1));
        trace->completeUntil(ms * kMs);
    }
    /// Where row `index` is in what the screen shows, from `left` to `right`, both in the lanes' pixels.
    [[nodiscard]] QRect lane(std::size_t index, int left, int right) const {
        const QRectF area = view.lanesArea();
        const double high = std::clamp(area.height() / static_cast<double>(view.rows().size()),
                                       Theme::instance().px(16), Theme::instance().px(34));
        return QRectF(area.left() + left, area.top() + high * static_cast<double>(index), right - left, high)
            .toRect()
            .adjusted(0, 1, 0, -1);
    }
    /// Nothing but ground and the axis' lines.
    [[nodiscard]] static bool isEmpty(const QImage& picture, const QRect& part) {
        const QRgb ground = Theme::instance().color(Theme::Role::Panel).rgb();
        const QRgb grid = Theme::instance().color(Theme::Role::Grid).rgb();
        for (int y = part.top(); y <= part.bottom(); ++y)
            for (int x = part.left(); x <= part.right(); ++x)
                if (picture.pixel(x, y) != ground && picture.pixel(x, y) != grid)
                    return false;
        return true;
    }

    std::shared_ptr<Trace> trace = scriptedTrace();
    Playback playback;
    TimelineView view{playback};
};

TEST_F(TimelineLanesTest, AtRestTheScreenShowsWhatIsDrawnAtOnce) {
    EXPECT_EQ(onScreen(), drawnAtOnce());
    for (const int steps : {3, 4, -2, 5, -9}) {
        wheel({600, 100}, steps);
        QTest::mousePress(&view, Qt::LeftButton, {}, {600, 100});
        for (const int x : {580, 530, 470})
            QTest::mouseMove(&view, {x, 100});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {470, 100});
        ASSERT_TRUE(atRest());
        EXPECT_EQ(onScreen(), drawnAtOnce());
    }
}

TEST_F(TimelineLanesTest, AGrabIsCompleteWhateverTheScreenShows) {
    view.showExactly({400 * kMs, 600 * kMs});
    const QImage before = drawnAtOnce();
    EXPECT_FALSE(view.lanesExact());
    ASSERT_TRUE(atRest());
    EXPECT_EQ(before, drawnAtOnce());
    EXPECT_EQ(before, onScreen());
}

TEST_F(TimelineLanesTest, WhileItMovesTheLanesMoveWithItAndTheRestIsGround) {
    playback.showAt(0); // its cursor is out of the way
    const int wide = static_cast<int>(view.lanesArea().width());
    view.showExactly({100 * kMs, (100 + wide) * kMs}); // 1 ms a pixel
    ASSERT_TRUE(atRest());
    const QImage before = onScreen();
    constexpr int kBy = 60;
    view.showExactly({(100 - kBy) * kMs, (100 - kBy + wide) * kMs});
    view.repaint();
    const QImage moving = onScreen();
    EXPECT_FALSE(view.lanesExact());
    for (std::size_t row = 0; row < view.rows().size(); ++row) {
        EXPECT_EQ(moving.copy(lane(row, kBy, wide)), before.copy(lane(row, 0, wide - kBy))) << row;
        EXPECT_TRUE(isEmpty(moving, lane(row, 0, kBy))) << row;
    }
    ASSERT_TRUE(atRest());
    EXPECT_FALSE(isEmpty(onScreen(), lane(0, 0, kBy)));
    EXPECT_EQ(onScreen(), drawnAtOnce());
}

TEST_F(TimelineLanesTest, AJumpIsShownWithItsLanes) {
    const QImage before = onScreen();
    view.showExactly({1 * kMs, 2 * kMs}); // nothing of what is shown would do
    QCoreApplication::sendPostedEvents(&view, QEvent::UpdateLater);
    EXPECT_EQ(onScreen(), before) << "not a frame without lanes";
    ASSERT_TRUE(atRest());
    EXPECT_EQ(onScreen(), drawnAtOnce());
}

TEST_F(TimelineLanesTest, ARowThatIsNewHasNothingOfTheRowsBefore) {
    ASSERT_EQ(view.rows()[2].kind, TimelineRow::Kind::Cpu);
    trace->appendText("late");
    append(1001, 3, EventKind::ActorCreated, 9, 9);
    playback.refresh();
    view.repaint();
    ASSERT_EQ(view.rows()[2].actor, 3);
    const QImage meanwhile = onScreen();
    const int cursor = static_cast<int>(view.coordinates().toPixel(1000 * kMs)) - 10;
    EXPECT_FALSE(isEmpty(meanwhile, lane(1, 0, cursor))) << "the consumer's is still there";
    EXPECT_TRUE(isEmpty(meanwhile, lane(2, 0, cursor))) << "this one's was never drawn";
    EXPECT_FALSE(isEmpty(meanwhile, lane(3, 0, cursor))) << "a CPU's, one further down";
    ASSERT_TRUE(atRest());
    EXPECT_EQ(onScreen(), drawnAtOnce());
}

TEST_F(TimelineLanesTest, ScrolledRowsTakeTheirLanesWithThem) {
    view.resize(1000, 36 + 3 * 34);
    ASSERT_TRUE(atRest());
    const QImage before = onScreen();
    const int end =
        static_cast<int>(view.coordinates().toPixel(450 * kMs)); // before the arrow from row to row
    QTest::keyClick(&view, Qt::Key_Down);
    view.repaint();
    const QRect first(static_cast<int>(view.lanesArea().left()), static_cast<int>(view.lanesArea().top()),
                      end, 30);
    EXPECT_NE(onScreen().copy(first), before.copy(first));
    ASSERT_TRUE(atRest());
    EXPECT_EQ(onScreen(), drawnAtOnce());
}

TEST_F(TimelineLanesTest, LiveTheNewestPartComesWithItsLanesAndNotAheadOfThem) {
    const QImage before = onScreen();
    append(1200, 1, EventKind::ActorStarted);
    playback.refresh();
    QCoreApplication::sendPostedEvents(&view, QEvent::UpdateLater);
    EXPECT_EQ(onScreen(), before);
    ASSERT_TRUE(atRest());
    EXPECT_NE(onScreen(), before);
    EXPECT_EQ(onScreen(), drawnAtOnce());
}

TEST_F(TimelineLanesTest, AnotherRunShowsNothingOfTheOneBefore) {
    const std::weak_ptr<Trace> before = trace;
    view.showExactly({400 * kMs, 600 * kMs});
    view.repaint(); // its lanes are under way
    trace = scriptedTrace();
    playback.setTrace(trace);
    view.repaint();
    const int cursor = static_cast<int>(view.coordinates().toPixel(1000 * kMs)) - 10;
    for (const std::size_t row : {0U, 2U})
        EXPECT_TRUE(isEmpty(onScreen(), lane(row, 0, cursor / 3))) << row;
    ASSERT_TRUE(atRest());
    EXPECT_EQ(onScreen(), drawnAtOnce());
    EXPECT_TRUE(before.expired()) << "nothing holds the old run";
}

TEST_F(TimelineLanesTest, NoRunLeavesNothingOfTheOneBefore) {
    const std::weak_ptr<Trace> before = trace;
    view.showExactly({400 * kMs, 600 * kMs});
    view.repaint();
    trace = nullptr;
    playback.setTrace(nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return before.expired(); }, kPatienceMs));
    view.repaint();
    EXPECT_EQ(onScreen(), drawnAtOnce());
}

TEST_F(TimelineLanesTest, AnotherThemeShowsItsOwnColoursOnly) {
    Theme::instance().setMode(Theme::Mode::Dark);
    view.repaint();
    EXPECT_TRUE(isEmpty(onScreen(), lane(0, 50, 300)));
    ASSERT_TRUE(atRest());
    EXPECT_EQ(onScreen(), drawnAtOnce());
    Theme::instance().setMode(Theme::Mode::Light);
}

TEST_F(TimelineLanesTest, AViewMayEndWhileItsLanesAreDrawn) {
    for (int i = 0; i < 20; ++i) {
        TimelineView other(playback);
        other.resize(1920, 1080);
        other.show();
        other.showExactly({i * kMs, (i + 300) * kMs});
        other.repaint();
    }
    QCoreApplication::sendPostedEvents();
    EXPECT_TRUE(view.lanesExact());
}

} // namespace
} // namespace interleave
