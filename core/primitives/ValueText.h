// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Items as a person types them. Any thread.
#pragma once

#include "core/base/Error.h"
#include "core/primitives/Value.h"

#include <string_view>

namespace interleave {

/// Reads an item with its type: 1 is an integer, 1.5 a real, "1" or '1' a text, b'1\x00' bytes, [1, "a"] a
/// list, None nothing. The error says what is allowed.
[[nodiscard]] OrError<Value> readValue(std::string_view text);

} // namespace interleave
