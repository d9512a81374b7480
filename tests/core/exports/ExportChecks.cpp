// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/exports/ExportChecks.h"

#include "tests/core/exports/TemporaryDirectory.h"

#include <gtest/gtest.h>

namespace interleave {

namespace {

// GenericKernelTaskStateEvent.TaskStateEnum, as published.
const std::map<std::int64_t, ActorState> kTaskStates = {{1, ActorState::New},
                                                        {2, ActorState::Runnable},
                                                        {3, ActorState::Running},
                                                        {4, ActorState::Blocked},
                                                        {7, ActorState::Dead}};
constexpr std::int64_t kRunning = 3;
constexpr std::uint32_t kFirstActorSequence = 2;

struct Link {
    int puts = 0;
    int gets = 0;
    std::uint64_t putAt = 0;
    std::uint64_t gotAt = 0;
    std::string queue;
};

std::map<std::uint64_t, Link> linksOf(const PerfettoContent& content) {
    std::map<std::uint64_t, Link> links;
    for (const PerfettoContent::Event& event : content.events) {
        for (const std::uint64_t flow : event.flows) {
            Link& link = links[flow];
            ++link.puts;
            link.putAt = event.time;
            link.queue = event.name.substr(4);
            EXPECT_EQ(event.name.substr(0, 4), "put ");
        }
        for (const std::uint64_t flow : event.endingFlows) {
            Link& link = links[flow];
            ++link.gets;
            link.gotAt = event.time;
            EXPECT_EQ(event.name, "get " + link.queue);
        }
    }
    return links;
}

void expectCountersAgree(const PerfettoContent& content, const Report& report) {
    const auto last = [&](const std::string& track) {
        const PerfettoContent::Track* const found = content.trackNamed(track);
        EXPECT_TRUE(found && !found->values.empty()) << track;
        return found && !found->values.empty() ? found->values.back().second : -1;
    };
    for (const CounterReport& counter : report.counters) {
        EXPECT_EQ(last(counter.name + " actual"), counter.actual);
        EXPECT_EQ(last(counter.name + " expected"), static_cast<std::int64_t>(counter.expected));
        EXPECT_EQ(last(counter.name + " lost"), static_cast<std::int64_t>(counter.lost));
    }
    for (const QueueReport& queue : report.queues)
        EXPECT_EQ(last(queue.name + " depth"), static_cast<std::int64_t>(queue.left - queue.buffered));
}

} // namespace

EventScript handOverBegun() {
    EventScript script(ProbeSource::Perf);
    script.create({kMainActor}).object(0, ObjectType::Queue, 1);
    script.at(100).run({1, 2});
    script.at(200).put(1, 0, 7, {1, 0, 1});
    script.at(300).wait(1, WaitReason::QueueFull, 0, 5000).at(310).out(1, 0);
    script.at(400).got(2, 0, 7, {0, 0, 2}).put(1, 0, 8, {1, 0, 2}).woke(2, 1, 0);
    return script;
}

std::string exported(const Trace& trace, ExportFormat format) {
    const TemporaryDirectory directory;
    const std::string path = directory.file("export");
    const auto done = exportTrace(trace, format, path);
    EXPECT_TRUE(done) << (done ? "" : englishSentence(done.error()));
    EXPECT_EQ(directory.files(), 1u);
    return contentOfFile(path);
}

StateDurations durationsOf(const PerfettoContent& content, const Trace& trace) {
    struct Stay {
        std::int64_t state = 0;
        std::uint64_t since = 0;
    };
    const auto end = static_cast<std::uint64_t>(trace.info().originNs + trace.end());
    std::map<std::size_t, Stay> stays;
    StateDurations durations;
    const auto leave = [&](std::size_t actor, std::uint64_t time) {
        durations[actor][static_cast<std::size_t>(kTaskStates.at(stays[actor].state))] +=
            static_cast<std::int64_t>(time - stays[actor].since);
    };
    for (const PerfettoContent::State& state : content.states) {
        const std::size_t actor = state.sequence - kFirstActorSequence;
        EXPECT_TRUE(kTaskStates.contains(state.state)) << state.state;
        const bool created = state.state == 1;
        if (created)
            durations[actor] = {};
        else
            leave(actor, state.time);
        // Published: two Running in a row of one thread are an error.
        EXPECT_FALSE(state.state == kRunning && stays[actor].state == kRunning);
        stays[actor] = {state.state, state.time};
    }
    for (const auto& [actor, stay] : stays)
        leave(actor, end);
    return durations;
}

void expectAgrees(const PerfettoContent& content, const Trace& trace) {
    const Report report = makeReport(trace);
    const StateDurations durations = durationsOf(content, trace);
    const World world = trace.at(trace.end());
    std::size_t next = 0;
    for (std::size_t id = 1; id < world.actors().size(); ++id) {
        if (!world.actors()[id].exists)
            continue;
        const ActorReport& actor = report.actors.at(next++);
        ASSERT_TRUE(durations.contains(id)) << actor.name;
        EXPECT_EQ(durations.at(id), actor.stateNs) << actor.name;
    }
    EXPECT_EQ(next, report.actors.size());
    for (const auto& [flow, link] : linksOf(content)) {
        EXPECT_EQ(link.puts, 1) << flow;
        EXPECT_LE(link.gets, 1) << flow;
        if (link.gets == 1) {
            EXPECT_LE(link.putAt, link.gotAt);
        }
    }
    expectCountersAgree(content, report);
}

void expectAllItemsLinked(const PerfettoContent& content, const Report& report) {
    std::map<std::string, std::uint64_t> got;
    std::map<std::string, std::uint64_t> left;
    for (const auto& [flow, link] : linksOf(content))
        ++(link.gets == 1 ? got : left)[link.queue];
    for (const QueueReport& queue : report.queues) {
        EXPECT_EQ(got[queue.name], queue.gets) << queue.name;
        EXPECT_EQ(left[queue.name], queue.left) << queue.name;
    }
}

} // namespace interleave
