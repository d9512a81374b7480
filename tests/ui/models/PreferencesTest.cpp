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
