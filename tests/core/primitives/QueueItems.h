// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Items with a number and, if they are large, a content that shows whether all of it is the same item's.
#pragma once

#include "core/primitives/Value.h"

#include <algorithm>
#include <stdexcept>

namespace interleave {

/// Without bytes the number itself; else a list of the number and so many bytes that follow from it.
inline Value numberedItem(std::int64_t number, std::size_t bytes) {
    if (bytes == 0)
        return number;
    return Value::List{number, Value::Bytes(bytes, static_cast<std::byte>(number % 251))};
}

/// The item's number; an error where its content is another's.
inline std::int64_t numberOf(const Value& item) {
    if (item.type() == ValueType::Integer)
        return item.integer();
    const std::int64_t number = item.list().at(0).integer();
    const Value::Bytes& bytes = item.list().at(1).bytes();
    if (!std::ranges::all_of(bytes,
                             [&](std::byte byte) { return byte == static_cast<std::byte>(number % 251); }))
        throw std::runtime_error("a torn item");
    return number;
}

} // namespace interleave
