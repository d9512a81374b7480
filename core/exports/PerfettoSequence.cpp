// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/PerfettoSequence.h"

namespace interleave {

namespace fields = perfetto;
using Packet = perfetto::TracePacket;

namespace {

void addClock(protozero::pbf_writer& snapshot, std::uint32_t id, std::uint64_t time, bool incremental) {
    protozero::pbf_writer clock(snapshot, fields::ClockSnapshot::clocks);
    clock.add_uint32(fields::Clock::clockId, id);
    clock.add_uint64(fields::Clock::timestamp, time);
    if (incremental)
        clock.add_bool(fields::Clock::isIncremental, true);
}

} // namespace

void PerfettoSequence::beginAbsolute(std::uint64_t monotonic, std::uint64_t realtime, std::uint64_t track) {
    std::string snapshot;
    protozero::pbf_writer writer(snapshot);
    addClock(writer, fields::ClockSnapshot::kMonotonic, monotonic, false);
    if (realtime != 0)
        addClock(writer, fields::ClockSnapshot::kRealtime, realtime, false);
    writer.add_enum(fields::ClockSnapshot::primaryTraceClock, fields::ClockSnapshot::kMonotonic);
    begin(fields::ClockSnapshot::kMonotonic, monotonic, track, snapshot);
}

void PerfettoSequence::beginIncremental(std::uint64_t monotonic, std::uint64_t track) {
    std::string snapshot;
    protozero::pbf_writer writer(snapshot);
    addClock(writer, fields::ClockSnapshot::kMonotonic, monotonic, false);
    addClock(writer, fields::ClockSnapshot::kIncremental, monotonic, true);
    begin(fields::ClockSnapshot::kIncremental, monotonic, track, snapshot);
}

void PerfettoSequence::begin(std::uint32_t clock, std::uint64_t monotonic, std::uint64_t track,
                             const std::string& snapshot) {
    m_begun = true;
    m_clock = clock;
    m_last = monotonic;
    m_track = track;
    protozero::pbf_writer trace(*m_output);
    protozero::pbf_writer packet(trace, fields::Trace::packet);
    packet.add_uint32(Packet::trustedPacketSequenceId, m_id);
    packet.add_uint32(Packet::sequenceFlags,
                      Packet::kIncrementalStateCleared | Packet::kNeedsIncrementalState);
    packet.add_bool(Packet::firstPacketOnSequence, true);
    packet.add_message(Packet::tracePacketDefaults, defaults());
    packet.add_message(Packet::clockSnapshot, snapshot);
}

std::string PerfettoSequence::defaults() const {
    std::string event;
    protozero::pbf_writer eventWriter(event);
    eventWriter.add_uint64(fields::TrackEventDefaults::trackUuid, m_track);
    if (m_counter != 0)
        eventWriter.add_uint64(fields::TrackEventDefaults::extraCounterTrackUuids, m_counter);
    std::string message;
    protozero::pbf_writer writer(message);
    writer.add_message(fields::TracePacketDefaults::trackEventDefaults, event);
    writer.add_uint32(fields::TracePacketDefaults::timestampClockId, m_clock);
    return message;
}

void PerfettoSequence::write(std::uint64_t time, perfetto::Field field, const std::string& message) {
    m_packet.clear();
    protozero::pbf_writer packet(m_packet);
    if (m_clock == fields::ClockSnapshot::kIncremental) {
        packet.add_uint64(Packet::timestamp, time - m_last);
        m_last = time;
    } else {
        packet.add_uint64(Packet::timestamp, time);
    }
    packet.add_uint32(Packet::trustedPacketSequenceId, m_id);
    packet.add_uint32(Packet::sequenceFlags, Packet::kNeedsIncrementalState);
    if (!m_interned.empty())
        packet.add_message(Packet::internedData, m_interned);
    m_interned.clear();
    packet.add_message(field, message);
    protozero::pbf_writer(*m_output).add_message(fields::Trace::packet, m_packet);
}

void PerfettoSequence::packet(std::uint64_t time, perfetto::Field field, const std::string& message) {
    write(time, field, message);
}

void PerfettoSequence::open(Type type) {
    m_event.clear();
    event().add_enum(fields::TrackEvent::type, static_cast<std::int32_t>(type));
}

void PerfettoSequence::close(std::uint64_t time) {
    write(time, Packet::trackEvent, m_event);
}

void PerfettoSequence::counterBeside(std::uint64_t counterTrack, std::int64_t value) {
    if (m_counter == 0) {
        // The first is the usual one from now on: most threads use one queue.
        m_counter = counterTrack;
        protozero::pbf_writer trace(*m_output);
        protozero::pbf_writer packet(trace, fields::Trace::packet);
        packet.add_uint32(Packet::trustedPacketSequenceId, m_id);
        packet.add_uint32(Packet::sequenceFlags, Packet::kNeedsIncrementalState);
        packet.add_message(Packet::tracePacketDefaults, defaults());
    }
    if (counterTrack != m_counter)
        event().add_uint64(fields::TrackEvent::extraCounterTrackUuids, counterTrack);
    event().add_int64(fields::TrackEvent::extraCounterValues, value);
}

void PerfettoSequence::intern(perfetto::Field field, std::uint64_t iid, std::string_view text) {
    protozero::pbf_writer data(m_interned);
    protozero::pbf_writer entry(data, field);
    entry.add_uint64(fields::Interned::iid, iid);
    entry.add_string(fields::Interned::text, text.data(), text.size());
}

std::uint64_t PerfettoSequence::annotationName(const char* key) {
    const auto [entry, isNew] = m_annotationNames.try_emplace(key, m_annotationNames.size() + 1);
    if (isNew)
        intern(fields::InternedData::debugAnnotationNames, entry->second, key);
    return entry->second;
}

void PerfettoSequence::annotate(const char* key, std::int64_t value) {
    m_annotation.clear();
    protozero::pbf_writer writer(m_annotation);
    writer.add_uint64(fields::DebugAnnotation::nameIid, annotationName(key));
    writer.add_int64(fields::DebugAnnotation::intValue, value);
    event().add_message(fields::TrackEvent::debugAnnotations, m_annotation);
}

void PerfettoSequence::annotate(const char* key, double value) {
    m_annotation.clear();
    protozero::pbf_writer writer(m_annotation);
    writer.add_uint64(fields::DebugAnnotation::nameIid, annotationName(key));
    writer.add_double(fields::DebugAnnotation::doubleValue, value);
    event().add_message(fields::TrackEvent::debugAnnotations, m_annotation);
}

void PerfettoSequence::annotate(const char* key, std::string_view word) {
    const auto [entry, isNew] = m_words.try_emplace(std::string(word), m_words.size() + 1);
    if (isNew)
        intern(fields::InternedData::debugAnnotationStringValues, entry->second, word);
    m_annotation.clear();
    protozero::pbf_writer writer(m_annotation);
    writer.add_uint64(fields::DebugAnnotation::nameIid, annotationName(key));
    writer.add_uint64(fields::DebugAnnotation::stringValueIid, entry->second);
    event().add_message(fields::TrackEvent::debugAnnotations, m_annotation);
}

} // namespace interleave
