// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/exports/ExportChecks.h"
#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

#include <bit>

namespace interleave {
namespace {

constexpr std::int64_t kOrigin = 7'000'000'000'000;
constexpr std::uint64_t kBegin = 1;
constexpr std::uint64_t kEnd = 2;
constexpr std::uint64_t kInstant = 3;

struct PerfettoWriterTest : testing::Test {
    void record(const std::vector<Event>& events, std::initializer_list<const char*> texts) {
        trace.setInfo({"bounded-queue", {}, {}, "", kOrigin, 1'700'000'000'000'000'000, "interleave test"});
        for (const char* text : texts)
            trace.appendText(text);
        trace.append(events);
        content = decodePerfetto(exported(trace, ExportFormat::Perfetto));
    }
    [[nodiscard]] PerfettoContent::Event only(std::string_view name) const {
        const auto found = content.eventsNamed(name);
        EXPECT_EQ(found.size(), 1u) << name;
        return found.empty() ? PerfettoContent::Event{} : found.front();
    }
    [[nodiscard]] std::vector<PerfettoContent::Event> onTrackOf(std::string_view thread) const {
        std::vector<PerfettoContent::Event> found;
        for (const PerfettoContent::Event& event : content.events)
            if (content.tracks.at(event.track).name == thread)
                found.push_back(event);
        return found;
    }
    Trace trace;
    PerfettoContent content;
};

EventScript handOverAndPreempt() {
    EventScript script = handOverBegun();
    script.at(500).in(1, 1).waited(1, 0);
    script.at(600).preempt(1, 1).at(700).in(1, 0);
    script.at(800).add(EventKind::Printed, 1, kNoObject, 0, 3).add(EventKind::FullRaised, 1, 0);
    script.add(EventKind::EmptyRaised, 2, 0);
    script.at(900).add(EventKind::ActorEnded, 1, kNoObject, 0, 350);
    script.at(1000).add(EventKind::RunEnded, kNoActor, kNoObject, static_cast<int>(Outcome::Finished));
    return script;
}

TEST_F(PerfettoWriterTest, TimesAreThoseOfTheMonotonicClockAndTheWallClockIsKnown) {
    record(handOverAndPreempt().events(), {"q1", "w1", "r1", "hello"});
    EXPECT_EQ(content.firstClocks.at(3), static_cast<std::uint64_t>(kOrigin));
    EXPECT_EQ(content.firstClocks.at(1), 1'700'000'000'000'000'000u);
    EXPECT_EQ(only("run ends").time, static_cast<std::uint64_t>(kOrigin + 1000));
    EXPECT_EQ(only("hello").time, static_cast<std::uint64_t>(kOrigin + 800));
}

TEST_F(PerfettoWriterTest, ThreadsAndProcessAreNamed) {
    record(handOverAndPreempt().events(), {"q1", "w1", "r1", "hello"});
    EXPECT_EQ(content.processes.at(999), "interleave-engine bounded-queue");
    ASSERT_TRUE(content.threads.contains(1001));
    EXPECT_EQ(content.threads.at(1001).comm, "w1");
    EXPECT_EQ(content.threads.at(1001).pid, 999);
    EXPECT_FALSE(content.threads.at(1001).main);
    EXPECT_EQ(content.states.at(1).comm, "w1"); // after the main program's
    EXPECT_EQ(content.states.at(1).tid, 1001) << "from its creation on, though its number is known later";
    EXPECT_EQ(content.trackNamed("w1")->tid, 1001);
    ASSERT_TRUE(content.trackNamed("bounded-queue"));
}

TEST_F(PerfettoWriterTest, StatesFollowTheFoldWithTheirCpu) {
    record(handOverAndPreempt().events(), {"q1", "w1", "r1", "hello"});
    expectAgrees(content, trace);
    std::vector<std::array<std::int64_t, 3>> states;
    for (const PerfettoContent::State& state : content.states)
        if (state.tid == 1001)
            states.push_back({static_cast<std::int64_t>(state.time) - kOrigin, state.state, state.cpu});
    const std::vector<std::array<std::int64_t, 3>> expected = {{100, 1, states[0][2]},
                                                               {100, 2, states[1][2]},
                                                               {100, 3, 0},
                                                               {310, 4, 0},
                                                               {400, 2, 0},
                                                               {500, 3, 1},
                                                               {600, 2, 1},
                                                               {700, 3, 0},
                                                               {900, 7, 0}};
    EXPECT_EQ(states, expected);
    EXPECT_GE(states[0][2], 1024) << "no CPU yet: none of the machine's";
}

TEST_F(PerfettoWriterTest, WithoutTheKernelEachThreadRunsOnACpuOfItsOwn) {
    EventScript script(ProbeSource::None);
    script.create({kMainActor}).at(10).run({1, 2}).at(50).add(EventKind::RunEnded, kNoActor);
    record(script.events(), {"main", "a", "b"});
    expectAgrees(content, trace);
    std::map<std::int64_t, std::int64_t> cpus;
    for (const PerfettoContent::State& state : content.states)
        if (state.state == 3) {
            EXPECT_TRUE(cpus.emplace(state.cpu, state.tid).second) << "one would end the other's Running";
        }
    EXPECT_EQ(cpus.size(), 2u);
}

TEST_F(PerfettoWriterTest, AFlowLeadsFromEachPutToTheGetOfTheSameItem) {
    record(handOverAndPreempt().events(), {"q1", "w1", "r1", "hello"});
    const auto puts = content.eventsNamed("put q1");
    const auto gets = content.eventsNamed("get q1");
    ASSERT_EQ(puts.size(), 2u);
    ASSERT_EQ(gets.size(), 1u);
    EXPECT_EQ(puts[0].flows, gets[0].endingFlows);
    EXPECT_NE(puts[1].flows, puts[0].flows);
    EXPECT_EQ(content.tracks.at(puts[1].track).name, "w1") << "the putter's, though the getter moved it in";
    expectAllItemsLinked(content, makeReport(trace));
}

TEST_F(PerfettoWriterTest, AGetWhosePutIsMissingHasNoFlow) {
    EventScript script(ProbeSource::Perf);
    script.create({kMainActor}).object(0, ObjectType::Queue, 5).at(100).run({1});
    script.at(200).got(1, 0, 7, {3, 0, 1}).put(1, 0, 8, {4, 3, 1}).got(1, 0, 1, {3, 0, 1});
    record(script.events(), {"q1", "w1"});
    for (const PerfettoContent::Event& got : content.eventsNamed("get q1"))
        EXPECT_TRUE(got.endingFlows.empty());
    expectAgrees(content, trace);
}

TEST_F(PerfettoWriterTest, AWaitIsASliceWithItsCauseTimeoutAndEnd) {
    record(handOverAndPreempt().events(), {"q1", "w1", "r1", "hello"});
    const auto events = onTrackOf("w1");
    const auto began =
        std::ranges::find(events, std::string("waits: q1 is full"), &PerfettoContent::Event::name);
    ASSERT_NE(began, events.end());
    EXPECT_EQ(began->type, kBegin);
    EXPECT_EQ(began->time, static_cast<std::uint64_t>(kOrigin + 300));
    EXPECT_EQ(began->annotations.at("cause"), "queue-full");
    EXPECT_EQ(began->annotations.at("timeout_ns"), "5000");
    const auto ended = std::ranges::find(events, kEnd, &PerfettoContent::Event::type);
    ASSERT_NE(ended, events.end());
    EXPECT_EQ(ended->time, static_cast<std::uint64_t>(kOrigin + 500));
    EXPECT_EQ(ended->annotations.at("ended"), "served");
    EXPECT_EQ(ended->annotations.at("woken_by"), "r1");
    EXPECT_EQ(content.tracks.at(only("wakes w1").track).name, "r1");
}

TEST_F(PerfettoWriterTest, EveryReasonOfAWaitHasItsName) {
    EventScript script(ProbeSource::Perf);
    script.create({kMainActor}).object(0, ObjectType::Queue).object(1, ObjectType::Lock);
    script.object(2, ObjectType::Latch).at(100).run({1, 2});
    const std::pair<WaitReason, ObjectId> waits[] = {{WaitReason::QueueFull, 0}, {WaitReason::QueueEmpty, 0},
                                                     {WaitReason::Lock, 1},      {WaitReason::Join, 2},
                                                     {WaitReason::Sleep, 0},     {WaitReason::TasksUndone, 0},
                                                     {WaitReason::Latch, 2}};
    for (const auto& [reason, object] : waits)
        script.wait(1, reason, object).waited(1, object, WaitEnd::TimedOut);
    record(script.events(), {"main", "two", "three"});
    for (const char* name :
         {"waits: main is full", "waits: main is empty", "waits for the lock two", "waits for three to end",
          "sleeps", "waits: main has tasks undone", "waits for the latch three"})
        EXPECT_EQ(only(name).type, kBegin);
    for (const PerfettoContent::Event& event : onTrackOf("two"))
        if (event.type == kEnd) {
            EXPECT_EQ(event.annotations.at("ended"), "timed-out");
        }
}

TEST_F(PerfettoWriterTest, SlicesNestAndDeathEndsThem) {
    EventScript script(ProbeSource::Perf);
    script.create({kMainActor}).object(0, ObjectType::Counter, 0).at(100).run({1});
    script.at(200).add(EventKind::AddBegan, 1, 0, 0, 10).at(210).wait(1, WaitReason::Sleep, 0);
    script.at(300).add(EventKind::ActorEnded, 1, kNoObject, static_cast<int>(ExitKind::Killed), 9);
    script.at(400).waited(1, 0);
    record(script.events(), {"main", "w"});
    std::vector<std::pair<std::uint64_t, std::uint64_t>> slices;
    for (const PerfettoContent::Event& event : onTrackOf("w"))
        if (event.type != kInstant)
            slices.emplace_back(event.time - kOrigin, event.type);
    EXPECT_EQ(slices, (std::vector<std::pair<std::uint64_t, std::uint64_t>>{
                          {200, kBegin}, {210, kBegin}, {300, kEnd}, {300, kEnd}}));
    EXPECT_EQ(only("ends: killed").time, static_cast<std::uint64_t>(kOrigin + 300));
}

TEST_F(PerfettoWriterTest, CountersShowDepthAndLostUpdates) {
    EventScript script = handOverAndPreempt();
    script.at(1100).object(5, ObjectType::Counter, 0);
    script.add(EventKind::AddBegan, 2, 5, 0, 50).at(1200).add(EventKind::CounterValue, kNoActor, 5, 0, 20);
    script.at(1300).add(EventKind::AddEnded, 2, 5, 0, 50).add(EventKind::CounterValue, 2, 5, 0, 45);
    record(script.events(), {"q1", "w1", "r1", "hello", "", "n"});
    using Values = std::vector<std::pair<std::uint64_t, std::int64_t>>;
    EXPECT_EQ(content.trackNamed("q1 depth")->values,
              (Values{{kOrigin + 0, 0}, {kOrigin + 200, 1}, {kOrigin + 400, 0}, {kOrigin + 400, 1}}));
    EXPECT_EQ(content.trackNamed("n lost")->values.back().second, 5);
    EXPECT_EQ(content.trackNamed("n actual")->values,
              (Values{{kOrigin + 1100, 0}, {kOrigin + 1200, 20}, {kOrigin + 1300, 45}}));
    EXPECT_EQ(content.tracks.at(content.trackNamed("n lost")->parent).name, "bounded-queue");
    expectAgrees(content, trace);
}

TEST_F(PerfettoWriterTest, MissingEventsAreASliceAndLostRecordsAMark) {
    EventScript script = handOverAndPreempt();
    script.at(1100).add(EventKind::EventsDropped, 2, kNoObject, 0, 12, 950);
    script.at(1200).add(EventKind::RecordsLost, kNoActor, kNoObject, 0, 3);
    record(script.events(), {"q1", "w1", "r1", "hello"});
    const PerfettoContent::Event dropped = only("events dropped");
    EXPECT_EQ(dropped.type, kBegin);
    EXPECT_EQ(dropped.time, static_cast<std::uint64_t>(kOrigin + 950))
        << "from when on, not when it was told";
    EXPECT_EQ(dropped.annotations.at("count"), "12");
    EXPECT_EQ(content.tracks.at(dropped.track).name, "missing: r1");
    EXPECT_EQ(onTrackOf("missing: r1").back().time, static_cast<std::uint64_t>(kOrigin + 1100));
    EXPECT_EQ(only("scheduler records lost").type, kInstant);
    EXPECT_EQ(only("scheduler records lost").annotations.at("count"), "3");
}

TEST_F(PerfettoWriterTest, TheRunsOwnEventsAreOnTheProcessTrack) {
    EventScript script = handOverAndPreempt();
    script.at(1100).add(EventKind::Paused, kNoActor).at(1200).add(EventKind::Resumed, kNoActor);
    script.add(EventKind::ParameterChanged, kNoActor, 1, 0, std::bit_cast<std::int64_t>(2.5));
    script.add(EventKind::CapacityChanged, kNoActor, 0, 0, 9);
    script.add(EventKind::SnapshotUsed, 1, 0, static_cast<int>(SnapshotKind::Qsize), 1, 2);
    script.add(EventKind::TaskDone, 1, 0, 0, 4).add(EventKind::StartRefused, 1, 2, 0, 3);
    record(script.events(), {"q1", "w1", "r1", "hello"});
    EXPECT_EQ(only("paused").type, kBegin);
    EXPECT_EQ(content.tracks.at(only("paused").track).name, "bounded-queue");
    EXPECT_EQ(only("parameter 1").annotations.at("value"), "2.500000");
    EXPECT_EQ(only("capacity of q1").annotations.at("capacity"), "9");
    EXPECT_EQ(only("acts on q1: qsize").annotations.at("answer"), "1");
    EXPECT_EQ(only("acts on q1: qsize").annotations.at("truth"), "2");
    EXPECT_EQ(only("task done: q1").annotations.at("unfinished"), "4");
    EXPECT_EQ(only("start refused: r1").annotations.at("error"), "hello");
    EXPECT_EQ(only("run begins").annotations.at("probe"), "perf");
    EXPECT_EQ(only("Full: q1").type, kInstant);
    EXPECT_EQ(only("Empty: q1").type, kInstant);
}

TEST_F(PerfettoWriterTest, AgreesWithTheReportWhateverTheTrace) {
    for (const ProbeSource probe : {ProbeSource::Perf, ProbeSource::None})
        for (unsigned seed = 1; seed <= 6; ++seed) {
            SCOPED_TRACE(seed);
            Trace chance;
            chance.setInfo({"", {}, {}, "", kOrigin, 0, ""});
            for (int i = 0; i < 1000; ++i)
                chance.appendText("t" + std::to_string(i));
            chance.append(chanceTrace(seed, 20'000, probe));
            expectAgrees(decodePerfetto(exported(chance, ExportFormat::Perfetto)), chance);
        }
}

} // namespace
} // namespace interleave
