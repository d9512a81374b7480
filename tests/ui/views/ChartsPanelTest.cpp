// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ChartsPanel.h"

#include "ui/views/Theme.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

struct ChartsPanelTest : testing::Test {
    ChartsPanelTest() {
        playback.setTrace(scriptedTrace());
        panel.resize(500, Theme::instance().ipx(300));
        panel.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&panel));
        panel.showChart(ChartsPanel::Shares);
    }
    QChart& chart() { return *panel.findChild<QChartView*>()->chart(); }
    Playback playback;
    TrialsModel trials;
    ChartsPanel panel{playback, trials};
};

TEST_F(ChartsPanelTest, WhereThereIsLittleHeightTheBarsHaveMostOfIt) {
    EXPECT_EQ(chart().legend()->alignment(), Qt::AlignTop);
    panel.resize(500, Theme::instance().ipx(120));
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return chart().legend()->alignment() == Qt::AlignRight; }, kPatienceMs));
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return chart().plotArea().height() > 0.5 * panel.height(); }, kPatienceMs))
        << chart().plotArea().height();
    EXPECT_GT(chart().plotArea().width(), 0.5 * panel.width());
    EXPECT_TRUE(chart().legend()->isVisible());
    panel.resize(500, Theme::instance().ipx(60));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !chart().legend()->isVisible(); }, kPatienceMs));
    panel.resize(500, Theme::instance().ipx(300));
    EXPECT_TRUE(QTest::qWaitFor([&] { return chart().legend()->isVisible(); }, kPatienceMs));
    EXPECT_TRUE(QTest::qWaitFor([&] { return chart().legend()->alignment() == Qt::AlignTop; }, kPatienceMs));
}

} // namespace
} // namespace interleave
