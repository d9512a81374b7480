// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An item of any type, as it goes through a queue: nothing, an integer, a real, a text, bytes or a list.
// Copies share what is long; moving costs two words. Immutable, so any number of threads may hold copies.
#pragma once

#include "core/wire/Event.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace interleave {

class Value {
public:
    using Bytes = std::vector<std::byte>;
    using List = std::vector<Value>;

    Value() = default; ///< nothing
    Value(int number) : Value(std::int64_t{number}) {}
    Value(std::int64_t number) : m_type(ValueType::Integer), m_bits(number) {}
    Value(double number);
    Value(std::string text);
    Value(const char* text) : Value(std::string(text)) {}
    Value(Bytes bytes);
    Value(List items);

    Value(Value&& other) noexcept
        : m_type(std::exchange(other.m_type, ValueType::None)), m_bits(other.m_bits) {}
    Value(const Value& other) noexcept;
    Value& operator=(Value other) noexcept {
        std::swap(m_type, other.m_type);
        std::swap(m_bits, other.m_bits);
        return *this;
    }
    ~Value() {
        if (m_type >= ValueType::Text)
            release();
    }

    [[nodiscard]] ValueType type() const { return m_type; }
    /// These ask for the type that it has; another one is a std::bad_variant_access or a wrong number.
    [[nodiscard]] std::int64_t integer() const { return m_bits; }
    [[nodiscard]] double real() const { return std::bit_cast<double>(m_bits); }
    [[nodiscard]] const std::string& text() const;
    [[nodiscard]] const Bytes& bytes() const;
    [[nodiscard]] const List& list() const;

    /// How a view shows it: 4, 2.5, "x", b"\x00\x01", [1, "x"]; shortened with … beyond about 60 characters.
    [[nodiscard]] std::string shown() const;
    /// The bits of an integer or a real, as an event carries them.
    [[nodiscard]] std::int64_t bits() const { return m_bits; }

    /// A total order, for priority queues: nothing, then numbers by size, texts, bytes, lists item by item.
    [[nodiscard]] std::weak_ordering operator<=>(const Value& other) const;
    bool operator==(const Value& other) const { return (*this <=> other) == 0; }

private:
    struct Long;
    void release() noexcept;
    void hold(ValueType type, Long* content);
    [[nodiscard]] Long* held() const {
        return reinterpret_cast<Long*>(
            static_cast<std::intptr_t>(m_bits)); // NOLINT(performance-no-int-to-ptr)
    }

    ValueType m_type = ValueType::None;
    /// Of a Text, Bytes or List the address of its content, which is counted: four values fill a cache line.
    std::int64_t m_bits = 0;
};

} // namespace interleave
