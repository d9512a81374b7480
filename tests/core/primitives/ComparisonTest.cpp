// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ComparedCosts.h"
#include "core/primitives/ComparedIsolation.h"

#include "tests/core/engine/TestRun.h"

#include <csignal>
#include <set>

namespace interleave {
namespace {

constexpr int kLine = 7;
constexpr int kTimes = 3;

SegmentLimits roomForProcesses() {
    SegmentLimits limits = smallLimits();
    limits.processes = 16;
    return limits;
}

struct ComparisonTest : testing::Test {
    ComparisonTest() { run.stage().setWorkerCommand({POOL_WORKER_PATH, "test"}); }

    /// Makes the comparison and measures both sides of it.
    template <class Compared, class... Args> void measure(Args... args) {
        EXPECT_TRUE(run.play([&] {
            auto& compared = run.stage().make<Compared>("measured", args...);
            compared.measure(MeasuredSide::Thread);
            compared.measure(MeasuredSide::Process);
        }));
    }
    /// What the measurement of that name has on that side, in the order of its samples.
    std::vector<std::int64_t> samples(MeasuredSide side, const std::string& name = "measured") {
        std::vector<std::int64_t> values;
        for (const Event& made : run.eventsOf(EventKind::ObjectCreated))
            if (run.text(made.a) == name)
                for (const Event& event : run.eventsOf(EventKind::Measured))
                    if (event.object == made.object && event.detail == static_cast<int>(side))
                        values.push_back(event.a);
        return values;
    }
    void expectTimes(std::size_t count) {
        for (const MeasuredSide side : {MeasuredSide::Thread, MeasuredSide::Process}) {
            const auto values = samples(side);
            EXPECT_EQ(values.size(), count);
            for (const std::int64_t value : values)
                EXPECT_GT(value, 0);
        }
    }
    std::set<int> lines() {
        std::set<int> reached;
        for (const Event& event : run.eventsOf(EventKind::LineReached))
            reached.insert(event.line);
        return reached;
    }
    /// The kind of end, and of one that was killed the signal.
    std::size_t killedBy(int signal) {
        std::size_t killed = 0;
        for (const Event& event : run.eventsOf(EventKind::ProcessEnded))
            killed += static_cast<ExitKind>(event.detail) == ExitKind::Killed && event.a == signal ? 1 : 0;
        return killed;
    }
    TestRun run{{}, roomForProcesses()};
};

TEST_F(ComparisonTest, EachCreationIsMeasuredInTheNewOneItself) {
    measure<CreationTime>(kLine, kTimes);
    expectTimes(kTimes);
    std::set<ActorId> measuring;
    for (const Event& event : run.eventsOf(EventKind::Measured))
        measuring.insert(event.actor);
    EXPECT_EQ(measuring.size(), 2u * kTimes);
    EXPECT_FALSE(measuring.contains(kMainActor));
    EXPECT_EQ(lines(), (std::set<int>{kLine, kLine + 1}));
}

TEST_F(ComparisonTest, MemoryIsThatOfEachOfThoseThatAreThereTogether) {
    measure<MemoryOfEach>(kLine, kTimes);
    EXPECT_EQ(samples(MeasuredSide::Thread).size(), std::size_t{kTimes});
    const auto processes = samples(MeasuredSide::Process);
    EXPECT_EQ(processes.size(), std::size_t{kTimes});
    for (const std::int64_t bytes : processes)
        EXPECT_GT(bytes, 0);
    EXPECT_EQ(run.count(EventKind::ProcessEnded, static_cast<int>(ExitKind::Returned)), std::size_t{kTimes});
}

TEST_F(ComparisonTest, SwitchesAreMeasuredByOneOfTheTwoInEachRound) {
    measure<SwitchTime>(kLine, kTimes);
    expectTimes(kTimes);
    EXPECT_EQ(lines(), std::set<int>{kLine});
}

TEST_F(ComparisonTest, EachItemIsMeasuredWhereItArrives) {
    measure<PassingTime>(kLine, kTimes);
    expectTimes(kTimes);
    EXPECT_EQ(run.count(EventKind::Put), 2u * 2 * kTimes) << "each item and its answer, on either side";
}

TEST_F(ComparisonTest, ThreadsSeeOneVariableAndProcessesOneEach) {
    measure<OneVariable>(kLine);
    const auto threads = samples(MeasuredSide::Thread);
    ASSERT_EQ(threads.size(), 2u);
    EXPECT_EQ(threads[0], threads[1]) << "the same address";
    EXPECT_EQ(samples(MeasuredSide::Process).size(), 2u);
    EXPECT_EQ(samples(MeasuredSide::Thread, OneVariable::kValue), std::vector<std::int64_t>{42});
    EXPECT_EQ(samples(MeasuredSide::Process, OneVariable::kValue), std::vector<std::int64_t>{1});
    EXPECT_EQ(lines(), (std::set<int>{kLine, kLine + 1}));
}

TEST_F(ComparisonTest, ACrashEndsTheOtherThreadAndNotTheOtherProcess) {
    measure<CrashOfOne>(kLine);
    EXPECT_EQ(samples(MeasuredSide::Thread), std::vector<std::int64_t>{SIGSEGV});
    EXPECT_EQ(samples(MeasuredSide::Process), std::vector<std::int64_t>{0});
    EXPECT_EQ(killedBy(SIGSEGV), 2u);
}

TEST_F(ComparisonTest, APartThatNoComparisonHasEndsItsProcessWithAnError) {
    run.expectErrors();
    run.play([&] {
        WorkerProcess& worker = run.stage().process("worker", "w", "compare:nothing:measured");
        run.stage().start(worker);
        worker.join();
        EXPECT_EQ(worker.exitCode(), 1);
    });
}

} // namespace
} // namespace interleave
