// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lessons of threads, played by the real engine: what each claims is in its trace.
#include "core/engine/Stage.h"
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <limits>
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

TEST_F(SessionThreadLessonsTest, WhoAmIListsThoseAliveAsTheyStartAndEnd) {
    play("who-am-i", {"threads=3", "pause=0"});
    const auto list = [](const std::set<std::string>& names) {
        std::string text = std::to_string(names.size() + 1) + " alive: chief";
        for (const std::string& name : names)
            text += ", " + name;
        return text;
    };
    std::set<std::string> alive;
    Lines expected{list(alive)};
    for (const char* name : {"worker 1", "worker 2", "worker 3"}) {
        alive.insert(name);
        expected.push_back(list(alive));
    }
    // Who comes through the door first is not said; the trace knows in which order they ended.
    std::vector<std::pair<std::int64_t, std::string>> ends;
    for (const std::string& name : alive)
        ends.emplace_back(timeOf(idOf(name), EventKind::ActorEnded), name);
    std::ranges::sort(ends);
    for (const auto& [time, name] : ends) {
        alive.erase(name);
        expected.push_back(list(alive));
    }
    Lines lists;
    std::ranges::copy_if(report.output, std::back_inserter(lists),
                         [](const std::string& line) { return line.find(" alive: ") != std::string::npos; });
    EXPECT_EQ(lists, expected);
}

TEST_F(SessionThreadLessonsTest, WhoAmIsThreadsKnowTheirNamesAndNumbers) {
    play("who-am-i", {"threads=4", "pause=0"});
    std::set<unsigned long> idents;
    const auto introduced = [&](const std::string& name, std::int32_t tid) {
        const Lines lines = printedBy(name + ": ident ");
        ASSERT_EQ(lines.size(), 1u) << name;
        unsigned long ident = 0;
        int nativeId = 0;
        ASSERT_EQ(std::sscanf(lines[0].c_str() + name.size(), ": ident %lu, native id %d", &ident, &nativeId),
                  2);
        EXPECT_EQ(nativeId, tid) << name;
        idents.insert(ident);
    };
    ASSERT_EQ(report.actors.size(), 4u);
    for (const ActorReport& actor : report.actors)
        introduced(actor.name, actor.tid);
    const std::int32_t pid = report.actors[0].pid; // which is the number of its main thread too
    introduced("main", pid);
    EXPECT_EQ(idents.size(), 5u) << "all were alive at the same time";
    introduced("chief", pid);
    EXPECT_EQ(idents.size(), 5u) << "the same thread by another name";
}

TEST_F(SessionThreadLessonsTest, TwoWaysRunsTheFunctionAndTheMethodAlikeEachInItsOrder) {
    play("two-ways", {"lines=4", "work=0.01", "sleep=0.01"});
    const auto lines = [](const std::string& name, std::initializer_list<int> numbers) {
        Lines all;
        for (const int number : numbers)
            all.push_back(name + ": " + std::to_string(number));
        return all;
    };
    EXPECT_EQ(printedBy("function 1"), lines("function 1", {1, 2, 3, 4}));
    EXPECT_EQ(printedBy("function 2"), lines("function 2", {1, 2, 3, 4}));
    EXPECT_EQ(printedBy("subclass"), lines("subclass", {4, 3, 2, 1}));
    EXPECT_EQ(report.output.size(), 12u);
    std::set<std::int32_t> tids;
    for (const ActorReport& actor : report.actors)
        tids.insert(actor.tid);
    EXPECT_EQ(tids.size(), 3u);
}

TEST_F(SessionThreadLessonsTest, TwoWaysSleeperSleepsBetweenItsLinesAndTheOthersDoNot) {
    play("two-ways", {"lines=3", "work=0.01", "sleep=0.02"});
    const auto sleeps = [&](const char* name) {
        return std::ranges::count_if(eventsOf(idOf(name)), [](const Event& event) {
            return event.kind == EventKind::WaitBegan && event.detail == std::uint8_t(WaitReason::Sleep);
        });
    };
    EXPECT_EQ(sleeps("function 1"), 0);
    EXPECT_EQ(sleeps("function 2"), 3);
    EXPECT_EQ(sleeps("subclass"), 0);
    for (const char* name : {"function 1", "subclass"}) {
        const auto computing = std::ranges::find(report.actors, name, &ActorReport::name);
        EXPECT_GE(computing->cpuNs, 30'000'000) << name;
    }
}

/// What happened between the moment when all rivals compute and the one when the first has ended.
struct SessionOneCpuTest : SessionThreadLessonsTest {
    struct Span {
        std::int64_t begin;
        std::int64_t end;
    };

    /// False: nobody told who had which CPU.
    [[nodiscard]] bool playWithRecords(const Lines& settings) {
        play("one-cpu", settings);
        if (report.probe != ProbeSource::Perf)
            return false;
        contest = {0, std::numeric_limits<std::int64_t>::max()};
        for (const ActorReport& actor : report.actors) {
            const ActorId rival = idOf(actor.name);
            contest.begin = std::max(contest.begin, timeOf(rival, EventKind::LineReached, 5));
            contest.end = std::min(contest.end, timeOf(rival, EventKind::LineReached, 6));
        }
        EXPECT_LT(contest.begin, contest.end);
        return true;
    }
    /// All stretches of the contest in which a rival was Running, in the order of time.
    [[nodiscard]] std::vector<Span> runningSpans() const {
        std::vector<Span> spans;
        for (const ActorReport& actor : report.actors) {
            const ActorId rival = idOf(actor.name);
            const Trace::Reading reading(*trace);
            const StateLane& lane = reading.lanes()[rival];
            for (std::size_t i = lane.first(); i + 1 < lane.size(); ++i) {
                const Span span{std::max(lane[i].time, contest.begin),
                                std::min(lane[i + 1].time, contest.end)};
                if (lane[i].state == ActorState::Running && span.begin < span.end)
                    spans.push_back(span);
            }
        }
        std::ranges::sort(spans, {}, &Span::begin);
        return spans;
    }
    /// How long two were Running at the same time, at least.
    [[nodiscard]] std::int64_t togetherNs() const {
        std::int64_t together = 0;
        std::int64_t until = 0;
        for (const Span& span : runningSpans()) {
            together += std::max<std::int64_t>(0, std::min(until, span.end) - span.begin);
            until = std::max(until, span.end);
        }
        return together;
    }
    /// The CPUs whose lanes show the rival during the contest.
    [[nodiscard]] std::set<std::size_t> cpusOf(ActorId rival) const {
        const Trace::Reading reading(*trace);
        std::set<std::size_t> found;
        for (std::size_t cpu = 0; cpu < reading.cpus().size(); ++cpu) {
            const CpuLane& lane = reading.cpus()[cpu];
            for (std::size_t i = lane.first(); i < lane.size(); ++i) {
                const bool over = i + 1 < lane.size() && lane[i + 1].time <= contest.begin;
                if (lane[i].actor == rival && !over && lane[i].time < contest.end)
                    found.insert(cpu);
            }
        }
        return found;
    }

    Span contest{};
};

TEST_F(SessionOneCpuTest, OnOneCpuNeverTwoRunAtTheSameTime) {
    if (!playWithRecords({"cpus=one", "threads=4", "seconds=0.2"}))
        GTEST_SKIP() << "the kernel's records are refused";
    EXPECT_GT(runningSpans().size(), 4u) << "they took turns";
    EXPECT_EQ(togetherNs(), 0);
    std::uint32_t preempted = 0;
    for (const ActorReport& actor : report.actors) {
        EXPECT_EQ(cpusOf(idOf(actor.name)), (std::set{static_cast<std::size_t>(Stage::firstCpu())}));
        preempted += actor.preempted;
    }
    EXPECT_GT(preempted, 0u);
}

TEST_F(SessionOneCpuTest, DealtOutEachHasItsCpuAndTheyRunSideBySide) {
    const std::vector<int> usable = Stage::cpus();
    if (usable.size() < 2)
        GTEST_SKIP() << "there is one CPU only";
    if (!playWithRecords({"cpus=several", "threads=2", "seconds=0.3"}))
        GTEST_SKIP() << "the kernel's records are refused";
    for (std::size_t i = 0; i < 2; ++i)
        EXPECT_EQ(cpusOf(idOf("rival " + std::to_string(i + 1))),
                  (std::set{static_cast<std::size_t>(usable[i])}));
    EXPECT_GT(togetherNs(), 0);
}

TEST_F(SessionOneCpuTest, OnOneCpuAllTogetherTakeAsLongAsOneAfterTheOther) {
    play("one-cpu", {"cpus=one", "threads=3", "seconds=0.1"});
    EXPECT_GE(report.durationNs, 300'000'000);
    for (const ActorReport& actor : report.actors)
        EXPECT_GE(actor.cpuNs, 100'000'000) << actor.name;
}

TEST_F(SessionOneCpuTest, EachTellsItsShareItsCpuAndItsSwitches) {
    play("one-cpu", {"cpus=one", "threads=3", "seconds=0.2"});
    long switches = 0;
    for (const ActorReport& actor : report.actors) {
        const Lines lines = printedBy(actor.name);
        ASSERT_EQ(lines.size(), 1u);
        double share = 0;
        int cpu = -1;
        long preempted = -1;
        long left = -1;
        ASSERT_EQ(std::sscanf(lines[0].c_str() + actor.name.size(),
                              ": %lf %% of CPU %d, preempted %ld times, left it %ld times", &share, &cpu,
                              &preempted, &left),
                  4)
            << lines[0];
        EXPECT_EQ(cpu, Stage::firstCpu());
        EXPECT_GT(share, 0);
        EXPECT_LE(share, 100);
        switches += preempted;
        if (report.probe == ProbeSource::Perf) { // the same by another witness, which saw its beginning too
            EXPECT_LE(preempted, static_cast<long>(actor.preempted));
        }
    }
    EXPECT_GT(switches, 0) << "three on one CPU: somebody had to give it up";
}

TEST_F(SessionThreadLessonsTest, SharedMemoryPassesAValueAtTheSamePlaceWithoutAnyWaitOfTheReader) {
    play("shared-memory", {"wait=0.05", "increments=1000"});
    const Lines written = printedBy("writer: ");
    const Lines read = printedBy("reader: ");
    ASSERT_EQ(written.size(), 1u);
    ASSERT_EQ(read.size(), 1u);
    void* writersPlace = nullptr;
    void* readersPlace = nullptr;
    long long value = 0;
    long long delay = -1;
    ASSERT_EQ(std::sscanf(written[0].c_str(), "writer: board is at %p and holds %lld", &writersPlace, &value),
              2);
    EXPECT_EQ(value, 42);
    ASSERT_EQ(std::sscanf(read[0].c_str(),
                          "reader: board is at %p and holds %lld, %lld ns after it was written",
                          &readersPlace, &value, &delay),
              3);
    EXPECT_EQ(value, 42);
    EXPECT_EQ(writersPlace, readersPlace);
    EXPECT_GE(delay, 0);
    for (const Event& event : eventsOf(idOf("reader")))
        EXPECT_NE(event.kind, EventKind::WaitBegan) << "it looks again and again";
    EXPECT_LT(timeOf(idOf("writer"), EventKind::LineReached, 7),
              timeOf(idOf("reader"), EventKind::LineReached, 11));
}

TEST_F(SessionThreadLessonsTest, SharedMemoryStopsWhileTheReaderLooksInVain) {
    const auto session = started("shared-memory", {"wait=5"});
    trace = session->trace();
    const auto looking = [&] {
        const World world = *trace->newest();
        return std::ranges::any_of(world.actors(), [](const ActorInfo& actor) { return actor.line == 9; });
    };
    while (!looking()) {
        ASSERT_FALSE(session->over());
        std::this_thread::yield();
    }
    session->stop();
    session->wait();
    report = makeReport(*trace);
    EXPECT_EQ(report.outcome, Outcome::Stopped);
    for (const ActorReport& actor : report.actors)
        if (actor.tid != 0) {
            EXPECT_EQ(actor.exit, "stopped") << actor.name;
        }
    EXPECT_TRUE(printedBy("reader: ").empty());
}

TEST_F(SessionThreadLessonsTest, SharedMemoryAccountsForEveryAdditionAndLosesNoneThatIsProtected) {
    for (const char* protection : {"protection=none", "protection=mutex", "protection=atomic"}) {
        SCOPED_TRACE(protection);
        play("shared-memory", {"wait=0", "increments=200000", protection});
        ASSERT_EQ(report.counters.size(), 1u);
        const CounterReport& number = report.counters[0];
        EXPECT_EQ(number.expected, 400'000u);
        EXPECT_EQ(static_cast<std::uint64_t>(number.actual) + number.lost, number.expected);
        if (number.protection != Protection::None) {
            EXPECT_EQ(number.lost, 0u);
        }
        EXPECT_EQ(report.output.back(), "number = " + std::to_string(number.actual));
    }
}

} // namespace
} // namespace interleave
