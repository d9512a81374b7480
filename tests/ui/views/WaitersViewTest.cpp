// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/WaitersView.h"

#include "ui/models/EventSentences.h"
#include "ui/models/Sentences.h"

#include "tests/ui/views/ProcessScript.h"

#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class WaitersViewTest : public testing::Test {
protected:
    WaitersViewTest() {
        view.resize(1150, 280);
        view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&view));
    }
    ActorId car(const std::string& name) { return script.thread(name, name, 4700, 5000); }
    void shown() { playback.setTrace(script.finish()); }
    std::string spoken() { return view.accessibleDescription().toStdString(); }

    ProcessScript script;
    Playback playback;
    WaitersView view{playback};
};

TEST_F(WaitersViewTest, WhoWaitsIsAListInTheOrderOfComing) {
    const ObjectId lot = script.object(ObjectType::Semaphore, "lot", SemaphoreFacts{1, true}.packed());
    const ActorId first = car("c1"), second = car("c2"), third = car("c3");
    script.event(first, EventKind::SemaphoreAcquired, lot);
    script.waits(third, WaitReason::Semaphore, lot);
    script.waits(second, WaitReason::Semaphore, lot);
    shown();
    EXPECT_EQ(spoken(), "lot, 0 of 1 free; waiting: c3, c2.");
    EXPECT_EQ(view.caption().toStdString(), "waiting: 2 · first come, first served");
    const QStringList said = happenings(playback, 9);
    EXPECT_TRUE(said.contains(QStringLiteral("<b>c3</b> waits: lot has no permit free.")))
        << said.join('|').toStdString();
    const QImage now = view.grab().toImage();
    playback.showAt(playback.end() - 2'500'000); // one of them is not in line yet
    EXPECT_EQ(spoken(), "lot, 0 of 1 free; waiting: c3.");
    EXPECT_NE(view.grab().toImage(), now);
}

TEST_F(WaitersViewTest, EventBarrierAndConditionTellWhatTheyAreWorth) {
    const ObjectId lock = script.object(ObjectType::Lock, "lock");
    const ObjectId shot = script.object(ObjectType::EventFlag, "shot");
    const ObjectId meet = script.object(ObjectType::Barrier, "meet", 3);
    const ObjectId news = script.object(ObjectType::Condition, "news", lock);
    const ActorId one = car("w1"), two = car("w2");
    script.event(one, EventKind::BarrierArrived, meet, 0, 1, 0);
    script.waits(one, WaitReason::Barrier, meet);
    script.event(two, EventKind::FlagSet, shot);
    script.event(two, EventKind::LockAcquired, lock);
    script.event(two, EventKind::Notified, news, 0, 1, 0);
    const std::vector<Event> events = script.events();
    shown();
    EXPECT_EQ(spoken(), "shot, set; waiting: nobody. meet, 1 of 3 are here; waiting: w1. news, w2 has lock; "
                        "waiting: nobody.");
    EXPECT_TRUE(
        happenings(playback, 9).contains(QStringLiteral("<b>w1</b> waits at meet; still to come: 2.")));
    EventSentences sentences(playback);
    sentences.refreshNames();
    EXPECT_EQ(sentences.sentence(events.back()).toStdString(),
              "w2 notifies news, where nobody waits: it is lost");
}

TEST_F(WaitersViewTest, ABrokenBarrierIsAnAlarm) {
    const ObjectId meet = script.object(ObjectType::Barrier, "meet", 3);
    const ActorId one = car("w1");
    script.event(one, EventKind::BarrierBroken, meet, static_cast<int>(BarrierBreak::Aborted), 0);
    shown();
    EXPECT_EQ(spoken(), "meet, broken; waiting: nobody.");
    const QImage image = view.grab().toImage();
    const QRgb warning = Theme::instance().color(Theme::Role::Warning).rgb();
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == warning ? 1 : 0;
    EXPECT_GT(count, 50);
}

TEST_F(WaitersViewTest, MoreThanFitAreCountedAndNothingIsDrawnOutside) {
    const ObjectId lot = script.object(ObjectType::Semaphore, "lot", SemaphoreFacts{0, false}.packed());
    for (int i = 0; i < 60; ++i)
        script.waits(car("c" + std::to_string(i)), WaitReason::Semaphore, lot);
    shown();
    view.resize(500, 200);
    EXPECT_FALSE(view.grab().isNull());
    EXPECT_NE(spoken().find("c59"), std::string::npos);
}

} // namespace
} // namespace interleave
