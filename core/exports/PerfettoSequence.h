// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One sequence of Perfetto's packets: what a single producer writes in order. Names and the strings of
// annotations travel once a sequence, and a sequence knows its usual track, clock and counter, so that an
// event takes some 25 bytes. Appends to a string. One thread.
#pragma once

#include "core/exports/PerfettoFields.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include <protozero/pbf_writer.hpp>

namespace interleave {

class PerfettoSequence {
public:
    using Type = perfetto::TrackEvent::Type;

    /// `id` from 1, each sequence its own; `output` must outlive it.
    PerfettoSequence(std::uint32_t id, std::string& output) : m_id(id), m_output(&output) {}

    /// The first packet, for times that may go back: each packet bears its time of CLOCK_MONOTONIC. Realtime
    /// 0: not known.
    void beginAbsolute(std::uint64_t monotonic, std::uint64_t realtime, std::uint64_t track);
    /// The first packet, for times that only rise: each packet bears the time since the one before.
    void beginIncremental(std::uint64_t monotonic, std::uint64_t track);
    [[nodiscard]] bool begun() const { return m_begun; }

    /// A packet with one message of another kind than a track event, already serialised.
    void packet(std::uint64_t time, perfetto::Field field, const std::string& message);

    // A track event: open(), what it has, close(). On the sequence's usual track, unless another is named.
    void open(Type type);
    /// A name that will come again; `makeText()` is asked only the first time that `key` comes.
    template <class MakeText> void name(std::uint64_t key, MakeText&& makeText) {
        const auto [entry, isNew] = m_names.try_emplace(key, m_names.size() + 1);
        if (isNew)
            intern(perfetto::InternedData::eventNames, entry->second, makeText());
        event().add_uint64(perfetto::TrackEvent::nameIid, entry->second);
    }
    void nameOnce(std::string_view text) {
        event().add_string(perfetto::TrackEvent::name, text.data(), text.size());
    }
    void track(std::uint64_t uuid) { event().add_uint64(perfetto::TrackEvent::trackUuid, uuid); }
    void counterValue(std::int64_t value) { event().add_int64(perfetto::TrackEvent::counterValue, value); }
    /// A counter's value at the same time, beside the event itself.
    void counterBeside(std::uint64_t counterTrack, std::int64_t value);
    void flow(std::uint64_t id) { event().add_fixed64(perfetto::TrackEvent::flowIds, id); }
    void flowEnds(std::uint64_t id) { event().add_fixed64(perfetto::TrackEvent::terminatingFlowIds, id); }
    /// `key` is a literal: it is known by its address.
    void annotate(const char* key, std::int64_t value);
    void annotate(const char* key, double value);
    void annotate(const char* key, std::string_view word);
    void close(std::uint64_t time);

private:
    using Writer = protozero::pbf_writer;

    [[nodiscard]] Writer event() { return Writer(m_event); }
    void begin(std::uint32_t clock, std::uint64_t monotonic, std::uint64_t track,
               const std::string& snapshot);
    [[nodiscard]] std::string defaults() const;
    void intern(perfetto::Field field, std::uint64_t iid, std::string_view text);
    [[nodiscard]] std::uint64_t annotationName(const char* key);
    void write(std::uint64_t time, perfetto::Field field, const std::string& message);

    std::uint32_t m_id;
    std::string* m_output;
    bool m_begun = false;
    std::uint32_t m_clock = 0;
    std::uint64_t m_track = 0;
    std::uint64_t m_counter = 0; ///< the usual one; 0: none yet
    std::uint64_t m_last = 0;    ///< time of the last packet, if the clock is incremental
    std::string m_event;         ///< the open track event
    std::string m_interned;      ///< InternedData that goes with the next packet
    std::string m_packet;
    std::string m_annotation;
    std::unordered_map<std::uint64_t, std::uint64_t> m_names;
    std::unordered_map<const char*, std::uint64_t> m_annotationNames;
    std::unordered_map<std::string, std::uint64_t> m_words;
};

} // namespace interleave
