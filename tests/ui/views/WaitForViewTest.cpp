// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/WaitForView.h"

#include "ui/models/Sentences.h"

#include "tests/ui/views/LockScript.h"

#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class WaitForViewTest : public testing::Test {
protected:
    WaitForViewTest() {
        view.resize(1150, 330);
        view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&view));
    }
    /// Pixels of the alarm's colour.
    int alarming() {
        const QImage image = view.grab().toImage();
        const QRgb warning = Theme::instance().color(Theme::Role::Warning).rgb();
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixel(x, y) == warning ? 1 : 0;
        return count;
    }
    std::string spoken() { return view.accessibleDescription().toStdString(); }

    Playback playback;
    WaitForView view{playback};
};

TEST_F(WaitForViewTest, ACircleIsInTheAlarmsColourAndInWords) {
    TableScript script(2);
    script.waitsForTheNext(0);
    script.waitsForTheNext(1);
    playback.setTrace(script.finish());
    EXPECT_EQ(spoken(),
              "Deadlock: none of them can ever go on. P1 waits for fork 2, which P2 holds. P2 waits "
              "for fork 1, which P1 holds.");
    EXPECT_GT(alarming(), 500);
}

TEST_F(WaitForViewTest, AWaitThatIsNoCircleIsNoAlarm) {
    TableScript script(3);
    script.waitsForTheNext(0);
    playback.setTrace(script.finish());
    EXPECT_EQ(spoken(), "No circle: whoever waits gets its turn. P1 waits for fork 2, which P2 holds.");
    EXPECT_EQ(alarming(), 0);
}

TEST_F(WaitForViewTest, BeforeTheLastWaitOfACircleThereIsNone) {
    TableScript script(2);
    script.waitsForTheNext(0);
    script.waitsForTheNext(1);
    playback.setTrace(script.finish());
    EXPECT_GT(alarming(), 0);
    playback.showAt(playback.end() - 1'500'000);
    EXPECT_EQ(alarming(), 0);
}

TEST_F(WaitForViewTest, AfterAStopTheDeadlockThatWasIsStillNamed) {
    TableScript script(2);
    script.waitsForTheNext(0);
    script.waitsForTheNext(1);
    for (const ActorId philosopher : script.philosophers)
        script.event(philosopher, EventKind::WaitEnded, script.forks[0], static_cast<int>(WaitEnd::Stopped));
    playback.setTrace(script.finish());
    EXPECT_NE(spoken().find("There was a deadlock"), std::string::npos) << spoken();
    EXPECT_NE(spoken().find("P2 waits for fork 1"), std::string::npos) << spoken();
}

TEST_F(WaitForViewTest, ThreadsAndLocksStandInTurnInsideTheViewAndDoNotOverlap) {
    for (const std::size_t count : {2u, 5u, 9u}) {
        playback.setTrace(TableScript(count).finish());
        const auto nodes = view.nodes();
        ASSERT_EQ(nodes.size(), 2 * count);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            EXPECT_EQ(nodes[i].isLock, i % 2 == 0);
            EXPECT_TRUE(QRectF(view.rect()).contains(nodes[i].box)) << count << ' ' << i;
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(nodes[i].box.intersects(nodes[j].box)) << count << ' ' << i << ' ' << j;
        }
    }
}

TEST_F(WaitForViewTest, WhatHappensNamesACircleOnceAndALongOneInShort) {
    TableScript small(2), large(5);
    for (std::size_t i = 0; i < 5; ++i)
        large.waitsForTheNext(i);
    small.waitsForTheNext(0);
    small.waitsForTheNext(1);
    playback.setTrace(small.finish());
    EXPECT_EQ(
        happenings(playback, 9).join(QLatin1Char('|')).toStdString(),
        "<b>P1</b> waits for fork 2, which <b>P2</b> holds; <b>P2</b> waits for fork 1, which <b>P1</b> "
        "holds. Deadlock: none of them can ever go on.");
    playback.setTrace(large.finish());
    EXPECT_EQ(happenings(playback, 9).join(QLatin1Char('|')).toStdString(),
              "Each waits for a lock that the next one has: <b>P1</b> → <b>P2</b> → <b>P3</b> → <b>P4</b> → "
              "<b>P5</b> → <b>P1</b>. Deadlock: none of them can ever go on.");
}

TEST_F(WaitForViewTest, WithoutATraceItSaysWhatWillBeThere) {
    const QImage image = view.grab().toImage();
    EXPECT_TRUE(view.accessibleDescription().isEmpty());
    QImage ground(image.size(), image.format());
    ground.fill(Theme::instance().color(Theme::Role::Panel));
    EXPECT_NE(image, ground);
}

} // namespace
} // namespace interleave
