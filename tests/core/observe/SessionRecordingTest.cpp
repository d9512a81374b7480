// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs of the real engine, recorded into a file while they go on.
#include "core/base/Clock.h"
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/TraceFileReader.h"

#include "tests/core/trace/TraceFiles.h"
#include "tests/core/trace/WorldEquality.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstring>
#include <thread>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

RunRequest recorded(const char* scenario, std::initializer_list<const char*> settings, std::string path) {
    const ScenarioInfo& info = findScenario(scenario).value()->info;
    RunRequest made;
    made.enginePath = ENGINE_PATH;
    made.scenario = scenario;
    made.parameters = defaultsOf(info);
    for (const char* setting : settings)
        EXPECT_TRUE(applySetting(info, setting, made.parameters)) << setting;
    made.settings = settingsOf(info, made.parameters);
    made.recordTo = std::move(path);
    return made;
}

std::unique_ptr<Session> recording(const RunRequest& request) {
    auto session = Session::start(request);
    EXPECT_TRUE(session) << (session ? "" : englishSentence(session.error()));
    return std::move(session.value());
}

OpenedTrace opened(const TemporaryFile& file) {
    auto result = readTraceFile(file.path());
    EXPECT_TRUE(result) << (result ? "" : englishSentence(result.error()));
    return result ? result.value() : OpenedTrace{std::make_shared<Trace>(), {}};
}

void expectSameRun(const Trace& left, const Trace& right) {
    EXPECT_EQ(left.info(), right.info());
    EXPECT_EQ(difference(*left.newest(), *right.newest()), "");
    const Trace::Reading l(left);
    const Trace::Reading r(right);
    EXPECT_EQ(l.texts(), r.texts());
    ASSERT_EQ(l.events().size(), r.events().size());
    for (std::size_t i = 0; i < l.events().size(); ++i)
        ASSERT_EQ(std::memcmp(&l.events()[i], &r.events()[i], sizeof(Event)), 0) << "event " << i;
}

struct SessionRecordingTest : testing::Test {
    SessionRecordingTest() { std::signal(SIGPIPE, SIG_IGN); }
    const TemporaryFile file;
};

TEST_F(SessionRecordingTest, AShortRunIsTheSameInItsFile) {
    const auto session = recording(
        recorded("bounded-queue", {"items=10", "producer-work=0.002", "consumer-work=0.05"}, file.path()));
    session->wait();
    EXPECT_FALSE(session->recordingError());
    const OpenedTrace again = opened(file);
    EXPECT_FALSE(again.damage);
    expectSameRun(*again.trace, *session->trace());
    EXPECT_EQ(file.content(), savedBytes(*session->trace())) << "written anew at its end";
}

TEST_F(SessionRecordingTest, ALongRunIsTheSameInItsFile) {
    const auto session =
        recording(recorded("stress", {"actors=8", "rate=2000000", "seconds=1.5"}, file.path()));
    session->wait();
    EXPECT_FALSE(session->recordingError());
    const OpenedTrace again = opened(file);
    EXPECT_FALSE(again.damage);
    expectSameRun(*again.trace, *session->trace());
}

TEST_F(SessionRecordingTest, AFailedRunIsInItsFileToo) {
    RunRequest request = recorded("stress", {"seconds=3600", "rate=1000", "actors=2"}, file.path());
    const auto session = recording(request);
    while (session->trace()->size() < 100)
        std::this_thread::yield();
    ASSERT_GT(session->enginePid(), 1);
    ASSERT_EQ(::kill(session->enginePid(), SIGSEGV), 0);
    session->wait();
    const OpenedTrace again = opened(file);
    EXPECT_FALSE(again.damage);
    EXPECT_EQ(again.trace->newest()->outcome(), Outcome::Failed);
    expectSameRun(*again.trace, *session->trace());
}

TEST_F(SessionRecordingTest, KillingTheObserverLosesAtMostTheLastSecond) {
    ASSERT_EQ(::prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t observer = ::fork();
    ASSERT_GE(observer, 0);
    if (observer == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execl(OBSERVER_PATH, OBSERVER_PATH, ENGINE_PATH, file.path().c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    std::string line;
    char byte;
    while (::read(ends[0], &byte, 1) == 1 && byte != '\n')
        line += byte;
    ::close(ends[0]);
    ASSERT_FALSE(line.empty());
    const pid_t engine = std::stoi(line);
    ASSERT_GT(engine, 1);
    // Long enough that the beginning alone would not do.
    constexpr std::int64_t kEnoughNs = 1'500'000'000;
    const auto recordedNs = [&] {
        const auto result = readTraceFile(file.path());
        return result ? result.value().trace->end() : 0;
    };
    while (recordedNs() < kEnoughNs)
        std::this_thread::yield();
    const std::int64_t killedAt = monotonicNow();
    ASSERT_EQ(::kill(observer, SIGKILL), 0);
    ASSERT_EQ(::waitpid(observer, nullptr, 0), observer);
    EXPECT_EQ(::waitpid(engine, nullptr, 0), engine);
    ::prctl(PR_SET_CHILD_SUBREAPER, 0);

    const OpenedTrace again = opened(file);
    ASSERT_TRUE(again.damage);
    EXPECT_EQ(again.damage->error.code, ErrorCode::FileUnfinished) << "no torn chunk";
    EXPECT_GT(again.damage->good.untilNs, killedAt - again.trace->info().originNs - 1'000'000'000);
    EXPECT_EQ(again.trace->newest()->dropped(), 0u);
}

TEST_F(SessionRecordingTest, WhereTheDiskIsFullTheRunGoesOnAndTheFileIsGoodUpToThere) {
    const auto session =
        recording(recorded("stress", {"actors=4", "rate=200000", "seconds=3600"}, file.path()));
    {
        const FileSizeLimit limit(256u << 10);
        while (!session->recordingError())
            std::this_thread::yield();
    }
    const RecordingError stopped = *session->recordingError();
    EXPECT_EQ(stopped.error.code, ErrorCode::FileNotWritten);
    EXPECT_EQ(stopped.error.subject, file.path());
    EXPECT_EQ(stopped.error.reason, "File too large");
    const std::size_t then = session->trace()->size();
    while (session->trace()->size() < then + 10'000)
        std::this_thread::yield();
    EXPECT_FALSE(session->over());
    session->stop();
    session->wait();
    EXPECT_EQ(session->trace()->newest()->outcome(), Outcome::Stopped);

    const OpenedTrace again = opened(file);
    ASSERT_TRUE(again.damage);
    EXPECT_EQ(again.damage->good, stopped.good);
    EXPECT_GT(stopped.good.events, 0u);
}

TEST_F(SessionRecordingTest, AFileThatCannotBeMadeIsAnErrorAndNoRun) {
    for (const char* path : {"/nowhere/run.ilt", "/dev/full"}) {
        const auto session = Session::start(recorded("race", {"increments=100"}, path));
        ASSERT_FALSE(session);
        EXPECT_EQ(session.error().code, ErrorCode::FileNotWritten);
        EXPECT_EQ(session.error().subject, path);
    }
}

} // namespace
} // namespace interleave
