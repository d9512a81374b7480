// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Value.h"

#include <algorithm>
#include <atomic>
#include <cstdio>

namespace interleave {

namespace {

constexpr std::size_t kLongestShown = 60;

std::string shortened(std::string text) {
    if (text.size() <= kLongestShown)
        return text;
    std::size_t cut = kLongestShown;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
        --cut; // never inside a UTF-8 character
    return text.substr(0, cut) + "…";
}

int rank(ValueType type) {
    return type == ValueType::Real ? static_cast<int>(ValueType::Integer) : static_cast<int>(type);
}

double asReal(const Value& value) {
    return value.type() == ValueType::Real ? value.real() : static_cast<double>(value.integer());
}

std::string shownReal(double number) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.10g", number);
    const std::string text = digits;
    return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

std::string shownBytes(const Value::Bytes& bytes) {
    std::string text = "b\"";
    for (std::size_t i = 0; i < std::min(bytes.size(), kLongestShown / 4); ++i) {
        char digits[5];
        std::snprintf(digits, sizeof digits, "\\x%02x", std::to_integer<unsigned>(bytes[i]));
        text += digits;
    }
    return text + (bytes.size() > kLongestShown / 4 ? "…\"" : "\"");
}

} // namespace

struct Value::Long {
    std::variant<std::string, Bytes, List> content;
    std::atomic<int> holders{1};
};

Value::Value(double number) : m_type(ValueType::Real), m_bits(std::bit_cast<std::int64_t>(number)) {}
Value::Value(std::string text) {
    hold(ValueType::Text, new Long{std::move(text)});
}
Value::Value(Bytes bytes) {
    hold(ValueType::Bytes, new Long{std::move(bytes)});
}
Value::Value(List items) {
    hold(ValueType::List, new Long{std::move(items)});
}

Value::Value(const Value& other) noexcept : m_type(other.m_type), m_bits(other.m_bits) {
    if (m_type >= ValueType::Text)
        held()->holders.fetch_add(1, std::memory_order_relaxed);
}

void Value::hold(ValueType type, Long* content) {
    m_type = type;
    m_bits = reinterpret_cast<std::intptr_t>(content);
}

void Value::release() noexcept {
    // acq_rel: the last holder sees all that the others did with it
    if (held()->holders.fetch_sub(1, std::memory_order_acq_rel) == 1)
        delete held();
}

const std::string& Value::text() const {
    return std::get<std::string>(held()->content);
}
const Value::Bytes& Value::bytes() const {
    return std::get<Bytes>(held()->content);
}
const Value::List& Value::list() const {
    return std::get<List>(held()->content);
}

std::string Value::shown() const {
    switch (m_type) {
    case ValueType::None: return "None";
    case ValueType::Integer: return std::to_string(m_bits);
    case ValueType::Real: return shownReal(real());
    case ValueType::Text: return '"' + shortened(text()) + '"';
    case ValueType::Bytes: return shownBytes(bytes());
    case ValueType::List: break;
    }
    std::string items;
    for (const Value& item : list()) {
        if (items.size() > kLongestShown)
            break;
        items += (items.empty() ? "" : ", ") + item.shown();
    }
    return '[' + shortened(std::move(items)) + ']';
}

std::weak_ordering Value::operator<=>(const Value& other) const {
    if (rank(m_type) != rank(other.m_type))
        return rank(m_type) <=> rank(other.m_type);
    switch (m_type) {
    case ValueType::None: return std::weak_ordering::equivalent;
    case ValueType::Text: return text() <=> other.text();
    case ValueType::Bytes: return bytes() <=> other.bytes();
    case ValueType::List: return list() <=> other.list();
    case ValueType::Integer:
        if (other.m_type == ValueType::Integer)
            return m_bits <=> other.m_bits;
        break;
    case ValueType::Real: break;
    }
    const double left = asReal(*this);
    const double right = asReal(other);
    return left < right   ? std::weak_ordering::less
           : left > right ? std::weak_ordering::greater
                          : std::weak_ordering::equivalent;
}

} // namespace interleave
