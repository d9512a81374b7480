// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON as a tree in which every value and every field knows where it stands in the text. Strict: no comments,
// no field twice, UTF-8 only, a bounded depth. Plain data; any thread.
#pragma once

#include "core/base/Result.h"
#include "core/script/ScriptFault.h"

#include <string>
#include <string_view>
#include <vector>

namespace interleave {

struct JsonField;

struct PlacedJson {
    enum class Kind { Null, Truth, Number, Text, List, Object };
    Kind kind = Kind::Null;
    TextPlace place;
    bool truth = false;
    std::string text; ///< a text, or a number as it is written
    std::vector<PlacedJson> items;
    std::vector<JsonField> fields; ///< in the order in which they are written

    /// nullptr: it has none of that name.
    [[nodiscard]] const JsonField* field(std::string_view name) const;
};

struct JsonField {
    std::string name;
    TextPlace place;
    PlacedJson value;
};

/// Lists and objects in each other; a script needs 4.
inline constexpr std::size_t kDeepestJson = 8;
/// Of one object: each is compared with all before it.
inline constexpr std::size_t kMostJsonFields = 100;

[[nodiscard]] Result<PlacedJson, ScriptFault> readPlacedJson(std::string_view text);

} // namespace interleave
