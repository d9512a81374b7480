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
    const auto take = [&](std::span<std::byte> place) {
        std::ranges::copy(rest.first(place.size()), place.begin());
        rest = rest.subspan(place.size());
    };
    take(std::as_writable_bytes(std::span(&message.number, 1)));
    take(std::as_writable_bytes(std::span(&message.word, 1)));
    message.value = readValue(take);
    return message;
}

} // namespace interleave
