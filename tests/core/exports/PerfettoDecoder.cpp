// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/exports/PerfettoDecoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <memory>

#include <protozero/pbf_reader.hpp>

namespace interleave {

namespace {

// The part of perfetto.protos that is read here, from the published definitions: trace.proto,
// trace_packet.proto, trace_packet_defaults.proto, clock_snapshot.proto, track_event/*.proto,
// interned_data/interned_data.proto, profiling/profile_common.proto, generic_kernel/generic_task.proto.
enum class FieldKind { Varint, Fixed64, Text, Message };
struct FieldDefinition {
    std::uint32_t number;
    const char* name;
    FieldKind kind;
    const char* message = nullptr;
};
const std::map<std::string_view, std::vector<FieldDefinition>> kMessages = {
    {"Trace", {{1, "packet", FieldKind::Message, "TracePacket"}}},
    {"TracePacket",
     {{6, "clock_snapshot", FieldKind::Message, "ClockSnapshot"},
      {8, "timestamp", FieldKind::Varint},
      {10, "trusted_packet_sequence_id", FieldKind::Varint},
      {11, "track_event", FieldKind::Message, "TrackEvent"},
      {12, "interned_data", FieldKind::Message, "InternedData"},
      {13, "sequence_flags", FieldKind::Varint},
      {58, "timestamp_clock_id", FieldKind::Varint},
      {59, "trace_packet_defaults", FieldKind::Message, "TracePacketDefaults"},
      {60, "track_descriptor", FieldKind::Message, "TrackDescriptor"},
      {87, "first_packet_on_sequence", FieldKind::Varint},
      {117, "generic_kernel_task_state_event", FieldKind::Message, "GenericKernelTaskStateEvent"},
      {122, "generic_kernel_process_tree", FieldKind::Message, "GenericKernelProcessTree"}}},
    {"ClockSnapshot",
     {{1, "clocks", FieldKind::Message, "ClockSnapshot.Clock"},
      {2, "primary_trace_clock", FieldKind::Varint}}},
    {"ClockSnapshot.Clock",
     {{1, "clock_id", FieldKind::Varint},
      {2, "timestamp", FieldKind::Varint},
      {3, "is_incremental", FieldKind::Varint}}},
    {"TracePacketDefaults",
     {{58, "timestamp_clock_id", FieldKind::Varint},
      {11, "track_event_defaults", FieldKind::Message, "TrackEventDefaults"}}},
    {"TrackEventDefaults",
     {{11, "track_uuid", FieldKind::Varint}, {31, "extra_counter_track_uuids", FieldKind::Varint}}},
    {"InternedData",
     {{2, "event_names", FieldKind::Message, "EventName"},
      {3, "debug_annotation_names", FieldKind::Message, "DebugAnnotationName"},
      {29, "debug_annotation_string_values", FieldKind::Message, "InternedString"}}},
    {"EventName", {{1, "iid", FieldKind::Varint}, {2, "name", FieldKind::Text}}},
    {"DebugAnnotationName", {{1, "iid", FieldKind::Varint}, {2, "name", FieldKind::Text}}},
    {"InternedString", {{1, "iid", FieldKind::Varint}, {2, "str", FieldKind::Text}}},
    {"TrackEvent",
     {{4, "debug_annotations", FieldKind::Message, "DebugAnnotation"},
      {9, "type", FieldKind::Varint},
      {10, "name_iid", FieldKind::Varint},
      {11, "track_uuid", FieldKind::Varint},
      {12, "extra_counter_values", FieldKind::Varint},
      {23, "name", FieldKind::Text},
      {30, "counter_value", FieldKind::Varint},
      {31, "extra_counter_track_uuids", FieldKind::Varint},
      {47, "flow_ids", FieldKind::Fixed64},
      {48, "terminating_flow_ids", FieldKind::Fixed64}}},
    {"DebugAnnotation",
     {{1, "name_iid", FieldKind::Varint},
      {4, "int_value", FieldKind::Varint},
      {5, "double_value", FieldKind::Fixed64},
      {6, "string_value", FieldKind::Text},
      {17, "string_value_iid", FieldKind::Varint}}},
    {"TrackDescriptor",
     {{1, "uuid", FieldKind::Varint},
      {2, "name", FieldKind::Text},
      {3, "process", FieldKind::Message, "ProcessDescriptor"},
      {4, "thread", FieldKind::Message, "ThreadDescriptor"},
      {5, "parent_uuid", FieldKind::Varint},
      {8, "counter", FieldKind::Message, "CounterDescriptor"}}},
    {"ProcessDescriptor", {{1, "pid", FieldKind::Varint}, {6, "process_name", FieldKind::Text}}},
    {"ThreadDescriptor",
     {{1, "pid", FieldKind::Varint}, {2, "tid", FieldKind::Varint}, {5, "thread_name", FieldKind::Text}}},
    {"CounterDescriptor", {{3, "unit", FieldKind::Varint}}},
    {"GenericKernelTaskStateEvent",
     {{1, "cpu", FieldKind::Varint},
      {2, "comm", FieldKind::Text},
      {3, "tid", FieldKind::Varint},
      {4, "state", FieldKind::Varint},
      {5, "prio", FieldKind::Varint}}},
    {"GenericKernelProcessTree",
     {{1, "processes", FieldKind::Message, "GenericKernelProcessTree.Process"},
      {2, "threads", FieldKind::Message, "GenericKernelProcessTree.Thread"}}},
    {"GenericKernelProcessTree.Process",
     {{1, "pid", FieldKind::Varint}, {2, "ppid", FieldKind::Varint}, {3, "cmdline", FieldKind::Text}}},
    {"GenericKernelProcessTree.Thread",
     {{1, "tid", FieldKind::Varint},
      {2, "pid", FieldKind::Varint},
      {3, "comm", FieldKind::Text},
      {4, "is_main_thread", FieldKind::Varint}}},
};

/// A message by the names of its fields.
struct Message {
    struct Value {
        std::string_view field;
        std::uint64_t number = 0;
        std::string text;
        std::shared_ptr<Message> message;
    };
    std::vector<Value> values;

    [[nodiscard]] std::vector<const Value*> all(std::string_view field) const {
        std::vector<const Value*> found;
        for (const Value& value : values)
            if (value.field == field)
                found.push_back(&value);
        return found;
    }
    [[nodiscard]] const Value* get(std::string_view field) const {
        const auto found = all(field);
        return found.empty() ? nullptr : found.back();
    }
    [[nodiscard]] std::uint64_t number(std::string_view field, std::uint64_t otherwise = 0) const {
        const Value* const value = get(field);
        return value ? value->number : otherwise;
    }
    [[nodiscard]] std::string text(std::string_view field) const {
        const Value* const value = get(field);
        return value ? value->text : std::string();
    }
    [[nodiscard]] const Message* message(std::string_view field) const {
        const Value* const value = get(field);
        return value ? value->message.get() : nullptr;
    }
};

Message decode(std::string_view type, protozero::data_view bytes) {
    Message message;
    const auto& definition = kMessages.at(type);
    protozero::pbf_reader reader(bytes);
    while (reader.next()) {
        const auto field = std::ranges::find(definition, reader.tag(), &FieldDefinition::number);
        if (field == definition.end()) {
            ADD_FAILURE() << type << " has no field " << reader.tag();
            reader.skip();
            continue;
        }
        Message::Value& value = message.values.emplace_back();
        value.field = field->name;
        using Wire = protozero::pbf_wire_type;
        const Wire wire = field->kind == FieldKind::Varint    ? Wire::varint
                          : field->kind == FieldKind::Fixed64 ? Wire::fixed64
                                                              : Wire::length_delimited;
        EXPECT_EQ(reader.wire_type(), wire) << type << '.' << field->name;
        switch (field->kind) {
        case FieldKind::Varint: value.number = reader.get_uint64(); break;
        case FieldKind::Fixed64: value.number = reader.get_fixed64(); break;
        case FieldKind::Text: value.text = reader.get_string(); break;
        case FieldKind::Message:
            value.message = std::make_shared<Message>(decode(field->message, reader.get_view()));
            break;
        }
    }
    return message;
}

constexpr std::uint64_t kMonotonic = 3;
constexpr std::uint64_t kCleared = 1;
constexpr std::uint64_t kNeeds = 2;
constexpr std::int64_t kCounterType = 4;

/// What a reader keeps of each sequence.
struct Sequence {
    bool valid = false;
    std::uint64_t clock = 0;
    std::uint64_t incremental = 0; ///< the time so far, of an incremental clock
    bool isIncremental = false;
    std::uint64_t track = 0;
    std::vector<std::uint64_t> counters;
    std::map<std::string_view, std::map<std::uint64_t, std::string>> interned;
};

class Decoder {
public:
    PerfettoContent take(std::string_view bytes) {
        const Message trace = decode("Trace", {bytes.data(), bytes.size()});
        for (const Message::Value* packet : trace.all("packet"))
            readPacket(*packet->message);
        return std::move(m_content);
    }

private:
    void readPacket(const Message& packet) {
        ++m_content.packets;
        const auto id = static_cast<std::uint32_t>(packet.number("trusted_packet_sequence_id"));
        EXPECT_NE(id, 0u);
        Sequence& sequence = m_sequences[id];
        const std::uint64_t flags = packet.number("sequence_flags");
        if (flags & kCleared)
            sequence = Sequence{true, 0, 0, false, 0, {}, {}};
        EXPECT_TRUE(flags & kNeeds);
        EXPECT_TRUE(sequence.valid) << "refers to state that nothing has set up, sequence " << id;
        if (const Message* defaults = packet.message("trace_packet_defaults"))
            readDefaults(sequence, *defaults);
        if (const Message* snapshot = packet.message("clock_snapshot"))
            readClocks(sequence, *snapshot);
        if (const Message* data = packet.message("interned_data"))
            for (const Message::Value& entry : data->values) {
                const std::string text =
                    entry.message->text(entry.field == "debug_annotation_string_values" ? "str" : "name");
                const bool isNew =
                    sequence.interned[entry.field].emplace(entry.message->number("iid"), text).second;
                EXPECT_TRUE(isNew) << "an id means two things: " << text;
            }
        const std::uint64_t time = timeOf(sequence, packet);
        if (const Message* state = packet.message("generic_kernel_task_state_event"))
            m_content.states.push_back({time, id, static_cast<std::int64_t>(state->number("tid")),
                                        static_cast<std::int64_t>(state->number("state")),
                                        static_cast<std::int64_t>(state->number("cpu")),
                                        state->text("comm")});
        if (const Message* tree = packet.message("generic_kernel_process_tree"))
            readTree(*tree);
        if (const Message* descriptor = packet.message("track_descriptor"))
            readTrack(*descriptor);
        if (const Message* event = packet.message("track_event"))
            readEvent(sequence, time, *event);
    }

    static void readDefaults(Sequence& sequence, const Message& defaults) {
        sequence.clock = defaults.number("timestamp_clock_id");
        const Message* const event = defaults.message("track_event_defaults");
        sequence.track = event ? event->number("track_uuid") : 0;
        sequence.counters.clear();
        if (event)
            for (const Message::Value* counter : event->all("extra_counter_track_uuids"))
                sequence.counters.push_back(counter->number);
    }

    void readClocks(Sequence& sequence, const Message& snapshot) {
        std::uint64_t monotonic = 0;
        for (const Message::Value* clock : snapshot.all("clocks"))
            if (clock->message->number("clock_id") == kMonotonic)
                monotonic = clock->message->number("timestamp");
        for (const Message::Value* clock : snapshot.all("clocks")) {
            if (m_content.packets == 1)
                m_content.firstClocks[clock->message->number("clock_id")] =
                    clock->message->number("timestamp");
            if (clock->message->number("is_incremental") == 0)
                continue;
            EXPECT_GE(clock->message->number("clock_id"), 64u);
            EXPECT_LE(clock->message->number("clock_id"), 127u);
            EXPECT_EQ(clock->message->number("timestamp"), monotonic) << "the same unit and zero here";
            sequence.isIncremental = clock->message->number("clock_id") == sequence.clock;
            sequence.incremental = monotonic;
        }
        if (m_content.packets == 1) {
            EXPECT_EQ(snapshot.number("primary_trace_clock"), kMonotonic);
        }
    }

    static std::uint64_t timeOf(Sequence& sequence, const Message& packet) {
        const std::uint64_t stamp = packet.number("timestamp");
        if (sequence.isIncremental)
            return sequence.incremental += stamp;
        EXPECT_EQ(packet.number("timestamp_clock_id", sequence.clock), kMonotonic);
        return stamp;
    }

    void readTree(const Message& tree) {
        for (const Message::Value* process : tree.all("processes"))
            m_content.processes[static_cast<std::int64_t>(process->message->number("pid"))] =
                process->message->text("cmdline");
        for (const Message::Value* thread : tree.all("threads"))
            m_content.threads[static_cast<std::int64_t>(thread->message->number("tid"))] = {
                static_cast<std::int64_t>(thread->message->number("pid")), thread->message->text("comm"),
                thread->message->number("is_main_thread") != 0};
    }

    void readTrack(const Message& descriptor) {
        const std::uint64_t uuid = descriptor.number("uuid");
        PerfettoContent::Track& track = m_content.tracks[uuid];
        EXPECT_TRUE(track.name.empty()) << "described twice: " << track.name;
        track.name = descriptor.text("name");
        track.parent = descriptor.number("parent_uuid");
        track.counter = descriptor.message("counter") != nullptr;
        EXPECT_TRUE(track.parent == 0 || m_content.tracks.contains(track.parent));
        if (const Message* thread = descriptor.message("thread")) {
            track.name = thread->text("thread_name");
            track.tid = static_cast<std::int64_t>(thread->number("tid"));
        }
        if (const Message* process = descriptor.message("process"))
            track.name = process->text("process_name");
    }

    static std::string resolve(Sequence& sequence, std::string_view table, std::uint64_t iid) {
        const auto found = sequence.interned[table].find(iid);
        EXPECT_NE(found, sequence.interned[table].end()) << table << ' ' << iid << " is not interned";
        return found == sequence.interned[table].end() ? std::string() : found->second;
    }

    void readEvent(Sequence& sequence, std::uint64_t time, const Message& message) {
        PerfettoContent::Event event;
        event.time = time;
        event.track = message.number("track_uuid", sequence.track);
        event.type = static_cast<std::int64_t>(message.number("type"));
        event.name = message.text("name");
        if (const auto* iid = message.get("name_iid"))
            event.name = resolve(sequence, "event_names", iid->number);
        for (const Message::Value* flow : message.all("flow_ids"))
            event.flows.push_back(flow->number);
        for (const Message::Value* flow : message.all("terminating_flow_ids"))
            event.endingFlows.push_back(flow->number);
        for (const Message::Value* annotation : message.all("debug_annotations")) {
            const Message& content = *annotation->message;
            std::string& value =
                event.annotations[resolve(sequence, "debug_annotation_names", content.number("name_iid"))];
            if (const auto* whole = content.get("int_value"))
                value = std::to_string(static_cast<std::int64_t>(whole->number));
            else if (const auto* real = content.get("double_value"))
                value = std::to_string(std::bit_cast<double>(real->number));
            else
                value =
                    resolve(sequence, "debug_annotation_string_values", content.number("string_value_iid"));
        }
        readCounters(sequence, time, message, event);
        if (event.type == kCounterType)
            return;
        EXPECT_TRUE(m_content.tracks.contains(event.track)) << event.track;
        m_content.events.push_back(std::move(event));
    }

    void readCounters(const Sequence& sequence, std::uint64_t time, const Message& message,
                      const PerfettoContent::Event& event) {
        std::vector<std::uint64_t> tracks;
        for (const Message::Value* track : message.all("extra_counter_track_uuids"))
            tracks.push_back(track->number);
        if (tracks.empty())
            tracks = sequence.counters;
        const auto values = message.all("extra_counter_values");
        ASSERT_LE(values.size(), tracks.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            addValue(tracks[i], time, static_cast<std::int64_t>(values[i]->number));
        if (event.type == kCounterType)
            addValue(event.track, time, static_cast<std::int64_t>(message.number("counter_value")));
    }

    void addValue(std::uint64_t track, std::uint64_t time, std::int64_t value) {
        ASSERT_TRUE(m_content.tracks.contains(track)) << track;
        ASSERT_TRUE(m_content.tracks[track].counter);
        m_content.tracks[track].values.emplace_back(time, value);
    }

    PerfettoContent m_content;
    std::map<std::uint32_t, Sequence> m_sequences;
};

} // namespace

const PerfettoContent::Track* PerfettoContent::trackNamed(std::string_view name) const {
    for (const auto& [uuid, track] : tracks)
        if (track.name == name)
            return &track;
    return nullptr;
}

std::vector<PerfettoContent::Event> PerfettoContent::eventsNamed(std::string_view name) const {
    std::vector<Event> found;
    for (const Event& event : events)
        if (event.name == name)
            found.push_back(event);
    return found;
}

PerfettoContent decodePerfetto(std::string_view bytes) {
    return Decoder().take(bytes);
}

} // namespace interleave
