// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/EventFields.h"

#include "core/trace/EventKinds.h"
#include "core/trace/TraceWords.h"

#include <bit>

namespace interleave {

namespace {

using Fields = std::vector<EventField>;

Fields fieldsOfLife(const Event& event, const TraceNames& names) {
    const auto textA = [&] { return names.text(static_cast<TextId>(event.a)); };
    const auto textB = [&] { return names.text(static_cast<TextId>(event.b)); };
    switch (event.kind) {
    case EventKind::ActorCreated: return {{"name", textA()}, {"sign", textB()}};
    case EventKind::ActorRenamed: return {{"name", textA()}};
    case EventKind::ActorStarted: return {{"by", names.actor(static_cast<ActorId>(event.a))}};
    case EventKind::ActorEntered: return {{"tid", event.a}, {"pid", event.b}};
    case EventKind::ActorEnded: {
        const auto exit = static_cast<ExitKind>(event.detail);
        Fields fields = {{"exit", wordFor(exit)}, {exit == ExitKind::Killed ? "signal" : "cpu_ns", event.a}};
        if (exit == ExitKind::Error)
            fields.push_back({"error", textB()});
        return fields;
    }
    case EventKind::StartRefused: return {{"start_of", names.actor(event.object)}, {"error", textA()}};
    case EventKind::ThreadExited: return {{"cpu", event.a}};
    default: return {}; // held, released
    }
}

Fields fieldsOfNewObject(const Event& event, const TraceNames& names) {
    const auto type = static_cast<ObjectType>(event.detail);
    Fields fields = {{"type", wordFor(type)}, {"name", names.text(static_cast<TextId>(event.a))}};
    const auto facts = static_cast<std::uint64_t>(event.b);
    if (type == ObjectType::Queue) {
        fields.push_back({"capacity", static_cast<std::int64_t>(facts & 0xffff'ffffu)});
        fields.push_back({"discipline", wordFor(static_cast<Discipline>(facts >> 32 & 0xff))});
        fields.push_back({"kind", wordFor(static_cast<QueueKind>(facts >> 40 & 0xff))});
    } else if (type == ObjectType::Counter) {
        fields.push_back({"protection", wordFor(static_cast<Protection>(facts))});
    } else if (type == ObjectType::Process) {
        fields.push_back({"main_actor", names.actor(static_cast<ActorId>(event.b))});
    } else if (type == ObjectType::Measurement) {
        fields.push_back({"unit", wordFor(static_cast<Unit>(facts))});
    } else if (type == ObjectType::Semaphore) {
        const SemaphoreFacts made = SemaphoreFacts::unpacked(event.b);
        fields.push_back({"permits", std::int64_t{made.permits}});
        fields.push_back({"bounded", made.bounded});
    } else if (type == ObjectType::Barrier) {
        fields.push_back({"parties", event.b});
    } else if (type == ObjectType::Condition) {
        fields.push_back({"lock", names.object(static_cast<ObjectId>(event.b))});
    }
    return fields;
}

Fields fieldsOfWait(const Event& event, const TraceNames& names) {
    if (event.kind == EventKind::WaitEnded)
        return {{"end", wordFor(static_cast<WaitEnd>(event.detail))}};
    if (event.kind == EventKind::Woke)
        return {{"woken", names.actor(static_cast<ActorId>(event.a))}};
    const auto reason = static_cast<WaitReason>(event.detail);
    Fields fields = {{"reason", wordFor(reason)}};
    if (reason == WaitReason::Join)
        fields.push_back({"end_of", names.actor(event.object)});
    std::int64_t timeout = 0;
    if (event.a != kNoDeadline && !__builtin_sub_overflow(event.a, event.b, &timeout))
        fields.push_back({"timeout_ns", timeout});
    return fields;
}

Fields fieldsOfItem(const Event& event, const TraceNames& names) {
    const QueuePlace place = QueuePlace::unpacked(event.b);
    const ValueWord value{static_cast<ValueType>(event.detail), event.a};
    return {{"type", wordFor(value.type)},
            {"value", fieldValue(value, names)},
            {"depth", std::int64_t{place.depth}},
            {"position", std::int64_t{place.position}},
            {"by", names.actor(place.by)}};
}

Fields fieldsOfQueue(const Event& event, const TraceNames& names) {
    const char* const what = wordFor(static_cast<SnapshotKind>(event.detail));
    switch (event.kind) {
    case EventKind::CapacityChanged: return {{"capacity", event.a}};
    case EventKind::Put:
    case EventKind::Got:
    case EventKind::Buffered: return fieldsOfItem(event, names);
    case EventKind::SnapshotTaken: return {{"what", what}, {"answer", event.a}};
    case EventKind::SnapshotUsed: return {{"what", what}, {"answer", event.a}, {"truth", event.b}};
    case EventKind::TaskDone: return {{"unfinished", event.a}};
    case EventKind::ItemsLost: return {{"items", event.a}, {"pid", event.b}};
    default: return {}; // Full, Empty
    }
}

Fields fieldsOfCounter(const Event& event) {
    switch (event.kind) {
    case EventKind::CounterValue:
    case EventKind::NumberRead: return {{"value", event.a}};
    case EventKind::NumberWritten: return {{"value", event.a}, {"read", event.b}};
    case EventKind::TrialEnded: return {{"took_ns", event.a}};
    default: return {{"additions", event.a}};
    }
}

Fields fieldsOfProcess(const Event& event, const TraceNames& names) {
    switch (event.kind) {
    case EventKind::ProcessStarted: return {{"pid", event.a}};
    case EventKind::SignalSent: return {{"signal", event.a}};
    default: break; // ProcessEnded
    }
    const auto exit = static_cast<ExitKind>(event.detail);
    Fields fields = {{"exit", wordFor(exit)}};
    if (exit == ExitKind::Error)
        fields.push_back({"error", names.text(static_cast<TextId>(event.b))});
    else
        fields.push_back({exit == ExitKind::Killed ? "signal" : "status", event.a});
    return fields;
}

Fields fieldsOfTask(const Event& event, const TraceNames& names) {
    Fields fields = {{"task", event.a}};
    if (event.kind == EventKind::TaskSubmitted)
        fields.push_back({"role", names.text(static_cast<TextId>(event.b))});
    if (event.kind == EventKind::TaskEnded) {
        fields.push_back({"end", wordFor(static_cast<TaskEnd>(event.detail))});
        if (static_cast<TaskEnd>(event.detail) == TaskEnd::Error)
            fields.push_back({"error", names.text(static_cast<TextId>(event.b))});
    }
    return fields;
}

Fields fieldsOfSignal(const Event& event) {
    switch (event.kind) {
    case EventKind::SemaphoreAcquired:
    case EventKind::SemaphoreReleased: return {{"permits", event.a}};
    case EventKind::BarrierArrived: return {{"arrived", event.a}, {"generation", event.b}};
    case EventKind::BarrierPassed: return {{"parties", event.a}, {"generation", event.b}};
    case EventKind::BarrierBroken:
        return {{"how", wordFor(static_cast<BarrierBreak>(event.detail))}, {"waiting", event.a}};
    case EventKind::BarrierReset: return {{"waiting", event.a}};
    case EventKind::Notified: {
        const bool all = event.a == kNotifyAll;
        return {{"asked", all ? FieldValue("all") : FieldValue(event.a)}, {"woken", event.b}};
    }
    default: return {}; // refused, set, cleared
    }
}

Fields fieldsOfScheduler(const Event& event, const TraceNames& names) {
    switch (event.kind) {
    case EventKind::SwitchedIn: return {{"cpu", event.a}};
    case EventKind::SwitchedOut: return {{"cpu", event.a}, {"preempted", event.detail != 0}};
    case EventKind::Waking:
        return {{"by",
                 names.actor(event.a >= 0 && event.a < kNoActor ? static_cast<ActorId>(event.a) : kNoActor)}};
    default: // Sampled
        return {
            {"state", wordFor(static_cast<ActorState>(event.detail))}, {"cpu", event.a}, {"ran_ns", event.b}};
    }
}

Fields fieldsOfRun(const Event& event) {
    switch (event.kind) {
    case EventKind::RunBegan: {
        Fields fields = {{"probe", wordFor(static_cast<ProbeSource>(event.a))}};
        if (event.b > 0)
            fields.push_back({"period_ns", event.b});
        return fields;
    }
    case EventKind::Resumed: return {{"stood_still_ns", event.a}};
    case EventKind::ParameterChanged:
        return {{"parameter", std::int64_t{event.object}}, {"value", std::bit_cast<double>(event.a)}};
    case EventKind::EventsDropped: return {{"events", event.a}, {"since_ns", event.b}};
    case EventKind::RecordsLost: return {{"records", event.a}, {"until_ns", event.b}};
    case EventKind::RunEnded:
        return {{"outcome", wordFor(static_cast<Outcome>(event.detail))},
                {"signal", event.a},
                {"status", event.b}};
    default: return {};
    }
}

} // namespace

TraceNames::TraceNames(const Trace& trace) : m_trace(trace) {
    const World world = trace.at(trace.end());
    const Trace::Reading reading(trace);
    for (const ActorInfo& actor : world.actors())
        m_actors.emplace_back(actor.exists ? reading.text(actor.name) : "");
    ObjectId last = 0;
    const auto see = [&](ObjectId object) { last = object > last ? object : last; };
    const auto seeAll = [&](const auto& infos) {
        for (const auto& info : infos)
            see(info.object);
    };
    seeAll(world.queues());
    seeAll(world.locks());
    seeAll(world.counters());
    seeAll(world.measurements());
    for (std::size_t i = reading.firstEvent(); i < reading.events().size(); ++i)
        if (const Event& event = reading.events()[i];
            event.kind == EventKind::ObjectCreated && world.objectName(event.object) != 0)
            see(event.object); // a latch and a baton are in no list
    for (unsigned object = 0; object <= last; ++object) {
        const TextId name = world.objectName(static_cast<ObjectId>(object));
        m_objects.emplace_back(name == 0 ? std::string() : std::string(reading.text(name)));
    }
}

std::string TraceNames::actor(ActorId id) const {
    if (id == kNoActor)
        return {};
    return id < m_actors.size() && !m_actors[id].empty() ? m_actors[id] : std::to_string(id);
}

std::string TraceNames::object(ObjectId id) const {
    if (id == kNoObject)
        return {};
    return id < m_objects.size() && !m_objects[id].empty() ? m_objects[id] : std::to_string(id);
}

FieldValue fieldValue(const ValueWord& value, const TraceNames& names) {
    switch (value.type) {
    case ValueType::Integer: return value.bits;
    case ValueType::Real: return value.real();
    case ValueType::Text:
    case ValueType::Bytes:
    case ValueType::List: return names.text(value.text());
    default: return std::monostate{};
    }
}

std::string objectNameOf(const Event& event, const TraceNames& names) {
    const bool isActor =
        event.kind == EventKind::StartRefused ||
        (event.kind == EventKind::WaitBegan && static_cast<WaitReason>(event.detail) == WaitReason::Join);
    const bool isIndex = event.kind == EventKind::ParameterChanged;
    return isActor || isIndex ? std::string() : names.object(event.object);
}

std::vector<EventField> fieldsOf(const Event& event, const TraceNames& names) {
    switch (topicOf(event.kind)) {
    case EventTopic::Life: return fieldsOfLife(event, names);
    case EventTopic::Output: return {{"text", names.text(static_cast<TextId>(event.a))}};
    case EventTopic::Object: return fieldsOfNewObject(event, names);
    case EventTopic::Wait: return fieldsOfWait(event, names);
    case EventTopic::Queue: return fieldsOfQueue(event, names);
    case EventTopic::Counter: return fieldsOfCounter(event);
    case EventTopic::Signal: return fieldsOfSignal(event);
    case EventTopic::Process: return fieldsOfProcess(event, names);
    case EventTopic::Request:
        return {{"call", wordFor(static_cast<ManagerCall>(event.detail))},
                {"number", event.a},
                {"with", names.actor(static_cast<ActorId>(event.b))}};
    case EventTopic::Task: return fieldsOfTask(event, names);
    case EventTopic::Measurement:
        return {{"side", wordFor(static_cast<MeasuredSide>(event.detail))}, {"value", event.a}};
    case EventTopic::Scheduler: return fieldsOfScheduler(event, names);
    case EventTopic::Run: return fieldsOfRun(event);
    case EventTopic::Lock:
    case EventTopic::Line:
    case EventTopic::None: return {};
    }
    return {};
}

} // namespace interleave
