// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ParameterPanel.h"

#include <QDoubleSpinBox>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace interleave {
namespace {

const ScenarioInfo& boundedQueue() {
    return findScenario("bounded-queue").value()->info;
}

class ParameterPanelTest : public testing::Test {
protected:
    ParameterPanelTest() {
        model.setLesson(boundedQueue());
        panel = std::make_unique<ParameterPanel>(model);
        panel->resize(500, 400);
        panel->show();
    }
    QSlider* slider(int nth) { return panel->findChildren<QSlider*>()[nth]; }
    QDoubleSpinBox* field(int nth) { return panel->findChildren<QDoubleSpinBox*>()[nth]; }

    ParameterModel model;
    std::unique_ptr<ParameterPanel> panel;
};

TEST_F(ParameterPanelTest, KeysOnASliderChangeTheParameter) {
    slider(0)->setFocus();
    QTest::keyClick(slider(0), Qt::Key_Right);
    EXPECT_EQ(model.value(0), 4);
    EXPECT_EQ(field(0)->value(), 4);
}

TEST_F(ParameterPanelTest, AClickOnTheGrooveMovesTheSlider) {
    const double before = model.value(0);
    QTest::mouseClick(slider(0), Qt::LeftButton, {}, QPoint(slider(0)->width() - 3, slider(0)->height() / 2));
    EXPECT_GT(model.value(0), before);
}

TEST_F(ParameterPanelTest, TypingANumberChangesTheParameter) {
    field(0)->selectAll();
    QTest::keyClicks(field(0), QStringLiteral("12"));
    QTest::keyClick(field(0), Qt::Key_Return);
    EXPECT_EQ(model.value(0), 12);
    EXPECT_EQ(slider(0)->value(), 12);
}

TEST_F(ParameterPanelTest, TypingTheWordSetsTheSpecialValue) {
    field(1)->selectAll();
    QTest::keyClicks(field(1), QStringLiteral("none"));
    QTest::keyClick(field(1), Qt::Key_Return);
    EXPECT_EQ(model.value(1), -1);
    EXPECT_EQ(slider(1)->value(), 0);
}

TEST_F(ParameterPanelTest, WhatIsNoNumberChangesNothing) {
    field(0)->selectAll();
    QTest::keyClicks(field(0), QStringLiteral("abc"));
    QTest::keyClick(field(0), Qt::Key_Return);
    EXPECT_EQ(model.value(0), 3);
}

TEST_F(ParameterPanelTest, WhileALessonRunsOnlyLiveParametersAreOpen) {
    panel->setRunning(true);
    EXPECT_TRUE(slider(0)->isEnabled());
    EXPECT_FALSE(panel->findChildren<QSlider*>().back()->isEnabled());
    panel->setRunning(false);
    EXPECT_TRUE(panel->findChildren<QSlider*>().back()->isEnabled());
}

TEST(SliderSteps, EveryPositionIsAValueAndComesBack) {
    for (const Scenario* scenario : catalog())
        for (const ParameterInfo& parameter : scenario->info.parameters) {
            if (parameter.kind != ParameterKind::Whole && parameter.kind != ParameterKind::Seconds)
                continue;
            double last = -1e300;
            for (int position = 0; position <= sliderSteps(parameter); ++position) {
                const double value = sliderValue(parameter, position);
                EXPECT_GE(value, last) << scenario->info.id << ' ' << parameter.id;
                EXPECT_TRUE(value >= parameter.minimum ||
                            (parameter.special && value == parameter.special->value));
                EXPECT_LE(value, parameter.maximum);
                last = value;
            }
            EXPECT_EQ(sliderValue(parameter, sliderSteps(parameter)), parameter.maximum) << parameter.id;
            EXPECT_GE(sliderPosition(parameter, parameter.fallback), 0) << parameter.id;
            EXPECT_LE(sliderPosition(parameter, parameter.fallback), sliderSteps(parameter)) << parameter.id;
        }
}

} // namespace
} // namespace interleave
