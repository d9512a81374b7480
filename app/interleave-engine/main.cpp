// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs one lesson. Started by the observer with the run's segment as descriptor 3 and the doorbell as
// descriptor 4: waits for the first ring, then plays; when the doorbell's other end is gone, so is the
// observer, and it ends at once.
#include "core/engine/Stage.h"
#include "core/scenarios/Catalog.h"

#include <csignal>
#include <cstdio>
#include <thread>

#include <unistd.h>

namespace {

using namespace interleave;

constexpr int kSegmentFd = 3;
constexpr int kDoorbellFd = 4;
constexpr int kWrongUsage = 2;
constexpr int kLessonFailed = 1;

bool waitForGo() {
    char byte = 0;
    return ::read(kDoorbellFd, &byte, 1) == 1 && byte == static_cast<char>(Doorbell::Go);
}

void listenToDoorbell(Stage& stage) {
    char bytes[64];
    while (::read(kDoorbellFd, bytes, sizeof bytes) > 0)
        stage.applyControl();
    ::_exit(kLessonFailed);
}

std::vector<std::string> parameterIds(const ScenarioInfo& info) {
    std::vector<std::string> ids;
    for (const ParameterInfo& parameter : info.parameters)
        ids.emplace_back(parameter.id);
    return ids;
}

} // namespace

int main(int argc, char** argv) {
    const auto scenario = findScenario(argc == 2 ? argv[1] : "");
    auto segment = Segment::open(UniqueFd(kSegmentFd));
    if (!scenario || !segment) {
        std::fprintf(stderr, "interleave-engine: started by interleave and interleave-cli, not by hand: %s\n",
                     englishSentence(scenario ? segment.error() : scenario.error()).c_str());
        return kWrongUsage;
    }
    if (!waitForGo())
        return kWrongUsage;
    Stage stage(segment.value(), parameterIds(scenario.value()->info));
    std::thread(listenToDoorbell, std::ref(stage)).detach();
    const bool worked = stage.runMain([&] { scenario.value()->run(stage); });
    // Everything is in shared memory: nothing is to be tidied up, and the doorbell's thread may still use the
    // stage.
    ::_exit(worked ? 0 : kLessonFailed);
}
