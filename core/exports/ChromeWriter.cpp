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
#include "core/exports/ChromeEvents.h"
#include "core/exports/TimelineWriter.h"
#include "core/trace/EventKinds.h"
#include "core/trace/TraceWords.h"

#include <algorithm>
#include <optional>
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

class ChromeWriter : public TimelineWriter {
public:
    explicit ChromeWriter(ExportNames& names)
        : TimelineWriter(names), m_events(names, m_output), m_actors(names.threads()) {}

    void begin() override;
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

    void moved(const Event& event, const QueueMove& move, std::uint32_t depth) override;
    void waitEvent(const Event& event, const World& world) override;
    void addEvent(const Event& event) override;
    void lifeEvent(const Event& event) override;
    void runEvent(const Event& event) override;
    void questionEvent(const Event& event) override;
    void counterEvent(const Event& event, const CounterInfo& counter) override;
    void mark(const Event& event) override;
    void printed(const Event& event) override;

    void describe(const char* what, ActorId actor, std::string_view name);
    void writeState(ActorId actor, std::int64_t until);
    void openSpan(ActorId actor, Span span, std::int64_t time, std::string name);
    void endSpan(ActorId actor, Span span, std::int64_t time, const char* how = nullptr);
    void openInstant(const Event& event, std::string_view name, const char* category);
    /// With the error's text, where it has one.
    void instant(const Event& event, std::string_view name, const char* category,
                 std::optional<TextId> error = {});

    ChromeEvents m_events;
    std::vector<Actor> m_actors;
};

void ChromeWriter::describe(const char* what, ActorId actor, std::string_view name) {
    m_events.open("M", what, 0, actor);
    m_events.args([&] { m_events.text("name", name); });
    m_events.close();
}

void ChromeWriter::begin() {
    m_output += "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[";
    describe("process_name", kNoActor, m_names.runName());
    for (std::size_t id = 0; id < m_names.threads(); ++id) {
        const auto actor = static_cast<ActorId>(id);
        describe("thread_name", actor, m_names.thread(actor).name);
        m_events.open("M", "thread_sort_index", 0, actor);
        m_events.args([&] { m_events.number("sort_index", actor); });
        m_events.close();
    }
}

void ChromeWriter::end(const World& world) {
    for (std::size_t id = 0; id < m_actors.size(); ++id)
        if (m_actors[id].exists)
            writeState(static_cast<ActorId>(id), world.time());
    m_output += "\n],\"otherData\":";
    m_events.object([&] {
        const TraceInfo& info = m_names.info();
        m_events.text("scenario", validUtf8(info.scenario));
        m_events.text("program", validUtf8(info.program));
        m_events.text("probe", wordFor(world.probe()));
        m_events.number("clock_monotonic_at_0_ns", info.originNs);
        m_events.number("unix_time_at_0_ns", info.startedAt);
    });
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
    m_events.open("T", linuxState(actor.state), actor.since, id);
    m_events.microseconds("dur", until - actor.since);
    m_events.args([&] {
        if (actor.cause.cpu >= 0 && actor.state == ActorState::Running)
            m_events.number("cpu", actor.cause.cpu);
    });
    m_events.close();
    m_events.open("X", wordFor(actor.state), actor.since, id);
    m_events.text("cat", "state");
    m_events.microseconds("dur", until - actor.since);
    m_events.args([&] { m_events.text("cause", m_names.cause(actor.cause)); });
    m_events.close();
}

void ChromeWriter::onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) {
    TimelineWriter::onDepth(queueIndex, time, depth);
    const ObjectId queue = m_names.last().queues()[queueIndex].object;
    m_events.open("C", std::string("depth of ").append(m_names.object(queue)), time, kNoActor);
    m_events.args([&] { m_events.number("items", depth); });
    m_events.close();
}

void ChromeWriter::onGap(const Gap& gap) {
    const char* const name =
        markFor(gap.kind == GapKind::LostRecords ? EventKind::RecordsLost : EventKind::EventsDropped);
    for (const char* phase : {"b", "e"}) {
        m_events.open(phase, name, *phase == 'b' ? std::min(gap.from, gap.to) : gap.to, gap.actor);
        m_events.text("cat", "missing");
        m_events.number("id", gap.actor);
        m_events.args([&] { m_events.number("count", static_cast<std::int64_t>(gap.events)); });
        m_events.close();
    }
}

void ChromeWriter::openSpan(ActorId actor, Span span, std::int64_t time, std::string name) {
    m_events.open("b", name, time, actor);
    m_events.text("cat", span == Span::Add ? "additions" : "wait");
    m_events.number("id", actor);
    m_actors[actor].spans[static_cast<std::size_t>(span)] = std::move(name);
}

void ChromeWriter::endSpan(ActorId actor, Span span, std::int64_t time, const char* how) {
    if (actor >= m_actors.size())
        return;
    std::string& name = m_actors[actor].spans[static_cast<std::size_t>(span)];
    if (name.empty())
        return;
    m_events.open("e", name, time, actor);
    m_events.text("cat", span == Span::Add ? "additions" : "wait");
    m_events.number("id", actor);
    if (how)
        m_events.args([&] { m_events.text("ended", how); });
    m_events.close();
    name.clear();
}

void ChromeWriter::openInstant(const Event& event, std::string_view name, const char* category) {
    m_events.open("i", name, static_cast<std::int64_t>(event.time), event.actor);
    m_events.text("cat", category);
    m_events.text("s", m_names.isActor(event.actor) ? "t" : "p");
}

void ChromeWriter::instant(const Event& event, std::string_view name, const char* category,
                           std::optional<TextId> error) {
    openInstant(event, name, category);
    if (error)
        m_events.args([&] { m_events.text("error", m_names.text(*error)); });
    m_events.close();
}

void ChromeWriter::mark(const Event& event) {
    const EventTopic topic = topicOf(event.kind);
    instant(event, markName(event),
            topic == EventTopic::Lock     ? "lock"
            : topic == EventTopic::Signal ? "signal"
                                          : "queue");
}

void ChromeWriter::printed(const Event& event) {
    instant(event, m_names.text(static_cast<TextId>(event.a)), "output");
}

void ChromeWriter::moved(const Event& event, const QueueMove& move, std::uint32_t) {
    openInstant(event, markName(event), "queue");
    m_events.args([&] {
        m_events.text("item", m_names.value(move.item.value));
        m_events.number("position", move.position);
    });
    m_events.close();
    const std::uint64_t flow = flowOf(event, move);
    if (flow == 0)
        return;
    m_events.open(move.in ? "s" : "f", std::string("item of ").append(m_names.object(event.object)),
                  move.time, event.actor);
    m_events.text("cat", "item");
    m_events.number("id", static_cast<std::int64_t>(flow));
    if (!move.in)
        m_events.text("bp", "e");
    m_events.close();
}

void ChromeWriter::waitEvent(const Event& event, const World& world) {
    const auto time = static_cast<std::int64_t>(event.time);
    if (event.kind == EventKind::Woke)
        return instant(event, markName(event), "wait");
    if (event.kind == EventKind::WaitEnded)
        return endSpan(event.actor, Span::Wait, time, wordFor(static_cast<WaitEnd>(event.detail)));
    endSpan(event.actor, Span::Wait, time);
    const auto reason = static_cast<WaitReason>(event.detail);
    if (event.actor >= m_actors.size() || !m_actors[event.actor].exists || reason == WaitReason::None)
        return;
    openSpan(event.actor, Span::Wait, time, m_names.wait(reason, event.object));
    m_events.args([&] {
        m_events.text("cause", wordFor(reason));
        if (const std::int64_t allowed = world.actors()[event.actor].wait.allowedNs; allowed >= 0)
            m_events.number("timeout_ns", allowed);
    });
    m_events.close();
}

void ChromeWriter::addEvent(const Event& event) {
    const auto time = static_cast<std::int64_t>(event.time);
    endSpan(event.actor, Span::Add, time);
    if (event.kind == EventKind::AddEnded || event.actor >= m_actors.size())
        return;
    openSpan(event.actor, Span::Add, time, markName(event));
    m_events.args([&] { m_events.number("additions", event.a); });
    m_events.close();
}

void ChromeWriter::lifeEvent(const Event& event) {
    const auto time = static_cast<std::int64_t>(event.time);
    if (event.actor >= m_actors.size())
        return;
    switch (event.kind) {
    case EventKind::ActorEnded: {
        for (const Span open : {Span::Wait, Span::Held, Span::Add})
            endSpan(event.actor, open, time);
        const auto exit = static_cast<ExitKind>(event.detail);
        const std::string name = std::string(markFor(event.kind)) + wordFor(exit);
        if (exit == ExitKind::Error)
            return instant(event, name, "life", static_cast<TextId>(event.b));
        return instant(event, name, "life");
    }
    case EventKind::ActorHeld:
        endSpan(event.actor, Span::Held, time);
        openSpan(event.actor, Span::Held, time, m_names.wait(WaitReason::Gate, kNoObject));
        return m_events.close();
    case EventKind::ActorRenamed: return instant(event, markName(event), "life");
    case EventKind::ActorReleased: return endSpan(event.actor, Span::Held, time);
    default: return instant(event, markName(event), "life", static_cast<TextId>(event.a));
    }
}

void ChromeWriter::runEvent(const Event& event) {
    std::string name = wordFor(event.kind);
    if (event.kind == EventKind::ParameterChanged)
        name += ' ' + std::to_string(event.object);
    openInstant(event, name, "run");
    m_events.args([&] {
        switch (event.kind) {
        case EventKind::RunBegan: return m_events.text("probe", wordFor(static_cast<ProbeSource>(event.a)));
        case EventKind::RunEnded:
            return m_events.text("outcome", wordFor(static_cast<Outcome>(event.detail)));
        case EventKind::ParameterChanged:
            return m_events.text("value", m_names.value({ValueType::Real, event.a}));
        default: return;
        }
    });
    m_events.close();
}

void ChromeWriter::questionEvent(const Event& event) {
    openInstant(event, markName(event), "queue");
    m_events.args([&] {
        m_events.number(event.kind == EventKind::TaskDone ? "unfinished"
                        : event.kind == EventKind::CapacityChanged
                            ? "capacity"
                            : wordFor(static_cast<SnapshotKind>(event.detail)),
                        event.a);
        if (event.kind == EventKind::SnapshotUsed)
            m_events.number("truth", event.b);
    });
    m_events.close();
}

void ChromeWriter::counterEvent(const Event& event, const CounterInfo& counter) {
    m_events.open("C", m_names.object(event.object), static_cast<std::int64_t>(event.time), kNoActor);
    m_events.args([&] {
        m_events.number("actual", counter.value);
        m_events.number("expected", static_cast<std::int64_t>(counter.expected()));
        m_events.number("lost", static_cast<std::int64_t>(counter.lost()));
    });
    m_events.close();
}

} // namespace

std::unique_ptr<ExportWriter> makeChromeWriter(ExportNames& names) {
    return std::make_unique<ChromeWriter>(names);
}

} // namespace interleave
