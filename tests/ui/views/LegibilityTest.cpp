// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is really painted, measured: how text stands out from the pixels behind it, and whether states are
// told apart without colour.
#include "ui/views/LanePainter.h"
#include "ui/views/MainWindow.h"
#include "ui/views/Theme.h"

#include "tests/ui/support/PaintRecorder.h"
#include "tests/ui/support/Times.h"

#include <QPainter>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace interleave {
namespace {

constexpr int kRepaintedMs = 3'000;
constexpr double kLeastContrast = 4.5;

class LessonContrastTest : public testing::TestWithParam<int> {
protected:
    LessonContrastTest() {
        window.controller().setEnginePath(ENGINE_PATH);
        window.resize(1920, 1080);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    ~LessonContrastTest() override {
        Theme::instance().setMode(Theme::Mode::Light);
        Theme::instance().setScale(1);
    }
    void expectContrast(const char* when) {
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            // Charts are made anew in the other colours with the next turns of the event loop.
            std::vector<PaintedText> faint;
            static_cast<void>(QTest::qWaitFor(
                [&] {
                    const PaintRecorder recorder(window);
                    EXPECT_FALSE(recorder.texts().empty()) << when;
                    faint = recorder.texts();
                    std::erase_if(faint,
                                  [](const PaintedText& text) { return text.contrast >= kLeastContrast; });
                    return faint.empty();
                },
                kRepaintedMs));
            for (const PaintedText& text : faint)
                ADD_FAILURE() << when << (mode == Theme::Mode::Light ? ", light: " : ", dark: ")
                              << described(text, window);
        }
    }

    MainWindow window;
};

TEST_P(LessonContrastTest, EveryTextStandsOutFromWhatIsBehindItInBothThemes) {
    window.chooseLesson(GetParam());
    expectContrast("at rest");
    window.showAbout(true);
    expectContrast("its page");
    window.run();
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return !window.controller().active() || window.playback().world()->time() >= kMidRunNs; },
        kPatienceMs));
    expectContrast("in mid-run");
    window.controller().stop();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !window.controller().active(); }, kPatienceMs));
    expectContrast("over");
}

INSTANTIATE_TEST_SUITE_P(EveryLesson, LessonContrastTest,
                         testing::Range(0, static_cast<int>(catalog().size())), [](const auto& lesson) {
                             std::string name = catalog()[static_cast<std::size_t>(lesson.param)]->info.id;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

/// The share of pixels that are clearly another grey.
double differingShare(const QImage& one, const QImage& other) {
    constexpr int kClearly = 24; // of 255
    int differing = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            differing += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) >= kClearly ? 1 : 0;
    return static_cast<double>(differing) / (one.width() * one.height());
}

class GreyscaleTest : public testing::TestWithParam<Theme::Mode> {
protected:
    GreyscaleTest() { Theme::instance().setMode(GetParam()); }
    ~GreyscaleTest() override { Theme::instance().setMode(Theme::Mode::Light); }

    /// Without its word, which would tell it apart anyway.
    static QImage box(ActorState state) {
        const Theme& theme = Theme::instance();
        QImage image(96, 60, QImage::Format_RGB32);
        image.fill(theme.color(Theme::Role::Panel));
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        theme.drawStateBox(painter, QRectF(4, 4, 88, 52), state);
        painter.setPen(theme.look(state).text);
        painter.setFont(theme.font(Theme::kText, Theme::Weight::Bold));
        painter.drawText(QRectF(12, 8, 30, 30), Qt::AlignCenter, theme.look(state).sign);
        return image;
    }
    /// A stretch of a lane that is in one state all the time.
    static QImage lane(ActorState state) {
        QImage image(96, 26, QImage::Format_RGB32);
        const LaneLook look(Theme::instance());
        image.fill(look.ground);
        StateLane lane;
        lane.append(0, state, {});
        LanePainter(image, look, {0, 96, 96}, 96).states(lane, {0, 26});
        return image;
    }
    template <class Draw> static void expectAllApart(Draw&& draw, double least) {
        for (std::size_t i = 0; i < kStates; ++i)
            for (std::size_t k = 0; k < i; ++k)
                EXPECT_GE(differingShare(draw(static_cast<ActorState>(i)), draw(static_cast<ActorState>(k))),
                          least)
                    << i << " and " << k;
        EXPECT_EQ(differingShare(draw(ActorState::Running), draw(ActorState::Running)), 0);
    }
};

TEST_P(GreyscaleTest, BoxesOfAnyTwoStatesDifferInGrey) {
    expectAllApart(box, 0.01); // a sign takes some 60 of 5760 pixels
}

TEST_P(GreyscaleTest, LanesOfAnyTwoStatesDifferInGrey) {
    expectAllApart(lane, 0.03);
}

INSTANTIATE_TEST_SUITE_P(BothModes, GreyscaleTest, testing::Values(Theme::Mode::Light, Theme::Mode::Dark));

} // namespace
} // namespace interleave
