// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Chrome's trace events one by one, as JSON: open(), its members, close(). One thread.
#pragma once

#include "core/exports/ExportNames.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace interleave {

class ChromeEvents {
public:
    /// Appends to `output`, which must outlive it.
    ChromeEvents(ExportNames& names, std::string& output) : m_names(names), m_output(output) {}

    /// Of no actor: of the process.
    void open(const char* phase, std::string_view name, std::int64_t time, ActorId actor);
    void close();
    void text(const char* key, std::string_view value);
    void number(const char* key, std::int64_t value);
    /// With three decimals, so that no nanosecond is lost.
    void microseconds(const char* key, std::int64_t ns);
    /// Writes members into the event's args.
    template <class WriteMembers> void args(WriteMembers&& writeMembers) {
        key("args");
        m_json.StartObject();
        writeMembers();
        m_json.EndObject();
    }
    /// An object that is no event, by the same members.
    template <class WriteMembers> void object(WriteMembers&& writeMembers) {
        begin();
        writeMembers();
        m_json.EndObject();
        m_output.append(m_buffer.GetString(), m_buffer.GetSize());
    }

private:
    void begin();
    void key(const char* name) { m_json.Key(name); }

    ExportNames& m_names;
    std::string& m_output;
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_json;
    bool m_first = true;
};

} // namespace interleave
