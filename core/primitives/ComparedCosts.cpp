// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ComparedCosts.h"

#include "core/base/ProcessMemory.h"
#include "core/engine/Stage.h"
#include "core/primitives/Baton.h"
#include "core/primitives/BoundedQueue.h"
#include "core/primitives/ProcessQueue.h"

#include <optional>
#include <vector>

#include <unistd.h>

namespace interleave {

namespace {

using Side = MeasuredSide;
using End = Baton::End;

std::string named(Side side, const char* thread, const char* process, int number) {
    return (side == Side::Thread ? thread : process) + std::to_string(number);
}

void runBoth(const ThreadOrProcess& first, const ThreadOrProcess& second) {
    first.start();
    second.start();
    first.join();
    second.join();
}

void firstLine(Stage& stage, Side side, const std::string& comparison) {
    const std::int64_t now = stage.clock().now();
    stage.open<Measurement>(comparison).end(side, now);
}

/// Says that it is there, and stays until it is told to go.
void stay(Stage& stage, Side, const std::string&) {
    auto& baton = stage.open<Baton>(stage.ownName());
    baton.await(End::Second);
    baton.pass(End::Second);
}

std::string batonOf(Side side) {
    return side == Side::Thread ? "threads' baton" : "processes' baton";
}

/// A round is two switches: there and back.
void handOver(Stage& stage, Side side, const std::string& comparison) {
    auto& baton = stage.open<Baton>(batonOf(side));
    auto& switching = stage.open<Measurement>(comparison);
    stage.pinHere(Stage::firstCpu());
    stage.at(switching.plan().line);
    baton.pass(End::First); // until the other one is there as well
    for (int round = 0; round < switching.plan().times; ++round) {
        const std::int64_t begin = stage.clock().now();
        baton.pass(End::First);
        switching.record(side, (stage.clock().now() - begin) / 2);
    }
}

void handBack(Stage& stage, Side side, const std::string& comparison) {
    auto& baton = stage.open<Baton>(batonOf(side));
    const MeasurementPlan plan = stage.open<Measurement>(comparison).plan();
    stage.pinHere(Stage::firstCpu());
    stage.at(plan.line);
    for (int round = 0; round <= plan.times; ++round) {
        baton.await(End::Second);
        baton.give(End::Second);
    }
}

/// The two queues of either side.
constexpr const char* kThreadsQueue = "q";
constexpr const char* kThreadsAnswer = "answer";
constexpr const char* kProcessesQueue = "processes' q";
constexpr const char* kProcessesAnswer = "processes' answer";

template <class Queue> void send(Stage& stage, MeasurementPlan plan, Queue& queue, Queue& answers) {
    stage.pinHere(Stage::firstCpu());
    for (int round = 0; round < plan.times; ++round) {
        stage.at(plan.line);
        static_cast<void>(queue.put(stage.clock().now()));
        static_cast<void>(answers.get());
    }
}

template <class Queue>
void receive(Stage& stage, Side side, Measurement& passing, Queue& queue, Queue& answers) {
    stage.pinHere(Stage::firstCpu());
    for (int round = 0; round < passing.plan().times; ++round) {
        const auto sentAt = queue.get();
        passing.record(side, stage.clock().now() - sentAt.value().integer());
        static_cast<void>(answers.put(round));
    }
}

/// On the processes' side; the threads' queues are in their process alone.
void sendAcross(Stage& stage, Side, const std::string& comparison) {
    send(stage, stage.open<Measurement>(comparison).plan(), stage.open<ProcessQueue>(kProcessesQueue),
         stage.open<ProcessQueue>(kProcessesAnswer));
}

void receiveAcross(Stage& stage, Side side, const std::string& comparison) {
    receive(stage, side, stage.open<Measurement>(comparison), stage.open<ProcessQueue>(kProcessesQueue),
            stage.open<ProcessQueue>(kProcessesAnswer));
}

constexpr ComparedPart kFirstLine{"first-line", firstLine};
constexpr ComparedPart kStay{"stay", stay};
constexpr ComparedPart kHandOver{"hand-over", handOver};
constexpr ComparedPart kHandBack{"hand-back", handBack};
constexpr ComparedPart kSend{"send", sendAcross};
constexpr ComparedPart kReceive{"receive", receiveAcross};
constexpr ComparedPart kCostParts[] = {kFirstLine, kStay, kHandOver, kHandBack, kSend, kReceive};

} // namespace

std::span<const ComparedPart> partsOfCosts() {
    return kCostParts;
}

void CreationTime::measure(Side side) {
    const auto [line, times] = m_measured.plan();
    for (int number = 1; number <= times; ++number) {
        const std::string name = named(side, "t", "p", number);
        const ThreadOrProcess created = one(side, name, name, kFirstLine);
        m_stage.at(line);
        m_measured.begin();
        m_stage.at(line + 1);
        created.start();
        created.join();
    }
}

void MemoryOfEach::measure(Side side) {
    const auto [line, alive] = m_measured.plan();
    std::vector<ThreadOrProcess> all;
    std::vector<Baton*> batons;
    std::optional<std::int64_t> before = pssOf(::getpid());
    for (int number = 1; number <= alive; ++number) {
        const std::string name = named(side, "a", "b", number);
        batons.push_back(&m_stage.make<Baton>(name));
        all.push_back(one(side, name, name, kStay));
        m_stage.at(line);
        all.back().start();
        batons.back()->pass(End::First);
        if (side == Side::Process)
            continue;
        const auto after = pssOf(::getpid());
        if (before && after)
            m_measured.record(side, *after - *before);
        before = after;
    }
    if (side == Side::Process)
        for (const ThreadOrProcess& process : all)
            if (const auto pss = pssOf(process.pid()))
                m_measured.record(side, *pss);
    for (Baton* baton : batons)
        baton->give(End::First);
    for (const ThreadOrProcess& each : all)
        each.join();
}

void SwitchTime::measure(Side side) {
    m_stage.make<Baton>(batonOf(side));
    const std::string first = named(side, "ts", "ps", 1);
    const std::string second = named(side, "ts", "ps", 2);
    const ThreadOrProcess handing = one(side, first, first, kHandOver);
    runBoth(handing, one(side, second, second, kHandBack));
}

void PassingTime::measure(Side side) {
    if (side == Side::Process) {
        m_stage.make<ProcessQueue>(kProcessesQueue, 1);
        m_stage.make<ProcessQueue>(kProcessesAnswer, 1);
        const ThreadOrProcess sender = one(side, "p put", "pp", kSend);
        return runBoth(sender, one(side, "p get", "pg", kReceive));
    }
    auto& queue = m_stage.make<BoundedQueue>(kThreadsQueue, 1);
    auto& answers = m_stage.make<BoundedQueue>(kThreadsAnswer, 1);
    Actor& sender = m_stage.actor("put", "tp", [&] { send(m_stage, m_measured.plan(), queue, answers); });
    Actor& receiver =
        m_stage.actor("get", "tg", [&, side] { receive(m_stage, side, m_measured, queue, answers); });
    m_stage.runAll({&sender, &receiver});
}

} // namespace interleave
