// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/exports/ExportChecks.h"
#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace interleave {
namespace {

struct ChromeWriterTest : testing::Test {
    void record(const std::vector<Event>& events, std::initializer_list<const char*> texts) {
        trace.setInfo({"bounded-queue", {}, {}, "", 5000, 6000, "interleave test"});
        for (const char* text : texts)
            trace.appendText(text);
        trace.append(events);
        read();
    }
    void read() {
        json.Parse(exported(trace, ExportFormat::Json).c_str());
        ASSERT_FALSE(json.HasParseError()) << json.GetErrorOffset();
        ASSERT_TRUE(json["traceEvents"].IsArray());
    }
    [[nodiscard]] std::vector<const rapidjson::Value*> all(std::string_view phase,
                                                           std::string_view name = {}) const {
        std::vector<const rapidjson::Value*> found;
        for (const rapidjson::Value& event : json["traceEvents"].GetArray())
            if (event["ph"].GetString() == phase && (name.empty() || event["name"].GetString() == name))
                found.push_back(&event);
        return found;
    }
    static std::int64_t ns(const rapidjson::Value& event, const char* key) {
        return std::llround(event[key].GetDouble() * 1000);
    }
    Trace trace;
    rapidjson::Document json;
};

EventScript handOver() {
    EventScript script = handOverBegun();
    script.at(1'500'001).in(1, 1).waited(1, 0);
    script.add(EventKind::Printed, 1, kNoObject, 0, 3);
    script.at(2'000'000).add(EventKind::RunEnded, kNoActor, kNoObject, static_cast<int>(Outcome::Finished));
    return script;
}

TEST_F(ChromeWriterTest, ThreadStatesAreTheReportsInBothForms) {
    record(handOver().events(), {"q1", "w1", "r1", "he said \"\\\"\n\x01"});
    const std::map<std::string, ActorState> words[] = {{{"Created", ActorState::New},
                                                        {"R", ActorState::Runnable},
                                                        {"Running", ActorState::Running},
                                                        {"S", ActorState::Blocked},
                                                        {"X", ActorState::Dead}},
                                                       {{"new", ActorState::New},
                                                        {"runnable", ActorState::Runnable},
                                                        {"running", ActorState::Running},
                                                        {"blocked", ActorState::Blocked},
                                                        {"dead", ActorState::Dead}}};
    const char* const phases[] = {"T", "X"};
    for (std::size_t form = 0; form < 2; ++form) {
        std::map<std::int64_t, std::array<std::int64_t, kStates>> durations;
        for (const rapidjson::Value* event : all(phases[form]))
            durations[(*event)["tid"].GetInt64()]
                     [static_cast<std::size_t>(words[form].at((*event)["name"].GetString()))] +=
                ns(*event, "dur");
        for (const ActorReport& actor : makeReport(trace).actors)
            EXPECT_EQ(durations[actor.tid], actor.stateNs) << actor.name << phases[form];
    }
    const auto running = all("T", "Running");
    const auto last = std::ranges::find_if(
        running, [](const rapidjson::Value* event) { return ns(*event, "ts") == 1'500'001; });
    ASSERT_NE(last, running.end());
    EXPECT_EQ((**last)["args"]["cpu"].GetInt(), 1);
    EXPECT_EQ((**last)["tid"].GetInt(), 1001);
    EXPECT_STREQ((*all("X", "blocked")[0])["args"]["cause"].GetString(), "waits: q1 is full");
}

TEST_F(ChromeWriterTest, FlowsWaitsCountersAndNames) {
    record(handOver().events(), {"q1", "w1", "r1", "he said \"\\\"\n\x01"});
    const auto begins = all("s");
    const auto ends = all("f");
    ASSERT_EQ(begins.size(), 2u);
    ASSERT_EQ(ends.size(), 1u);
    EXPECT_EQ((*begins[0])["id"].GetInt64(), (*ends[0])["id"].GetInt64());
    EXPECT_EQ((*begins[0])["tid"].GetInt(), 1001);
    EXPECT_EQ((*ends[0])["tid"].GetInt(), 1002);
    const auto wait = all("b", "waits: q1 is full");
    ASSERT_EQ(wait.size(), 1u);
    EXPECT_EQ((*wait[0])["args"]["timeout_ns"].GetInt(), 5000);
    EXPECT_STREQ((*all("e", "waits: q1 is full").at(0))["args"]["ended"].GetString(), "served");
    EXPECT_EQ((*all("C", "depth of q1").back())["args"]["items"].GetInt(), 1);
    EXPECT_STREQ((*all("M", "process_name").at(0))["args"]["name"].GetString(), "bounded-queue");
    EXPECT_EQ(all("M", "thread_name").size(), 3u);
    EXPECT_STREQ((*all("i", "get q1").at(0))["args"]["item"].GetString(), "7");
    EXPECT_EQ(all("i", "he said \"\\\"\n\x01").size(), 1u);
    EXPECT_STREQ(json["otherData"]["probe"].GetString(), "perf");
    EXPECT_EQ(json["otherData"]["clock_monotonic_at_0_ns"].GetInt(), 5000);
}

TEST_F(ChromeWriterTest, CountersTellWhatWasLostAndGapsWhatIsMissing) {
    EventScript script(ProbeSource::Perf);
    script.create({kMainActor}).object(0, ObjectType::Counter, 0).at(100).run({1});
    script.add(EventKind::AddBegan, 1, 0, 0, 50).at(200).add(EventKind::AddEnded, 1, 0, 0, 50);
    script.add(EventKind::CounterValue, 1, 0, 0, 45);
    script.at(300).add(EventKind::EventsDropped, 1, kNoObject, 0, 12, 250);
    record(script.events(), {"n", "w"});
    const rapidjson::Value& last = (*all("C", "n").back())["args"];
    EXPECT_EQ(last["actual"].GetInt(), 45);
    EXPECT_EQ(last["expected"].GetInt(), 50);
    EXPECT_EQ(last["lost"].GetInt(), 5);
    EXPECT_EQ(ns(*all("b", "events dropped").at(0), "ts"), 250);
    EXPECT_EQ(ns(*all("e", "events dropped").at(0), "ts"), 300);
    EXPECT_EQ(all("b", "adds to n").size(), 1u);
}

TEST_F(ChromeWriterTest, AnyTraceIsValidJsonWithBalancedWaits) {
    for (const ProbeSource probe : {ProbeSource::Perf, ProbeSource::None}) {
        Trace chance;
        chance.appendText("bad \xFF\xFE bytes");
        chance.append(chanceTrace(5, 20'000, probe));
        json.Parse(exported(chance, ExportFormat::Json).c_str());
        ASSERT_FALSE(json.HasParseError()) << json.GetErrorOffset();
        std::map<std::string, int> open;
        for (const rapidjson::Value& event : json["traceEvents"].GetArray()) {
            ASSERT_TRUE(event["ts"].IsNumber() && event["pid"].IsInt64() && event["tid"].IsInt64());
            const std::string phase = event["ph"].GetString();
            if (phase != "b" && phase != "e")
                continue;
            int& depth = open[event["name"].GetString() + ('#' + std::to_string(event["id"].GetInt64()))];
            depth += phase == "b" ? 1 : -1;
            ASSERT_GE(depth, 0);
            ASSERT_LE(depth, 1) << event["name"].GetString() << " at " << event["ts"].GetDouble();
        }
    }
}

} // namespace
} // namespace interleave
