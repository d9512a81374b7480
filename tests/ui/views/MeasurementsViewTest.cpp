// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/MeasurementsView.h"

#include "ui/views/MeasurementCharts.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/ProcessScript.h"

#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QScatterSeries>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>

namespace interleave {
namespace {

class MeasurementsViewTest : public testing::Test {
protected:
    MeasurementsViewTest() {
        view.setLesson(*lesson);
        charts.setLesson(*lesson);
        view.resize(760, 560);
        charts.resize(400, 560);
        view.show();
        charts.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&view));
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&charts));
    }
    ~MeasurementsViewTest() override { Theme::instance().setMode(Theme::Mode::Light); }

    ObjectId make(const char* name, Unit unit) {
        return script.object(ObjectType::Measurement, name, static_cast<std::int64_t>(unit));
    }
    void measure(ObjectId row, MeasuredSide side, std::int64_t value) {
        script.event(0, EventKind::Measured, row, static_cast<int>(side), value);
    }
    /// Creation, of both; switch, of a thread only.
    void halfWay() {
        const ObjectId creation = make("creation", Unit::Nanoseconds);
        const ObjectId switching = make("switch", Unit::Nanoseconds);
        make("passing", Unit::Nanoseconds);
        for (const std::int64_t value : {40'000, 50'000, 900'000})
            measure(creation, MeasuredSide::Thread, value);
        measure(creation, MeasuredSide::Process, 1'300'000);
        measure(switching, MeasuredSide::Thread, 1'600);
    }
    QChart& chart(int which) { return *charts.findChildren<QChartView*>().at(which)->chart(); }
    QBarSet* bars(int side) {
        for (QAbstractSeries* series : chart(0).series())
            if (auto* found = qobject_cast<QBarSeries*>(series))
                return found->barSets().at(side);
        return nullptr;
    }

    const ScenarioInfo* lesson = &findScenario("process-or-thread").value()->info;
    ProcessScript script;
    Playback playback;
    MeasurementsView view{playback};
    MeasurementCharts charts{playback};
};

TEST_F(MeasurementsViewTest, BeforeARunItSaysWhatWillBeMeasured) {
    EXPECT_EQ(view.rows().size(), lesson->rows.size());
    EXPECT_EQ(view.current(), -1);
    EXPECT_TRUE(view.caption().contains(QStringLiteral("Run")));
    EXPECT_TRUE(view.accessibleDescription().isEmpty());
}

TEST_F(MeasurementsViewTest, TheRowThatIsMeasuredIsMarkedUntilTheRunIsOver) {
    halfWay();
    playback.setTrace(script.finish());
    EXPECT_EQ(view.current(), 2) << "the third row: switch";
    EXPECT_TRUE(view.accessibleDescription().startsWith(QStringLiteral("Creation: thread 50.0")));
}

TEST_F(MeasurementsViewTest, OnceTheRunIsOverNoRowIsMarked) {
    halfWay();
    script.event(kNoActor, EventKind::RunEnded, kNoObject, static_cast<int>(Outcome::Finished));
    playback.setTrace(script.finish());
    EXPECT_EQ(view.current(), -1);
    EXPECT_FALSE(view.caption().contains(QStringLiteral("now")));
}

TEST_F(MeasurementsViewTest, AMomentOfThePastShowsTheFiguresOfThen) {
    halfWay();
    playback.setTrace(script.finish());
    EXPECT_EQ(view.rows()[0].thread.value, shownMeasured(50'000, Unit::Nanoseconds));
    std::int64_t second = 0;
    for (const Event& event : script.events())
        if (event.kind == EventKind::Measured && event.a == 50'000)
            second = static_cast<std::int64_t>(event.time);
    playback.showAt(second);
    EXPECT_EQ(view.rows()[0].thread.value, shownMeasured(45'000, Unit::Nanoseconds));
    EXPECT_TRUE(view.rows()[0].process.value.isEmpty());
}

TEST_F(MeasurementsViewTest, ItIsPaintedAnewWithTheFiguresAndWithTheTheme) {
    const QImage before = view.grab().toImage();
    halfWay();
    playback.setTrace(script.finish());
    const QImage after = view.grab().toImage();
    EXPECT_NE(before, after);
    Theme::instance().setMode(Theme::Mode::Dark);
    EXPECT_NE(view.grab().toImage(), after);
}

TEST_F(MeasurementsViewTest, BarsAreTheMediansOnALogarithmicAxisAndMarksTheP99) {
    halfWay();
    playback.setTrace(script.finish());
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return bars(0) && bars(0)->count() == 3 && bars(0)->at(0) > 0; }, kPatienceMs));
    auto* axis = qobject_cast<QCategoryAxis*>(chart(0).axes(Qt::Vertical).front());
    ASSERT_NE(axis, nullptr);
    EXPECT_EQ(axis->categoriesLabels().front(), shownTick(1'000, Unit::Nanoseconds));
    EXPECT_NEAR(bars(0)->at(0), std::log10(50'000.0) - 3, 1e-6);
    EXPECT_NEAR(bars(1)->at(0), std::log10(1'300'000.0) - 3, 1e-6);
    EXPECT_NEAR(bars(0)->at(1), std::log10(1'600.0) - 3, 1e-6);
    EXPECT_EQ(bars(1)->at(1), 0) << "not measured yet";
    QList<QPointF> marks;
    for (QAbstractSeries* series : chart(0).series())
        if (auto* found = qobject_cast<QScatterSeries*>(series))
            marks << found->points();
    ASSERT_EQ(marks.size(), 3);
    EXPECT_NEAR(marks[0].y(), std::log10(900'000.0) - 3, 1e-6);
    EXPECT_GE(axis->max(), marks[0].y()) << "a mark is not cut off";
}

TEST_F(MeasurementsViewTest, ChartsSayWhatTheyShow) {
    halfWay();
    playback.setTrace(script.finish());
    ASSERT_TRUE(QTest::qWaitFor([&] { return bars(0) && bars(0)->at(0) > 0; }, kPatienceMs));
    EXPECT_EQ(bars(0)->label(), QStringLiteral("thread"));
    EXPECT_EQ(chart(0).title(), QStringLiteral("Time"));
    EXPECT_EQ(chart(1).title(), QStringLiteral("Memory"));
}

} // namespace
} // namespace interleave
