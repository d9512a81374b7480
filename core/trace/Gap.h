// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/wire/Event.h"

#include <cstdint>

namespace interleave {

enum class GapKind : std::uint8_t {
    Dropped,     ///< a ring was full
    LostRecords, ///< the kernel's buffer was full
    Forgotten,   ///< given up so that the trace keeps within its memory
};

/// A stretch of which events are missing.
struct Gap {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::uint64_t events = 0; ///< how many
    ActorId actor = kNoActor; ///< whose; kNoActor: the kernel's, the controlling thread's, or everybody's
    GapKind kind = GapKind::Dropped;
};

} // namespace interleave
