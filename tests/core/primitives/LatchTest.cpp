// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Latch.h"

#include "tests/core/engine/TestRun.h"

namespace interleave {
namespace {

TEST(LatchTest, AllGoOnOnceTheLastHasCome) {
    TestRun run;
    auto& latch = run.stage().make<Latch>("line", 4);
    std::atomic<int> passed{0};
    const auto arrive = [&] {
        latch.arriveAndWait();
        ++passed;
    };
    for (int i = 0; i < 3; ++i)
        run.spawn("runner", arrive);
    run.awaitWaits(WaitReason::Latch, 3);
    EXPECT_EQ(passed, 0);
    const Actor& last = run.spawn("last", arrive);
    run.finish();
    EXPECT_EQ(passed, 4);
    const auto woke = run.eventsOf(EventKind::Woke);
    ASSERT_EQ(woke.size(), 3u);
    for (const Event& event : woke)
        EXPECT_EQ(event.actor, last.id());
}

TEST(LatchTest, OneAloneDoesNotWait) {
    TestRun run;
    auto& latch = run.stage().make<Latch>("line", 1);
    run.play([&] { latch.arriveAndWait(); });
    EXPECT_EQ(run.count(EventKind::WaitBegan), 0u);
}

TEST(LatchTest, StopUnwindsWhoWaits) {
    TestRun run;
    auto& latch = run.stage().make<Latch>("line", 2);
    run.spawn("runner", [&] {
        latch.arriveAndWait();
        ADD_FAILURE() << "went on";
    });
    run.awaitWaits(WaitReason::Latch, 1);
    run.stage().stop();
    run.finish();
    EXPECT_EQ(run.count(EventKind::WaitEnded, static_cast<int>(WaitEnd::Stopped)), 1u);
}

} // namespace
} // namespace interleave
