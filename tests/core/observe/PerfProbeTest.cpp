// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/PerfProbe.h"

#include "core/base/Clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <utility>

#include <sched.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

void stayHere() {
    cpu_set_t here;
    CPU_ZERO(&here);
    CPU_SET(static_cast<std::size_t>(::sched_getcpu()), &here);
    ::sched_setaffinity(0, sizeof here, &here);
}

/// A child that waits to be let go, then sleeps so often, stops if it is to, computes for 10 ms, and ends.
class Child {
public:
    enum class Stops { Never, AfterSleeping };
    explicit Child(int sleeps = 20, Stops stops = Stops::Never) {
        int ends[2];
        if (::pipe(ends) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            ::close(ends[1]);
            char byte;
            static_cast<void>(!::read(ends[0], &byte, 1));
            if (stops == Stops::AfterSleeping)
                stayHere(); // all its records in one buffer
            for (int i = 0; i < sleeps; ++i) {
                const timespec moment{0, 100'000};
                ::nanosleep(&moment, nullptr);
            }
            if (stops == Stops::AfterSleeping)
                ::raise(SIGSTOP);
            const std::int64_t until = monotonicNow() + 10'000'000;
            while (monotonicNow() < until) {
            }
            ::_exit(0);
        }
        ::close(ends[0]);
        m_letGo.reset(ends[1]);
    }
    ~Child() {
        if (m_pid > 0) // -1 would be everyone
            ::kill(m_pid, SIGKILL);
        wait();
    }
    void letGo() { m_letGo.reset(); }
    void wait() {
        if (m_pid > 0)
            ::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }
    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// How often it was taken off a CPU so far, of its own will or not, as the kernel counts (proc(5)).
    [[nodiscard]] std::uint64_t switches() const {
        std::ifstream status("/proc/" + std::to_string(m_pid) + "/status");
        std::uint64_t sum = 0;
        for (std::string line; std::getline(status, line);)
            if (line.find("ctxt_switches:") != std::string::npos)
                sum += std::stoull(line.substr(line.find(':') + 1));
        return sum;
    }

private:
    pid_t m_pid = -1;
    UniqueFd m_letGo;
};

using Kind = SchedulerRecord::Kind;

TEST(PerfProbeTest, SeesEachSwitchOfAChildInTheOrderOfTime) {
    Child child;
    auto probe = PerfProbe::attach(child.pid());
    if (!probe)
        GTEST_SKIP() << englishSentence(probe.error());
    const std::int32_t pid = child.pid();
    const std::int64_t began = monotonicNow();
    child.letGo();
    child.wait();
    const std::int64_t ended = monotonicNow();
    std::vector<SchedulerRecord> records;
    probe.value().drain(records);
    std::erase_if(records, [&](const SchedulerRecord& record) { return record.tid != pid; });
    std::ranges::stable_sort(records, {}, &SchedulerRecord::time);

    EXPECT_GE(std::ranges::count(records, Kind::SwitchedIn, &SchedulerRecord::kind), 21);
    EXPECT_GE(std::ranges::count(records, Kind::SwitchedOut, &SchedulerRecord::kind), 20);
    ASSERT_FALSE(records.empty());
    bool running = records[0].kind != Kind::SwitchedIn; // on its way to its wait when the probe came
    for (const SchedulerRecord& record : records) {
        EXPECT_GE(record.time, began - 1'000'000'000);
        EXPECT_LE(record.time, ended);
        EXPECT_GE(record.cpu, 0);
        EXPECT_EQ(running, record.kind != Kind::SwitchedIn) << "in and out take turns";
        running = record.kind == Kind::SwitchedIn;
    }
}

TEST(PerfProbeTest, WhatATracepointHasToldOfAThreadDoesNotTellOnceMore) {
    if (::access("/sys/kernel/tracing/events/sched/sched_switch/id", R_OK) != 0)
        GTEST_SKIP() << "no tracefs, or not the right to read it";
    Child child;
    const pid_t pid = child.pid();
    auto probe = PerfProbe::attach(pid);
    if (!probe)
        GTEST_SKIP() << englishSentence(probe.error());
    probe.value().watch(pid);
    child.letGo();
    child.wait();
    std::vector<SchedulerRecord> records;
    probe.value().drain(records);
    std::erase_if(records, [&](const SchedulerRecord& record) { return record.tid != pid; });

    EXPECT_EQ(std::ranges::count(records, Kind::Exited, &SchedulerRecord::kind), 1);
    std::erase_if(records, [](const SchedulerRecord& record) { return record.kind == Kind::Waking; });
    ASSERT_GE(records.size(), 41u);
    EXPECT_TRUE(std::ranges::is_sorted(records, {}, &SchedulerRecord::time));
    EXPECT_EQ(records.back().kind, Kind::Exited) << "the switch that follows it is nobody's any more";
    for (std::size_t i = 1; i < records.size(); ++i)
        EXPECT_NE(records[i].kind == Kind::SwitchedIn, records[i - 1].kind == Kind::SwitchedIn) << i;
}

TEST(PerfProbeTest, NorDoesItWhereTheBuffersAreReadWhileTheThreadSwitches) {
    if (::access("/sys/kernel/tracing/events/sched/sched_switch/id", R_OK) != 0)
        GTEST_SKIP() << "no tracefs, or not the right to read it";
    Child child(3000);
    const pid_t pid = child.pid();
    auto probe = PerfProbe::attach(pid);
    if (!probe)
        GTEST_SKIP() << englishSentence(probe.error());
    probe.value().watch(pid);
    child.letGo();
    std::vector<SchedulerRecord> records;
    while (std::ranges::count(records, Kind::Exited, &SchedulerRecord::kind) == 0) {
        std::vector<SchedulerRecord> taken;
        probe.value().drain(taken);
        std::erase_if(taken, [&](const SchedulerRecord& record) {
            return record.tid != pid || record.kind == Kind::Waking;
        });
        records.insert(records.end(), taken.begin(), taken.end());
    }
    ASSERT_GE(records.size(), 6000u);
    EXPECT_TRUE(std::ranges::is_sorted(records, {}, &SchedulerRecord::time));
    for (std::size_t i = 1; i < records.size(); ++i)
        EXPECT_NE(records[i].kind == Kind::SwitchedIn, records[i - 1].kind == Kind::SwitchedIn) << i;
}

TEST(PerfProbeTest, DrainGivesEachRecordOnce) {
    Child child;
    auto probe = PerfProbe::attach(child.pid());
    if (!probe)
        GTEST_SKIP() << englishSentence(probe.error());
    child.letGo();
    child.wait();
    std::vector<SchedulerRecord> records;
    probe.value().drain(records);
    const std::size_t count = records.size();
    EXPECT_GT(count, 0u);
    probe.value().drain(records);
    EXPECT_EQ(records.size(), count);
}

TEST(PerfProbeTest, TellsWhenAThreadEnds) {
    Child child;
    const pid_t pid = child.pid();
    auto probe = PerfProbe::attach(pid);
    if (!probe)
        GTEST_SKIP() << englishSentence(probe.error());
    const std::int64_t began = monotonicNow();
    child.letGo();
    child.wait();
    std::vector<SchedulerRecord> records;
    probe.value().drain(records);
    // A sanitizer's runtime may have a thread of its own in the child.
    const auto isExit = [&](const SchedulerRecord& record) {
        return record.kind == SchedulerRecord::Kind::Exited && record.tid == pid;
    };
    ASSERT_EQ(std::ranges::count_if(records, isExit), 1);
    const SchedulerRecord exited = *std::ranges::find_if(records, isExit);
    EXPECT_EQ(exited.tid, pid);
    EXPECT_GT(exited.time, began + 10'000'000); // it computes for so long
    EXPECT_LE(exited.time, monotonicNow());
}

TEST(PerfProbeTest, WhatABufferCouldNotHoldIsALossFromTheLastRecordBeforeToTheFirstAfter) {
    // A page holds 128 records, and nobody reads before 400 sleeps are over.
    Child child(400, Child::Stops::AfterSleeping);
    auto probe = PerfProbe::attach(child.pid(), 1);
    if (!probe)
        GTEST_SKIP() << englishSentence(probe.error());
    child.letGo();
    siginfo_t stopped{};
    ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(child.pid()), &stopped, WSTOPPED), 0);
    const std::int64_t slept = monotonicNow();
    std::vector<SchedulerRecord> records;
    probe.value().drain(records);
    const std::vector<SchedulerRecord> before = std::exchange(records, {});
    ::kill(child.pid(), SIGCONT);
    child.wait();
    probe.value().drain(records);

    const auto loss = std::ranges::find(records, Kind::Lost, &SchedulerRecord::kind);
    ASSERT_NE(loss, records.end());
    EXPECT_GT(loss->count, 100u);
    const auto newestBefore = [&](std::int16_t cpu) {
        std::int64_t newest = 0;
        for (const SchedulerRecord& record : before)
            newest = record.cpu == cpu ? std::max(newest, record.time) : newest;
        return newest;
    };
    EXPECT_EQ(loss->time, newestBefore(loss->cpu));
    EXPECT_LT(loss->time, slept);
    EXPECT_GT(loss->until, slept);
    for (const SchedulerRecord& record : records) {
        if (record.kind != Kind::Lost && record.cpu == loss->cpu) {
            EXPECT_GE(record.time, loss->until);
        }
    }
}

/// Of which the kernel counts what it loses (Linux 6.0).
bool losesAreCounted() {
    utsname system{};
    ::uname(&system);
    return std::atoi(system.release) >= 6;
}

TEST(PerfProbeTest, WhatABufferCouldNotHoldAtTheVeryEndIsALossUntilThen) {
    Child child(400, Child::Stops::AfterSleeping);
    auto probe = PerfProbe::attach(child.pid(), 1);
    if (!probe)
        GTEST_SKIP() << englishSentence(probe.error());
    if (!losesAreCounted())
        GTEST_SKIP() << "this kernel does not count what it loses";
    const std::uint64_t before = child.switches();
    child.letGo();
    siginfo_t stopped{};
    ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(child.pid()), &stopped, WSTOPPED), 0);
    // A sleep whose time is over before it begins leaves no CPU.
    const std::uint64_t switches = child.switches() - before;
    ASSERT_GT(switches, 128u) << "nothing can be lost";
    std::vector<SchedulerRecord> records;
    probe.value().drain(records);
    ASSERT_EQ(std::ranges::count(records, Kind::Lost, &SchedulerRecord::kind), 0);
    const auto kept = static_cast<std::uint64_t>(std::ranges::count_if(
        records, [&](const SchedulerRecord& record) { return record.tid == child.pid(); }));
    const std::int64_t asked = monotonicNow();
    std::vector<SchedulerRecord> end;
    probe.value().drainEnd(end);

    ASSERT_EQ(end.size(), 1u);
    EXPECT_EQ(end[0].kind, Kind::Lost);
    EXPECT_GE(end[0].count + kept, 2 * switches - 1) << "each off a CPU and on it again, but for the stop";
    EXPECT_GE(end[0].until, asked);
    std::int64_t newest = 0;
    for (const SchedulerRecord& record : records)
        newest = record.cpu == end[0].cpu ? std::max(newest, record.time) : newest;
    EXPECT_EQ(end[0].time, newest);
}

TEST(PerfProbeTest, ALossThatARecordHasToldOfIsNotToldAgainAtTheEnd) {
    Child child(400, Child::Stops::AfterSleeping);
    auto probe = PerfProbe::attach(child.pid(), 1);
    if (!probe)
        GTEST_SKIP() << englishSentence(probe.error());
    child.letGo();
    siginfo_t stopped{};
    ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(child.pid()), &stopped, WSTOPPED), 0);
    std::vector<SchedulerRecord> records;
    probe.value().drain(records);
    ::kill(child.pid(), SIGCONT);
    child.wait();
    probe.value().drain(records);
    ASSERT_EQ(std::ranges::count(records, Kind::Lost, &SchedulerRecord::kind), 1);
    std::vector<SchedulerRecord> end;
    probe.value().drainEnd(end);
    EXPECT_TRUE(end.empty());
}

TEST(PerfProbeTest, AProcessThatIsGoneIsRefusedWithTheKernelsWords) {
    Child child;
    const pid_t pid = child.pid();
    child.letGo();
    child.wait();
    const auto probe = PerfProbe::attach(pid);
    ASSERT_FALSE(probe);
    EXPECT_EQ(probe.error().code, ErrorCode::ProbeRefused);
    EXPECT_NE(probe.error().reason.find("perf_event_paranoid"), std::string::npos);
}

} // namespace
} // namespace interleave
