// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the person's hands send to the run, in shared memory. The observer writes, the run's processes read;
// after a change the observer rings the doorbell (a byte on the engine's pipe), so that nobody has to poll.
#pragma once

#include "core/wire/CommandRing.h"

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace interleave {

inline constexpr std::size_t kMaxParameters = 32;

struct Control {
    std::atomic<std::uint32_t> paused{0};
    std::atomic<std::uint32_t> stopRequested{0};
    std::atomic<double> speed{1.0}; ///< of the lesson's own work, 0.1 to 10
    std::atomic<double> parameters[kMaxParameters]{};
    CommandRing commands; ///< to the lesson itself
};

/// The bytes on the pipe from observer to engine. The pipe's end (the observer is gone) ends the engine at
/// once, and the end of the engine ends its worker processes in the same way.
enum class Doorbell : char {
    Go = 'g',      ///< first of all: the probe is attached, the lesson may begin
    Changed = 'c', ///< look at Control
};

static_assert(std::atomic<double>::is_always_lock_free, "shared between processes");

} // namespace interleave
