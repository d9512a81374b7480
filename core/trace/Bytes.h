// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers and texts as bytes, little-endian whatever the machine is. A source is not trusted: reading past
// its end gives zeros and is remembered. Not thread-safe.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

using ByteBuffer = std::vector<std::uint8_t>;
using ByteSpan = std::span<const std::uint8_t>;

/// A varint has at most so many bytes: seven bits in each.
inline constexpr std::size_t kLongestVarint = 10;

class ByteSink {
public:
    template <std::unsigned_integral Number> void number(Number value) {
        for (std::size_t i = 0; i < sizeof(Number); ++i)
            m_bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    }
    /// Seven bits a byte, the lowest first; the highest bit says that more come.
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            m_bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
        m_bytes.push_back(static_cast<std::uint8_t>(value));
    }
    /// A difference of two numbers, which wraps: small ones of either sign are short.
    void difference(std::uint64_t value) { varint((value << 1) ^ (value >> 63 ? ~std::uint64_t{0} : 0)); }
    void bytes(ByteSpan bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }
    /// Its length as a varint, then its bytes.
    void text(std::string_view text) {
        varint(text.size());
        bytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] ByteSpan all() const { return m_bytes; }
    void clear() { m_bytes.clear(); }

private:
    ByteBuffer m_bytes;
};

class ByteSource {
public:
    explicit ByteSource(ByteSpan bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    template <std::unsigned_integral Number> [[nodiscard]] Number number() {
        const ByteSpan taken = bytes(sizeof(Number));
        Number value = 0;
        for (std::size_t i = 0; i < taken.size(); ++i)
            value = static_cast<Number>(value | static_cast<Number>(Number{taken[i]} << (8 * i)));
        return value;
    }
    [[nodiscard]] std::uint64_t varint() {
        if (m_at != m_end && *m_at < 0x80)
            return *m_at++;
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 7 * kLongestVarint; shift += 7) {
            if (m_at == m_end)
                break;
            const std::uint8_t byte = *m_at++;
            value |= std::uint64_t{byte & 0x7fu} << shift;
            if (byte < 0x80)
                return value;
        }
        m_failed = true;
        return 0;
    }
    [[nodiscard]] std::uint64_t difference() {
        const std::uint64_t value = varint();
        return (value >> 1) ^ (value & 1 ? ~std::uint64_t{0} : 0);
    }
    /// Empty, and failed, where there are not so many.
    [[nodiscard]] ByteSpan bytes(std::uint64_t count) {
        if (count > left()) {
            m_failed = true;
            return {};
        }
        const ByteSpan taken(m_at, static_cast<std::size_t>(count));
        m_at += count;
        return taken;
    }
    [[nodiscard]] std::string text() {
        const ByteSpan taken = bytes(varint());
        return {reinterpret_cast<const char*>(taken.data()), taken.size()};
    }
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    const std::uint8_t* m_at;
    const std::uint8_t* m_end;
    bool m_failed = false;
};

} // namespace interleave
