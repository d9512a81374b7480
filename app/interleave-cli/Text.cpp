// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/Text.h"

#include "core/trace/TraceWords.h"

#include "app/interleave-cli/Classwork.h"
#include "app/interleave-cli/Measurements.h"
#include "app/interleave-cli/Signals.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <sstream>
#include <string_view>
#include <vector>

namespace interleave {

namespace {

[[gnu::format(printf, 1, 2)]] std::string line(const char* format, ...) {
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return std::string(text) + '\n';
}

double seconds(std::int64_t ns) {
    return static_cast<double>(ns) / 1e9;
}

std::string actorLine(const ActorReport& actor) {
    return line("  %-16s %10.4f %10.4f %10.4f %9u %9u  %s", actor.name.c_str(),
                seconds(actor.stateNs[static_cast<std::size_t>(ActorState::Running)]),
                seconds(actor.stateNs[static_cast<std::size_t>(ActorState::Runnable)]),
                seconds(actor.stateNs[static_cast<std::size_t>(ActorState::Blocked)]), actor.preempted,
                actor.voluntary, actor.exit.empty() ? "-" : actor.exit.c_str());
}

std::string counterLine(const CounterReport& counter) {
    std::string text =
        line("  %-16s expected %llu, actual %lld, lost %llu (%s)", counter.name.c_str(),
             static_cast<unsigned long long>(counter.expected), static_cast<long long>(counter.actual),
             static_cast<unsigned long long>(counter.lost), wordFor(counter.protection));
    const auto milliseconds = [](std::int64_t ns) { return static_cast<double>(ns) / 1e6; };
    if (const auto& trials = counter.trials; trials.count > 1)
        text += line("  %-16s correct %zu of %zu trials, median lost %llu, median time %.1f ms", "",
                     trials.correct, trials.count, static_cast<unsigned long long>(trials.medianLost),
                     milliseconds(trials.medianNs));
    if (const auto& seen = counter.microscope; seen.stamped > 0)
        text += line("  %-16s microscope: %llu additions stamped, %llu lost updates found; an addition takes "
                     "%.1f ns under it, %.1f ns else",
                     "", static_cast<unsigned long long>(seen.stamped),
                     static_cast<unsigned long long>(counter.lostUpdates), seen.stampedNs, seen.plainNs);
    return text;
}

std::string tableText(const AboutTable& table) {
    const std::size_t columns = table.heads.size();
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < columns; ++column) {
        widths.push_back(std::string_view(table.heads[column]).size());
        for (std::size_t i = column; i < table.cells.size(); i += columns)
            widths.back() = std::max(widths.back(), std::string_view(table.cells[i]).size());
    }
    std::string text;
    const auto add = [&](std::size_t column, std::string_view cell) {
        const bool last = column + 1 == columns;
        text += "  " + std::string(cell) + (last ? "\n" : std::string(widths[column] - cell.size(), ' '));
    };
    for (std::size_t i = 0; i < columns; ++i)
        add(i, table.heads[i]);
    for (std::size_t i = 0; i < table.cells.size(); ++i)
        add(i % columns, table.cells[i]);
    return text + '\n';
}

/// Both languages side by side: a line is the same step in both.
std::string codeText(const CodeText& code) {
    std::istringstream python(code.python);
    std::istringstream cpp(code.cpp ? code.cpp : "");
    std::string text = line("\n      %-40s %s", "Python", code.cpp ? "C++" : "");
    std::string left;
    std::string right;
    for (int number = 1; std::getline(python, left); ++number) {
        std::getline(cpp, right);
        text += line("  %2d  %-40s %s", number, left.c_str(), right.c_str());
    }
    return text;
}

std::string locksText(const Report& report) {
    std::string text;
    for (const LockReport& lock : report.locks)
        text += line("\n  %-16s lock: acquired %llu times, %llu of them after a wait; waited %.3f s; %s",
                     lock.name.c_str(), static_cast<unsigned long long>(lock.acquired),
                     static_cast<unsigned long long>(lock.contended), seconds(lock.waitedNs),
                     lock.owner.empty() ? "free" : ("held by " + lock.owner).c_str());
    for (const SignalReport& signal : report.signals)
        text += line("\n  %-16s %s: %s; waited %.3f s", signal.name.c_str(), wordFor(signal.info.type),
                     signalWords(signal.info, signal.lock).c_str(), seconds(signal.waitedNs));
    if (!report.deadlock.empty()) {
        text += "\n  deadlock:";
        for (const std::string& name : report.deadlock)
            text += ' ' + name + " >";
        text += ' ' + report.deadlock.front() + '\n';
    }
    return text;
}

} // namespace

std::string catalogText() {
    std::string text;
    for (const Scenario* scenario : catalog())
        text += line("%-16s %s: %s", scenario->info.id, scenario->info.title, scenario->info.summary);
    return text;
}

std::string scenarioText(const ScenarioInfo& info) {
    std::string text = line("%s: %s\n\n%s\n", info.id, info.title, info.about.text);
    if (info.about.table)
        text += tableText(*info.about.table);
    for (const ParameterInfo& parameter : info.parameters)
        text += line("  %-14s %s Allowed: %s; default %s%s", parameter.id, parameter.help,
                     allowedValues(parameter).c_str(), settingText(parameter, parameter.fallback).c_str(),
                     parameter.live ? "; live" : "");
    text += classworkText(info.classwork);
    text += codeText(info.code.first);
    for (const CodeVariant& variant : info.code.others)
        text += line("\nWith %s:", variant.when) + codeText(variant.text);
    return text;
}

std::string reportText(const RunSummary& summary) {
    const Report& report = summary.report;
    std::string text = line("%s: %s after %.3f s", summary.info.scenario.c_str(), wordFor(report.outcome),
                            seconds(report.durationNs));
    const std::string sampled =
        report.samplePeriodNs > 0
            ? ", sampled every " + std::to_string(report.samplePeriodNs / 1'000'000) + " ms"
            : "";
    text +=
        line("probe %s%s%s%s; %llu events, %llu dropped\n", wordFor(report.probe), sampled.c_str(),
             summary.info.probeReason.empty() ? "" : ": ", summary.info.probeReason.c_str(),
             static_cast<unsigned long long>(report.events), static_cast<unsigned long long>(report.dropped));
    text += line("  %-16s %10s %10s %10s %9s %9s  %s", "actor", "running s", "runnable s", "blocked s",
                 "preempted", "voluntary", "exit");
    for (const ActorReport& actor : report.actors)
        text += actorLine(actor);
    for (const QueueReport& queue : report.queues)
        text += line(
            "\n  %-16s %s, capacity %u: puts %llu, gets %llu, Full %llu, Empty %llu, left %llu, peak %llu; "
            "blocked in put %.3f s, in get %.3f s",
            queue.name.c_str(), wordFor(queue.discipline), queue.capacity,
            static_cast<unsigned long long>(queue.puts), static_cast<unsigned long long>(queue.gets),
            static_cast<unsigned long long>(queue.full), static_cast<unsigned long long>(queue.empty),
            static_cast<unsigned long long>(queue.left), static_cast<unsigned long long>(queue.peak),
            seconds(queue.putBlockedNs), seconds(queue.getBlockedNs));
    text += locksText(report);
    for (const CounterReport& counter : report.counters)
        text += '\n' + counterLine(counter);
    for (const MeasurementReport& each : report.measurements)
        text += measurementLine(each.name, each.unit, each.thread, each.process);
    if (!summary.trials.empty())
        text += line("\n  %zu trials:", summary.trials.size());
    for (const Report& trial : summary.trials)
        for (const CounterReport& counter : trial.counters)
            text += counterLine(counter);
    if (!report.output.empty())
        text += "\noutput:\n";
    for (const std::string& printed : report.output)
        text += "  " + printed + '\n';
    return text;
}

} // namespace interleave
