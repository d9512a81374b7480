// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A worker process of tests and benchmarks: interleave-engine's part in a role, for roles that no lesson has.
#pragma once

#include "core/engine/Stage.h"
#include "core/engine/WorkerStart.h"

#include <functional>
#include <string>
#include <thread>

#include <unistd.h>

namespace interleave {

/// Plays the role that the command line names, and ends the process: with 1 where it failed. Returns 2 where
/// it is not started as a worker, or `find` knows no such role. Ends with the engine, as its lifeline does.
inline int playWorker(int argc, char** argv,
                      const std::function<std::function<void(Stage&)>(const std::string& role)>& find) {
    const auto identity = workerIdentity(argc, argv);
    const auto role = identity ? find(identity->role) : nullptr;
    auto segment = Segment::open(UniqueFd(kSegmentFd));
    if (!role || !segment)
        return 2;
    Stage stage(segment.value(), {}, *identity);
    std::thread([] {
        char byte = 0;
        while (::read(kDoorbellFd, &byte, 1) > 0) {
        }
        ::_exit(1);
    }).detach();
    ::_exit(stage.runMain([&] { role(stage); }) ? 0 : 1);
}

} // namespace interleave
