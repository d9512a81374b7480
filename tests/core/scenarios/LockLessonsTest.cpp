// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every mend of the deadlock and of the philosophers ends, many times over: the lessons' own programs, on a
// Stage in this process, with times so short that the threads meet in every way.
#include "core/scenarios/Catalog.h"

#include "tests/core/engine/TestRun.h"

namespace interleave {
namespace {

constexpr int kRunsEach = 200;

/// Returns how often somebody gave up.
std::size_t playedToTheEnd(const char* scenario, const std::vector<std::string>& settings) {
    const Scenario& lesson = *findScenario(scenario).value();
    ParameterValues values = defaultsOf(lesson.info);
    for (const std::string& setting : settings)
        EXPECT_TRUE(applySetting(lesson.info, setting, values)) << setting;
    std::vector<std::string> ids;
    for (const ParameterInfo& parameter : lesson.info.parameters)
        ids.emplace_back(parameter.id);
    TestRun run(ids);
    for (std::size_t i = 0; i < values.size(); ++i)
        run.segment().control().parameters[i].store(values[i], std::memory_order_relaxed);
    EXPECT_TRUE(run.play([&] { lesson.run(run.stage()); }));
    EXPECT_EQ(run.count(EventKind::ActorEnded, static_cast<int>(ExitKind::Returned)),
              run.count(EventKind::ActorCreated));
    EXPECT_EQ(run.count(EventKind::LockAcquired), run.count(EventKind::LockReleased));
    return run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::TimedOut));
}

TEST(LockLessonsTest, TheSameOrderEndsEveryTime) {
    for (int i = 0; i < kRunsEach; ++i)
        playedToTheEnd("deadlock", {"order=same", i % 2 ? "think=0" : "think=0.0002"});
}

TEST(LockLessonsTest, TryingWithATimeoutEndsEveryTime) {
    for (int i = 0; i < kRunsEach; ++i) // both have their first lock, so somebody has to give up
        EXPECT_GE(playedToTheEnd("deadlock", {"attempt=try", "think=0", "timeout=0.002"}), 1u);
}

class DiningMendTest : public testing::TestWithParam<const char*> {};

TEST_P(DiningMendTest, EndsEveryTime) {
    for (int i = 0; i < kRunsEach; ++i)
        playedToTheEnd("dining", {std::string("mend=") + GetParam(), "think=0", "eat=0",
                                  i % 2 ? "reach=0" : "reach=0.0002", "timeout=0.002", "meals=2",
                                  "philosophers=" + std::to_string(2 + i % 8)});
}

INSTANTIATE_TEST_SUITE_P(Each, DiningMendTest, testing::Values("order", "waiter", "try"),
                         [](const auto& each) { return std::string(each.param); });

} // namespace
} // namespace interleave
