// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The race lab, played by the real engine: what its ladder, its microscope and its interpreters claim.
#include "core/engine/Stage.h"
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"
#include "core/trace/Stamps.h"

#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <set>
#include <sstream>

namespace interleave {
namespace {

struct SessionRaceTest : testing::Test {
    SessionRaceTest() { std::signal(SIGPIPE, SIG_IGN); }

    void play(const std::vector<std::string>& settings) {
        const ScenarioInfo& info = findScenario("race").value()->info;
        RunRequest wanted;
        wanted.enginePath = ENGINE_PATH;
        wanted.scenario = "race";
        wanted.parameters = defaultsOf(info);
        wanted.timeLimitSeconds = 60;
        for (const std::string& setting : settings)
            ASSERT_TRUE(applySetting(info, setting, wanted.parameters)) << setting;
        auto session = Session::start(wanted);
        ASSERT_TRUE(session);
        session.value()->wait();
        trace = session.value()->trace();
        report = makeReport(*trace);
        ASSERT_EQ(report.outcome, Outcome::Finished);
        ASSERT_EQ(report.dropped, 0u);
    }
    [[nodiscard]] std::vector<Event> events(EventKind kind) const {
        const Trace::Reading reading(*trace);
        std::vector<Event> found;
        for (std::size_t i = 0; i < reading.events().size(); ++i)
            if (reading.events()[i].kind == kind)
                found.push_back(reading.events()[i]);
        return found;
    }
    [[nodiscard]] std::vector<FoundUpdate> found() const {
        const Trace::Reading reading(*trace);
        return {reading.found().begin(), reading.found().end()};
    }

    /// One addition as the raw events tell it.
    struct Addition {
        std::int64_t readAt = -1;
        std::int64_t writtenAt = -1;
        std::int64_t seen = 0;
        std::int64_t wrote = 0;
        ActorId actor = kNoActor;
    };
    [[nodiscard]] std::vector<Addition> additions() const {
        std::vector<Addition> all;
        std::map<ActorId, Event> reads;
        const Trace::Reading reading(*trace);
        for (std::size_t i = 0; i < reading.events().size(); ++i) {
            const Event event = reading.events()[i];
            if (event.kind == EventKind::NumberRead)
                reads[event.actor] = event;
            if (event.kind == EventKind::NumberWritten && reads.contains(event.actor)) {
                const Event& read = reads[event.actor];
                EXPECT_EQ(read.a, event.b) << "what was read is what the write knows of";
                all.push_back({static_cast<std::int64_t>(read.time), static_cast<std::int64_t>(event.time),
                               read.a, event.a, event.actor});
            }
        }
        return all;
    }
    /// How many additions another thread's of the same value overlaps and has written before: each pair
    /// looked at. `all` in the order of their writes.
    static std::size_t overwriting(const std::vector<Addition>& all) {
        std::map<std::int64_t, std::vector<const Addition*>> ofValue;
        std::size_t count = 0;
        for (const Addition& one : all) {
            auto& before = ofValue[one.seen];
            count += std::ranges::any_of(before, [&](const Addition* other) {
                return other->actor != one.actor && other->writtenAt > one.readAt;
            });
            before.push_back(&one);
        }
        return count;
    }
    void verify(const FoundUpdate& update, const std::vector<Addition>& all) const {
        const auto known = [&](const StampedAddition& step) {
            return std::ranges::any_of(all, [&](const Addition& addition) {
                return addition.actor == step.actor && addition.readAt == step.readAt &&
                       addition.writtenAt == step.writtenAt && addition.seen == update.update.seen &&
                       addition.wrote == update.update.seen + 1;
            });
        };
        const auto& [first, second, seen] = update.update;
        EXPECT_TRUE(known(first));
        EXPECT_TRUE(known(second));
        EXPECT_NE(first.actor, second.actor);
        EXPECT_LE(first.readAt, second.writtenAt);
        EXPECT_LT(second.readAt, first.writtenAt) << "read before the other had written";
        EXPECT_LE(first.writtenAt, second.writtenAt);
        EXPECT_EQ(first.readLine, 6);
        EXPECT_EQ(first.writeLine, 7);
    }

    std::shared_ptr<const Trace> trace;
    Report report;
};

/// By the values alone, without any clock: each pair wrote the same value twice. As a number that only grows
/// by one from what was read has to have every value up to its last, as many additions are lost.
std::size_t writtenAgain(const std::vector<Event>& writes) {
    std::set<std::int64_t> values;
    for (const Event& write : writes)
        values.insert(write.a);
    return writes.size() - values.size();
}

TEST_F(SessionRaceTest, EveryLostUpdateThatTheMicroscopeNamesIsInTheEventsAndByTheirValuesLost) {
    std::size_t all = 0;
    for (int run = 0; run < 30; ++run) {
        play({"increments=3000", "microscope=3000", "threads=" + std::to_string(2 + run % 3)});
        const auto additions = this->additions();
        for (const FoundUpdate& update : found())
            verify(update, additions);
        EXPECT_EQ(found().size(), report.counters[0].lostUpdates);
        EXPECT_EQ(found().size(), overwriting(additions));
        EXPECT_LE(found().size(), writtenAgain(events(EventKind::NumberWritten)));
        EXPECT_LE(found().size(), report.counters[0].lost) << "all additions were under the microscope";
        EXPECT_EQ(report.counters[0].microscope.stamped, 3000u * (2 + run % 3));
        all += found().size();
    }
    if (Stage::cpus().size() > 1) {
        EXPECT_GT(all, 0u) << "30 runs lost nothing under the microscope";
    }
}

/// What is said to have vanished with one write, looked for in the events without the code that said it: the
/// others' writes while the number was held, one by one, and the same values again.
TEST_F(SessionRaceTest, WhatAnOldNumberTookAwayIsInTheEventsAndNeverMoreThanTheValuesProve) {
    std::size_t named = 0;
    for (int run = 0; run < 40; ++run) {
        // More threads than CPUs: one is preempted while it holds a number.
        play({"increments=200000", "microscope=3000", "threads=" + std::to_string(2 + run % 7)});
        const auto writes = events(EventKind::NumberWritten);
        std::size_t vanished = 0;
        for (const FoundUpdate& update : found()) {
            const StampedAddition& stale = update.update.second;
            const auto undone = [&] {
                const Trace::Reading reading(*trace);
                return undoneBy(reading, update.update, reading.world().counters()[0].object);
            }();
            vanished += undone ? undone->additions : 1;
            if (!undone)
                continue;
            ++named;
            std::set<std::int64_t> before;
            std::set<std::int64_t> again;
            for (const Event& write : writes) {
                const auto time = static_cast<std::int64_t>(write.time);
                const bool between = write.a > update.update.seen && write.a <= undone->reached;
                if (between && time >= stale.readAt && time <= stale.writtenAt && write.actor != stale.actor)
                    before.insert(write.a);
                if (between && time >= stale.writtenAt)
                    again.insert(write.a);
            }
            const auto came = static_cast<std::size_t>(undone->reached - update.update.seen);
            EXPECT_EQ(before.size(), came) << "the others wrote every value up to there";
            EXPECT_LE(undone->additions, again.size()) << "each is written again";
            EXPECT_EQ(undone->all, undone->additions == came);
        }
        EXPECT_LE(vanished, writtenAgain(writes));
        EXPECT_LE(vanished, report.counters[0].lost);
    }
    RecordProperty("named", static_cast<int>(named)); // luck, as every loss
}

TEST_F(SessionRaceTest, WithProtectionTheMicroscopeFindsNone) {
    for (const char* protection : {"mutex", "atomic", "whole-loop", "loop-end"})
        for (int run = 0; run < 5; ++run) {
            play({"increments=20000", "microscope=3000", std::string("protection=") + protection});
            EXPECT_EQ(report.counters[0].microscope.stamped, 6000u) << protection;
            EXPECT_TRUE(found().empty()) << protection;
            EXPECT_EQ(report.counters[0].lost, 0u) << protection;
            EXPECT_EQ(writtenAgain(events(EventKind::NumberWritten)), 0u) << protection;
        }
    play({"increments=20000", "protection=own-sums"});
    EXPECT_EQ(report.counters[0].lost, 0u);
    EXPECT_EQ(report.counters[0].microscope.stamped, 0u) << "nothing is shared that could be seen";
}

TEST_F(SessionRaceTest, StampingTellsHowMuchItSlowsTheLoopDown) {
    play({"increments=2000000", "threads=1"});
    const CounterInfo::Seen seen = report.counters[0].microscope;
    EXPECT_EQ(seen.stamped, 1000u);
    EXPECT_GT(seen.plainNs, 0);
    EXPECT_GT(seen.stampedNs, seen.plainNs);
    play({"increments=1000", "microscope=off"});
    EXPECT_EQ(report.counters[0].microscope.stamped, 0u);
    EXPECT_TRUE(events(EventKind::NumberRead).empty());
}

TEST_F(SessionRaceTest, TheLadderTriesEachRungAndTheProtectedOnesAreAlwaysRight) {
    play({"increments=20000", "ladder=3"});
    std::vector<std::string> rungs;
    for (const CounterReport& rung : report.counters) {
        rungs.push_back(rung.name);
        EXPECT_EQ(rung.trials.count, 3u) << rung.name;
        EXPECT_EQ(rung.expected, 120'000u) << rung.name;
        EXPECT_GT(rung.trials.medianNs, 0) << rung.name;
        const bool right = rung.protection == Protection::Mutex || rung.protection == Protection::Atomic ||
                           rung.protection == Protection::WholeLoop || rung.protection == Protection::OwnSums;
        if (right) {
            EXPECT_EQ(rung.trials.correct, 3u) << rung.name;
            EXPECT_EQ(rung.lost, 0u) << rung.name;
        }
        EXPECT_EQ(rung.trials.correct == 3, rung.lost == 0) << rung.name;
    }
    EXPECT_EQ(rungs, (std::vector<std::string>{"none", "wider-gap", "own-locks", "mutex", "whole-loop",
                                               "atomic", "own-sums"}));
}

TEST_F(SessionRaceTest, AnInterpretersLockIsHandedOverAndOnlyOneRunsAtATime) {
    for (const char* where : {"any-bytecode", "loop-end"}) {
        play({"increments=3000000", "interval=0.0005", std::string("protection=") + where});
        ActorId owner = kNoActor;
        std::set<ActorId> owners;
        const Trace::Reading reading(*trace);
        for (std::size_t i = 0; i < reading.events().size(); ++i) {
            const Event event = reading.events()[i];
            if (event.kind == EventKind::LockAcquired) {
                EXPECT_EQ(owner, kNoActor) << "two at a time";
                owners.insert(owner = event.actor);
            } else if (event.kind == EventKind::LockReleased) {
                EXPECT_EQ(owner, event.actor);
                owner = kNoActor;
            }
        }
        EXPECT_EQ(owners.size(), 2u);
    }
}

TEST_F(SessionRaceTest, WhoWaitsForALockIsAtALineThatTakesOrOffersIt) {
    const ScenarioInfo& info = findScenario("race").value()->info;
    for (const std::string where : {"whole-loop", "any-bytecode", "loop-end"}) {
        play({"increments=1000000", "interval=0.0005", "protection=" + where});
        const std::vector<std::string> settings{"protection=" + where};
        std::istringstream code(codeFor(info, valuesFrom(info, settings)).python);
        std::vector<std::string> lines{""}; // counted from 1
        for (std::string line; std::getline(code, line);)
            lines.push_back(line);
        for (const Event& wait : events(EventKind::WaitBegan)) {
            if (static_cast<WaitReason>(wait.detail) != WaitReason::Lock)
                continue;
            ASSERT_LT(wait.line, lines.size());
            const std::string& line = lines[wait.line];
            EXPECT_TRUE(line.find("with lock") != line.npos || line.find("gil.") != line.npos)
                << where << line;
        }
    }
}

TEST_F(SessionRaceTest, HandedOverAtTheLoopsEndNothingIsLostAtAnyBytecodeSomeRunLoses) {
    std::uint64_t lost = 0;
    for (int run = 0; run < 20 && lost == 0; ++run) {
        play({"increments=3000000", "interval=0.0005", "protection=any-bytecode", "microscope=off"});
        lost = report.counters[0].lost;
    }
    EXPECT_GT(lost, 0u) << "one at a time, and still: 20 runs lost no update";
    for (int run = 0; run < 5; ++run) {
        play({"increments=3000000", "interval=0.0005", "protection=loop-end", "microscope=off"});
        EXPECT_EQ(report.counters[0].lost, 0u);
    }
}

} // namespace
} // namespace interleave
