// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/ExportNames.h"

#include "core/trace/TraceWords.h"

#include <charconv>
#include <unordered_set>

namespace interleave {

namespace {

/// Linux gives no thread number from here on (PID_MAX_LIMIT, proc(5): 2^22).
constexpr std::int64_t kFirstUnusedTid = std::int64_t{1} << 22;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// The length of the character that `text` begins with; 0 where it begins with none.
std::size_t characterLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                               : first >= 0xE0 && first <= 0xEF ? 3
                               : first >= 0xF0 && first <= 0xF4 ? 4
                                                                : 0;
    if (length == 0 || text.size() < length)
        return 0;
    // Overlong forms, surrogates and what is above U+10FFFF show in the second byte.
    const unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < least || byte(1) > most)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (byte(i) < 0x80 || byte(i) > 0xBF)
            return 0;
    return length;
}

template <class Number> std::string shortest(Number number) {
    char digits[32];
    return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

} // namespace

std::string validUtf8(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        valid += length > 0 ? text.substr(0, length) : kReplacement;
        text.remove_prefix(length > 0 ? length : 1);
    }
    return valid;
}

ExportNames::ExportNames(const Trace& trace, World last) : m_trace(trace), m_last(std::move(last)) {
    for (const ActorInfo& actor : m_last.actors())
        if (m_pid == 1 && actor.pid > 0)
            m_pid = actor.pid;
    std::unordered_set<std::int64_t> given;
    for (std::size_t id = 0; id < m_last.actors().size(); ++id) {
        const ActorInfo& actor = m_last.actors()[id];
        Thread& thread = m_threads.emplace_back();
        thread.name = text(actor.name);
        // A number may come back in a long run; tools would take the two threads for one.
        thread.tidKnown = actor.tid > 0 && given.insert(actor.tid).second;
        thread.tid = thread.tidKnown ? actor.tid : kFirstUnusedTid + static_cast<std::int64_t>(id);
        thread.pid = actor.pid > 0 ? actor.pid : m_pid;
    }
}

std::string ExportNames::runName() const {
    return info().scenario.empty() ? "run" : validUtf8(info().scenario);
}

std::string_view ExportNames::actor(ActorId id) const {
    return isActor(id) ? std::string_view(m_threads[id].name) : std::string_view();
}

std::string_view ExportNames::object(ObjectId id) {
    if (id == kNoObject)
        return {};
    if (id >= m_objects.size())
        m_objects.resize(id + 1u);
    if (m_objects[id].empty())
        m_objects[id] = text(m_last.objectName(id));
    return m_objects[id];
}

void ExportNames::takeNewTexts() {
    const std::size_t count = m_trace.textCount();
    const Trace::Reading reading(m_trace);
    m_texts.reserve(count);
    for (std::size_t id = m_texts.size(); id < count; ++id)
        m_texts.push_back(validUtf8(reading.text(static_cast<TextId>(id))));
}

std::string_view ExportNames::text(TextId id) {
    if (id >= m_texts.size() && id < m_trace.textCount())
        takeNewTexts();
    return id < m_texts.size() ? std::string_view(m_texts[id]) : std::string_view("…");
}

std::string ExportNames::value(ValueWord value) {
    switch (value.type) {
    case ValueType::None: return "none";
    case ValueType::Integer: return shortest(value.bits);
    case ValueType::Real: return shortest(value.real());
    default: return std::string(text(value.text()));
    }
}

std::string ExportNames::wait(WaitReason reason, ObjectId about) {
    return waitWords(reason, reason == WaitReason::Join ? actor(about) : object(about), Wording::Full);
}

std::string ExportNames::cause(const Cause& cause) {
    return causeWords(cause, actor(cause.actor), object(cause.object), Wording::Full);
}

} // namespace interleave
