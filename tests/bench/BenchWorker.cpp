// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A worker process of the benchmarks: interleave-engine's part in a role, for roles that no lesson has.
#include "core/engine/Stage.h"
#include "core/engine/WorkerStart.h"
#include "core/primitives/ManagerQueue.h"
#include "core/primitives/Pool.h"

#include <string>
#include <thread>

#include <unistd.h>

namespace {

using namespace interleave;

constexpr Task kTasks[] = {{"empty", [](Stage&, const Value&) { return Value(); }}};

void play(Stage& stage, const std::string& role) {
    const std::string name = role.substr(role.find(':') + 1);
    if (role.starts_with("manager:"))
        ManagerQueue::serve(stage, name);
    if (role.starts_with("pool:"))
        Pool::work(stage, name, kTasks);
}

} // namespace

int main(int argc, char** argv) {
    const auto identity = workerIdentity(argc, argv);
    auto segment = Segment::open(UniqueFd(kSegmentFd));
    if (!identity || !segment)
        return 2;
    Stage stage(segment.value(), {}, *identity);
    std::thread([] {
        char byte = 0;
        while (::read(kDoorbellFd, &byte, 1) > 0) {
        }
        ::_exit(1);
    }).detach();
    ::_exit(stage.runMain([&] { play(stage, identity->role); }) ? 0 : 1);
}
