// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Pool.h"

#include "core/engine/Stage.h"

#include "tests/core/engine/TestRun.h"

#include <filesystem>
#include <map>
#include <random>

namespace interleave {
namespace {

constexpr SegmentLimits kPoolLimits{
    .actors = 1000, .ringEvents = 1u << 14, .texts = 1u << 14, .textBytes = 1u << 20, .processes = 256};

class PoolTest : public testing::Test {
protected:
    PoolTest() { m_run.stage().setWorkerCommand({POOL_WORKER_PATH, "test"}); }
    ~PoolTest() override {
        m_run.stage().stop();
        m_run.finish();
        for (const Event& started : m_run.eventsOf(EventKind::ProcessStarted))
            EXPECT_FALSE(std::filesystem::exists("/proc/" + std::to_string(started.a)));
    }
    Stage& stage() { return m_run.stage(); }
    Pool& make(int workers) { return stage().make<Pool>("pool", workers); }
    /// Each task has come to one end, and to no more than one.
    void expectOneEndEach(std::size_t tasks) {
        std::map<std::int64_t, int> ends;
        for (const Event& event : m_run.eventsOf(EventKind::TaskEnded))
            ++ends[event.a];
        EXPECT_EQ(ends.size(), tasks);
        for (const auto& [task, count] : ends)
            EXPECT_EQ(count, 1) << task;
    }

    TestRun m_run{{}, kPoolLimits};
};

std::vector<Value> numbers(int count) {
    std::vector<Value> all;
    for (int n = 0; n < count; ++n)
        all.emplace_back(n);
    return all;
}

TEST_F(PoolTest, ATasksResultComesBack) {
    m_run.play([&] {
        auto& pool = make(2);
        const PoolResult result = pool.applyAsync("double", 21);
        EXPECT_EQ(result.get().value(), Value(42));
        EXPECT_TRUE(result.ready());
        EXPECT_EQ(result.get().value(), Value(42));
        const Value::Bytes large(1u << 20, std::byte{3});
        EXPECT_EQ(pool.applyAsync("same", large).get().value(), Value(large));
    });
    EXPECT_EQ(m_run.count(EventKind::TaskSubmitted), 2u);
    EXPECT_EQ(m_run.count(EventKind::TaskBegan), 2u);
    EXPECT_EQ(m_run.count(EventKind::TaskEnded, static_cast<int>(TaskEnd::Done)), 2u);
}

TEST_F(PoolTest, MapKeepsTheOrderOfItsArguments) {
    m_run.play([&] {
        auto& pool = make(3);
        const auto doubled = pool.map("double", numbers(1000)).value();
        for (int n = 0; n < 1000; ++n)
            ASSERT_EQ(doubled[static_cast<std::size_t>(n)], Value(2 * n));
        EXPECT_TRUE(pool.map("double", {}).value().empty());
        pool.close();
        EXPECT_TRUE(pool.join());
    });
}

TEST_F(PoolTest, WithoutANumberThereIsAWorkerForEachUsableCpu) {
    cpu_set_t allowed;
    ASSERT_EQ(::sched_getaffinity(0, sizeof allowed, &allowed), 0);
    m_run.play([&] { EXPECT_EQ(make(0).workers().size(), static_cast<std::size_t>(CPU_COUNT(&allowed))); });
}

TEST_F(PoolTest, ATimeoutIsNotEarlyAndTheResultStillComes) {
    m_run.play([&] {
        auto& pool = make(1);
        const PoolResult result = pool.applyAsync("sleep", 0.2);
        const std::int64_t began = monotonicNow();
        EXPECT_EQ(result.get(0.05).error().kind, TaskError::Kind::NotYet);
        EXPECT_GE(monotonicNow() - began, 50'000'000);
        EXPECT_FALSE(result.wait(0));
        EXPECT_TRUE(result.get());
    });
}

TEST_F(PoolTest, AnErrorReachesTheResultWithItsText) {
    m_run.play([&] {
        auto& pool = make(2);
        const auto failed = pool.applyAsync("fail", "no luck").get();
        ASSERT_FALSE(failed);
        EXPECT_EQ(failed.error().kind, TaskError::Kind::Raised);
        EXPECT_EQ(failed.error().text, "no luck");
        const auto unknown = pool.applyAsync("nonsense").get();
        ASSERT_FALSE(unknown);
        EXPECT_EQ(unknown.error().text, "there is no task named nonsense");
        EXPECT_EQ(pool.applyAsync("too-large").get().error().kind, TaskError::Kind::Raised);
        EXPECT_EQ(pool.map("fail", {"first", "second"}).error().text, "first");
        EXPECT_EQ(pool.applyAsync("double", 2).get().value(), Value(4));
    });
    EXPECT_EQ(m_run.count(EventKind::TaskEnded, static_cast<int>(TaskEnd::Error)), 5u);
}

TEST_F(PoolTest, AWorkerThatDiesLosesItsTaskAndIsReplaced) {
    m_run.play([&] {
        auto& pool = make(1);
        const PoolResult lost = pool.applyAsync("die");
        const PoolResult next = pool.applyAsync("double", 4);
        ASSERT_FALSE(lost.get());
        EXPECT_EQ(lost.get().error().kind, TaskError::Kind::Lost);
        EXPECT_EQ(lost.get().error().text, "the worker pool 1 died");
        EXPECT_EQ(next.get().value(), Value(8));
        pool.close();
        EXPECT_TRUE(pool.join());
    });
    EXPECT_EQ(m_run.count(EventKind::ProcessStarted), 2u);
}

TEST_F(PoolTest, AWorkerKilledAtAnyInstantLeavesNoTaskWithoutItsEnd) {
    constexpr int kKills = 200;
    std::size_t submitted = 0;
    m_run.play([&] {
        auto& pool = make(2);
        std::mt19937 chance(7); // NOLINT(cert-msc51-cpp): the same each time
        std::vector<PoolResult> results;
        for (int kill = 0; kill < kKills; ++kill) {
            for (int task = 0; task < 20; ++task)
                results.push_back(task % 4 == 0 ? pool.applyAsync("same", Value::Bytes(9000, std::byte{1}))
                                                : pool.applyAsync("double", task));
            const auto workers = pool.workers();
            if (!workers.empty())
                workers[chance() % workers.size()]->kill();
            std::this_thread::sleep_for(std::chrono::microseconds(chance() % 3000));
            m_run.events(); // so that no ring is full
        }
        submitted = results.size();
        for (const PoolResult& result : results) {
            const auto got = result.get();
            EXPECT_TRUE(got || got.error().kind == TaskError::Kind::Lost);
        }
        EXPECT_EQ(pool.applyAsync("double", 1).get().value(), Value(2));
        pool.close();
        EXPECT_TRUE(pool.join());
    });
    EXPECT_EQ(m_run.count(EventKind::EventsDropped), 0u);
    expectOneEndEach(submitted + 1);
}

TEST_F(PoolTest, WithoutAnyWorkerLeftEveryTaskComesToAnEnd) {
    m_run.play([&] {
        auto& pool = make(2);
        // As if the run had had all the processes that it may have.
        m_run.segment().header().processCount.store(kPoolLimits.processes);
        std::vector<PoolResult> results;
        for (int i = 0; i < 4; ++i)
            results.push_back(pool.applyAsync("die"));
        for (const PoolResult& result : results)
            EXPECT_EQ(result.get().error().kind, TaskError::Kind::Lost);
        EXPECT_TRUE(pool.join());
        EXPECT_EQ(pool.applyAsync("double", 1).get().error().kind, TaskError::Kind::Closed);
    });
}

TEST_F(PoolTest, TooManyProcessesEndTheRunWithAnError) {
    m_run.expectErrors();
    EXPECT_FALSE(m_run.play([&] {
        make(300);
        ADD_FAILURE() << "there are at most 255";
    }));
    const auto ends = m_run.eventsOf(EventKind::ActorEnded);
    const auto main = std::ranges::find(ends, kMainActor, &Event::actor);
    ASSERT_NE(main, ends.end());
    EXPECT_EQ(m_run.text(main->b), "too many processes: at most 255");
}

TEST_F(PoolTest, TerminateEndsWhatIsNotDone) {
    m_run.play([&] {
        auto& pool = make(2);
        std::vector<PoolResult> results;
        for (int i = 0; i < 10; ++i)
            results.push_back(pool.applyAsync("sleep", 1000.0));
        m_run.awaitCount(EventKind::TaskBegan, 2);
        pool.terminate();
        EXPECT_TRUE(pool.join());
        for (const PoolResult& result : results)
            EXPECT_EQ(result.get().error().text, "the pool was terminated");
        EXPECT_EQ(pool.applyAsync("double", 1).get().error().kind, TaskError::Kind::Closed);
    });
    expectOneEndEach(10);
}

TEST_F(PoolTest, CloseLetsWhatIsThereBeDone) {
    m_run.play([&] {
        auto& pool = make(2);
        EXPECT_THROW(pool.join(), std::runtime_error);
        std::vector<PoolResult> results;
        for (int n = 0; n < 100; ++n)
            results.push_back(pool.applyAsync("double", n));
        pool.close();
        EXPECT_EQ(pool.applyAsync("double", 1).get().error().kind, TaskError::Kind::Closed);
        EXPECT_TRUE(pool.join());
        EXPECT_TRUE(pool.workers().empty());
        for (int n = 0; n < 100; ++n)
            EXPECT_EQ(results[static_cast<std::size_t>(n)].get().value(), Value(2 * n));
    });
    EXPECT_EQ(m_run.count(EventKind::ProcessEnded, static_cast<int>(ExitKind::Returned)), 2u);
}

TEST_F(PoolTest, AWorkerThatDiesWhileThePoolClosesLeavesNothingUndone) {
    m_run.play([&] {
        auto& pool = make(2);
        std::vector<PoolResult> results;
        for (int n = 0; n < 200; ++n)
            results.push_back(pool.applyAsync("double", n));
        pool.close();
        for (WorkerProcess* worker : pool.workers())
            worker->kill();
        EXPECT_TRUE(pool.join());
        for (const PoolResult& result : results)
            EXPECT_TRUE(result.ready());
    });
    expectOneEndEach(200);
}

TEST_F(PoolTest, APoolThatIsNotClosedEndsWithTheRun) {
    m_run.play([&] {
        auto& pool = make(2);
        pool.applyAsync("sleep", 1000.0);
        pool.applyAsync("double", 1);
    });
    EXPECT_EQ(m_run.count(EventKind::ProcessEnded), 2u);
}

TEST_F(PoolTest, AStopEndsWhoeverWaits) {
    m_run.spawn("main program", [&] {
        auto& pool = make(2);
        static_cast<void>(pool.applyAsync("sleep", 1000.0).get());
        ADD_FAILURE() << "it sleeps";
    });
    m_run.awaitCount(EventKind::TaskBegan, 1);
    stage().stop();
    m_run.finish();
    EXPECT_EQ(m_run.count(EventKind::ProcessEnded), 2u);
}

} // namespace
} // namespace interleave
