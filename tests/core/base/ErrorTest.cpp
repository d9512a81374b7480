// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(ErrorTest, SentenceNamesSubjectAndWhatIsAllowed) {
    EXPECT_EQ(englishSentence({ErrorCode::UnknownScenario, "rcae", "race, stress", {}}),
              "unknown lesson 'rcae'; allowed: race, stress");
    EXPECT_EQ(englishSentence({ErrorCode::ProbeRefused, "perf", {}, "paranoid"}),
              "the kernel's scheduler records are refused: paranoid");
}

TEST(ErrorTest, SentenceTakesTheFactsLiterally) {
    EXPECT_EQ(englishSentence({ErrorCode::FileNotWritten, "%3%1", {}, "100%"}), "cannot write '%3%1' (100%)");
}

TEST(ErrorTest, PlacesBeyondTheFactsStay) {
    EXPECT_EQ(filledIn("%2 of %1, %3", {"a", "%1"}), "%1 of a, %3");
}

TEST(ErrorTest, EveryCodeHasAOneLineSentence) {
    for (int code = 0; code <= static_cast<int>(ErrorCode::NotYetSupported); ++code) {
        const std::string sentence = englishSentence({static_cast<ErrorCode>(code), "s", "a", "r"});
        EXPECT_FALSE(sentence.empty()) << code;
        EXPECT_EQ(sentence.find('\n'), std::string::npos);
        EXPECT_EQ(sentence.find('%'), std::string::npos);
    }
}

} // namespace
} // namespace interleave
