// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An independent witness: `perf record` of the scheduler's tracepoints, system-wide, while a lesson runs.
// Needs root, perf(1) and tracefs; scripts/compare-with-perf-sched.sh provides the latter.
#include "core/base/PauseABit.h"
#include "core/engine/Stage.h"
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"
#include "core/trace/TraceWords.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

constexpr const char* kEvents =
    "sched:sched_switch,sched:sched_waking,sched:sched_wakeup_new,sched:sched_process_exit";

/// perf(1) at work on the whole machine, from the constructor's end to finish().
class Witness {
public:
    Witness() : m_file(std::filesystem::temp_directory_path() / ("perf-" + std::to_string(::getpid()))) {
        int control[2];
        int acknowledged[2];
        if (::pipe(control) != 0 || ::pipe(acknowledged) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            const std::string ends =
                "--control=fd:" + std::to_string(control[0]) + "," + std::to_string(acknowledged[1]);
            const int silence = ::open("/dev/null", O_WRONLY);
            ::dup2(silence, STDOUT_FILENO);
            ::dup2(silence, STDERR_FILENO);
            ::execlp("perf", "perf", "record", "-a", "-D", "-1", "-m", "4096", "-k", "CLOCK_MONOTONIC", "-e",
                     kEvents, "-o", m_file.c_str(), ends.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(control[0]);
        ::close(acknowledged[1]);
        m_control.reset(control[1]);
        const UniqueFd answer(acknowledged[0]);
        char word[16];
        m_records =
            ::write(m_control.get(), "enable\n", 7) == 7 && ::read(answer.get(), word, sizeof word) > 0;
    }
    ~Witness() {
        finish();
        std::filesystem::remove(m_file);
    }
    [[nodiscard]] bool records() const { return m_records; }
    void finish() {
        if (m_pid > 0) {
            ::kill(m_pid, SIGINT);
            ::waitpid(m_pid, nullptr, 0);
        }
        m_pid = -1;
    }
    /// Each line of what it has seen.
    template <class Take> void read(Take&& take) const {
        const std::string command =
            "perf script -i " + m_file.string() + " --ns -F tid,cpu,time,event,trace 2>/dev/null";
        std::FILE* const output = ::popen(command.c_str(), "r");
        char line[1024];
        while (output && std::fgets(line, sizeof line, output))
            take(std::string_view(line));
        if (output)
            ::pclose(output);
    }

private:
    std::filesystem::path m_file;
    pid_t m_pid = -1;
    UniqueFd m_control;
    bool m_records = false;
};

/// Keeps every CPU from its idle task, and out of the way of all others (SCHED_IDLE). In the idle task a
/// kernel may drop whatever perf(1) would record, without counting it: seen here on one CPU of two, whose
/// switches out of idle and wake-ups by timers never came (perf record -a -e sched:sched_switch, by CPU).
class NoIdle {
public:
    NoIdle() {
        for (const int cpu : Stage::cpus())
            m_spinners.emplace_back([this, cpu] {
                cpu_set_t one;
                CPU_ZERO(&one);
                CPU_SET(static_cast<std::size_t>(cpu), &one);
                ::sched_setaffinity(0, sizeof one, &one);
                const sched_param none{};
                ::sched_setscheduler(0, SCHED_IDLE, &none);
                while (!m_over.load(std::memory_order_relaxed))
                    pauseABit();
            });
    }
    ~NoIdle() {
        m_over.store(true, std::memory_order_relaxed);
        for (std::thread& spinner : m_spinners)
            spinner.join();
    }

private:
    std::atomic<bool> m_over{false};
    std::vector<std::thread> m_spinners;
};

/// The number behind `key`, as "next_pid=12".
std::optional<std::int32_t> numberAfter(std::string_view line, std::string_view key) {
    const std::size_t at = line.find(key);
    std::int32_t number = 0;
    if (at == std::string_view::npos)
        return {};
    const char* begin = line.data() + at + key.size();
    if (std::from_chars(begin, line.data() + line.size(), number).ec != std::errc{})
        return {};
    return number;
}

/// One record of a tracepoint.
struct Record {
    enum class Kind : std::uint8_t { Other, Switch, Waking, New, Exit };
    Kind kind = Kind::Other;
    bool stays = false; ///< who leaves the CPU could go on
    int cpu = 0;
    std::int64_t time = 0;  ///< CLOCK_MONOTONIC, ns
    std::int32_t tid = 0;   ///< who leaves the CPU, is woken, or ends
    std::int32_t comes = 0; ///< in whose place
};

/// "  17965 [001]  3816.342192625:  sched:…"
Record recordIn(std::string_view line) {
    Record record;
    long long seconds = 0;
    long long nanoseconds = 0;
    static_cast<void>(
        std::sscanf(std::string(line).c_str(), "%*d [%d] %lld.%lld", &record.cpu, &seconds, &nanoseconds));
    record.time = seconds * 1'000'000'000 + nanoseconds;
    const auto is = [&](std::string_view name) { return line.find(name) != std::string_view::npos; };
    record.kind = is("sched_switch:")         ? Record::Kind::Switch
                  : is("sched_waking:")       ? Record::Kind::Waking
                  : is("sched_wakeup_new:")   ? Record::Kind::New
                  : is("sched_process_exit:") ? Record::Kind::Exit
                                              : Record::Kind::Other;
    const bool isSwitch = record.kind == Record::Kind::Switch;
    record.tid = numberAfter(line, isSwitch ? "prev_pid=" : " pid=").value_or(-1);
    record.comes = numberAfter(line, "next_pid=").value_or(-1);
    record.stays = is("prev_state=R");
    return record;
}

/// A stretch of a CPU of which records are missing: who leaves it is not who came to it last. The witness
/// misses one or several together, seldom, and without a word of it.
struct Hole {
    int cpu = 0;
    std::int64_t from = 0;
    std::int64_t to = 0;
};

/// In the order of their beginnings.
std::vector<Hole> holesIn(const std::vector<Record>& records) {
    std::vector<Hole> holes;
    std::map<int, const Record*> last;
    for (const Record& record : records) {
        if (record.kind != Record::Kind::Switch)
            continue;
        const Record*& before = last[record.cpu];
        if (before && before->comes != record.tid)
            holes.push_back({record.cpu, before->time, record.time});
        before = &record;
    }
    std::ranges::sort(holes, {}, &Hole::from);
    return holes;
}

/// What the tracepoints say of one thread.
struct Witnessed {
    std::int64_t ns[kStates]{};
    /// Of Runnable: from a wake-up to the switch-in, each with the time of the latter.
    std::map<std::int64_t, std::int64_t> wokenFor;
    ActorState state = ActorState::New;
    std::int64_t since = 0;                                        ///< when it is counted from
    int cpu = -1;                                                  ///< of the last switch-in
    std::int64_t began = 0;                                        ///< its first record
    std::int64_t ended = std::numeric_limits<std::int64_t>::max(); ///< ActorEnded: Dead for us from then on
    std::int64_t ranDeadNs = 0;                                    ///< up to its exit
    bool woken = false;
    std::int64_t queuedNs = 0; ///< counted as Runnable since it was woken
    /// Of these stretches the witness cannot say anything: from the last record to one that contradicts it,
    /// and those where records are missing.
    std::vector<std::pair<std::int64_t, std::int64_t>> unknown;
    bool doubted = false;           ///< records were missing since its last one
    std::size_t contradictions = 0; ///< without such a hole
    std::size_t switches = 0;
    /// A wake-up was seen while it ran: if none comes once it has left its CPU, this was the one, and it
    /// came while the thread was leaving.
    bool wokenEarly = false;

    void enter(ActorState to, std::int64_t time, bool contradicted) {
        if (state == ActorState::Dead)
            return;
        if (state == ActorState::New)
            began = since = time;
        ++switches;
        if (time < since) { // in a hole
            state = to;
            woken = wokenEarly = false;
            queuedNs = 0;
            return;
        }
        if (to == ActorState::Running && state == ActorState::Blocked) {
            contradicted = contradicted || !wokenEarly;
            state = ActorState::Runnable;
            woken = true;
        }
        contradictions += contradicted && !doubted ? 1 : 0;
        count(time, contradicted);
        if (to == ActorState::Running && state == ActorState::Runnable && woken && !contradicted)
            wokenFor[time] = queuedNs;
        if (to == ActorState::Running)
            wokenEarly = false;
        queuedNs = 0;
        woken = state == ActorState::Blocked && to == ActorState::Runnable;
        state = to;
        doubted = false;
    }
    /// Unless it ran elsewhere, it may have been there. If it is not as it was, its next record contradicts
    /// that.
    void doubt(const Hole& hole) {
        if (state == ActorState::New || state == ActorState::Dead || hole.to <= since ||
            (state == ActorState::Running && cpu != hole.cpu))
            return;
        // Who was woken while leaving: its switch-in would have said so.
        count(std::max(hole.from, since), state == ActorState::Blocked && wokenEarly);
        count(hole.to, true);
        doubted = true;
        wokenEarly = false;
    }

private:
    /// What it did up to `time`.
    void count(std::int64_t time, bool isUnknown) {
        const std::int64_t alive = std::clamp(ended, since, time);
        if (isUnknown && alive > since)
            unknown.emplace_back(since, alive);
        if (!isUnknown) {
            ns[static_cast<std::size_t>(state)] += alive - since;
            queuedNs += state == ActorState::Runnable ? alive - since : 0;
            ranDeadNs += state == ActorState::Running ? time - alive : 0;
        }
        since = time;
    }
};

using ByTid = std::map<std::int32_t, Witnessed>;

void take(ByTid& threads, const Record& record) {
    using Kind = Record::Kind;
    const auto of = [&](std::int32_t tid) {
        const auto found = threads.find(tid);
        return found == threads.end() ? nullptr : &found->second;
    };
    Witnessed* const thread = of(record.tid);
    if (record.kind == Kind::Switch) {
        if (thread)
            thread->enter(record.stays ? ActorState::Runnable : ActorState::Blocked, record.time,
                          thread->state != ActorState::Running);
        if (Witnessed* came = of(record.comes)) {
            came->enter(ActorState::Running, record.time, came->state == ActorState::Running);
            came->cpu = record.cpu;
        }
        return;
    }
    if (!thread)
        return;
    const bool waking = record.kind == Kind::Waking;
    if (waking && thread->state == ActorState::Running)
        thread->wokenEarly = true;
    // Who is queued cannot be woken: so it has run and blocked in a hole.
    const bool wasQueued = waking && thread->state == ActorState::Runnable && thread->doubted;
    if (record.kind == Kind::New || wasQueued || (waking && thread->state == ActorState::Blocked))
        thread->enter(ActorState::Runnable, record.time, wasQueued);
    if (record.kind == Kind::Exit)
        thread->enter(ActorState::Dead, record.time, thread->state != ActorState::Running);
}

void takeAll(ByTid& threads, const std::vector<Record>& records, const std::vector<Hole>& holes) {
    auto hole = holes.begin();
    for (const Record& record : records) {
        for (; hole != holes.end() && hole->from < record.time; ++hole)
            for (auto& [tid, thread] : threads)
                thread.doubt(*hole);
        take(threads, record);
    }
}

/// Why there can be no witness here; empty where there can.
std::string hindrance() {
    if (::geteuid() != 0)
        return "not root";
    if (::access("/sys/kernel/tracing/events/sched/sched_switch/id", R_OK) != 0)
        return "tracefs is not mounted on /sys/kernel/tracing";
    if (std::system("perf --version >/dev/null 2>&1") != 0)
        return "perf is not installed";
    return {};
}

/// A wake-up that came while the thread was still leaving its CPU is not in our records: up to the switch-in
/// the actor is Blocked there. How long that was in all, by the witness; each of its switches-in counts once.
std::int64_t unseenQueueNs(const StateLane& lane, const Witnessed& thread, std::int64_t originNs) {
    constexpr std::int64_t kClockNs = 10'000; // of the switch-in: theirs and ours are some microseconds apart
    auto left = thread.wokenFor;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < lane.size(); ++i) {
        if (lane[i].cause.kind != CauseKind::WokenByTimer && lane[i].cause.kind != CauseKind::WokenUnseen)
            continue;
        if (i + 1 < lane.size() && lane[i + 1].time > lane[i].time)
            continue; // seen
        const std::int64_t at = lane[i].time + originNs;
        auto nearest = left.lower_bound(at);
        if (nearest != left.begin() &&
            (nearest == left.end() || at - std::prev(nearest)->first < nearest->first - at))
            --nearest;
        if (nearest == left.end() || std::abs(nearest->first - at) >= kClockNs)
            continue;
        sum += nearest->second;
        left.erase(nearest);
    }
    return sum;
}

/// How long the actor was in each state during what is unknown to the witness.
std::array<std::int64_t, kStates> oursWithin(const StateLane& lane, const Witnessed& thread,
                                             std::int64_t originNs, std::int64_t end) {
    std::array<std::int64_t, kStates> sum{};
    for (std::size_t i = 0; i < lane.size(); ++i) {
        const std::int64_t from = lane[i].time;
        const std::int64_t to = i + 1 < lane.size() ? lane[i + 1].time : end;
        for (const auto& [unknownFrom, unknownTo] : thread.unknown)
            sum[static_cast<std::size_t>(lane[i].state)] += std::max<std::int64_t>(
                0, std::min(to, unknownTo - originNs) - std::max(from, unknownFrom - originNs));
    }
    return sum;
}

/// One run. What does not agree, a line each; empty where all does.
void compareRun(const char* scenario, std::initializer_list<const char*> settings, std::string& unlike) {
    RunRequest request;
    request.enginePath = ENGINE_PATH;
    request.scenario = scenario;
    request.probe = ProbeChoice::Perf;
    const ScenarioInfo& info = findScenario(scenario).value()->info;
    request.parameters = defaultsOf(info);
    for (const char* setting : settings)
        ASSERT_TRUE(applySetting(info, setting, request.parameters)) << setting;
    const NoIdle noIdle;
    Witness witness;
    ASSERT_TRUE(witness.records());
    auto session = Session::start(request);
    ASSERT_TRUE(session) << englishSentence(session.error());
    session.value()->wait();
    witness.finish();

    const Trace& trace = *session.value()->trace();
    const Report report = makeReport(trace);
    ASSERT_EQ(report.outcome, Outcome::Finished);
    ASSERT_EQ(report.dropped, 0u);
    ByTid threads;
    for (const ActorReport& actor : report.actors)
        if (actor.tid != 0)
            threads[actor.tid];
    const World world = trace.at(trace.end());
    const Trace::Reading reading(trace);
    for (std::size_t id = kMainActor + 1u; id < world.actors().size(); ++id)
        if (const auto found = threads.find(world.actors()[id].tid);
            found != threads.end() && reading.lanes()[id].size() != 0)
            if (const auto last = reading.lanes()[id][reading.lanes()[id].size() - 1];
                last.state == ActorState::Dead)
                found->second.ended = last.time + trace.info().originNs;
    std::vector<Record> records;
    witness.read([&](std::string_view line) { records.push_back(recordIn(line)); });
    const std::vector<Hole> holes = holesIn(records);
    takeAll(threads, records, holes);
    std::printf("%s: ms, ours (%zu gaps) and by perf sched, which lost records %zu times\n"
                "  %-14s %22s %22s %22s\n",
                scenario, reading.gaps().size(), holes.size(), "actor", "running", "runnable", "blocked");
    for (std::size_t id = kMainActor + 1u; id < world.actors().size(); ++id) {
        const ActorInfo& actor = world.actors()[id];
        if (actor.tid == 0)
            continue;
        Witnessed& thread = threads.at(actor.tid);
        const std::string name(reading.text(actor.name));
        ASSERT_EQ(thread.state, ActorState::Dead) << name;
        EXPECT_LE(thread.ranDeadNs, 1'000'000) << name;
        // start() has said so, and is not there yet: the kernel has no such thread.
        const StateLane& lane = reading.lanes()[id];
        for (std::size_t i = 0; i < lane.size() && lane[i].state <= ActorState::Runnable; ++i)
            if (const std::int64_t at = lane[i].time + trace.info().originNs;
                lane[i].state == ActorState::Runnable && at < thread.began)
                thread.unknown.emplace_back(at, thread.began);
        const std::int64_t unseen = unseenQueueNs(lane, thread, trace.info().originNs);
        const auto within = oursWithin(lane, thread, trace.info().originNs, trace.end());
        // Else it would be no witness.
        EXPECT_LE(thread.contradictions, 2 + thread.switches / 100) << name;
        std::int64_t unknownNs = 0;
        for (const auto& [from, to] : thread.unknown)
            unknownNs += to - from;
        EXPECT_LE(unknownNs, 2'000'000 + (trace.end() - thread.began + trace.info().originNs) / 4) << name;
        std::printf("  %-14s", name.c_str());
        for (const ActorState state : {ActorState::Running, ActorState::Runnable, ActorState::Blocked}) {
            const auto ours =
                static_cast<double>(world.stateNs(actor, state) - within[static_cast<std::size_t>(state)]);
            auto theirs = static_cast<double>(thread.ns[static_cast<std::size_t>(state)]);
            std::printf(" %10.3f /%10.3f", ours / 1e6, theirs / 1e6);
            if (state == ActorState::Runnable)
                theirs -= static_cast<double>(unseen);
            if (state == ActorState::Blocked)
                theirs += static_cast<double>(unseen);
            if (std::abs(ours - theirs) > std::max(1e6, 0.01 * theirs))
                unlike += name + " " + wordFor(state) + "\n";
        }
        std::printf("  (queued unseen: %.3f; unknown to the witness: %.3f; contradictions: %zu of %zu)\n",
                    static_cast<double>(unseen) / 1e6, static_cast<double>(unknownNs) / 1e6,
                    thread.contradictions, thread.switches);
    }
}

void compareLesson(const char* scenario, std::initializer_list<const char*> settings) {
    std::string unlike;
    ASSERT_NO_FATAL_FAILURE(compareRun(scenario, settings, unlike));
    EXPECT_EQ(unlike, "") << scenario;
}

TEST(SessionPerfSchedTest, StatesAgreeWithPerfSchedRecordsOfTheSameRun) {
    if (const std::string why = hindrance(); !why.empty())
        GTEST_SKIP() << why;
    std::signal(SIGPIPE, SIG_IGN);
    compareLesson("five-states", {"seconds=0.7"});
    compareLesson("bounded-queue", {"items=60", "producer-work=0.004", "consumer-work=0.006"});
    compareLesson("race", {"increments=3000000", "protection=mutex", "threads=3"});
    compareLesson("stress", {"actors=6", "rate=30000", "seconds=0.7"});
}

} // namespace
} // namespace interleave
