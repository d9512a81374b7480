// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Kills participants of a queue between processes: at every point between two stores where a death may
// matter, one after the other, and at random instants. The others go on, and every item is got once or
// counted as lost.
#include "core/primitives/ProcessQueue.h"

#include "tests/core/primitives/ProcessRun.h"

#include <cstdlib>
#include <random>

#include <dirent.h>
#include <sys/wait.h>

namespace interleave {
namespace {

constexpr double kWatchdogSeconds = 10;

std::string putRole(int count, std::size_t bytes, int base, const std::string& how = "put") {
    return how + ":q," + std::to_string(count) + "," + std::to_string(bytes) + "," + std::to_string(base);
}

std::size_t openDescriptors() {
    std::size_t count = 0;
    DIR* directory = ::opendir("/proc/self/fd");
    while (::readdir(directory))
        ++count;
    ::closedir(directory);
    return count;
}

/// After whatever has happened to `queue`: two more processes pass so many items through it, and then it is
/// empty.
void passMore(ProcessRun& run, ProcessQueue& queue, int items) {
    WorkerProcess& writer = run.worker("w2", putRole(items, 0, 1'000'000));
    ASSERT_TRUE(writer.start());
    int passed = 0;
    while (passed < items) {
        const auto item = queue.get(Block::Yes, kWatchdogSeconds);
        ASSERT_TRUE(item) << "the queue hangs after " << passed;
        if (item.value().type() != ValueType::None && numberOf(item.value()) >= 1'000'000)
            ++passed;
    }
    ASSERT_TRUE(writer.join(kWatchdogSeconds));
    EXPECT_EQ(queue.getNowait().error(), QueueError::Empty);
    EXPECT_EQ(queue.qsize().value, 0);
}

struct Victim {
    const char* role;
    const char* label;
    std::size_t bytes;
};

class ProcessQueueKillPointTest : public testing::TestWithParam<Victim> {
protected:
    ~ProcessQueueKillPointTest() override {
        ::unsetenv("INTERLEAVE_KILL_NAME");
        ::unsetenv("INTERLEAVE_KILL_AT");
    }
};

TEST_P(ProcessQueueKillPointTest, TheOthersGoOnWhereverItDies) {
    const Victim victim = GetParam();
    const bool puts = std::string_view(victim.role) == "put";
    constexpr int kItems = 3;
    ::setenv("INTERLEAVE_KILL_NAME", "victim", 1);
    bool died = true;
    int points = 0;
    for (; died && points < 500; ++points) {
        ::setenv("INTERLEAVE_KILL_AT", std::to_string(points).c_str(), 1);
        ProcessRun run;
        run.play([&] {
            // Of capacity 2, so that putters wait as well.
            auto& queue = run.stage().make<ProcessQueue>("q", 2);
            WorkerProcess& killed = run.worker("victim", puts ? putRole(kItems, victim.bytes, 0) : "get:q");
            WorkerProcess& other = run.worker("other", puts ? "get:q" : putRole(kItems, victim.bytes, 0));
            ASSERT_TRUE(other.start());
            ASSERT_TRUE(killed.start());
            WorkerProcess& writer = puts ? killed : other;
            WorkerProcess& reader = puts ? other : killed;
            if (!puts) { // a second reader for what the dead one leaves
                while (killed.alive() && writer.alive())
                    std::this_thread::yield();
                WorkerProcess& second = run.worker("second", "get:q");
                ASSERT_TRUE(second.start());
                ASSERT_TRUE(writer.join(kWatchdogSeconds));
                ASSERT_TRUE(queue.put({}, Block::Yes, kWatchdogSeconds));
                ASSERT_TRUE(queue.put({}, Block::Yes, kWatchdogSeconds));
                ASSERT_TRUE(second.join(kWatchdogSeconds));
                ASSERT_TRUE(killed.join(kWatchdogSeconds));
                // Where the killed one died before it took its None, that is still there, or on its way.
                while (queue.qsize().value > 0)
                    ASSERT_TRUE(queue.get(Block::Yes, kWatchdogSeconds));
            } else {
                ASSERT_TRUE(writer.join(kWatchdogSeconds));
                ASSERT_TRUE(queue.put({}, Block::Yes, kWatchdogSeconds));
                ASSERT_TRUE(reader.join(kWatchdogSeconds));
            }
            died = killed.exitCode() == -SIGKILL;
            passMore(run, queue, 20);
        });
        run.expectBalance();
        if (HasFatalFailure() || HasNonfatalFailure())
            FAIL() << "killed at point " << points;
    }
    EXPECT_GE(points, 20) << "hardly any kill point was reached";
    EXPECT_FALSE(died) << "it never came to its end";
}

INSTANTIATE_TEST_SUITE_P(Each, ProcessQueueKillPointTest,
                         testing::Values(Victim{"put", "Putter", 0}, Victim{"put", "PutterOfLarge", 9000},
                                         Victim{"get", "Getter", 0}, Victim{"get", "GetterOfLarge", 9000}),
                         [](const auto& victim) { return victim.param.label; });

class ProcessQueueKillTest : public testing::Test {
protected:
    ~ProcessQueueKillTest() override {
        ::unsetenv("INTERLEAVE_KILL_NAME");
        ::unsetenv("INTERLEAVE_KILL_AT");
    }
    /// `play(run, queue, victim)` for a queue of that capacity and a victim with that role, which dies at one
    /// point after the other, and at last at none. Afterwards the queue is used once more.
    template <class Play> void killEverywhere(int capacity, const std::string& role, Play&& play) {
        ::setenv("INTERLEAVE_KILL_NAME", "victim", 1);
        bool died = true;
        for (; died && m_points < 500; ++m_points) {
            ::setenv("INTERLEAVE_KILL_AT", std::to_string(m_points).c_str(), 1);
            ProcessRun run;
            run.play([&] {
                auto& queue = run.stage().make<ProcessQueue>("q", capacity);
                WorkerProcess& victim = run.worker("victim", role);
                play(queue, victim);
                died = victim.exitCode() == -SIGKILL;
                passMore(run, queue, 20);
            });
            run.expectBalance();
            ASSERT_FALSE(HasFailure()) << "killed at point " << m_points;
        }
        EXPECT_FALSE(died) << "it never came to its end";
    }

    int m_points = 0;
};

/// It puts more than there were ever slots for, and nobody takes anything out meanwhile.
TEST_F(ProcessQueueKillTest, NothingIsLostOrTwiceWhereItDiesWhileTheSlotsBecomeMore) {
    constexpr int kItems = 6;
    killEverywhere(kItems, putRole(kItems, 0, 0), [](ProcessQueue& queue, WorkerProcess& victim) {
        // So that the first item is not in the first slot, and some have to move.
        for (int n = 0; n < 2; ++n) {
            ASSERT_TRUE(queue.put(500'000 + n));
            ASSERT_TRUE(queue.get(Block::Yes, kWatchdogSeconds));
        }
        ASSERT_TRUE(victim.start());
        ASSERT_TRUE(victim.join(kWatchdogSeconds));
        int next = 0;
        while (const auto item = queue.getNowait())
            ASSERT_EQ(item.value(), Value(next++));
        EXPECT_TRUE(victim.exitCode() == -SIGKILL || next == kItems);
    });
    EXPECT_GE(m_points, 20) << "hardly any kill point was reached";
}

TEST_F(ProcessQueueKillTest, OfItemsThatComeIntoSlotsAtOnceADeathLeavesAllOrNone) {
    constexpr int kItems = 10;
    int withNone = 0;
    int withAll = 0;
    killEverywhere(kItems, putRole(kItems, 0, 0, "together"),
                   [&](ProcessQueue& queue, WorkerProcess& victim) {
                       ASSERT_TRUE(victim.start());
                       ASSERT_TRUE(victim.join(kWatchdogSeconds));
                       int next = 0;
                       while (const auto item = queue.getNowait())
                           ASSERT_EQ(item.value(), Value(next++));
                       // The first one comes for itself, where the feeder was there before the second one was
                       // put.
                       EXPECT_TRUE(next == 0 || next == 1 || next == kItems) << next << " items came";
                       EXPECT_TRUE(victim.exitCode() == -SIGKILL || next == kItems);
                       withNone += next == 1 ? 1 : 0;
                       withAll += next == kItems ? 1 : 0;
                   });
    EXPECT_GE(m_points, 8) << "hardly any kill point was reached";
    EXPECT_GE(withNone, 2) << "it never died before its items had come";
    EXPECT_GE(withAll, 2) << "it never died after its items had come";
}

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int kRunsAStorm = 10;
#else
constexpr int kRunsAStorm = 100;
#endif

class ProcessQueueKillStormTest : public testing::TestWithParam<int> {};

/// Ten of these are the thousand runs.
TEST_P(ProcessQueueKillStormTest, NothingHangsNothingComesTwiceAndNothingStays) {
    std::mt19937 random(static_cast<unsigned>(GetParam()));
    const std::size_t descriptors = openDescriptors();
    for (int i = 0; i < kRunsAStorm; ++i) {
        const int capacity = std::vector{0, 1, 3, 1000}[random() % 4];
        const std::size_t bytes = std::vector<std::size_t>{0, 0, 2000, 200'000}[random() % 4];
        const int items = bytes > 100'000 ? 40 : 1000;
        {
            ProcessRun run;
            run.play([&] {
                auto& queue = run.stage().make<ProcessQueue>("q", capacity);
                std::vector<WorkerProcess*> writers{&run.worker("w0", putRole(items, bytes, 0)),
                                                    &run.worker("w1", putRole(items, bytes, 100'000))};
                std::vector<WorkerProcess*> readers{&run.worker("r0", "get:q"), &run.worker("r1", "get:q")};
                std::vector<WorkerProcess*> all{writers[0], readers[0], writers[1], readers[1]};
                for (WorkerProcess* worker : all)
                    ASSERT_TRUE(worker->start());
                WorkerProcess& victim = *all[random() % all.size()];
                const std::int64_t until = monotonicNow() + static_cast<std::int64_t>(random() % 12'000'000);
                while (monotonicNow() < until) {
                }
                victim.kill();
                ASSERT_TRUE(victim.join(kWatchdogSeconds));
                for (WorkerProcess* writer : writers)
                    ASSERT_TRUE(writer->join(kWatchdogSeconds)) << "a writer hangs";
                for (std::size_t n = 0; n < readers.size(); ++n)
                    ASSERT_TRUE(queue.put({}, Block::Yes, kWatchdogSeconds)) << "the queue hangs";
                for (WorkerProcess* reader : readers)
                    ASSERT_TRUE(reader->join(kWatchdogSeconds)) << "a reader hangs";
                while (queue.get(Block::Yes, 0.0)) {
                }
                passMore(run, queue, 1000);
            });
            run.expectBalance();
        }
        if (HasFailure())
            FAIL() << "run " << i << ", capacity " << capacity << ", " << bytes << " bytes";
        ASSERT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "a process is left";
        ASSERT_EQ(openDescriptors(), descriptors);
    }
}

INSTANTIATE_TEST_SUITE_P(Ten, ProcessQueueKillStormTest, testing::Range(0, 10));

} // namespace
} // namespace interleave
