// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exports of runs of the real engine.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"

#include "tests/core/exports/ExportChecks.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <csignal>

namespace interleave {
namespace {

struct SessionExportTest : testing::Test {
    void play(const char* scenario, std::initializer_list<const char*> settings,
              ProbeChoice probe = ProbeChoice::Best) {
        std::signal(SIGPIPE, SIG_IGN);
        const ScenarioInfo& info = findScenario(scenario).value()->info;
        RunRequest request;
        request.enginePath = ENGINE_PATH;
        request.scenario = scenario;
        request.parameters = defaultsOf(info);
        request.probe = probe;
        for (const char* setting : settings)
            EXPECT_TRUE(applySetting(info, setting, request.parameters)) << setting;
        auto started = Session::start(request);
        ASSERT_TRUE(started) << englishSentence(started.error());
        session = std::move(started.value());
        session->wait();
        report = makeReport(*session->trace());
        ASSERT_EQ(report.outcome, Outcome::Finished);
        ASSERT_EQ(report.dropped, 0u);
        content = decodePerfetto(exported(*session->trace(), ExportFormat::Perfetto));
        expectAgrees(content, *session->trace());
        expectAllItemsLinked(content, report);
    }
    std::unique_ptr<Session> session;
    Report report;
    PerfettoContent content;
};

TEST_F(SessionExportTest, ABoundedQueueWithWaits) {
    play("bounded-queue", {"items=12", "producer-work=0.001", "consumer-work=0.004", "consumers=2"});
    EXPECT_FALSE(content.eventsNamed("waits: " + report.queues.at(0).name + " is full").empty());
    for (const std::string& line : report.output)
        EXPECT_FALSE(content.eventsNamed(line).empty()) << line;
    for (const ActorReport& actor : report.actors) {
        EXPECT_EQ(content.threads.at(actor.tid).comm, actor.name);
        EXPECT_EQ(content.threads.at(actor.tid).pid, actor.pid);
    }
    EXPECT_GT(content.firstClocks.at(3), 0u);
    EXPECT_GT(content.firstClocks.at(1), 1'600'000'000'000'000'000u);
}

TEST_F(SessionExportTest, ARunWithoutTheKernelsRecords) {
    play("bounded-queue", {"items=12", "producer-work=0.001", "consumer-work=0.002"}, ProbeChoice::None);
}

TEST_F(SessionExportTest, ARace) {
    play("race", {"increments=100000"});
    ASSERT_EQ(report.counters.size(), 1u);
    EXPECT_FALSE(content.eventsNamed("adds to " + report.counters[0].name).empty());
}

TEST_F(SessionExportTest, FiveStates) {
    play("five-states", {"seconds=0.1"});
}

TEST_F(SessionExportTest, ALoadOfManyThreads) {
    play("stress", {"actors=16", "rate=200000", "seconds=0.3"});
    const std::string json = exported(*session->trace(), ExportFormat::Json);
    rapidjson::Document document;
    document.Parse(json.c_str());
    EXPECT_FALSE(document.HasParseError());
    const std::string table = exported(*session->trace(), ExportFormat::Csv);
    EXPECT_EQ(static_cast<std::uint64_t>(std::ranges::count(table, '\n')), report.events + 1);
}

} // namespace
} // namespace interleave
