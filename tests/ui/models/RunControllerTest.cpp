// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RunController.h"

#include "core/trace/TraceFileReader.h"

#include "tests/ui/support/Times.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <csignal>

#include <sys/resource.h>

namespace interleave {
namespace {

class RunControllerTest : public testing::Test {
protected:
    RunControllerTest() { controller.setEnginePath(ENGINE_PATH); }

    void choose(const char* lesson, std::initializer_list<const char*> settings = {}) {
        parameters.setLesson(findScenario(lesson).value()->info);
        for (const char* setting : settings)
            ASSERT_TRUE(parameters.applySetting(QString::fromUtf8(setting)));
    }
    bool over() {
        return QTest::qWaitFor([this] { return controller.state() == RunController::State::Over; },
                               kPatienceMs);
    }

    ParameterModel parameters;
    Playback playback;
    TrialsModel trials;
    RunController controller{parameters, playback, trials};
};

TEST_F(RunControllerTest, RunsALessonToItsEndAndShowsIt) {
    choose("race", {"increments=100000"});
    controller.start();
    EXPECT_EQ(controller.state(), RunController::State::Running);
    ASSERT_TRUE(over());
    EXPECT_EQ(playback.world()->outcome(), Outcome::Finished);
    EXPECT_EQ(playback.world()->counters()[0].expected(), 200'000U);
}

TEST_F(RunControllerTest, StartedPausedTheFirstTrialWaitsForResumeAndTheOthersFollow) {
    choose("race", {"increments=10000", "protection=mutex"});
    controller.setStartPaused(true);
    controller.start(2);
    EXPECT_EQ(controller.state(), RunController::State::Paused);
    ASSERT_TRUE(QTest::qWaitFor([this] { return playback.world()->paused(); }, kPatienceMs));
    EXPECT_TRUE(playback.world()->counters().empty());
    controller.resume();
    EXPECT_EQ(controller.state(), RunController::State::Running);
    ASSERT_TRUE(over());
    EXPECT_EQ(trials.rowCount(), 2);
}

TEST_F(RunControllerTest, ARunThatIsHeldBeforeItsFirstStepCanBeStopped) {
    choose("bounded-queue");
    controller.setStartPaused(true);
    controller.start();
    controller.stop();
    ASSERT_TRUE(over());
    EXPECT_EQ(playback.world()->outcome(), Outcome::Stopped);
    EXPECT_TRUE(playback.world()->queues().empty());
}

TEST_F(RunControllerTest, RunsEachTrialAndCountsThem) {
    choose("race", {"increments=10000", "protection=mutex"});
    controller.start(3);
    ASSERT_TRUE(over());
    ASSERT_EQ(trials.rowCount(), 3);
    for (const auto& trial : trials.trials())
        EXPECT_EQ(trial.lost, 0);
}

TEST_F(RunControllerTest, KillsTheWorkerProcessThatWasAskedForAndNoOther) {
    choose("process-relay");
    controller.start();
    const auto process = [this](std::size_t i) { return playback.world()->processes()[i]; };
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return playback.world()->processes().size() == 3 && process(1).pid != 0; }, kPatienceMs));
    controller.killProcess(process(1).object);
    ASSERT_TRUE(QTest::qWaitFor([&] { return process(1).ended; }, kPatienceMs));
    EXPECT_EQ(process(1).exit, ExitKind::Killed);
    EXPECT_EQ(process(1).status, SIGKILL);
    EXPECT_EQ(process(1).signalledBy, kNoActor);
    EXPECT_FALSE(process(2).ended);
    controller.stop();
    ASSERT_TRUE(over());
}

TEST_F(RunControllerTest, StopEndsARunThatWouldNotEnd) {
    choose("bounded-queue", {"timeout=none", "items=10000", "consumer-work=5"});
    controller.start();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !playback.world()->queues().empty(); }, kPatienceMs));
    controller.stop();
    ASSERT_TRUE(over());
    EXPECT_EQ(playback.world()->outcome(), Outcome::Stopped);
}

TEST_F(RunControllerTest, AChangedParameterReachesTheRunningLesson) {
    choose("bounded-queue", {"items=10000", "capacity=3"});
    controller.start();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !playback.world()->queues().empty(); }, kPatienceMs));
    parameters.setValue(0, 17);
    EXPECT_TRUE(
        QTest::qWaitFor([this] { return playback.world()->queues()[0].capacity == 17; }, kPatienceMs));
    controller.stop();
    EXPECT_TRUE(over());
}

TEST_F(RunControllerTest, PauseHoldsActorsAndGoOnReleasesThem) {
    choose("bounded-queue", {"items=10000"});
    controller.start();
    const auto held = [this] {
        return std::ranges::any_of(playback.world()->actors(),
                                   [](const ActorInfo& actor) { return actor.held; });
    };
    ASSERT_TRUE(QTest::qWaitFor([this] { return !playback.world()->queues().empty(); }, kPatienceMs));
    controller.pause();
    EXPECT_EQ(controller.state(), RunController::State::Paused);
    EXPECT_TRUE(QTest::qWaitFor(held, kPatienceMs));
    controller.resume();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !held(); }, kPatienceMs));
    controller.stop();
    EXPECT_TRUE(over());
}

TEST_F(RunControllerTest, AKilledEngineIsSaidAndItsTraceIsKept) {
    choose("bounded-queue", {"items=10000"});
    const QSignalSpy failed(&controller, &RunController::failed);
    controller.start();
    ASSERT_TRUE(QTest::qWaitFor([this] { return playback.world()->events() > 20; }, kPatienceMs));
    ASSERT_GT(controller.session()->enginePid(), 1); // -1 would be everyone
    ASSERT_EQ(::kill(controller.session()->enginePid(), SIGSEGV), 0);
    ASSERT_TRUE(over());
    ASSERT_EQ(failed.count(), 1);
    EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("11")));
    EXPECT_GT(playback.world()->events(), 20U);
    EXPECT_EQ(playback.world()->actors()[1].exit, ExitKind::Killed);
}

TEST_F(RunControllerTest, AMissingEngineIsSaidAndNothingIsStarted) {
    choose("race");
    controller.setEnginePath("/nowhere/interleave-engine");
    const QSignalSpy failed(&controller, &RunController::failed);
    controller.start();
    EXPECT_EQ(controller.state(), RunController::State::Idle);
    ASSERT_EQ(failed.count(), 1);
    EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("/nowhere/interleave-engine")));
}

TEST_F(RunControllerTest, WhereNoRecordingCanBeBegunTheRunGoesOnAndThatIsSaidOnceItRuns) {
    // One that is there, but in which nobody can make a file, and one that nobody can make.
    for (const char* directory : {"/proc/self/task", "/proc/nowhere"}) {
        choose("race", {"increments=1000"});
        controller.setRecordingDirectory(QString::fromUtf8(directory));
        const QSignalSpy failed(&controller, &RunController::failed);
        controller.start();
        EXPECT_EQ(controller.state(), RunController::State::Running);
        ASSERT_EQ(failed.count(), 1) << directory;
        EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("not recorded")));
        EXPECT_TRUE(failed[0][0].toString().contains(QString::fromUtf8(directory)));
        EXPECT_TRUE(controller.recording().isEmpty());
        ASSERT_TRUE(over());
        EXPECT_EQ(playback.world()->outcome(), Outcome::Finished);
    }
}

/// While it lives, files of this process cannot grow beyond, nor can those of the runs that it starts.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, SIG_DFL);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
};

TEST_F(RunControllerTest, WhereTheDiskIsFullTheRunGoesOnAndWhatIsGoodOfTheFileIsSaid) {
    const QTemporaryDir directory;
    controller.setRecordingDirectory(directory.path());
    choose("stress", {"actors=4", "rate=100000", "seconds=3600"});
    const QSignalSpy failed(&controller, &RunController::failed);
    controller.start();
    const FullDisk full(100'000);
    ASSERT_TRUE(QTest::qWaitFor([&] { return failed.count() > 0; }, kPatienceMs));
    const std::uint64_t events = playback.world()->events();
    EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("good up to")));
    EXPECT_TRUE(failed[0][0].toString().contains(controller.recording()));
    EXPECT_TRUE(QTest::qWaitFor([&] { return playback.world()->events() > events; }, kPatienceMs));
    EXPECT_EQ(controller.state(), RunController::State::Running);
    controller.stop();
    ASSERT_TRUE(over());
    EXPECT_EQ(failed.count(), 1) << "once";
    const auto kept = readTraceFile(controller.recording().toStdString());
    ASSERT_TRUE(kept);
    EXPECT_GT(kept.value().trace->size(), 0u);
}

TEST_F(RunControllerTest, SpeedStaysWithinItsRange) {
    controller.setSpeed(100);
    EXPECT_EQ(controller.speed(), 10);
    controller.setSpeed(0);
    EXPECT_EQ(controller.speed(), 0.1);
}

} // namespace
} // namespace interleave
