// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libFuzzer's entry: trace-file-fuzzer tests/fuzz/corpus
#include "tests/fuzz/TraceFileFuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    interleave::fuzzTraceFile({data, size});
    return 0;
}
