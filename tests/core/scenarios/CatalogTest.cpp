// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenarios/Catalog.h"

#include "core/trace/Facts.h"
#include "core/wire/Control.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace interleave {
namespace {

const ScenarioInfo& info(const char* id) {
    return findScenario(id).value()->info;
}

/// The value of `name` after the setting was taken from the defaults.
double after(const char* scenario, const std::string& name, const std::string& value) {
    ParameterValues values = defaultsOf(info(scenario));
    const auto applied = applySetting(info(scenario), name + "=" + value, values);
    EXPECT_TRUE(applied) << name << "=" << value;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (info(scenario).parameters[i].id == name)
            return values[i];
    ADD_FAILURE() << name;
    return 0;
}

Error refused(const char* scenario, const std::string& setting) {
    const ParameterValues before = defaultsOf(info(scenario));
    ParameterValues values = before;
    const auto applied = applySetting(info(scenario), setting, values);
    EXPECT_FALSE(applied) << setting;
    EXPECT_EQ(values, before) << "nothing is changed by what is refused";
    return applied ? Error{} : applied.error();
}

TEST(CatalogTest, HasTheLessonsInTheOrderOfTeaching) {
    std::vector<std::string> ids;
    for (const Scenario* scenario : catalog())
        ids.emplace_back(scenario->info.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"bounded-queue", "queue-calls",     "fifo-lifo-priority",
                                             "five-states",   "start-twice",     "who-am-i",
                                             "two-ways",      "one-cpu",         "shared-memory",
                                             "race",          "deadlock",        "dining",
                                             "semaphore",     "event",           "barrier",
                                             "condition",     "isolated-memory", "process-relay",
                                             "pool-manager",  "killed-worker",   "process-or-thread",
                                             "stress"}));
}

TEST(CatalogTest, SettingsInWordsReadBackAsTheSameValues) {
    for (const Scenario* scenario : catalog()) {
        ParameterValues values = defaultsOf(scenario->info);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = scenario->info.parameters[i].kind == ParameterKind::Whole
                            ? scenario->info.parameters[i].maximum
                            : values[i];
        ParameterValues read = defaultsOf(scenario->info);
        for (const std::string& setting : settingsOf(scenario->info, values))
            EXPECT_TRUE(applySetting(scenario->info, setting, read)) << setting;
        EXPECT_EQ(read, values) << scenario->info.id;
    }
}

TEST(CatalogTest, HasTheParametersOfTheContract) {
    const auto names = [](const char* scenario) {
        std::set<std::string> all;
        for (const ParameterInfo& parameter : info(scenario).parameters)
            all.insert(parameter.id);
        return all;
    };
    EXPECT_EQ(names("bounded-queue"),
              (std::set<std::string>{"capacity", "timeout", "block", "producers", "consumers", "items",
                                     "kind", "producer-work", "consumer-work"}));
    EXPECT_EQ(names("race"), (std::set<std::string>{"threads", "increments", "protection", "start",
                                                    "microscope", "interval", "ladder"}));
    EXPECT_EQ(names("queue-calls"), (std::set<std::string>{"capacity", "timeout", "tour"}));
    EXPECT_EQ(names("fifo-lifo-priority"), (std::set<std::string>{"items", "order", "pace"}));
    EXPECT_EQ(names("start-twice"), (std::set<std::string>{"pause", "timeout"}));
    EXPECT_EQ(names("who-am-i"), (std::set<std::string>{"threads", "pause"}));
    EXPECT_EQ(names("two-ways"), (std::set<std::string>{"lines", "work", "sleep"}));
    EXPECT_EQ(names("one-cpu"), (std::set<std::string>{"cpus", "threads", "seconds"}));
    EXPECT_EQ(names("shared-memory"), (std::set<std::string>{"wait", "increments", "protection"}));
    EXPECT_EQ(names("deadlock"), (std::set<std::string>{"order", "attempt", "think", "timeout"}));
    EXPECT_EQ(names("dining"),
              (std::set<std::string>{"philosophers", "mend", "meals", "think", "reach", "eat", "timeout"}));
    EXPECT_EQ(names("semaphore"), (std::set<std::string>{"places", "cars", "park", "gap", "patience"}));
    EXPECT_EQ(names("event"), (std::set<std::string>{"runners", "pause", "timeout"}));
    EXPECT_EQ(names("barrier"), (std::set<std::string>{"parties", "phases", "pace", "abort"}));
    EXPECT_EQ(names("condition"),
              (std::set<std::string>{"consumers", "rounds", "wake", "pause", "work", "timeout"}));
    EXPECT_EQ(names("pool-manager"), (std::set<std::string>{"sleep"}));
    EXPECT_EQ(names("process-or-thread"), (std::set<std::string>{"creations", "rounds", "pause"}));
    EXPECT_EQ(names("stress"), (std::set<std::string>{"actors", "rate", "queues", "seconds"}));
}

TEST(CatalogTest, EveryEntryIsWhole) {
    std::set<std::string> ids;
    for (const Scenario* scenario : catalog()) {
        const ScenarioInfo& entry = scenario->info;
        SCOPED_TRACE(entry.id);
        EXPECT_TRUE(ids.insert(entry.id).second);
        for (const char* text :
             {entry.group, entry.title, entry.summary, entry.about.text, entry.code.first.python})
            EXPECT_GT(std::string(text).size(), 3u);
        EXPECT_NE(scenario->run, nullptr);
        EXPECT_LE(entry.parameters.size(), kMaxParameters);
        EXPECT_EQ(entry.focus == Focus::Measurements, !entry.rows.empty());
        for (const RowInfo& row : entry.rows)
            for (const char* text : {row.id, row.label, row.note})
                EXPECT_GT(std::string(text).size(), 3u);
    }
}

TEST(CatalogTest, AboutIsAtMostSixSentencesAndItsTableIsWhole) {
    for (const Scenario* scenario : catalog()) {
        const ScenarioInfo& entry = scenario->info;
        SCOPED_TRACE(entry.id);
        const std::string text = entry.about.text;
        int sentences = 0;
        for (std::size_t i = 0; i < text.size(); ++i)
            sentences += (text[i] == '.' || text[i] == '?') && (i + 1 == text.size() || text[i + 1] == ' ');
        EXPECT_TRUE(sentences >= 1 && sentences <= 6) << sentences;
        const AboutTable* table = entry.about.table;
        if (!table)
            continue;
        ASSERT_GE(table->heads.size(), 2u);
        EXPECT_FALSE(table->cells.empty());
        EXPECT_EQ(table->cells.size() % table->heads.size(), 0u);
        for (const auto& words : {table->heads, table->cells})
            for (const char* word : words)
                EXPECT_FALSE(std::string(word).empty());
    }
}

TEST(CatalogTest, EveryLessonHasATable) {
    for (const char* id :
         {"bounded-queue", "five-states", "start-twice", "who-am-i", "two-ways", "one-cpu", "shared-memory",
          "race", "deadlock", "dining", "semaphore", "event", "barrier", "condition", "isolated-memory",
          "process-relay", "pool-manager", "killed-worker", "process-or-thread"})
        EXPECT_NE(info(id).about.table, nullptr) << id;
}

/// A lesson's questions and goals, in words.
std::vector<std::string> conditionsOf(const ScenarioInfo& info) {
    std::vector<std::string> conditions;
    for (const AnswerInfo& answer : info.classwork.question->answers)
        conditions.emplace_back(answer.when);
    for (const GoalInfo& goal : info.classwork.goals)
        conditions.insert(conditions.end(), {goal.when, goal.after});
    std::erase(conditions, "");
    return conditions;
}

TEST(CatalogTest, EveryLessonAsksOneQuestionAndHasTwoOrThreeGoals) {
    for (const Scenario* scenario : catalog()) {
        SCOPED_TRACE(scenario->info.id);
        const Classwork& work = scenario->info.classwork;
        if (scenario->info.measuring) {
            EXPECT_EQ(work.question, nullptr);
            EXPECT_TRUE(work.goals.empty());
            continue;
        }
        ASSERT_NE(work.question, nullptr);
        EXPECT_EQ(std::string(work.question->text).back(), '?');
        EXPECT_EQ(std::string(work.question->why).back(), '.');
        const auto answers = work.question->answers;
        EXPECT_EQ(answers.empty(), *work.question->fact != '\0') << "answers to choose from, or a number";
        EXPECT_TRUE(answers.empty() || (answers.size() >= 2 && answers.size() <= 4));
        std::set<std::string> texts;
        for (const AnswerInfo& answer : answers)
            EXPECT_TRUE(texts.insert(answer.text).second) << answer.text;
        EXPECT_TRUE(work.goals.size() == 2 || work.goals.size() == 3);
        for (const GoalInfo& goal : work.goals)
            for (const char* text : {goal.text, goal.hint})
                EXPECT_GT(std::string(text).size(), 10u);
    }
}

TEST(CatalogTest, EveryConditionOfQuestionsAndGoalsIsRead) {
    for (const Scenario* scenario : catalog()) {
        if (!scenario->info.classwork.question)
            continue;
        SCOPED_TRACE(scenario->info.id);
        for (const std::string& text : conditionsOf(scenario->info)) {
            const auto condition = FactCondition::parse(text);
            EXPECT_TRUE(condition) << text << ": " << englishSentence(condition.error());
        }
        if (const char* fact = scenario->info.classwork.question->fact; *fact != '\0') {
            EXPECT_TRUE(Fact::parse(fact)) << fact;
        }
    }
}

std::vector<std::string> linesOf(const char* code) {
    std::vector<std::string> lines;
    std::istringstream in(code);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

TEST(CatalogTest, TheCodeHasTheSameLinesInBothLanguagesAndFitsItsPanel) {
    constexpr std::size_t kWidth = 40;
    for (const Scenario* scenario : catalog()) {
        SCOPED_TRACE(scenario->info.id);
        std::vector<CodeText> programs{scenario->info.code.first};
        for (const CodeVariant& variant : scenario->info.code.others)
            programs.push_back(variant.text);
        for (const CodeText& program : programs) {
            ASSERT_NE(program.cpp, nullptr);
            const auto python = linesOf(program.python);
            const auto cpp = linesOf(program.cpp);
            EXPECT_EQ(python.size(), cpp.size()) << program.python;
            for (const auto& lines : {python, cpp})
                for (const std::string& line : lines)
                    EXPECT_LE(line.size(), kWidth) << line;
        }
    }
}

TEST(CatalogTest, TheProgramThatIsShownIsTheOneThatRunsWithTheSettings) {
    const auto code = [](const char* lesson, const std::vector<std::string>& settings) {
        return codeFor(info(lesson), valuesFrom(info(lesson), settings)).python;
    };
    const std::string none = code("race", {});
    EXPECT_EQ(none, info("race").code.first.python);
    EXPECT_EQ(none.find("lock"), std::string::npos);
    EXPECT_NE(lineOf(code("race", {"protection=mutex"}), "with lock:"), 0);
    EXPECT_NE(lineOf(code("race", {"protection=atomic"}), "fetch_add"), 0);
    EXPECT_NE(lineOf(code("race", {"protection=atomic", "ladder=3"}), "seven_ways"), 0);
    EXPECT_EQ(lineOf(code("deadlock", {"attempt=wait"}), "timeout"), 0);
    EXPECT_NE(lineOf(code("deadlock", {"attempt=try"}), "timeout"), 0);
    EXPECT_NE(lineOf(code("deadlock", {"attempt=try"}), "meet()"), 0);
    EXPECT_EQ(lineOf(code("deadlock", {"attempt=try", "order=same"}), "meet()"), 0);
}

TEST(CatalogTest, EveryProgramIsMeantBySomeSettingsThatCannotChangeWhileItRuns) {
    for (const Scenario* scenario : catalog()) {
        std::set<std::string> texts;
        for (const CodeVariant& variant : scenario->info.code.others) {
            SCOPED_TRACE(std::string(scenario->info.id) + ": " + variant.when);
            EXPECT_TRUE(texts.insert(variant.text.python).second);
            std::istringstream in(variant.when);
            for (std::string condition; in >> condition;) {
                const std::string name = condition.substr(0, condition.find_first_of("!="));
                const auto parameter = std::ranges::find(scenario->info.parameters, name, &ParameterInfo::id);
                ASSERT_NE(parameter, scenario->info.parameters.end());
                EXPECT_FALSE(parameter->live);
            }
        }
    }
}

TEST(CatalogTest, ALineIsFoundByItsWordsAndCountedFromOne) {
    EXPECT_EQ(lineOf("a\nb\nb", "a"), 1);
    EXPECT_EQ(lineOf("a\nb\nb", "b"), 2) << "the first that has them";
    EXPECT_EQ(lineOf("a\nb\nc\n\nd", "d"), 5);
    EXPECT_EQ(lineOf("a", "b"), 0);
}

TEST(CatalogTest, EveryParameterIsSane) {
    for (const Scenario* scenario : catalog()) {
        std::set<std::string> names;
        for (const ParameterInfo& parameter : scenario->info.parameters) {
            SCOPED_TRACE(std::string(scenario->info.id) + " " + parameter.id);
            EXPECT_TRUE(names.insert(parameter.id).second);
            EXPECT_FALSE(std::string(parameter.label).empty());
            EXPECT_FALSE(std::string(parameter.help).empty());
            EXPECT_LT(parameter.minimum, parameter.maximum);
            EXPECT_TRUE(
                (parameter.fallback >= parameter.minimum && parameter.fallback <= parameter.maximum) ||
                (parameter.special && parameter.fallback == parameter.special->value));
            EXPECT_EQ(parameter.kind == ParameterKind::Choice, !parameter.choices.empty());
            if (parameter.kind == ParameterKind::Choice) {
                EXPECT_EQ(parameter.maximum, static_cast<double>(parameter.choices.size() - 1));
            }
            // What is printed as the default can be typed in again.
            ParameterValues values(scenario->info.parameters.size(), -99);
            const std::string setting =
                std::string(parameter.id) + "=" + settingText(parameter, parameter.fallback);
            EXPECT_TRUE(applySetting(scenario->info, setting, values)) << setting;
            EXPECT_EQ(after(scenario->info.id, parameter.id, settingText(parameter, parameter.fallback)),
                      parameter.fallback);
        }
    }
}

TEST(CatalogTest, EveryRoleIsFoundAndThoseThatEveryLessonHas) {
    for (const Scenario* scenario : catalog()) {
        for (const Role& role : scenario->roles) {
            EXPECT_TRUE(findRole(*scenario, role.id)) << role.id;
            EXPECT_TRUE(findRole(*scenario, std::string(role.id) + ":argument")) << role.id;
        }
        for (const Task& task : scenario->tasks)
            EXPECT_NE(task.run, nullptr) << task.id;
        EXPECT_TRUE(findRole(*scenario, "manager:q"));
        EXPECT_TRUE(findRole(*scenario, "pool:p"));
        for (const char* unknown : {"", ":", "nobody", "manager", "pool"})
            EXPECT_FALSE(findRole(*scenario, unknown)) << unknown;
    }
}

TEST(CatalogTest, AnUnknownRoleIsAnErrorThatNamesThoseOfTheLesson) {
    const auto found = findRole(*findScenario("process-relay").value(), "reed");
    ASSERT_FALSE(found);
    EXPECT_EQ(englishSentence(found.error()),
              "unknown role 'reed'; allowed: write, read-on, read, manager:NAME, pool:NAME");
}

TEST(CatalogTest, AnUnknownLessonIsAnErrorThatNamesThoseThereAre) {
    const auto found = findScenario("rcae");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::UnknownScenario);
    EXPECT_EQ(found.error().subject, "rcae");
    for (const Scenario* scenario : catalog())
        EXPECT_NE(found.error().allowed.find(scenario->info.id), std::string::npos);
    EXPECT_FALSE(findScenario(""));
}

TEST(CatalogTest, SettingsAreRead) {
    EXPECT_EQ(after("bounded-queue", "capacity", "64"), 64);
    EXPECT_EQ(after("bounded-queue", "capacity", "0"), 0);
    EXPECT_EQ(after("bounded-queue", "capacity", "unbounded"), 0);
    EXPECT_EQ(after("bounded-queue", "timeout", "0.25"), 0.25);
    EXPECT_EQ(after("bounded-queue", "timeout", "0"), 0);
    EXPECT_LT(after("bounded-queue", "timeout", "none"), 0);
    EXPECT_EQ(after("bounded-queue", "block", "false"), 0);
    EXPECT_EQ(after("bounded-queue", "block", "1"), 1);
    EXPECT_EQ(after("bounded-queue", "kind", "texts"), 1);
    EXPECT_EQ(after("race", "increments", "1e6"), 1e6);
    EXPECT_EQ(after("race", "protection", "atomic"), 5);
    EXPECT_EQ(after("race", "start", "one-by-one"), 1);
}

TEST(CatalogTest, ASettingWithoutAnEqualsSignIsMalformed) {
    for (const char* setting : {"", "capacity", "3"}) {
        const Error error = refused("bounded-queue", setting);
        EXPECT_EQ(error.code, ErrorCode::MalformedSetting);
        EXPECT_EQ(error.allowed, "name=value");
    }
}

TEST(CatalogTest, AnUnknownParameterIsAnErrorThatNamesThoseThereAre) {
    for (const char* setting : {"size=3", "=3", "Capacity=3", "capacity =3"}) {
        const Error error = refused("race", setting);
        EXPECT_EQ(error.code, ErrorCode::UnknownParameter);
        EXPECT_EQ(error.allowed, "threads, increments, protection, start, microscope, interval, ladder");
    }
}

TEST(CatalogTest, AValueOutOfRangeIsAnErrorThatNamesWhatIsAllowed) {
    const struct {
        const char* setting;
        const char* allowed;
    } cases[] = {{"capacity=65", "0 to 64 (whole numbers), or unbounded"},
                 {"capacity=-1", "0 to 64 (whole numbers), or unbounded"},
                 {"capacity=2.5", "0 to 64 (whole numbers), or unbounded"},
                 {"capacity=", "0 to 64 (whole numbers), or unbounded"},
                 {"capacity=3x", "0 to 64 (whole numbers), or unbounded"},
                 {"capacity=none", "0 to 64 (whole numbers), or unbounded"},
                 {"capacity=nan", "0 to 64 (whole numbers), or unbounded"},
                 {"timeout=10.01", "0 to 10 (seconds), or none"},
                 {"timeout=-1", "0 to 10 (seconds), or none"},
                 {"timeout=inf", "0 to 10 (seconds), or none"},
                 {"timeout=1e999", "0 to 10 (seconds), or none"},
                 {"block=2", "true, false"},
                 {"block=yes", "true, false"},
                 {"kind=1", "integers, texts, mixed"},
                 {"producers=0", "1 to 8 (whole numbers)"},
                 {"producers=9", "1 to 8 (whole numbers)"}};
    for (const auto& [setting, allowed] : cases) {
        const Error error = refused("bounded-queue", setting);
        EXPECT_EQ(error.code, ErrorCode::ValueOutOfRange) << setting;
        EXPECT_EQ(error.subject, setting);
        EXPECT_EQ(error.allowed, allowed) << setting;
    }
    EXPECT_EQ(refused("race", "increments=0").allowed, "1 to 1000000000 (whole numbers)");
}

TEST(CatalogTest, TheLastSettingOfAParameterWins) {
    ParameterValues values = defaultsOf(info("race"));
    EXPECT_TRUE(applySetting(info("race"), "threads=3", values));
    EXPECT_TRUE(applySetting(info("race"), "threads=5", values));
    EXPECT_EQ(values[0], 5);
}

} // namespace
} // namespace interleave
