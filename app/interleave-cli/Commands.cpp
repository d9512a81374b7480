// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/Commands.h"

#include "core/scenarios/Catalog.h"

#include "app/interleave-cli/Json.h"
#include "app/interleave-cli/Text.h"

#include <algorithm>
#include <cstdio>

namespace interleave {

namespace {

struct FinishedRun {
    TraceInfo info;
    Report report;
    std::optional<RecordingError> recordingError;
};

OrError<FinishedRun> runOnce(const RunRequest& request, const std::vector<std::string>& calls) {
    auto session = Session::start(request);
    if (!session)
        return session.error();
    for (const std::string& call : calls)
        if (const auto sent = session.value()->send(call); !sent)
            return sent.error();
    session.value()->wait();
    const Trace& trace = *session.value()->trace();
    return FinishedRun{trace.info(), makeReport(trace), session.value()->recordingError()};
}

/// An error where the lesson has no such call, or none at all, or the item cannot be read.
OrError<std::string> knownCall(const ScenarioInfo& info, const std::string& call) {
    const std::size_t space = std::min(call.find(' '), call.size());
    std::string allowed;
    for (const CallInfo& known : info.calls) {
        if (call.substr(0, space) == known.id)
            return commandFor(known, std::string_view(call).substr(space));
        allowed += (allowed.empty() ? "" : ", ") + std::string(known.id);
    }
    return Error{ErrorCode::UnknownCall, call, allowed.empty() ? "none in this lesson" : allowed, {}};
}

} // namespace

int complain(const Error& error, int status) {
    std::fprintf(stderr, "interleave-cli: %s\n", englishSentence(error).c_str());
    return status;
}

int complainOfFailure(const Report& report) {
    if (report.outcome != Outcome::Failed)
        return kDone;
    std::fprintf(stderr, "interleave-cli: the run failed: %s; what it did up to then is in the report\n",
                 report.failure.c_str());
    return kFailed;
}

OrError<ProbeChoice> probeChoice(const std::string& word) {
    if (word.empty())
        return ProbeChoice::Best;
    if (word == "perf")
        return ProbeChoice::Perf;
    if (word == "none")
        return ProbeChoice::None;
    if (word == "procfs")
        return ProbeChoice::Procfs;
    return Error{ErrorCode::UnknownProbe, word, "perf, procfs, none", {}};
}

int listCommand(bool json) {
    std::fputs((json ? catalogJson() : catalogText()).c_str(), stdout);
    return kDone;
}

int describeCommand(const std::string& id, bool json) {
    const auto scenario = findScenario(id);
    if (!scenario)
        return complain(scenario.error(), kWrongUsage);
    const ScenarioInfo& info = scenario.value()->info;
    std::fputs((json ? scenarioJson(info) : scenarioText(info)).c_str(), stdout);
    return kDone;
}

int runCommand(const RunOptions& options) {
    const auto scenario = findScenario(options.scenario);
    if (!scenario)
        return complain(scenario.error(), kWrongUsage);
    const ScenarioInfo& info = scenario.value()->info;
    RunRequest request;
    request.enginePath = enginePath();
    request.scenario = info.id;
    request.parameters = defaultsOf(info);
    for (const std::string& setting : options.settings)
        if (const auto applied = applySetting(info, setting, request.parameters); !applied)
            return complain(applied.error(), kWrongUsage);
    request.settings = settingsOf(info, request.parameters);
    for (const std::string& call : options.calls)
        if (const auto known = knownCall(info, call); !known)
            return complain(known.error(), kWrongUsage);
    const auto probe = probeChoice(options.probe);
    if (!probe)
        return complain(probe.error(), kWrongUsage);
    request.probe = probe.value();
    request.timeLimitSeconds = options.timeLimitSeconds;
    if (!options.trace.empty()) {
        if (options.trials > 1)
            return complain({ErrorCode::OneRunOnly, options.trace, "--trials 1", {}}, kWrongUsage);
        request.recordTo = options.trace;
    }

    std::vector<FinishedRun> runs;
    for (int trial = 0; trial < options.trials; ++trial) {
        auto run = runOnce(request, options.calls);
        if (!run)
            return complain(run.error(), kFailed);
        runs.push_back(std::move(run.value()));
        if (runs.back().report.outcome == Outcome::Failed)
            break;
    }
    RunSummary summary{runs.back().info, runs.back().report, {}, {}};
    if (options.trials > 1)
        for (const FinishedRun& run : runs)
            summary.trials.push_back(run.report);
    std::fputs((options.json ? reportJson(summary) : reportText(summary)).c_str(), stdout);
    if (const auto& stopped = runs.back().recordingError)
        return complain(stopped->error, kFailed);
    return complainOfFailure(summary.report);
}

} // namespace interleave
