// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/MainWindow.h"
#include "ui/views/Theme.h"

#include "tests/ui/support/PaintRecorder.h"
#include "tests/ui/support/Times.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <gtest/gtest.h>

#include <algorithm>

namespace interleave {
namespace {

constexpr double kLeast = 24; ///< pixels, at 1920×1080

class ProjectionTest : public testing::Test {
protected:
    ProjectionTest() {
        window.controller().setEnginePath(ENGINE_PATH);
        window.resize(1920, 1080);
        window.setProjection(true, MainWindow::Filling::Window);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    ~ProjectionTest() override {
        Theme::instance().setProjection(false);
        Theme::instance().setMode(Theme::Mode::Light);
        Theme::instance().setScale(1);
    }
    /// The smallest text that is really painted, and where.
    static void expectLegible(QWidget& widget, const char* when) {
        const PaintRecorder recorder(widget);
        EXPECT_FALSE(recorder.texts().empty()) << when;
        for (const PaintedText& text : recorder.texts())
            EXPECT_GE(text.pixels, kLeast) << when << ": " << described(text, widget);
    }
    void runToTheMiddle() {
        window.run();
        ASSERT_TRUE(QTest::qWaitFor(
            [this] {
                return !window.controller().active() || window.playback().world()->time() >= kMidRunNs;
            },
            kPatienceMs));
    }

    MainWindow window;
};

class ProjectedLessonTest : public ProjectionTest, public testing::WithParamInterface<int> {};

TEST_P(ProjectedLessonTest, NoTextIsBelow24PixelsAtRestInMidRunAndOnAnyTab) {
    window.chooseLesson(GetParam());
    expectLegible(window, "at rest");
    window.showAbout(true);
    expectLegible(window, "its page");
    window.showAbout(false);
    runToTheMiddle();
    expectLegible(window, "in mid-run");
    window.setLanguage(QStringLiteral("zh_CN"));
    expectLegible(window, "in Chinese");
    window.setLanguage(QStringLiteral("en"));
    for (QToolButton* tab : window.findChildren<QToolButton*>())
        if (tab->isVisible() && tab->isEnabled() && tab->property("tab").toBool()) {
            const std::string name = tab->text().toStdString();
            tab->click();
            expectLegible(window, name.c_str());
        }
    window.setSpotlight(true);
    expectLegible(window, "in the spotlight");
    window.controller().stop();
}

INSTANTIATE_TEST_SUITE_P(EveryLesson, ProjectedLessonTest,
                         testing::Range(0, static_cast<int>(catalog().size())), [](const auto& lesson) {
                             std::string name = catalog()[static_cast<std::size_t>(lesson.param)]->info.id;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

TEST_F(ProjectionTest, ListsThatOpenMenusAndToolTipsAreAsLarge) {
    for (QComboBox* box : window.findChildren<QComboBox*>())
        if (box->isVisible() && box->isEnabled()) {
            box->showPopup();
            expectLegible(*box->view(), "a list");
            box->hidePopup();
        }
    for (QMenu* menu : window.findChildren<QMenu*>()) {
        menu->popup({});
        expectLegible(*menu, "a menu");
        menu->close();
    }
    QToolTip::showText({100, 100}, QStringLiteral("Why it waits"), &window);
    const auto tops = QApplication::topLevelWidgets();
    const auto tip = std::ranges::find_if(
        tops, [](const QWidget* widget) { return widget->inherits("QTipLabel") && widget->isVisible(); });
    ASSERT_NE(tip, tops.end());
    expectLegible(**tip, "a tool tip");
    QToolTip::hideText();
}

TEST_F(ProjectionTest, EscLeavesItAndTextIsAsItWas) {
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_FALSE(window.projection());
    const PaintRecorder recorder(window);
    EXPECT_TRUE(std::ranges::any_of(recorder.texts(), [](const PaintedText& text) {
        return text.pixels < kLeast;
    })) << "the recorder sees small text where there is some";
}

TEST_F(ProjectionTest, APictureHasTheWindowsSizeNotTheScreens) {
    EXPECT_EQ(window.size(), QSize(1920, 1080));
    EXPECT_EQ(window.grab().size(), QSize(1920, 1080));
}

} // namespace
} // namespace interleave
