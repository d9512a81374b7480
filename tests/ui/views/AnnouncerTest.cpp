// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Announcer.h"

#include "ui/models/SpokenWorld.h"

#include "tests/ui/views/TraceScript.h"

#include <QAccessible>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class AnnouncerTest : public testing::Test {
protected:
    AnnouncerTest() {
        QObject::connect(&announcer, &Announcer::announced, &announcer, [this](const QString& sentence) {
            // As a screen reader finds it.
            heard << QAccessible::queryAccessibleInterface(&announcer)->text(QAccessible::Name);
            EXPECT_EQ(heard.last(), sentence);
            times << clock.elapsed();
        });
        clock.start();
        QAccessible::setActive(true); // tells those who observe it
    }
    ~AnnouncerTest() override { QAccessible::setActive(false); }
    bool hears(qsizetype count) {
        return QTest::qWaitFor([this, count] { return heard.size() >= count; }, 30'000);
    }
    void showAt(std::int64_t ms) {
        QAccessible::setActive(false); // the run's end is not what is listened to
        playback.setTrace(scriptedTrace());
        QAccessible::setActive(true);
        playback.showAt(ms * 1'000'000);
    }
    QTimer& next() { return *announcer.findChild<QTimer*>(); }
    Playback playback;
    Announcer announcer{playback};
    QStringList heard;
    QList<qint64> times; ///< of each, in ms
    QElapsedTimer clock;
};

TEST_F(AnnouncerTest, WhatHappensAtTheMomentIsSpokenAsAPlainSentence) {
    showAt(300);
    ASSERT_TRUE(hears(1));
    EXPECT_EQ(heard.first(), QStringLiteral("consumer 1 waits: q1 is empty."));
    EXPECT_EQ(QAccessible::queryAccessibleInterface(&announcer)->role(), QAccessible::Notification);
}

TEST_F(AnnouncerTest, TheNewestIsSpokenAndWhatCameWhileOneWasSpokenIsLeftOut) {
    announcer.say(QStringLiteral("the first"));
    ASSERT_TRUE(hears(1));
    for (const char* words : {"the second", "the third", "the fourth"})
        announcer.say(QString::fromUtf8(words));
    ASSERT_TRUE(hears(2));
    EXPECT_EQ(heard, (QStringList{QStringLiteral("the first"), QStringLiteral("the fourth")}));
    EXPECT_GE(times[1] - times[0], Announcer::spokenMs(QStringLiteral("the first")));
}

TEST_F(AnnouncerTest, OtherFiguresAloneAreNoNews) {
    showAt(300);
    ASSERT_TRUE(hears(1));
    playback.showAt(400'000'000);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !next().isActive(); }, 30'000));
    EXPECT_EQ(heard.size(), 1);
    playback.showAt(505'000'000);
    ASSERT_TRUE(hears(2)) << "what is news is spoken";
}

TEST_F(AnnouncerTest, WhileNobodyListensNothingIsSaid) {
    QAccessible::setActive(false);
    announcer.say(QStringLiteral("into the void"));
    playback.setTrace(scriptedTrace());
    EXPECT_FALSE(next().isActive());
    EXPECT_TRUE(announcer.said().isEmpty());
    EXPECT_TRUE(heard.isEmpty());
}

TEST_F(AnnouncerTest, ALongerSentenceIsGivenMoreTimeAndAnIdeographMoreThanALetter) {
    const QString words(100, QLatin1Char('a'));
    EXPECT_GT(Announcer::spokenMs(words), Announcer::spokenMs(words.left(50)));
    EXPECT_GT(Announcer::spokenMs(QString(100, QChar(0x7a0b))), Announcer::spokenMs(words));
}

} // namespace
} // namespace interleave
