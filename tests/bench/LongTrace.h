// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A trace of 10 000 000 events of 64 threads on 8 queues and 8 CPUs, made by chance, kept whole. One thread.
#pragma once

#include "core/trace/Trace.h"

#include <memory>

namespace interleave::bench {

[[nodiscard]] const std::shared_ptr<const Trace>& longTrace();

} // namespace interleave::bench
