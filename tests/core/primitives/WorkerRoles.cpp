// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// pool-worker: what the tests of ManagerQueue, Pool, Baton, Measurement and Comparison start as worker
// processes. As interleave-engine in a role, with roles and tasks of its own.
#include "core/engine/Stage.h"
#include "core/primitives/Baton.h"
#include "core/primitives/Comparison.h"
#include "core/primitives/ManagerQueue.h"
#include "core/primitives/Measurement.h"
#include "core/primitives/Pool.h"
#include "core/primitives/QueueMemory.h"

#include "tests/core/engine/WorkerMain.h"

#include <csignal>
#include <functional>
#include <stdexcept>
#include <string>

#include <unistd.h>

namespace {

using namespace interleave;

/// Puts its numbers, of which the argument says how many.
void put(Stage& stage, const std::string& argument) {
    auto& queue = stage.open<ManagerQueue>("q");
    for (int n = 0; n < std::stoi(argument); ++n)
        if (!queue.put(n))
            return;
}

/// Prints what it gets, and what ends that.
void get(Stage& stage, const std::string&) {
    auto& queue = stage.open<ManagerQueue>("q");
    for (;;) {
        const auto item = queue.get();
        stage.print(item ? item.value().shown() : nameOf(item.error()));
        if (!item)
            return;
    }
}

Value fail(Stage&, const Value& words) {
    throw std::runtime_error(words.text());
}

constexpr Task kTasks[] = {
    {"double", [](Stage&, const Value& number) -> Value { return 2 * number.integer(); }},
    {"same", [](Stage&, const Value& value) { return value; }},
    {"sleep",
     [](Stage& stage, const Value& seconds) {
         stage.sleep(seconds.real());
         return Value();
     }},
    {"too-large", [](Stage&, const Value&) -> Value { return Value::Bytes(QueueMemory::kLargestItem); }},
    {"fail", fail},
    {"die",
     [](Stage&, const Value&) {
         ::kill(::getpid(), SIGKILL);
         return Value();
     }},
};

/// Gives the baton back as often as the argument says; then it is here, and it dies with it.
void giveBack(Stage& stage, const std::string& argument) {
    auto& baton = stage.open<Baton>("baton");
    for (int i = 0; i < std::stoi(argument); ++i) {
        baton.await(Baton::End::Second);
        baton.give(Baton::End::Second);
    }
    baton.await(Baton::End::Second);
    ::kill(::getpid(), SIGKILL);
}

void endMeasuring(Stage& stage) {
    stage.open<Measurement>("creation").end(MeasuredSide::Process, stage.clock().now());
}

std::function<void(Stage&)> findRole(const std::string& role) {
    const std::size_t colon = std::min(role.find(':'), role.size());
    const std::string id = role.substr(0, colon);
    const std::string argument = colon < role.size() ? role.substr(colon + 1) : "";
    if (id == "manager")
        return [=](Stage& stage) { ManagerQueue::serve(stage, argument); };
    if (id == "pool")
        return [=](Stage& stage) { Pool::work(stage, argument, kTasks); };
    if (id == "put")
        return [=](Stage& stage) { put(stage, argument); };
    if (id == "give-back")
        return [=](Stage& stage) { giveBack(stage, argument); };
    if (id == "end-measuring")
        return endMeasuring;
    if (id == Comparison::kRole)
        return Comparison::play;
    if (id == "get")
        return [=](Stage& stage) { get(stage, argument); };
    return nullptr;
}

} // namespace

int main(int argc, char** argv) {
    return playWorker(argc, argv, findRole);
}
