// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Questions and goals in the window, with real runs and their recordings.
#include "ui/views/AnswerButton.h"
#include "ui/views/ClassroomStrip.h"
#include "ui/views/MainWindow.h"
#include "ui/views/NumberField.h"
#include "ui/views/StageView.h"
#include "ui/views/Theme.h"

#include "tests/ui/support/Times.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace interleave {
namespace {

struct ClassroomWindowTest : testing::Test {
    ClassroomWindowTest() {
        window.controller().setEnginePath(ENGINE_PATH);
        window.resize(1280, 720);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    ~ClassroomWindowTest() override { Theme::instance().setScale(1); }
    void choose(const char* lesson, std::initializer_list<const char*> settings = {}) {
        const auto lessons = catalog();
        window.chooseLesson(
            static_cast<int>(std::ranges::find(lessons, findScenario(lesson).value()) - lessons.begin()));
        for (const char* setting : settings)
            ASSERT_TRUE(window.parameters().applySetting(QString::fromUtf8(setting)));
    }
    bool tells() {
        return QTest::qWaitFor([this] { return window.classroom().truth() == Classroom::Truth::Told; },
                               kPatienceMs);
    }
    /// The words on the console's buttons.
    bool callsAreWhole() {
        return std::ranges::all_of(window.findChildren<QPushButton*>(), [](const QPushButton* call) {
            return !call->isVisible() || !call->property("call").toBool() ||
                   call->height() >= call->fontMetrics().height();
        });
    }
    MainWindow window;
};

TEST_F(ClassroomWindowTest, ARunAnswersTheQuestionAndSoDoesItsRecording) {
    QTemporaryDir directory;
    window.setRecordingDirectory(directory.path());
    choose("race", {"increments=1000000", "threads=4", "protection=mutex"});
    auto* field = window.findChild<NumberField*>();
    ASSERT_TRUE(field->isVisible());
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("4000000"));
    QTest::keyClick(field, Qt::Key_Return);
    window.run();
    ASSERT_TRUE(tells());
    EXPECT_EQ(window.classroom().rightNumber(), 4'000'000);
    EXPECT_EQ(window.classroom().classNumber(), 4'000'000) << "it stands until another lesson is chosen";
    GoalsModel& goals = window.classroom().goals();
    ASSERT_TRUE(QTest::qWaitFor([&] { return goals.momentOf(1).has_value(); }, kPatienceMs));
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.controller().state() == RunController::State::Over; },
                                kPatienceMs));
    const QString file = window.controller().recording();
    const auto moment = goals.momentOf(1);

    choose("deadlock");
    EXPECT_EQ(window.classroom().classNumber(), std::nullopt);
    window.openRun(file);
    ASSERT_TRUE(tells());
    EXPECT_EQ(window.classroom().rightNumber(), 4'000'000);
    ASSERT_TRUE(QTest::qWaitFor([&] { return goals.momentOf(1).has_value(); }, kPatienceMs));
    EXPECT_EQ(goals.momentOf(1), moment) << "the same moment of the same run";
}

TEST_F(ClassroomWindowTest, ADeadlockAnswersWhileItLasts) {
    choose("deadlock", {"think=0"});
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    EXPECT_EQ(window.classroom().hands(1), 1);
    window.run();
    ASSERT_TRUE(tells());
    EXPECT_EQ(window.classroom().rightAnswer(), 1);
    EXPECT_TRUE(window.controller().active()) << "nobody has stopped it";
    window.controller().stop();
}

TEST_F(ClassroomWindowTest, EachQuestionLeavesTheStageItsRoom) {
    const auto* strip = window.findChild<ClassroomStrip*>();
    const auto* stage = window.findChild<StageView*>();
    for (const char* language : {"zh_CN", "en"}) {
        window.setLanguage(QString::fromUtf8(language));
        for (int row = 0; row < static_cast<int>(catalog().size()); ++row) {
            window.chooseLesson(row);
            QTest::qWait(0);
            SCOPED_TRACE(std::string(catalog()[static_cast<std::size_t>(row)]->info.id) + ' ' + language);
            EXPECT_EQ(window.width(), 1280);
            EXPECT_LT(strip->isVisible() ? strip->height() : 0, window.height() / 7);
            EXPECT_GT(stage->height(), window.height() / 3);
            EXPECT_TRUE(QTest::qWaitFor([this] { return callsAreWhole(); }, kPatienceMs));
            for (const AnswerButton* answer : window.findChildren<AnswerButton*>())
                EXPECT_GE(answer->width(), answer->minimumSizeHint().width());
        }
    }
}

} // namespace
} // namespace interleave
