// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lessons' goals and questions, played by the real engine: what can be brought about by settings, by
// calls and by killing is, and a run that does not bring it about reaches no goal.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/FirstMoments.h"

#include <gtest/gtest.h>

#include <csignal>
#include <ostream>
#include <thread>

namespace interleave {
namespace {

using Texts = std::vector<std::string>;
constexpr std::size_t kAll = 1u << 24;
constexpr int kPatienceMs = 30'000;

const ScenarioInfo& info(const std::string& lesson) {
    return findScenario(lesson).value()->info;
}

std::unique_ptr<Session> started(const std::string& lesson, const Texts& settings, double limit = 60) {
    std::signal(SIGPIPE, SIG_IGN);
    RunRequest wanted;
    wanted.enginePath = ENGINE_PATH;
    wanted.scenario = lesson;
    wanted.parameters = defaultsOf(info(lesson));
    wanted.timeLimitSeconds = limit;
    for (const std::string& setting : settings)
        EXPECT_TRUE(applySetting(info(lesson), setting, wanted.parameters)) << setting;
    auto session = Session::start(wanted);
    EXPECT_TRUE(session);
    return std::move(session.value());
}

/// The numbers of the goals that the run has reached.
std::vector<int> reachedBy(const std::string& lesson, const std::shared_ptr<const Trace>& trace) {
    std::vector<FirstMoments::Wanted> wanted;
    for (const GoalInfo& goal : info(lesson).classwork.goals) {
        wanted.push_back({FactCondition::parse(goal.when).value()});
        if (*goal.after != '\0')
            wanted.back().after = FactCondition::parse(goal.after).value();
    }
    const std::size_t count = wanted.size();
    FirstMoments moments(trace, std::move(wanted));
    moments.look(kAll);
    std::vector<int> reached;
    for (std::size_t goal = 0; goal < count; ++goal)
        if (moments.momentOf(goal))
            reached.push_back(static_cast<int>(goal));
    return reached;
}

bool contains(const std::vector<int>& goals, int goal) {
    return std::ranges::find(goals, goal) != goals.end();
}

/// Waits until it holds in the running session.
bool holdsSoon(const Session& session, const char* text) {
    const FactCondition condition = FactCondition::parse(text).value();
    for (int waited = 0; waited < kPatienceMs; ++waited) {
        if (condition.holds(*session.trace()->newest(), *session.trace()))
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1)); // the session's own thread polls
    }
    return false;
}

void kill(Session& session, const std::string& name) {
    ASSERT_TRUE(holdsSoon(session, ("alive(" + name + ") = 1").c_str()));
    const auto world = session.trace()->newest();
    for (const ProcessInfo& process : world->processes())
        if (session.trace()->text(process.name) == name)
            session.killProcess(process.object);
}

/// A run by settings alone.
struct Played {
    const char* lesson;
    int goal; ///< that it reaches; -1: none at all
    Texts settings;
    double limit = 60; ///< in seconds
    int tries = 1;     ///< where it is luck
};
void PrintTo(const Played& played, std::ostream* out) {
    *out << played.lesson << ' ' << played.goal;
}

class SessionGoalsTest : public testing::TestWithParam<Played> {};

TEST_P(SessionGoalsTest, IsReachedByARunThatBringsItAboutAndByNoOther) {
    const Played& run = GetParam();
    for (int left = run.tries; left > 0; --left) {
        const auto session = started(run.lesson, run.settings, run.limit);
        session->wait();
        const std::vector<int> reached = reachedBy(run.lesson, session->trace());
        if (run.goal < 0)
            EXPECT_EQ(reached, std::vector<int>());
        else if (contains(reached, run.goal))
            return;
        else if (left == 1)
            FAIL() << "not reached";
    }
}

const Played kRuns[] = {
    {"bounded-queue",
     0,
     {"capacity=5", "timeout=0.05", "producer-work=0.01", "consumer-work=0.1", "items=12"}},
    {"bounded-queue", 1, {"producers=1", "items=2", "timeout=0.05"}},
    {"bounded-queue", 2, {"capacity=unbounded", "producer-work=0", "consumer-work=0", "items=12"}},
    {"bounded-queue", -1, {"producer-work=0", "consumer-work=0.02", "items=12"}},
    {"fifo-lifo-priority", 0, {"order=rising", "pace=0"}},
    {"fifo-lifo-priority", 1, {"order=falling", "pace=0"}},
    {"fifo-lifo-priority", 2, {"items=10", "pace=0"}},
    {"fifo-lifo-priority", -1, {"pace=0"}},
    {"five-states", 0, {"seconds=5"}},
    {"five-states", 1, {"seconds=0.1"}},
    {"five-states", -1, {"seconds=1"}},
    {"start-twice", 0, {"pause=0.1", "timeout=5"}},
    {"start-twice", 1, {"pause=0", "timeout=0"}},
    {"start-twice", -1, {"pause=0.2", "timeout=0.2"}},
    {"who-am-i", 0, {"threads=8", "pause=0"}},
    {"who-am-i", 1, {"threads=3", "pause=3.5"}, 16},
    {"who-am-i", -1, {"threads=3", "pause=0.05"}},
    {"two-ways", 0, {"lines=20", "work=0.05", "sleep=0"}},
    {"two-ways", 1, {"lines=34", "work=0", "sleep=0"}},
    {"two-ways", -1, {"work=0.01", "sleep=0.01"}},
    {"one-cpu", 1, {"threads=6"}},
    {"one-cpu", -1, {"threads=2", "seconds=0.2"}},
    {"shared-memory", 0, {"wait=5", "increments=1000"}},
    {"shared-memory", 1, {"wait=0", "protection=atomic"}},
    {"shared-memory", -1, {"wait=0.1", "increments=1000"}},
    {"race", 0, {"threads=4", "increments=4000000", "protection=wider-gap"}, 60, 10},
    {"race", 1, {"threads=4", "increments=1000000", "protection=mutex"}},
    {"race", 2, {"ladder=1", "increments=10000"}},
    {"race", -1, {"increments=1000", "protection=atomic"}},
    {"deadlock", 0, {"attempt=try", "think=0", "timeout=0.05"}},
    {"deadlock", 1, {"order=same", "think=0.1"}},
    {"deadlock", -1, {"think=0"}, 0.5},
    {"dining", 0, {"philosophers=7", "think=0", "reach=0.1"}, 1},
    {"dining", 1, {"mend=try", "meals=1", "think=0", "reach=0.1", "eat=0", "timeout=0.05"}},
    {"dining", 2, {"mend=waiter", "meals=1", "think=0", "reach=0", "eat=0"}},
    {"dining", -1, {"think=0", "reach=0.1"}, 1},
    {"semaphore", 0, {"places=1", "cars=12", "gap=0.02", "park=0.5", "patience=none"}, 2},
    {"semaphore", 1, {"places=1", "gap=0.01", "park=1", "patience=0.1"}},
    {"semaphore", 2, {"places=8", "gap=0", "park=0.1"}},
    {"semaphore", -1, {"gap=0.03", "park=0.2", "patience=none"}},
    {"event", 0, {"pause=0.1", "timeout=1"}},
    {"event", 1, {"runners=8", "pause=1", "timeout=1"}},
    {"event", -1, {"pause=0.3", "timeout=0.1"}},
    {"barrier", 0, {"abort=false", "pace=0"}},
    {"barrier", 1, {"parties=8", "pace=0.05", "phases=1"}},
    {"barrier", -1, {"pace=0.01"}},
    {"condition", 0, {"consumers=6", "rounds=1", "pause=0.3", "timeout=0"}},
    {"condition", 1, {"consumers=2", "rounds=10", "pause=0", "work=0.05", "timeout=0"}},
    {"condition", -1, {"rounds=2", "pause=0.05", "work=0", "timeout=0"}},
    {"isolated-memory", 0, {"increments=10000000"}},
    {"isolated-memory", 1, {"increments=40000000"}, 60, 10},
    {"isolated-memory", -1, {"increments=1000"}},
    {"process-relay", 0, {"sentinel=true"}},
    {"process-relay", -1, {}, 3},
    {"pool-manager", 0, {"sleep=0.3"}},
    {"pool-manager", 1, {"sleep=0"}},
    {"pool-manager", -1, {"sleep=2"}},
    {"killed-worker", 1, {"victim=writer", "after=0.5", "items=4"}},
    {"killed-worker", -1, {"items=2"}},
    {"killed-worker", -1, {"victim=reader", "after=0.5", "items=3"}},
    {"process-or-thread", 0, {"creations=200", "rounds=10", "pause=0"}},
    {"process-or-thread", 1, {"creations=5", "rounds=10", "pause=0"}},
    {"process-or-thread", -1, {"creations=5", "rounds=10", "pause=0.7"}},
};
INSTANTIATE_TEST_SUITE_P(Played, SessionGoalsTest, testing::ValuesIn(kRuns), [](const auto& run) {
    std::string name = run.param.lesson;
    std::erase(name, '-');
    return std::to_string(run.index) + name + (run.param.goal < 0 ? "None" : std::to_string(run.param.goal));
});

TEST(SessionGoalsByHandTest, SeveralCpusGiveMoreCpuTimeThanTimePasses) {
    if (std::thread::hardware_concurrency() < 2)
        GTEST_SKIP() << "one CPU has one second a second";
    const auto session = started("one-cpu", {"cpus=several", "threads=2", "seconds=2"});
    session->wait();
    const Fact waited = Fact::parse("runnable-seconds").value();
    if (*waited.of(*session->trace()->newest(), *session->trace()) > 0.5)
        GTEST_SKIP() << "somebody else uses the CPUs";
    EXPECT_TRUE(contains(reachedBy("one-cpu", session->trace()), 0));
}

TEST(SessionGoalsByHandTest, CallsReachTheGoalsOfTheConsole) {
    const auto play = [](const std::vector<std::pair<const char*, const char*>>& callsAndWhatTheyComeTo) {
        const auto session = started("queue-calls", {"tour=false", "capacity=1"});
        for (const auto& [call, result] : callsAndWhatTheyComeTo) {
            EXPECT_TRUE(session->send(call)) << call;
            EXPECT_TRUE(holdsSoon(*session, result)) << call;
        }
        session->stop();
        session->wait();
        return reachedBy("queue-calls", session->trace());
    };
    EXPECT_EQ(play({{"put 1", "puts = 1"}, {"put 2", "waiting-to-put = 1"}}), std::vector<int>());
    EXPECT_EQ(play({{"put 1", "puts = 1"}, {"put 2", "waiting-to-put = 1"}, {"put 3", "waiting-to-put = 2"}}),
              std::vector{0});
    EXPECT_EQ(
        play({{"get", "waiting-to-get = 1"}, {"get", "waiting-to-get = 2"}, {"get", "waiting-to-get = 3"}}),
        std::vector{1});
    EXPECT_EQ(play({{"put 1", "puts = 1"},
                    {"put_nowait 2", "full = 1"},
                    {"put_nowait 3", "full = 2"},
                    {"put_nowait 4", "full = 3"}}),
              std::vector{2});
}

TEST(SessionGoalsByHandTest, AKilledReaderLeavesItsItemsInTheRelay) {
    const auto session = started("process-relay", {});
    kill(*session, "r1");
    EXPECT_TRUE(holdsSoon(*session, "left(q1) >= 1"));
    session->stop();
    session->wait();
    EXPECT_EQ(reachedBy("process-relay", session->trace()), std::vector{1});
}

TEST(SessionGoalsByHandTest, AKilledPoolWorkerLosesItsTask) {
    const auto session = started("pool-manager", {"sleep=10"});
    kill(*session, "pool 1");
    EXPECT_TRUE(holdsSoon(*session, "tasks-lost >= 1"));
    session->stop();
    session->wait();
    EXPECT_TRUE(contains(reachedBy("pool-manager", session->trace()), 2));
}

TEST(SessionGoalsByHandTest, TheThirdReaderFinishesWhereTwoAreKilledAndNobodyWhereAllAre) {
    const auto play = [](const Texts& readers) {
        const auto session = started("killed-worker", {"items=5"});
        EXPECT_TRUE(holdsSoon(*session, "gets(q) >= 1"));
        for (const std::string& reader : readers)
            kill(*session, reader);
        session->wait();
        return reachedBy("killed-worker", session->trace());
    };
    EXPECT_EQ(play({"r1", "r2"}), std::vector{0});
    EXPECT_EQ(play({"r1", "r2", "r3"}), std::vector{2});
}

/// Which answer is right, or -1: the run does not tell.
int rightAnswer(const std::string& lesson, const Texts& settings, double limit = 60) {
    const auto session = started(lesson, settings, limit);
    session->wait();
    std::vector<FirstMoments::Wanted> wanted;
    std::vector<int> places;
    const auto answers = info(lesson).classwork.question->answers;
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (*answers[i].when != '\0') {
            wanted.push_back({FactCondition::parse(answers[i].when).value()});
            places.push_back(static_cast<int>(i));
        }
    FirstMoments moments(session->trace(), std::move(wanted));
    moments.look(kAll);
    int right = -1;
    std::int64_t first = 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (const auto moment = moments.momentOf(i); moment && (right < 0 || *moment < first)) {
            right = places[i];
            first = *moment;
        }
    return right;
}

TEST(SessionQuestionsTest, TheRunTellsWhichAnswerIsRightAlsoWithOtherSettings) {
    EXPECT_EQ(rightAnswer("bounded-queue", {"producer-work=0.01", "consumer-work=0.1", "items=9"}), 0);
    EXPECT_GE(
        rightAnswer("bounded-queue", {"producers=1", "producer-work=0.2", "consumer-work=0", "items=3"}), 1)
        << "it never waits for a slot";
    EXPECT_EQ(rightAnswer("fifo-lifo-priority", {"pace=0"}), 1);
    EXPECT_EQ(rightAnswer("fifo-lifo-priority", {"pace=0", "order=rising"}), 0);
    EXPECT_EQ(rightAnswer("five-states", {"seconds=0.3"}), 0);
    EXPECT_EQ(rightAnswer("start-twice", {"pause=0.02", "timeout=0"}), 2);
    EXPECT_EQ(rightAnswer("who-am-i", {"pause=0.05"}), 0);
    EXPECT_EQ(rightAnswer("shared-memory", {"wait=0.5", "increments=1000"}), 1);
    EXPECT_EQ(rightAnswer("deadlock", {"think=0"}, 0.5), 1);
    EXPECT_EQ(rightAnswer("deadlock", {"think=0", "order=same"}), 0);
    EXPECT_EQ(rightAnswer("dining", {"think=0", "reach=0.1"}, 1), 1);
    EXPECT_EQ(rightAnswer("dining", {"think=0", "reach=0", "eat=0", "mend=order"}), 0);
    EXPECT_EQ(rightAnswer("event", {"pause=0.1", "timeout=0.1"}), 1);
    EXPECT_EQ(rightAnswer("barrier", {"pace=0.02"}), 2);
    EXPECT_EQ(rightAnswer("barrier", {"pace=0.02", "abort=false"}), 1);
    EXPECT_EQ(rightAnswer("condition", {"timeout=0.1", "pause=0.02", "work=0"}), 1);
    EXPECT_EQ(rightAnswer("isolated-memory", {"increments=1000"}), 0);
    EXPECT_EQ(rightAnswer("process-relay", {}, 4), 1);
    EXPECT_EQ(rightAnswer("process-relay", {"sentinel=true"}), 0);
    EXPECT_EQ(rightAnswer("killed-worker", {"items=3", "victim=reader", "after=0.5"}), 0);
    EXPECT_EQ(rightAnswer("killed-worker", {"items=2"}), -1) << "nobody was killed";
    EXPECT_GE(rightAnswer("process-or-thread", {"creations=5", "rounds=10", "pause=0"}), 0);
    EXPECT_GE(rightAnswer("two-ways", {"work=0.02", "sleep=0.02"}), 0);
    EXPECT_EQ(rightAnswer("queue-calls", {}), 1);
}

} // namespace
} // namespace interleave
