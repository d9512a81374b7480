// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/Json.h"

#include "core/trace/TraceWords.h"

#include "app/interleave-cli/Classwork.h"
#include "app/interleave-cli/JsonWriter.h"
#include "app/interleave-cli/Measurements.h"
#include "app/interleave-cli/Signals.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace interleave {

namespace {

using Buffer = rapidjson::StringBuffer;
using Writer = rapidjson::PrettyWriter<Buffer>;

using json::count;
using json::integer;
using json::text;

void number(Writer& to, double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15)
        to.Int64(static_cast<std::int64_t>(value));
    else
        to.Double(value);
}

/// A number, true or false, a choice's word, or the word that stands for a number.
void parameterValue(Writer& to, const ParameterInfo& info, double value) {
    if (info.kind == ParameterKind::Switch)
        to.Bool(value != 0);
    else if (info.kind == ParameterKind::Choice || (info.special && value < info.minimum))
        to.String(settingText(info, value).c_str());
    else
        number(to, value);
}

/// The same, from the words in which a trace keeps it.
void settingValue(Writer& to, const std::string& word) {
    double value = 0;
    const char* const end = word.data() + word.size();
    if (word == "true" || word == "false")
        to.Bool(word == "true");
    else if (const auto read = std::from_chars(word.data(), end, value);
             read.ec == std::errc() && read.ptr == end && std::isfinite(value))
        number(to, value);
    else
        json::string(to, word);
}

void writeSettings(Writer& to, const std::vector<std::string>& settings) {
    to.Key("parameters");
    to.StartObject();
    for (const std::string& setting : settings) {
        const std::size_t equals = std::min(setting.find('='), setting.size());
        to.Key(json::validUtf8(setting.substr(0, equals)).c_str());
        settingValue(to, setting.substr(std::min(equals + 1, setting.size())));
    }
    to.EndObject();
}

void writeParameter(Writer& to, const ParameterInfo& info) {
    to.StartObject();
    text(to, "name", info.id);
    text(to, "label", info.label);
    text(to, "help", info.help);
    text(to, "allowed", allowedValues(info));
    to.Key("default");
    parameterValue(to, info, info.fallback);
    to.Key("live");
    to.Bool(info.live);
    if (info.kind == ParameterKind::Whole || info.kind == ParameterKind::Seconds) {
        to.Key("minimum");
        number(to, info.minimum);
        to.Key("maximum");
        number(to, info.maximum);
    }
    to.EndObject();
}

void writeTexts(Writer& to, std::span<const char* const> texts) {
    to.StartArray();
    for (const char* each : texts)
        to.String(each);
    to.EndArray();
}

void writeTable(Writer& to, const AboutTable& table) {
    to.Key("about_table");
    to.StartObject();
    to.Key("heads");
    writeTexts(to, table.heads);
    to.Key("rows");
    to.StartArray();
    for (std::size_t from = 0; from < table.cells.size(); from += table.heads.size())
        writeTexts(to, table.cells.subspan(from, table.heads.size()));
    to.EndArray();
    to.EndObject();
}

void writeCode(Writer& to, const CodeText& code) {
    text(to, "code", code.python);
    if (code.cpp)
        text(to, "code_cpp", code.cpp);
}

/// The programs that run in the first one's place with certain settings.
void writeVariants(Writer& to, std::span<const CodeVariant> variants) {
    to.Key("code_variants");
    to.StartArray();
    for (const CodeVariant& variant : variants) {
        to.StartObject();
        text(to, "when", variant.when);
        writeCode(to, variant.text);
        to.EndObject();
    }
    to.EndArray();
}

void writeScenario(Writer& to, const ScenarioInfo& info) {
    to.StartObject();
    text(to, "id", info.id);
    text(to, "title", info.title);
    text(to, "group", info.group);
    text(to, "summary", info.summary);
    text(to, "about", info.about.text);
    if (info.about.table)
        writeTable(to, *info.about.table);
    writeCode(to, info.code.first);
    if (!info.code.others.empty())
        writeVariants(to, info.code.others);
    to.Key("parameters");
    to.StartArray();
    for (const ParameterInfo& parameter : info.parameters)
        writeParameter(to, parameter);
    to.EndArray();
    json::classwork(to, info.classwork);
    to.EndObject();
}

void writeTransitions(Writer& to, const ActorReport& actor) {
    to.Key("transitions");
    to.StartObject();
    for (std::size_t left = 0; left < kStates; ++left)
        for (std::size_t entered = 0; entered < kStates; ++entered)
            if (const std::uint32_t times = actor.transitions[left][entered]) {
                const std::string arrow = std::string(wordFor(static_cast<ActorState>(left))) + '>' +
                                          wordFor(static_cast<ActorState>(entered));
                count(to, arrow.c_str(), times);
            }
    to.EndObject();
}

void writeActor(Writer& to, const ActorReport& actor) {
    to.StartObject();
    text(to, "name", actor.name);
    text(to, "kind", actor.mainOfProcess ? "process" : "thread");
    integer(to, "pid", actor.pid);
    integer(to, "tid", actor.tid);
    to.Key("state_ns");
    to.StartObject();
    for (std::size_t state = 0; state < kStates; ++state)
        integer(to, wordFor(static_cast<ActorState>(state)), actor.stateNs[state]);
    to.EndObject();
    to.Key("switches");
    to.StartObject();
    count(to, "preempted", actor.preempted);
    count(to, "voluntary", actor.voluntary);
    to.EndObject();
    writeTransitions(to, actor);
    text(to, "last_state", wordFor(actor.last));
    integer(to, "cpu_ns", actor.cpuNs);
    json::name(to, "exit", actor.exit);
    to.EndObject();
}

void writeQueue(Writer& to, const QueueReport& queue) {
    to.StartObject();
    text(to, "name", queue.name);
    text(to, "kind", wordFor(queue.kind));
    text(to, "discipline", wordFor(queue.discipline));
    count(to, "capacity", queue.capacity);
    count(to, "puts", queue.puts);
    count(to, "gets", queue.gets);
    count(to, "full", queue.full);
    count(to, "empty", queue.empty);
    count(to, "left", queue.left);
    count(to, "peak", queue.peak);
    count(to, "lost", queue.lost);
    integer(to, "put_blocked_ns", queue.putBlockedNs);
    integer(to, "get_blocked_ns", queue.getBlockedNs);
    to.EndObject();
}

void writeTrials(Writer& to, const CounterInfo::Trials& trials) {
    if (trials.count == 0)
        return;
    to.Key("trials");
    to.StartObject();
    count(to, "count", trials.count);
    count(to, "correct", trials.correct);
    count(to, "lost_median", trials.medianLost);
    integer(to, "duration_median_ns", trials.medianNs);
    to.EndObject();
}

void writeMicroscope(Writer& to, const CounterReport& counter) {
    if (counter.microscope.stamped == 0)
        return;
    to.Key("microscope");
    to.StartObject();
    count(to, "stamped", counter.microscope.stamped);
    count(to, "lost_updates", counter.lostUpdates);
    to.Key("stamped_ns");
    to.Double(counter.microscope.stampedNs);
    to.Key("plain_ns");
    to.Double(counter.microscope.plainNs);
    to.EndObject();
}

void writeCounters(Writer& to, const Report& report) {
    to.Key("counters");
    to.StartArray();
    for (const CounterReport& counter : report.counters) {
        to.StartObject();
        text(to, "name", counter.name);
        text(to, "protection", wordFor(counter.protection));
        count(to, "expected", counter.expected);
        integer(to, "actual", counter.actual);
        count(to, "lost", counter.lost);
        writeTrials(to, counter.trials);
        writeMicroscope(to, counter);
        to.EndObject();
    }
    to.EndArray();
}

void writeLocks(Writer& to, const Report& report) {
    to.Key("locks");
    to.StartArray();
    for (const LockReport& lock : report.locks) {
        to.StartObject();
        text(to, "name", lock.name);
        json::name(to, "owner", lock.owner);
        count(to, "acquired", lock.acquired);
        count(to, "contended", lock.contended);
        integer(to, "waited_ns", lock.waitedNs);
        to.EndObject();
    }
    to.EndArray();
    to.Key("signals");
    to.StartArray();
    for (const SignalReport& signal : report.signals) {
        to.StartObject();
        text(to, "name", signal.name);
        json::signalMembers(to, signal.info, signal.lock, signal.waitedNs);
        to.EndObject();
    }
    to.EndArray();
    to.Key("deadlock");
    to.StartArray();
    for (const std::string& name : report.deadlock)
        json::string(to, name);
    to.EndArray();
}

void writeMeasurements(Writer& to, const Report& report) {
    to.Key("measurements");
    to.StartArray();
    for (const MeasurementReport& measurement : report.measurements)
        json::measurement(to, measurement.name, measurement.unit, measurement.thread, measurement.process);
    to.EndArray();
}

void writeTrials(Writer& to, const std::vector<Report>& trials) {
    to.Key("trials");
    to.StartArray();
    for (const Report& trial : trials) {
        to.StartObject();
        text(to, "outcome", wordFor(trial.outcome));
        integer(to, "duration_ns", trial.durationNs);
        writeCounters(to, trial);
        to.EndObject();
    }
    to.EndArray();
}

/// Of a script that ran nothing.
void writeScriptAlone(Writer& to, const PlayedScript& played) {
    to.StartObject();
    text(to, "scenario", played.script->lesson->id);
    json::script(to, played);
    to.EndObject();
}

void writeReport(Writer& to, const RunSummary& summary) {
    if (summary.script && summary.info.scenario.empty())
        return writeScriptAlone(to, *summary.script);
    const Report& report = summary.report;
    to.StartObject();
    text(to, "scenario", summary.info.scenario);
    writeSettings(to, summary.info.settings);
    text(to, "outcome", wordFor(report.outcome));
    if (!report.failure.empty())
        text(to, "failure", report.failure);
    integer(to, "duration_ns", report.durationNs);
    to.Key("probe");
    to.StartObject();
    text(to, "source", wordFor(report.probe));
    text(to, "reason", summary.info.probeReason);
    if (report.samplePeriodNs > 0)
        integer(to, "period_ns", report.samplePeriodNs);
    to.EndObject();
    count(to, "events", report.events);
    count(to, "dropped", report.dropped);
    to.Key("actors");
    to.StartArray();
    for (const ActorReport& actor : report.actors)
        writeActor(to, actor);
    to.EndArray();
    to.Key("queues");
    to.StartArray();
    for (const QueueReport& queue : report.queues)
        writeQueue(to, queue);
    to.EndArray();
    writeLocks(to, report);
    writeCounters(to, report);
    writeMeasurements(to, report);
    to.Key("output");
    to.StartArray();
    for (const std::string& line : report.output)
        json::string(to, line);
    to.EndArray();
    if (!summary.trials.empty())
        writeTrials(to, summary.trials);
    if (summary.script)
        json::script(to, *summary.script);
    to.EndObject();
}

template <class Write> std::string document(Write&& write) {
    Buffer buffer;
    Writer to(buffer);
    to.SetIndent(' ', 2);
    write(to);
    return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

} // namespace

std::string catalogJson() {
    return document([](Writer& to) {
        to.StartArray();
        for (const Scenario* scenario : catalog())
            writeScenario(to, scenario->info);
        to.EndArray();
    });
}

std::string scenarioJson(const ScenarioInfo& info) {
    return document([&](Writer& to) { writeScenario(to, info); });
}

std::string reportJson(const RunSummary& summary) {
    return document([&](Writer& to) { writeReport(to, summary); });
}

} // namespace interleave
