// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An item as bytes, which is how it crosses from one process to another: as a copy. Any thread; the bytes are
// of one machine and one version of the program, and come from the run's own processes.
#pragma once

#include "core/primitives/Value.h"

#include <cstddef>
#include <functional>
#include <span>

namespace interleave {

/// How many bytes `value` takes. Of a list, goes through its items.
[[nodiscard]] std::size_t byteSize(const Value& value);
/// Where the bytes go, in pieces of any length, in their order.
using ByteSink = std::function<void(std::span<const std::byte>)>;
void writeBytes(const Value& value, const ByteSink& sink);
/// Fills `place`, all of it, with the bytes that come next.
using ByteSource = std::function<void(std::span<std::byte> place)>;
[[nodiscard]] Value readValue(const ByteSource& source);

} // namespace interleave
