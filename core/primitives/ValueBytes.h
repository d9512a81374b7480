// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An item as bytes, which is how it crosses from one process to another: as a copy. Any thread; the bytes are
// of one machine and one version of the program, and come from the run's own processes.
#pragma once

#include "core/primitives/Value.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <span>

namespace interleave {

/// Before the content of each value: its type, and a number: its bits, or how many bytes or items follow.
/// Both of one width: a processor that reads together what was written in parts waits for them.
struct ValueHead {
    std::uint64_t typeNumber;
    std::int64_t number;

    [[nodiscard]] static ValueHead of(const Value& value) {
        return {static_cast<std::uint64_t>(value.type()),
                value.type() < ValueType::Text ? value.bits() : countOf(value)};
    }
    [[nodiscard]] ValueType type() const { return static_cast<ValueType>(typeNumber); }
    /// There is nothing behind it: None or a number, which is whole() then.
    [[nodiscard]] bool isWhole() const { return type() < ValueType::Text; }
    [[nodiscard]] Value whole() const {
        switch (type()) {
        case ValueType::Integer: return number;
        case ValueType::Real: return std::bit_cast<double>(number);
        default: return {};
        }
    }

private:
    [[nodiscard]] static std::int64_t countOf(const Value& value);
};

/// How many bytes `value` takes. Of a list, goes through its items.
[[nodiscard]] std::size_t byteSize(const Value& value);

/// `sink(bytes)` is given the bytes in their order, in pieces of any length.
template <class Sink> void writeBytes(const Value& value, Sink&& sink) {
    const ValueHead head = ValueHead::of(value);
    sink(std::as_bytes(std::span(&head, 1)));
    switch (value.type()) {
    case ValueType::Text: sink(std::as_bytes(std::span(value.text()))); break;
    case ValueType::Bytes: sink(std::span<const std::byte>(value.bytes())); break;
    case ValueType::List:
        for (const Value& item : value.list())
            writeBytes(item, sink);
        break;
    default: break;
    }
}

/// `next(most)` gives the bytes that come next, at least one and at most `most`.
template <class Next> [[nodiscard]] Value readValue(Next&& next) {
    ValueHead head{};
    for (auto place = std::as_writable_bytes(std::span(&head, 1)); !place.empty();) {
        const std::span<const std::byte> piece = next(place.size());
        std::ranges::copy(piece, place.begin());
        place = place.subspan(piece.size());
    }
    const auto count = static_cast<std::size_t>(head.number);
    // Appended, not written over zeroes: a large item is gone through once.
    const auto fill = [&](auto& content, auto&& append) {
        content.reserve(count);
        while (content.size() < count)
            append(next(count - content.size()));
    };
    switch (head.type()) {
    case ValueType::Text: {
        std::string text;
        fill(text, [&](std::span<const std::byte> piece) {
            text.append(reinterpret_cast<const char*>(piece.data()), piece.size());
        });
        return text;
    }
    case ValueType::Bytes: {
        Value::Bytes bytes;
        fill(bytes, [&](std::span<const std::byte> piece) {
            bytes.insert(bytes.end(), piece.begin(), piece.end());
        });
        return bytes;
    }
    case ValueType::List: {
        Value::List items;
        items.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            items.push_back(readValue(next));
        return items;
    }
    default: return head.whole();
    }
}

} // namespace interleave
