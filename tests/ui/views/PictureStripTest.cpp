// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/PictureStrip.h"

#include "ui/views/TimelineView.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

constexpr TimeSpan kAll{0, 1'000'000'000};

class PictureStripTest : public testing::Test {
protected:
    PictureStripTest() {
        view.resize(800, 200);
        view.show();
        playback.setTrace(scriptedTrace());
    }
    [[nodiscard]] QString path(const char* name) const { return directory.filePath(QString::fromUtf8(name)); }
    bool idle() {
        return QTest::qWaitFor([this] { return !strip.busy(); }, kPatienceMs);
    }

    QTemporaryDir directory;
    Playback playback;
    TimelineView view{playback};
    PictureStrip strip{playback};
    const QSignalSpy taken{&strip, &PictureStrip::taken};
    const QSignalSpy done{&strip, &PictureStrip::done};
    const QSignalSpy cancelled{&strip, &PictureStrip::cancelled};
    const QSignalSpy failed{&strip, &PictureStrip::failed};
};

TEST_F(PictureStripTest, HasAPictureOfEachMomentAndGivesTheCursorBack) {
    playback.showAt(7'000'000);
    ASSERT_TRUE(strip.begin(view, kAll, 4, path("strip.png")));
    ASSERT_TRUE(idle());
    EXPECT_EQ(done.size(), 1);
    EXPECT_EQ(strip.files(), (QStringList{path("strip-001.png"), path("strip-002.png"), path("strip-003.png"),
                                          path("strip-004.png")}));
    EXPECT_NE(QImage(strip.files()[0]), QImage(strip.files()[2]));
    EXPECT_EQ(playback.world()->time(), 7'000'000);
}

TEST_F(PictureStripTest, TakesNoneBeforeTheEventLoopAndOneATurn) {
    ASSERT_TRUE(strip.begin(view, kAll, 3, path("strip.png")));
    EXPECT_TRUE(taken.isEmpty());
    int between = 0;
    QObject::connect(&strip, &PictureStrip::taken, &strip, [&] {
        QMetaObject::invokeMethod(
            &strip, [&] { ++between; }, Qt::QueuedConnection);
    });
    std::vector<int> seen;
    QObject::connect(&strip, &PictureStrip::aboutToTake, &strip, [&] { seen.push_back(between); });
    ASSERT_TRUE(idle());
    EXPECT_EQ(seen, (std::vector{0, 1, 2})) << "what was posted meanwhile came before the next";
}

TEST_F(PictureStripTest, WhatIsDrawnSeldomIsDrawnForEachPicture) {
    QTimer seldom;
    seldom.setSingleShot(true);
    int drawn = 0;
    QObject::connect(&seldom, &QTimer::timeout, &seldom, [&] { ++drawn; });
    QObject::connect(&playback, &Playback::worldChanged, &seldom,
                     [&] { playback.drawWithin(seldom, 2 * kPatienceMs); });
    std::vector<int> seen;
    QObject::connect(&strip, &PictureStrip::aboutToTake, &strip, [&] { seen.push_back(drawn); });
    ASSERT_TRUE(strip.begin(view, kAll, 3, path("strip.png")));
    ASSERT_TRUE(idle());
    EXPECT_EQ(seen, (std::vector{1, 2, 3}));
}

TEST_F(PictureStripTest, CancelKeepsWhatIsTakenWholeAndGivesTheCursorBack) {
    QObject::connect(&strip, &PictureStrip::taken, &strip, [this](int count) {
        if (count == 2)
            strip.cancel();
    });
    ASSERT_TRUE(strip.begin(view, kAll, 9, path("strip.png")));
    ASSERT_TRUE(idle());
    EXPECT_EQ(cancelled.size(), 1);
    EXPECT_TRUE(done.isEmpty());
    EXPECT_EQ(strip.files().size(), 2);
    for (const QString& file : strip.files())
        EXPECT_EQ(QImage(file).size(), view.size());
    EXPECT_FALSE(QFile::exists(path("strip-003.png")));
    EXPECT_TRUE(playback.live());
}

TEST_F(PictureStripTest, CancelAtTheLastPictureEndsOnce) {
    QObject::connect(&strip, &PictureStrip::taken, &strip, [this](int count, int all) {
        if (count == all)
            strip.cancel();
    });
    ASSERT_TRUE(strip.begin(view, kAll, 2, path("strip.png")));
    ASSERT_TRUE(idle());
    EXPECT_EQ(cancelled.size() + done.size(), 1);
}

TEST_F(PictureStripTest, AnotherRunEndsItAndKeepsItsOwnCursor) {
    ASSERT_TRUE(strip.begin(view, kAll, 9, path("strip.png")));
    ASSERT_TRUE(QTest::qWaitFor([this] { return !taken.isEmpty(); }, kPatienceMs));
    playback.setTrace(scriptedTrace());
    EXPECT_FALSE(strip.busy());
    EXPECT_EQ(cancelled.size(), 1);
    EXPECT_TRUE(playback.live());
}

TEST_F(PictureStripTest, APlaceThatCannotBeWrittenIsAnErrorThatNamesTheFile) {
    ASSERT_TRUE(strip.begin(view, kAll, 3, QStringLiteral("/nowhere/at/all.png")));
    ASSERT_TRUE(idle());
    ASSERT_EQ(failed.size(), 1);
    EXPECT_EQ(failed[0][0].value<Error>().subject, "/nowhere/at/all-001.png");
    EXPECT_TRUE(playback.live());
}

TEST_F(PictureStripTest, AMovingPictureIsOneFileOfAllMoments) {
    const QString file = path("moving.gif");
    ASSERT_TRUE(strip.beginMoving(view, kAll, 4, file, 250));
    ASSERT_TRUE(idle());
    EXPECT_EQ(done.size(), 1);
    EXPECT_EQ(taken.size(), 4);
    EXPECT_EQ(strip.files(), QStringList{file});
    QImageReader reader(file);
    EXPECT_EQ(reader.size(), view.size());
    EXPECT_GT(reader.imageCount(), 1) << "the moments differ";
    EXPECT_EQ(QDir(directory.path()).entryList(QDir::Files), QStringList{QStringLiteral("moving.gif")});
}

TEST_F(PictureStripTest, AMovingPictureThatIsCancelledLeavesNoFile) {
    QObject::connect(&strip, &PictureStrip::taken, &strip, [this](int count) {
        if (count == 2)
            strip.cancel();
    });
    ASSERT_TRUE(strip.beginMoving(view, kAll, 9, path("moving.webp"), 100));
    ASSERT_TRUE(idle());
    EXPECT_EQ(cancelled.size(), 1);
    EXPECT_TRUE(strip.files().isEmpty());
    EXPECT_FALSE(QFile::exists(path("moving.webp")));
    EXPECT_TRUE(playback.live());
}

TEST_F(PictureStripTest, AMovingPictureKeepsItsSizeWhereTheWidgetChangesIts) {
    const QSize before = view.size();
    QObject::connect(&strip, &PictureStrip::taken, &strip, [this](int count) {
        if (count == 1)
            view.resize(600, 300);
    });
    ASSERT_TRUE(strip.beginMoving(view, kAll, 3, path("moving.gif"), 100));
    ASSERT_TRUE(idle());
    EXPECT_EQ(done.size(), 1);
    EXPECT_EQ(QImageReader(path("moving.gif")).size(), before);
}

TEST_F(PictureStripTest, AMovingPictureOfAnotherKindIsAnErrorThatNamesTheFile) {
    ASSERT_TRUE(strip.beginMoving(view, kAll, 3, path("moving.avi"), 100));
    EXPECT_FALSE(strip.busy());
    ASSERT_EQ(failed.size(), 1);
    EXPECT_EQ(failed[0][0].value<Error>().subject, path("moving.avi").toStdString());
    EXPECT_TRUE(playback.live());
}

TEST_F(PictureStripTest, OneAtATime) {
    ASSERT_TRUE(strip.begin(view, kAll, 3, path("strip.png")));
    EXPECT_FALSE(strip.begin(view, kAll, 5, path("other.png")));
    ASSERT_TRUE(idle());
    EXPECT_EQ(strip.files().size(), 3);
    EXPECT_FALSE(QFile::exists(path("other-001.png")));
}

} // namespace
} // namespace interleave
