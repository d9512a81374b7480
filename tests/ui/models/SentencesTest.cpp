// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Sentences.h"

#include "core/base/FailureText.h"

#include <QCoreApplication>
#include <QTranslator>

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(SentencesTest, AProbeThatKnowsAllHasNothingToConfess) {
    EXPECT_EQ(probeSentence(ProbeSource::Perf, {}), QString());
}

TEST(SentencesTest, ASamplingProbeSaysHowOftenWhyAndWhatItCannotKnow) {
    const QString words = probeSentence(ProbeSource::Procfs, QStringLiteral("Permission denied"), 8'000'000);
    for (const char* part : {"Permission denied", "every 8 ms", "within those 8 ms", "CPU", "preempted"})
        EXPECT_TRUE(words.contains(QLatin1String(part))) << part << " in " << words.toStdString();
    EXPECT_FALSE(probeSentence(ProbeSource::Procfs, {}, 8'000'000).contains(QLatin1String("refused")));
    EXPECT_FALSE(probeSentence(ProbeSource::None, {}).contains(QLatin1String("every")));
}

TEST(SentencesTest, AFailureOfTheRunIsSaidInTheWindowsLanguageWithItsFacts) {
    const auto fact = filledIn(failure::kProcessNotStarted, {"r1", "unknown role 'reed'; allowed: read"});
    const QString english = QString::fromStdString(fact);
    EXPECT_EQ(failureText(english), english);
    QTranslator chinese;
    ASSERT_TRUE(chinese.load(QStringLiteral(":/i18n/interleave_zh_CN")));
    QCoreApplication::installTranslator(&chinese);
    EXPECT_EQ(failureText(english), QStringLiteral("无法启动进程 r1：未知的角色“reed”；允许的有：read"));
    EXPECT_EQ(failureText(QStringLiteral("too many processes: at most 255")),
              QStringLiteral("进程过多：最多 255 个"));
    EXPECT_EQ(failureText(QStringLiteral("a lesson's own words: %1")),
              QStringLiteral("a lesson's own words: %1"));
    for (const char* text : failure::kAll)
        EXPECT_NE(failureText(QLatin1String(text)), QLatin1String(text));
    QCoreApplication::removeTranslator(&chinese);
}

TEST(SentencesTest, AnErrorsFactsAreTakenLiterally) {
    EXPECT_EQ(errorSentence({ErrorCode::FileNotWritten, "%3%1", {}, "100%"}),
              QStringLiteral("cannot write '%3%1' (100%)"));
}

} // namespace
} // namespace interleave
