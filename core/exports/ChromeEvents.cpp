// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/ChromeEvents.h"

#include <algorithm>
#include <charconv>

namespace interleave {

void ChromeEvents::begin() {
    m_buffer.Clear();
    m_json.Reset(m_buffer);
    m_json.StartObject();
}

void ChromeEvents::text(const char* name, std::string_view value) {
    key(name);
    m_json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void ChromeEvents::number(const char* name, std::int64_t value) {
    key(name);
    m_json.Int64(value);
}

void ChromeEvents::microseconds(const char* name, std::int64_t ns) {
    // By hand, as it is in every line: a double would lose nanoseconds after some days, printf is slow.
    char digits[32];
    char* at = std::to_chars(digits, digits + sizeof digits, ns / 1000).ptr;
    const std::int64_t rest = ns % 1000;
    *at++ = '.';
    for (const std::int64_t digit : {rest / 100, rest / 10 % 10, rest % 10})
        *at++ = static_cast<char>('0' + digit);
    key(name);
    m_json.RawValue(digits, static_cast<std::size_t>(at - digits), rapidjson::kNumberType);
}

void ChromeEvents::open(const char* phase, std::string_view name, std::int64_t time, ActorId actor) {
    begin();
    text("ph", phase);
    text("name", name);
    microseconds("ts", std::max<std::int64_t>(time, 0));
    number("pid", m_names.isActor(actor) ? m_names.thread(actor).pid : m_names.pid());
    number("tid", m_names.isActor(actor) ? m_names.thread(actor).tid : m_names.pid());
}

void ChromeEvents::close() {
    m_json.EndObject();
    m_output += m_first ? "\n" : ",\n";
    m_first = false;
    m_output.append(m_buffer.GetString(), m_buffer.GetSize());
}

} // namespace interleave
