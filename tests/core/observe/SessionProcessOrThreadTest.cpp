// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lesson process-or-thread, in processes of its own: every claim of its table.
#include "core/base/FixedAddresses.h"
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <set>
#include <thread>

namespace interleave {
namespace {

constexpr int kCreations = 30;
constexpr int kRounds = 100;

std::unique_ptr<Session> compared(const std::vector<std::string>& settings) {
    std::signal(SIGPIPE, SIG_IGN);
    const ScenarioInfo& info = findScenario("process-or-thread").value()->info;
    RunRequest wanted;
    wanted.enginePath = ENGINE_PATH;
    wanted.scenario = info.id;
    wanted.parameters = defaultsOf(info);
    for (const std::string& setting : settings)
        EXPECT_TRUE(applySetting(info, setting, wanted.parameters)) << setting;
    auto session = Session::start(wanted);
    EXPECT_TRUE(session);
    return std::move(session.value());
}

void expectNoProcessLeft(const Session& session) {
    const World world = session.trace()->at(session.trace()->end());
    EXPECT_FALSE(world.processes().empty());
    for (const ProcessInfo& process : world.processes())
        EXPECT_FALSE(std::filesystem::exists("/proc/" + std::to_string(process.pid)));
}

/// One run for all that its report says.
struct SessionProcessOrThreadTest : testing::Test {
    static void SetUpTestSuite() {
        s_session = compared(
            {"creations=" + std::to_string(kCreations), "rounds=" + std::to_string(kRounds), "pause=0"});
        s_session->wait();
        s_report = makeReport(*s_session->trace());
    }
    static void TearDownTestSuite() { s_session.reset(); }
    static const MeasurementReport& row(const std::string& name) {
        const auto found = std::ranges::find(s_report.measurements, name, &MeasurementReport::name);
        EXPECT_NE(found, s_report.measurements.end()) << name;
        return *found;
    }
    static void expectSamples(const MeasurementReport& row, std::uint64_t count) {
        EXPECT_EQ(row.thread.count, count);
        EXPECT_EQ(row.process.count, count);
        EXPECT_GT(row.thread.least(), 0);
        EXPECT_GT(row.process.least(), 0);
    }
    static ExitKind exitOf(const World& world, const Trace::Reading& reading, const std::string& name) {
        for (const ActorInfo& actor : world.actors())
            if (actor.exists && reading.text(actor.name) == name)
                return actor.exit;
        ADD_FAILURE() << name;
        return ExitKind::Error;
    }

    static inline std::unique_ptr<Session> s_session;
    static inline Report s_report;
};

TEST_F(SessionProcessOrThreadTest, EveryRowOfTheLessonIsMeasuredInItsOrderAndNothingIsLeft) {
    EXPECT_EQ(s_report.outcome, Outcome::Finished);
    EXPECT_EQ(s_report.dropped, 0u);
    std::vector<std::string> measured;
    for (const MeasurementReport& each : s_report.measurements) {
        measured.push_back(each.name);
        EXPECT_GT(each.thread.count, 0u) << each.name;
        EXPECT_GT(each.process.count, 0u) << each.name;
    }
    std::vector<std::string> rows;
    for (const RowInfo& each : findScenario("process-or-thread").value()->info.rows)
        rows.emplace_back(each.id);
    EXPECT_EQ(measured, rows);
    expectNoProcessLeft(*s_session);
}

TEST_F(SessionProcessOrThreadTest, AProcessTakesLongerToMakeThanAThread) {
    expectSamples(row("creation"), kCreations);
    EXPECT_GT(row("creation").process.median(), row("creation").thread.median());
    EXPECT_GE(row("creation").process.p99(), row("creation").process.median());
}

TEST_F(SessionProcessOrThreadTest, AProcessTakesMoreMemoryThanAThread) {
    EXPECT_EQ(row("memory").unit, Unit::Bytes);
    EXPECT_EQ(row("memory").process.count, 10u);
    EXPECT_EQ(row("memory").thread.count, 10u);
    EXPECT_GT(row("memory").process.least(), 0);
    EXPECT_GT(row("memory").process.median(), row("memory").thread.median());
}

TEST_F(SessionProcessOrThreadTest, SwitchesAndItemsAreMeasuredAsOftenAsAsked) {
    expectSamples(row("switch"), kRounds);
    expectSamples(row("passing"), kRounds);
    EXPECT_GT(row("passing").process.median(), row("passing").thread.median());
}

TEST_F(SessionProcessOrThreadTest, EachRoundIsTwoSwitchesOnOneCpu) {
    if (s_report.probe != ProbeSource::Perf)
        GTEST_SKIP() << "the kernel's records are refused";
    const World world = s_session->trace()->at(s_session->trace()->end());
    const Trace::Reading reading(*s_session->trace());
    for (const char* pair : {"ts", "ps"}) {
        std::set<std::int64_t> cpus;
        int ins = 0;
        bool pinned = false;
        for (std::size_t i = reading.firstEvent(); i < reading.events().size(); ++i) {
            const Event& event = reading.events()[i];
            if (event.actor >= world.actors().size() ||
                reading.text(world.actors()[event.actor].name) != pair + std::string("1"))
                continue;
            pinned = pinned || event.kind == EventKind::Measured;
            if (pinned && event.kind == EventKind::SwitchedIn) {
                cpus.insert(event.a);
                ++ins;
            }
        }
        EXPECT_EQ(cpus.size(), 1u) << pair;
        EXPECT_GE(ins, kRounds - 1) << pair << ": each round it has left the CPU and come back";
    }
}

TEST_F(SessionProcessOrThreadTest, ThreadsSeeOneVariableProcessesOneEach) {
    const MeasurementReport& address = row("address");
    EXPECT_EQ(address.thread.count, 2u);
    EXPECT_EQ(address.thread.least(), address.thread.most());
    EXPECT_EQ(address.process.count, 2u);
    const FixedAddresses asked;
    if (FixedAddresses::granted()) {
        EXPECT_EQ(address.process.least(), address.process.most());
    }
    EXPECT_EQ(row("value").thread.last, 42) << "what the other thread wrote";
    EXPECT_EQ(row("value").process.last, 1) << "what it was at first: the other process wrote its own";
}

TEST_F(SessionProcessOrThreadTest, ACrashEndsTheOtherThreadAndNotTheOtherProcess) {
    const MeasurementReport& crash = row("crash");
    EXPECT_EQ(crash.unit, Unit::Ending);
    EXPECT_EQ(crash.thread.last, SIGSEGV);
    EXPECT_EQ(crash.process.last, 0);
    const World world = s_session->trace()->at(s_session->trace()->end());
    const Trace::Reading reading(*s_session->trace());
    EXPECT_EQ(exitOf(world, reading, "2 threads"), ExitKind::Killed)
        << "the other thread, which had not crashed";
    EXPECT_EQ(exitOf(world, reading, "other"), ExitKind::Returned);
    int bySignal = 0;
    for (const ProcessInfo& process : world.processes())
        if (process.exit == ExitKind::Killed) {
            EXPECT_EQ(process.status, SIGSEGV);
            EXPECT_EQ(process.signalSent, 0) << "nobody sent it";
            ++bySignal;
        }
    EXPECT_EQ(bySignal, 2);
}

TEST(SessionProcessOrThreadStopTest, AStopInTheMiddleLeavesNoProcess) {
    const auto session = compared({"creations=200"});
    while (session->trace()->newest()->processes().size() < 3)
        std::this_thread::yield();
    session->stop();
    session->wait();
    EXPECT_EQ(makeReport(*session->trace()).outcome, Outcome::Stopped);
    expectNoProcessLeft(*session);
}

TEST(SessionProcessOrThreadStopTest, TheMostOfEachParameterHasRoom) {
    const auto session = compared({"creations=200", "rounds=2000", "pause=0"});
    session->wait();
    const Report report = makeReport(*session->trace());
    EXPECT_EQ(report.outcome, Outcome::Finished) << report.failure;
    EXPECT_EQ(report.measurements.at(0).process.count, 200u);
    EXPECT_EQ(report.measurements.at(2).process.count, 2000u);
}

} // namespace
} // namespace interleave
