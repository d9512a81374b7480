// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Report.h"

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(ReportTest, PutsTheWorldAtTheEndIntoFigures) {
    EventScript script(ProbeSource::Perf);
    script.create({kMainActor}).object(0, ObjectType::Queue, 3).object(1, ObjectType::Counter, 1);
    script.at(100).create({1, 2});
    script.at(200).add(EventKind::ActorStarted, 1, kNoObject, 0, 0).at(300).in(1, 0);
    script.add(EventKind::ActorEntered, 1, kNoObject, 0, 1001, 999);
    script.at(400).put(1, 0, 7, {1, 0, 1}).add(EventKind::FullRaised, 1, 0);
    script.add(EventKind::AddBegan, 1, 1, 0, 50).add(EventKind::AddEnded, 1, 1, 0, 50);
    script.add(EventKind::CounterValue, 1, 1, 0, 45).add(EventKind::Printed, 1, kNoObject, 0, 2);
    script.at(500).preempt(1, 0).at(600).in(1, 0).at(700).out(1, 0).at(800).in(1, 1);
    script.at(900).add(EventKind::ActorEnded, 1, kNoObject, 0, 350);
    script.add(EventKind::EventsDropped, 1, kNoObject, 0, 4, 850);
    script.at(1000).add(EventKind::RunEnded, kNoActor, kNoObject, static_cast<int>(Outcome::Finished));
    Trace trace;
    for (const char* text : {"main", "worker", "never started"})
        trace.appendText(text);
    trace.append(script.events());

    const Report report = makeReport(trace);
    EXPECT_EQ(report.outcome, Outcome::Finished);
    EXPECT_EQ(report.probe, ProbeSource::Perf);
    EXPECT_EQ(report.durationNs, 1000);
    EXPECT_EQ(report.events, script.events().size());
    EXPECT_EQ(report.dropped, 4u);
    ASSERT_EQ(report.actors.size(), 2u); // without the main program
    const ActorReport& worker = report.actors[0];
    EXPECT_EQ(worker.name, "worker");
    EXPECT_EQ(worker.tid, 1001);
    EXPECT_EQ(worker.pid, 999);
    EXPECT_EQ(worker.stateNs, (std::array<std::int64_t, kStates>{100, 200, 400, 100, 100}));
    EXPECT_EQ(worker.preempted, 1u);
    EXPECT_EQ(worker.voluntary, 1u);
    EXPECT_EQ(worker.exit, "returned");
    EXPECT_EQ(worker.cpuNs, 350);
    EXPECT_EQ(worker.transitions[0][1], 1u);
    EXPECT_EQ(report.actors[1].exit, "");
    EXPECT_EQ(report.actors[1].stateNs[0], 900);
    ASSERT_EQ(report.queues.size(), 1u);
    EXPECT_EQ(report.queues[0].puts, report.queues[0].gets + report.queues[0].left);
    EXPECT_EQ(report.queues[0].capacity, 3u);
    EXPECT_EQ(report.queues[0].full, 1u);
    EXPECT_EQ(report.queues[0].peak, 1u);
    ASSERT_EQ(report.counters.size(), 1u);
    EXPECT_EQ(report.counters[0].protection, Protection::Mutex);
    EXPECT_EQ(report.counters[0].expected, 50u);
    EXPECT_EQ(report.counters[0].actual, 45);
    EXPECT_EQ(report.counters[0].lost, 5u);
    EXPECT_EQ(report.output, (std::vector<std::string>{"never started"}));
}

TEST(ReportTest, ExitWordsAreThoseOfTheContract) {
    EventScript script(ProbeSource::None);
    script.run({0, 1, 2, 3, 4});
    script.add(EventKind::ActorEnded, 1, kNoObject, static_cast<int>(ExitKind::Returned));
    script.add(EventKind::ActorEnded, 2, kNoObject, static_cast<int>(ExitKind::Error), 0, 1);
    script.add(EventKind::ActorEnded, 3, kNoObject, static_cast<int>(ExitKind::Stopped));
    script.add(EventKind::ActorEnded, 4, kNoObject, static_cast<int>(ExitKind::Killed), 9);
    Trace trace;
    trace.appendText("…");
    trace.appendText("no luck");
    trace.append(script.events());
    const Report report = makeReport(trace);
    const char* const words[] = {"returned", "error:no luck", "stopped", "killed:9"};
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_EQ(report.actors[i].exit, words[i]);
}

} // namespace
} // namespace interleave
