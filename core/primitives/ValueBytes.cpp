// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ValueBytes.h"

#include <numeric>

namespace interleave {

namespace {

/// Before the content of each value: its type, and a number: its bits, or how many bytes or items follow.
struct Head {
    ValueType type;
    std::byte unused[7]{};
    std::int64_t number;
};

Head headOf(const Value& value) {
    switch (value.type()) {
    case ValueType::Text: return {value.type(), {}, static_cast<std::int64_t>(value.text().size())};
    case ValueType::Bytes: return {value.type(), {}, static_cast<std::int64_t>(value.bytes().size())};
    case ValueType::List: return {value.type(), {}, static_cast<std::int64_t>(value.list().size())};
    default: return {value.type(), {}, value.bits()};
    }
}

} // namespace

std::size_t byteSize(const Value& value) {
    switch (value.type()) {
    case ValueType::Text: return sizeof(Head) + value.text().size();
    case ValueType::Bytes: return sizeof(Head) + value.bytes().size();
    case ValueType::List:
        return std::transform_reduce(value.list().begin(), value.list().end(), sizeof(Head), std::plus{},
                                     byteSize);
    default: return sizeof(Head);
    }
}

void writeBytes(const Value& value, const ByteSink& sink) {
    const Head head = headOf(value);
    sink(std::as_bytes(std::span(&head, 1)));
    switch (value.type()) {
    case ValueType::Text: sink(std::as_bytes(std::span(value.text()))); break;
    case ValueType::Bytes: sink(value.bytes()); break;
    case ValueType::List:
        for (const Value& item : value.list())
            writeBytes(item, sink);
        break;
    default: break;
    }
}

Value readValue(const ByteSource& source) {
    Head head{};
    source(std::as_writable_bytes(std::span(&head, 1)));
    const auto count = static_cast<std::size_t>(head.number);
    switch (head.type) {
    case ValueType::None: return {};
    case ValueType::Integer: return head.number;
    case ValueType::Real: return std::bit_cast<double>(head.number);
    case ValueType::Text: {
        std::string text(count, '\0');
        source(std::as_writable_bytes(std::span(text)));
        return text;
    }
    case ValueType::Bytes: {
        Value::Bytes bytes(count);
        source(bytes);
        return bytes;
    }
    case ValueType::List: {
        Value::List items;
        items.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            items.push_back(readValue(source));
        return items;
    }
    }
    return {};
}

} // namespace interleave
