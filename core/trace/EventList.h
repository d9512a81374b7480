// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/ChunkedVector.h"
#include "core/wire/Event.h"

namespace interleave {

/// Events of a run in the order of time, numbered from the run's first; the oldest may be gone.
using EventList = ChunkedVector<Event, 1u << 16>;

} // namespace interleave
