// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A process of a run. Started by the observer as the engine itself, with the lesson's name: descriptor 3 is
// the run's segment, descriptor 4 the doorbell; it waits for the first ring, then plays. Started by the
// engine as a worker process, with the lesson's name, a role, and who it is: descriptor 4 is its lifeline.
// When that pipe's other end is gone, so is who started it, and it ends at once.
#include "core/engine/Stage.h"
#include "core/engine/WorkerStart.h"
#include "core/scenarios/Catalog.h"

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace {

using namespace interleave;

constexpr int kWrongUsage = 2;

bool waitForGo() {
    char byte = 0;
    return ::read(kDoorbellFd, &byte, 1) == 1 && byte == static_cast<char>(Doorbell::Go);
}

std::vector<std::string> parameterIds(const ScenarioInfo& info) {
    std::vector<std::string> ids;
    for (const ParameterInfo& parameter : info.parameters)
        ids.emplace_back(parameter.id);
    return ids;
}

int complain(const Error& error) {
    std::fprintf(stderr, "interleave-engine: started by interleave and interleave-cli, not by hand: %s\n",
                 englishSentence(error).c_str());
    return kWrongUsage;
}

} // namespace

int main(int argc, char** argv) {
    const auto identity = workerIdentity(argc, argv);
    const auto scenario = findScenario(argc == 2 || identity ? argv[1] : "");
    auto segment = Segment::open(UniqueFd(kSegmentFd));
    if (!scenario)
        return complain(scenario.error());
    if (!segment)
        return complain(segment.error());
    const std::vector<std::string> parameters = parameterIds(scenario.value()->info);
    if (identity) {
        const auto role = findRole(*scenario.value(), identity->role);
        if (!role)
            return complain(role.error());
        Stage stage(segment.value(), parameters, *identity);
        playHere(stage, [&] { role.value()(stage); });
    }
    if (!waitForGo())
        return kWrongUsage;
    // A worker process does not get the engine's doorbell, only a lifeline of its own.
    ::fcntl(kDoorbellFd, F_SETFD, FD_CLOEXEC);
    Stage stage(segment.value(), parameters);
    stage.setWorkerCommand({"/proc/self/exe", scenario.value()->info.id}, [&](const std::string& role) {
        const auto found = findRole(*scenario.value(), role);
        return found ? std::string() : englishSentence(found.error());
    });
    stage.applyControl(); // it may begin paused
    playHere(stage, [&] { scenario.value()->run(stage); });
}
