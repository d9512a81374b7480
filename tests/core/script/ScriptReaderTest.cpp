// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/ScriptReader.h"

#include "core/script/PlacedJson.h"

#include "tests/core/exports/TemporaryDirectory.h"
#include "tests/core/script/WrongScripts.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

const std::filesystem::path kWrong = WRONG_SCRIPTS_PATH;

/// A script about the bounded queue with these steps.
std::string withSteps(const std::string& steps) {
    return R"({"title": "T", "lesson": "bounded-queue", "steps": [)" + steps + "]}";
}

std::string faultLine(const Result<LessonScript, ScriptFault>& read) {
    return read ? "" : faultLine("f", read.error());
}

TEST(ScriptReaderTest, EachWrongScriptGivesItsOneLineWithPlaceReasonAndWhatIsAllowed) {
    const auto scripts = wrongScripts(kWrong);
    ASSERT_GE(scripts.size(), 80U);
    for (const WrongScript& script : scripts) {
        const auto read = readScriptFile(kWrong / script.name);
        ASSERT_FALSE(read) << script.name;
        const std::string line = faultLine(script.name, read.error());
        EXPECT_TRUE(script.matches(line)) << line << '\n' << script.line;
        EXPECT_NE(line.find("; allowed: "), std::string::npos) << line;
    }
}

TEST(ScriptReaderTest, EveryWrongScriptHasItsLine) {
    std::vector<std::string> expected;
    for (const WrongScript& script : wrongScripts(kWrong))
        expected.push_back(script.name);
    EXPECT_EQ(expected, scriptFiles(kWrong));
}

TEST(ScriptReaderTest, WhatIsThereIsReadWhole) {
    const auto read = readScript(R"({"steps": [{"say": {"en": "Hello", "zh_CN": "你好"}}, {"run": true},
        {"until": "full >= 1 and left(q1) = 3", "within": 2.5}, {"set": {"capacity": "unbounded", "block": false}},
        {"show": 1.5}, {"show": "live"}, {"spotlight": null}],
        "parameters": {"capacity": 5, "kind": "texts"}, "lesson": "bounded-queue", "title": "Queues"})");
    ASSERT_TRUE(read) << faultLine(read);
    const LessonScript& script = read.value();
    EXPECT_EQ(script.title.in("zh_CN"), "Queues");
    EXPECT_STREQ(script.lesson->id, "bounded-queue");
    EXPECT_EQ(script.parameters[0], 5);
    EXPECT_EQ(script.parameters[8], 1);
    EXPECT_EQ(script.parameters[1], 2) << "what is not named keeps its default";
    ASSERT_EQ(script.steps.size(), 7U);
    const auto& said = std::get<SayStep>(script.steps[0].deed).text;
    EXPECT_EQ(said.in("en"), "Hello");
    EXPECT_EQ(said.in("zh_CN"), "你好");
    const auto& until = std::get<UntilStep>(script.steps[2].deed);
    EXPECT_EQ(until.within, 2.5);
    EXPECT_EQ(until.condition.comparisons().size(), 2U);
    EXPECT_EQ(script.steps[2].place, (TextPlace{2, 10}));
    const auto& settings = std::get<SetStep>(script.steps[3].deed).settings;
    ASSERT_EQ(settings.size(), 2U);
    EXPECT_EQ(settings[0].value, 0) << "unbounded";
    EXPECT_EQ(settings[1].value, 0);
    EXPECT_EQ(std::get<ShowStep>(script.steps[4].deed).at, 1.5);
    EXPECT_FALSE(std::get<ShowStep>(script.steps[5].deed).at);
    EXPECT_EQ(stepWords(*script.lesson, script.steps[3]), "set capacity=unbounded block=false");
    EXPECT_EQ(stepWords(*script.lesson, script.steps[2]), "until full >= 1 and left(q1) = 3");
}

TEST(ScriptReaderTest, UntilHasTenSecondsWhereItDoesNotSay) {
    const auto read = readScript(withSteps(R"({"run": true}, {"until": "full >= 1"})"));
    ASSERT_TRUE(read) << faultLine(read);
    EXPECT_EQ(std::get<UntilStep>(read.value().steps[1].deed).within, 10);
}

TEST(ScriptReaderTest, AByteOrderMarkAndWindowsLineEndsAreTaken) {
    const auto read = readScript(
        "\xef\xbb\xbf{\"title\": \"T\",\r\n\"lesson\": \"race\",\r\n\"steps\": [{\"run\": true}]}\r\n");
    EXPECT_TRUE(read) << faultLine(read);
    const auto wrong = readScript("\xef\xbb\xbf{\"title\": \"课\",\r\n\"lesson\": \"rase\"}");
    EXPECT_EQ(faultLine(wrong).substr(0, 6), "f:2:11") << faultLine(wrong);
}

TEST(ScriptReaderTest, ColumnsAreCountedInCharacters) {
    EXPECT_EQ(faultLine(readScript(R"({"title": "课课", 1})")).substr(0, 6), "f:1:17");
}

TEST(ScriptReaderTest, WhatMakesTheRunsEndSureLetsTheNextOneBegin) {
    for (const char* end : {R"({"stop": true})", R"({"until": "over = 1"})", R"({"until": "finished >= 1"})",
                            R"({"until": "full >= 0 and stopped != 0"})"})
        EXPECT_TRUE(readScript(withSteps(std::string(R"({"run": true}, )") + end +
                                         R"(, {"set": {"producers": 2}}, {"run": true})")))
            << end;
    for (const char* none : {R"({"until": "full >= 1"})", R"({"until": "over = 0"})", R"({"wait": 600})"})
        EXPECT_FALSE(readScript(withSteps(std::string(R"({"run": true}, )") + none + R"(, {"run": true})")))
            << none;
}

TEST(ScriptReaderTest, AFileThatCannotBeReadSaysWhy) {
    EXPECT_EQ(faultLine(readScriptFile("/nowhere/x.lesson")),
              "f: cannot be read (No such file or directory); allowed: a file with a lesson script");
    EXPECT_EQ(faultLine(readScriptFile("/tmp")),
              "f: cannot be read (it is a directory); allowed: a file with a lesson script");
}

TEST(ScriptReaderTest, AFileThatIsTooLargeIsNotReadToItsEnd) {
    const TemporaryDirectory directory;
    const std::string file = directory.file("large.lesson");
    std::ofstream(file) << withSteps(R"({"say": ")" + std::string(kLargestScript, 'x') + R"("})");
    EXPECT_EQ(faultLine(readScriptFile(file)),
              "f:1:1: the file is too large: more than 262144 bytes; allowed: 262144 bytes");
    EXPECT_EQ(faultLine(readScriptFile("/dev/zero")).substr(0, 30), "f:1:1: the file is too large: ");
}

TEST(ScriptReaderTest, TooManyStepsAreRefusedAtTheFirstThatIsTooMany) {
    std::string steps = "{\"speed\": 1}";
    for (std::size_t i = 0; i < kMostScriptSteps; ++i)
        steps += ",\n{\"speed\": 1}";
    EXPECT_EQ(faultLine(readScript(withSteps(steps))), "f:501:1: too many steps: 501; allowed: up to 500");
}

TEST(ScriptReaderTest, TooManyFieldsAreRefusedAtTheFirstThatIsTooMany) {
    std::string fields;
    for (std::size_t i = 0; i < kMostJsonFields; ++i)
        fields += "\"" + std::to_string(i) + "\": 1,\n";
    EXPECT_EQ(faultLine(readScript("{\n" + fields + "\"last\": 1}")),
              "f:102:1: too many fields in one object; allowed: 100");
}

TEST(ScriptReaderTest, AFaultIsOneLineWhateverTheFileHolds) {
    const auto read = readScript("{\"title\": \"T\", \"les\\nson\\u0007\": 1}");
    EXPECT_EQ(faultLine(read).find('\n'), std::string::npos);
    EXPECT_EQ(faultLine(read).substr(0, 32), "f:1:16: unknown field 'les son '");
}

} // namespace
} // namespace interleave
