// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lines that a lesson's run says it is at, against the code that is shown.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"

#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <set>
#include <sstream>

namespace interleave {
namespace {

struct SessionCodeTest : testing::TestWithParam<const Scenario*> {
    SessionCodeTest() { std::signal(SIGPIPE, SIG_IGN); }
};

/// The numbers of the lines that have something on them, from 1.
std::set<int> filledLines(const char* code) {
    std::set<int> filled;
    std::istringstream in(code);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number)
        if (line.find_first_not_of(' ') != std::string::npos)
            filled.insert(number);
    return filled;
}

/// With these every lesson ends by itself, and soon: the run is at all of its lines.
std::vector<std::string> endingSettings(const std::string& scenario) {
    const std::map<std::string, std::vector<std::string>> settings = {
        {"bounded-queue", {"timeout=0.1", "items=6"}}, // some put and some get give up
        {"queue-calls", {"timeout=0.2"}},
        {"deadlock", {"attempt=try", "timeout=0.05"}},
        {"dining", {"mend=try", "timeout=0.05"}},
        {"event", {"timeout=0.2"}},
        {"condition", {"timeout=0.2"}},
        {"start-twice", {"timeout=0.1", "pause=0.2"}},
        {"process-relay", {"sentinel=true"}},
        {"killed-worker", {"items=5", "victim=reader"}},
        {"process-or-thread", {"creations=10"}},
        {"stress", {"seconds=0.2"}},
    };
    const auto found = settings.find(scenario);
    return found == settings.end() ? std::vector<std::string>() : found->second;
}

TEST_P(SessionCodeTest, EveryLineThatARunNamesHasCodeInBothLanguages) {
    const ScenarioInfo& info = GetParam()->info;
    RunRequest wanted;
    wanted.enginePath = ENGINE_PATH;
    wanted.scenario = info.id;
    wanted.parameters = defaultsOf(info);
    wanted.speed = 10;
    wanted.probe = ProbeChoice::None;
    wanted.timeLimitSeconds = 60;
    for (const std::string& setting : endingSettings(info.id))
        ASSERT_TRUE(applySetting(info, setting, wanted.parameters)) << setting;
    auto session = Session::start(wanted);
    ASSERT_TRUE(session);
    session.value()->wait();
    EXPECT_EQ(session.value()->trace()->newest()->outcome(), Outcome::Finished);
    std::set<int> named;
    {
        const Trace::Reading reading(*session.value()->trace());
        for (std::size_t i = reading.firstEvent(); i < reading.events().size(); ++i)
            named.insert(reading.events()[i].line);
    }
    named.erase(0); // none said
    EXPECT_EQ(named.empty(), info.measuring);
    for (const char* code : {info.code.python, info.code.cpp}) {
        ASSERT_NE(code, nullptr);
        const std::set<int> filled = filledLines(code);
        for (const int line : named)
            EXPECT_TRUE(filled.contains(line)) << line;
    }
}

INSTANTIATE_TEST_SUITE_P(EachLesson, SessionCodeTest, testing::ValuesIn(catalog().begin(), catalog().end()),
                         [](const testing::TestParamInfo<const Scenario*>& lesson) {
                             std::string name;
                             for (const char letter : std::string(lesson.param->info.id))
                                 name += letter == '-' ? '_' : letter;
                             return name;
                         });

} // namespace
} // namespace interleave
