// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Times that the tests of the window have in common.
#pragma once

#include <cstdint>

namespace interleave {

/// For what has to come, on a machine that is busy. Nothing waits for so long where all is well.
inline constexpr int kPatienceMs = 60'000;
/// Of a trace's time.
inline constexpr std::int64_t kMs = 1'000'000;
/// Into a lesson's run: by then its actors are at work.
inline constexpr std::int64_t kMidRunNs = 400'000'000;

} // namespace interleave
