// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What belongs to the run as a whole, on tracks of its own: its beginning and end, gaps, depths and counters.
#include "core/exports/PerfettoWriter.h"
#include "core/trace/TraceWords.h"

#include <algorithm>
#include <bit>

namespace interleave {

using Packet = perfetto::TracePacket;
using Type = PerfettoSequence::Type;

using perfetto::kCounterTracks;
using perfetto::kDepthTracks;
using perfetto::kGapTracks;
using perfetto::kProcessTrack;
using perfetto::kThreadTracks;
using perfetto::TrackHolds;

void PerfettoWriter::begin() {
    m_now = clock(0);
    m_run.beginAbsolute(clock(0), static_cast<std::uint64_t>(m_names.info().startedAt), kProcessTrack);
    m_run.packet(clock(0), Packet::genericKernelProcessTree,
                 perfetto::processEntry(m_names.pid(), "interleave-engine " + m_names.runName()));
    m_run.packet(clock(0), Packet::trackDescriptor, perfetto::processTrack(m_names.pid(), m_names.runName()));
}

void PerfettoWriter::describeTrack(std::uint64_t uuid, std::uint64_t parent, std::string_view name,
                                   TrackHolds holds) {
    m_run.packet(m_now, Packet::trackDescriptor, perfetto::namedTrack(uuid, parent, name, holds));
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

} // namespace interleave
