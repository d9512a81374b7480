// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Preferences.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace interleave {
namespace {

struct PreferencesTest : testing::Test {
    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("interleave.ini"));
};

TEST_F(PreferencesTest, WithoutAFileTheDefaultsOfARunHold) {
    const Preferences preferences(file);
    EXPECT_EQ(preferences.probe(), ProbeChoice::Best);
    EXPECT_EQ(preferences.memoryLimit(), qint64{1} << 30);
    EXPECT_FALSE(QFile::exists(file)) << "nothing was chosen";
}

TEST_F(PreferencesTest, WhatIsChosenIsThereAtTheNextStart) {
    for (const ProbeChoice probe :
         {ProbeChoice::None, ProbeChoice::Procfs, ProbeChoice::Perf, ProbeChoice::Best})
        for (const qint64 limit : Preferences::kMemoryLimits) {
            {
                Preferences preferences(file);
                preferences.setProbe(probe);
                preferences.setMemoryLimit(limit);
            }
            const Preferences again(file);
            EXPECT_EQ(again.probe(), probe);
            EXPECT_EQ(again.memoryLimit(), limit);
        }
}

TEST_F(PreferencesTest, TheLanguageOfTheCodeIsPythonUntilAnotherIsChosen) {
    EXPECT_EQ(Preferences(file).codeLanguage(), CodeLanguage::Python);
    for (const CodeLanguage language : {CodeLanguage::Cpp, CodeLanguage::Python}) {
        Preferences(file).setCodeLanguage(language);
        EXPECT_EQ(Preferences(file).codeLanguage(), language);
    }
}

TEST_F(PreferencesTest, ALessonsParametersAreItsDefaultsAndWhatWasChosenInTheirPlace) {
    const ScenarioInfo& lesson = findScenario("bounded-queue").value()->info;
    ParameterValues chosen = defaultsOf(lesson);
    {
        Preferences preferences(file);
        EXPECT_EQ(preferences.parameters(lesson), chosen);
        for (int row = 0; row < static_cast<int>(chosen.size()); ++row) {
            double& value = chosen[static_cast<std::size_t>(row)];
            const ParameterInfo& parameter = lesson.parameters[static_cast<std::size_t>(row)];
            value = value == parameter.maximum ? parameter.minimum : parameter.maximum;
            preferences.setParameter(lesson, row, value);
        }
    }
    EXPECT_EQ(Preferences(file).parameters(lesson), chosen);
    EXPECT_EQ(Preferences(file).parameters(findScenario("race").value()->info),
              defaultsOf(findScenario("race").value()->info));
    Preferences(file).setParameter(lesson, 0, lesson.parameters[0].fallback);
    EXPECT_FALSE(
        QSettings(file, QSettings::IniFormat).contains(QStringLiteral("parameters-bounded-queue/capacity")))
        << "a default is followed, not kept";
}

TEST_F(PreferencesTest, ForgettingLeavesNothing) {
    Preferences preferences(file);
    preferences.setScale(2);
    preferences.setLesson(3);
    preferences.forget();
    EXPECT_DOUBLE_EQ(preferences.scale(), 1);
    EXPECT_EQ(preferences.lesson(), 0);
}

TEST_F(PreferencesTest, WhatIsNoChoiceGivesTheDefaults) {
    QFile out(file);
    ASSERT_TRUE(out.open(QIODevice::WriteOnly));
    out.write("[run]\nprobe=magic\nmemory-limit-bytes=-1\n\xff\xfe[[[");
    out.close();
    const Preferences preferences(file);
    EXPECT_EQ(preferences.probe(), ProbeChoice::Best);
    EXPECT_EQ(preferences.memoryLimit(), qint64{1} << 30);
}

} // namespace
} // namespace interleave
