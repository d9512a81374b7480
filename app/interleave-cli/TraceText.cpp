// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/TraceText.h"

#include "core/trace/TraceWords.h"
#include "core/trace/WaitCycles.h"

#include "app/interleave-cli/Measurements.h"
#include "app/interleave-cli/Signals.h"

#include <algorithm>
#include <cstdio>
#include <span>

namespace interleave {

namespace {

std::string seconds(std::int64_t ns) {
    char text[40];
    std::snprintf(text, sizeof text, "%lld.%09lld", static_cast<long long>(ns / 1'000'000'000),
                  static_cast<long long>(ns % 1'000'000'000));
    return text;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

/// A text may hold line ends and worse; an event is one line.
std::string oneLine(std::string text) {
    for (char& letter : text)
        if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f)
            letter = ' ';
    return text;
}

std::string wordsOf(const FieldValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return std::to_string(*integer);
    if (const auto* real = std::get_if<double>(&value)) {
        char text[40];
        std::snprintf(text, sizeof text, "%g", *real);
        return text;
    }
    if (const auto* text = std::get_if<std::string>(&value))
        return oneLine(*text);
    return "None";
}

std::string listed(std::span<const ActorId> actors, const TraceNames& names) {
    std::string list;
    for (const ActorId actor : actors)
        list += (list.empty() ? "" : ", ") + names.actor(actor);
    return list.empty() ? "-" : oneLine(list);
}

constexpr std::size_t kItemsInText = 20;

std::string queueText(const QueueInfo& queue, const TraceNames& names) {
    std::string text = "queue " + names.object(queue.object) + ", " + wordFor(queue.discipline) +
                       ", capacity " + std::to_string(queue.capacity) + ": " +
                       std::to_string(queue.items.size()) + (queue.inDoubt ? " items (in doubt)" : " items");
    for (std::size_t i = 0; i < std::min(queue.items.size(), kItemsInText); ++i)
        text += (i == 0 ? " [" : ", ") + wordsOf(fieldValue(queue.items[i].value, names));
    if (!queue.items.empty())
        text += queue.items.size() > kItemsInText ? ", …]" : "]";
    return text + "; wait to put: " + listed(queue.putters, names) +
           "; to get: " + listed(queue.getters, names) + '\n';
}

} // namespace

std::string causeWords(const Cause& cause, const TraceNames& names) {
    return causeWords(cause, names.actor(cause.actor), names.object(cause.object), Wording::Brief);
}

std::string kindWord(const Event& event) {
    const char* const word = wordFor(event.kind);
    return *word ? word : "unknown";
}

std::vector<std::string> printedUntil(const Trace& trace, const World& world) {
    const Trace::Reading reading(trace);
    std::vector<std::string> lines;
    for (const PrintedLine& line :
         reading.printed().first(std::min<std::size_t>(world.printed(), reading.printed().size())))
        lines.emplace_back(reading.text(line.text));
    return lines;
}

std::string eventText(const Event& event, const TraceNames& names) {
    std::string text = seconds(static_cast<std::int64_t>(event.time)) + "  " +
                       padded(oneLine(names.actor(event.actor)), 12) + ' ' + padded(kindWord(event), 17) +
                       ' ' + padded(oneLine(objectNameOf(event, names)), 8);
    if (event.line != 0)
        text += " line=" + std::to_string(event.line);
    for (const EventField& field : fieldsOf(event, names))
        text += std::string(" ") + field.name + '=' + wordsOf(field.value);
    text.erase(text.find_last_not_of(' ') + 1);
    return text + '\n';
}

std::string worldText(const World& world, const TraceNames& names, const Trace& trace) {
    std::string text = "at " + seconds(world.time()) + " s: " + wordFor(world.outcome()) +
                       (world.paused() ? ", paused" : "") + ", " + std::to_string(world.events()) +
                       " events\n";
    for (std::size_t id = 0; id < world.actors().size(); ++id) {
        const ActorInfo& actor = world.actors()[id];
        if (!actor.exists)
            continue;
        text += "  " + padded(oneLine(names.actor(static_cast<ActorId>(id))), 16) + ' ' +
                padded(wordFor(actor.state), 9) + " since " + seconds(actor.since) +
                " s: " + oneLine(causeWords(actor.cause, names)) + '\n';
    }
    for (const QueueInfo& queue : world.queues())
        text += queueText(queue, names);
    for (const LockInfo& lock : world.locks())
        text += "lock " + oneLine(names.object(lock.object)) + ": " +
                (lock.owner == kNoActor ? "free" : "held by " + oneLine(names.actor(lock.owner))) +
                "; wait: " + listed(lock.waiters, names) + '\n';
    for (const SignalInfo& signal : world.signals())
        text += std::string(wordFor(signal.type)) + ' ' + oneLine(names.object(signal.object)) + ": " +
                signalWords(signal, oneLine(names.object(signal.lock))) +
                "; wait: " + listed(signal.waiters, names) + '\n';
    for (const WaitCycle& cycle : waitCycles(world)) {
        text += cycle.leftNs < 0 ? "deadlock:" : "circle of waits:";
        for (const WaitFor& link : cycle.links)
            text += ' ' + oneLine(names.actor(link.actor)) + " > " + oneLine(names.object(link.lock)) + " >";
        text += ' ' + oneLine(names.actor(cycle.links.front().actor)) + '\n';
    }
    for (const CounterInfo& counter : world.counters())
        text += "counter " + oneLine(names.object(counter.object)) + ": " + std::to_string(counter.value) +
                ", expected " + std::to_string(counter.expected()) + '\n';
    for (const MeasurementInfo& each : world.measurements())
        text += measurementLine(oneLine(names.object(each.object)), each.unit, each.thread, each.process);
    for (const std::string& line : printedUntil(trace, world))
        text += "> " + oneLine(line) + '\n';
    return text;
}

} // namespace interleave
