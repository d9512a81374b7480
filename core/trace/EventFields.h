// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An event's fields by name, for programs that read them: what object, detail, a and b mean for its kind.
// Plain data; any thread.
#pragma once

#include "core/trace/Trace.h"

#include <string>
#include <variant>
#include <vector>

namespace interleave {

/// The names that a trace gives its actors and objects, as they are at its end.
class TraceNames {
public:
    explicit TraceNames(const Trace& trace);

    /// Empty where nobody is meant; an actor without a name is its number.
    [[nodiscard]] std::string actor(ActorId id) const;
    [[nodiscard]] std::string object(ObjectId id) const;
    [[nodiscard]] std::string text(TextId id) const { return m_trace.text(id); }

private:
    const Trace& m_trace;
    std::vector<std::string> m_actors;
    std::vector<std::string> m_objects;
};

/// monostate: nothing, as the item None.
using FieldValue = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

struct EventField {
    const char* name;
    FieldValue value;
};

/// Those that its kind has beside time, actor, object and line. Times end in _ns.
[[nodiscard]] std::vector<EventField> fieldsOf(const Event& event, const TraceNames& names);
[[nodiscard]] FieldValue fieldValue(const ValueWord& value, const TraceNames& names);
/// The object's name; empty where there is none, or where the field holds an actor.
[[nodiscard]] std::string objectNameOf(const Event& event, const TraceNames& names);

} // namespace interleave
