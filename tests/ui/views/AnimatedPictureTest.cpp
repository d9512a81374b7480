// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/AnimatedPicture.h"

#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cstdlib>
#include <tuple>
#include <vector>

#include <webp/demux.h>

namespace interleave {
namespace {

constexpr QSize kSize{160, 90};

/// A square on a ground with a gradient, which has more colours than a GIF can have.
QImage picture(int left) {
    QImage made(kSize, QImage::Format_RGB32);
    QPainter painter(&made);
    QLinearGradient ground(0, 0, kSize.width(), kSize.height());
    ground.setColorAt(0, QColor(0, 60, 200));
    ground.setColorAt(0.5, Qt::white);
    ground.setColorAt(1, QColor(220, 120, 0));
    painter.fillRect(made.rect(), ground);
    painter.fillRect(left, 30, 20, 20, Qt::black);
    return made;
}

struct Frame {
    QImage shown;
    int untilMs; ///< since the beginning
};

std::vector<Frame> framesOfGif(const QString& file) {
    std::vector<Frame> frames;
    QImageReader reader(file);
    for (QImage image = reader.read(); !image.isNull(); image = reader.read())
        frames.push_back({image.convertToFormat(QImage::Format_RGB32),
                          (frames.empty() ? 0 : frames.back().untilMs) + reader.nextImageDelay()});
    return frames;
}

std::vector<Frame> framesOfWebp(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                        static_cast<std::size_t>(bytes.size())};
    const std::unique_ptr<WebPAnimDecoder, void (*)(WebPAnimDecoder*)> decoder(
        WebPAnimDecoderNew(&data, nullptr), WebPAnimDecoderDelete);
    std::vector<Frame> frames;
    std::uint8_t* pixels = nullptr;
    for (int until = 0; decoder && WebPAnimDecoderGetNext(decoder.get(), &pixels, &until) != 0;)
        frames.push_back({QImage(pixels, kSize.width(), kSize.height(), QImage::Format_RGBA8888)
                              .convertToFormat(QImage::Format_RGB32),
                          until});
    return frames;
}

/// The most by which a channel of a pixel differs.
int difference(const QImage& one, const QImage& other) {
    int most = one.size() == other.size() ? 0 : 256;
    for (int y = 0; y < one.height() && most < 256; ++y)
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            most = std::max({most, std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                             std::abs(qBlue(a) - qBlue(b))});
        }
    return most;
}

class AnimatedPictureTest : public testing::TestWithParam<const char*> {
protected:
    [[nodiscard]] QString path() const {
        return directory.filePath(QStringLiteral("moving.") + QString::fromUtf8(GetParam()));
    }
    [[nodiscard]] bool gif() const { return QString::fromUtf8(GetParam()) == QLatin1String("gif"); }
    [[nodiscard]] std::vector<Frame> frames() const {
        return gif() ? framesOfGif(path()) : framesOfWebp(path());
    }
    /// What 255 colours leave of a gradient; WebP is exact.
    [[nodiscard]] int tolerance() const { return gif() ? 24 : 0; }

    QTemporaryDir directory;
};

TEST_P(AnimatedPictureTest, ShowsEachPictureForItsTime) {
    auto moving = AnimatedPicture::begin(path(), kSize);
    ASSERT_TRUE(moving);
    const std::vector lefts{0, 40, 110};
    for (const int left : lefts)
        ASSERT_TRUE(moving.value()->add(picture(left), 100 + left));
    ASSERT_TRUE(moving.value()->finish());
    const auto shown = frames();
    ASSERT_EQ(shown.size(), lefts.size());
    int until = 0;
    for (std::size_t i = 0; i < lefts.size(); ++i) {
        EXPECT_LE(difference(shown[i].shown, picture(lefts[i])), tolerance()) << i;
        until += 100 + lefts[i];
        EXPECT_EQ(shown[i].untilMs, until);
    }
}

TEST_P(AnimatedPictureTest, APictureThatStaysTakesNoRoomAndLosesNoTime) {
    const auto bytesOf = [this](int times) {
        auto moving = AnimatedPicture::begin(path(), kSize);
        EXPECT_TRUE(moving.value()->add(picture(0), 100));
        for (int i = 0; i < times; ++i)
            EXPECT_TRUE(moving.value()->add(picture(60), 33));
        EXPECT_TRUE(moving.value()->add(picture(20), 100));
        EXPECT_TRUE(moving.value()->finish());
        return QFile(path()).size();
    };
    const qint64 once = bytesOf(1);
    EXPECT_LE(bytesOf(30), once + 64);
    EXPECT_NEAR(frames().back().untilMs, 100 + 30 * 33 + 100, 10);
}

TEST_P(AnimatedPictureTest, RepeatsForEver) {
    auto moving = AnimatedPicture::begin(path(), kSize);
    ASSERT_TRUE(moving.value()->add(picture(0), 100));
    ASSERT_TRUE(moving.value()->add(picture(50), 100));
    ASSERT_TRUE(moving.value()->finish());
    if (gif()) {
        EXPECT_EQ(QImageReader(path()).loopCount(), -1);
        return;
    }
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                        static_cast<std::size_t>(bytes.size())};
    const std::unique_ptr<WebPDemuxer, void (*)(WebPDemuxer*)> demuxer(WebPDemux(&data), WebPDemuxDelete);
    EXPECT_EQ(WebPDemuxGetI(demuxer.get(), WEBP_FF_LOOP_COUNT), 0u);
}

TEST_P(AnimatedPictureTest, NothingIsWrittenBeforeTheEnd) {
    auto moving = AnimatedPicture::begin(path(), kSize);
    ASSERT_TRUE(moving.value()->add(picture(0), 100));
    moving.value().reset();
    EXPECT_FALSE(QFile::exists(path()));
}

TEST_P(AnimatedPictureTest, APictureOfAnotherSizeIsRefused) {
    auto moving = AnimatedPicture::begin(path(), kSize);
    const auto added = moving.value()->add(picture(0).copy(0, 0, 10, 10), 100);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().subject, path().toStdString());
}

INSTANTIATE_TEST_SUITE_P(Formats, AnimatedPictureTest, testing::Values("gif", "webp"),
                         [](const auto& made) { return std::string(made.param); });

TEST(AnimatedPictureBeginTest, AnotherEndingOrSizeIsAnErrorThatNamesTheFile) {
    for (const auto& [file, size] :
         {std::tuple{"a.png", kSize}, {"a", kSize}, {"a.gif", QSize{0, 10}}, {"a.webp", QSize{20'000, 10}}}) {
        const auto moving = AnimatedPicture::begin(QString::fromUtf8(file), size);
        ASSERT_FALSE(moving) << file;
        EXPECT_EQ(moving.error().subject, file);
        EXPECT_FALSE(moving.error().reason.empty());
    }
}

TEST(AnimatedPictureBeginTest, APlaceThatCannotBeWrittenIsAnErrorAtTheEnd) {
    auto moving = AnimatedPicture::begin(QStringLiteral("/nowhere/at/all.gif"), kSize);
    ASSERT_TRUE(moving);
    ASSERT_TRUE(moving.value()->add(picture(0), 100));
    const auto finished = moving.value()->finish();
    ASSERT_FALSE(finished);
    EXPECT_EQ(finished.error().subject, "/nowhere/at/all.gif");
}

} // namespace
} // namespace interleave
