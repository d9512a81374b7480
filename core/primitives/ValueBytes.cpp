// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ValueBytes.h"

#include <numeric>

namespace interleave {

std::int64_t ValueHead::countOf(const Value& value) {
    switch (value.type()) {
    case ValueType::Text: return static_cast<std::int64_t>(value.text().size());
    case ValueType::Bytes: return static_cast<std::int64_t>(value.bytes().size());
    case ValueType::List: return static_cast<std::int64_t>(value.list().size());
    default: return 0;
    }
}

std::size_t byteSize(const Value& value) {
    switch (value.type()) {
    case ValueType::Text: return sizeof(ValueHead) + value.text().size();
    case ValueType::Bytes: return sizeof(ValueHead) + value.bytes().size();
    case ValueType::List:
        return std::transform_reduce(value.list().begin(), value.list().end(), sizeof(ValueHead), std::plus{},
                                     byteSize);
    default: return sizeof(ValueHead);
    }
}

} // namespace interleave
