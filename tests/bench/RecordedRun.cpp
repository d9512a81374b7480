// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/RecordedRun.h"

#include "core/scenarios/Catalog.h"

#include <limits>

namespace interleave::bench {

namespace {

/// More than a lesson's: here producers and consumers do not work between their puts and gets.
constexpr std::uint32_t kRingEvents = 1u << 16;

} // namespace

OrError<RunRequest> requestFor(const std::string& scenario, const std::vector<std::string>& settings) {
    const auto found = findScenario(scenario);
    if (!found)
        return found.error();
    RunRequest request;
    request.enginePath = enginePath();
    request.scenario = scenario;
    request.parameters = defaultsOf(found.value()->info);
    for (const std::string& setting : settings)
        if (const auto applied = applySetting(found.value()->info, setting, request.parameters); !applied)
            return applied.error();
    return request;
}

OrError<RecordedRun> recordRun(const std::string& scenario, const std::vector<std::string>& settings) {
    auto request = requestFor(scenario, settings);
    if (!request)
        return request.error();
    request.value().limits.ringEvents = kRingEvents;
    request.value().memoryLimitBytes = std::numeric_limits<std::size_t>::max(); // all of it is measured
    auto session = Session::start(std::move(request.value()));
    if (!session)
        return session.error();
    session.value()->wait();
    const Trace& trace = *session.value()->trace();
    RecordedRun run;
    run.dropped = trace.at(trace.end()).dropped();
    const Trace::Reading reading(trace);
    run.events.reserve(reading.events().size());
    for (std::size_t i = 0; i < reading.events().size(); ++i)
        run.events.push_back(reading.events()[i]);
    return run;
}

} // namespace interleave::bench
