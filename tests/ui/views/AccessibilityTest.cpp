// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window as a screen reader and the Tab key find it, in every lesson.
#include "ui/views/MainWindow.h"
#include "ui/views/ProcessesView.h"
#include "ui/views/QueueView.h"
#include "ui/views/ReadingOrder.h"
#include "ui/views/StatesView.h"
#include "ui/views/TimelineView.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <QAccessible>
#include <QSet>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace interleave {
namespace {

bool isControl(QAccessible::Role role) {
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::EditableText:
    case QAccessible::List:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::PageTab:
    case QAccessible::Graphic:
    case QAccessible::MenuItem: return true;
    default: return false;
    }
}

class AccessibilityTest : public testing::Test {
protected:
    AccessibilityTest() {
        window.controller().setEnginePath(ENGINE_PATH);
        window.resize(1600, 900);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    ~AccessibilityTest() override { window.setLanguage(QStringLiteral("en")); }

    /// Every control that can be seen, from the interface down; says where one has no name.
    int walk(QAccessibleInterface* at, const QString& path) {
        if (!at || at->state().invisible)
            return 0;
        const QString name = at->text(QAccessible::Name);
        const QString here =
            path + QLatin1Char('/') +
            (at->object() ? QString::fromUtf8(at->object()->metaObject()->className()) : QString()) +
            QLatin1Char('\'') + name + QLatin1Char('\'');
        EXPECT_NE(at->role(), QAccessible::NoRole) << here.toStdString();
        int controls = 0;
        const auto* widget = qobject_cast<QWidget*>(at->object());
        const bool takesFocus = widget && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
        if (isControl(at->role()) || takesFocus) {
            ++controls;
            EXPECT_FALSE(name.isEmpty()) << here.toStdString() << ", role " << at->role();
            EXPECT_TRUE(saysItsValue(at)) << here.toStdString();
        }
        for (int i = 0; i < at->childCount(); ++i)
            if (!isPart(at))
                controls += walk(at->child(i), here);
        return controls;
    }
    /// Where a slider stands, in the words of what it is for.
    static bool saysItsValue(const QAccessibleInterface* at) {
        return at->role() != QAccessible::Slider || !at->text(QAccessible::Description).isEmpty();
    }
    /// What is within speaks through it: a field's line, a list's rows.
    static bool isPart(const QAccessibleInterface* at) {
        return at->role() == QAccessible::SpinBox || at->role() == QAccessible::ComboBox ||
               at->role() == QAccessible::List || at->role() == QAccessible::Table;
    }
    void settle() { // layouts come with the next turn of the event loop
        QTest::qWait(0);
        window.grab();
    }

    MainWindow window;
};

TEST_F(AccessibilityTest, EveryControlOfEveryLessonHasANameAndARoleInBothLanguages) {
    for (const char* language : {"en", "zh_CN"}) {
        window.setLanguage(QString::fromUtf8(language));
        for (int row = 0; row < static_cast<int>(catalog().size()); ++row) {
            window.chooseLesson(row);
            settle();
            EXPECT_GT(walk(QAccessible::queryAccessibleInterface(&window), QString()), 30)
                << language << ' ' << LessonModel::info(row).id;
        }
    }
}

TEST_F(AccessibilityTest, TheManualAndTheAboutPageHaveNamesToo) {
    window.showAbout(true);
    settle();
    EXPECT_GT(walk(QAccessible::queryAccessibleInterface(&window), QString()), 20);
    window.showHelp(QStringLiteral("keys"));
    settle();
    EXPECT_GT(walk(QAccessible::queryAccessibleInterface(&window), QString()), 20);
}

TEST_F(AccessibilityTest, TabReachesEveryEnabledControlOfEveryLessonAndShiftTabGoesBack) {
    for (int row = 0; row < static_cast<int>(catalog().size()); ++row) {
        window.chooseLesson(row);
        settle();
        QList<QWidget*> reached;
        window.setFocus();
        do {
            QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_Tab);
            reached << window.focusWidget();
        } while (reached.size() < 200 && reached.count(reached.last()) == 1);
        reached.removeLast(); // the first again
        // Afterwards: of buttons of which one is chosen, Qt takes Tab from the others when one gets the
        // focus; the arrows go from one to the next.
        QSet<QWidget*> wanted;
        for (QWidget* widget : window.findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && widget->window() == &window &&
                (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
                wanted << widget;
        ASSERT_GT(wanted.size(), 20) << LessonModel::info(row).id;
        for (QWidget* widget : wanted)
            EXPECT_TRUE(reached.contains(widget))
                << LessonModel::info(row).id << ": " << widget->metaObject()->className() << ' '
                << widget->accessibleName().toStdString();
        QTest::keyClick(window.focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        EXPECT_EQ(window.focusWidget(), reached.last()) << LessonModel::info(row).id;
    }
}

TEST_F(AccessibilityTest, TabGoesThroughPanelsAsTheyAreRead) {
    const QList<QWidget*> order = controlsAsRead(*window.centralWidget());
    const auto at = [&](const char* className) {
        const auto found = std::ranges::find_if(order, [&](const QWidget* widget) {
            for (const QWidget* up = widget; up; up = up->parentWidget())
                if (QString::fromUtf8(up->metaObject()->className()) == QString::fromUtf8(className))
                    return true;
            return false;
        });
        return found - order.begin();
    };
    EXPECT_LT(at("interleave::TransportBar"), at("interleave::LessonList"));
    EXPECT_LT(at("interleave::LessonList"), at("interleave::StageView"));
    EXPECT_LT(at("interleave::StageView"), at("interleave::ReplayPanel"));
    EXPECT_LT(at("interleave::ReplayPanel"), at("interleave::ParameterPanel"));
    EXPECT_LT(at("interleave::ParameterPanel"), at("interleave::StatusStrip"));
    EXPECT_LT(at("interleave::StatusStrip"), order.size());
}

TEST_F(AccessibilityTest, ACardSaysWhatIsInItNowAndAtAnEarlierMoment) {
    window.showRun(scriptedTrace(), {});
    const auto spoken = [](QWidget* view) {
        return QAccessible::queryAccessibleInterface(view)
            ->text(QAccessible::Description)
            .replace(QChar(0x202f), QLatin1Char(' ')) // between a figure and its unit
            .toStdString();
    };
    auto* queue = window.findChild<QueueView*>();
    auto* states = window.findChild<StatesView*>();
    window.playback().showAt(300'000'000);
    EXPECT_EQ(spoken(queue), "q1: 0 of 2; putting: nobody; getting: consumer 1 for 0.3 s.");
    EXPECT_EQ(spoken(states), "Running: producer 1 on CPU 0. Blocked: consumer 1 (q1 is empty).");
    window.playback().showAt(500'000'000);
    EXPECT_EQ(spoken(queue).find("q1: 1 of 2, next out 42; putting: nobody"), 0U) << spoken(queue);
    EXPECT_NE(spoken(window.findChild<TimelineView*>()).find("consumer 1: running"), std::string::npos);
    window.setLanguage(QStringLiteral("zh_CN"));
    EXPECT_EQ(spoken(states).find("Running"), std::string::npos);
    EXPECT_NE(spoken(states).find("producer 1"), std::string::npos);
}

TEST_F(AccessibilityTest, TheKeyGoesFromOneProcessThatCanBeKilledToTheNextAndSpaceKillsIt) {
    const auto lessons = catalog();
    window.chooseLesson(static_cast<int>(std::ranges::find(lessons, findScenario("process-relay").value()) -
                                         lessons.begin()));
    window.run();
    const auto button = [this]() -> QToolButton* {
        auto* focus = qobject_cast<QToolButton*>(window.focusWidget());
        return focus && focus->parent() == window.findChild<ProcessesView*>() ? focus : nullptr;
    };
    const auto alive = [this] {
        return std::ranges::count_if(window.playback().world()->processes(), [](const ProcessInfo& process) {
            return process.pid != 0 && !process.ended;
        });
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return alive() == 3; }, kPatienceMs));
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            QTest::keyClick(&window, Qt::Key_F7, Qt::ShiftModifier);
            return button() != nullptr;
        },
        kPatienceMs));
    const QString first = button()->accessibleName();
    QTest::keyClick(window.focusWidget(), Qt::Key_F7, Qt::ShiftModifier);
    ASSERT_NE(button(), nullptr);
    EXPECT_NE(button()->accessibleName(), first);
    QTest::keyClick(button(), Qt::Key_Space);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            return std::ranges::any_of(
                window.playback().world()->processes(),
                [](const ProcessInfo& process) { return process.ended && process.status == SIGKILL; });
        },
        kPatienceMs));
}

} // namespace
} // namespace interleave
