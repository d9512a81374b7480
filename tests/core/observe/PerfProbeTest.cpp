// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/PerfProbe.h"

#include "core/base/Clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <ctime>

#include <sys/wait.h>

namespace interleave {
namespace {

/// A child that waits to be let go, then sleeps 20 times, computes for 10 ms, and ends.
class Child {
public:
    Child() {
        int ends[2];
        if (::pipe(ends) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            ::close(ends[1]);
            char byte;
            static_cast<void>(!::read(ends[0], &byte, 1));
            for (int i = 0; i < 20; ++i) {
                const timespec moment{0, 100'000};
                ::nanosleep(&moment, nullptr);
            }
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

private:
    pid_t m_pid = -1;
    UniqueFd m_letGo;
};

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

    using Kind = SchedulerRecord::Kind;
    EXPECT_GE(std::ranges::count(records, Kind::SwitchedIn, &SchedulerRecord::kind), 21);
    EXPECT_GE(std::ranges::count(records, Kind::SwitchedOut, &SchedulerRecord::kind), 20);
    bool running = false;
    for (const SchedulerRecord& record : records) {
        EXPECT_GE(record.time, began - 1'000'000'000);
        EXPECT_LE(record.time, ended);
        EXPECT_GE(record.cpu, 0);
        EXPECT_EQ(running, record.kind != Kind::SwitchedIn) << "in and out take turns";
        running = record.kind == Kind::SwitchedIn;
    }
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
