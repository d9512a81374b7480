// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Presenter.h"

#include "ui/views/MainWindow.h"
#include "ui/views/Theme.h"

#include "tests/ui/support/Times.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class PresenterTest : public testing::Test {
protected:
    PresenterTest() {
        window.controller().setEnginePath(ENGINE_PATH);
        window.resize(1280, 720);
        window.setProjection(true, MainWindow::Filling::Window);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    ~PresenterTest() override {
        Theme::instance().setProjection(false);
        Theme::instance().setScale(1);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, key, modifiers);
    }
    [[nodiscard]] bool black() const { return window.findChild<Presenter*>()->black(); }
    [[nodiscard]] QRgb middle() { return window.grab().toImage().pixel(640, 360); }

    MainWindow window;
};

TEST_F(PresenterTest, NextGoesFromThePageToTheStageToTheRunAndOnToTheNextLesson) {
    window.showAbout(true);
    press(Qt::Key_PageDown);
    EXPECT_FALSE(window.aboutShown());
    EXPECT_FALSE(window.controller().active());
    press(Qt::Key_PageDown);
    EXPECT_TRUE(window.controller().active());
    press(Qt::Key_PageDown); // ends it
    ASSERT_TRUE(QTest::qWaitFor([this] { return !window.controller().active(); }, kPatienceMs));
    EXPECT_EQ(window.lesson(), 0);
    EXPECT_TRUE(window.playback().trace()) << "its end is looked at";
    press(Qt::Key_PageDown);
    EXPECT_EQ(window.lesson(), 1);
    EXPECT_TRUE(window.aboutShown());
}

TEST_F(PresenterTest, BackGoesTheSameWay) {
    window.chooseLesson(1);
    window.run();
    press(Qt::Key_PageUp);
    EXPECT_FALSE(window.controller().active());
    EXPECT_FALSE(window.playback().trace());
    EXPECT_FALSE(window.aboutShown());
    press(Qt::Key_PageUp);
    EXPECT_TRUE(window.aboutShown());
    EXPECT_EQ(window.lesson(), 1);
    press(Qt::Key_PageUp);
    EXPECT_EQ(window.lesson(), 0);
    EXPECT_FALSE(window.aboutShown());
    press(Qt::Key_PageUp);
    press(Qt::Key_PageUp);
    EXPECT_EQ(window.lesson(), 0) << "there is nothing before the first";
    EXPECT_TRUE(window.aboutShown());
}

TEST_F(PresenterTest, TheKeysWorkWhereverTheFocusIs) {
    window.showAbout(true);
    int places = 0;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus) {
            widget->setFocus();
            window.showAbout(true);
            widget->setFocus();
            QTest::keyClick(widget, Qt::Key_PageDown);
            EXPECT_FALSE(window.aboutShown()) << widget->metaObject()->className();
            EXPECT_FALSE(window.controller().active()) << widget->metaObject()->className();
            window.showAbout(true);
            ++places;
        }
    EXPECT_GT(places, 5);
}

TEST_F(PresenterTest, BMakesTheScreenBlackAndAnyKeyShowsItAgainAndDoesNothingElse) {
    for (const Qt::Key key : {Qt::Key_B, Qt::Key_Period}) {
        press(key);
        EXPECT_TRUE(black());
        EXPECT_EQ(middle(), qRgb(0, 0, 0));
        press(Qt::Key_PageDown);
        EXPECT_FALSE(black());
        EXPECT_NE(middle(), qRgb(0, 0, 0));
        EXPECT_FALSE(window.controller().active());
    }
    press(Qt::Key_B);
    press(Qt::Key_B);
    EXPECT_FALSE(black());
    press(Qt::Key_B);
    press(Qt::Key_3);
    EXPECT_EQ(window.lesson(), 0) << "a shortcut is a key as well";
}

TEST_F(PresenterTest, TheBlackCoversTheWindowAlsoWhenThatGrows) {
    press(Qt::Key_B);
    window.resize(1400, 800);
    EXPECT_EQ(window.grab().toImage().pixel(1390, 790), qRgb(0, 0, 0));
}

TEST_F(PresenterTest, WhatIsTypedIntoAFieldStaysTyped) {
    QLineEdit field(&window);
    field.show();
    field.setFocus();
    QTest::keyClicks(&field, QStringLiteral("b."));
    EXPECT_EQ(field.text(), QStringLiteral("b."));
    EXPECT_FALSE(black());
}

TEST_F(PresenterTest, OutsideProjectionTheKeysAreTheWidgetsOwn) {
    window.setProjection(false, MainWindow::Filling::Window);
    window.showAbout(true);
    press(Qt::Key_PageDown);
    EXPECT_TRUE(window.aboutShown());
    press(Qt::Key_B);
    EXPECT_FALSE(black());
}

} // namespace
} // namespace interleave
