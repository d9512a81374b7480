// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lesson scripts in the window: opened, shown, gone through, closed.
#include "ui/views/ScriptStrip.h"

#include "ui/models/ScriptFiles.h"
#include "ui/views/FileMenu.h"
#include "ui/views/MainWindow.h"
#include "ui/views/Theme.h"

#include "tests/ui/support/Times.h"

#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace interleave {
namespace {

class ScriptStripTest : public testing::Test {
protected:
    ScriptStripTest() {
        window.controller().setEnginePath(ENGINE_PATH);
        window.resize(1280, 720);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    QString written(const QByteArray& text, const char* name = "own.lesson") {
        QFile file(directory.filePath(QString::fromUtf8(name)));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
        return file.fileName();
    }
    QString withSteps(const QByteArray& steps) {
        return written(
            R"({"title": {"en": "Own", "zh_CN": "自己的"}, "lesson": "deadlock", "parameters": {"think": 0.1},)"
            "\n\"steps\": [" +
            steps + "]}");
    }
    /// Soon: keys press a button for as long as one sees it, and a language is told behind what goes on now.
    bool says(const QString& words) {
        return QTest::qWaitFor([&] { return saysNow(words); }, kPatienceMs);
    }
    bool saysNow(const QString& words) {
        return std::ranges::any_of(window.findChildren<QLabel*>(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    QPushButton* button(const QString& words) {
        for (QPushButton* found : strip().findChildren<QPushButton*>())
            if (found->text().contains(words))
                return found;
        return nullptr;
    }
    ScriptStrip& strip() { return *window.findChild<ScriptStrip*>(); }

    QTemporaryDir directory;
    MainWindow window;
};

TEST_F(ScriptStripTest, AScriptIsOpenedWithItsLessonAndParametersAndNothingRuns) {
    EXPECT_FALSE(strip().isVisible());
    window.openFile(withSteps(R"({"say": "Good morning"}, {"run": true}, {"say": "b"})"));
    EXPECT_TRUE(strip().isVisible());
    EXPECT_TRUE(says(QStringLiteral("Good morning")));
    EXPECT_TRUE(says(QStringLiteral("1 of 2")));
    EXPECT_STREQ(window.parameters().lesson()->id, "deadlock");
    EXPECT_EQ(window.parameters().value(2), 0.1);
    EXPECT_FALSE(window.controller().active());
}

TEST_F(ScriptStripTest, KeysGoOnAndBackWhereverTheFocusIs) {
    window.openScript(withSteps(R"({"say": "aaa"}, {"say": "bbb"})"));
    QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier);
    EXPECT_TRUE(says(QStringLiteral("bbb")));
    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
    EXPECT_TRUE(says(QStringLiteral("aaa")));
    EXPECT_EQ(QApplication::focusWidget(), button(QStringLiteral("Next"))) << "Space goes on too";
    QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([this] { return !strip().isVisible(); }, kPatienceMs));
}

TEST_F(ScriptStripTest, SpaceGoesOnAlsoAfterAWaitAndNeverCloses) {
    window.openScript(withSteps(
        R"({"say": "aaa"}, {"run": true}, {"until": "deadlocks = 1", "within": 60}, {"say": "bbb"}, {"say": "ccc"})"));
    button(QStringLiteral("Next"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    EXPECT_FALSE(button(QStringLiteral("Next"))->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    EXPECT_TRUE(strip().isVisible());
    ASSERT_TRUE(says(QStringLiteral("bbb")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    EXPECT_TRUE(says(QStringLiteral("ccc")));
}

TEST_F(ScriptStripTest, WordsChangeWithTheLanguageInPlace) {
    window.openScript(withSteps(R"({"say": {"en": "Good morning", "zh_CN": "早上好"}})"));
    window.setLanguage(QStringLiteral("zh_CN"));
    EXPECT_TRUE(says(QStringLiteral("早上好")));
    EXPECT_TRUE(says(QStringLiteral("自己的")));
    EXPECT_TRUE(QTest::qWaitFor([this] { return button(QStringLiteral("继续")) != nullptr; }, kPatienceMs));
    window.setLanguage(QStringLiteral("en"));
    EXPECT_TRUE(says(QStringLiteral("Good morning")));
}

TEST_F(ScriptStripTest, AWrongScriptIsALineAboveTheStageAndNothingElseChanges) {
    window.openScript(withSteps(R"({"say": "still here"})"));
    window.openFile(written("{\n \"titel\": \"T\"}", "wrong.lesson"));
    EXPECT_TRUE(says(QStringLiteral(
        "Not opened: wrong.lesson:2:2: unknown field 'titel' (did you mean 'title'?); allowed: ")));
    EXPECT_TRUE(says(QStringLiteral("still here")));
    window.setLanguage(QStringLiteral("zh_CN"));
    window.openFile(written("{}", "wrong.lesson"));
    EXPECT_TRUE(says(QStringLiteral("缺少字段")));
    window.setLanguage(QStringLiteral("en"));
}

TEST_F(ScriptStripTest, AScriptEndsTheRunThatGoesOnAsChoosingALessonDoes) {
    window.openScript(withSteps(R"({"run": true}, {"say": "a"})"));
    ASSERT_TRUE(window.controller().active());
    window.openScript(withSteps(R"({"say": "other words"})"));
    EXPECT_FALSE(window.controller().active());
    EXPECT_EQ(window.playback().trace(), nullptr);
    EXPECT_TRUE(says(QStringLiteral("other words")));
}

TEST_F(ScriptStripTest, ChoosingAnotherLessonClosesIt) {
    window.openScript(withSteps(R"({"say": "a"})"));
    window.chooseLesson(0);
    EXPECT_FALSE(strip().isVisible());
}

TEST_F(ScriptStripTest, TheMenuHasThoseThatComeAlongInTheWindowsLanguage) {
    window.setLanguage(QStringLiteral("zh_CN"));
    QMenu& menu = window.findChild<FileMenu*>()->scripts();
    Q_EMIT menu.aboutToShow();
    ASSERT_EQ(menu.actions().size(), scriptsThatComeAlong().size());
    const auto actions = menu.actions();
    const auto found = std::ranges::find_if(
        actions, [](const QAction* action) { return action->text().contains(QStringLiteral("死锁")); });
    ASSERT_NE(found, actions.end());
    (*found)->trigger();
    EXPECT_STREQ(window.parameters().lesson()->id, "deadlock");
    EXPECT_TRUE(strip().isVisible());
    window.setLanguage(QStringLiteral("en"));
}

TEST_F(ScriptStripTest, AFileThatIsDroppedIsOpened) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(withSteps(R"({"say": "dropped"})"))});
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    static_cast<QObject&>(window).event(&drop); // as the application would, had it seen the drag
    EXPECT_TRUE(says(QStringLiteral("dropped")));
}

TEST_F(ScriptStripTest, TheStripKeepsItsHeightFromWordsToWords) {
    window.openScript(withSteps(R"({"say": "short"}, {"say": ")" +
                                QByteArray(400, 'x').replace("xxxxxxxx", "longer ") + R"("}, {"say": "c"})"));
    const QLabel* words = nullptr;
    for (const QLabel* label : strip().findChildren<QLabel*>())
        if (label->text() == QStringLiteral("short"))
            words = label;
    ASSERT_NE(words, nullptr);
    const auto isLaidOut = [&] { return words->height() >= words->minimumHeight() && words->width() > 400; };
    ASSERT_TRUE(QTest::qWaitFor(isLaidOut, kPatienceMs));
    const int before = strip().height();
    window.script().next();
    ASSERT_TRUE(says(QStringLiteral("longer")));
    EXPECT_EQ(strip().height(), before);
    EXPECT_GE(words->height(), words->heightForWidth(words->width())) << "nothing of it is cut off";
}

TEST_F(ScriptStripTest, EveryControlHasAName) {
    window.openScript(withSteps(R"({"say": "a"})"));
    for (const QPushButton* each : strip().findChildren<QPushButton*>())
        EXPECT_FALSE(each->accessibleName().isEmpty()) << each->text().toStdString();
    EXPECT_FALSE(strip().accessibleName().isEmpty());
}

} // namespace
} // namespace interleave
