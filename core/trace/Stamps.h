// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the microscope has stamped, read from the events of a trace: single reads and writes, and what a write
// took away beside its twin. Pure functions of what is there; any thread.
#pragma once

#include "core/trace/Trace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace interleave {

/// A read or a write of a counter.
struct Stamp {
    std::int64_t time = 0;
    std::int64_t value = 0; ///< read, or written
    std::int64_t seen = 0;  ///< of a write: what had been read for it
    ActorId actor = kNoActor;
    ObjectId counter = kNoObject;
    std::uint16_t line = 0;
    bool write = false;
    bool lost = false; ///< of a lost update that was found
};

/// All from `from` to `to`, in the order of time; none where there are more than `most` events of any kind.
[[nodiscard]] std::optional<std::vector<Stamp>> stampsWithin(const Trace::Reading& reading, std::int64_t from,
                                                             std::int64_t to, std::size_t most);

/// Additions that vanished with one write: between its read and it others counted on, and it wrote back the
/// old number and one.
struct Undone {
    std::uint64_t additions = 0; ///< that vanished for certain, the first one counted
    std::int64_t reached = 0;    ///< how far the others had come
    ActorId counted = kNoActor;  ///< who did; kNoActor: several
    bool all = false;            ///< all that they had come; else it may be more than `additions`
    bool operator==(const Undone&) const = default;
};

/// What the second write of a lost update took away; none where it is the one addition that is named, or
/// where the stamps do not prove more. Proven means: the number was written again. A number that grows by one
/// from what was read has every value up to its last, so for each write of a value that was written before,
/// an addition is lost.
[[nodiscard]] std::optional<Undone> undoneBy(const Trace::Reading& reading, const LostUpdate& update,
                                             ObjectId counter);

} // namespace interleave
