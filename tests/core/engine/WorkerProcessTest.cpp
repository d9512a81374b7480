// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/WorkerProcess.h"

#include "tests/core/primitives/ProcessRun.h"

#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>

namespace interleave {
namespace {

bool hasChildren() {
    return ::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD;
}

TEST(WorkerProcessTest, ItsExitStatusIsToldAndNothingIsLeftOfIt) {
    ProcessRun run;
    run.play([&] {
        WorkerProcess& worker = run.worker("w", "exit:7");
        EXPECT_FALSE(worker.alive());
        EXPECT_EQ(worker.exitCode(), std::nullopt);
        EXPECT_FALSE(worker.join()); // never started
        ASSERT_TRUE(worker.start());
        EXPECT_TRUE(worker.join());
        EXPECT_EQ(worker.exitCode(), 7);
        EXPECT_FALSE(worker.alive());
    });
    EXPECT_FALSE(hasChildren());
    ASSERT_EQ(run.count(EventKind::ProcessStarted), 1u);
    const auto ended = run.eventsOf(EventKind::ProcessEnded);
    ASSERT_EQ(ended.size(), 1u);
    EXPECT_EQ(ended[0].detail, static_cast<int>(ExitKind::Returned));
    EXPECT_EQ(ended[0].a, 7);
}

TEST(WorkerProcessTest, NoRoomToTellOfItsEndIsAnErrorBeforeItStarts) {
    TestRun run({}, {.actors = 3, .ringEvents = 64, .texts = 64, .textBytes = 4096});
    run.expectErrors();
    EXPECT_FALSE(run.play([&] {
        run.stage().process("w", "w", "idle"); // its actor is the last
        ADD_FAILURE() << "its end could not be told";
    }));
    const auto ended = run.eventsOf(EventKind::ActorEnded);
    ASSERT_EQ(ended.size(), 1u);
    EXPECT_EQ(run.text(ended[0].b), "too many actors: at most 1");
}

TEST(WorkerProcessTest, ItsMainThreadIsAnActorWithItsOwnPid) {
    ProcessRun run;
    run.play([&] {
        auto& queue = run.stage().make<ProcessQueue>("q", 0);
        run.stage().runAll({&run.worker("w", "put:q,1,0,0")});
        EXPECT_TRUE(queue.get());
    });
    const auto entered = run.eventsOf(EventKind::ActorEntered);
    ASSERT_GE(entered.size(), 2u);
    const auto worker = std::ranges::find(entered, ActorId{1}, &Event::actor);
    ASSERT_NE(worker, entered.end());
    EXPECT_NE(worker->b, ::getpid());
    EXPECT_EQ(worker->b, run.eventsOf(EventKind::ProcessStarted).at(0).a);
}

TEST(WorkerProcessTest, AnErrorInItsProgramIsItsExitAndInTheTrace) {
    ProcessRun run;
    run.expectErrors();
    run.play([&] {
        WorkerProcess& worker = run.worker("w", "fail");
        run.stage().runAll({&worker});
        EXPECT_EQ(worker.exitCode(), 1);
    });
    const auto ended = run.eventsOf(EventKind::ActorEnded);
    const auto worker = std::ranges::find(ended, ActorId{1}, &Event::actor);
    ASSERT_NE(worker, ended.end());
    EXPECT_EQ(run.text(worker->b), "the worker's own error");
}

TEST(WorkerProcessTest, StartsOnceOnly) {
    ProcessRun run;
    run.play([&] {
        WorkerProcess& worker = run.worker("w", "exit:0");
        ASSERT_TRUE(worker.start());
        worker.join();
        const auto again = worker.start();
        ASSERT_FALSE(again);
        EXPECT_EQ(again.error().kind, SpawnError::Kind::AlreadyStarted);
    });
    EXPECT_EQ(run.count(EventKind::StartRefused), 1u);
}

TEST(WorkerProcessTest, KillAndTerminateEndItWithTheirSignals) {
    for (const int signal : {SIGKILL, SIGTERM}) {
        ProcessRun run;
        run.play([&] {
            WorkerProcess& worker = run.worker("w", "idle");
            ASSERT_TRUE(worker.start());
            run.awaitCount(EventKind::WaitBegan, 1);
            EXPECT_FALSE(worker.join(0.0));
            signal == SIGKILL ? worker.kill() : worker.terminate();
            EXPECT_TRUE(worker.join());
            EXPECT_EQ(worker.exitCode(), -signal);
        });
        const auto ended = run.eventsOf(EventKind::ActorEnded);
        const auto worker = std::ranges::find(ended, ActorId{1}, &Event::actor);
        ASSERT_NE(worker, ended.end());
        EXPECT_EQ(worker->detail, static_cast<int>(ExitKind::Killed));
        EXPECT_EQ(worker->a, signal);
        EXPECT_EQ(run.count(EventKind::SignalSent), 1u);
    }
}

TEST(WorkerProcessTest, ThePersonMayKillIt) {
    ProcessRun run;
    run.play([&] {
        WorkerProcess& worker = run.worker("w", "idle");
        ASSERT_TRUE(worker.start());
        run.segment().process(worker.identity().index).killRequested = 1;
        std::thread([&] { run.stage().applyControl(); }).join();
        EXPECT_TRUE(worker.join());
    });
    EXPECT_EQ(run.eventsOf(EventKind::SignalSent).at(0).actor, kNoActor);
}

TEST(WorkerProcessTest, AMissingProgramIsAnErrorWithItsName) {
    ProcessRun run;
    run.expectErrors();
    run.stage().setWorkerCommand({"/nowhere/worker", "-"});
    run.play([&] {
        WorkerProcess& worker = run.worker("w", "idle");
        const auto started = worker.start();
        ASSERT_FALSE(started);
        EXPECT_EQ(started.error().kind, SpawnError::Kind::NotStarted);
        EXPECT_NE(started.error().fact.find("/nowhere/worker"), std::string::npos);
        EXPECT_TRUE(worker.join());
    });
    EXPECT_EQ(run.eventsOf(EventKind::ProcessEnded).at(0).detail, static_cast<int>(ExitKind::Error));
}

TEST(WorkerProcessTest, AnUnknownRoleIsAnErrorWithThoseThatThereAreAndNoProcess) {
    ProcessRun run;
    run.expectErrors();
    run.stage().setWorkerCommand({QUEUE_WORKER_PATH, "-"}, [](const std::string& role) {
        return role == "idle" ? std::string() : "unknown role '" + role + "'; allowed: idle";
    });
    run.play([&] {
        WorkerProcess& worker = run.worker("w", "idel");
        const auto started = worker.start();
        ASSERT_FALSE(started);
        EXPECT_EQ(started.error().kind, SpawnError::Kind::UnknownRole);
        EXPECT_EQ(started.error().fact, "unknown role 'idel'; allowed: idle");
        EXPECT_TRUE(worker.join());
    });
    EXPECT_FALSE(hasChildren());
    EXPECT_EQ(run.count(EventKind::ProcessStarted), 0u);
    const auto ended = run.eventsOf(EventKind::ProcessEnded);
    ASSERT_EQ(ended.size(), 1u);
    EXPECT_EQ(run.text(ended[0].b), "unknown role 'idel'; allowed: idle");
}

TEST(WorkerProcessTest, WhateverDescriptorIsTheOneTooManyItIsAnErrorAndTheRunEnds) {
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    bool started = false;
    for (rlim_t limit = 3; !started; ++limit) {
        ASSERT_LT(limit, before.rlim_cur);
        ProcessRun run;
        run.expectErrors();
        run.play([&] {
            WorkerProcess& worker = run.worker("w", "exit:0");
            rlimit fewer = before;
            fewer.rlim_cur = limit;
            ::setrlimit(RLIMIT_NOFILE, &fewer);
            const auto result = worker.start();
            ::setrlimit(RLIMIT_NOFILE, &before);
            started = static_cast<bool>(result);
            if (!started) {
                EXPECT_NE(result.error().fact.find("Too many open files, at most "), std::string::npos)
                    << result.error().fact;
            }
            EXPECT_TRUE(worker.join());
        });
        EXPECT_FALSE(hasChildren());
    }
}

TEST(WorkerProcessTest, WithoutADescriptorLeftItIsAnErrorAndNoProcessStays) {
    ProcessRun run;
    run.expectErrors();
    run.play([&] {
        rlimit before{};
        ::getrlimit(RLIMIT_NOFILE, &before);
        rlimit none = before;
        none.rlim_cur = 3;
        WorkerProcess& worker = run.worker("w", "idle");
        ::setrlimit(RLIMIT_NOFILE, &none);
        const auto started = worker.start();
        ::setrlimit(RLIMIT_NOFILE, &before);
        ASSERT_FALSE(started);
        EXPECT_NE(started.error().fact.find("Too many open files"), std::string::npos)
            << started.error().fact;
    });
    EXPECT_FALSE(hasChildren());
}

TEST(WorkerProcessTest, TooManyEndTheRunWithTheLimit) {
    ProcessRun run;
    run.expectErrors();
    EXPECT_FALSE(run.play([&] {
        for (int i = 0; i < 20; ++i)
            run.worker("w", "idle");
    }));
    const auto ended = run.eventsOf(EventKind::ActorEnded);
    ASSERT_EQ(ended.size(), 1u);
    EXPECT_EQ(run.text(ended[0].b), "too many processes: at most 15");
}

TEST(WorkerProcessTest, AStopEndsItWhereverItWaits) {
    ProcessRun run;
    std::thread controlling([&] {
        run.awaitCount(EventKind::WaitBegan, 2); // main joins, the worker sleeps
        run.stage().stop();
    });
    run.play([&] { run.stage().runAll({&run.worker("w", "idle")}); });
    controlling.join();
    EXPECT_FALSE(hasChildren());
    EXPECT_EQ(run.count(EventKind::ActorEnded, static_cast<int>(ExitKind::Stopped)), 1u);
}

} // namespace
} // namespace interleave
