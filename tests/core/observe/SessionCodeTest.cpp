// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lines that a lesson's run says it is at, against the code that is shown.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <csignal>
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

/// Values with which the conditions hold: "order=same ladder!=off".
ParameterValues valuesWith(const ScenarioInfo& info, const std::string& conditions) {
    ParameterValues values = defaultsOf(info);
    std::istringstream in(conditions);
    for (std::string condition; in >> condition;) {
        if (const std::size_t differs = condition.find("!="); differs != std::string::npos) {
            const std::string name = condition.substr(0, differs);
            const auto parameter = std::ranges::find(info.parameters, name, &ParameterInfo::id);
            condition = name + '=' + settingText(*parameter, parameter->minimum);
        }
        EXPECT_TRUE(applySetting(info, condition, values)) << condition;
    }
    return values;
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

TEST_P(SessionCodeTest, EveryLineThatARunNamesHasCodeInBothLanguages) {
    const ScenarioInfo& info = GetParam().lesson->info;
    RunRequest wanted;
    wanted.enginePath = ENGINE_PATH;
    wanted.scenario = info.id;
    wanted.parameters = valuesWith(info, GetParam().when);
    wanted.speed = 10;
    wanted.probe = ProbeChoice::None;
    wanted.timeLimitSeconds = 4; // not every lesson ends by then: it has been through most of its lines
    auto session = Session::start(wanted);
    ASSERT_TRUE(session);
    session.value()->wait();
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
