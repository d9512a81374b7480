// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/PoolMessage.h"

#include "core/primitives/ValueBytes.h"

#include <algorithm>

namespace interleave {

Value PoolMessage::packed() const {
    Value::Bytes bytes(sizeof number + sizeof word + byteSize(value));
    std::byte* at = bytes.data();
    const auto add = [&at](std::span<const std::byte> more) { at = std::ranges::copy(more, at).out; };
    add(std::as_bytes(std::span(&number, 1)));
    add(std::as_bytes(std::span(&word, 1)));
    writeBytes(value, add);
    return bytes;
}

PoolMessage PoolMessage::unpacked(const Value& packed) {
    PoolMessage message;
    std::span<const std::byte> rest(packed.bytes());
    const auto next = [&](std::size_t count) {
        const auto piece = rest.first(count);
        rest = rest.subspan(count);
        return piece;
    };
    const auto take = [&](auto& number) {
        std::ranges::copy(next(sizeof number), std::as_writable_bytes(std::span(&number, 1)).begin());
    };
    take(message.number);
    take(message.word);
    message.value = readValue(next);
    return message;
}

} // namespace interleave
