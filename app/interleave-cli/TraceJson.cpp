// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/TraceJson.h"

#include "core/trace/TraceWords.h"
#include "core/trace/WaitCycles.h"

#include "app/interleave-cli/JsonWriter.h"
#include "app/interleave-cli/Measurements.h"
#include "app/interleave-cli/Signals.h"
#include "app/interleave-cli/TraceText.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>

namespace interleave {

namespace {

using Buffer = rapidjson::StringBuffer;
using Pretty = rapidjson::PrettyWriter<Buffer>;

template <class Writer> void writeValue(Writer& to, const FieldValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        to.Bool(*truth);
    else if (const auto* integer = std::get_if<std::int64_t>(&value))
        to.Int64(*integer);
    else if (const auto* real = std::get_if<double>(&value); real && std::isfinite(*real))
        to.Double(*real);
    else if (real) // JSON has no word for it
        json::string(to, std::isnan(*real) ? "nan" : *real > 0 ? "inf" : "-inf");
    else if (const auto* text = std::get_if<std::string>(&value))
        json::string(to, *text);
    else
        to.Null();
}

void nameList(Pretty& to, const char* key, std::span<const ActorId> actors, const TraceNames& names) {
    to.Key(key);
    to.StartArray();
    for (const ActorId actor : actors)
        json::string(to, names.actor(actor));
    to.EndArray();
}

void writeWait(Pretty& to, const World& world, const ActorInfo& actor, const TraceNames& names) {
    to.Key("wait");
    if (actor.wait.reason == WaitReason::None) {
        to.Null();
        return;
    }
    to.StartObject();
    const bool join = actor.wait.reason == WaitReason::Join;
    json::text(to, "reason", wordFor(actor.wait.reason));
    json::name(to, "object", join ? names.actor(actor.wait.object) : names.object(actor.wait.object));
    json::integer(to, "since_ns", actor.wait.since);
    to.Key("left_ns");
    if (const std::int64_t left = world.leftNs(actor); left >= 0)
        to.Int64(left);
    else
        to.Null();
    to.EndObject();
}

void writeActor(Pretty& to, const World& world, ActorId id, const TraceNames& names) {
    const ActorInfo& info = world.actors()[id];
    to.StartObject();
    json::text(to, "name", names.actor(id));
    json::text(to, "state", wordFor(info.state));
    json::text(to, "cause", causeWords(info.cause, names));
    json::integer(to, "since_ns", info.since);
    json::integer(to, "line", info.line);
    json::integer(to, "cpu", info.cpu);
    json::truth(to, "held", info.held);
    writeWait(to, world, info, names);
    to.Key("state_ns");
    to.StartObject();
    for (std::size_t state = 0; state < kStates; ++state)
        json::integer(to, wordFor(static_cast<ActorState>(state)),
                      world.stateNs(info, static_cast<ActorState>(state)));
    to.EndObject();
    to.EndObject();
}

void writeQueue(Pretty& to, const QueueInfo& queue, const TraceNames& names) {
    to.StartObject();
    json::text(to, "name", names.object(queue.object));
    json::text(to, "discipline", wordFor(queue.discipline));
    json::count(to, "capacity", queue.capacity);
    to.Key("items");
    to.StartArray();
    for (std::size_t i = 0; i < queue.items.size(); ++i) {
        const QueueItem& item = queue.items[i];
        to.StartObject();
        json::text(to, "type", wordFor(item.value.type));
        to.Key("value");
        writeValue(to, fieldValue(item.value, names));
        json::name(to, "putter", names.actor(item.putter));
        json::integer(to, "put_ns", item.putAt);
        to.EndObject();
    }
    to.EndArray();
    json::truth(to, "in_doubt", queue.inDoubt);
    nameList(to, "putters", queue.putters, names);
    nameList(to, "getters", queue.getters, names);
    nameList(to, "joiners", queue.joiners, names);
    json::count(to, "puts", queue.puts);
    json::count(to, "gets", queue.gets);
    json::count(to, "full", queue.full);
    json::count(to, "empty", queue.empty);
    json::integer(to, "unfinished", queue.unfinished);
    to.EndObject();
}

void writeLock(Pretty& to, const LockInfo& lock, const TraceNames& names) {
    to.StartObject();
    json::text(to, "name", names.object(lock.object));
    json::name(to, "owner", names.actor(lock.owner));
    json::integer(to, "since_ns", lock.since);
    nameList(to, "waiters", lock.waiters, names);
    to.EndObject();
}

void writeSignal(Pretty& to, const World& world, const SignalInfo& signal, const TraceNames& names) {
    to.StartObject();
    json::text(to, "name", names.object(signal.object));
    json::signalMembers(to, signal, names.object(signal.lock), world.signalWaitedNs(signal));
    nameList(to, "waiters", signal.waiters, names);
    if (signal.type == ObjectType::Semaphore)
        nameList(to, "holders", signal.holders, names);
    to.EndObject();
}

/// Each circle: who waits, for which lock, who has that and waits in turn, and so on round.
void writeCycles(Pretty& to, const World& world, const TraceNames& names) {
    to.Key("wait_cycles");
    to.StartArray();
    for (const WaitCycle& cycle : waitCycles(world)) {
        to.StartArray();
        for (const WaitFor& link : cycle.links) {
            json::string(to, names.actor(link.actor));
            json::string(to, names.object(link.lock));
        }
        to.EndArray();
    }
    to.EndArray();
}

void writeCounter(Pretty& to, const CounterInfo& counter, const TraceNames& names) {
    to.StartObject();
    json::text(to, "name", names.object(counter.object));
    json::text(to, "protection", wordFor(counter.protection));
    json::count(to, "expected", counter.expected());
    json::integer(to, "actual", counter.value);
    json::count(to, "lost", counter.lost());
    to.EndObject();
}

void writeMeasurement(Pretty& to, const MeasurementInfo& measurement, const TraceNames& names) {
    json::measurement(to, names.object(measurement.object), measurement.unit, measurement.thread,
                      measurement.process);
}

template <class Infos, class Write>
void writeList(Pretty& to, const char* key, const Infos& infos, Write&& write, const TraceNames& names) {
    to.Key(key);
    to.StartArray();
    for (const auto& info : infos)
        write(to, info, names);
    to.EndArray();
}

} // namespace

std::string eventJson(const Event& event, const TraceNames& names) {
    Buffer buffer;
    rapidjson::Writer<Buffer> to(buffer);
    to.StartObject();
    json::count(to, "time_ns", event.time);
    json::name(to, "actor", names.actor(event.actor));
    json::text(to, "kind", kindWord(event));
    json::name(to, "object", objectNameOf(event, names));
    if (event.line != 0)
        json::integer(to, "line", event.line);
    for (const EventField& field : fieldsOf(event, names)) {
        to.Key(field.name);
        writeValue(to, field.value);
    }
    to.EndObject();
    return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

std::string worldJson(const World& world, const TraceNames& names, const Trace& trace) {
    Buffer buffer;
    Pretty to(buffer);
    to.SetIndent(' ', 2);
    to.StartObject();
    json::integer(to, "time_ns", world.time());
    json::text(to, "outcome", wordFor(world.outcome()));
    json::truth(to, "paused", world.paused());
    json::text(to, "probe", wordFor(world.probe()));
    json::count(to, "events", world.events());
    json::count(to, "dropped", world.dropped() + world.lostRecords());
    to.Key("actors");
    to.StartArray();
    for (std::size_t id = 0; id < world.actors().size(); ++id)
        if (world.actors()[id].exists)
            writeActor(to, world, static_cast<ActorId>(id), names);
    to.EndArray();
    writeList(to, "queues", world.queues(), writeQueue, names);
    writeList(to, "locks", world.locks(), writeLock, names);
    to.Key("signals");
    to.StartArray();
    for (const SignalInfo& signal : world.signals())
        writeSignal(to, world, signal, names);
    to.EndArray();
    writeCycles(to, world, names);
    writeList(to, "counters", world.counters(), writeCounter, names);
    writeList(to, "measurements", world.measurements(), writeMeasurement, names);
    to.Key("output");
    to.StartArray();
    for (const std::string& line : printedUntil(trace, world))
        json::string(to, line);
    to.EndArray();
    to.EndObject();
    return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

} // namespace interleave
