// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// interleave-cli script: the lesson scripts that come with the program, and wrong ones.
#include "tests/app/interleave-cli/CliProcess.h"
#include "tests/core/exports/TemporaryDirectory.h"
#include "tests/core/script/WrongScripts.h"

#include <cstdlib>

namespace interleave {
namespace {

const std::filesystem::path kScripts = SCRIPTS_PATH;
const std::filesystem::path kWrong = WRONG_SCRIPTS_PATH;

class ScriptCommandTest : public testing::Test {
protected:
    /// Of a script about the bounded queue, slow enough that it does not end by itself.
    std::string written(const std::string& steps) {
        const std::string file = directory.file("own.lesson");
        std::ofstream(file) << R"({"title": "Own", "lesson": "bounded-queue", "parameters": {"items": 1000},)"
                            << "\n\"steps\": [\n"
                            << steps << "\n]}\n";
        return file;
    }
    TemporaryDirectory directory;
};

TEST_F(ScriptCommandTest, EachScriptThatComesWithTheProgramIsPlayedToItsEnd) {
    const auto names = scriptFiles(kScripts);
    ASSERT_GE(names.size(), 4U);
    for (const std::string& name : names) {
        const Ended ended = cli({"script", kScripts / name, "--json"});
        ASSERT_EQ(ended.status, 0) << ended.err;
        const auto report = parsed(ended.out);
        const auto& script = report["script"];
        EXPECT_EQ(script["steps"].Size(), script["steps_in_all"].GetUint()) << name;
        for (const auto& step : script["steps"].GetArray())
            EXPECT_STREQ(step["result"].GetString(), "done") << name << ':' << step["line"].GetInt();
        EXPECT_STRNE(report["outcome"].GetString(), "failed");
    }
}

TEST_F(ScriptCommandTest, EachWrongScriptIsOneLineAndStatusTwo) {
    for (const WrongScript& script : wrongScripts(kWrong)) {
        const std::string path = kWrong / script.name;
        const Ended ended = cli({"script", path});
        EXPECT_EQ(ended.status, 2) << script.name;
        EXPECT_EQ(ended.out, "") << script.name;
        ASSERT_EQ(std::ranges::count(ended.err, '\n'), 1) << ended.err;
        const std::string line = ended.err.substr(kWrong.string().size() + 1); // without the directory
        EXPECT_TRUE(script.matches(line.substr(0, line.size() - 1))) << line << script.line;
    }
    EXPECT_EQ(cli({"script", "--check", "/nowhere.lesson"}).status, 2);
}

TEST_F(ScriptCommandTest, CheckingRunsNothing) {
    const std::string file = written(R"({"run": true}, {"wait": 600})");
    const Ended ended = cli({"script", "--check", file}, "INTERLEAVE_ENGINE=/nowhere");
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.out, file + ": bounded-queue, 2 steps\n");
    EXPECT_EQ(ended.err, "");
}

TEST_F(ScriptCommandTest, WhatDoesNotComeTrueInTimeFailsWithTheLineOfItsStep) {
    const std::string file =
        written("{\"run\": true},\n{\"until\": \"gets >= 900\", \"within\": 0.2},\n{\"say\": \"never\"}");
    const Ended ended = cli({"script", file});
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.err, file + ":4:2: 'gets >= 900' did not come true within 0.2 s\n");
    EXPECT_EQ(ended.out.find("never"), std::string::npos);
    EXPECT_NE(ended.out.find("bounded-queue: stopped after"), std::string::npos)
        << "the report is there all the same";
}

TEST_F(ScriptCommandTest, WordsAreInTheLanguageThatIsAskedFor) {
    const std::string file = written(R"({"say": {"en": "Good morning", "zh_CN": "早上好"}})");
    EXPECT_NE(cli({"script", file, "--language", "en"}).out.find("Good morning\n"), std::string::npos);
    EXPECT_NE(cli({"script", file, "--language", "zh_CN"}).out.find("早上好\n"), std::string::npos);
    EXPECT_NE(cli({"script", file}, "LC_ALL=zh_CN.UTF-8").out.find("早上好\n"), std::string::npos);
    const auto json = parsed(cli({"script", file, "--language", "zh_CN", "--json"}).out);
    EXPECT_STREQ(json["script"]["steps"][0]["said"].GetString(), "早上好");
    EXPECT_EQ(cli({"script", file, "--language", "fr"}).status, 2);
}

TEST_F(ScriptCommandTest, StepsHaveTheTimesOfTheRunTheyWereDoneIn) {
    const std::string file =
        written(R"({"run": true}, {"wait": 0.5}, {"stop": true}, {"set": {"producers": 1}}, {"run": true})");
    const auto report = parsed(cli({"script", file, "--json"}).out);
    const auto& steps = report["script"]["steps"];
    ASSERT_EQ(steps.Size(), 5U);
    EXPECT_GE(steps[1]["at_ns"].GetInt64(), 450'000'000) << "what is known by then lies a little behind";
    EXPECT_EQ(steps[1]["run"].GetInt(), 1);
    EXPECT_EQ(steps[4]["run"].GetInt(), 2);
    EXPECT_EQ(report["parameters"]["producers"].GetInt(), 1);
    EXPECT_EQ(report["trials"].Size(), 2U);
    EXPECT_STREQ(report["outcome"].GetString(), "stopped") << "what goes on at the script's end is ended";
}

TEST_F(ScriptCommandTest, ItsRunIsRecorded) {
    const std::string trace = directory.file("run.ilt");
    ASSERT_EQ(
        cli({"script", written(R"({"run": true}, {"until": "puts >= 1", "within": 60})"), "--trace", trace})
            .status,
        0);
    const auto report = parsed(cli({"report", trace, "--json"}).out);
    EXPECT_STREQ(report["scenario"].GetString(), "bounded-queue");
    const Ended two = cli({"script", (kScripts / "deadlock.lesson").string(), "--trace", trace});
    EXPECT_EQ(two.status, 2);
    EXPECT_NE(two.err.find("one run only"), std::string::npos) << two.err;
}

TEST_F(ScriptCommandTest, ANameThatIsNotThereFailsAndSaysWhichAre) {
    const std::string file = written(R"({"run": true}, {"spotlight": "producer 9"})");
    const Ended ended = cli({"script", file});
    EXPECT_EQ(ended.status, 1);
    EXPECT_NE(
        ended.err.find(
            "own.lesson:3:17: 'producer 9' is not there (did you mean 'producer 1'?); allowed: producer 1, "),
        std::string::npos)
        << ended.err;
}

} // namespace
} // namespace interleave
