// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ProcessesView.h"

#include "tests/ui/views/ProcessScript.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <set>

namespace interleave {
namespace {

class ProcessesViewTest : public testing::Test {
protected:
    ProcessesViewTest() {
        view.resize(1150, 280);
        view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&view));
    }
    ~ProcessesViewTest() override {
        Theme::instance().setMode(Theme::Mode::Light);
        Theme::instance().setScale(1);
    }
    std::vector<QToolButton*> buttons() {
        std::vector<QToolButton*> shown;
        for (QToolButton* button : view.findChildren<QToolButton*>())
            if (!button->isHidden())
                shown.push_back(button);
        return shown;
    }
    int boxes() {
        int count = 0;
        for (const ProcessLayout::BoxPlace& place : view.layoutOfBoxes().boxes())
            count += place.area.isNull() ? 0 : 1;
        return count;
    }
    bool hasRow(std::size_t box, ProcessLayout::Row::Kind kind) {
        return view.layoutOfBoxes().hasRow(box, kind);
    }

    Playback playback;
    ProcessesView view{playback};
};

TEST_F(ProcessesViewTest, EveryProcessHasItsBoxAndNoTwoOverlap) {
    playback.setTrace(RelayScript().finish());
    EXPECT_EQ(boxes(), 4) << "the engine's and three workers'";
    const auto& places = view.layoutOfBoxes().boxes();
    for (std::size_t i = 0; i < places.size(); ++i) {
        EXPECT_TRUE(QRectF(view.rect()).contains(places[i].area)) << i;
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_FALSE(places[i].area.intersects(places[j].area)) << i << ' ' << j;
    }
}

TEST_F(ProcessesViewTest, TheButtonOfALivingWorkerAsksForItsEnd) {
    RelayScript script;
    playback.setTrace(script.finish());
    view.setRunning(true);
    QSignalSpy killed(&view, &ProcessesView::killRequested);
    ASSERT_EQ(buttons().size(), 3u);
    EXPECT_EQ(buttons()[1]->accessibleName(), QStringLiteral("Kill r1 (pid 4712)"));
    QTest::mouseClick(buttons()[1], Qt::LeftButton);
    ASSERT_EQ(killed.size(), 1);
    EXPECT_EQ(killed[0][0].value<ObjectId>(), script.r1.object);
    buttons()[2]->setFocus();
    QTest::keyClick(buttons()[2], Qt::Key_Space);
    ASSERT_EQ(killed.size(), 2);
    EXPECT_EQ(killed[1][0].value<ObjectId>(), script.r2.object);
}

TEST_F(ProcessesViewTest, NothingCanBeKilledInThePastNorWhenTheRunIsOver) {
    playback.setTrace(RelayScript().finish());
    view.setRunning(true);
    playback.showAt(playback.end() - 1'000'000);
    ASSERT_EQ(buttons().size(), 3u);
    EXPECT_FALSE(buttons()[0]->isEnabled());
    EXPECT_TRUE(buttons()[0]->toolTip().contains(QStringLiteral("past")))
        << buttons()[0]->toolTip().toStdString();
    playback.goLive();
    EXPECT_TRUE(buttons()[0]->isEnabled());
    view.setRunning(false);
    EXPECT_FALSE(buttons()[0]->isEnabled());
    EXPECT_TRUE(buttons()[0]->toolTip().contains(QStringLiteral("over")))
        << buttons()[0]->toolTip().toStdString();
}

TEST_F(ProcessesViewTest, AKilledProcessStaysWithItsCauseAndWhatIsLostAndNoButton) {
    RelayScript script;
    script.kill(script.writer, script.q1, 2);
    playback.setTrace(script.finish());
    EXPECT_EQ(boxes(), 4);
    EXPECT_EQ(buttons().size(), 2u);
    EXPECT_TRUE(hasRow(1, ProcessLayout::Row::Kind::End));
    EXPECT_TRUE(hasRow(1, ProcessLayout::Row::Kind::Lost));
    EXPECT_FALSE(hasRow(2, ProcessLayout::Row::Kind::Lost));
    const std::string said = view.accessibleDescription().toStdString();
    EXPECT_NE(said.find("writer (pid 4711): killed by you: SIGKILL (9), 2 lost with writer"),
              std::string::npos)
        << said;
    EXPECT_NE(said.find("r1 (pid 4712): alive"), std::string::npos) << said;
}

TEST_F(ProcessesViewTest, ItemsStandInTheBufferUntilTheyAreAcrossAlsoInThePast) {
    RelayScript script;
    const auto trace = script.finish();
    playback.setTrace(trace);
    const QImage before = view.grab().toImage();
    playback.showAt(playback.end() - 2'500'000); // two items fewer in the buffer
    const QImage past = view.grab().toImage();
    EXPECT_NE(before, past);
    playback.showAt(playback.end());
    EXPECT_EQ(playback.world()->queues()[0].buffered.size(), 2u);
    playback.goLive();
    playback.showAt(playback.end() - 2'500'000);
    EXPECT_EQ(view.grab().toImage(), past) << "the same moment looks the same";
}

TEST_F(ProcessesViewTest, TwelveProcessesFitAndBeyondIsSaidHowManyMore) {
    const auto crowd = [](int count) {
        ProcessScript script;
        script.object(ObjectType::Pool, "pool");
        for (int i = 0; i < count; ++i)
            script.started("worker " + std::to_string(i), "w" + std::to_string(i), 5000 + i);
        return script.finish();
    };
    for (const double scale : {1.0, 0.667}) {
        Theme::instance().setScale(scale);
        view.resize(static_cast<int>(1150 * scale), static_cast<int>(260 * scale));
        playback.setTrace(crowd(12));
        EXPECT_EQ(boxes(), 13) << scale;
        EXPECT_TRUE(view.layoutOfBoxes().more().empty()) << scale;
        playback.setTrace(crowd(60));
        ASSERT_EQ(view.layoutOfBoxes().more().size(), 1u) << scale;
        EXPECT_EQ(boxes() - 1 + view.layoutOfBoxes().more()[0].count, 60) << scale;
    }
}

TEST_F(ProcessesViewTest, WhatSomebodyWasToldStandsInTheManagersBox) {
    const auto withAnswer = [](bool told) {
        ProcessScript script;
        const ObjectId queue = script.queue("mq", QueueKind::Manager);
        const auto manager = script.started("manager", "m", 4712);
        const auto client = script.started("client", "c", 4711);
        script.event(client.main, EventKind::RequestSent, queue, static_cast<int>(ManagerCall::Put), 0,
                     kNoActor);
        const auto call = static_cast<int>(ManagerCall::Qsize);
        script.event(client.main, EventKind::RequestSent, queue, call, 0, kNoActor);
        script.event(manager.main, EventKind::Served, queue, call, 0, client.main);
        if (told)
            script.event(manager.main, EventKind::SnapshotTaken, queue, 0, 3);
        return script.finish();
    };
    playback.setTrace(withAnswer(false));
    EXPECT_FALSE(hasRow(1, ProcessLayout::Row::Kind::Answer));
    playback.setTrace(withAnswer(true));
    EXPECT_TRUE(hasRow(1, ProcessLayout::Row::Kind::Answer));
    EXPECT_TRUE(hasRow(1, ProcessLayout::Row::Kind::Held));
}

TEST_F(ProcessesViewTest, ANumberStaysWhereALowBoxOfADeadProcessHasOneLine) {
    ProcessScript script;
    const ObjectId number = script.object(ObjectType::Counter, "number");
    const auto worker = script.started("w", "w", 4711);
    script.event(worker.main, EventKind::AddEnded, number, 0, 5);
    script.event(worker.main, EventKind::ActorEnded, kNoObject, static_cast<int>(ExitKind::Returned));
    script.event(0, EventKind::ProcessEnded, worker.object, static_cast<int>(ExitKind::Returned));
    playback.setTrace(script.finish());
    EXPECT_TRUE(hasRow(1, ProcessLayout::Row::Kind::End));
    view.resize(1150, 120);
    EXPECT_FALSE(hasRow(1, ProcessLayout::Row::Kind::End));
    EXPECT_TRUE(hasRow(1, ProcessLayout::Row::Kind::Counter));
}

TEST_F(ProcessesViewTest, WhereReadersStandSideBySideThereIsALaneUnderThemForTheirArrows) {
    playback.setTrace(RelayScript().finish());
    EXPECT_EQ(view.layoutOfBoxes().lane(), 0) << "nobody stands before another";
    ProcessScript script;
    const ObjectId queue = script.queue("q");
    for (int i = 0; i < 3; ++i) {
        const auto reader = script.started("r" + std::to_string(i), "r", 4711 + i);
        script.waits(reader.main, WaitReason::QueueEmpty, queue);
    }
    playback.setTrace(script.finish());
    const ProcessLayout& layout = view.layoutOfBoxes();
    ASSERT_GT(layout.lane(), 0);
    EXPECT_LT(layout.lane(), view.height());
    for (const ProcessLayout::BoxPlace& box : layout.boxes())
        EXPECT_LT(box.area.bottom(), layout.lane());
}

TEST_F(ProcessesViewTest, PaintsWhateverThereIsInBothThemes) {
    RelayScript script;
    const ObjectId managed = script.queue("mq", QueueKind::Manager, 3);
    const auto server = script.started("manager", "ma", 4714);
    const auto get = static_cast<int>(ManagerCall::Get);
    script.event(script.r1.main, EventKind::RequestSent, managed, get, 0, server.main);
    script.event(script.r2.main, EventKind::RequestSent, managed, get, 0, server.main);
    script.event(server.main, EventKind::Served, managed, get, 0, script.r1.main);
    script.event(server.main, EventKind::ReplySent, managed, get, 0, script.r1.main);
    const ObjectId pool = script.object(ObjectType::Pool, "pool");
    script.event(script.r1.main, EventKind::TaskBegan, pool, 0, 3);
    script.process("not started", "n");
    playback.setTrace(script.finish());
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        for (const QSize size : {QSize(1150, 280), QSize(700, 200), QSize(20, 20)}) {
            view.resize(size);
            EXPECT_FALSE(view.grab().isNull());
        }
    }
}

TEST_F(ProcessesViewTest, ARunWithoutProcessesSaysWhatWillBeThere) {
    EXPECT_TRUE(buttons().empty());
    EXPECT_FALSE(view.grab().isNull());
    EXPECT_EQ(view.accessibleName(), QStringLiteral("Processes"));
}

} // namespace
} // namespace interleave
