// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/ProcfsProbe.h"

#include "core/base/Clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include <unistd.h>

namespace interleave {
namespace {

/// Looks until one has been made: the probe makes none where the last was hardly a moment ago.
std::vector<SchedulerRecord> lookAt(ProcfsProbe& probe) {
    std::vector<SchedulerRecord> records;
    while (records.empty()) {
        probe.drain(records);
        std::this_thread::yield();
    }
    return records;
}

const SchedulerRecord* of(const std::vector<SchedulerRecord>& records, std::int32_t tid) {
    const auto found = std::ranges::find(records, tid, &SchedulerRecord::tid);
    return found == records.end() ? nullptr : &*found;
}

/// A thread of this process that computes until it is told to wait, and waits until it is told to end.
class Worker {
public:
    Worker()
        : m_thread([this] {
              m_tid = ::gettid();
              while (!waiting)
                  cpuNs = threadCpuNow();
              waiting.notify_all();
              m_end.wait(false);
          }) {
        while (m_tid == 0)
            std::this_thread::yield();
    }
    ~Worker() { end(); }
    void end() {
        waiting = true;
        m_end = true;
        m_end.notify_all();
        if (m_thread.joinable())
            m_thread.join();
    }
    [[nodiscard]] std::int32_t tid() const { return m_tid; }
    std::atomic<bool> waiting{false};
    std::atomic<std::int64_t> cpuNs{0};

private:
    std::atomic<std::int32_t> m_tid{0};
    std::atomic<bool> m_end{false};
    std::thread m_thread;
};

TEST(ProcfsProbeTest, CountsWhatAThreadRunsAndSaysThatItCould) {
    auto probe = ProcfsProbe::attach(::getpid());
    ASSERT_TRUE(probe) << englishSentence(probe.error());
    EXPECT_EQ(probe.value().source(), ProbeSource::Procfs);
    Worker worker;
    probe.value().watch(worker.tid());
    std::int64_t lastTime = 0;
    std::int64_t ran = 0;
    while (ran < 20'000'000) {
        const auto records = lookAt(probe.value());
        const SchedulerRecord* record = of(records, worker.tid());
        ASSERT_TRUE(record);
        EXPECT_EQ(record->kind, SchedulerRecord::Kind::Counted);
        EXPECT_TRUE(record->runnable);
        EXPECT_GE(record->cpu, 0);
        EXPECT_GE(record->ranNs, ran);
        EXPECT_GT(record->time - lastTime, ProcfsProbe::kPeriodNs / 2);
        lastTime = record->time;
        ran = record->ranNs;
        EXPECT_LE(ran, worker.cpuNs + ProcfsProbe::kPeriodNs);
    }
}

TEST(ProcfsProbeTest, AThreadThatWaitsIsNotRunnableAndItsCounterStands) {
    auto probe = ProcfsProbe::attach(::getpid());
    ASSERT_TRUE(probe);
    Worker worker;
    probe.value().watch(worker.tid());
    worker.waiting = true;
    std::vector<SchedulerRecord> records;
    do
        records = lookAt(probe.value());
    while (of(records, worker.tid())->runnable);
    // The counter is read before the state, and who is on its way into a wait may be on the CPU yet.
    records = lookAt(probe.value());
    const std::int64_t ran = of(records, worker.tid())->ranNs;
    records = lookAt(probe.value());
    EXPECT_EQ(of(records, worker.tid())->ranNs, ran);
}

TEST(ProcfsProbeTest, AThreadThatIsGoneIsLookedAtNoMore) {
    auto probe = ProcfsProbe::attach(::getpid());
    ASSERT_TRUE(probe);
    Worker worker;
    probe.value().watch(worker.tid());
    worker.end();
    // Its entry may outlive the join by a moment.
    while (of(lookAt(probe.value()), worker.tid()) != nullptr)
        continue;
    probe.value().watch(worker.tid()); // and is not to be had again
    EXPECT_EQ(of(lookAt(probe.value()), worker.tid()), nullptr);
}

TEST(ProcfsProbeTest, AProcessThatIsNotThereIsRefused) {
    const auto probe = ProcfsProbe::attach(0x7ffffff);
    ASSERT_FALSE(probe);
    EXPECT_EQ(probe.error().code, ErrorCode::CountersRefused);
    EXPECT_NE(englishSentence(probe.error()).find("/proc/"), std::string::npos);
}

} // namespace
} // namespace interleave
