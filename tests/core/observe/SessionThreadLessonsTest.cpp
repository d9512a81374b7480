// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lessons of threads, played by the real engine: what each claims is in its trace.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <set>
#include <thread>

namespace interleave {
namespace {

using Lines = std::vector<std::string>;

struct SessionThreadLessonsTest : testing::Test {
    SessionThreadLessonsTest() { std::signal(SIGPIPE, SIG_IGN); }

    static std::unique_ptr<Session> started(const std::string& scenario, const Lines& settings) {
        const ScenarioInfo& info = findScenario(scenario).value()->info;
        RunRequest wanted;
        wanted.enginePath = ENGINE_PATH;
        wanted.scenario = scenario;
        wanted.parameters = defaultsOf(info);
        wanted.timeLimitSeconds = 60;
        for (const std::string& setting : settings)
            EXPECT_TRUE(applySetting(info, setting, wanted.parameters)) << setting;
        auto session = Session::start(wanted);
        EXPECT_TRUE(session);
        return std::move(session.value());
    }
    void play(const std::string& scenario, const Lines& settings) {
        const auto session = started(scenario, settings);
        session->wait();
        trace = session->trace();
        report = makeReport(*trace);
        EXPECT_EQ(report.outcome, Outcome::Finished);
        EXPECT_EQ(report.dropped, 0u);
    }
    [[nodiscard]] ActorId idOf(std::string_view name) const {
        const Trace::Reading reading(*trace);
        const auto actors = reading.world().actors();
        for (ActorId id = 0; id < actors.size(); ++id)
            if (actors[id].exists && reading.text(actors[id].name) == name)
                return id;
        ADD_FAILURE() << name;
        return kNoActor;
    }
    [[nodiscard]] std::vector<Event> eventsOf(ActorId actor) const {
        const Trace::Reading reading(*trace);
        std::vector<Event> found;
        for (std::size_t i = reading.firstEvent(); i < reading.events().size(); ++i)
            if (const Event event = reading.events()[i]; event.actor == actor)
                found.push_back(event);
        return found;
    }
    /// When the actor first did that at that line; 0: any.
    [[nodiscard]] std::int64_t timeOf(ActorId actor, EventKind kind, int line = 0) const {
        for (const Event& event : eventsOf(actor))
            if (event.kind == kind && (line == 0 || event.line == line))
                return static_cast<std::int64_t>(event.time);
        ADD_FAILURE() << "actor " << actor << " line " << line;
        return 0;
    }
    [[nodiscard]] Lines printedBy(const std::string& prefix) const {
        Lines found;
        for (const std::string& line : report.output)
            if (line.starts_with(prefix))
                found.push_back(line);
        return found;
    }

    std::shared_ptr<Trace> trace;
    Report report;
};

TEST_F(SessionThreadLessonsTest, StartTwiceTellsWhatWorksWhen) {
    play("start-twice", {"pause=0", "timeout=0.05"});
    EXPECT_EQ(
        report.output,
        (Lines{"t.is_alive(): False", "t.join(): a thread that was never started cannot be joined",
               "t.start(): started", "t.is_alive(): True", "t.start(): threads can only be started once",
               "t.join(): gave up, it is alive", "news", "t.join(): it is dead", "t.is_alive(): False",
               "t.join(): it is dead", "t.start(): threads can only be started once", "more"}));
}

TEST_F(SessionThreadLessonsTest, StartTwiceRefusesTheSecondStartAliveAndDead) {
    play("start-twice", {"pause=0", "timeout=0.05"});
    const ActorId thread = idOf("t");
    const std::int64_t ended = timeOf(thread, EventKind::ActorEnded);
    std::vector<bool> deadWhenRefused;
    for (const Event& event : eventsOf(kMainActor))
        if (event.kind == EventKind::StartRefused) {
            EXPECT_EQ(event.object, thread);
            deadWhenRefused.push_back(static_cast<std::int64_t>(event.time) > ended);
        }
    EXPECT_EQ(deadWhenRefused, (std::vector<bool>{false, true}));
    ASSERT_EQ(report.actors.size(), 2u);
    for (const ActorReport& actor : report.actors) { // the other one is started in its place
        EXPECT_EQ(actor.exit, "returned") << actor.name;
        EXPECT_EQ(actor.transitions[std::size_t(ActorState::New)][std::size_t(ActorState::Runnable)], 1u);
    }
    EXPECT_NE(report.actors[0].tid, report.actors[1].tid);
}

TEST_F(SessionThreadLessonsTest, StartTwicesJoinGivesUpNotBeforeItsTimeout) {
    play("start-twice", {"pause=0", "timeout=0.05"});
    std::vector<Event> ended;
    std::ranges::copy_if(eventsOf(kMainActor), std::back_inserter(ended), [](const Event& event) {
        return event.line == 10 && event.kind == EventKind::WaitEnded &&
               event.a == std::int64_t(WaitReason::Join);
    });
    ASSERT_EQ(ended.size(), 1u);
    EXPECT_EQ(ended[0].detail, std::uint8_t(WaitEnd::TimedOut));
    const std::int64_t before = timeOf(kMainActor, EventKind::LineReached, 10);
    constexpr std::int64_t kClocksApartNs = 100'000; // the event's stamp and the run's clock
    EXPECT_GE(static_cast<std::int64_t>(ended[0].time) - before, 50'000'000 - kClocksApartNs);
}

} // namespace
} // namespace interleave
