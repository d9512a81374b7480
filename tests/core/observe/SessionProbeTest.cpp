// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs of the real engine with each probe, and where the kernel refuses one.
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"
#include "core/trace/Report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <functional>
#include <thread>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

namespace interleave {
namespace {

RunRequest request(const char* scenario, std::initializer_list<const char*> settings, ProbeChoice probe) {
    const ScenarioInfo& info = findScenario(scenario).value()->info;
    RunRequest made;
    made.enginePath = ENGINE_PATH;
    made.scenario = scenario;
    made.parameters = defaultsOf(info);
    made.probe = probe;
    for (const char* setting : settings)
        EXPECT_TRUE(applySetting(info, setting, made.parameters)) << setting;
    return made;
}

std::unique_ptr<Session> started(RunRequest wanted) {
    std::signal(SIGPIPE, SIG_IGN);
    auto session = Session::start(std::move(wanted));
    EXPECT_TRUE(session) << (session ? "" : englishSentence(session.error()));
    return session ? std::move(session.value()) : nullptr;
}

std::int64_t in(const ActorReport& actor, ActorState state) {
    return actor.stateNs[static_cast<std::size_t>(state)];
}

/// The kernel refuses perf_event_open(2) to the calling thread and all that it starts from now on, as it does
/// where kernel.perf_event_paranoid is 3 or 4, or in a container.
void refusePerfHere() {
    sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_perf_event_open, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog program{4, filter};
    ASSERT_EQ(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
    ASSERT_EQ(::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program), 0);
}

void wherePerfIsRefused(const std::function<void()>& body) {
    std::thread([&] {
        refusePerfHere();
        body();
    }).join();
}

TEST(SessionProbeTest, WherePerfIsRefusedTheCountersAreReadAndTheKernelsWordsKept) {
    wherePerfIsRefused([] {
        const auto session = started(request("race", {"increments=1000000"}, ProbeChoice::Best));
        ASSERT_TRUE(session);
        session->wait();
        const Report report = makeReport(*session->trace());
        EXPECT_EQ(report.outcome, Outcome::Finished);
        EXPECT_EQ(report.probe, ProbeSource::Procfs);
        EXPECT_EQ(report.samplePeriodNs, 8'000'000);
        EXPECT_NE(session->probeReason().find("Permission denied"), std::string::npos);
        EXPECT_NE(session->probeReason().find("perf_event_paranoid"), std::string::npos);
    });
}

TEST(SessionProbeTest, PerfThatIsAskedForAndRefusedIsAnError) {
    wherePerfIsRefused([] {
        const auto session = Session::start(request("race", {}, ProbeChoice::Perf));
        ASSERT_FALSE(session);
        EXPECT_EQ(session.error().code, ErrorCode::ProbeRefused);
    });
}

TEST(SessionProbeTest, SampledRunningIsTheCountersSum) {
    const auto session = started(request("five-states", {"seconds=0.5"}, ProbeChoice::Procfs));
    ASSERT_TRUE(session);
    session->wait();
    const Report report = makeReport(*session->trace());
    EXPECT_EQ(report.probe, ProbeSource::Procfs);
    EXPECT_EQ(session->probeReason(), "");
    for (const ActorReport& actor : report.actors) {
        if (actor.exit.empty())
            continue;
        // Of what was credited before the kernel's tick had counted it, a tick may be too much at the end.
        EXPECT_GE(in(actor, ActorState::Running), actor.cpuNs - 100'000) << actor.name;
        EXPECT_LE(in(actor, ActorState::Running), actor.cpuNs + 10'000'000) << actor.name;
        EXPECT_EQ(actor.preempted + actor.voluntary, 0u) << "it cannot know";
        EXPECT_EQ(actor.transitions[1][3] + actor.transitions[1][4], 0u) << "no such arrows";
    }
    // Two rivals on one CPU: what one runs the other is runnable.
    for (const std::size_t rival : {1u, 2u})
        EXPECT_GE(in(report.actors.at(rival), ActorState::Runnable), 300'000'000);
}

TEST(SessionProbeTest, WaitsForACountersMutexAreSampledAsBlocked) {
    const auto session = started(
        request("race", {"increments=3000000", "protection=mutex", "threads=4"}, ProbeChoice::Procfs));
    ASSERT_TRUE(session);
    session->wait();
    const Report report = makeReport(*session->trace());
    std::int64_t blocked = 0;
    for (const ActorReport& actor : report.actors)
        blocked += in(actor, ActorState::Blocked);
    EXPECT_GT(blocked, 0);
}

TEST(SessionProbeTest, AThousandThreadsAreSampledThoughFewDescriptorsAreAllowedAtFirst) {
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    if (before.rlim_max < 4096)
        GTEST_SKIP() << "at most " << before.rlim_max << " descriptors are allowed here";
    const rlimit few{256, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const auto session =
        started(request("stress", {"actors=1000", "rate=20000", "seconds=1"}, ProbeChoice::Procfs));
    ASSERT_TRUE(session);
    session->wait();
    EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
    const Report report = makeReport(*session->trace());
    EXPECT_EQ(report.outcome, Outcome::Finished);
    EXPECT_EQ(report.actors.size(), 1000u);
    for (const ActorReport& actor : report.actors) {
        EXPECT_NEAR(static_cast<double>(in(actor, ActorState::Running)), static_cast<double>(actor.cpuNs),
                    10'000'000.0)
            << actor.name;
        EXPECT_GT(in(actor, ActorState::Running), 0) << actor.name;
    }
}

TEST(SessionProbeTest, AnActorOfAKilledEngineDiesWhenTheKernelSaysSo) {
    const auto session =
        started(request("stress", {"actors=4", "rate=2000", "seconds=3600"}, ProbeChoice::Best));
    ASSERT_TRUE(session);
    while (session->trace()->newest()->actors().size() < 5)
        std::this_thread::yield();
    if (session->trace()->newest()->probe() != ProbeSource::Perf) {
        session->stop();
        session->wait();
        GTEST_SKIP() << "no records of the kernel: " << session->probeReason();
    }
    ASSERT_GT(session->enginePid(), 1);
    ASSERT_EQ(::kill(session->enginePid(), SIGKILL), 0);
    session->wait();
    const World world = session->trace()->at(session->trace()->end());
    const Trace::Reading reading(*session->trace());
    std::size_t exits = 0;
    std::int64_t told = 0; // when the observer saw that the process was gone
    for (std::size_t i = 0; i < reading.events().size(); ++i) {
        const Event& event = reading.events()[i];
        exits += event.kind == EventKind::ThreadExited;
        if (event.kind == EventKind::ActorEnded && told == 0)
            told = static_cast<std::int64_t>(event.time);
    }
    EXPECT_EQ(exits, 5u);
    for (const ActorInfo& actor : world.actors()) {
        EXPECT_EQ(actor.exit, ExitKind::Killed);
        EXPECT_EQ(actor.signal, SIGKILL);
        EXPECT_LT(actor.since, told) << "dead from its own end on";
    }
}

} // namespace
} // namespace interleave
