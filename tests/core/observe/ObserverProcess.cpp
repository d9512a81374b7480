// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An observer to be killed: runs a lesson that does not end by itself, or the one that is named, recorded
// where a file is named, prints the engine's process id, and waits. Arguments: ENGINE [FILE or "" [LESSON]]
#include "core/observe/Session.h"
#include "core/scenarios/Catalog.h"

#include <cstdio>

int main(int argc, char** argv) {
    using namespace interleave;
    if (argc < 2 || argc > 4)
        return 2;
    const ScenarioInfo& info = findScenario(argc == 4 ? argv[3] : "stress").value()->info;
    RunRequest request;
    request.enginePath = argv[1];
    request.scenario = info.id;
    request.parameters = defaultsOf(info);
    static_cast<void>(applySetting(info, "actors=4", request.parameters));
    static_cast<void>(applySetting(info, "rate=1000", request.parameters));
    static_cast<void>(applySetting(info, "seconds=3600", request.parameters));
    if (argc > 2 && *argv[2] != '\0')
        request.recordTo = argv[2];
    auto session = Session::start(request);
    if (!session)
        return 1;
    std::printf("%d\n", static_cast<int>(session.value()->enginePid()));
    std::fflush(stdout);
    session.value()->wait();
    return 0;
}
