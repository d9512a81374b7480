// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/TimelineCoordinates.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(TimelineCoordinates, EndsOfTheSpanAreTheEndsOfTheStrip) {
    const TimelineCoordinates view{1000, 500, 250};
    EXPECT_DOUBLE_EQ(view.toPixel(1000), 0);
    EXPECT_DOUBLE_EQ(view.toPixel(1500), 250);
    EXPECT_EQ(view.toTime(0), 1000);
    EXPECT_EQ(view.toTime(250), 1500);
}

TEST(TimelineCoordinates, TimesOutsideLieOutside) {
    const TimelineCoordinates view{1000, 500, 250};
    EXPECT_LT(view.toPixel(999), 0);
    EXPECT_GT(view.toPixel(1501), 250);
}

TEST(TimelineCoordinates, WidthOrSpanOfZeroDivideNothingByZero) {
    const TimelineCoordinates flat{0, 100, 0};
    EXPECT_DOUBLE_EQ(flat.nsPerPixel(), 100);
    const TimelineCoordinates still{0, 0, 100};
    EXPECT_GT(still.nsPerPixel(), 0);
}

class RoundTrip : public testing::TestWithParam<TimelineCoordinates> {};

TEST_P(RoundTrip, PixelToTimeAndBackStaysWithinAPixel) {
    const TimelineCoordinates& view = GetParam();
    for (double pixel = 0; pixel <= view.width; pixel += view.width / 16)
        EXPECT_NEAR(view.toPixel(view.toTime(pixel)), pixel, std::max(1.0, 1.0 / view.nsPerPixel())) << pixel;
}

INSTANTIATE_TEST_SUITE_P(Scales, RoundTrip,
                         testing::Values(TimelineCoordinates{0, 1000, 1920},
                                         TimelineCoordinates{5'000'000'000, 100, 800},
                                         TimelineCoordinates{0, 10'000'000'000, 1920},
                                         TimelineCoordinates{123456789, 3'600'000'000'000, 640}));

TEST(TimelineCoordinates, ZoomKeepsTheTimeUnderThePointer) {
    const TimelineCoordinates view{1'000'000, 10'000'000, 1000};
    const std::int64_t kept = view.toTime(300);
    for (const double factor : {0.5, 2.0, 0.01})
        EXPECT_NEAR(static_cast<double>(view.zoomed(factor, 300).toTime(300)), static_cast<double>(kept),
                    view.zoomed(factor, 300).nsPerPixel() + 1);
}

TEST(TimelineCoordinates, ZoomStopsAtItsLimits) {
    EXPECT_EQ((TimelineCoordinates{0, 200, 100}.zoomed(1e-9, 50).span), 100);
    EXPECT_EQ((TimelineCoordinates{0, 200, 100}.zoomed(1e30, 50).span), 864'000'000'000'000);
}

TEST(TimelineCoordinates, TicksAreRoundAndFarEnoughApart) {
    const TimelineCoordinates view{0, 10'000'000'000, 1000};
    EXPECT_EQ(view.tickStep(100), 1'000'000'000);
    EXPECT_EQ(view.tickStep(101), 2'000'000'000);
    EXPECT_EQ((TimelineCoordinates{0, 100, 1000}.tickStep(100)), 10);
}

} // namespace
} // namespace interleave
