// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the fuzzer, and the test that plays its corpus, do with the bytes of a file.
#pragma once

#include "core/trace/TraceFileFormat.h"

namespace interleave {

/// Reads them as a trace file and looks at all that is in it, twice: as they are, and with right checks, so
/// that a change reaches what lies behind them. Aborts where something is wrong.
void fuzzTraceFile(ByteSpan file);
/// The file's chunks with sizes and checks put right.
[[nodiscard]] ByteBuffer resealed(ByteSpan file);

} // namespace interleave
