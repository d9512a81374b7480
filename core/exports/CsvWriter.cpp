// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A table as RFC 4180 has it: a line of names, then an event a line, all events. Columns:
//
//   time_ns   since the run's start
//   actor     whose event it is; empty: the observer's
//   tid       the actor's thread; empty: not known
//   kind      what happened
//   object    what it is about; for start-refused and a join the other actor, for parameter-changed the index
//   detail    more of the kind: why it waits, how it ended, the item's type
//   value     the item, the text, a name, a number; of a wait: its timeout in ns
//   depth     items in the queue afterwards
//   position  the item's place in the queue, 0 = the next one out
//   by        whose thread did it: a getter moves a waiting putter's item in
//   line      the lesson's line that the actor is at
#include "core/exports/ExportWriter.h"
#include "core/trace/EventKinds.h"
#include "core/trace/TraceWords.h"

#include <bit>

namespace interleave {

namespace {

class CsvWriter : public ExportWriter {
public:
    explicit CsvWriter(ExportNames& names) : m_names(names) {}

    void begin() override {
        m_output += "time_ns,actor,tid,kind,object,detail,value,depth,position,by,line\r\n";
    }
    void event(const Event& event, const World& world) override;

private:
    [[nodiscard]] std::string objectOf(const Event& event);
    [[nodiscard]] std::string detailOf(const Event& event);
    [[nodiscard]] std::string valueOf(const Event& event, const World& world);
    void field(std::string_view text);
    void number(std::int64_t value) { m_output += std::to_string(value); }

    ExportNames& m_names;
};

void CsvWriter::field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        m_output += text;
        return;
    }
    m_output += '"';
    for (const char letter : text) {
        if (letter == '"')
            m_output += '"';
        m_output += letter;
    }
    m_output += '"';
}

std::string CsvWriter::objectOf(const Event& event) {
    if (event.object == kNoObject)
        return {};
    switch (event.kind) {
    case EventKind::StartRefused: return std::string(m_names.actor(event.object));
    case EventKind::ParameterChanged: return std::to_string(event.object);
    case EventKind::WaitBegan:
        if (static_cast<WaitReason>(event.detail) == WaitReason::Join)
            return std::string(m_names.actor(event.object));
        break;
    default: break;
    }
    switch (topicOf(event.kind)) {
    // These leave the field at 0, which is an object's number too.
    case EventTopic::Life:
    case EventTopic::Line:
    case EventTopic::Output:
    case EventTopic::Scheduler:
    case EventTopic::Run: return {};
    default: return std::string(m_names.object(event.object));
    }
}

std::string CsvWriter::detailOf(const Event& event) {
    switch (event.kind) {
    case EventKind::ActorEnded: return wordFor(static_cast<ExitKind>(event.detail));
    case EventKind::ObjectCreated: return wordFor(static_cast<ObjectType>(event.detail));
    case EventKind::WaitBegan: return wordFor(static_cast<WaitReason>(event.detail));
    case EventKind::WaitEnded: return wordFor(static_cast<WaitEnd>(event.detail));
    case EventKind::Put:
    case EventKind::Got: return wordFor(static_cast<ValueType>(event.detail));
    case EventKind::SnapshotTaken:
    case EventKind::SnapshotUsed: return wordFor(static_cast<SnapshotKind>(event.detail));
    case EventKind::SwitchedOut: return event.detail != 0 ? "preempted" : "voluntary";
    case EventKind::RunBegan: return wordFor(static_cast<ProbeSource>(event.a));
    case EventKind::RunEnded: return wordFor(static_cast<Outcome>(event.detail));
    default: return {};
    }
}

std::string CsvWriter::valueOf(const Event& event, const World& world) {
    switch (event.kind) {
    case EventKind::ActorCreated:
    case EventKind::ActorRenamed:
    case EventKind::StartRefused:
    case EventKind::Printed:
    case EventKind::ObjectCreated: return std::string(m_names.text(static_cast<TextId>(event.a)));
    case EventKind::ActorStarted:
    case EventKind::Woke: return std::string(m_names.actor(static_cast<ActorId>(event.a)));
    case EventKind::ActorEnded:
        return static_cast<ExitKind>(event.detail) == ExitKind::Error
                   ? std::string(m_names.text(static_cast<TextId>(event.b)))
                   : std::to_string(event.a);
    case EventKind::WaitBegan: {
        const bool known = event.actor < world.actors().size();
        const std::int64_t allowed = known ? world.actors()[event.actor].wait.allowedNs : -1;
        return allowed < 0 ? std::string() : std::to_string(allowed);
    }
    case EventKind::Put:
    case EventKind::Got: return m_names.value({static_cast<ValueType>(event.detail), event.a});
    case EventKind::ParameterChanged: return m_names.value({ValueType::Real, event.a});
    case EventKind::ActorEntered:
    case EventKind::CapacityChanged:
    case EventKind::SnapshotTaken:
    case EventKind::SnapshotUsed:
    case EventKind::TaskDone:
    case EventKind::AddBegan:
    case EventKind::AddEnded:
    case EventKind::CounterProgress:
    case EventKind::CounterValue:
    case EventKind::NumberRead:
    case EventKind::NumberWritten:
    case EventKind::TrialEnded:
    case EventKind::SwitchedIn:
    case EventKind::SwitchedOut:
    case EventKind::Resumed:
    case EventKind::EventsDropped:
    case EventKind::RecordsLost:
    case EventKind::RunEnded: return std::to_string(event.a);
    default: return {};
    }
}

void CsvWriter::event(const Event& event, const World& world) {
    number(static_cast<std::int64_t>(event.time));
    m_output += ',';
    field(m_names.actor(event.actor));
    m_output += ',';
    if (m_names.isActor(event.actor) && m_names.thread(event.actor).tidKnown)
        number(m_names.thread(event.actor).tid);
    m_output += ',';
    m_output += wordFor(event.kind);
    m_output += ',';
    field(objectOf(event));
    m_output += ',';
    m_output += detailOf(event);
    m_output += ',';
    field(valueOf(event, world));
    m_output += ',';
    if (event.kind == EventKind::Put || event.kind == EventKind::Got) {
        const QueuePlace place = QueuePlace::unpacked(event.b);
        number(place.depth);
        m_output += ',';
        number(place.position);
        m_output += ',';
        field(m_names.actor(place.by));
    } else {
        m_output += ",,";
    }
    m_output += ',';
    if (event.line != 0)
        number(event.line);
    m_output += "\r\n";
}

} // namespace

std::unique_ptr<ExportWriter> makeCsvWriter(ExportNames& names) {
    return std::make_unique<CsvWriter>(names);
}

} // namespace interleave
