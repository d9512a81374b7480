// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A worker process for the tests of queues between processes. It is built with the primitives' kill points,
// and dies at the one whose number INTERLEAVE_KILL_AT in its environment says, if its name is
// INTERLEAVE_KILL_NAME. Roles, with arguments: put:QUEUE,COUNT,BYTES,BASE together:QUEUE,COUNT,BYTES,BASE
// get:QUEUE idle fail exit:STATUS. With `together` the feeder is held at its first kill point, with the first
// item, until all others are put, so that it brings these into slots at once; only from then on points are
// counted.
#include "core/engine/Stage.h"
#include "core/engine/WorkerStart.h"
#include "core/primitives/KillPoint.h"
#include "core/primitives/ProcessQueue.h"

#include "tests/core/primitives/QueueItems.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include <unistd.h>

namespace interleave {

namespace {

std::atomic<long> g_pointsLeft{-1};
std::atomic<bool> g_feederHeld{false};
std::atomic<bool> g_feederIsThere{false};

std::vector<std::string> words(std::string_view argument) {
    std::vector<std::string> list(1);
    for (const char letter : argument) {
        if (letter == ',')
            list.emplace_back();
        else
            list.back() += letter;
    }
    return list;
}

/// `afterFirst()` is called once the first item is put.
template <class AfterFirst> void put(Stage& stage, std::string_view argument, AfterFirst&& afterFirst) {
    const auto facts = words(argument);
    auto& queue = stage.open<ProcessQueue>(facts.at(0));
    const std::int64_t base = std::stoll(facts.at(3));
    for (std::int64_t n = 0; n < std::stoll(facts.at(1)); ++n) {
        if (n == 1)
            afterFirst();
        if (const auto done = queue.put(numberedItem(base + n, std::stoull(facts.at(2)))); !done)
            throw std::runtime_error(nameOf(done.error()));
    }
}

void get(Stage& stage, std::string_view argument) {
    auto& queue = stage.open<ProcessQueue>(std::string(argument));
    for (;;) {
        const auto item = queue.get();
        if (!item)
            throw std::runtime_error(nameOf(item.error()));
        if (item.value().type() == ValueType::None)
            return;
        static_cast<void>(numberOf(item.value())); // throws where it is torn
        static_cast<void>(queue.taskDone());
    }
}

void play(Stage& stage) {
    const std::string& role = stage.identity().role;
    const std::string id = role.substr(0, role.find(':'));
    const std::string argument = role.substr(std::min(role.size(), id.size() + 1));
    if (id == "put") {
        put(stage, argument, [] {});
    } else if (id == "together") {
        g_feederHeld = true;
        put(stage, argument, [] {
            while (!g_feederIsThere)
                std::this_thread::yield();
        });
        g_feederHeld = false;
    } else if (id == "get")
        get(stage, argument);
    else if (id == "idle")
        stage.sleep(3600);
    else if (id == "exit")
        ::_exit(std::stoi(argument));
    else
        throw std::runtime_error("the worker's own error");
}

} // namespace

void killPoint() {
    std::atomic_signal_fence(std::memory_order_seq_cst);
    if (g_feederHeld && ::gettid() == ::getpid())
        return;
    for (; g_feederHeld; std::this_thread::yield())
        g_feederIsThere = true;
    if (g_pointsLeft.load(std::memory_order_relaxed) >= 0 && g_pointsLeft.fetch_sub(1) == 0)
        ::kill(::getpid(), SIGKILL);
}

} // namespace interleave

int main(int argc, char** argv) {
    using namespace interleave;
    const auto identity = workerIdentity(argc, argv);
    auto segment = Segment::open(UniqueFd(kSegmentFd));
    if (!identity || !segment)
        return 2;
    const char* name = std::getenv("INTERLEAVE_KILL_NAME");
    const char* at = std::getenv("INTERLEAVE_KILL_AT");
    if (name && at && identity->name == name)
        g_pointsLeft = std::atol(at);
    Stage stage(segment.value(), {}, *identity);
    playHere(stage, [&] { play(stage); });
}
