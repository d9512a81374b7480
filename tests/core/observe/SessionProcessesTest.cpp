// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lessons of processes, played by the real engine: what each claims is in its report. And whoever is
// killed, nothing of a run is left.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <random>

#include <dirent.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

RunRequest request(const std::string& scenario, const std::vector<std::string>& settings = {}) {
    RunRequest made;
    made.enginePath = ENGINE_PATH;
    made.scenario = scenario;
    const ScenarioInfo& info = findScenario(scenario).value()->info;
    ParameterValues values = defaultsOf(info);
    for (const std::string& setting : settings)
        EXPECT_TRUE(applySetting(info, setting, values));
    made.parameters = values;
    made.timeLimitSeconds = 30;
    return made;
}

Report played(RunRequest wanted) {
    auto session = Session::start(std::move(wanted));
    EXPECT_TRUE(session);
    session.value()->wait();
    return makeReport(*session.value()->trace());
}

const ActorReport& actor(const Report& report, const std::string& name) {
    const auto found = std::ranges::find(report.actors, name, &ActorReport::name);
    EXPECT_NE(found, report.actors.end()) << name;
    return *found;
}

const CounterReport& counter(const Report& report, const std::string& name) {
    const auto found = std::ranges::find(report.counters, name, &CounterReport::name);
    EXPECT_NE(found, report.counters.end()) << name;
    return *found;
}

/// Processes, zombies too, of the group that the run's engine began.
std::vector<pid_t> processesOfGroup(pid_t group) {
    std::vector<pid_t> found;
    DIR* directory = ::opendir("/proc");
    while (const dirent* entry = ::readdir(directory)) {
        const pid_t pid = std::atoi(entry->d_name);
        if (pid > 0 && ::getpgid(pid) == group)
            found.push_back(pid);
    }
    ::closedir(directory);
    return found;
}

TEST(SessionProcessesTest, TheRelaysReadersAreBlockedForGood) {
    RunRequest wanted = request("process-relay");
    wanted.speed = 10;
    wanted.timeLimitSeconds = 2;
    const Report report = played(std::move(wanted));
    EXPECT_EQ(report.outcome, Outcome::TimeLimit);
    ASSERT_EQ(report.queues.size(), 2u);
    for (const QueueReport& queue : report.queues) {
        EXPECT_EQ(queue.kind, QueueKind::Process);
        EXPECT_EQ(queue.puts, 5u);
        EXPECT_EQ(queue.gets, 5u);
        EXPECT_EQ(queue.left, 0u);
    }
    for (const char* reader : {"r1", "r2"}) {
        EXPECT_EQ(actor(report, reader).last, ActorState::Blocked);
        EXPECT_TRUE(actor(report, reader).mainOfProcess);
    }
    EXPECT_EQ(actor(report, "writer").exit, "returned");
    EXPECT_NE(actor(report, "r1").pid, actor(report, "r2").pid);
    EXPECT_EQ(report.output.size(), 5u);
}

TEST(SessionProcessesTest, WithTheSentinelTheRelayEnds) {
    RunRequest wanted = request("process-relay", {"sentinel=true"});
    wanted.speed = 10;
    const Report report = played(std::move(wanted));
    EXPECT_EQ(report.outcome, Outcome::Finished);
    for (const char* name : {"writer", "r1", "r2"})
        EXPECT_EQ(actor(report, name).exit, "returned");
}

TEST(SessionProcessesTest, OnlyThreadsChangeTheParentsVariable) {
    const Report report = played(request("isolated-memory", {"increments=100000"}));
    EXPECT_EQ(report.outcome, Outcome::Finished);
    EXPECT_GT(counter(report, "number, threads").actual, 0);
    EXPECT_EQ(counter(report, "number, parent").actual, 0);
    EXPECT_EQ(counter(report, "number, p1").actual, 100'000);
    EXPECT_EQ(counter(report, "number, p2").actual, 100'000);
    EXPECT_EQ(counter(report, "shared value, locked").actual, 200'000);
    EXPECT_EQ(counter(report, "shared value, locked").lost, 0u);
    EXPECT_LE(counter(report, "shared value").actual, 200'000);
}

TEST(SessionProcessesTest, TheOthersGoOnWhereTheHolderOfTheLockIsKilled) {
    RunRequest wanted = request("killed-worker", {"victim=lock-holder", "items=5", "after=0.5"});
    wanted.speed = 4;
    const Report report = played(std::move(wanted));
    EXPECT_EQ(report.outcome, Outcome::Finished);
    EXPECT_EQ(std::ranges::count(report.actors, "killed:9", &ActorReport::exit), 1);
    EXPECT_EQ(std::ranges::count_if(
                  report.actors,
                  [](const ActorReport& one) { return one.name.starts_with("r") && one.exit == "returned"; }),
              2);
    ASSERT_EQ(report.queues.size(), 1u);
    const QueueReport& queue = report.queues[0];
    EXPECT_EQ(queue.puts, queue.gets + queue.left + queue.lost);
}

TEST(SessionProcessesTest, ThePersonKillsAProcessOfTheRun) {
    RunRequest wanted = request("killed-worker", {"items=4"});
    std::atomic<bool> killed{false};
    auto started = Session::start(std::move(wanted));
    ASSERT_TRUE(started);
    const std::unique_ptr<Session>& session = started.value();
    while (!killed) {
        const World world = session->trace()->at(session->trace()->end());
        if (!world.processes().empty() && world.processes()[0].pid != 0) {
            session->killProcess(world.processes()[0].object);
            killed = true;
        }
        std::this_thread::yield();
    }
    session->wait();
    const World world = session->trace()->at(session->trace()->end());
    EXPECT_TRUE(world.processes()[0].ended);
    EXPECT_EQ(world.processes()[0].exit, ExitKind::Killed);
    EXPECT_EQ(world.processes()[0].status, SIGKILL);
    EXPECT_EQ(world.processes()[0].signalledBy, kNoActor);
    EXPECT_EQ(world.outcome(), Outcome::Finished);
}

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int kKills = 10;
#else
constexpr int kKills = 50;
#endif

class SessionKillTest : public testing::TestWithParam<int> {};

/// Twice four of these are the two hundred for the engine and for the window.
TEST_P(SessionKillTest, NothingOfTheRunIsLeftASecondAfterTheEngineIsKilled) {
    std::mt19937 random(static_cast<unsigned>(GetParam()));
    for (int i = 0; i < kKills; ++i) {
        auto started = Session::start(request("killed-worker"));
        ASSERT_TRUE(started);
        const std::unique_ptr<Session>& session = started.value();
        const pid_t engine = session->enginePid();
        const std::int64_t until = monotonicNow() + static_cast<std::int64_t>(random() % 30'000'000);
        while (monotonicNow() < until) {
        }
        ::kill(engine, SIGKILL);
        const std::int64_t killed = monotonicNow();
        session->wait();
        EXPECT_TRUE(processesOfGroup(engine).empty());
        EXPECT_LT(monotonicNow() - killed, 1'000'000'000);
    }
}

TEST_P(SessionKillTest, NothingOfTheRunIsLeftASecondAfterTheObserverIsKilled) {
    std::mt19937 random(static_cast<unsigned>(GetParam()) + 100);
    for (int i = 0; i < kKills; ++i) {
        int ends[2];
        ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
        const pid_t observer = ::fork();
        if (observer == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::execl(OBSERVER_PATH, OBSERVER_PATH, ENGINE_PATH, "", "killed-worker", nullptr);
            ::_exit(1);
        }
        ::close(ends[1]);
        std::string words;
        char letter = 0;
        while (::read(ends[0], &letter, 1) == 1 && letter != '\n')
            words += letter;
        ::close(ends[0]);
        const pid_t engine = std::atoi(words.c_str());
        ASSERT_GT(engine, 0) << words;
        const std::int64_t until = monotonicNow() + static_cast<std::int64_t>(random() % 30'000'000);
        while (monotonicNow() < until) {
        }
        ::kill(observer, SIGKILL);
        ::waitpid(observer, nullptr, 0);
        const std::int64_t killed = monotonicNow();
        // A zombie that nobody has waited for yet is of no run: init takes it.
        const auto alive = [&] {
            return std::ranges::any_of(processesOfGroup(engine), [](pid_t pid) {
                std::ifstream status("/proc/" + std::to_string(pid) + "/stat");
                std::string line;
                std::getline(status, line);
                const std::size_t name = line.rfind(')');
                return name != std::string::npos && name + 2 < line.size() && line[name + 2] != 'Z';
            });
        };
        while (alive() && monotonicNow() - killed < 5'000'000'000)
            std::this_thread::yield();
        EXPECT_LT(monotonicNow() - killed, 1'000'000'000);
    }
}

INSTANTIATE_TEST_SUITE_P(Four, SessionKillTest, testing::Range(0, 4));

} // namespace
} // namespace interleave
