// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window remembers from one start to the next.
#include "ui/views/FileMenu.h"
#include "ui/views/MainWindow.h"
#include "ui/views/ReplayPanel.h"
#include "ui/views/StatusStrip.h"
#include "ui/views/Theme.h"
#include "ui/views/TimelineView.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <QFile>
#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <cstdlib>

namespace interleave {
namespace {

constexpr int kTimeline = 150;
constexpr QSize kKept{780, 760}; ///< within the screen, or it would not be restored as it was

int rowOf(const char* lesson) {
    const auto lessons = catalog();
    return static_cast<int>(std::ranges::find(lessons, findScenario(lesson).value()) - lessons.begin());
}

class MemoryTest : public testing::Test {
protected:
    ~MemoryTest() override {
        Theme::instance().setMode(Theme::Mode::Light);
        Theme::instance().setScale(1);
        Theme::instance().setMovement(true);
    }
    /// As the program starts: English, a size of its own, then what the file says.
    std::unique_ptr<MainWindow> open() {
        auto window = std::make_unique<MainWindow>();
        window->controller().setEnginePath(ENGINE_PATH);
        window->setLanguage(QStringLiteral("en"));
        window->resize(1000, 700);
        window->keepPreferencesIn(file);
        return window;
    }
    static void show(MainWindow& window) {
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    static bool menuSays(const MainWindow& window, const QString& words) {
        const QAction* found = nullptr;
        const auto look = [&] { // a new language comes with the next turn of the event loop
            for (const QAction* action : window.actions())
                if (action->isCheckable() && action->text().contains(words))
                    found = action;
            return found != nullptr;
        };
        EXPECT_TRUE(QTest::qWaitFor(look, kPatienceMs)) << words.toStdString();
        return found && found->isChecked();
    }

    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("interleave.ini"));
};

TEST_F(MemoryTest, WhatWasChosenIsThereAtTheNextStart) {
    {
        auto window = open();
        show(*window);
        window->resize(kKept);
        window->setLanguage(QStringLiteral("zh_CN"));
        window->setTheme(Theme::Mode::Dark);
        window->setUserScale(1.25);
        window->setMovement(false);
        window->setStartPaused(true);
        window->chooseLesson(rowOf("race"));
        ASSERT_TRUE(window->parameters().applySetting(QStringLiteral("protection=mutex")));
        window->chooseLesson(rowOf("bounded-queue"));
        ASSERT_TRUE(window->parameters().applySetting(QStringLiteral("capacity=7")));
        window->findChild<ReplayPanel*>()->showEvents(true);
        auto* splitter = window->findChild<QSplitter*>();
        ASSERT_TRUE(QTest::qWaitFor([&] { return window->size() == kKept; }, kPatienceMs));
        ASSERT_TRUE(QTest::qWaitFor([&] { return splitter->height() > 600; }, kPatienceMs));
        ASSERT_GT(std::abs(splitter->sizes()[1] - kTimeline), 20) << "it is another height than at first";
        splitter->setSizes({splitter->height() - kTimeline, kTimeline});
        ASSERT_NEAR(splitter->sizes()[1], kTimeline, 10);
    }
    Theme::instance().setMode(Theme::Mode::Light);
    auto window = open();
    show(*window);
    EXPECT_EQ(window->size(), kKept);
    EXPECT_EQ(window->language(), QStringLiteral("zh_CN"));
    EXPECT_EQ(Theme::instance().mode(), Theme::Mode::Dark);
    EXPECT_DOUBLE_EQ(window->userScale(), 1.25);
    EXPECT_EQ(Theme::instance().moveMs(), 0);
    EXPECT_TRUE(window->controller().startPaused());
    EXPECT_EQ(window->lesson(), rowOf("bounded-queue"));
    EXPECT_EQ(window->parameters().value(0), 7);
    EXPECT_FALSE(window->findChild<TimelineView*>()->isVisible()) << "the events are shown";
    EXPECT_NEAR(window->findChild<QSplitter*>()->sizes()[1], kTimeline, 10);
    window->chooseLesson(rowOf("race"));
    EXPECT_EQ(settingsOf(*window->parameters().lesson(), window->parameters().values())[2],
              "protection=mutex");
    window->setLanguage(QStringLiteral("en"));
    EXPECT_TRUE(menuSays(*window, QStringLiteral("Start paused")));
    EXPECT_TRUE(menuSays(*window, QStringLiteral("Reduce movement")));
}

TEST_F(MemoryTest, AFlagCountsForThisStartOnly) {
    open()->setLanguage(QStringLiteral("zh_CN"));
    {
        auto window = open();
        {
            const MainWindow::Unremembered flags(*window);
            window->setLanguage(QStringLiteral("en"));
            window->setTheme(Theme::Mode::Dark);
            window->chooseLesson(rowOf("deadlock"));
            ASSERT_TRUE(window->parameters().applySetting(QStringLiteral("order=same")));
            window->setSizeForThisStart({1111, 666});
        }
        show(*window);
        EXPECT_EQ(window->size(), QSize(1111, 666));
        window->setUserScale(1.5); // by hand: kept
    }
    auto window = open();
    EXPECT_EQ(window->language(), QStringLiteral("zh_CN"));
    EXPECT_EQ(Theme::instance().mode(), Theme::Mode::Light);
    EXPECT_DOUBLE_EQ(window->userScale(), 1.5);
    EXPECT_EQ(window->lesson(), 0);
    EXPECT_EQ(window->size(), QSize(1000, 700));
    window->chooseLesson(rowOf("deadlock"));
    EXPECT_EQ(window->parameters().value(0), 0) << "opposite";
    window->setLanguage(QStringLiteral("en"));
}

TEST_F(MemoryTest, ASavedRunsParametersAreItsOwn) {
    {
        auto window = open();
        auto trace = scriptedTrace();
        trace->setInfo({"bounded-queue", {}, {"capacity=9"}, {}, 0, 0, {}});
        window->showRun(trace, {});
        EXPECT_EQ(window->parameters().value(0), 9);
    }
    EXPECT_EQ(open()->parameters().value(0), 3);
}

TEST_F(MemoryTest, ADamagedOrForeignFileIsHarmless) {
    QFile out(file);
    ASSERT_TRUE(out.open(QIODevice::WriteOnly));
    out.write(
        "[window]\nlanguage=tlh\ntheme=@Invalid()\nscale=nan\nmovement=7\ngeometry=@ByteArray(\\x1\\xd9)\n"
        "splitter=rubbish\nevents=maybe\n[run]\nstart-paused=[[[\nprobe=\xff\xfe\n"
        "[lesson]\nshown=knitting\n[parameters-bounded-queue]\ncapacity=ninety\ntimeout=-99\n"
        "unheard=1\n[General\n\x00\x01\x02");
    out.close();
    auto window = open();
    show(*window);
    EXPECT_EQ(window->language(), QStringLiteral("en"));
    EXPECT_EQ(Theme::instance().mode(), Theme::Mode::Light);
    EXPECT_DOUBLE_EQ(window->userScale(), 1);
    EXPECT_FALSE(window->controller().startPaused());
    EXPECT_EQ(window->lesson(), 0);
    EXPECT_EQ(window->parameters().values(), defaultsOf(LessonModel::info(0)));
    EXPECT_EQ(window->size(), QSize(1000, 700));
    EXPECT_TRUE(window->findChild<TimelineView*>()->isVisible());
    EXPECT_GT(window->findChild<TimelineView*>()->height(), 0);
}

TEST_F(MemoryTest, ForgettingTakesAllOfItBackAtOnceAndForTheNextStart) {
    {
        auto window = open();
        window->setTheme(Theme::Mode::Dark);
        window->setUserScale(2);
        window->setStartPaused(true);
        ASSERT_TRUE(window->parameters().applySetting(QStringLiteral("capacity=7")));
        Q_EMIT window->findChild<FileMenu*>()->forgetRequested();
        EXPECT_EQ(Theme::instance().mode(), Theme::Mode::Light);
        EXPECT_DOUBLE_EQ(window->userScale(), 1);
        EXPECT_FALSE(window->controller().startPaused());
        EXPECT_EQ(window->parameters().value(0), 3);
        EXPECT_EQ(window->language(), QStringLiteral("en")) << "the system's";
    }
    EXPECT_TRUE(QSettings(file, QSettings::IniFormat).allKeys().isEmpty());
}

TEST_F(MemoryTest, StartedPausedNothingHappensBeforeTheRunIsToldToGoOn) {
    auto window = open();
    show(*window);
    window->setStartPaused(true);
    QTest::keyClick(window.get(), Qt::Key_F5);
    EXPECT_EQ(window->controller().state(), RunController::State::Paused);
    const auto says = [&](const QString& words) {
        return std::ranges::any_of(window->findChildren<QLabel*>(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    EXPECT_TRUE(says(QStringLiteral("held before its first step")));
    const auto& playback = window->playback();
    ASSERT_TRUE(QTest::qWaitFor( // the main program is at the gate
        [&] { return !playback.world()->actors().empty() && playback.world()->actors()[kMainActor].held; },
        kPatienceMs));
    EXPECT_TRUE(playback.world()->paused());
    EXPECT_TRUE(playback.world()->queues().empty());
    EXPECT_EQ(playback.world()->actors().size(), 1U) << "the main program's alone";
    QTest::keyClick(window.get(), Qt::Key_F6);
    EXPECT_EQ(window->controller().state(), RunController::State::Running);
    EXPECT_FALSE(says(QStringLiteral("held before its first step")));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !playback.world()->queues().empty(); }, kPatienceMs));
}

} // namespace
} // namespace interleave
