// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Measurement.h"

#include "tests/core/engine/TestRun.h"

namespace interleave {
namespace {

constexpr auto kOfThread = static_cast<int>(MeasuredSide::Thread);
constexpr auto kOfProcess = static_cast<int>(MeasuredSide::Process);

TEST(MeasurementTest, EachSampleIsAnEventOfWhoTookIt) {
    TestRun run;
    run.play([&] {
        auto& memory = run.stage().make<Measurement>("memory", Unit::Bytes);
        memory.record(MeasuredSide::Thread, 20);
        memory.record(MeasuredSide::Process, 400);
    });
    const auto made = run.eventsOf(EventKind::ObjectCreated);
    ASSERT_EQ(made.size(), 1u);
    EXPECT_EQ(made[0].detail, static_cast<int>(ObjectType::Measurement));
    EXPECT_EQ(run.text(made[0].a), "memory");
    EXPECT_EQ(made[0].b, static_cast<int>(Unit::Bytes));
    const auto samples = run.eventsOf(EventKind::Measured);
    ASSERT_EQ(samples.size(), 2u);
    EXPECT_EQ(samples[0].object, made[0].object);
    EXPECT_EQ(samples[0].actor, kMainActor);
    EXPECT_EQ(samples[0].detail, kOfThread);
    EXPECT_EQ(samples[0].a, 20);
    EXPECT_EQ(samples[1].detail, kOfProcess);
    EXPECT_EQ(samples[1].a, 400);
}

TEST(MeasurementTest, ASpanEndsOnAnotherThreadAndIsNeverShorterThanItWas) {
    TestRun run;
    run.play([&] {
        auto& creation = run.stage().make<Measurement>("creation", Unit::Nanoseconds);
        creation.begin();
        Actor& other = run.stage().actor("other", "o", [&] {
            run.stage().sleep(0.01);
            creation.end(MeasuredSide::Thread, run.stage().clock().now());
        });
        run.stage().runAll({&other});
    });
    const auto samples = run.eventsOf(EventKind::Measured);
    ASSERT_EQ(samples.size(), 1u);
    EXPECT_GE(samples[0].a, 10'000'000);
    EXPECT_NE(samples[0].actor, kMainActor);
}

TEST(MeasurementTest, APauseDoesNotCount) {
    constexpr std::int64_t kPause = 50'000'000;
    TestRun run;
    auto& span = run.stage().make<Measurement>("span", Unit::Nanoseconds);
    std::atomic<bool> began{false};
    std::atomic<bool> over{false};
    std::int64_t passed = 0;
    run.spawn("measuring", [&] {
        const std::int64_t from = monotonicNow();
        span.begin();
        began = true;
        awaitTrue(over);
        span.end(MeasuredSide::Thread, run.stage().clock().now());
        passed = monotonicNow() - from;
    });
    awaitTrue(began);
    run.stage().pause();
    for (const std::int64_t from = monotonicNow(); monotonicNow() - from < kPause;)
        std::this_thread::yield();
    run.stage().resume();
    over = true;
    run.finish();
    const auto samples = run.eventsOf(EventKind::Measured);
    ASSERT_EQ(samples.size(), 1u);
    EXPECT_LE(samples[0].a + kPause, passed);
}

TEST(MeasurementTest, ASpanMayEndInAnotherProcess) {
    SegmentLimits limits = smallLimits();
    limits.processes = 4;
    TestRun run({}, limits);
    run.stage().setWorkerCommand({POOL_WORKER_PATH, "test"});
    run.play([&] {
        auto& creation = run.stage().make<Measurement>("creation", Unit::Nanoseconds);
        WorkerProcess& worker = run.stage().process("worker", "w", "end-measuring");
        creation.begin();
        run.stage().start(worker);
        worker.join();
    });
    const auto samples = run.eventsOf(EventKind::Measured);
    ASSERT_EQ(samples.size(), 1u);
    EXPECT_EQ(samples[0].detail, kOfProcess);
    EXPECT_GT(samples[0].a, 0);
    EXPECT_NE(samples[0].actor, kMainActor);
}

} // namespace
} // namespace interleave
