// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the microscope has stamped, as the timeline draws it and tells it.
#include "ui/views/TimelineView.h"

#include "tests/ui/views/RaceScript.h"

#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

#include <gtest/gtest.h>

namespace interleave {
namespace {

struct TimelineStampsTest : testing::Test {
    TimelineStampsTest() {
        view.resize(1200, 300);
        view.show();
        script.setStep(20);
    }
    ~TimelineStampsTest() override { QToolTip::hideText(); }
    void show(std::int64_t from, std::int64_t to) {
        playback.setTrace(trace);
        view.showExactly({from, to});
        picture = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    }
    /// In the middle of an adder's lane; 0: adder 1.
    [[nodiscard]] QPoint pointAt(std::int64_t time, int adder, double share = 0.5) const {
        const QRectF area = view.lanesArea();
        const double high = std::clamp(area.height() / static_cast<double>(view.rows().size()),
                                       Theme::instance().px(16), Theme::instance().px(34));
        return QPointF(area.left() + view.coordinates().toPixel(time), area.top() + high * (adder + share))
            .toPoint();
    }
    [[nodiscard]] bool has(QPoint at, Theme::Role role) const {
        return picture.pixel(at) == Theme::instance().color(role).rgb();
    }
    QString tipAt(QPoint at) {
        QHelpEvent help(QEvent::ToolTip, at, view.mapToGlobal(at));
        QApplication::sendEvent(&view, &help);
        return QToolTip::text();
    }

    RaceScript script;
    std::shared_ptr<Trace> trace;
    Playback playback;
    TimelineView view{playback};
    QImage picture;
};

TEST_F(TimelineStampsTest, AReadIsHollowAWriteFilledAndThoseOfALostUpdateHaveTheWarningsColour) {
    script.reads(script.one, 7);
    const std::int64_t read = script.now();
    script.writes(script.one, 7);
    const std::int64_t written = script.now();
    script.lose(8);
    const std::int64_t lost = script.now();
    script.reads(script.one, 9); // there the cursor stands
    trace = script.finish();
    show(read - 20, lost + 40);
    EXPECT_TRUE(has(pointAt(read, 0), Theme::Role::Panel));
    EXPECT_TRUE(has(pointAt(written, 0), Theme::Role::Text));
    EXPECT_TRUE(has(pointAt(lost, 1), Theme::Role::Warning));
    EXPECT_TRUE(has(pointAt(lost - 40, 1), Theme::Role::Panel)) << "its read is hollow too";
}

TEST_F(TimelineStampsTest, WithoutRoomForEachTheyAreTicksAndFromAfarOneMark) {
    const std::int64_t from = script.now();
    for (std::int64_t seen = 0; seen < 1000; ++seen) {
        script.reads(script.one, seen);
        script.writes(script.one, seen);
    }
    const std::int64_t to = script.now();
    script.setStep(30'000'000);
    script.add(script.one, 1); // there the cursor stands
    trace = script.finish();
    show(from, to);
    const std::int64_t middle = (from + to) / 2;
    EXPECT_TRUE(has(pointAt(middle, 0, 0.8), Theme::Role::Text)) << "a tick from below";
    EXPECT_FALSE(has(pointAt(middle, 0, 0.5), Theme::Role::Text));
    EXPECT_FALSE(has(pointAt(middle, 1, 0.8), Theme::Role::Text)) << "the other one stamps nothing";
    show(0, to * 2);
    EXPECT_TRUE(has(pointAt(middle, 0, 0.8), Theme::Role::Text));
}

TEST_F(TimelineStampsTest, ThePointerTellsWhatWasReadOrWrittenAtWhichLineAndWhatWasLost) {
    script.reads(script.one, 7);
    const std::int64_t read = script.now();
    script.writes(script.one, 7);
    script.lose(4711);
    const std::int64_t lost = script.now();
    trace = script.finish();
    show(read - 20, lost + 20);
    EXPECT_EQ(tipAt(pointAt(read, 0)), QStringLiteral("adder 1 reads 7 from number\nline 6 of the code"));
    EXPECT_EQ(
        tipAt(pointAt(lost, 1)),
        QStringLiteral("adder 2 writes 4\u202f712 into number: it had read 4\u202f711\nline 7 of the code\n"
                       "adder 1 and adder 2 both read 4\u202f711 and both wrote 4\u202f712: one addition is "
                       "lost."));
    EXPECT_TRUE(tipAt(pointAt(read + 10, 0)).contains(QStringLiteral("Running"))) << "between them the state";
}

} // namespace
} // namespace interleave
