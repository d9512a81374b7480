// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/SlidePicture.h"

#include "ui/views/TimelineView.h"

#include "tests/ui/views/TraceScript.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QImage>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class SlidePictureTest : public testing::Test {
protected:
    SlidePictureTest() {
        view.resize(800, 200);
        view.show();
        playback.setTrace(scriptedTrace());
    }
    [[nodiscard]] QString place() const { return directory.filePath(QStringLiteral("made/now")); }

    QTemporaryDir directory;
    Playback playback;
    TimelineView view{playback};
};

TEST_F(SlidePictureTest, IsOnTheClipboardAndInAFileAtTwiceTheResolution) {
    const auto file = takeSlidePicture(view, place(), QStringLiteral("race-timeline"));
    ASSERT_TRUE(file);
    EXPECT_EQ(file.value(), place() + QStringLiteral("/race-timeline-1.png"));
    const QImage saved = QImage(file.value()).convertToFormat(QImage::Format_RGB32);
    EXPECT_EQ(saved.size(), view.size() * 2);
    EXPECT_EQ(saved, QApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32));
    // The same picture, and not only a larger one: it is sharper than the window scaled up.
    const QImage window = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    EXPECT_NE(saved, window.scaled(saved.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    const QImage small = saved.scaled(window.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    qint64 apart = 0;
    for (int y = 0; y < small.height(); ++y)
        for (int x = 0; x < small.width(); ++x)
            apart += std::abs(qGray(small.pixel(x, y)) - qGray(window.pixel(x, y))) > 64 ? 1 : 0;
    EXPECT_LT(apart, small.width() * small.height() / 50);
}

TEST_F(SlidePictureTest, EachHasAFileOfItsOwn) {
    const auto first = takeSlidePicture(view, place(), QStringLiteral("race-timeline"));
    const auto second = takeSlidePicture(view, place(), QStringLiteral("race-timeline"));
    const auto other = takeSlidePicture(view, place(), QStringLiteral("race-stage"));
    ASSERT_TRUE(first && second && other);
    EXPECT_EQ(QDir(place()).entryList(QDir::Files),
              (QStringList{QStringLiteral("race-stage-1.png"), QStringLiteral("race-timeline-1.png"),
                           QStringLiteral("race-timeline-2.png")}));
}

TEST_F(SlidePictureTest, APlaceThatCannotBeMadeIsAnErrorAndTheClipboardHasThePicture) {
    QApplication::clipboard()->clear();
    const auto file = takeSlidePicture(view, QStringLiteral("/proc/nowhere"), QStringLiteral("race"));
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().subject, "/proc/nowhere");
    EXPECT_EQ(QApplication::clipboard()->image().size(), view.size() * 2);
}

} // namespace
} // namespace interleave
