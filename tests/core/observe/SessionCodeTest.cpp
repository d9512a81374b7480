// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lines that a lesson's run says it is at, against the code that is shown.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace interleave {
namespace {

/// A lesson and the settings with which one of its programs runs; empty: its first one.
struct Program {
    const Scenario* lesson;
    std::string when;
};

std::vector<Program> programs() {
    std::vector<Program> all;
    for (const Scenario* lesson : catalog()) {
        all.push_back({lesson, {}});
        for (const CodeVariant& variant : lesson->info.code.others)
            all.push_back({lesson, variant.when});
    }
    return all;
}

/// Makes the conditions hold: "order=same ladder!=off".
void apply(const ScenarioInfo& info, const std::string& conditions, ParameterValues& values) {
    std::istringstream in(conditions);
    for (std::string condition; in >> condition;) {
        if (const std::size_t differs = condition.find("!="); differs != std::string::npos) {
            const std::string name = condition.substr(0, differs);
            const auto parameter = std::ranges::find(info.parameters, name, &ParameterInfo::id);
            condition = name + '=' + settingText(*parameter, parameter->minimum);
        }
        EXPECT_TRUE(applySetting(info, condition, values)) << condition;
    }
}

struct SessionCodeTest : testing::TestWithParam<Program> {
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

/// With these every lesson ends by itself, and soon, whichever its program: the run is at all of its lines.
std::string endingSettings(const std::string& scenario) {
    const std::map<std::string, std::string> settings = {
        {"bounded-queue", "timeout=0.1 items=6"}, // some put and some get give up
        {"queue-calls", "timeout=0.2"},
        {"deadlock", "timeout=0.05"},
        {"dining", "timeout=0.05"},
        {"event", "timeout=0.2"},
        {"condition", "timeout=0.2"},
        {"start-twice", "timeout=0.1 pause=0.2"},
        {"process-relay", "sentinel=true"},
        {"killed-worker", "items=5 victim=reader"},
        {"process-or-thread", "creations=10"},
        {"stress", "seconds=0.2"},
    };
    const auto found = settings.find(scenario);
    return found == settings.end() ? std::string() : found->second;
}

/// But for these, which end in a circle of waits: that is their lesson.
bool neverEnds(const Program& program) {
    const std::string lesson = program.lesson->info.id;
    return program.when.empty() && (lesson == "deadlock" || lesson == "dining");
}

TEST_P(SessionCodeTest, EveryLineThatARunNamesHasCodeInBothLanguages) {
    const ScenarioInfo& info = GetParam().lesson->info;
    RunRequest wanted;
    wanted.enginePath = ENGINE_PATH;
    wanted.scenario = info.id;
    wanted.parameters = defaultsOf(info);
    apply(info, endingSettings(info.id), wanted.parameters);
    apply(info, GetParam().when, wanted.parameters);
    wanted.speed = 10;
    wanted.probe = ProbeChoice::None;
    wanted.timeLimitSeconds = neverEnds(GetParam()) ? 1 : 60;
    auto session = Session::start(wanted);
    ASSERT_TRUE(session);
    session.value()->wait();
    EXPECT_EQ(session.value()->trace()->newest()->outcome(),
              neverEnds(GetParam()) ? Outcome::TimeLimit : Outcome::Finished);
    std::set<int> named;
    {
        const Trace::Reading reading(*session.value()->trace());
        for (std::size_t i = reading.firstEvent(); i < reading.events().size(); ++i) {
            const Event event = reading.events()[i];
            named.insert(event.line);
            EXPECT_FALSE(event.kind == EventKind::LineReached && event.line == 0)
                << "a line that is not there";
        }
    }
    named.erase(0); // none said
    EXPECT_EQ(named.empty(), info.measuring);
    const CodeText& shown = codeFor(info, wanted.parameters);
    EXPECT_EQ(&shown == &info.code.first, GetParam().when.empty());
    for (const char* code : {shown.python, shown.cpp}) {
        ASSERT_NE(code, nullptr);
        const std::set<int> filled = filledLines(code);
        for (const int line : named)
            EXPECT_TRUE(filled.contains(line)) << line;
    }
}

INSTANTIATE_TEST_SUITE_P(EachLesson, SessionCodeTest, testing::ValuesIn(programs()),
                         [](const testing::TestParamInfo<Program>& program) {
                             std::string name = program.param.lesson->info.id;
                             if (!program.param.when.empty())
                                 name += '_' + program.param.when;
                             for (char& letter : name)
                                 if (!std::isalnum(static_cast<unsigned char>(letter)))
                                     letter = '_';
                             return name;
                         });

} // namespace
} // namespace interleave
