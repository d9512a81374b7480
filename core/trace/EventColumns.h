// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Events as columns of small numbers, which compress well: what repeats (kind, actor, object, line) is named
// once, times and values are differences to the last ones of their sort. Field by field in
// docs/trace-format.md. Any thread.
#pragma once

#include "core/trace/Bytes.h"
#include "core/wire/Event.h"

#include <span>
#include <vector>

namespace interleave {

/// At most so many events are encoded together.
inline constexpr std::size_t kMostEventsInColumns = 1u << 16;

/// At most kMostEventsInColumns events, in any order of time, none beyond kLongestRunNs.
void encodeEvents(std::span<const Event> events, ByteSink& into);
/// Puts the events in the place of what `events` holds. False where the bytes are none that encodeEvents has
/// made, or a time is beyond kLongestRunNs; `events` is then of no use. Allocates no more than
/// kMostEventsInColumns events.
[[nodiscard]] bool decodeEvents(ByteSpan bytes, std::vector<Event>& events);

} // namespace interleave
