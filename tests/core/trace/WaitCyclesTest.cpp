// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/WaitCycles.h"

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <set>

namespace interleave {
namespace {

using Links = std::vector<WaitFor>;

/// Actors 1 to 3 run; locks 0 to 2.
struct WaitCyclesTest : testing::Test {
    WaitCyclesTest() {
        script.create({0}).run({1, 2, 3});
        for (ObjectId lock = 0; lock < 3; ++lock)
            script.object(lock, ObjectType::Lock);
    }
    EventScript& takes(ActorId actor, ObjectId lock) {
        return script.add(EventKind::LockAcquired, actor, lock);
    }
    EventScript& waits(ActorId actor, ObjectId lock, std::int64_t allowed = -1) {
        return script.wait(actor, WaitReason::Lock, lock, allowed);
    }
    EventScript script{ProbeSource::None};
};

TEST_F(WaitCyclesTest, AWaitForAFreeLockOrForOneWhoWaitsForNobodyIsNoCircle) {
    waits(1, 0);
    EXPECT_TRUE(waitCycles(script.world()).empty()) << "nobody has it";
    takes(2, 1);
    takes(2, 2);
    waits(3, 1);
    EXPECT_TRUE(waitCycles(script.world()).empty());
    EXPECT_EQ(script.world().waitFor(3), (WaitFor{3, 1, 2}));
    EXPECT_TRUE(script.world().deadlock().empty());
}

TEST_F(WaitCyclesTest, TwoThatWaitForEachOtherAreACircleFromTheLeastOn) {
    takes(3, 2);
    takes(1, 0);
    waits(3, 0);
    script.at(700);
    waits(1, 2);
    const auto cycles = waitCycles(script.world());
    ASSERT_EQ(cycles.size(), 1u);
    EXPECT_EQ(cycles[0].links, (Links{{1, 2, 3}, {3, 0, 1}}));
    EXPECT_EQ(cycles[0].leftNs, -1);
    EXPECT_TRUE(std::ranges::equal(script.world().deadlock(), cycles[0].links));
    EXPECT_EQ(script.world().deadlockSince(), 700);
}

TEST_F(WaitCyclesTest, WhoWaitsForACircleIsNotInIt) {
    takes(2, 0);
    takes(3, 1);
    waits(2, 1);
    waits(3, 0);
    waits(1, 0);
    const auto cycles = waitCycles(script.world());
    ASSERT_EQ(cycles.size(), 1u);
    EXPECT_EQ(cycles[0].links, (Links{{2, 1, 3}, {3, 0, 2}}));
}

TEST_F(WaitCyclesTest, ATimeoutMakesItACircleForATimeAndNoDeadlock) {
    takes(1, 0);
    takes(2, 1);
    waits(1, 1, 500);
    waits(2, 0);
    const auto cycles = waitCycles(script.world());
    ASSERT_EQ(cycles.size(), 1u);
    EXPECT_EQ(cycles[0].leftNs, 500);
    EXPECT_EQ(cycles[0].givesUp, 1);
    EXPECT_TRUE(script.world().deadlock().empty());
    script.at(500).waited(1, 1, WaitEnd::TimedOut);
    EXPECT_TRUE(waitCycles(script.world()).empty());
}

TEST_F(WaitCyclesTest, WhoHasBeenHandedTheLockIsNoLongerInLine) {
    takes(1, 0);
    takes(2, 1);
    waits(2, 0);
    script.add(EventKind::LockReleased, 1, 0);
    takes(2, 0).woke(1, 2, 0); // its own WaitEnded is still to come
    EXPECT_EQ(script.world().waitFor(2), std::nullopt);
    waits(1, 1);
    EXPECT_TRUE(waitCycles(script.world()).empty());
    EXPECT_TRUE(script.world().deadlock().empty());
}

TEST_F(WaitCyclesTest, ADeadlockIsRememberedOnceTheStopHasEndedItsWaits) {
    takes(1, 0);
    takes(2, 1);
    waits(1, 1);
    waits(2, 0);
    const Links links{{1, 1, 2}, {2, 0, 1}};
    script.waited(1, 1, WaitEnd::Stopped).waited(2, 0, WaitEnd::Stopped);
    EXPECT_TRUE(waitCycles(script.world()).empty());
    EXPECT_TRUE(std::ranges::equal(script.world().deadlock(), links));
}

/// By trying: from each actor along the arrows, as many steps as there are actors.
std::set<std::vector<std::pair<ActorId, ObjectId>>> bruteForce(const World& world) {
    const auto arrow = [&](ActorId actor) -> std::optional<WaitFor> {
        for (const LockInfo& lock : world.locks())
            for (const ActorId waiter : lock.waiters)
                if (waiter == actor && lock.owner != kNoActor)
                    return WaitFor{actor, lock.object, lock.owner};
        return std::nullopt;
    };
    std::set<std::vector<std::pair<ActorId, ObjectId>>> found;
    for (ActorId start = 0; start < world.actors().size(); ++start) {
        std::vector<std::pair<ActorId, ObjectId>> way;
        ActorId at = start;
        bool isLeast = true;
        for (std::size_t steps = 0; steps < world.actors().size(); ++steps) {
            const auto next = arrow(at);
            if (!next)
                break;
            way.emplace_back(at, next->lock);
            isLeast = isLeast && at >= start;
            at = next->owner;
            if (at == start)
                break;
        }
        if (at == start && !way.empty() && isLeast)
            found.insert(way);
    }
    return found;
}

TEST(WaitCyclesOfChanceTest, TheyAreThoseOfABruteForceSearch) {
    std::size_t circles = 0, longest = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        std::mt19937 random(seed);
        EventScript script(ProbeSource::None);
        const int actors = 2 + static_cast<int>(random() % 9), locks = 1 + static_cast<int>(random() % 9);
        for (int actor = 1; actor <= actors; ++actor)
            script.run({static_cast<ActorId>(actor)});
        for (int lock = 0; lock < locks; ++lock)
            script.object(static_cast<ObjectId>(lock), ObjectType::Lock);
        for (int i = 0; i < 60; ++i) {
            const auto actor = static_cast<ActorId>(1 + random() % static_cast<unsigned>(actors));
            const auto lock = static_cast<ObjectId>(random() % static_cast<unsigned>(locks));
            const bool free = script.world().locks()[lock].owner == kNoActor;
            script.at(i * 100);
            switch (random() % 8) {
            case 0: script.add(EventKind::LockReleased, script.world().locks()[lock].owner, lock); break;
            case 1: script.waited(actor, script.actor(actor).wait.object, WaitEnd::TimedOut); break;
            default:
                if (free)
                    script.add(EventKind::LockAcquired, actor, lock);
                else
                    script.wait(actor, WaitReason::Lock, lock, random() % 2 ? -1 : 1000);
            }
            std::set<std::vector<std::pair<ActorId, ObjectId>>> found;
            for (const WaitCycle& cycle : waitCycles(script.world())) {
                std::vector<std::pair<ActorId, ObjectId>> way;
                for (std::size_t k = 0; k < cycle.links.size(); ++k) {
                    way.emplace_back(cycle.links[k].actor, cycle.links[k].lock);
                    EXPECT_EQ(cycle.links[k].owner, cycle.links[(k + 1) % cycle.links.size()].actor);
                }
                longest = std::max(longest, way.size());
                found.insert(way);
            }
            ASSERT_EQ(found, bruteForce(script.world())) << "seed " << seed << " step " << i;
            circles += found.size();
        }
    }
    EXPECT_GT(circles, 1000u) << "else nothing was tried";
    EXPECT_GE(longest, 4u);
}

} // namespace
} // namespace interleave
