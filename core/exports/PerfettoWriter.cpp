// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Perfetto's protobuf. Each actor is a packet sequence of its own, and one more has what belongs to no actor.
// Thread states are GenericKernelTaskStateEvents, straight from the fold's transitions. On each thread's
// track: waits and additions as slices; puts, gets, errors, printed lines and the like as instants; a flow
// leads from each put to the get of the same item. Items' values and the lesson's lines are left out, as they
// would cost more than all the rest; the other formats have them.
#include "core/exports/PerfettoMessages.h"
#include "core/exports/PerfettoSequence.h"
#include "core/exports/TimelineWriter.h"
#include "core/trace/TraceWords.h"

#include <algorithm>
#include <bit>
#include <deque>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace interleave {

namespace {

using Packet = perfetto::TracePacket;
using Type = PerfettoSequence::Type;

using perfetto::kCounterTracks;
using perfetto::kDepthTracks;
using perfetto::kGapTracks;
using perfetto::kProcessTrack;
using perfetto::kThreadTracks;
using perfetto::TrackHolds;

constexpr std::uint32_t kRunSequence = 1;
/// A CPU of its own for each actor whose CPU is not known, beyond what machines have: on one and the same,
/// one thread's Running would end the other's.
constexpr std::int32_t kFirstUnknownCpu = 1024;

class PerfettoWriter : public TimelineWriter {
public:
    explicit PerfettoWriter(ExportNames& names);

    void begin() override;
    void event(const Event& event, const World& world) override;
    void onTransition(ActorId actor, const Transition& transition) override;
    void onGap(const Gap& gap) override;

private:
    enum class Slice : std::uint8_t { Wait, Held, Add };
    struct ActorTrack {
        PerfettoSequence sequence;
        std::vector<Slice> open; ///< innermost last
        ActorId waker = kNoActor;
        std::int32_t cpu = -1; ///< of the last Running
        bool hasGapTrack = false;
    };
    struct CounterValues {
        std::int64_t actual = -1, expected = -1, lost = -1; ///< as last written
    };

    [[nodiscard]] std::uint64_t clock(std::int64_t time) const {
        return static_cast<std::uint64_t>(m_names.info().originNs + time);
    }
    [[nodiscard]] ActorTrack* trackOf(ActorId actor) {
        return actor < m_actors.size() && m_actors[actor].sequence.begun() ? &m_actors[actor] : nullptr;
    }
    [[nodiscard]] PerfettoSequence& sequenceOf(ActorId actor) {
        ActorTrack* const track = trackOf(actor);
        return track ? track->sequence : m_run;
    }
    void announce(ActorId actor, std::int64_t time);
    void describeTrack(std::uint64_t uuid, std::uint64_t parent, std::string_view name, TrackHolds holds);

    void moved(const Event& event, const QueueMove& move, std::uint32_t depth) override;
    void waitEvent(const Event& event, const World& world) override;
    void addEvent(const Event& event) override;
    void lifeEvent(const Event& event) override;
    void runEvent(const Event& event) override;
    void questionEvent(const Event& event) override;
    void counterEvent(const Event& event, const CounterInfo& counter) override;
    void mark(const Event& event) override;
    void printed(const Event& event) override;
    void objectMade(const Event& event, const World& world) override;

    void openSlice(const Event& event, Slice slice);
    void closeSlices(const Event& event, Slice until, const char* how);
    void closeSlice(ActorTrack& track, const char* how);
    void openInstant(PerfettoSequence& sequence, const Event& event, std::uint64_t about);
    void count(std::uint64_t track, std::int64_t& last, std::int64_t value);

    std::uint64_t m_now = 0; ///< CLOCK_MONOTONIC at the event at hand
    PerfettoSequence m_run;
    std::deque<ActorTrack> m_actors;
    std::unordered_map<ObjectId, CounterValues> m_counters;
    std::unordered_set<ObjectId> m_described;
    bool m_paused = false;
    bool m_kernelGapTrack = false;
};

/// Of a name that is a verb and what it is about, within a sequence.
std::uint64_t nameKey(EventKind kind, std::uint64_t about) {
    return static_cast<std::uint64_t>(kind) << 32 | about;
}

PerfettoWriter::PerfettoWriter(ExportNames& names) : TimelineWriter(names), m_run(kRunSequence, m_output) {
    for (std::size_t id = 0; id < names.threads(); ++id)
        m_actors.push_back(
            {PerfettoSequence(kRunSequence + 1 + static_cast<std::uint32_t>(id), m_output), {}});
}

void PerfettoWriter::begin() {
    m_now = clock(0);
    m_run.beginAbsolute(clock(0), static_cast<std::uint64_t>(m_names.info().startedAt), kProcessTrack);
    m_run.packet(clock(0), Packet::genericKernelProcessTree,
                 perfetto::processEntry(m_names.pid(), "interleave-engine " + m_names.runName()));
    m_run.packet(clock(0), Packet::trackDescriptor, perfetto::processTrack(m_names.pid(), m_names.runName()));
}

/// The thread's place in the process and its track. After its Created, which must be the first that a reader
/// hears of a thread.
void PerfettoWriter::announce(ActorId actor, std::int64_t time) {
    const ExportNames::Thread& thread = m_names.thread(actor);
    PerfettoSequence& sequence = m_actors[actor].sequence;
    sequence.packet(clock(time), Packet::genericKernelProcessTree, perfetto::threadEntry(thread));
    sequence.packet(clock(time), Packet::trackDescriptor, perfetto::threadTrack(actor, thread));
}

void PerfettoWriter::describeTrack(std::uint64_t uuid, std::uint64_t parent, std::string_view name,
                                   TrackHolds holds) {
    m_run.packet(m_now, Packet::trackDescriptor, perfetto::namedTrack(uuid, parent, name, holds));
}

void PerfettoWriter::onTransition(ActorId actor, const Transition& transition) {
    const bool first = !trackOf(actor);
    if (first && !m_names.isActor(actor))
        return;
    if (first)
        m_actors[actor].sequence.beginIncremental(clock(transition.time), kThreadTracks + actor);
    else if (transition.from == transition.to && transition.cause.kind != CauseKind::Created)
        return; // as when a pause holds one that waits already
    ActorTrack& track = m_actors[actor];
    if (transition.to == ActorState::Running)
        track.cpu = transition.cause.cpu >= 0 ? transition.cause.cpu : kFirstUnknownCpu + actor;
    // Of a state other than Running, readers take the CPU for the one that the thread has left.
    const std::int32_t cpu = track.cpu >= 0 ? track.cpu : kFirstUnknownCpu + actor;
    const ExportNames::Thread& thread = m_names.thread(actor);
    track.sequence.packet(clock(transition.time), Packet::genericKernelTaskStateEvent,
                          perfetto::threadState(thread.tid, first ? std::optional(thread.name) : std::nullopt,
                                                transition.to, cpu));
    if (first)
        announce(actor, transition.time);
}

void PerfettoWriter::onGap(const Gap& gap) {
    const auto [from, to, events, actor, kind] = gap;
    // What the kernel lost is told when it begins, what a ring dropped when it is over.
    m_now = clock(kind == GapKind::LostRecords ? from : to);
    ActorTrack* const track = trackOf(actor);
    const std::uint64_t uuid = kGapTracks + (track ? actor : kNoActor);
    bool& described = track ? track->hasGapTrack : m_kernelGapTrack;
    if (!described)
        describeTrack(uuid, track ? kThreadTracks + actor : kProcessTrack,
                      track ? "missing: " + m_names.thread(actor).name : "missing records of the kernel",
                      TrackHolds::Events);
    described = true;
    const bool isSpan = actor != kNoActor && from < to;
    m_run.open(isSpan ? Type::SliceBegin : Type::Instant);
    m_run.track(uuid);
    const EventKind mark = actor == kNoActor ? EventKind::RecordsLost : EventKind::EventsDropped;
    m_run.name(nameKey(mark, 0), [&] { return std::string(markFor(mark)); });
    m_run.annotate("count", static_cast<std::int64_t>(events));
    m_run.close(isSpan ? clock(std::max<std::int64_t>(from, 0)) : m_now);
    if (!isSpan)
        return;
    m_run.open(Type::SliceEnd);
    m_run.track(uuid);
    m_run.close(clock(to));
}

/// `about` tells it from others of its kind.
void PerfettoWriter::openInstant(PerfettoSequence& sequence, const Event& event, std::uint64_t about) {
    sequence.open(Type::Instant);
    sequence.name(nameKey(event.kind, about), [&] { return markName(event); });
}

void PerfettoWriter::mark(const Event& event) {
    PerfettoSequence& sequence = sequenceOf(event.actor);
    openInstant(sequence, event, event.object);
    sequence.close(m_now);
}

void PerfettoWriter::printed(const Event& event) {
    PerfettoSequence& sequence = sequenceOf(event.actor);
    sequence.open(Type::Instant);
    sequence.nameOnce(m_names.text(static_cast<TextId>(event.a)));
    sequence.close(m_now);
}

void PerfettoWriter::moved(const Event& event, const QueueMove& move, std::uint32_t depth) {
    PerfettoSequence& sequence = sequenceOf(event.actor);
    openInstant(sequence, event, event.object);
    sequence.counterBeside(kDepthTracks + event.object, depth);
    if (const std::uint64_t flow = flowOf(event, move))
        move.in ? sequence.flow(flow) : sequence.flowEnds(flow);
    sequence.close(m_now);
}

void PerfettoWriter::openSlice(const Event& event, Slice slice) {
    ActorTrack& track = *trackOf(event.actor);
    track.open.push_back(slice);
    track.sequence.open(Type::SliceBegin);
}

void PerfettoWriter::closeSlice(ActorTrack& track, const char* how) {
    track.sequence.open(Type::SliceEnd);
    if (track.open.back() == Slice::Wait && how)
        track.sequence.annotate("ended", std::string_view(how));
    if (track.open.back() == Slice::Wait && m_names.isActor(track.waker))
        track.sequence.annotate("woken_by", m_names.actor(track.waker));
    track.open.pop_back();
    track.sequence.close(m_now);
}

/// Ends the innermost slice of the kind and, as slices nest, those within it. None of the kind: nothing.
void PerfettoWriter::closeSlices(const Event& event, Slice until, const char* how) {
    ActorTrack& track = *trackOf(event.actor);
    while (std::ranges::find(track.open, until) != track.open.end()) {
        const bool last = track.open.back() == until;
        closeSlice(track, how);
        if (last)
            return;
    }
}

void PerfettoWriter::waitEvent(const Event& event, const World& world) {
    if (event.kind == EventKind::Woke) {
        if (ActorTrack* const woken = trackOf(static_cast<ActorId>(event.a)))
            woken->waker = event.actor;
        PerfettoSequence& sequence = sequenceOf(event.actor);
        openInstant(sequence, event, static_cast<ActorId>(event.a));
        return sequence.close(m_now);
    }
    ActorTrack* const track = trackOf(event.actor);
    if (!track)
        return;
    if (event.kind == EventKind::WaitEnded)
        return closeSlices(event, Slice::Wait, wordFor(static_cast<WaitEnd>(event.detail)));
    closeSlices(event, Slice::Wait, nullptr);
    track->waker = kNoActor;
    const auto reason = static_cast<WaitReason>(event.detail);
    if (reason == WaitReason::None)
        return;
    openSlice(event, Slice::Wait);
    track->sequence.name(nameKey(event.kind, std::uint64_t{event.detail} << 16 | event.object),
                         [&] { return m_names.wait(reason, event.object); });
    track->sequence.annotate("cause", std::string_view(wordFor(reason)));
    if (const std::int64_t allowed = world.actors()[event.actor].wait.allowedNs; allowed >= 0)
        track->sequence.annotate("timeout_ns", allowed);
    track->sequence.close(m_now);
}

void PerfettoWriter::addEvent(const Event& event) {
    ActorTrack* const track = trackOf(event.actor);
    if (!track)
        return;
    closeSlices(event, Slice::Add, nullptr);
    if (event.kind == EventKind::AddEnded)
        return;
    openSlice(event, Slice::Add);
    track->sequence.name(nameKey(event.kind, event.object), [&] { return markName(event); });
    track->sequence.annotate("additions", event.a);
    track->sequence.close(m_now);
}

void PerfettoWriter::lifeEvent(const Event& event) {
    ActorTrack* const track = trackOf(event.actor);
    if (!track)
        return;
    switch (event.kind) {
    case EventKind::ActorEnded:
        while (!track->open.empty())
            closeSlice(*track, nullptr);
        track->sequence.open(Type::Instant);
        track->sequence.name(nameKey(event.kind, event.detail), [&] {
            return std::string(markFor(event.kind)) + wordFor(static_cast<ExitKind>(event.detail));
        });
        if (static_cast<ExitKind>(event.detail) == ExitKind::Error)
            track->sequence.annotate("error", m_names.text(static_cast<TextId>(event.b)));
        return track->sequence.close(m_now);
    case EventKind::ActorHeld:
        openSlice(event, Slice::Held);
        track->sequence.name(nameKey(event.kind, 0),
                             [&] { return m_names.wait(WaitReason::Gate, kNoObject); });
        return track->sequence.close(m_now);
    case EventKind::ActorReleased: return closeSlices(event, Slice::Held, nullptr);
    case EventKind::ActorRenamed:
        track->sequence.open(Type::Instant);
        track->sequence.nameOnce(markName(event));
        return track->sequence.close(m_now);
    case EventKind::StartRefused:
        openInstant(track->sequence, event, event.object);
        track->sequence.annotate("error", m_names.text(static_cast<TextId>(event.a)));
        return track->sequence.close(m_now);
    default: return;
    }
}

void PerfettoWriter::questionEvent(const Event& event) {
    PerfettoSequence& sequence = sequenceOf(event.actor);
    const bool isQuestion = event.kind == EventKind::SnapshotTaken || event.kind == EventKind::SnapshotUsed;
    sequence.open(Type::Instant);
    sequence.name(nameKey(event.kind, std::uint64_t{event.detail} << 16 | event.object), [&] {
        return isQuestion ? markName(event) + ": " + wordFor(static_cast<SnapshotKind>(event.detail))
                          : markName(event);
    });
    sequence.annotate(event.kind == EventKind::TaskDone          ? "unfinished"
                      : event.kind == EventKind::CapacityChanged ? "capacity"
                                                                 : "answer",
                      event.a);
    if (event.kind == EventKind::SnapshotUsed)
        sequence.annotate("truth", event.b);
    sequence.close(m_now);
}

void PerfettoWriter::runEvent(const Event& event) {
    const bool resumed = event.kind == EventKind::Resumed;
    if (event.kind == EventKind::Paused || resumed) {
        if (m_paused != resumed)
            return;
        m_paused = !resumed;
        m_run.open(resumed ? Type::SliceEnd : Type::SliceBegin);
        if (!resumed)
            m_run.name(nameKey(event.kind, 0), [&] { return std::string(markFor(event.kind)); });
        return m_run.close(m_now);
    }
    const bool isParameter = event.kind == EventKind::ParameterChanged;
    m_run.open(Type::Instant);
    m_run.name(nameKey(event.kind, isParameter ? event.object : 0), [&] {
        return markFor(event.kind) + (isParameter ? std::to_string(event.object) : std::string());
    });
    switch (event.kind) {
    case EventKind::RunBegan:
        m_run.annotate("probe", std::string_view(wordFor(static_cast<ProbeSource>(event.a))));
        break;
    case EventKind::RunEnded:
        m_run.annotate("outcome", std::string_view(wordFor(static_cast<Outcome>(event.detail))));
        break;
    default: m_run.annotate("value", std::bit_cast<double>(event.a)); break;
    }
    m_run.close(m_now);
}

void PerfettoWriter::objectMade(const Event& event, const World& world) {
    if (!m_described.insert(event.object).second)
        return;
    const std::string name(m_names.object(event.object));
    if (std::ranges::find(world.queues(), event.object, &QueueInfo::object) != world.queues().end()) {
        describeTrack(kDepthTracks + event.object, kProcessTrack, name + " depth", TrackHolds::Counts);
        std::int64_t none = -1;
        count(kDepthTracks + event.object, none, 0);
    }
    const auto counter = std::ranges::find(world.counters(), event.object, &CounterInfo::object);
    if (counter == world.counters().end())
        return;
    const std::uint64_t track = kCounterTracks + std::uint64_t{event.object} * 3;
    describeTrack(track, kProcessTrack, name + " actual", TrackHolds::Counts);
    describeTrack(track + 1, kProcessTrack, name + " expected", TrackHolds::Counts);
    describeTrack(track + 2, kProcessTrack, name + " lost", TrackHolds::Counts);
    counterEvent(event, *counter);
}

void PerfettoWriter::count(std::uint64_t track, std::int64_t& last, std::int64_t value) {
    if (last == value)
        return;
    last = value;
    m_run.open(Type::Counter);
    m_run.track(track);
    m_run.counterValue(value);
    m_run.close(m_now);
}

void PerfettoWriter::counterEvent(const Event& event, const CounterInfo& counter) {
    CounterValues& last = m_counters[event.object];
    const std::uint64_t track = kCounterTracks + std::uint64_t{event.object} * 3;
    count(track, last.actual, counter.value);
    count(track + 1, last.expected, static_cast<std::int64_t>(counter.expected()));
    count(track + 2, last.lost, static_cast<std::int64_t>(counter.lost()));
}

void PerfettoWriter::event(const Event& event, const World& world) {
    m_now = clock(world.time());
    TimelineWriter::event(event, world);
}

} // namespace

std::unique_ptr<ExportWriter> makePerfettoWriter(ExportNames& names) {
    return std::make_unique<PerfettoWriter>(names);
}

} // namespace interleave
