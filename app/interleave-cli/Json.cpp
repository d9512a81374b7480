// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/Json.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <cmath>

namespace interleave {

namespace {

using Buffer = rapidjson::StringBuffer;
using Writer = rapidjson::PrettyWriter<Buffer>;

void text(Writer& json, const char* key, const std::string& value) {
    json.Key(key);
    json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void integer(Writer& json, const char* key, std::int64_t value) {
    json.Key(key);
    json.Int64(value);
}

void count(Writer& json, const char* key, std::uint64_t value) {
    json.Key(key);
    json.Uint64(value);
}

void number(Writer& json, double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15)
        json.Int64(static_cast<std::int64_t>(value));
    else
        json.Double(value);
}

/// A number, true or false, a choice's word, or the word that stands for a number.
void parameterValue(Writer& json, const ParameterInfo& info, double value) {
    if (info.kind == ParameterKind::Switch)
        json.Bool(value != 0);
    else if (info.kind == ParameterKind::Choice || (info.special && value < info.minimum))
        json.String(settingText(info, value).c_str());
    else
        number(json, value);
}

void writeParameter(Writer& json, const ParameterInfo& info) {
    json.StartObject();
    text(json, "name", info.id);
    text(json, "label", info.label);
    text(json, "help", info.help);
    text(json, "allowed", allowedValues(info));
    json.Key("default");
    parameterValue(json, info, info.fallback);
    json.Key("live");
    json.Bool(info.live);
    if (info.kind == ParameterKind::Whole || info.kind == ParameterKind::Seconds) {
        json.Key("minimum");
        number(json, info.minimum);
        json.Key("maximum");
        number(json, info.maximum);
    }
    json.EndObject();
}

void writeScenario(Writer& json, const ScenarioInfo& info) {
    json.StartObject();
    text(json, "id", info.id);
    text(json, "title", info.title);
    text(json, "group", info.group);
    text(json, "summary", info.summary);
    text(json, "about", info.about);
    json.Key("parameters");
    json.StartArray();
    for (const ParameterInfo& parameter : info.parameters)
        writeParameter(json, parameter);
    json.EndArray();
    json.EndObject();
}

void writeTransitions(Writer& json, const ActorReport& actor) {
    json.Key("transitions");
    json.StartObject();
    for (std::size_t from = 0; from < kStates; ++from)
        for (std::size_t to = 0; to < kStates; ++to)
            if (const std::uint32_t times = actor.transitions[from][to]) {
                const std::string arrow = std::string(wordFor(static_cast<ActorState>(from))) + '>' +
                                          wordFor(static_cast<ActorState>(to));
                count(json, arrow.c_str(), times);
            }
    json.EndObject();
}

void writeActor(Writer& json, const ActorReport& actor) {
    json.StartObject();
    text(json, "name", actor.name);
    text(json, "kind", "thread");
    integer(json, "pid", actor.pid);
    integer(json, "tid", actor.tid);
    json.Key("state_ns");
    json.StartObject();
    for (std::size_t state = 0; state < kStates; ++state)
        integer(json, wordFor(static_cast<ActorState>(state)), actor.stateNs[state]);
    json.EndObject();
    json.Key("switches");
    json.StartObject();
    count(json, "preempted", actor.preempted);
    count(json, "voluntary", actor.voluntary);
    json.EndObject();
    writeTransitions(json, actor);
    integer(json, "cpu_ns", actor.cpuNs);
    json.Key("exit");
    actor.exit.empty() ? json.Null() : json.String(actor.exit.c_str());
    json.EndObject();
}

void writeQueue(Writer& json, const QueueReport& queue) {
    json.StartObject();
    text(json, "name", queue.name);
    text(json, "kind", "thread");
    text(json, "discipline", wordFor(queue.discipline));
    count(json, "capacity", queue.capacity);
    count(json, "puts", queue.puts);
    count(json, "gets", queue.gets);
    count(json, "full", queue.full);
    count(json, "empty", queue.empty);
    count(json, "left", queue.left);
    count(json, "peak", queue.peak);
    count(json, "lost", queue.lost);
    integer(json, "put_blocked_ns", queue.putBlockedNs);
    integer(json, "get_blocked_ns", queue.getBlockedNs);
    json.EndObject();
}

void writeCounters(Writer& json, const Report& report) {
    json.Key("counters");
    json.StartArray();
    for (const CounterReport& counter : report.counters) {
        json.StartObject();
        text(json, "name", counter.name);
        text(json, "protection", wordFor(counter.protection));
        count(json, "expected", counter.expected);
        integer(json, "actual", counter.actual);
        count(json, "lost", counter.lost);
        json.EndObject();
    }
    json.EndArray();
}

void writeTrials(Writer& json, const std::vector<Report>& trials) {
    json.Key("trials");
    json.StartArray();
    for (const Report& trial : trials) {
        json.StartObject();
        text(json, "outcome", wordFor(trial.outcome));
        integer(json, "duration_ns", trial.durationNs);
        writeCounters(json, trial);
        json.EndObject();
    }
    json.EndArray();
}

void writeReport(Writer& json, const RunSummary& summary) {
    const Report& report = summary.report;
    json.StartObject();
    text(json, "scenario", summary.scenario.id);
    json.Key("parameters");
    json.StartObject();
    for (std::size_t i = 0; i < summary.scenario.parameters.size(); ++i) {
        json.Key(summary.scenario.parameters[i].id);
        parameterValue(json, summary.scenario.parameters[i], summary.parameters[i]);
    }
    json.EndObject();
    text(json, "outcome", wordFor(report.outcome));
    if (!report.failure.empty())
        text(json, "failure", report.failure);
    integer(json, "duration_ns", report.durationNs);
    json.Key("probe");
    json.StartObject();
    text(json, "source", wordFor(report.probe));
    text(json, "reason", summary.probeReason);
    if (report.samplePeriodNs > 0)
        integer(json, "period_ns", report.samplePeriodNs);
    json.EndObject();
    count(json, "events", report.events);
    count(json, "dropped", report.dropped);
    json.Key("actors");
    json.StartArray();
    for (const ActorReport& actor : report.actors)
        writeActor(json, actor);
    json.EndArray();
    json.Key("queues");
    json.StartArray();
    for (const QueueReport& queue : report.queues)
        writeQueue(json, queue);
    json.EndArray();
    writeCounters(json, report);
    json.Key("output");
    json.StartArray();
    for (const std::string& line : report.output)
        json.String(line.c_str());
    json.EndArray();
    if (!summary.trials.empty())
        writeTrials(json, summary.trials);
    json.EndObject();
}

template <class Write> std::string document(Write&& write) {
    Buffer buffer;
    Writer json(buffer);
    json.SetIndent(' ', 2);
    write(json);
    return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

} // namespace

std::string catalogJson() {
    return document([](Writer& json) {
        json.StartArray();
        for (const Scenario* scenario : catalog())
            writeScenario(json, scenario->info);
        json.EndArray();
    });
}

std::string scenarioJson(const ScenarioInfo& info) {
    return document([&](Writer& json) { writeScenario(json, info); });
}

std::string reportJson(const RunSummary& summary) {
    return document([&](Writer& json) { writeReport(json, summary); });
}

} // namespace interleave
