// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Traces of processes, written by hand: what is drawn and said of them is tested without running any.
#pragma once

#include "core/trace/Trace.h"

#include <memory>
#include <string>
#include <vector>

namespace interleave {

/// Grows a trace a millisecond an event. Ids are given in the order of making, from 0: of actors after the
/// main program's, of objects all kinds together.
class ProcessScript {
public:
    explicit ProcessScript(std::int32_t enginePid = 4700) {
        text("…");
        event(kNoActor, EventKind::RunBegan, kNoObject, 0, static_cast<int>(ProbeSource::Perf));
        event(0, EventKind::ActorCreated, kNoObject, 0, text("main"), text("m"));
        event(0, EventKind::ActorEntered, kNoObject, 0, enginePid, enginePid);
        event(0, EventKind::SwitchedIn);
    }

    TextId text(const std::string& words) {
        m_trace->appendText(words);
        return m_texts++;
    }
    void event(ActorId actor, EventKind kind, ObjectId object = kNoObject, int detail = 0, std::int64_t a = 0,
               std::int64_t b = 0, int line = 0) {
        m_events.push_back({m_time += m_step, actor, object, kind, static_cast<std::uint8_t>(detail),
                            static_cast<std::uint16_t>(line), a, b});
    }
    /// From now on an event so many ns.
    void setStep(std::uint64_t ns) { m_step = ns; }
    [[nodiscard]] std::int64_t now() const { return static_cast<std::int64_t>(m_time); }
    ObjectId object(ObjectType type, const std::string& name, std::int64_t facts = 0) {
        event(0, EventKind::ObjectCreated, m_objects, static_cast<int>(type), text(name), facts);
        return m_objects++;
    }
    ObjectId queue(const std::string& name, QueueKind kind = QueueKind::Process, std::uint32_t capacity = 0) {
        return object(ObjectType::Queue, name, QueueFacts{capacity, Discipline::Fifo, kind}.packed());
    }
    ActorId actor(const std::string& name, const std::string& sign) {
        event(m_actors, EventKind::ActorCreated, kNoObject, 0, text(name), text(sign));
        return m_actors++;
    }
    /// A thread that runs, of that process.
    ActorId thread(const std::string& name, const std::string& sign, std::int32_t pid, std::int32_t tid) {
        const ActorId made = actor(name, sign);
        event(made, EventKind::ActorStarted);
        event(made, EventKind::SwitchedIn, kNoObject, 0, 1);
        event(made, EventKind::ActorEntered, kNoObject, 0, tid, pid);
        return made;
    }
    struct Process {
        ObjectId object;
        ActorId main;
        std::int32_t pid;
    };
    Process process(const std::string& name, const std::string& sign) {
        const ActorId main = actor(name, sign);
        return {object(ObjectType::Process, name, main), main, 0};
    }
    Process started(const std::string& name, const std::string& sign, std::int32_t pid) {
        Process made = process(name, sign);
        made.pid = pid;
        event(made.main, EventKind::ActorStarted);
        event(0, EventKind::ProcessStarted, made.object, 0, pid);
        event(made.main, EventKind::SwitchedIn, kNoObject, 0, 0);
        event(made.main, EventKind::ActorEntered, kNoObject, 0, pid, pid);
        return made;
    }
    void waits(ActorId actor, WaitReason reason, ObjectId object) {
        event(actor, EventKind::WaitBegan, object, static_cast<int>(reason), kNoDeadline);
        event(actor, EventKind::SwitchedOut);
    }
    void item(EventKind kind, ActorId whose, ObjectId queue, std::int64_t value, std::uint32_t depth,
              std::uint32_t position, ActorId by) {
        event(whose, kind, queue, static_cast<int>(ValueType::Integer), value,
              QueuePlace{depth, position, by}.packed());
    }
    /// As when the person kills it: its items are lost, its threads end.
    void kill(const Process& process, ObjectId queue, int lost) {
        event(kNoActor, EventKind::SignalSent, process.object, 0, 9);
        if (lost > 0)
            event(kNoActor, EventKind::ItemsLost, queue, 0, lost, process.pid);
        event(process.main, EventKind::ActorEnded, kNoObject, static_cast<int>(ExitKind::Killed), 9);
        event(kNoActor, EventKind::ProcessEnded, process.object, static_cast<int>(ExitKind::Killed), 9);
    }
    [[nodiscard]] const std::vector<Event>& events() const { return m_events; }
    /// Nothing more can be added to it.
    std::shared_ptr<Trace> finish(const TraceInfo& about = {}) {
        m_trace->setInfo(about);
        m_trace->append(m_events);
        m_trace->completeUntil(static_cast<std::int64_t>(m_time));
        return m_trace;
    }

private:
    std::shared_ptr<Trace> m_trace = std::make_shared<Trace>();
    std::vector<Event> m_events;
    std::uint64_t m_time = 0;
    std::uint64_t m_step = 1'000'000;
    TextId m_texts = 0;
    ActorId m_actors = 1;
    ObjectId m_objects = 0;
};

/// The relay as it goes: writer (pid 4711) has put 3 items, of which one is in q1 and two are in its buffer;
/// r1 (pid 4712) waits at q2, whose other end is r2's (pid 4713).
struct RelayScript : ProcessScript {
    ObjectId q1 = queue("q1");
    ObjectId q2 = queue("q2");
    Process writer = started("writer", "w", 4711);
    Process r1 = started("r1", "r1", 4712);
    Process r2 = started("r2", "r2", 4713);
    ActorId feeder = thread("writer feeds q1", "f1", 4711, 5000);

    RelayScript() {
        waits(r2.main, WaitReason::QueueEmpty, q2);
        waits(r1.main, WaitReason::QueueEmpty, q1);
        item(EventKind::Buffered, writer.main, q1, 30, 1, 0, writer.main);
        item(EventKind::Put, writer.main, q1, 30, 1, 0, feeder);
        item(EventKind::Buffered, writer.main, q1, 31, 1, 0, writer.main);
        item(EventKind::Buffered, writer.main, q1, 32, 2, 1, writer.main);
    }
};

} // namespace interleave
