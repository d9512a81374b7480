// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What small chunks of trace files are compressed with: a zstd dictionary of what short runs of the lessons
// have in common. It is part of format 2 and must never change: files need the one that they were made with.
// For the writer and the reader of trace files.
#pragma once

#include "core/trace/Bytes.h"

namespace interleave {

[[nodiscard]] ByteSpan traceDictionary();

} // namespace interleave
