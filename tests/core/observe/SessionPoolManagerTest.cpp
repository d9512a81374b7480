// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lesson pool-manager, in processes of its own.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <thread>

namespace interleave {
namespace {

struct SessionPoolManagerTest : testing::Test {
    SessionPoolManagerTest() { std::signal(SIGPIPE, SIG_IGN); }

    Session& start(const char* sleep) {
        const ScenarioInfo& info = findScenario("pool-manager").value()->info;
        RunRequest wanted;
        wanted.enginePath = ENGINE_PATH;
        wanted.scenario = info.id;
        wanted.parameters = defaultsOf(info);
        EXPECT_TRUE(applySetting(info, sleep, wanted.parameters));
        auto started = Session::start(wanted);
        EXPECT_TRUE(started);
        session = std::move(started.value());
        return *session;
    }
    void expectNoProcessLeft() const {
        const World world = session->trace()->at(session->trace()->end());
        EXPECT_GE(world.processes().size(), 2u);
        for (const ProcessInfo& process : world.processes())
            EXPECT_FALSE(std::filesystem::exists("/proc/" + std::to_string(process.pid)));
    }
    std::unique_ptr<Session> session;
};

const QueueReport& named(const Report& report, const std::string& name) {
    const auto found = std::ranges::find(report.queues, name, &QueueReport::name);
    EXPECT_NE(found, report.queues.end());
    return *found;
}

TEST_F(SessionPoolManagerTest, AfterItsSleepTheReaderFindsAllThatWasWritten) {
    start("sleep=2").wait(); // twice as long as the writer takes
    const Report report = makeReport(*session->trace());
    EXPECT_EQ(report.outcome, Outcome::Finished);
    EXPECT_EQ(report.output, std::vector<std::string>{"read 10 of 10"});
    const QueueReport& queue = named(report, "q");
    EXPECT_EQ(queue.kind, QueueKind::Manager);
    EXPECT_EQ(queue.puts, 10u);
    EXPECT_EQ(queue.gets, 10u);
    EXPECT_EQ(queue.left, 0u);
    EXPECT_EQ(queue.lost, 0u);
    expectNoProcessLeft();
}

TEST_F(SessionPoolManagerTest, HoweverShortItSleepsWhatItDoesNotReadIsLeft) {
    start("sleep=0").wait();
    const Report report = makeReport(*session->trace());
    const QueueReport& queue = named(report, "q");
    EXPECT_EQ(queue.puts, 10u);
    EXPECT_EQ(queue.gets + queue.left, 10u);
    EXPECT_EQ(report.output, std::vector<std::string>{"read " + std::to_string(queue.gets) + " of 10"});
}

TEST_F(SessionPoolManagerTest, ItemsAreThoseOfTheWorkersNotOfTheManagersThreads) {
    start("sleep=0.5").wait();
    const World world = session->trace()->at(session->trace()->end());
    const auto queue = std::ranges::find(world.queues(), QueueKind::Manager, &QueueInfo::kind);
    ASSERT_NE(queue, world.queues().end());
    ASSERT_GT(queue->moveCount, 0u);
    const Trace::Reading reading(*session->trace());
    for (std::size_t i = 0; i < std::min<std::size_t>(queue->moveCount, queue->recent.size()); ++i)
        EXPECT_TRUE(reading.text(world.actors()[queue->recent[i].actor].name).starts_with("pool "));
    EXPECT_EQ(queue->requests, queue->puts + queue->gets + 1);
    EXPECT_TRUE(queue->calls.empty());
}

TEST_F(SessionPoolManagerTest, AStopLeavesNoProcess) {
    start("sleep=10");
    while (session->trace()->newest()->pools().empty() ||
           session->trace()->newest()->pools().front().running.size() < 2)
        std::this_thread::yield();
    session->stop();
    session->wait();
    EXPECT_EQ(makeReport(*session->trace()).outcome, Outcome::Stopped);
    expectNoProcessLeft();
}

} // namespace
} // namespace interleave
