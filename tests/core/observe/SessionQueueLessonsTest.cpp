// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lessons of queues, played by the real engine: what each claims is in its report.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <thread>

namespace interleave {
namespace {

using Lines = std::vector<std::string>;

struct SessionQueueLessonsTest : testing::Test {
    SessionQueueLessonsTest() { std::signal(SIGPIPE, SIG_IGN); }
    ~SessionQueueLessonsTest() override { session.reset(); }

    void start(const std::string& scenario, const Lines& settings, double speed = 10) {
        const ScenarioInfo& info = findScenario(scenario).value()->info;
        RunRequest wanted;
        wanted.enginePath = ENGINE_PATH;
        wanted.scenario = scenario;
        wanted.parameters = defaultsOf(info);
        wanted.speed = speed;
        wanted.timeLimitSeconds = 60;
        for (const std::string& setting : settings)
            EXPECT_TRUE(applySetting(info, setting, wanted.parameters)) << setting;
        auto started = Session::start(wanted);
        ASSERT_TRUE(started);
        session = std::move(started.value());
    }
    void play(const std::string& scenario, const Lines& settings) {
        start(scenario, settings);
        session->wait();
        report = makeReport(*session->trace());
        EXPECT_EQ(report.outcome, Outcome::Finished);
    }
    void send(const char* command) { EXPECT_TRUE(session->send(command)) << command; }
    void awaitLine(const std::string& line) const {
        while (!session->over()) {
            {
                const Trace::Reading reading(*session->trace());
                for (const PrintedLine& printed : reading.printed())
                    if (reading.text(printed.text) == line)
                        return;
            }
            std::this_thread::yield();
        }
        ADD_FAILURE() << line;
    }
    /// Waits until so many actors stand in that line of q1.
    void awaitWaiting(std::vector<ActorId> QueueInfo::*line, std::size_t wanted) const {
        while (!session->over()) {
            const auto world = session->trace()->newest();
            if (!world->queues().empty() && (world->queues()[0].*line).size() == wanted)
                return;
            std::this_thread::yield();
        }
        ADD_FAILURE() << "nobody came to wait";
    }
    /// What stands after the words, line by line.
    [[nodiscard]] Lines after(const std::string& words) const {
        Lines found;
        for (const std::string& line : report.output)
            if (line.starts_with(words))
                found.push_back(line.substr(words.size()));
        return found;
    }

    std::unique_ptr<Session> session;
    Report report;
};

TEST_F(SessionQueueLessonsTest, FifoGivesTheOrderOfComingLifoItsReverseAndPriorityTheSorted) {
    for (const char* order : {"order=mixed", "order=rising", "order=falling"})
        for (const char* items : {"items=3", "items=6", "items=10"}) {
            SCOPED_TRACE(std::string(order) + " " + items);
            play("fifo-lifo-priority", {"pace=0", order, items});
            const Lines came = after("fifo gives ");
            ASSERT_EQ(came.size(), std::stoul(std::string(items).substr(6)));
            for (std::size_t i = 0; i < came.size(); ++i) // the letters tell in which order they were put
                EXPECT_EQ(came[i].at(came[i].find('"') + 1), static_cast<char>('a' + i));
            Lines reversed = came;
            std::ranges::reverse(reversed);
            EXPECT_EQ(after("lifo gives "), reversed);
            Lines sorted = came;
            std::ranges::sort(sorted, [](const std::string& left, const std::string& right) {
                const auto key = [](const std::string& item) {
                    return std::pair(std::stoi(item.substr(1)), item.at(item.find('"') + 1));
                };
                return key(left) < key(right);
            });
            EXPECT_EQ(after("priority gives "), sorted);
        }
}

TEST_F(SessionQueueLessonsTest, EqualPrioritiesComeInTheOrderOfTheirLetters) {
    play("fifo-lifo-priority", {"pace=0"});
    EXPECT_EQ(after("priority gives "),
              (Lines{"[1, \"b\"]", "[1, \"f\"]", "[2, \"c\"]", "[3, \"d\"]", "[4, \"a\"]", "[4, \"e\"]"}));
}

TEST_F(SessionQueueLessonsTest, TheTourMakesEachCallWithATellingAnswerAndEnds) {
    play("queue-calls", {"timeout=0.1"});
    for (const char* line :
         {"qsize() → 0", "empty() → True", "get_nowait() → Empty", "put(1) → None", "put(\"2\") → None",
          "full() → True", "put_nowait(1.5) → Full", "put(b\"\\x01\", timeout) → Full",
          "put([1, \"a\"]) → None", "get() → 1", "get() → [1, \"a\"]", "get(timeout) → Empty", "get() → 7",
          "put(7) → None", "task_done() → None", "join() → None",
          "task_done() → task_done() called too many times"})
        EXPECT_EQ(std::ranges::count(report.output, line) > 0, true) << line;
    ASSERT_EQ(report.queues.size(), 1u);
    EXPECT_EQ(report.queues[0].left, 0u);
    EXPECT_EQ(report.queues[0].full, 2u);
    EXPECT_EQ(report.queues[0].empty, 2u);
    EXPECT_GT(report.queues[0].putBlockedNs, 100'000'000) << "put(…, timeout) waited its time";
    for (const ActorReport& actor : report.actors)
        EXPECT_EQ(actor.exit, "returned") << actor.name;
}

TEST_F(SessionQueueLessonsTest, TheTourEndsAtEveryCapacity) {
    for (const char* capacity : {"capacity=1", "capacity=8"}) {
        start("queue-calls", {"timeout=0", capacity}, 40);
        session->wait();
        report = makeReport(*session->trace());
        EXPECT_EQ(report.outcome, Outcome::Finished) << capacity;
        EXPECT_EQ(report.output.back(), "task_done() → task_done() called too many times") << capacity;
    }
}

TEST_F(SessionQueueLessonsTest, ABlockedCallBlocksOnlyItselfAndAnotherCallFreesIt) {
    start("queue-calls", {"tour=false", "capacity=1"});
    send("get");
    awaitWaiting(&QueueInfo::getters, 1);
    send("qsize");
    awaitLine("qsize() → 0");
    send("put \"1\"");
    awaitLine("get() → \"1\"");
    send("put 1");
    awaitLine("put(1) → None");
    send("put 1.5");
    awaitWaiting(&QueueInfo::putters, 1);
    send("put_nowait 2");
    awaitLine("put_nowait(2) → Full");
    send("join");
    awaitWaiting(&QueueInfo::joiners, 1);
    session->stop();
    session->wait();
    EXPECT_EQ(session->trace()->newest()->outcome(), Outcome::Stopped);
}

TEST_F(SessionQueueLessonsTest, ARunWhoseConsoleWasUsedStaysUntilItIsStopped) {
    start("queue-calls", {"timeout=0"});
    send("full");
    awaitLine("task_done() → task_done() called too many times");
    send("put 42"); // the tour is over, the run is not
    awaitLine("put(42) → None");
    EXPECT_FALSE(session->over());
    session->stop();
    session->wait();
}

TEST_F(SessionQueueLessonsTest, WhatIsNoCallIsSaidAndTheConsoleGoesOn) {
    start("queue-calls", {"tour=false"});
    send("jump");
    awaitLine("no such call: jump");
    send("put one");
    awaitLine("cannot read the item ' one'; allowed: 1, 1.5, \"text\", b'bytes', [1, \"a\"], None");
    send("empty");
    awaitLine("empty() → True");
}

TEST_F(SessionQueueLessonsTest, ACommandThatIsTooLongIsRefusedAndSaysWhatIsAllowed) {
    start("queue-calls", {"tour=false"});
    const auto sent = session->send("put \"" + std::string(200, 'x') + '"');
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code, ErrorCode::CommandRefused);
    EXPECT_NE(englishSentence(sent.error()).find("allowed: 124 bytes, 16 at a time"), std::string::npos);
}

TEST_F(SessionQueueLessonsTest, APausedRunMakesTheCallOnceItGoesOn) {
    start("queue-calls", {"tour=false"});
    send("qsize");
    awaitLine("qsize() → 0");
    session->pause();
    send("empty");
    session->resume();
    awaitLine("empty() → True");
}

} // namespace
} // namespace interleave
