// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the standard library of the machine's CPython costs, measured by a script of our own. Any thread.
#pragma once

#include <cstdint>
#include <vector>

namespace interleave::bench {

/// Is there a python3?
[[nodiscard]] bool hasPython();
/// The number that `script`, which holds no apostrophe, prints; 0: it failed.
[[nodiscard]] double nsInPython(const char* script, const std::vector<std::int64_t>& arguments = {});

} // namespace interleave::bench
