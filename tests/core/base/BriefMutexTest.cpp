// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/BriefMutex.h"

#include <gtest/gtest.h>

#include <mutex>
#include <thread>
#include <vector>

#include <sched.h>

namespace interleave {
namespace {

void hammer(int threads, int rounds) {
    BriefMutex mutex;
    int inside = 0; // unguarded but for the mutex: ThreadSanitizer looks on
    int total = 0;
    std::vector<std::thread> all;
    for (int t = 0; t < threads; ++t)
        all.emplace_back([&] {
            for (int i = 0; i < rounds; ++i) {
                const std::lock_guard lock(mutex);
                EXPECT_EQ(++inside, 1);
                if (i % 64 == 0)
                    std::this_thread::yield(); // long enough for others to go to sleep
                --inside;
                ++total;
            }
        });
    for (std::thread& thread : all)
        thread.join();
    EXPECT_EQ(total, threads * rounds);
}

TEST(BriefMutexTest, LetsOneInAtATime) {
    hammer(4, 20'000);
}

TEST(BriefMutexTest, LetsOneInAtATimeOnOneCpu) {
    cpu_set_t before;
    ASSERT_EQ(::sched_getaffinity(0, sizeof before, &before), 0);
    cpu_set_t one = before;
    for (int cpu = 0, kept = 0; cpu < CPU_SETSIZE; ++cpu)
        if (CPU_ISSET(cpu, &one) && kept++ > 0)
            CPU_CLR(cpu, &one);
    ASSERT_EQ(::sched_setaffinity(0, sizeof one, &one), 0);
    hammer(6, 5'000);
    ::sched_setaffinity(0, sizeof before, &before);
}

TEST(BriefMutexTest, TryLockFailsWhileItIsTaken) {
    BriefMutex mutex;
    ASSERT_TRUE(mutex.try_lock());
    EXPECT_FALSE(mutex.try_lock());
    mutex.unlock();
    EXPECT_TRUE(mutex.try_lock());
    mutex.unlock();
}

TEST(BriefMutexTest, ASleeperIsWoken) {
    BriefMutex mutex;
    std::atomic<int> got{0};
    mutex.lock();
    std::vector<std::thread> sleepers;
    for (int i = 0; i < 3; ++i)
        sleepers.emplace_back([&] {
            const std::lock_guard lock(mutex);
            ++got;
        });
    // Far beyond the looks that come before the sleep; whether all sleep by now does not matter.
    for (int i = 0; i < 2000; ++i)
        std::this_thread::yield();
    EXPECT_EQ(got, 0);
    mutex.unlock();
    for (std::thread& sleeper : sleepers)
        sleeper.join();
    EXPECT_EQ(got, 3);
}

} // namespace
} // namespace interleave
