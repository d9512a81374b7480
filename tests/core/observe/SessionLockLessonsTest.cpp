// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lessons of locks and signals, played by the real engine: what each claims is in its report or its
// trace.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"
#include "core/trace/WaitCycles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>

namespace interleave {
namespace {

using Lines = std::vector<std::string>;

struct SessionLockLessonsTest : testing::Test {
    SessionLockLessonsTest() { std::signal(SIGPIPE, SIG_IGN); }

    static std::unique_ptr<Session> started(const std::string& scenario, const Lines& settings,
                                            double timeLimitSeconds = 60) {
        const ScenarioInfo& info = findScenario(scenario).value()->info;
        RunRequest wanted;
        wanted.enginePath = ENGINE_PATH;
        wanted.scenario = scenario;
        wanted.parameters = defaultsOf(info);
        wanted.timeLimitSeconds = timeLimitSeconds;
        for (const std::string& setting : settings)
            EXPECT_TRUE(applySetting(info, setting, wanted.parameters)) << setting;
        auto session = Session::start(wanted);
        EXPECT_TRUE(session);
        return std::move(session.value());
    }
    void play(const std::string& scenario, const Lines& settings, double timeLimitSeconds = 60) {
        const auto session = started(scenario, settings, timeLimitSeconds);
        session->wait();
        trace = session->trace();
        report = makeReport(*trace);
        EXPECT_EQ(report.dropped, 0u);
    }
    [[nodiscard]] std::vector<Event> eventsOf(EventKind kind) const {
        const Trace::Reading reading(*trace);
        std::vector<Event> found;
        for (std::size_t i = reading.firstEvent(); i < reading.events().size(); ++i)
            if (const Event event = reading.events()[i]; event.kind == kind)
                found.push_back(event);
        return found;
    }
    [[nodiscard]] std::size_t printed(const std::string& part) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            report.output, [&](const std::string& line) { return line.find(part) != std::string::npos; }));
    }
    /// How long after the event of that kind at the earliest a wait for `reason` ended so.
    [[nodiscard]] std::size_t waitsThatEnded(WaitReason reason, WaitEnd how) const {
        return static_cast<std::size_t>(
            std::ranges::count_if(eventsOf(EventKind::WaitEnded), [&](const Event& event) {
                return event.a == static_cast<std::int64_t>(reason) &&
                       event.detail == static_cast<std::uint8_t>(how);
            }));
    }

    std::shared_ptr<Trace> trace;
    Report report;
};

TEST_F(SessionLockLessonsTest, TheDeadlockHappensAndItsCircleIsNamedFromTheTrace) {
    play("deadlock", {"think=0"}, 1);
    EXPECT_EQ(report.outcome, Outcome::TimeLimit);
    EXPECT_EQ(report.deadlock, (Lines{"A", "lock 2", "B", "lock 1"}));
    for (const ActorReport& actor : report.actors)
        EXPECT_EQ(actor.last, ActorState::Blocked) << actor.name;
    // The same, of the world as it was.
    const World before = trace->at(report.durationNs * 9 / 10);
    const auto cycles = waitCycles(before);
    ASSERT_EQ(cycles.size(), 1u);
    EXPECT_TRUE(std::ranges::equal(cycles[0].links, before.deadlock()));
    EXPECT_EQ(cycles[0].leftNs, -1);
    ASSERT_EQ(report.locks.size(), 2u);
    EXPECT_EQ(report.locks[0].owner, "A");
    EXPECT_EQ(report.locks[1].owner, "B");
    EXPECT_EQ(report.locks[0].contended, 1u);
    EXPECT_GT(report.locks[0].waitedNs, 100'000'000);
}

TEST_F(SessionLockLessonsTest, StopEndsADeadlockAtOnce) {
    const auto session = started("deadlock", {"think=0"});
    while (session->trace()->at(session->trace()->end()).deadlock().empty())
        std::this_thread::yield();
    session->stop();
    session->wait();
    const Report stopped = makeReport(*session->trace());
    EXPECT_EQ(stopped.outcome, Outcome::Stopped);
    EXPECT_EQ(stopped.deadlock.size(), 4u);
    for (const ActorReport& actor : stopped.actors)
        EXPECT_EQ(actor.exit, "stopped") << actor.name << ": it unwound by itself";
}

TEST_F(SessionLockLessonsTest, InTheSameOrderThereIsNoDeadlock) {
    play("deadlock", {"order=same", "think=0.02"});
    EXPECT_EQ(report.outcome, Outcome::Finished);
    EXPECT_TRUE(report.deadlock.empty());
    EXPECT_EQ(printed("has both"), 2u);
    for (const LockReport& lock : report.locks) {
        EXPECT_EQ(lock.acquired, 2u);
        EXPECT_EQ(lock.owner, "");
    }
}

TEST_F(SessionLockLessonsTest, ATimeoutOpensTheCircleAgain) {
    play("deadlock", {"attempt=try", "think=0", "timeout=0.05"});
    EXPECT_EQ(report.outcome, Outcome::Finished);
    EXPECT_TRUE(report.deadlock.empty()) << "a wait that gives up is none";
    EXPECT_GE(printed("gives up"), 1u) << "both had their first lock";
    EXPECT_EQ(printed("has both"), 2u);
    EXPECT_GE(waitsThatEnded(WaitReason::Lock, WaitEnd::TimedOut), 1u);
}

TEST_F(SessionLockLessonsTest, PhilosophersWithoutAMendEndInACircleOfAll) {
    for (const int count : {2, 5, 9}) {
        const auto session = started(
            "dining", {"philosophers=" + std::to_string(count), "think=0", "eat=0", "reach=0.8", "meals=20"});
        while (session->trace()->newest()->deadlock().empty() && !session->over())
            std::this_thread::yield();
        session->stop();
        session->wait();
        report = makeReport(*session->trace());
        EXPECT_EQ(report.outcome, Outcome::Stopped);
        Lines expected;
        for (int i = 1; i <= count; ++i) {
            expected.push_back("P" + std::to_string(i));
            expected.push_back("fork " + std::to_string(i % count + 1));
        }
        EXPECT_EQ(report.deadlock, expected);
    }
}

TEST_F(SessionLockLessonsTest, EachMendOfThePhilosophersLetsAllEatAllTheirMeals) {
    for (const char* mend : {"order", "waiter", "try"}) {
        play("dining", {std::string("mend=") + mend, "think=0.005", "eat=0.005", "reach=0.02", "meals=3",
                        "timeout=0.03"});
        EXPECT_EQ(report.outcome, Outcome::Finished) << mend;
        EXPECT_TRUE(report.deadlock.empty()) << mend;
        EXPECT_EQ(printed("eats"), 15u) << mend;
    }
}

TEST_F(SessionLockLessonsTest, TheWaiterLetsAllButOneReachForForks) {
    play("dining", {"mend=waiter", "think=0", "eat=0.01", "reach=0.02", "philosophers=4", "meals=2"});
    ASSERT_EQ(report.signals.size(), 1u);
    EXPECT_EQ(report.signals[0].info.first, 3);
    EXPECT_EQ(report.signals[0].info.acquired, 8u);
    EXPECT_EQ(report.signals[0].info.released, 8u);
    EXPECT_GT(report.signals[0].info.waits, 0u);
}

TEST_F(SessionLockLessonsTest, NeverMoreCarsParkThanThereArePlacesAndOneReleaseTooManyIsRefused) {
    play("semaphore", {"places=2", "cars=6", "park=0.05", "gap=0"});
    EXPECT_EQ(report.outcome, Outcome::Finished);
    ASSERT_EQ(report.signals.size(), 1u);
    const SignalInfo& lot = report.signals[0].info;
    EXPECT_EQ(lot.acquired, 6u);
    EXPECT_EQ(lot.released, 6u);
    EXPECT_EQ(lot.refused, 1u);
    EXPECT_GE(lot.waits, 1u);
    EXPECT_EQ(lot.permits, 2);
    for (const Event& event : eventsOf(EventKind::SemaphoreAcquired))
        EXPECT_LE(trace->at(static_cast<std::int64_t>(event.time)).signals()[0].holders.size(), 2u);
    EXPECT_EQ(report.output.back(), "ValueError: Semaphore released too many times");
}

TEST_F(SessionLockLessonsTest, ACarWithoutPatienceDrivesOn) {
    play("semaphore", {"places=1", "cars=2", "park=0.5", "gap=0.01", "patience=0.02"});
    EXPECT_EQ(printed("parks"), 1u);
    EXPECT_EQ(printed("drives on"), 1u);
}

TEST_F(SessionLockLessonsTest, TheShotLetsAllGoAndIsNotMissedByWhoComesLate) {
    play("event", {"runners=3", "pause=0.4", "timeout=0.05"});
    EXPECT_EQ(report.outcome, Outcome::Finished);
    ASSERT_EQ(report.output.size(), 6u);
    EXPECT_EQ(report.output[0], "impatient gives up");
    EXPECT_EQ(printed("runner"), 3u);
    EXPECT_EQ(report.output[4], "late runs");
    EXPECT_EQ(report.output[5], "too late gives up");
    EXPECT_EQ(waitsThatEnded(WaitReason::EventFlag, WaitEnd::Served), 3u) << "the late one did not wait";
    EXPECT_EQ(waitsThatEnded(WaitReason::EventFlag, WaitEnd::TimedOut), 2u);
    const auto set = eventsOf(EventKind::FlagSet);
    ASSERT_EQ(set.size(), 1u);
    for (const Event& event : eventsOf(EventKind::Woke))
        if (event.object == set[0].object) {
            EXPECT_GE(event.time, set[0].time);
        }
}

TEST_F(SessionLockLessonsTest, NobodyGoesOnBeforeAllHaveComeAndAnAbortIsAnErrorForAll) {
    play("barrier", {"parties=3", "phases=4", "pace=0.01"});
    EXPECT_EQ(report.outcome, Outcome::Finished);
    ASSERT_EQ(report.signals.size(), 1u);
    EXPECT_EQ(report.signals[0].info.generation, 4);
    EXPECT_EQ(report.signals[0].info.breaks, 1u);
    EXPECT_EQ(printed("barrier broken"), 3u);
    EXPECT_EQ(printed("phase 4 done"), 3u);
    EXPECT_EQ(report.output[report.output.size() - 2], "broken: True");
    EXPECT_EQ(report.output.back(), "broken after reset(): False");
    // Of each round: all have come before the first goes on.
    std::vector<int> arrived(5, 0);
    const Trace::Reading reading(*trace);
    for (std::size_t i = reading.firstEvent(); i < reading.events().size(); ++i) {
        const Event event = reading.events()[i];
        if (event.kind == EventKind::BarrierArrived)
            ++arrived[static_cast<std::size_t>(event.b)];
        if (event.kind == EventKind::BarrierPassed) {
            EXPECT_EQ(arrived[static_cast<std::size_t>(event.b)], 3);
        }
    }
}

TEST_F(SessionLockLessonsTest, WithoutAnAbortAllComeThrough) {
    play("barrier", {"parties=3", "phases=1", "pace=0.01", "abort=false"});
    EXPECT_EQ(printed("comes through"), 3u);
    EXPECT_EQ(report.signals[0].info.breaks, 0u);
}

TEST_F(SessionLockLessonsTest, ANotificationBeforeTheWaitIsLost) {
    play("condition", {"consumers=1", "rounds=1", "pause=0.01", "work=0", "timeout=0.05"});
    EXPECT_EQ(report.outcome, Outcome::Finished);
    EXPECT_EQ(report.output[0], "notify() wakes 0");
    EXPECT_EQ(report.output[1], "forgetful: waited in vain");
    ASSERT_EQ(report.signals.size(), 1u);
    EXPECT_GE(report.signals[0].info.unheard, 1u);
    EXPECT_EQ(report.signals[0].lock, "lock");
    EXPECT_EQ(waitsThatEnded(WaitReason::Condition, WaitEnd::TimedOut), 1u);
}

TEST_F(SessionLockLessonsTest, NotifyWakesOneAndNotifyAllAllThatWait) {
    for (const bool all : {false, true}) {
        play("condition", {"consumers=3", "rounds=2", "pause=0.03", "work=0", "timeout=0",
                           all ? "wake=notify-all" : "wake=notify"});
        EXPECT_EQ(report.outcome, Outcome::Finished);
        EXPECT_EQ(printed(": woken"), 3u) << "each has its items";
        std::int64_t most = 0;
        for (const Event& event : eventsOf(EventKind::Notified)) {
            const World at = trace->at(static_cast<std::int64_t>(event.time) - 1);
            const auto waiting =
                static_cast<std::int64_t>(at.signals().empty() ? 0 : at.signals()[0].waiters.size());
            EXPECT_EQ(event.b, all && event.a == kNotifyAll ? waiting : std::min<std::int64_t>(waiting, 1));
            most = std::max(most, event.b);
        }
        EXPECT_EQ(most > 1, all) << most;
    }
}

} // namespace
} // namespace interleave
