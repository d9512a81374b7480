// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/Collector.h"

#include "core/primitives/BoundedQueue.h"
#include "core/primitives/Counter.h"
#include "core/trace/Report.h"

#include "tests/core/engine/TestRun.h"

namespace interleave {
namespace {

/// Gives the records that it was given.
class HandProbe : public SchedulerProbe {
public:
    explicit HandProbe(std::vector<SchedulerRecord>& records, std::vector<SchedulerRecord> atTheEnd = {})
        : m_records(records), m_atTheEnd(std::move(atTheEnd)) {}
    [[nodiscard]] ProbeSource source() const override { return ProbeSource::Perf; }
    void drain(std::vector<SchedulerRecord>& records) override {
        records.insert(records.end(), m_records.begin(), m_records.end());
        m_records.clear();
    }
    void drainEnd(std::vector<SchedulerRecord>& records) override {
        records.insert(records.end(), m_atTheEnd.begin(), m_atTheEnd.end());
    }

private:
    std::vector<SchedulerRecord>& m_records;
    std::vector<SchedulerRecord> m_atTheEnd;
};

/// The same for looks at counters.
class HandSampler final : public HandProbe {
public:
    using HandProbe::HandProbe;
    [[nodiscard]] ProbeSource source() const override { return ProbeSource::Procfs; }
    [[nodiscard]] std::int64_t periodNs() const override { return 8'000'000; }
};

SchedulerRecord record(SchedulerRecord::Kind kind, std::int16_t cpu, std::int32_t tid, std::int64_t time) {
    SchedulerRecord made;
    made.kind = kind;
    made.cpu = cpu;
    made.tid = tid;
    made.time = time;
    return made;
}

/// A run in this process, collected without a probe if none is given.
struct CollectorTest : testing::Test {
    void collect(const SegmentLimits& limits = smallLimits(), std::unique_ptr<SchedulerProbe> probe = {}) {
        run.emplace(std::vector<std::string>{}, limits);
        collector.emplace(run->segment(), std::move(probe), trace, originNs = monotonicNow());
    }
    std::size_t count(EventKind kind) {
        const Trace::Reading reading(trace);
        std::size_t found = 0;
        for (std::size_t i = 0; i < reading.events().size(); ++i)
            found += reading.events()[i].kind == kind;
        return found;
    }
    std::int64_t originNs = 0;
    Trace trace;
    std::optional<TestRun> run;
    std::optional<Collector> collector;
};

TEST_F(CollectorTest, TheTraceBeginsWithTheRunAndItsProbe) {
    collect();
    collector->finish(Outcome::Finished, 0, 0);
    const Trace::Reading reading(trace);
    ASSERT_GE(reading.events().size(), 2u);
    EXPECT_EQ(reading.events()[0].kind, EventKind::RunBegan);
    EXPECT_EQ(reading.events()[0].time, 0u);
    EXPECT_EQ(reading.events()[0].a, static_cast<int>(ProbeSource::None));
    EXPECT_EQ(reading.events().back().kind, EventKind::RunEnded);
}

TEST_F(CollectorTest, BringsAllRingsTogetherInTheOrderOfTime) {
    collect();
    auto& queue = run->stage().make<BoundedQueue>("q", 2);
    constexpr int kItems = 3000;
    std::atomic<bool> over{false};
    for (int i = 0; i < 2; ++i)
        run->spawn("putter", [&] {
            for (int n = 0; n < kItems; ++n)
                EXPECT_TRUE(queue.put(n));
        });
    run->spawn("getter", [&] {
        for (int n = 0; n < 2 * kItems; ++n)
            EXPECT_TRUE(queue.get());
        over = true;
    });
    while (!over)
        collector->poll();
    run->finish();
    collector->finish(Outcome::Finished, 0, 0);

    std::uint64_t last = 0;
    std::uint32_t depth = 0;
    const Trace::Reading reading(trace);
    for (std::size_t i = 0; i < reading.events().size(); ++i) {
        const Event& event = reading.events()[i];
        ASSERT_GE(event.time, last);
        last = event.time;
        if (event.kind == EventKind::Put || event.kind == EventKind::Got) {
            event.kind == EventKind::Put ? ++depth : --depth;
            ASSERT_EQ(QueuePlace::unpacked(event.b).depth, depth) << "out of order at event " << i;
        }
    }
    EXPECT_EQ(trace.end(), static_cast<std::int64_t>(last));
}

TEST_F(CollectorTest, TextsComeBeforeTheEventsThatNameThem) {
    collect();
    std::atomic<bool> over{false};
    run->spawn("printer", [&] {
        for (int i = 0; i < 1000; ++i)
            run->stage().print("line " + std::to_string(i));
        over = true;
    });
    while (!over) {
        collector->poll();
        const Trace::Reading reading(trace);
        for (const PrintedLine& line : reading.printed())
            ASSERT_NE(reading.text(line.text), "…");
    }
    run->finish();
    collector->finish(Outcome::Finished, 0, 0);
    const Report report = makeReport(trace);
    ASSERT_EQ(report.output.size(), 1000u);
    for (int i = 0; i < 1000; ++i)
        EXPECT_EQ(report.output[static_cast<std::size_t>(i)], "line " + std::to_string(i));
}

TEST_F(CollectorTest, AFullRingIsAGapWithItsBeginAndEndAndCount) {
    collect({.actors = 8, .ringEvents = 64, .texts = 64, .textBytes = 4096});
    std::atomic<int> phase{0};
    run->spawn("chatty", [&] {
        for (int i = 0; i < 100; ++i)
            run->stage().print("x");
        phase = 1;
        while (phase != 2)
            std::this_thread::yield();
        run->stage().print("after");
    });
    while (phase != 1)
        std::this_thread::yield();
    const std::int64_t middle = collector->now();
    collector->poll();
    phase = 2;
    run->finish();
    collector->finish(Outcome::Finished, 0, 0);
    const Trace::Reading reading(trace);
    ASSERT_EQ(reading.gaps().size(), 1u);
    EXPECT_GT(reading.gaps()[0].events, 30u);
    EXPECT_LT(reading.gaps()[0].from, middle);
    EXPECT_GT(reading.gaps()[0].to, middle);
    EXPECT_EQ(trace.at(trace.end()).dropped(), reading.gaps()[0].events);
}

TEST_F(CollectorTest, AGapAtTheVeryEndIsToldToo) {
    collect({.actors = 8, .ringEvents = 64, .texts = 64, .textBytes = 4096});
    run->spawn("chatty", [&] {
        for (int i = 0; i < 100; ++i)
            run->stage().print("x");
    });
    run->finish();
    collector->finish(Outcome::Finished, 0, 0);
    const World world = trace.at(trace.end());
    // 100 lines, and that it was created, began and ended, into 64 places.
    EXPECT_EQ(world.dropped(), 39u);
    EXPECT_EQ(Trace::Reading(trace).gaps().size(), 1u);
}

TEST_F(CollectorTest, AGapOfTheControllingThreadIsToldToo) {
    collect({.actors = 8, .ringEvents = 16, .texts = 64, .textBytes = 4096});
    auto& queue = run->stage().make<BoundedQueue>("q", 1);
    for (int i = 0; i < 50; ++i)
        queue.setCapacity(2 + i % 2);
    collector->poll();
    queue.setCapacity(5);
    collector->poll();
    collector->poll();
    ASSERT_EQ(Trace::Reading(trace).gaps().size(), 1u);
    const Gap gap = Trace::Reading(trace).gaps()[0];
    EXPECT_GE(gap.from, 0);
    EXPECT_LE(gap.from, gap.to);
    EXPECT_EQ(gap.events, 35u); // 51 events before into 16 places
    for (int i = 0; i < 50; ++i)
        queue.setCapacity(2 + i % 2);
    run->finish();
    collector->finish(Outcome::Finished, 0, 0);
    EXPECT_EQ(trace.at(trace.end()).dropped(), 35u + 34u); // 50 more into 16
}

TEST_F(CollectorTest, CountersAreSampledAndExactAtTheEnd) {
    collect();
    auto& counter = run->stage().make<Counter>("number", Protection::None);
    std::atomic<int> running{2};
    for (int i = 0; i < 2; ++i)
        run->spawn("adder", [&] {
            counter.addMany(300'000);
            --running;
        });
    while (running > 0)
        collector->poll();
    run->finish();
    collector->finish(Outcome::Finished, 0, 0);
    const Report report = makeReport(trace);
    ASSERT_EQ(report.counters.size(), 1u);
    EXPECT_EQ(report.counters[0].expected, 600'000u);
    EXPECT_EQ(report.counters[0].actual, counter.value());
    EXPECT_EQ(static_cast<std::uint64_t>(report.counters[0].actual) + report.counters[0].lost, 600'000u);
}

TEST_F(CollectorTest, WhoDidNotEndWasKilledAndWhoWasNeverStartedIsNew) {
    collect();
    std::atomic<bool> go{false};
    run->stage().actor("never", "n1", [] {});
    run->spawn("waiting", [&] { awaitTrue(go); });
    while (run->segment().slot(2).tid.load() == 0)
        std::this_thread::yield();
    collector->poll();
    collector->finish(Outcome::Failed, 11, 0);
    go = true;
    run->finish();
    const Report report = makeReport(trace);
    EXPECT_EQ(report.outcome, Outcome::Failed);
    ASSERT_EQ(report.actors.size(), 2u);
    EXPECT_EQ(report.actors[0].exit, "");
    EXPECT_EQ(report.actors[1].exit, "killed:11");
    EXPECT_EQ(trace.at(trace.end()).processEnd().signal, 11);
}

TEST_F(CollectorTest, AKilledActorThatWasSampledWaitedFromWhereItSaidSo) {
    std::vector<SchedulerRecord> looks;
    collect(smallLimits(), std::make_unique<HandSampler>(looks));
    auto& queue = run->stage().make<BoundedQueue>("q", 1);
    std::atomic<bool> go{false};
    run->spawn("getter", [&] {
        awaitTrue(go);
        EXPECT_TRUE(queue.get());
    });
    while (count(EventKind::ActorEntered) == 0)
        collector->poll();
    SchedulerRecord look =
        record(SchedulerRecord::Kind::Counted, 0, run->segment().slot(1).tid.load(), monotonicNow());
    look.ranNs = look.time - originNs; // all the while
    look.timeslices = 1;
    look.runnable = true;
    looks.push_back(look);
    collector->poll();
    go = true;
    while (count(EventKind::WaitBegan) == 0)
        collector->poll();
    EXPECT_EQ(trace.newest()->actors()[1].state, ActorState::Running) << "no look since";
    collector->finish(Outcome::Failed, 9, 0);
    const World end = trace.at(trace.end());
    EXPECT_EQ(end.actors()[1].exit, ExitKind::Killed);
    const World before = trace.at(end.actors()[1].since - 1);
    EXPECT_EQ(before.actors()[1].state, ActorState::Blocked);
    EXPECT_EQ(before.actors()[1].cause.reason, WaitReason::QueueEmpty);
    run->spawn("putter", [&] { EXPECT_TRUE(queue.put(1)); });
    run->finish();
}

TEST_F(CollectorTest, WhatTheObserverTellsIsInItsPlace) {
    collect();
    collector->tell(EventKind::ParameterChanged, kNoActor, 1, 0, std::bit_cast<std::int64_t>(4.5));
    collector->poll();
    collector->poll();
    ASSERT_EQ(trace.newest()->parameters().size(), 2u);
    EXPECT_EQ(trace.newest()->parameters()[1], 4.5);
}

TEST_F(CollectorTest, ALossOfTheKernelsIsAGapFromTheRecordBeforeToTheRecordAfter) {
    std::vector<SchedulerRecord> records;
    collect(smallLimits(), std::make_unique<HandProbe>(records));
    SchedulerRecord lost = record(SchedulerRecord::Kind::Lost, 1, 0, originNs + 100);
    lost.until = originNs + 900;
    lost.count = 7;
    records.push_back(lost);
    run->finish();
    collector->finish(Outcome::Finished, 0, 0);
    const Trace::Reading reading(trace);
    ASSERT_EQ(reading.gaps().size(), 1u);
    EXPECT_EQ(reading.gaps()[0].from, 100);
    EXPECT_EQ(reading.gaps()[0].to, 900);
    EXPECT_EQ(reading.gaps()[0].events, 7u);
    EXPECT_EQ(reading.gaps()[0].actor, kNoActor);
}

TEST_F(CollectorTest, ALossOfTheKernelsAtTheVeryEndIsToldToo) {
    std::vector<SchedulerRecord> none;
    SchedulerRecord lost = record(SchedulerRecord::Kind::Lost, 1, 0, monotonicNow());
    lost.until = lost.time + 10'000'000'000;
    lost.count = 7;
    collect(smallLimits(), std::make_unique<HandProbe>(none, std::vector{lost}));
    run->finish();
    collector->finish(Outcome::Finished, 0, 0);
    EXPECT_EQ(count(EventKind::RecordsLost), 1u);
    EXPECT_EQ(trace.at(trace.end()).lostRecords(), 7u);
    EXPECT_EQ(Trace::Reading(trace).gaps().size(), 1u);
}

TEST_F(CollectorTest, EndsOfThreadsThatAreNoActorsAreLeftOutAndANumberMayBeUsedAgain) {
    using Kind = SchedulerRecord::Kind;
    constexpr std::int32_t kStranger = 0x7fffff0;
    std::vector<SchedulerRecord> records;
    collect(smallLimits(), std::make_unique<HandProbe>(records));
    std::atomic<bool> go{false};
    run->spawn("waiting", [&] { awaitTrue(go); });
    while (run->segment().slot(1).tid.load() == 0)
        std::this_thread::yield();
    const std::int32_t tid = run->segment().slot(1).tid.load();
    collector->poll();
    const std::int64_t now = monotonicNow();
    records = {record(Kind::SwitchedIn, 0, tid, now), record(Kind::Exited, 0, kStranger, now + 1),
               record(Kind::Exited, 0, tid, now + 2), record(Kind::SwitchedIn, 0, tid, now + 3)};
    collector->poll();
    collector->finish(Outcome::Failed, 9, 0);
    go = true;
    run->finish();
    EXPECT_EQ(count(EventKind::ThreadExited), 1u);
    EXPECT_EQ(count(EventKind::SwitchedIn), 1u) << "what comes after its end is another thread's";
    const World world = trace.at(trace.end());
    EXPECT_EQ(world.actors()[1].since, now + 2 - originNs);
    EXPECT_EQ(world.actors()[1].signal, 9);
}

} // namespace
} // namespace interleave
