// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/StatusStrip.h"

#include "ui/models/Numbers.h"

#include "tests/ui/support/Times.h"

#include <QElapsedTimer>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class StatusStripTest : public testing::Test {
protected:
    StatusStripTest() {
        strip.resize(1200, strip.height());
        strip.show();
    }
    [[nodiscard]] bool says(const char* words) const {
        return strip.accessibleName().contains(QString::fromUtf8(words));
    }
    bool comesToSay(const char* words) {
        return QTest::qWaitFor([&] { return says(words); }, kPatienceMs);
    }
    /// How many pixels of the topmost row but one differ from those of a strip at rest.
    int barLength(const QImage& atRest) {
        const QImage now = strip.grab().toImage();
        int length = 0;
        for (int x = 0; x < now.width(); ++x)
            length += now.pixel(x, 1) != atRest.pixel(x, 1) ? 1 : 0;
        return length;
    }

    ParameterModel parameters;
    Playback playback;
    TrialsModel trials;
    RunController controller{parameters, playback, trials};
    StatusStrip strip{playback, controller};
};

TEST_F(StatusStripTest, ATaskIsShownOnceItHasTakenHalfASecond) {
    QElapsedTimer since;
    since.start();
    strip.beginTask(QStringLiteral("Opening"));
    strip.setTaskShare(0.1);
    EXPECT_FALSE(says("Opening"));
    ASSERT_TRUE(comesToSay("Opening: 10 %"));
    EXPECT_GE(since.elapsed(), StatusStrip::kPatienceMs - 25) << "a coarse timer's twentieth";
    EXPECT_TRUE(says("Esc"));
}

TEST_F(StatusStripTest, ATaskThatEndsSoonIsNeverShown) {
    strip.beginTask(QStringLiteral("Opening"));
    strip.endTask();
    strip.beginTask(QStringLiteral("Saving"));
    ASSERT_TRUE(comesToSay("Saving"));
    EXPECT_FALSE(says("Opening"));
    strip.endTask();
    EXPECT_FALSE(says("Saving"));
    EXPECT_FALSE(says("Esc"));
}

TEST_F(StatusStripTest, SaysFromWhenOnTheRunIsInMemory) {
    const auto trace = std::make_shared<Trace>();
    std::vector<Event> events(3 * Trace::kCheckpointEvery);
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i] = {i * 15'258, kNoActor, kNoObject, EventKind::Printed,
                     0,          0,        0,         0}; // a second a checkpoint
    trace->append(events);
    playback.setTrace(trace);
    playback.showAt(0);
    ASSERT_TRUE(comesToSay("moment of the past"));
    EXPECT_FALSE(says("in memory from"));
    trace->setMemoryLimit(1);
    trace->append(std::vector{events.back()});
    playback.showAt(0);
    ASSERT_GT(playback.begin(), 0);
    const QString words = QStringLiteral("in memory from ") + shownDuration(playback.begin());
    EXPECT_TRUE(comesToSay(words.toUtf8().constData())) << strip.accessibleName().toStdString();
}

TEST_F(StatusStripTest, TheBarIsAsLongAsTheShareAndGoesWithTheTask) {
    const QImage atRest = strip.grab().toImage();
    strip.beginTask(QStringLiteral("Opening"));
    ASSERT_TRUE(comesToSay("Opening"));
    EXPECT_EQ(barLength(atRest), 0) << "nothing is known yet";
    strip.setTaskShare(0.25);
    EXPECT_NEAR(barLength(atRest), strip.width() / 4, 1);
    strip.setTaskHidden(true);
    EXPECT_EQ(barLength(atRest), 0);
    EXPECT_FALSE(says("Opening"));
    strip.setTaskHidden(false);
    strip.setTaskShare(0.5);
    EXPECT_NEAR(barLength(atRest), strip.width() / 2, 1);
    strip.endTask();
    EXPECT_EQ(barLength(atRest), 0);
}

} // namespace
} // namespace interleave
