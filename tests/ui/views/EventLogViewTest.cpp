// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/EventLogView.h"

#include "ui/views/EventTable.h"
#include "ui/views/Theme.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class EventLogViewTest : public testing::Test {
protected:
    EventLogViewTest() {
        view.resize(1400, 300);
        view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&view));
        table = view.findChild<EventTable*>();
        search = view.findChild<QLineEdit*>();
    }
    ~EventLogViewTest() override { Theme::instance().setMode(Theme::Mode::Light); }

    QComboBox* combo(const QString& name) {
        for (QComboBox* found : view.findChildren<QComboBox*>())
            if (found->accessibleName() == name)
                return found;
        return nullptr;
    }
    /// As a person does it: with the keyboard, from the first entry on.
    void pick(QComboBox* combo, const QString& entry) {
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int tries = combo->count(); tries > 0 && combo->currentText() != entry; --tries)
            QTest::keyClick(combo, Qt::Key_Down);
        ASSERT_EQ(combo->currentText(), entry);
    }
    QPoint middleOf(int row) { return table->visualRect(table->model()->index(row, 4)).center(); }
    int current() { return table->currentIndex().row(); }
    int rows() { return table->model()->rowCount(); }
    bool waitForRows(int count) {
        return QTest::qWaitFor([&] { return rows() == count && view.model().progress() >= 1; }, kPatienceMs);
    }
    std::shared_ptr<Trace> show() {
        auto trace = scriptedTrace();
        playback.setTrace(trace);
        EXPECT_TRUE(waitForRows(20));
        return trace;
    }

    Playback playback;
    EventLogView view{playback};
    EventTable* table = nullptr;
    QLineEdit* search = nullptr;
};

TEST_F(EventLogViewTest, ARowClickedIsTheMomentShown) {
    show();
    table->verticalScrollBar()->setValue(0);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, middleOf(5));
    EXPECT_FALSE(playback.live());
    EXPECT_EQ(playback.world()->time(), 5 * kMs);
    EXPECT_EQ(current(), 5);
}

TEST_F(EventLogViewTest, AMomentShownElsewhereIsTheRowChosenAndInSight) {
    show();
    playback.showAt(15 * kMs);
    EXPECT_EQ(current(), 8);
    EXPECT_EQ(playback.world()->time(), 15 * kMs) << "the row must not move the cursor back to its own time";
    EXPECT_TRUE(table->viewport()->rect().contains(middleOf(8)));
    playback.showAt(505 * kMs);
    EXPECT_EQ(current(), 13);
    EXPECT_TRUE(table->viewport()->rect().contains(middleOf(13)));
}

TEST_F(EventLogViewTest, KeysGoFromRowToRow) {
    show();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    EXPECT_EQ(current(), 0);
    EXPECT_EQ(playback.world()->time(), 0);
    QTest::keyClick(table, Qt::Key_Down);
    EXPECT_EQ(playback.world()->time(), 1 * kMs);
    QTest::keyClick(table, Qt::Key_PageDown);
    EXPECT_GT(current(), 3);
    QTest::keyClick(table, Qt::Key_Up);
    QTest::keyClick(table, Qt::Key_End);
    EXPECT_EQ(current(), 19);
    EXPECT_EQ(playback.world()->time(), 1000 * kMs);
    EXPECT_TRUE(table->atEnd());
}

TEST_F(EventLogViewTest, OfEventsAtTheSameTimeTheOneChosenStaysChosen) {
    auto trace = scriptedTrace();
    const Event twin{2000 * kMs, 1, kNoObject, EventKind::Printed, 0, 0, 8, 0};
    const std::vector<Event> twins(3, twin);
    trace->append(twins);
    playback.setTrace(trace);
    ASSERT_TRUE(waitForRows(23));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    QTest::keyClick(table, Qt::Key_End);
    QTest::keyClick(table, Qt::Key_Up);
    EXPECT_EQ(current(), 21);
    QTest::keyClick(table, Qt::Key_Up);
    EXPECT_EQ(current(), 20);
    playback.showAt(2000 * kMs); // the same moment, shown by another
    EXPECT_EQ(current(), 20);
}

TEST_F(EventLogViewTest, LiveItFollowsTheEndUnlessScrolledAway) {
    auto trace = show();
    EXPECT_TRUE(table->atEnd());
    EXPECT_EQ(current(), 19);
    const auto append = [&](std::uint64_t time) {
        const Event event{time * kMs, 1, kNoObject, EventKind::Printed, 0, 0, 8, 0};
        trace->append({&event, 1});
        playback.refresh();
    };
    append(2000);
    ASSERT_TRUE(waitForRows(21));
    EXPECT_EQ(current(), 20);
    EXPECT_TRUE(table->atEnd());
    EXPECT_TRUE(playback.live()) << "following is not choosing";
    table->verticalScrollBar()->setValue(0);
    append(2001);
    ASSERT_TRUE(waitForRows(22));
    EXPECT_EQ(table->verticalScrollBar()->value(), 0);
    EXPECT_EQ(current(), 20);
}

TEST_F(EventLogViewTest, ANewRunIsFollowedWhereverTheLastOneWasLeft) {
    show();
    table->verticalScrollBar()->setValue(0);
    ASSERT_FALSE(table->atEnd());
    show();
    EXPECT_TRUE(table->atEnd());
    EXPECT_EQ(current(), 19);
}

TEST_F(EventLogViewTest, TheLanguageSwitchesInPlace) {
    show();
    QTranslator chinese;
    ASSERT_TRUE(chinese.load(QStringLiteral(":/i18n/interleave_zh_CN")));
    QApplication::installTranslator(&chinese);
    const auto what = [&] { return table->model()->index(11, EventModel::WhatColumn).data().toString(); };
    const auto shows = [&](const QString& name) {
        return QTest::qWaitFor([&] { return combo(name) != nullptr; }, kPatienceMs);
    };
    ASSERT_TRUE(shows(QStringLiteral("线程")));
    EXPECT_TRUE(what().contains(QStringLiteral("放入"))) << what().toStdString();
    QApplication::removeTranslator(&chinese);
    ASSERT_TRUE(shows(QStringLiteral("Thread")));
    EXPECT_EQ(what(), QStringLiteral("puts 42 into q1: 1 of 2"));
}

TEST_F(EventLogViewTest, CombosFilterAndTellOfIt) {
    show();
    QSignalSpy actor(&view, &EventLogView::actorChosen);
    QSignalSpy object(&view, &EventLogView::objectChosen);
    pick(combo(QStringLiteral("Thread")), QStringLiteral("consumer 1"));
    ASSERT_TRUE(waitForRows(11));
    ASSERT_FALSE(actor.isEmpty());
    EXPECT_EQ(actor.last()[0].value<ActorId>(), 2);
    pick(combo(QStringLiteral("Object")), QStringLiteral("q1"));
    ASSERT_TRUE(waitForRows(3));
    ASSERT_FALSE(object.isEmpty());
    EXPECT_EQ(object.last()[0].value<ObjectId>(), 0);
    pick(combo(QStringLiteral("Kind of event")), QStringLiteral("Waits"));
    ASSERT_TRUE(waitForRows(2));
    EXPECT_TRUE(view.findChild<QLabel*>()->text().contains(QStringLiteral("2 of 20")));
    QTest::mouseClick(view.findChild<QToolButton*>(), Qt::LeftButton);
    ASSERT_TRUE(waitForRows(20));
    EXPECT_EQ(actor.last()[0].value<ActorId>(), kNoActor);
}

TEST_F(EventLogViewTest, TheTimelinesChoiceIsTakenOverAndNotToldBack) {
    show();
    const QSignalSpy actor(&view, &EventLogView::actorChosen);
    view.showActor(2);
    ASSERT_TRUE(waitForRows(11));
    EXPECT_EQ(combo(QStringLiteral("Thread"))->currentText(), QStringLiteral("consumer 1"));
    view.showActor(kNoActor);
    ASSERT_TRUE(waitForRows(20));
    EXPECT_EQ(actor.count(), 0);
}

TEST_F(EventLogViewTest, CtrlFLooksForWordsAndEscClears) {
    show();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
    EXPECT_TRUE(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("puts 42"));
    ASSERT_TRUE(waitForRows(1));
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_TRUE(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_EQ(playback.world()->time(), 500 * kMs);
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Escape);
    EXPECT_EQ(search->text(), QString());
    ASSERT_TRUE(waitForRows(20));
    EXPECT_EQ(current(), 11) << "the moment shown is still the put";
    EXPECT_TRUE(table->viewport()->rect().contains(middleOf(11)));
}

TEST_F(EventLogViewTest, EveryControlHasAnAccessibleNameAndATip) {
    for (const QWidget* widget : view.findChildren<QWidget*>()) {
        const bool isPart = qobject_cast<const QAbstractItemView*>(widget->parent()) ||
                            qobject_cast<const QLineEdit*>(widget->parent());
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 || isPart)
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        EXPECT_TRUE(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()))
            << widget->metaObject()->className();
        EXPECT_TRUE(!widget->toolTip().isEmpty() || widget == table) << widget->metaObject()->className();
    }
}

TEST_F(EventLogViewTest, ItIsPaintedInBothThemesEmptyAndFull) {
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        playback.setTrace(nullptr);
        const QImage empty = view.grab().toImage();
        show();
        const QImage full = view.grab().toImage();
        EXPECT_NE(empty, full);
        const QPoint beside = table->viewport()->mapTo(&view, middleOf(18));
        EXPECT_EQ(full.pixelColor(full.width() - 60, beside.y()),
                  Theme::instance().color(Theme::Role::Panel));
        const QPoint chosen = table->viewport()->mapTo(&view, middleOf(19));
        EXPECT_EQ(full.pixelColor(full.width() - 60, chosen.y()),
                  Theme::instance().color(Theme::Role::AccentSoft));
    }
}

TEST_F(EventLogViewTest, HiddenItDoesNothing) {
    view.hide();
    auto trace = scriptedTrace();
    playback.setTrace(trace);
    EXPECT_EQ(rows(), 0);
    view.show();
    EXPECT_TRUE(waitForRows(20));
}

} // namespace
} // namespace interleave
