// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Chrome's trace events as JSON. Times are microseconds since the run's start, with three decimals. What is
// what:
//
//   "T"       a thread's state with its duration, as Perfetto reads it since 2026: Created, R, Running, S, X
//   "X"       the same states under our words beside it, for other viewers; they alone lie on the thread, so
//             that they never overlap
//   "b" "e"   waits, additions and pauses, as tracks of their own below the process, since a wait begins in
//             one state and ends in another
//   "i"       puts, gets, errors, printed lines, wake-ups and what else happens at a moment
//   "s" "f"   a flow from each put to the get of the same item
//   "C"       a queue's depth; a counter's actual, expected and lost
//   "M"       names of the process and of its threads
#include "core/exports/ExportWords.h"
#include "core/exports/ExportWriter.h"
#include "core/trace/EventFields.h"
#include "core/trace/Report.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace interleave {

namespace {

const char* linuxState(ActorState state) {
    switch (state) {
    case ActorState::New: return "Created";
    case ActorState::Runnable: return "R";
    case ActorState::Running: return "Running";
    case ActorState::Blocked: return "S";
    case ActorState::Dead: break;
    }
    return "X";
}

class ChromeWriter : public ExportWriter {
public:
    explicit ChromeWriter(ExportNames& names) : m_names(names), m_actors(names.threads()) {}

    void begin() override;
    void event(const Event& event, const World& world) override;
    void end(const World& world) override;
    void onTransition(ActorId actor, const Transition& transition) override;
    void onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) override;
    void onGap(const Gap& gap) override;

private:
    enum class Span : std::uint8_t { Wait, Held, Add, Count };
    struct Actor {
        bool exists = false;
        ActorState state{};
        Cause cause;
        std::int64_t since = 0;
        std::string spans[static_cast<std::size_t>(Span::Count)]; ///< names of the open ones; empty: not open
    };

    // One trace event: open(), its fields, close().
    void open(const char* phase, std::string_view name, std::int64_t time, ActorId actor);
    void close();
    void text(const char* key, std::string_view value);
    void number(const char* key, std::int64_t value);
    void microseconds(const char* key, std::int64_t ns);
    void args() {
        key("args");
        m_json.StartObject();
    }
    void endArgs() { m_json.EndObject(); }
    void key(const char* name) { m_json.Key(name); }

    void writeState(ActorId actor, std::int64_t until);
    void span(ActorId actor, Span span, std::int64_t time, std::string name);
    void endSpan(ActorId actor, Span span, std::int64_t time, const char* how = nullptr);
    void instant(const Event& event, std::string_view name, const char* category);
    void moved(const Event& event, const World& world);
    void waitEvent(const Event& event, const World& world);
    void lifeEvent(const Event& event);
    void runEvent(const Event& event);
    void counterEvent(const Event& event, const World& world);
    [[nodiscard]] std::string about(const char* verb, ObjectId object) {
        return verb + std::string(m_names.object(object));
    }

    ExportNames& m_names;
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_json;
    std::vector<Actor> m_actors;
    bool m_first = true;
    bool m_moved = false;
    std::size_t m_queueIndex = 0;
};

void ChromeWriter::text(const char* name, std::string_view value) {
    key(name);
    m_json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void ChromeWriter::number(const char* name, std::int64_t value) {
    key(name);
    m_json.Int64(value);
}

void ChromeWriter::microseconds(const char* name, std::int64_t ns) {
    // By hand, as it is in every line: a double would lose nanoseconds after some days, printf is slow.
    char digits[32];
    char* at = std::to_chars(digits, digits + sizeof digits, ns / 1000).ptr;
    const std::int64_t rest = ns % 1000;
    *at++ = '.';
    for (const std::int64_t digit : {rest / 100, rest / 10 % 10, rest % 10})
        *at++ = static_cast<char>('0' + digit);
    key(name);
    m_json.RawValue(digits, static_cast<std::size_t>(at - digits), rapidjson::kNumberType);
}

void ChromeWriter::open(const char* phase, std::string_view name, std::int64_t time, ActorId actor) {
    m_buffer.Clear();
    m_json.Reset(m_buffer);
    m_json.StartObject();
    text("ph", phase);
    text("name", name);
    microseconds("ts", std::max<std::int64_t>(time, 0));
    number("pid", m_names.isActor(actor) ? m_names.thread(actor).pid : m_names.pid());
    number("tid", m_names.isActor(actor) ? m_names.thread(actor).tid : m_names.pid());
}

void ChromeWriter::close() {
    m_json.EndObject();
    m_output += m_first ? "\n" : ",\n";
    m_first = false;
    m_output.append(m_buffer.GetString(), m_buffer.GetSize());
}

void ChromeWriter::begin() {
    m_output += "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[";
    open("M", "process_name", 0, kNoActor);
    args();
    text("name", m_names.runName());
    endArgs();
    close();
    for (std::size_t id = 0; id < m_names.threads(); ++id) {
        const auto actor = static_cast<ActorId>(id);
        open("M", "thread_name", 0, actor);
        args();
        text("name", m_names.thread(actor).name);
        endArgs();
        close();
        open("M", "thread_sort_index", 0, actor);
        args();
        number("sort_index", actor);
        endArgs();
        close();
    }
}

void ChromeWriter::end(const World& world) {
    for (std::size_t id = 0; id < m_actors.size(); ++id)
        if (m_actors[id].exists)
            writeState(static_cast<ActorId>(id), world.time());
    m_buffer.Clear();
    m_json.Reset(m_buffer);
    const TraceInfo& info = m_names.info();
    m_json.StartObject();
    text("scenario", validUtf8(info.scenario));
    text("program", validUtf8(info.program));
    text("probe", wordFor(world.probe()));
    number("clock_monotonic_at_0_ns", info.originNs);
    number("unix_time_at_0_ns", info.startedAt);
    m_json.EndObject();
    m_output += "\n],\"otherData\":";
    m_output.append(m_buffer.GetString(), m_buffer.GetSize());
    m_output += "}\n";
}

void ChromeWriter::onTransition(ActorId id, const Transition& transition) {
    if (id >= m_actors.size())
        return;
    Actor& actor = m_actors[id];
    if (actor.exists && transition.from == transition.to && transition.cause.kind != CauseKind::Created)
        return; // as when a pause holds one that waits already
    if (actor.exists)
        writeState(id, transition.time);
    actor.exists = true;
    actor.state = transition.to;
    actor.cause = transition.cause;
    actor.since = transition.time;
}

/// The state that the actor is in, which lasted until now.
void ChromeWriter::writeState(ActorId id, std::int64_t until) {
    const Actor& actor = m_actors[id];
    open("T", linuxState(actor.state), actor.since, id);
    microseconds("dur", until - actor.since);
    args();
    if (actor.cause.cpu >= 0 && actor.state == ActorState::Running)
        number("cpu", actor.cause.cpu);
    endArgs();
    close();
    open("X", wordFor(actor.state), actor.since, id);
    text("cat", "state");
    microseconds("dur", until - actor.since);
    args();
    text("cause", causeText(actor.cause, m_names));
    endArgs();
    close();
}

void ChromeWriter::onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) {
    m_moved = true;
    m_queueIndex = queueIndex;
    open("C", about("depth of ", m_names.last().queues()[queueIndex].object), time, kNoActor);
    args();
    number("items", depth);
    endArgs();
    close();
}

void ChromeWriter::onGap(const Gap& gap) {
    const char* const name = gap.kind == GapKind::LostRecords ? "scheduler records lost" : "events dropped";
    for (const char* phase : {"b", "e"}) {
        open(phase, name, *phase == 'b' ? std::min(gap.from, gap.to) : gap.to, gap.actor);
        text("cat", "missing");
        number("id", gap.actor);
        args();
        number("count", static_cast<std::int64_t>(gap.events));
        endArgs();
        close();
    }
}

void ChromeWriter::span(ActorId actor, Span span, std::int64_t time, std::string name) {
    open("b", name, time, actor);
    text("cat", span == Span::Add ? "additions" : "wait");
    number("id", actor);
    m_actors[actor].spans[static_cast<std::size_t>(span)] = std::move(name);
}

void ChromeWriter::endSpan(ActorId actor, Span span, std::int64_t time, const char* how) {
    if (actor >= m_actors.size())
        return;
    std::string& name = m_actors[actor].spans[static_cast<std::size_t>(span)];
    if (name.empty())
        return;
    open("e", name, time, actor);
    text("cat", span == Span::Add ? "additions" : "wait");
    number("id", actor);
    if (how) {
        args();
        text("ended", how);
        endArgs();
    }
    close();
    name.clear();
}

void ChromeWriter::instant(const Event& event, std::string_view name, const char* category) {
    open("i", name, static_cast<std::int64_t>(event.time), event.actor);
    text("cat", category);
    text("s", m_names.isActor(event.actor) ? "t" : "p");
}

void ChromeWriter::moved(const Event& event, const World& world) {
    const QueueInfo& queue = world.queues()[m_queueIndex];
    const QueueMove& move = queue.recent[(queue.moveCount - 1) % queue.recent.size()];
    instant(event, about(move.in ? "put " : "get ", event.object), "queue");
    args();
    text("item", m_names.value(move.item.value));
    number("position", move.position);
    endArgs();
    close();
    if (move.item.number == 0)
        return;
    open(move.in ? "s" : "f", about("item of ", event.object), world.time(), event.actor);
    text("cat", "item");
    number("id", (std::int64_t{event.object} + 1) << 32 | move.item.number);
    if (!move.in)
        text("bp", "e");
    close();
}

void ChromeWriter::waitEvent(const Event& event, const World& world) {
    const auto time = static_cast<std::int64_t>(event.time);
    if (event.kind == EventKind::Woke) {
        const auto woken = static_cast<ActorId>(event.a);
        instant(event, "wakes " + std::string(m_names.actor(woken)), "wait");
        return close();
    }
    if (event.kind == EventKind::WaitEnded)
        return endSpan(event.actor, Span::Wait, time, wordFor(static_cast<WaitEnd>(event.detail)));
    endSpan(event.actor, Span::Wait, time);
    const auto reason = static_cast<WaitReason>(event.detail);
    if (event.actor >= m_actors.size() || !m_actors[event.actor].exists || reason == WaitReason::None)
        return;
    span(event.actor, Span::Wait, time, waitName(reason, event.object, m_names));
    args();
    text("cause", wordFor(reason));
    if (const std::int64_t allowed = world.actors()[event.actor].wait.allowedNs; allowed >= 0)
        number("timeout_ns", allowed);
    endArgs();
    close();
}

void ChromeWriter::lifeEvent(const Event& event) {
    const auto time = static_cast<std::int64_t>(event.time);
    if (event.actor >= m_actors.size())
        return;
    switch (event.kind) {
    case EventKind::ActorEnded:
        for (const Span open : {Span::Wait, Span::Held, Span::Add})
            endSpan(event.actor, open, time);
        instant(event, std::string("ends: ") + wordFor(static_cast<ExitKind>(event.detail)), "life");
        if (static_cast<ExitKind>(event.detail) == ExitKind::Error) {
            args();
            text("error", m_names.text(static_cast<TextId>(event.b)));
            endArgs();
        }
        return close();
    case EventKind::ActorHeld:
        endSpan(event.actor, Span::Held, time);
        span(event.actor, Span::Held, time, waitName(WaitReason::Gate, kNoObject, m_names));
        return close();
    case EventKind::ActorReleased: return endSpan(event.actor, Span::Held, time);
    case EventKind::AddBegan:
        endSpan(event.actor, Span::Add, time);
        span(event.actor, Span::Add, time, about("adds to ", event.object));
        args();
        number("additions", event.a);
        endArgs();
        return close();
    case EventKind::AddEnded: return endSpan(event.actor, Span::Add, time);
    default:
        instant(event, "start refused: " + std::string(m_names.actor(event.object)), "life");
        args();
        text("error", m_names.text(static_cast<TextId>(event.a)));
        endArgs();
        return close();
    }
}

void ChromeWriter::runEvent(const Event& event) {
    std::string name = wordFor(event.kind);
    if (event.kind == EventKind::ParameterChanged)
        name += ' ' + std::to_string(event.object);
    instant(event, name, "run");
    args();
    switch (event.kind) {
    case EventKind::RunBegan: text("probe", wordFor(static_cast<ProbeSource>(event.a))); break;
    case EventKind::RunEnded: text("outcome", wordFor(static_cast<Outcome>(event.detail))); break;
    case EventKind::ParameterChanged: text("value", m_names.value({ValueType::Real, event.a})); break;
    default: break;
    }
    endArgs();
    close();
}

void ChromeWriter::counterEvent(const Event& event, const World& world) {
    const auto counter = std::ranges::find(world.counters(), event.object, &CounterInfo::object);
    if (counter == world.counters().end())
        return;
    open("C", m_names.object(event.object), static_cast<std::int64_t>(event.time), kNoActor);
    args();
    number("actual", counter->value);
    number("expected", static_cast<std::int64_t>(counter->expected()));
    number("lost", static_cast<std::int64_t>(counter->lost()));
    endArgs();
    close();
}

void ChromeWriter::event(const Event& event, const World& world) {
    const auto simple = [&](const char* verb, const char* category) {
        instant(event, about(verb, event.object), category);
        close();
    };
    const bool hasMoved = std::exchange(m_moved, false); // also said of a queue that is made
    switch (event.kind) {
    case EventKind::Put:
    case EventKind::Got:
        if (hasMoved)
            moved(event, world);
        return;
    case EventKind::WaitBegan:
    case EventKind::WaitEnded:
    case EventKind::Woke: return waitEvent(event, world);
    case EventKind::FullRaised: return simple("Full: ", "queue");
    case EventKind::EmptyRaised: return simple("Empty: ", "queue");
    case EventKind::LockAcquired: return simple("takes ", "lock");
    case EventKind::LockReleased: return simple("releases ", "lock");
    case EventKind::SnapshotTaken:
    case EventKind::SnapshotUsed:
        instant(event, about(event.kind == EventKind::SnapshotTaken ? "asks " : "acts on ", event.object),
                "queue");
        args();
        number(wordFor(static_cast<SnapshotKind>(event.detail)), event.a);
        if (event.kind == EventKind::SnapshotUsed)
            number("truth", event.b);
        endArgs();
        return close();
    case EventKind::TaskDone:
    case EventKind::CapacityChanged:
        instant(event,
                about(event.kind == EventKind::TaskDone ? "task done: " : "capacity of ", event.object),
                "queue");
        args();
        number(event.kind == EventKind::TaskDone ? "unfinished" : "capacity", event.a);
        endArgs();
        return close();
    case EventKind::AddBegan: return lifeEvent(event);
    case EventKind::AddEnded: lifeEvent(event); return counterEvent(event, world);
    case EventKind::CounterProgress:
    case EventKind::CounterValue: return counterEvent(event, world);
    case EventKind::Printed:
        instant(event, m_names.text(static_cast<TextId>(event.a)), "output");
        return close();
    case EventKind::ActorEnded:
    case EventKind::ActorHeld:
    case EventKind::ActorReleased:
    case EventKind::StartRefused: return lifeEvent(event);
    case EventKind::RunBegan:
    case EventKind::RunEnded:
    case EventKind::Paused:
    case EventKind::Resumed:
    case EventKind::ParameterChanged: return runEvent(event);
    default: return; // told by the fold: states, gaps; or not told: the lesson's lines
    }
}

} // namespace

std::unique_ptr<ExportWriter> makeChromeWriter(ExportNames& names) {
    return std::make_unique<ChromeWriter>(names);
}

} // namespace interleave
