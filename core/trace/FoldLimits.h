// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What no run reaches, so that damaged events ask for no more memory or time than is reasonable. For World's
// own files.
#pragma once

#include <cstddef>
#include <cstdint>

namespace interleave {

/// More than any run has: an event that names one beyond is damaged.
inline constexpr std::size_t kMostActors = 1u << 12;
inline constexpr std::size_t kMostObjects = 1u << 12;
inline constexpr std::size_t kMostAdders = 1u << 13;  ///< of all counters
inline constexpr std::size_t kMostHolders = 1u << 12; ///< of a semaphore's permits
inline constexpr std::int64_t kMostCpus = 1 << 13;    ///< as many as Linux can have
/// Items moved or made up to follow a queue, before the first event and for each: what damaged events ask for
/// beyond is not done, or a small file could keep the fold busy for hours.
inline constexpr std::uint64_t kFirstSteps = 1u << 24;
inline constexpr std::uint64_t kStepsAnEvent = 1u << 10;
/// An item made up takes memory as well.
inline constexpr std::uint64_t kStepsAMadeUpItem = 1u << 9;

/// The enumerator of this number, or the first one where there is none.
template <class Enum> [[nodiscard]] constexpr Enum known(std::uint64_t number, Enum last) {
    return number <= static_cast<std::uint64_t>(last) ? static_cast<Enum>(number) : Enum{};
}

} // namespace interleave
