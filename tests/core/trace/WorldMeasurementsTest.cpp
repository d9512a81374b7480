// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Report.h"
#include "core/trace/World.h"

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

#include <limits>

namespace interleave {
namespace {

constexpr ObjectId kRow = 0;

struct WorldMeasurementsTest : testing::Test {
    explicit WorldMeasurementsTest(Unit unit = Unit::Nanoseconds) {
        script.create({kMainActor}).object(kRow, ObjectType::Measurement, static_cast<std::int64_t>(unit));
    }
    void measure(MeasuredSide side, std::int64_t value, ObjectId row = kRow) {
        script.at(++time).add(EventKind::Measured, kMainActor, row, static_cast<int>(side), value);
    }
    void measure(MeasuredSide side, std::initializer_list<std::int64_t> values) {
        for (const std::int64_t value : values)
            measure(side, value);
    }
    const MeasurementInfo& row() { return script.world().measurements()[0]; }

    EventScript script{ProbeSource::None};
    std::int64_t time = 0;
};

TEST_F(WorldMeasurementsTest, NothingMeasuredYetIsNoFigure) {
    ASSERT_EQ(script.world().measurements().size(), 1u);
    EXPECT_EQ(row().thread.count, 0u);
    EXPECT_EQ(row().thread.median(), 0);
    EXPECT_EQ(row().thread.p99(), 0);
    EXPECT_EQ(row().factor(), 0);
}

TEST_F(WorldMeasurementsTest, TheMedianIsExactInWhateverOrderSamplesCome) {
    measure(MeasuredSide::Thread, {50, 10, 30});
    EXPECT_EQ(row().thread.median(), 30);
    measure(MeasuredSide::Thread, 41);
    EXPECT_EQ(row().thread.median(), 35) << "between 30 and 41, rounded down";
    measure(MeasuredSide::Thread, {-7, -8});
    EXPECT_EQ(row().thread.median(), 20);
    EXPECT_EQ(row().thread.last, -8);
    EXPECT_EQ(row().thread.least(), -8);
    EXPECT_EQ(row().thread.most(), 50);
    EXPECT_EQ(row().process.count, 0u) << "the other side is another";
}

TEST_F(WorldMeasurementsTest, TheP99IsTheLeastThatNinetyNineOfAHundredDoNotExceed) {
    for (std::int64_t value = 200; value >= 1; --value) {
        measure(MeasuredSide::Process, value);
        if (value == 102) {
            EXPECT_EQ(row().process.count, 99u);
            EXPECT_EQ(row().process.p99(), 200) << "of fewer than 100 the largest";
        }
        if (value == 101) {
            EXPECT_EQ(row().process.p99(), 199) << "of 100 the second largest";
        }
    }
    EXPECT_EQ(row().process.p99(), 198);
}

TEST_F(WorldMeasurementsTest, TheFactorIsOfTheMedians) {
    measure(MeasuredSide::Thread, {10, 20, 30});
    EXPECT_EQ(row().factor(), 0) << "a side is missing";
    measure(MeasuredSide::Process, {100, 300, 1'000'000});
    EXPECT_EQ(row().factor(), 15);
}

TEST_F(WorldMeasurementsTest, SamplesBeyondTheLimitAreCountedAndChangeNoFigure) {
    for (std::size_t i = 0; i < Samples::kMostSamples; ++i)
        measure(MeasuredSide::Thread, 5);
    measure(MeasuredSide::Thread, 1000);
    EXPECT_EQ(row().thread.count, Samples::kMostSamples + 1);
    EXPECT_EQ(row().thread.last, 1000);
    EXPECT_EQ(row().thread.most(), 5);
}

TEST_F(WorldMeasurementsTest, TheLargestNumbersOfADamagedFileHaveAMedian) {
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    measure(MeasuredSide::Thread, {kMost, kMost - 2});
    EXPECT_EQ(row().thread.median(), kMost - 1);
    measure(MeasuredSide::Process, {std::numeric_limits<std::int64_t>::min(), kMost});
    EXPECT_EQ(row().process.median(), -1);
}

TEST_F(WorldMeasurementsTest, WhatIsOfNoMeasurementIsLeftOut) {
    script.object(1, ObjectType::Latch);
    measure(MeasuredSide::Thread, 5, 1);
    measure(MeasuredSide::Thread, 5, 7);
    EXPECT_EQ(row().thread.count, 0u);
    EXPECT_EQ(script.world().measurements().size(), 1u);
}

TEST_F(WorldMeasurementsTest, AnAddressIsNoAmount) {
    script.object(1, ObjectType::Measurement, static_cast<std::int64_t>(Unit::Address));
    measure(MeasuredSide::Thread, 0x1000, 1);
    measure(MeasuredSide::Process, 0x2000, 1);
    const MeasurementInfo& address = script.world().measurements()[1];
    EXPECT_EQ(address.unit, Unit::Address);
    EXPECT_EQ(address.process.last, 0x2000);
    EXPECT_EQ(address.factor(), 0);
}

TEST_F(WorldMeasurementsTest, ThePastHasTheSamplesOfThen) {
    measure(MeasuredSide::Thread, {10, 20, 30});
    Trace trace;
    trace.appendText("creation");
    trace.append(script.events());
    EXPECT_EQ(trace.at(2).measurements()[0].thread.count, 2u);
    EXPECT_EQ(trace.at(2).measurements()[0].thread.last, 20);
    const Report report = makeReport(trace);
    ASSERT_EQ(report.measurements.size(), 1u);
    EXPECT_EQ(report.measurements[0].name, "creation");
    EXPECT_EQ(report.measurements[0].unit, Unit::Nanoseconds);
    EXPECT_EQ(report.measurements[0].thread.count, 3u);
    EXPECT_EQ(report.measurements[0].thread.median(), 20);
    EXPECT_EQ(report.measurements[0].process.count, 0u);
}

} // namespace
} // namespace interleave
