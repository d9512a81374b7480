// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The spotlight in every view, by pixels: nothing is left of the full colour of who is not lit, and who is
// lit has a ring around it.
#include "ui/views/CounterView.h"
#include "ui/views/MainWindow.h"
#include "ui/views/MicroscopeView.h"
#include "ui/views/ObjectsView.h"
#include "ui/views/ProcessesView.h"
#include "ui/views/QueuesView.h"
#include "ui/views/SpotlightStrip.h"
#include "ui/views/StatesView.h"
#include "ui/views/Theme.h"
#include "ui/views/TimelineView.h"
#include "ui/views/WaitForView.h"
#include "ui/views/WaitersView.h"

#include "tests/ui/views/LockScript.h"
#include "tests/ui/views/RaceScript.h"
#include "tests/ui/views/TraceScript.h"

#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

int pixelsOf(const QImage& picture, const QColor& color) {
    int count = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixel(x, y) == color.rgb() ? 1 : 0;
    return count;
}

class SpotlightViewsTest : public testing::Test {
protected:
    template <class ViewClass> QImage pictureOf(ViewClass& view) {
        view.resize(1200, 400);
        view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&view));
        return view.grab().toImage();
    }
    /// Both are there, and in the spotlight only one of them in full colour.
    template <class ViewClass> void expectOnlyOneLit(ActorId lit, ActorId dark) {
        const Theme& theme = Theme::instance();
        ViewClass view(playback, nullptr);
        const QImage before = pictureOf(view);
        ASSERT_GT(pixelsOf(before, theme.actorColor(lit)), 20);
        ASSERT_GT(pixelsOf(before, theme.actorColor(dark)), 20);
        playback.chooseActor(lit);
        playback.setSpotlight(true);
        const QImage after = view.grab().toImage();
        EXPECT_GT(pixelsOf(after, theme.actorColor(lit)), 20);
        EXPECT_EQ(pixelsOf(after, theme.actorColor(dark)), 0);
        const QColor ring = theme.color(Theme::Role::Accent);
        EXPECT_GT(pixelsOf(after, ring), pixelsOf(before, ring)) << "told without colour, too";
        playback.setSpotlight(false);
        playback.chooseActor(kNoActor);
        EXPECT_EQ(view.grab().toImage(), before) << "and all is as it was";
    }

    Playback playback;
};

TEST_F(SpotlightViewsTest, TheFiveStatesDimTheOthers) {
    playback.setTrace(scriptedTrace());
    playback.showAt(400'000'000);
    expectOnlyOneLit<StatesView>(1, 2);
}

TEST_F(SpotlightViewsTest, TheGraphOfLocksDimsTheOthersAndTheirLocks) {
    TableScript table(4);
    table.waitsForTheNext(0);
    const auto& who = table.philosophers;
    playback.setTrace(table.finish());
    expectOnlyOneLit<WaitForView>(who[0], who[3]);
}

TEST_F(SpotlightViewsTest, CountersAndTheMicroscopeDimTheOtherAdder) {
    RaceScript script;
    script.add(script.one, 100);
    script.add(script.two, 100);
    script.setStep(100);
    script.lose(7);
    playback.setTrace(script.finish());
    expectOnlyOneLit<CounterView>(script.one, script.two);
    expectOnlyOneLit<MicroscopeView>(script.one, script.two);
}

TEST_F(SpotlightViewsTest, ProcessesDimTheOtherBoxes) {
    ProcessScript script;
    const auto writer = script.started("writer", "w", 4711);
    const auto reader = script.started("reader", "r", 4712);
    playback.setTrace(script.finish());
    expectOnlyOneLit<ProcessesView>(writer.main, reader.main);
}

TEST_F(SpotlightViewsTest, WaitersOfAnotherObjectAreDimmedAndTheChosenOneIsFramed) {
    ProcessScript script;
    const ObjectId one = script.object(ObjectType::Semaphore, "one", SemaphoreFacts{1, true}.packed());
    const ObjectId two = script.object(ObjectType::Semaphore, "two", SemaphoreFacts{1, true}.packed());
    const ActorId first = script.thread("c1", "c1", 4700, 5000);
    const ActorId second = script.thread("c2", "c2", 4700, 5001);
    script.event(first, EventKind::SemaphoreAcquired, one);
    script.event(second, EventKind::SemaphoreAcquired, two);
    playback.setTrace(script.finish());
    expectOnlyOneLit<WaitersView>(first, second);
    WaitersView view(playback);
    const QImage before = pictureOf(view);
    playback.chooseObject(one);
    playback.setSpotlight(true);
    const QImage after = view.grab().toImage();
    const Theme& theme = Theme::instance();
    EXPECT_GT(pixelsOf(after, theme.actorColor(first)), 20) << "who has it shines with it";
    EXPECT_EQ(pixelsOf(after, theme.actorColor(second)), 0);
    const QColor frame = theme.color(Theme::Role::Accent);
    EXPECT_GT(pixelsOf(after, frame), pixelsOf(before, frame) + 200);
}

TEST_F(SpotlightViewsTest, TheTimelinesOtherLanesArePaleAndTheLitOneIsFramedAndInView) {
    ProcessScript script;
    std::vector<ActorId> threads;
    for (int i = 0; i < 40; ++i) {
        threads.push_back(script.thread("t" + std::to_string(i), "t", 4700, 5000 + i));
        script.event(threads.back(), EventKind::SwitchedIn, kNoObject, 0, 1);
    }
    playback.setTrace(script.finish());
    TimelineView view(playback);
    pictureOf(view);
    view.showAll();
    const Theme& theme = Theme::instance();
    const auto lanes = [&](const QImage& picture) {
        return pixelsOf(picture, theme.look(ActorState::Running).lane) +
               pixelsOf(picture, theme.look(ActorState::Runnable).lane);
    };
    playback.chooseActor(threads[37]);
    const QImage all = view.grab().toImage();
    playback.setSpotlight(true);
    const QImage lit = view.grab().toImage();
    EXPECT_GT(lanes(all), 100);
    EXPECT_GT(pixelsOf(lit, theme.color(Theme::Role::Accent)),
              pixelsOf(all, theme.color(Theme::Role::Accent)) + 500)
        << "a frame, around one that was far below what was in view";
    EXPECT_LT(lanes(lit) * 3, lanes(all));
}

class SpotlightWindowTest : public testing::Test {
protected:
    SpotlightWindowTest() {
        window.resize(1600, 900);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
        window.showRun(scriptedTrace(), {});
        window.playback().showAt(400'000'000);
    }
    ~SpotlightWindowTest() override { Theme::instance().setScale(1); }
    [[nodiscard]] const Spotlight& light() { return window.playback().spotlight(); }

    MainWindow window;
};

TEST_F(SpotlightWindowTest, KeysGoFromActorToActorAndToObjectsAndEscEndsIt) {
    QTest::keyClick(&window, Qt::Key_F3);
    EXPECT_TRUE(light().isActor(1));
    QTest::keyClick(&window, Qt::Key_F3);
    EXPECT_TRUE(light().isActor(2));
    QTest::keyClick(&window, Qt::Key_F3, Qt::ShiftModifier);
    EXPECT_TRUE(light().isActor(1));
    QTest::keyClick(&window, Qt::Key_F3, Qt::ControlModifier);
    EXPECT_TRUE(light().isObject(0));
    EXPECT_FALSE(light().isActor(1));
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_FALSE(light().on());
    QTest::keyClick(&window, Qt::Key_F12); // a button's key: it is seen to be pressed first
    EXPECT_TRUE(QTest::qWaitFor([this] { return light().isObject(0); })) << "what is chosen stays chosen";
    QTest::keyClick(&window, Qt::Key_F12);
    EXPECT_TRUE(QTest::qWaitFor([this] { return !light().on(); }));
}

TEST_F(SpotlightWindowTest, TheLastSentenceOfWhatIsLitStandsLargeAndFollowsTheMoment) {
    auto* strip = window.findChild<SpotlightStrip*>();
    EXPECT_FALSE(strip->isVisible());
    window.playback().chooseActor(2);
    window.setSpotlight(true);
    EXPECT_TRUE(strip->isVisible());
    EXPECT_TRUE(strip->sentence().contains(QStringLiteral("q1"))) << strip->sentence().toStdString();
    const QString waits = strip->sentence();
    window.playback().showAt(530'000'000);
    EXPECT_TRUE(strip->sentence().contains(QStringLiteral("hello"))) << strip->sentence().toStdString();
    EXPECT_NE(strip->sentence(), waits);
}

TEST_F(SpotlightWindowTest, AClickOnATokenPicksItsActorAndASecondOneLetsItGo) {
    auto* states = window.findChild<StatesView*>();
    const QImage picture = states->grab().toImage();
    const QRgb color = Theme::instance().actorColor(2).rgb();
    QPoint token;
    for (int y = 0; y < picture.height() && token.isNull(); ++y)
        for (int x = 0; x < picture.width() && token.isNull(); ++x)
            if (picture.pixel(x, y) == color)
                token = {x, y + 4};
    ASSERT_FALSE(token.isNull());
    QTest::mouseClick(states, Qt::LeftButton, {}, token);
    EXPECT_EQ(window.playback().chosenActor(), 2);
    QTest::mouseClick(states, Qt::LeftButton, {}, token);
    EXPECT_EQ(window.playback().chosenActor(), kNoActor);
}

TEST_F(SpotlightWindowTest, StepsGoByWhatIsLit) {
    QTest::keyClick(&window, Qt::Key_F3); // producer 1
    const auto isAt = [this](std::int64_t time) {
        return QTest::qWaitFor([&] { return window.playback().world()->time() == time; });
    };
    QTest::keyClick(&window, Qt::Key_F10);
    EXPECT_TRUE(isAt(900'000'000)) << "where its state changes next";
    QTest::keyClick(&window, Qt::Key_F3, Qt::ControlModifier); // q1
    QTest::keyClick(&window, Qt::Key_F9);
    EXPECT_TRUE(isAt(511'000'000)) << "the last that happened to the queue";
}

} // namespace
} // namespace interleave
