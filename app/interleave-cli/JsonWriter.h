// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Members of JSON objects, for any writer of RapidJSON. Texts of a lesson or a file may hold any bytes: what
// is no UTF-8 becomes U+FFFD.
#pragma once

#include <rapidjson/rapidjson.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace interleave::json {

[[nodiscard]] std::string validUtf8(std::string_view text);

template <class Writer> void string(Writer& to, std::string_view value) {
    const std::string valid = validUtf8(value);
    to.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

/// Null where it is empty.
template <class Writer> void name(Writer& to, const char* key, std::string_view value) {
    to.Key(key);
    value.empty() ? static_cast<void>(to.Null()) : string(to, value);
}

template <class Writer> void text(Writer& to, const char* key, std::string_view value) {
    to.Key(key);
    string(to, value);
}

template <class Writer> void integer(Writer& to, const char* key, std::int64_t value) {
    to.Key(key);
    to.Int64(value);
}

template <class Writer> void count(Writer& to, const char* key, std::uint64_t value) {
    to.Key(key);
    to.Uint64(value);
}

template <class Writer> void truth(Writer& to, const char* key, bool value) {
    to.Key(key);
    to.Bool(value);
}

} // namespace interleave::json
