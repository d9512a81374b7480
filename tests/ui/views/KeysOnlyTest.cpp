// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every lesson, from its choice to its end, with keys alone: sent to whatever has the focus, as they would
// be. Each step has to have its effect.
#include "ui/views/AboutPage.h"
#include "ui/views/HelpPage.h"
#include "ui/views/MainWindow.h"
#include "ui/views/ParameterPanel.h"
#include "ui/views/StageView.h"

#include "tests/ui/support/Times.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class KeysOnlyTest : public testing::TestWithParam<int> {
protected:
    KeysOnlyTest() {
        window.controller().setEnginePath(ENGINE_PATH);
        window.resize(1600, 900);
        window.show();
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : static_cast<QWidget*>(&window), key,
                        modifiers);
    }
    template <class Condition> bool becomes(Condition condition) {
        return QTest::qWaitFor(condition, kPatienceMs);
    }
    bool is(RunController::State state) {
        return becomes([this, state] { return window.controller().state() == state; });
    }
    std::int64_t shown() { return window.playback().world()->time(); }

    /// The first parameter that has the focus: its other value, there and back or not.
    void changeParameter() {
        const ParameterValues before = window.parameters().values();
        ASSERT_TRUE(becomes([this] { // the lesson's controls are shown with the next turn of the event loop
            press(Qt::Key_F5, Qt::ShiftModifier);
            return window.findChild<ParameterPanel*>()->isAncestorOf(window.focusWidget());
        }));
        QWidget* const control = window.focusWidget();
        if (qobject_cast<QToolButton*>(control))
            press(Qt::Key_Space);
        else
            for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down}) // one of them, at the end of its range
                if (window.parameters().values() == before)
                    press(key);
        EXPECT_NE(window.parameters().values(), before);
    }

    MainWindow window;
};

TEST_P(KeysOnlyTest, ALessonIsChosenChangedRunHeldSteppedStoppedAndRead) {
    const int row = GetParam();
    const ScenarioInfo& lesson = LessonModel::info(row);
    // From another lesson, so that the choice has an effect.
    press(row == 0 ? Qt::Key_2 : Qt::Key_1);
    ASSERT_NE(window.lesson(), row);
    ASSERT_TRUE(becomes([this, since = QElapsedTimer(), row]() mutable { // else it would be the second digit
        if (!since.isValid())
            since.start();
        return since.elapsed() > 1050;
    }));
    for (const QChar digit : QString::number(row + 1))
        press(static_cast<Qt::Key>(digit.unicode()));
    ASSERT_STREQ(window.parameters().lesson()->id, lesson.id);

    press(Qt::Key_F2);
    EXPECT_TRUE(window.findChild<AboutPage*>()->isVisible());
    press(Qt::Key_Escape);
    EXPECT_FALSE(window.findChild<AboutPage*>()->isVisible());
    press(Qt::Key_F1);
    EXPECT_TRUE(window.help().isVisible());
    press(Qt::Key_F1);
    EXPECT_FALSE(window.help().isVisible());
    EXPECT_TRUE(window.findChild<StageView*>()->isVisible());

    if (!lesson.parameters.empty())
        changeParameter();

    press(Qt::Key_F5);
    ASSERT_TRUE(window.controller().active());
    ASSERT_TRUE(becomes([this] { return window.playback().world()->events() > 8; }));
    press(Qt::Key_F6);
    if (window.controller().active()) { // it may be that short
        EXPECT_EQ(window.controller().state(), RunController::State::Paused);
        press(Qt::Key_F6);
        EXPECT_NE(window.controller().state(), RunController::State::Paused);
    }
    const double speed = window.controller().speed();
    press(Qt::Key_Up, Qt::ControlModifier);
    EXPECT_GT(window.controller().speed(), speed);

    press(Qt::Key_F9); // a step back, into the past
    EXPECT_FALSE(window.playback().live());
    const std::int64_t back = shown();
    press(Qt::Key_F9);
    EXPECT_LT(shown(), back);
    press(Qt::Key_F10);
    EXPECT_EQ(shown(), back);
    press(Qt::Key_F10, Qt::ControlModifier);
    EXPECT_TRUE(window.playback().live());

    if (window.controller().active())
        press(Qt::Key_F7);
    ASSERT_TRUE(is(RunController::State::Over));
}

std::string nameOf(const testing::TestParamInfo<int>& info) {
    std::string name = LessonModel::info(info.param).id;
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Lessons, KeysOnlyTest, testing::Range(0, static_cast<int>(catalog().size())),
                         nameOf);

TEST_F(KeysOnlyTest, PanelsAreGoneThroughRoundAndRoundAndBack) {
    press(Qt::Key_Tab, Qt::ControlModifier);
    QWidget* const first = window.focusWidget();
    QList<QWidget*> stops;
    do {
        stops << window.focusWidget();
        press(Qt::Key_Tab, Qt::ControlModifier);
    } while (window.focusWidget() != first && stops.size() < 20);
    EXPECT_EQ(stops.size(), 6) << "bar, lessons, stage, side, replay, status";
    EXPECT_EQ(QSet<QWidget*>(stops.begin(), stops.end()).size(), stops.size());
    press(Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(window.focusWidget(), stops.last());
}

} // namespace
} // namespace interleave
