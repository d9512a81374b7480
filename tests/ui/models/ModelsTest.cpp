// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/LessonModel.h"
#include "ui/models/OutputModel.h"
#include "ui/models/ParameterModel.h"
#include "ui/models/TrialsModel.h"

#include "tests/ui/views/TraceScript.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace interleave {
namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

const ScenarioInfo& lesson(const char* id) {
    return findScenario(id).value()->info;
}

TEST(LessonModel, IsASoundModelOfTheCatalog) {
    LessonModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    EXPECT_EQ(model.rowCount(), static_cast<int>(catalog().size()));
    EXPECT_EQ(model.index(0).data(LessonModel::IdRole).toString(), QStringLiteral("bounded-queue"));
    model.retranslate();
}

TEST(ParameterModel, IsASoundModelThroughChanges) {
    ParameterModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.setLesson(lesson("bounded-queue"));
    model.setValue(0, 7);
    model.setLesson(lesson("race"));
    model.resetToDefaults();
    EXPECT_EQ(model.rowCount(), static_cast<int>(lesson("race").parameters.size()));
}

TEST(ParameterModel, ClipsValuesToTheirRange) {
    ParameterModel model;
    model.setLesson(lesson("bounded-queue"));
    model.setValue(0, 1000);
    EXPECT_EQ(model.value(0), 64);
    model.setValue(0, -3);
    EXPECT_EQ(model.value(0), 0);
}

TEST(ParameterModel, TakesTheWordForNoTimeout) {
    ParameterModel model;
    model.setLesson(lesson("bounded-queue"));
    EXPECT_TRUE(model.applySetting(QStringLiteral("timeout=none")));
    EXPECT_EQ(shownValue(model.info(1), model.value(1)), QStringLiteral("none"));
}

TEST(ParameterModel, AWrongSettingNamesWhatIsAllowedAndChangesNothing) {
    ParameterModel model;
    model.setLesson(lesson("bounded-queue"));
    const auto applied = model.applySetting(QStringLiteral("capacity=65"));
    ASSERT_FALSE(applied);
    EXPECT_NE(applied.error().allowed.find("0 to 64"), std::string::npos);
    EXPECT_EQ(model.value(0), model.info(0).fallback);
}

TEST(ParameterModel, RemembersWhatWasSetForALesson) {
    ParameterModel model;
    model.setLesson(lesson("bounded-queue"));
    model.setValue(0, 9);
    model.setLesson(lesson("race"));
    model.setLesson(lesson("bounded-queue"));
    EXPECT_EQ(model.value(0), 9);
}

TEST(ParameterModel, TellsOnlyOfChanges) {
    ParameterModel model;
    model.setLesson(lesson("bounded-queue"));
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setValue(0, model.value(0));
    EXPECT_EQ(changed.count(), 0);
    model.setValue(0, 5);
    EXPECT_EQ(changed.count(), 1);
}

TEST(OutputModel, IsASoundModelForwardsAndBackwards) {
    Playback playback;
    OutputModel model(playback);
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    playback.setTrace(scriptedTrace());
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.index(0).data().toString(), QStringLiteral("hello"));
    playback.showAt(100'000'000);
    EXPECT_EQ(model.rowCount(), 0);
    playback.goLive();
    EXPECT_EQ(model.rowCount(), 1);
    playback.setTrace(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(TrialsModel, IsASoundModelAndKeepsEachTrial) {
    TrialsModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    World end;
    end.apply({0, 1, kNoObject, EventKind::ActorCreated, 0, 0, 2, 3});
    end.apply({0, 1, 0, EventKind::ObjectCreated, static_cast<std::uint8_t>(ObjectType::Counter), 0, 1, 0});
    end.apply({1, 1, 0, EventKind::AddEnded, 0, 0, 100, 0});
    end.apply({2, 1, 0, EventKind::CounterValue, 0, 0, 90, 0});
    model.begin(2);
    model.add(end);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.index(0).data(TrialsModel::LostRole).toInt(), 10);
    EXPECT_EQ(model.index(0).data(TrialsModel::ActualRole).toInt(), 90);
    model.begin(2);
    EXPECT_EQ(model.rowCount(), 0);
}

} // namespace
} // namespace interleave
