// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Perfetto's protobuf. Each actor is a packet sequence of its own, and one more has what belongs to no actor.
// Thread states are GenericKernelTaskStateEvents, straight from the fold's transitions. On each thread's
// track: waits and additions as slices; puts, gets, errors, printed lines and the like as instants; a flow
// leads from each put to the get of the same item. Items' values and the lesson's lines are left out, as they
// would cost more than all the rest; the other formats have them.
#include "core/exports/ExportWords.h"
#include "core/exports/ExportWriter.h"
#include "core/exports/PerfettoSequence.h"
#include "core/trace/EventFields.h"
#include "core/trace/Report.h"

#include <algorithm>
#include <bit>
#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace interleave {

namespace {

namespace fields = perfetto;
using Type = PerfettoSequence::Type;
using TaskState = perfetto::GenericKernelTaskStateEvent;

// Tracks' numbers. Small, because they travel with events.
constexpr std::uint64_t kProcessTrack = 1;
constexpr std::uint64_t kThreadTracks = 0x100;
constexpr std::uint64_t kDepthTracks = 0x20000;
constexpr std::uint64_t kGapTracks = 0x40000;
constexpr std::uint64_t kCounterTracks = 0x60000; // three for each object

constexpr std::uint32_t kRunSequence = 1;
/// A CPU of its own for each actor whose CPU is not known, beyond what machines have: on one and the same,
/// one thread's Running would end the other's.
constexpr std::int32_t kFirstUnknownCpu = 1024;

TaskState::State taskState(ActorState state) {
    switch (state) {
    case ActorState::New: return TaskState::State::Created;
    case ActorState::Runnable: return TaskState::State::Runnable;
    case ActorState::Running: return TaskState::State::Running;
    case ActorState::Blocked: return TaskState::State::InterruptibleSleep;
    case ActorState::Dead: break;
    }
    return TaskState::State::Dead;
}

class PerfettoWriter : public ExportWriter {
public:
    explicit PerfettoWriter(ExportNames& names);

    void begin() override;
    void event(const Event& event, const World& world) override;
    void onTransition(ActorId actor, const Transition& transition) override;
    void onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) override;
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
    void beginActor(ActorId actor, std::int64_t time);
    void announce(ActorId actor, std::int64_t time);
    void describeTrack(std::uint64_t uuid, std::uint64_t parent, std::string_view name, bool counter);

    void moved(const Event& event, const World& world);
    void waitEvent(const Event& event, const World& world);
    void addEvent(const Event& event);
    void openSlice(const Event& event, Slice slice);
    void closeSlices(const Event& event, Slice until, const char* how);
    void closeSlice(ActorTrack& track, const char* how);
    void instant(const Event& event, const char* verb);
    void questionEvent(const Event& event);
    void lifeEvent(const Event& event);
    void runEvent(const Event& event);
    void describeObject(const Event& event, const World& world);
    void counterEvent(const Event& event, const World& world);
    void count(std::uint64_t track, std::int64_t& last, std::int64_t value);

    ExportNames& m_names;
    std::uint64_t m_now = 0; ///< CLOCK_MONOTONIC at the event at hand
    PerfettoSequence m_run;
    std::deque<ActorTrack> m_actors;
    std::unordered_map<ObjectId, CounterValues> m_counters;
    std::unordered_set<ObjectId> m_described;
    bool m_paused = false;
    bool m_kernelGapTrack = false;
    // What the fold found with the event at hand:
    bool m_moved = false;
    std::size_t m_queueIndex = 0;
    std::uint32_t m_depth = 0;
};

/// Of a name that is a verb and what it is about, within a sequence.
std::uint64_t nameKey(EventKind kind, std::uint64_t about) {
    return static_cast<std::uint64_t>(kind) << 32 | about;
}

PerfettoWriter::PerfettoWriter(ExportNames& names) : m_names(names), m_run(kRunSequence, m_output) {
    for (std::size_t id = 0; id < names.threads(); ++id)
        m_actors.push_back(
            {PerfettoSequence(kRunSequence + 1 + static_cast<std::uint32_t>(id), m_output), {}});
}

void PerfettoWriter::begin() {
    m_now = clock(0);
    m_run.beginAbsolute(clock(0), static_cast<std::uint64_t>(m_names.info().startedAt), kProcessTrack);
    std::string tree;
    {
        protozero::pbf_writer writer(tree);
        protozero::pbf_writer process(writer, fields::GenericKernelProcessTree::processes);
        process.add_int64(fields::KernelProcess::pid, m_names.pid());
        process.add_string(fields::KernelProcess::cmdline, "interleave-engine " + m_names.runName());
    }
    m_run.packet(clock(0), fields::TracePacket::genericKernelProcessTree, tree);
    std::string descriptor;
    {
        protozero::pbf_writer writer(descriptor);
        writer.add_uint64(fields::TrackDescriptor::uuid, kProcessTrack);
        protozero::pbf_writer process(writer, fields::TrackDescriptor::process);
        process.add_int64(fields::ProcessDescriptor::pid, m_names.pid());
        process.add_string(fields::ProcessDescriptor::processName, m_names.runName());
    }
    m_run.packet(clock(0), fields::TracePacket::trackDescriptor, descriptor);
}

void PerfettoWriter::beginActor(ActorId actor, std::int64_t time) {
    m_actors[actor].sequence.beginIncremental(clock(time), kThreadTracks + actor);
}

/// The thread's place in the process and its track. After its Created, which must be the first that a reader
/// hears of a thread.
void PerfettoWriter::announce(ActorId actor, std::int64_t time) {
    const ExportNames::Thread& thread = m_names.thread(actor);
    std::string tree;
    {
        protozero::pbf_writer writer(tree);
        protozero::pbf_writer entry(writer, fields::GenericKernelProcessTree::threads);
        entry.add_int64(fields::KernelThread::tid, thread.tid);
        entry.add_int64(fields::KernelThread::pid, thread.pid);
        entry.add_string(fields::KernelThread::comm, thread.name);
        if (thread.tid == thread.pid)
            entry.add_bool(fields::KernelThread::isMainThread, true);
    }
    m_actors[actor].sequence.packet(clock(time), fields::TracePacket::genericKernelProcessTree, tree);
    std::string descriptor;
    {
        protozero::pbf_writer writer(descriptor);
        writer.add_uint64(fields::TrackDescriptor::uuid, kThreadTracks + actor);
        protozero::pbf_writer entry(writer, fields::TrackDescriptor::thread);
        entry.add_int64(fields::ThreadDescriptor::pid, thread.pid);
        entry.add_int64(fields::ThreadDescriptor::tid, thread.tid);
        entry.add_string(fields::ThreadDescriptor::threadName, thread.name);
    }
    m_actors[actor].sequence.packet(clock(time), fields::TracePacket::trackDescriptor, descriptor);
}

void PerfettoWriter::describeTrack(std::uint64_t uuid, std::uint64_t parent, std::string_view name,
                                   bool counter) {
    std::string descriptor;
    {
        protozero::pbf_writer writer(descriptor);
        writer.add_uint64(fields::TrackDescriptor::uuid, uuid);
        writer.add_uint64(fields::TrackDescriptor::parentUuid, parent);
        writer.add_string(fields::TrackDescriptor::name, name.data(), name.size());
        if (counter) {
            protozero::pbf_writer kind(writer, fields::TrackDescriptor::counter);
            kind.add_enum(fields::CounterDescriptor::unit, fields::CounterDescriptor::kCount);
        }
    }
    m_run.packet(m_now, fields::TracePacket::trackDescriptor, descriptor);
}

void PerfettoWriter::onTransition(ActorId actor, const Transition& transition) {
    const bool first = !trackOf(actor);
    if (first && !m_names.isActor(actor))
        return;
    if (first)
        beginActor(actor, transition.time);
    else if (transition.from == transition.to && transition.cause.kind != CauseKind::Created)
        return; // as when a pause holds one that waits already
    ActorTrack& track = m_actors[actor];
    if (transition.to == ActorState::Running)
        track.cpu = transition.cause.cpu >= 0 ? transition.cause.cpu : kFirstUnknownCpu + actor;
    std::string state;
    protozero::pbf_writer writer(state);
    // Of a state other than Running, readers take the CPU for the one that the thread has left.
    writer.add_int32(TaskState::cpu, track.cpu >= 0 ? track.cpu : kFirstUnknownCpu + actor);
    if (first)
        writer.add_string(TaskState::comm, m_names.thread(actor).name);
    writer.add_int64(TaskState::tid, m_names.thread(actor).tid);
    writer.add_enum(TaskState::state, static_cast<std::int32_t>(taskState(transition.to)));
    track.sequence.packet(clock(transition.time), fields::TracePacket::genericKernelTaskStateEvent, state);
    if (first)
        announce(actor, transition.time);
}

void PerfettoWriter::onDepth(std::size_t queueIndex, std::int64_t, std::uint32_t depth) {
    m_moved = true;
    m_queueIndex = queueIndex;
    m_depth = depth;
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
                      false);
    described = true;
    const bool isSpan = actor != kNoActor && from < to;
    m_run.open(isSpan ? Type::SliceBegin : Type::Instant);
    m_run.track(uuid);
    m_run.name(nameKey(actor == kNoActor ? EventKind::RecordsLost : EventKind::EventsDropped, 0),
               [&] { return std::string(actor == kNoActor ? "scheduler records lost" : "events dropped"); });
    m_run.annotate("count", static_cast<std::int64_t>(events));
    m_run.close(isSpan ? clock(std::max<std::int64_t>(from, 0)) : m_now);
    if (!isSpan)
        return;
    m_run.open(Type::SliceEnd);
    m_run.track(uuid);
    m_run.close(clock(to));
}

void PerfettoWriter::moved(const Event& event, const World& world) {
    const QueueInfo& queue = world.queues()[m_queueIndex];
    const QueueMove& move = queue.recent[(queue.moveCount - 1) % queue.recent.size()];
    const std::uint64_t flow = (std::uint64_t{event.object} + 1) << 32 | move.item.number;
    PerfettoSequence& sequence = sequenceOf(event.actor);
    sequence.open(Type::Instant);
    sequence.name(nameKey(event.kind, event.object),
                  [&] { return (move.in ? "put " : "get ") + std::string(m_names.object(event.object)); });
    sequence.counterBeside(kDepthTracks + event.object, m_depth);
    if (move.item.number != 0)
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
        sequence.open(Type::Instant);
        sequence.name(nameKey(event.kind, static_cast<ActorId>(event.a)),
                      [&] { return "wakes " + std::string(m_names.actor(static_cast<ActorId>(event.a))); });
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
                         [&] { return waitName(reason, event.object, m_names); });
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
    track->sequence.name(nameKey(event.kind, event.object),
                         [&] { return "adds to " + std::string(m_names.object(event.object)); });
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
            return std::string("ends: ") + wordFor(static_cast<ExitKind>(event.detail));
        });
        if (static_cast<ExitKind>(event.detail) == ExitKind::Error)
            track->sequence.annotate("error", m_names.text(static_cast<TextId>(event.b)));
        return track->sequence.close(m_now);
    case EventKind::ActorHeld:
        openSlice(event, Slice::Held);
        track->sequence.name(nameKey(event.kind, 0),
                             [&] { return waitName(WaitReason::Gate, kNoObject, m_names); });
        return track->sequence.close(m_now);
    case EventKind::ActorReleased: return closeSlices(event, Slice::Held, nullptr);
    case EventKind::StartRefused:
        track->sequence.open(Type::Instant);
        track->sequence.name(nameKey(event.kind, event.object),
                             [&] { return "start refused: " + std::string(m_names.actor(event.object)); });
        track->sequence.annotate("error", m_names.text(static_cast<TextId>(event.a)));
        return track->sequence.close(m_now);
    default: return;
    }
}

void PerfettoWriter::instant(const Event& event, const char* verb) {
    PerfettoSequence& sequence = sequenceOf(event.actor);
    sequence.open(Type::Instant);
    sequence.name(nameKey(event.kind, event.object),
                  [&] { return verb + std::string(m_names.object(event.object)); });
    sequence.close(m_now);
}

/// What is asked about a queue, and what it says.
void PerfettoWriter::questionEvent(const Event& event) {
    PerfettoSequence& sequence = sequenceOf(event.actor);
    const std::string_view word = wordFor(static_cast<SnapshotKind>(event.detail));
    const std::string object(m_names.object(event.object));
    sequence.open(Type::Instant);
    sequence.name(nameKey(event.kind, std::uint64_t{event.detail} << 16 | event.object), [&] {
        switch (event.kind) {
        case EventKind::SnapshotTaken: return "asks " + object + ": " + std::string(word);
        case EventKind::SnapshotUsed: return "acts on " + object + ": " + std::string(word);
        case EventKind::TaskDone: return "task done: " + object;
        default: return "capacity of " + object;
        }
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
            m_run.name(nameKey(event.kind, 0), [] { return std::string("paused"); });
        return m_run.close(m_now);
    }
    m_run.open(Type::Instant);
    switch (event.kind) {
    case EventKind::RunBegan:
        m_run.name(nameKey(event.kind, 0), [] { return std::string("run begins"); });
        m_run.annotate("probe", std::string_view(wordFor(static_cast<ProbeSource>(event.a))));
        break;
    case EventKind::RunEnded:
        m_run.name(nameKey(event.kind, 0), [] { return std::string("run ends"); });
        m_run.annotate("outcome", std::string_view(wordFor(static_cast<Outcome>(event.detail))));
        break;
    default:
        m_run.name(nameKey(event.kind, event.object),
                   [&] { return "parameter " + std::to_string(event.object); });
        m_run.annotate("value", std::bit_cast<double>(event.a));
        break;
    }
    m_run.close(m_now);
}

void PerfettoWriter::describeObject(const Event& event, const World& world) {
    if (!m_described.insert(event.object).second)
        return;
    const std::string name(m_names.object(event.object));
    const bool isQueue =
        std::ranges::find(world.queues(), event.object, &QueueInfo::object) != world.queues().end();
    if (isQueue) {
        describeTrack(kDepthTracks + event.object, kProcessTrack, name + " depth", true);
        std::int64_t none = -1;
        count(kDepthTracks + event.object, none, 0);
    }
    if (std::ranges::find(world.counters(), event.object, &CounterInfo::object) == world.counters().end())
        return;
    const std::uint64_t track = kCounterTracks + std::uint64_t{event.object} * 3;
    describeTrack(track, kProcessTrack, name + " actual", true);
    describeTrack(track + 1, kProcessTrack, name + " expected", true);
    describeTrack(track + 2, kProcessTrack, name + " lost", true);
    counterEvent(event, world);
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

void PerfettoWriter::counterEvent(const Event& event, const World& world) {
    const auto counter = std::ranges::find(world.counters(), event.object, &CounterInfo::object);
    if (counter == world.counters().end())
        return;
    CounterValues& last = m_counters[event.object];
    const std::uint64_t track = kCounterTracks + std::uint64_t{event.object} * 3;
    count(track, last.actual, counter->value);
    count(track + 1, last.expected, static_cast<std::int64_t>(counter->expected()));
    count(track + 2, last.lost, static_cast<std::int64_t>(counter->lost()));
}

void PerfettoWriter::event(const Event& event, const World& world) {
    m_now = clock(world.time());
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
    case EventKind::FullRaised: return instant(event, "Full: ");
    case EventKind::EmptyRaised: return instant(event, "Empty: ");
    case EventKind::LockAcquired: return instant(event, "takes ");
    case EventKind::LockReleased: return instant(event, "releases ");
    case EventKind::SnapshotTaken:
    case EventKind::SnapshotUsed:
    case EventKind::TaskDone:
    case EventKind::CapacityChanged: return questionEvent(event);
    case EventKind::AddBegan: return addEvent(event);
    case EventKind::AddEnded: addEvent(event); return counterEvent(event, world);
    case EventKind::CounterProgress:
    case EventKind::CounterValue: return counterEvent(event, world);
    case EventKind::ObjectCreated: return describeObject(event, world);
    case EventKind::Printed: {
        PerfettoSequence& sequence = sequenceOf(event.actor);
        sequence.open(Type::Instant);
        sequence.nameOnce(m_names.text(static_cast<TextId>(event.a)));
        return sequence.close(m_now);
    }
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

std::unique_ptr<ExportWriter> makePerfettoWriter(ExportNames& names) {
    return std::make_unique<PerfettoWriter>(names);
}

} // namespace interleave
