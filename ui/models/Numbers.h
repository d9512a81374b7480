// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How numbers and times are shown: digits in groups of three, times in the unit that suits them. Any thread
// that may use QCoreApplication::translate.
#pragma once

#include <QString>

#include <cstdint>

namespace interleave {

/// 20 000 000, with thin no-break spaces.
[[nodiscard]] QString grouped(qint64 number);
/// 2.0 s, 0.25 s: at least one digit behind the point, no more than needed.
[[nodiscard]] QString shownSeconds(double seconds);
/// 1.23 s, 45.6 ms, 789 µs, 12 ns: three digits.
[[nodiscard]] QString shownDuration(std::int64_t ns);
/// 20.0 KiB, 1.35 MiB, 512 B: three digits; 1 KiB is 1024 B.
[[nodiscard]] QString shownBytes(std::int64_t bytes);
/// 0.500 000 000 s: every nanosecond, in groups.
[[nodiscard]] QString shownMoment(std::int64_t ns);
/// 1.3 s, 0.6 s: one digit, for what changes while it is read.
[[nodiscard]] QString shownTenths(std::int64_t ns);

} // namespace interleave
