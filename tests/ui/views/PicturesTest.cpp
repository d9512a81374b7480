// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Pictures.h"

#include "ui/views/TimelineView.h"

#include "tests/ui/views/TraceScript.h"

#include <QFile>
#include <QImage>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class PicturesTest : public testing::Test {
protected:
    PicturesTest() {
        view.resize(800, 200);
        view.show();
        playback.setTrace(scriptedTrace());
    }
    [[nodiscard]] QString path(const char* name) const { return directory.filePath(QString::fromUtf8(name)); }

    QTemporaryDir directory;
    Playback playback;
    TimelineView view{playback};
};

TEST_F(PicturesTest, APngShowsWhatTheWidgetShows) {
    ASSERT_TRUE(savePicture(view, path("timeline.png")));
    EXPECT_EQ(QImage(path("timeline.png")).size(), view.size());
    EXPECT_EQ(QImage(path("timeline.png")).convertToFormat(QImage::Format_RGB32),
              view.grab().toImage().convertToFormat(QImage::Format_RGB32));
}

TEST_F(PicturesTest, AnSvgCanBeDrawnAgain) {
    ASSERT_TRUE(savePicture(view, path("timeline.svg")));
    QSvgRenderer renderer(path("timeline.svg"));
    EXPECT_TRUE(renderer.isValid());
    EXPECT_EQ(renderer.viewBox().size(), view.size());
    QFile file(path("timeline.svg"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("producer 1")) << "text stays text";
}

TEST_F(PicturesTest, AnotherEndingOrPlaceIsAnErrorThatNamesTheFile) {
    for (const QString& file : {path("timeline.bmp"), QStringLiteral("/nowhere/at/all.png")}) {
        const auto saved = savePicture(view, file);
        ASSERT_FALSE(saved);
        EXPECT_EQ(saved.error().subject, file.toStdString());
        EXPECT_FALSE(saved.error().reason.empty());
        EXPECT_FALSE(QFile::exists(file));
    }
}

} // namespace
} // namespace interleave
