// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The race lab's views, on traces written by hand: microscope, ladder, prediction.
#include "ui/views/RaceLab.h"

#include "ui/models/RaceWords.h"
#include "ui/models/Sentences.h"
#include "ui/views/ChartsPanel.h"
#include "ui/views/CodeView.h"
#include "ui/views/LadderView.h"

#include "tests/ui/views/RaceScript.h"

#include <QChart>
#include <QChartView>
#include <QLineSeries>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace interleave {
namespace {

struct RaceLabTest : testing::Test {
    RaceLabTest() {
        lab.resize(800, 400);
        lab.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&lab));
    }
    MicroscopeView& microscope() { return *lab.findChild<MicroscopeView*>(); }
    QToolButton& button(const QString& text) {
        for (auto* button : lab.findChildren<QToolButton*>())
            if (button->text().contains(text))
                return *button;
        throw std::runtime_error("no such button");
    }
    RaceScript script;
    Playback playback;
    RaceLab lab{playback, nullptr};
};

TEST_F(RaceLabTest, TheMicroscopeShowsTheLastLostUpdateUpToTheMomentThatIsShown) {
    script.lose(4711);
    script.lose(5000);
    const auto trace = script.finish();
    playback.setTrace(trace);
    EXPECT_EQ(microscope().place().count, 2u);
    EXPECT_EQ(microscope().place().index, 1u);
    EXPECT_TRUE(microscope().accessibleDescription().contains(QStringLiteral("5\u202f000")))
        << microscope().accessibleDescription().toStdString();
    const auto before = microscope().momentOf(-1);
    ASSERT_TRUE(before);
    EXPECT_FALSE(microscope().momentOf(1)) << "there is none after the last";
    playback.showAt(before->time);
    EXPECT_EQ(microscope().place().index, 0u);
    EXPECT_TRUE(happenings(playback, 1).front().startsWith(QStringLiteral("adder 1 and adder 2 both read 4")))
        << happenings(playback, 1).join(QLatin1Char('|')).toStdString();
    EXPECT_TRUE(microscope().accessibleDescription().contains(QStringLiteral("adder 1 and adder 2")));
    EXPECT_LT(before->span.from, before->time);
    EXPECT_GT(before->span.to, before->time);
}

TEST_F(RaceLabTest, AWriteOfAnOldNumberIsNamedWithAllThatItTookAway) {
    script.reads(script.one, 4711);
    for (std::int64_t seen = 4711; seen < 4800; ++seen) {
        script.reads(script.two, seen);
        script.writes(script.two, seen);
    }
    script.writes(script.one, 4711);
    for (std::int64_t seen = 4712; seen < 4801; ++seen) {
        script.reads(script.two, seen);
        script.writes(script.two, seen);
    }
    playback.setTrace(script.finish());
    const QString said = microscope().accessibleDescription();
    EXPECT_TRUE(
        said.startsWith(QStringLiteral("adder 1 read 4\u202f711, adder 2 counted on to 4\u202f800, then "
                                       "adder 1 wrote back 4\u202f712: 89 additions vanished.")))
        << said.toStdString();
    playback.showAt(microscope().momentOf(0)->time);
    EXPECT_TRUE(happenings(playback, 1).front().contains(QStringLiteral("89 additions vanished")));
}

TEST_F(RaceLabTest, TheCodeMarksTheLinesAtWhichTheLostUpdateOfTheMomentWasReadAndWritten) {
    script.lose(4711);
    script.writes(script.two, 5000); // and then something else
    CodeView code(playback);
    code.setCode(QStringLiteral("1\n2\n3\n4\n5\nread\nwrite"), CodeView::Program::OfRun);
    playback.setTrace(script.finish());
    EXPECT_TRUE(code.stepLines().empty()) << "no moment of the past is shown";
    playback.showAt(microscope().momentOf(0)->time);
    EXPECT_EQ(code.stepLines(), (std::vector<int>{6, 7}));
    code.setCode(QStringLiteral("another\nprogram"), CodeView::Program::Other);
    EXPECT_TRUE(code.stepLines().empty());
}

TEST_F(RaceLabTest, StepsAskForTheMomentOfTheNextOneAndTheOneBefore) {
    script.lose(1);
    script.lose(2);
    playback.setTrace(script.finish());
    QSignalSpy moments(&lab, &RaceLab::momentRequested);
    EXPECT_FALSE(button(QStringLiteral("▶")).isEnabled());
    QTest::mouseClick(&button(QStringLiteral("◀")), Qt::LeftButton);
    ASSERT_EQ(moments.count(), 1);
    playback.showAt(moments[0][0].toLongLong());
    EXPECT_FALSE(button(QStringLiteral("◀")).isEnabled());
    EXPECT_TRUE(button(QStringLiteral("▶")).isEnabled());
}

TEST_F(RaceLabTest, FromBehindTheOnlyOneTheStepBeforeLeadsToItAndFromBeforeItTheNext) {
    script.lose(1);
    const std::int64_t written = script.now();
    script.reads(script.one, 2);
    playback.setTrace(script.finish());
    QSignalSpy moments(&lab, &RaceLab::momentRequested);
    QTest::mouseClick(&button(QStringLiteral("◀")), Qt::LeftButton);
    ASSERT_EQ(moments.count(), 1);
    EXPECT_EQ(moments[0][0].toLongLong(), written);
    playback.showAt(written);
    EXPECT_FALSE(button(QStringLiteral("◀")).isEnabled());
    EXPECT_FALSE(button(QStringLiteral("▶")).isEnabled());
    playback.showAt(written - 1);
    QTest::mouseClick(&button(QStringLiteral("▶")), Qt::LeftButton);
    ASSERT_EQ(moments.count(), 2);
    EXPECT_EQ(moments[1][0].toLongLong(), written);
}

TEST_F(RaceLabTest, WithoutALostUpdateThereIsNothingToStepThrough) {
    script.reads(script.one, 1);
    script.writes(script.one, 1);
    playback.setTrace(script.finish());
    EXPECT_EQ(microscope().place().count, 0u);
    EXPECT_FALSE(button(QStringLiteral("▶")).isVisible());
    EXPECT_TRUE(microscope().accessibleDescription().isEmpty());
}

TEST_F(RaceLabTest, ARunOfSeveralCountersShowsItsLadderUntilThePersonChooses) {
    const ObjectId mutex = script.object(ObjectType::Counter, "mutex", static_cast<int>(Protection::Mutex));
    script.add(script.one, 100);
    script.added(script.one, 100);
    script.event(script.one, EventKind::CounterValue, script.number, 0, 60);
    script.event(script.one, EventKind::TrialEnded, script.number, 0, 2'000'000);
    script.event(script.one, EventKind::AddBegan, mutex, 0, 100);
    script.event(script.one, EventKind::AddEnded, mutex, 0, 100);
    script.event(script.one, EventKind::CounterValue, mutex, 0, 100);
    script.event(script.one, EventKind::TrialEnded, mutex, 0, 9'000'000);
    const auto trace = script.finish();
    playback.setTrace(trace);
    EXPECT_EQ(lab.page(), RaceLab::Ladder);
    const QString rows = lab.findChild<LadderView*>()->accessibleDescription();
    EXPECT_TRUE(rows.contains(QStringLiteral("none: 0 of 1 rounds right, 40 lost, 2.00\u202fms")))
        << rows.toStdString();
    EXPECT_TRUE(rows.contains(QStringLiteral("mutex: 1 of 1 rounds right, 0 lost, 9.00\u202fms")))
        << rows.toStdString();
    lab.showPage(RaceLab::States);
    playback.showAt(trace->end() / 2);
    EXPECT_EQ(lab.page(), RaceLab::States);
}

TEST_F(RaceLabTest, WhatHappensTellsWhatIsLostWhileThreadsAdd) {
    script.add(script.one, 100);
    script.event(script.one, EventKind::CounterValue, script.number, 0, 70);
    script.event(script.one, EventKind::CounterProgress, script.number, 0, 100);
    const auto losing = static_cast<std::int64_t>(script.events().back().time);
    script.added(script.one, 100);
    playback.setTrace(script.finish());
    EXPECT_FALSE(happenings(playback, 1).join(QString()).contains(QStringLiteral("lost"))) << "it has ended";
    playback.showAt(losing);
    EXPECT_TRUE(happenings(playback, 1).front().startsWith(QStringLiteral("30 additions are lost so far")));
    playback.showAt(losing - 2'000'000);
    EXPECT_TRUE(happenings(playback, 1)
                    .front()
                    .startsWith(QStringLiteral("No addition is lost so far. Protection: none")));
}

TEST_F(RaceLabTest, TheCounterThatIsAddedToIsTheOneThatIsShown) {
    const ObjectId second = script.object(ObjectType::Counter, "second");
    script.add(script.one, 5);
    const std::size_t early = script.events().size();
    script.event(script.one, EventKind::AddBegan, second, 0, 5);
    const auto time = static_cast<std::int64_t>(script.events()[early - 1].time);
    const auto trace = script.finish();
    const World then = trace->at(time);
    EXPECT_EQ(currentCounter(then), &then.counters()[0]);
    const World now = trace->at(trace->end());
    EXPECT_EQ(currentCounter(now), &now.counters()[1]);
    EXPECT_EQ(currentCounter(World()), nullptr);
}

struct PredictionTest : testing::Test {
    PredictionTest() {
        charts.resize(500, 400);
        charts.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&charts));
        charts.showChart(ChartsPanel::Trials);
    }
    void trial(std::int64_t value) {
        RaceScript script;
        script.add(script.one, 1000);
        script.added(script.one, 1000);
        script.event(script.one, EventKind::CounterValue, script.number, 0, value);
        const auto trace = script.finish();
        trials.add(*trace->newest());
    }
    QChart& chart() { return *charts.findChild<QChartView*>()->chart(); }
    QLineSeries* mark() {
        charts.showChart(ChartsPanel::Trials); // draws at once
        for (QAbstractSeries* series : chart().series())
            if (auto* line = qobject_cast<QLineSeries*>(series))
                return line;
        return nullptr;
    }
    TrialsModel trials;
    Playback playback;
    ChartsPanel charts{playback, trials};
};

TEST_F(PredictionTest, WhatTheClassSaysIsMarkedAmongTheTrials) {
    for (const int value : {500, 700, 900, 1000})
        trial(value);
    EXPECT_EQ(mark(), nullptr);
    trials.setPrediction(750);
    ASSERT_NE(mark(), nullptr);
    // The bars go from 500 to 1000, 15 of them and one for those that lost nothing.
    EXPECT_NEAR(mark()->at(0).x(), 7.0, 0.01);
    EXPECT_TRUE(chart().title().contains(QStringLiteral("lost some: 3 · lost nothing: 1")));
    EXPECT_TRUE(chart().title().contains(QStringLiteral("least 500 · median 900 · most 1\u202f000")))
        << chart().title().toStdString();
    EXPECT_TRUE(chart().title().contains(QStringLiteral("the class says: 750")));
    trials.setPrediction(std::nullopt);
    EXPECT_EQ(mark(), nullptr);
    EXPECT_FALSE(chart().title().contains(QStringLiteral("the class says")));
}

TEST_F(PredictionTest, APredictionThatNothingIsLostStandsAtTheRightAlsoWhereNothingEverWas) {
    trial(1000);
    trials.setPrediction(1000);
    ASSERT_NE(mark(), nullptr);
    EXPECT_NEAR(mark()->at(0).x(), 14.5, 0.01);
}

TEST_F(PredictionTest, APredictionBelowAllTrialsIsStillInThePicture) {
    trial(900);
    trials.setPrediction(0);
    ASSERT_NE(mark(), nullptr);
    EXPECT_NEAR(mark()->at(0).x(), -0.5, 0.01);
    trials.setPrediction(5'000'000);
    EXPECT_NEAR(mark()->at(0).x(), 14.5, 0.01) << "more than all: at the right";
}

} // namespace
} // namespace interleave
