// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/PerfettoWriter.h"

#include "core/trace/TraceWords.h"

#include <algorithm>
#include <optional>

namespace interleave {

namespace {

using Packet = perfetto::TracePacket;
using Type = PerfettoSequence::Type;

using perfetto::kDepthTracks;
using perfetto::kThreadTracks;

constexpr std::uint32_t kRunSequence = 1;
/// A CPU of its own for each actor whose CPU is not known, beyond what machines have: on one and the same,
/// one thread's Running would end the other's.
constexpr std::int32_t kFirstUnknownCpu = 1024;

} // namespace

PerfettoWriter::PerfettoWriter(ExportNames& names) : TimelineWriter(names), m_run(kRunSequence, m_output) {
    for (std::size_t id = 0; id < names.threads(); ++id)
        m_actors.push_back(
            {PerfettoSequence(kRunSequence + 1 + static_cast<std::uint32_t>(id), m_output), {}});
}

/// The thread's place in the process and its track. After its Created, which must be the first that a reader
/// hears of a thread.
void PerfettoWriter::announce(ActorId actor, std::int64_t time) {
    const ExportNames::Thread& thread = m_names.thread(actor);
    PerfettoSequence& sequence = m_actors[actor].sequence;
    sequence.packet(clock(time), Packet::genericKernelProcessTree, perfetto::threadEntry(thread));
    sequence.packet(clock(time), Packet::trackDescriptor, perfetto::threadTrack(actor, thread));
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

void PerfettoWriter::event(const Event& event, const World& world) {
    m_now = clock(world.time());
    TimelineWriter::event(event, world);
}

std::unique_ptr<ExportWriter> makePerfettoWriter(ExportNames& names) {
    return std::make_unique<PerfettoWriter>(names);
}

} // namespace interleave
