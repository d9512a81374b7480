// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Sentences.h"

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

} // namespace
} // namespace interleave
