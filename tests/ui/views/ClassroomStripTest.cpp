// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ClassroomStrip.h"

#include "ui/views/AnswerButton.h"
#include "ui/views/GoalsPopup.h"
#include "ui/views/NumberField.h"
#include "ui/views/Theme.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/LockScript.h"
#include "tests/ui/views/RaceScript.h"

#include <QAccessible>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace interleave {
namespace {

struct ClassroomStripTest : testing::Test {
    ClassroomStripTest() {
        strip.resize(900, 120);
        strip.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&strip));
    }
    void choose(const char* lesson) { classroom.setLesson(findScenario(lesson).value()->info); }
    void show(ProcessScript& script, const char* lesson) {
        TraceInfo about;
        about.scenario = lesson;
        playback.setTrace(script.finish(about));
        EXPECT_TRUE(
            QTest::qWaitFor([&] { return classroom.truth() == Classroom::Truth::Told; }, kPatienceMs));
    }
    void showDeadlock() {
        TableScript script(2);
        script.waitsForTheNext(0);
        script.waitsForTheNext(1);
        show(script, "deadlock");
    }
    void showRace(std::int64_t value) {
        RaceScript script;
        script.add(script.one, 1000);
        script.added(script.one, 1000);
        script.event(script.one, EventKind::CounterValue, script.number, 0, value);
        script.event(kNoActor, EventKind::RunEnded, kNoObject, static_cast<int>(Outcome::Finished));
        show(script, "race");
    }
    QList<AnswerButton*> answers() {
        QList<AnswerButton*> all = strip.findChildren<AnswerButton*>();
        all.removeIf([](const AnswerButton* button) { return !button->isVisible(); });
        return all;
    }
    bool says(const char* words) {
        for (const QLabel* label : strip.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words)))
                return true;
        return false;
    }
    QToolButton* tool(const char* words) {
        for (QToolButton* button : strip.findChildren<QToolButton*>())
            if (button->text().contains(QString::fromUtf8(words)))
                return button;
        return nullptr;
    }
    Playback playback;
    Classroom classroom{playback};
    ClassroomStrip strip{classroom, nullptr};
};

TEST_F(ClassroomStripTest, HandsAreCountedByClickAndByKey) {
    choose("deadlock");
    ASSERT_EQ(answers().size(), 3);
    QTest::mouseClick(answers()[1], Qt::LeftButton);
    QTest::mouseClick(answers()[1], Qt::LeftButton);
    EXPECT_EQ(answers()[1]->hands(), 2);
    QTest::mouseClick(answers()[1], Qt::LeftButton, Qt::ShiftModifier);
    EXPECT_EQ(classroom.hands(1), 1);
    QTest::keyClick(&strip, Qt::Key_3, Qt::ControlModifier);
    EXPECT_EQ(classroom.hands(2), 1);
    QTest::keyClick(&strip, Qt::Key_3, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(classroom.hands(2), 0);
    answers()[0]->setFocus();
    QTest::keyClick(answers()[0], Qt::Key_Space);
    QTest::keyClick(answers()[0], Qt::Key_Plus);
    QTest::keyClick(answers()[0], Qt::Key_Minus);
    EXPECT_EQ(classroom.hands(0), 1);
    QTest::keyClick(&strip, Qt::Key_A, Qt::AltModifier);
    EXPECT_EQ(classroom.allHands(), 0);
}

TEST_F(ClassroomStripTest, InProjectionTheHeightIsTheStagesUntilTheRunHasTold) {
    choose("deadlock");
    Theme::instance().setProjection(true);
    EXPECT_TRUE(strip.isVisible()) << "before the run the class is asked";
    TraceInfo about;
    about.scenario = "deadlock";
    TableScript begun(2);
    playback.setTrace(begun.finish(about));
    EXPECT_EQ(classroom.truth(), Classroom::Truth::Coming);
    EXPECT_FALSE(strip.isVisible());
    showDeadlock();
    EXPECT_TRUE(strip.isVisible());
    EXPECT_TRUE(says("What happened: B"));
    EXPECT_FALSE(says("A and B each take two locks")) << "what happened stands in the question's place";
    Theme::instance().setProjection(false);
    EXPECT_TRUE(says("A and B each take two locks"));
}

TEST_F(ClassroomStripTest, AnAnswerSpeaksItsWordsAndItsHands) {
    choose("deadlock");
    classroom.count(1, 12);
    EXPECT_TRUE(answers()[1]->accessibleName().startsWith(QStringLiteral("Answer B: Neither")));
    EXPECT_TRUE(answers()[1]->accessibleDescription().contains(QStringLiteral("12")));
    EXPECT_EQ(QAccessible::queryAccessibleInterface(answers()[1])->role(), QAccessible::Button);
}

TEST_F(ClassroomStripTest, WhatHappenedStandsBesideWhatTheClassSaidByWordAndSign) {
    choose("deadlock");
    classroom.count(0, 8);
    classroom.count(1, 3);
    showDeadlock();
    EXPECT_TRUE(answers().isEmpty());
    EXPECT_TRUE(says("✗ Not so. The class said: A"));
    EXPECT_TRUE(says("What happened: B"));
    EXPECT_TRUE(says("3 of 11 said so"));
    EXPECT_TRUE(says("circle")) << "the sentence why";
    classroom.count(1, 9);
    strip.askAgain();
    EXPECT_EQ(answers().size(), 3) << "also while a run is shown";
    EXPECT_EQ(classroom.allHands(), 0);
    classroom.count(1, 2);
    playback.setTrace(nullptr);
    showDeadlock();
    EXPECT_TRUE(says("✓ Right. What happened: B"));
    EXPECT_FALSE(says("✗"));
}

TEST_F(ClassroomStripTest, WhoAsksAgainWhileTheRunGoesOnSeesWhatHappenedAllTheSame) {
    choose("deadlock");
    TableScript script(2);
    script.waitsForTheNext(0);
    TraceInfo about;
    about.scenario = "deadlock";
    const auto trace = script.finish(about);
    playback.setTrace(trace);
    ASSERT_EQ(classroom.truth(), Classroom::Truth::Coming);
    EXPECT_TRUE(answers().isEmpty());
    strip.askAgain();
    EXPECT_EQ(answers().size(), 3);
    const auto end = static_cast<std::uint64_t>(trace->end() + 1);
    const Event closing{end,
                        script.philosophers[1],
                        script.forks[0],
                        EventKind::WaitBegan,
                        static_cast<std::uint8_t>(WaitReason::Lock),
                        0,
                        kNoDeadline,
                        0};
    trace->append({&closing, 1});
    playback.refresh();
    ASSERT_TRUE(QTest::qWaitFor([&] { return classroom.truth() == Classroom::Truth::Told; }, kPatienceMs));
    EXPECT_TRUE(answers().isEmpty());
    EXPECT_TRUE(says("What happened: B"));
}

TEST_F(ClassroomStripTest, WithoutAnAnswerOfTheClassTheRunsIsShown) {
    choose("deadlock");
    showDeadlock();
    EXPECT_TRUE(says("What happened: B"));
    EXPECT_FALSE(says("said so"));
}

TEST_F(ClassroomStripTest, ANumberIsRightCloseOrNotSo) {
    choose("race");
    auto* field = strip.findChild<NumberField*>();
    ASSERT_TRUE(field->isVisible());
    EXPECT_EQ(field->text(), QStringLiteral("nothing yet"));
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("1 600,000"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(classroom.classNumber(), 1'600'000) << "typed as people group digits";
    showRace(900);
    EXPECT_FALSE(field->isVisible());
    EXPECT_TRUE(says("✗ Not so. The class said: 1\u202f600\u202f000"));
    EXPECT_TRUE(says("What happened: 900"));
    classroom.setClassNumber(950);
    EXPECT_TRUE(says("≈ Close."));
    classroom.setClassNumber(900);
    EXPECT_TRUE(says("✓ Right."));
}

TEST_F(ClassroomStripTest, ItFoldsUpAndIsNotThereWhereNothingIsAsked) {
    choose("deadlock");
    const int tall = strip.sizeHint().height();
    QTest::keyClick(&strip, Qt::Key_Q, Qt::AltModifier);
    EXPECT_TRUE(strip.folded());
    EXPECT_LT(strip.sizeHint().height(), tall);
    EXPECT_TRUE(answers().isEmpty());
    ASSERT_TRUE(tool("Goals"));
    EXPECT_TRUE(tool("Goals")->isVisible());
    strip.setFolded(false);
    EXPECT_EQ(answers().size(), 3);
    choose("stress");
    EXPECT_FALSE(strip.isVisible());
}

TEST_F(ClassroomStripTest, GoalsShowWhichAreReachedAndLeadToTheirMoment) {
    choose("dining");
    QTest::keyClick(&strip, Qt::Key_G, Qt::ControlModifier);
    auto* popup = strip.findChild<GoalsPopup*>();
    ASSERT_TRUE(popup->isVisible());
    EXPECT_EQ(tool("Goals")->text(), QStringLiteral("Goals 0 of 3"));
    popup->close();
    TableScript script(7);
    for (std::size_t i = 0; i < 7; ++i)
        script.waitsForTheNext(i);
    show(script, "dining");
    ASSERT_TRUE(QTest::qWaitFor([&] { return classroom.goals().reachedCount() == 1; }, kPatienceMs));
    EXPECT_EQ(tool("Goals")->text(), QStringLiteral("✓ Goals 1 of 3"));
    strip.openGoals();
    const QSignalSpy requested(&strip, &ClassroomStrip::momentRequested);
    QToolButton* moment = nullptr;
    for (QToolButton* button : popup->findChildren<QToolButton*>()) {
        EXPECT_FALSE(button->accessibleName().isEmpty());
        moment = button->isVisible() ? button : moment;
    }
    ASSERT_TRUE(moment);
    QTest::mouseClick(moment, Qt::LeftButton);
    ASSERT_EQ(requested.count(), 1);
    EXPECT_EQ(requested.front().front().toLongLong(), playback.world()->deadlockSince());
    EXPECT_FALSE(popup->isVisible());
}

} // namespace
} // namespace interleave
