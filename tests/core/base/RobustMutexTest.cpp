// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A thread that ends while it owns the mutex is to the kernel what a killed process is.
#include "core/base/RobustMutex.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>
#include <thread>
#include <vector>

#include <pthread.h>

namespace interleave {
namespace {

using Before = RobustMutex::Before;

/// Runs `last`, which leaves mutexes locked, on a thread of its own until its end.
template <class Last> void dieAfter(Last&& last) {
    std::thread(last).join();
}

TEST(RobustMutexTest, LetsOneInAtATime) {
    constexpr int kThreads = 4;
    constexpr int kRounds = 20'000;
    RobustMutex mutex;
    int inside = 0; // unguarded but for the mutex: ThreadSanitizer looks on
    int total = 0;
    std::vector<std::thread> all;
    for (int t = 0; t < kThreads; ++t)
        all.emplace_back([&] {
            for (int i = 0; i < kRounds; ++i) {
                EXPECT_EQ(mutex.lock(), Before::Released);
                EXPECT_EQ(++inside, 1);
                if (i % 64 == 0)
                    std::this_thread::yield(); // long enough for others to go to sleep
                --inside;
                ++total;
                mutex.unlock();
            }
        });
    for (std::thread& thread : all)
        thread.join();
    EXPECT_EQ(total, kThreads * kRounds);
}

TEST(RobustMutexTest, TellsTheNextOwnerAloneThatTheLastOneDied) {
    RobustMutex mutex;
    dieAfter([&] { static_cast<void>(mutex.lock()); });
    EXPECT_EQ(mutex.lock(), Before::OwnerDied);
    mutex.unlock();
    EXPECT_EQ(mutex.lock(), Before::Released);
    mutex.unlock();
}

TEST(RobustMutexTest, TellsOfADeathWhileWhatADeathLeftWasMended) {
    RobustMutex mutex;
    dieAfter([&] { static_cast<void>(mutex.lock()); });
    dieAfter([&] { EXPECT_EQ(mutex.lock(), Before::OwnerDied); });
    EXPECT_EQ(mutex.lock(), Before::OwnerDied);
    mutex.unlock();
}

TEST(RobustMutexTest, GoesToAllWhoWaitWhereItsOwnerDies) {
    constexpr int kWaiters = 3;
    RobustMutex mutex;
    std::atomic<int> deaths{0};
    std::vector<std::thread> waiters;
    dieAfter([&] {
        static_cast<void>(mutex.lock());
        std::atomic<int> about{0};
        for (int n = 0; n < kWaiters; ++n)
            waiters.emplace_back([&] {
                ++about;
                about.notify_one();
                if (mutex.lock() == Before::OwnerDied)
                    ++deaths;
                mutex.unlock();
            });
        for (int n = about; n < kWaiters; n = about)
            about.wait(n);
    });
    for (std::thread& waiter : waiters)
        waiter.join();
    EXPECT_EQ(deaths, 1);
}

TEST(RobustMutexTest, OfSeveralMutexesTheOnesThatAreOwnedAtADeathAreTold) {
    RobustMutex outer;
    RobustMutex middle;
    RobustMutex inner;
    dieAfter([&] {
        static_cast<void>(outer.lock());
        static_cast<void>(middle.lock());
        static_cast<void>(inner.lock());
        inner.unlock();
    });
    EXPECT_EQ(inner.lock(), Before::Released);
    EXPECT_EQ(middle.lock(), Before::OwnerDied);
    EXPECT_EQ(outer.lock(), Before::OwnerDied);
    inner.unlock();
    middle.unlock();
    outer.unlock();
}

TEST(RobustMutexTest, SharesItsThreadWithMutexesOfTheCLibrary) {
    pthread_mutexattr_t robust;
    ::pthread_mutexattr_init(&robust);
    ::pthread_mutexattr_setrobust(&robust, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_t theirs;
    pthread_mutex_t theirInner;
    ::pthread_mutex_init(&theirs, &robust);
    ::pthread_mutex_init(&theirInner, &robust);
    RobustMutex ours;
    dieAfter([&] {
        ::pthread_mutex_lock(&theirs);
        static_cast<void>(ours.lock());
        ::pthread_mutex_lock(&theirInner);
        ::pthread_mutex_unlock(&theirInner);
    });
    EXPECT_EQ(::pthread_mutex_lock(&theirInner), 0);
    ::pthread_mutex_unlock(&theirInner);
    EXPECT_EQ(ours.lock(), Before::OwnerDied);
    ours.unlock();
    EXPECT_EQ(::pthread_mutex_lock(&theirs), EOWNERDEAD);
    ::pthread_mutex_consistent(&theirs);
    ::pthread_mutex_unlock(&theirs);
    ::pthread_mutex_destroy(&theirs);
    ::pthread_mutex_destroy(&theirInner);
}

} // namespace
} // namespace interleave
