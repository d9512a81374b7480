// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/KeyTable.h"

#include "ui/views/MainWindow.h"
#include "ui/views/TimelineView.h"

#include "tests/ui/views/TraceScript.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSet>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

QSet<QString> keysInScope(KeyScope scope) {
    QSet<QString> keys;
    for (const KeyRow& row : keyTable())
        if (row.scope == scope)
            for (const QKeySequence& key : keysOf(row.id))
                keys << key.toString();
    return keys;
}

TEST(KeyTableTest, EveryIdHasOneRowWithKeysThatCanBePressed) {
    for (int id = 0; id <= static_cast<int>(KeyId::Change); ++id) {
        const auto rows = std::ranges::count(keyTable(), static_cast<KeyId>(id), &KeyRow::id);
        ASSERT_EQ(rows, 1) << "id " << id;
        for (const QKeySequence& key : keysOf(static_cast<KeyId>(id))) {
            EXPECT_EQ(key.count(), 1) << keyRow(static_cast<KeyId>(id)).keys;
            EXPECT_NE(key[0].key(), Qt::Key_unknown) << keyRow(static_cast<KeyId>(id)).keys;
        }
    }
}

TEST(KeyTableTest, NoTwoActionsHaveTheSameKeyWhereBothWork) {
    QHash<QString, const char*> inWindow;
    for (const KeyRow& row : keyTable())
        if (row.scope == KeyScope::Window)
            for (const QKeySequence& key : keysOf(row.id)) {
                EXPECT_FALSE(inWindow.contains(key.toString()))
                    << key.toString().toStdString() << ": " << row.does << " / "
                    << inWindow.value(key.toString());
                inWindow.insert(key.toString(), row.does);
            }
    for (const KeyScope scope : {KeyScope::Timeline, KeyScope::EventLog}) {
        qsizetype count = 0;
        for (const KeyRow& row : keyTable())
            if (row.scope == scope)
                count += keysOf(row.id).size();
        EXPECT_EQ(keysInScope(scope).size(), count) << "one key has two meanings";
        for (const QString& key : keysInScope(scope))
            EXPECT_FALSE(inWindow.contains(key))
                << key.toStdString() << " is taken by the window: " << inWindow.value(key);
    }
}

TEST(KeyTableTest, TheWindowsShortcutsAreThoseOfTheTableAndNoOthers) {
    const MainWindow window;
    QSet<QString> made;
    const auto add = [&](const QList<QKeySequence>& keys) {
        for (const QKeySequence& key : keys)
            made << key.toString();
    };
    for (const QShortcut* shortcut : window.findChildren<QShortcut*>())
        add(shortcut->keys());
    for (const QAction* action : window.actions())
        add(action->shortcuts());
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>())
        if (!button->shortcut().isEmpty()) // the console's
            made << button->shortcut().toString();
    QSet<QString> known = keysInScope(KeyScope::Window);
    for (const QString& key : made)
        EXPECT_TRUE(known.contains(key) || keysInScope(KeyScope::EventLog).contains(key))
            << key.toStdString() << " is not in the table";
    for (const QKeySequence& key : keysOf(KeyId::Call)) // made with the lesson that has a console
        known.remove(key.toString());
    for (const QString& key : known)
        EXPECT_TRUE(made.contains(key)) << key.toStdString() << " does nothing";
}

TEST(KeyTableTest, EveryKeyOfTheTimelineIsTakenByIt) {
    Playback playback;
    TimelineView timeline(playback);
    playback.setTrace(scriptedTrace());
    for (const KeyRow& row : keyTable())
        if (row.scope == KeyScope::Timeline)
            for (const QKeySequence& key : keysOf(row.id)) {
                QKeyEvent press(QEvent::KeyPress, key[0].key(), key[0].keyboardModifiers());
                QApplication::sendEvent(&timeline, &press);
                EXPECT_TRUE(press.isAccepted()) << key.toString().toStdString();
            }
    QKeyEvent other(QEvent::KeyPress, Qt::Key_Q, Qt::NoModifier);
    QApplication::sendEvent(&timeline, &other);
    EXPECT_FALSE(other.isAccepted());
}

TEST(KeyTableTest, EveryActionOfTheWindowHasAKeyThatWorksWhileAFieldHasTheFocus) {
    QLineEdit field(QStringLiteral("some words"));
    for (const KeyRow& row : keyTable()) {
        const bool isTyped =
            row.id == KeyId::Lesson || row.id == KeyId::MarkBegin || row.id == KeyId::MarkEnd;
        if (row.scope != KeyScope::Window || isTyped)
            continue;
        const QList<QKeySequence> keys = keysOf(row.id);
        EXPECT_TRUE(std::ranges::any_of(keys, [&](const QKeySequence& key) {
            QKeyEvent override(QEvent::ShortcutOverride, key[0].key(), key[0].keyboardModifiers());
            override.ignore();
            QApplication::sendEvent(&field, &override);
            return !override.isAccepted();
        })) << row.keys;
    }
}

TEST(KeyTableTest, ASignIsTheSameKeyWithAndWithoutShiftAndOnTheKeypad) {
    for (const Qt::KeyboardModifiers held :
         {Qt::KeyboardModifiers(Qt::NoModifier), Qt::KeyboardModifiers(Qt::ShiftModifier),
          Qt::KeyboardModifiers(Qt::KeypadModifier)})
        EXPECT_TRUE(isKey(QKeyEvent(QEvent::KeyPress, Qt::Key_Plus, held), KeyId::ZoomIn));
    EXPECT_FALSE(isKey(QKeyEvent(QEvent::KeyPress, Qt::Key_Plus, Qt::ControlModifier), KeyId::ZoomIn));
    EXPECT_FALSE(isKey(QKeyEvent(QEvent::KeyPress, Qt::Key_Left, Qt::ShiftModifier), KeyId::PanLeft));
}

} // namespace
} // namespace interleave
