// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libFuzzer's entry for lesson scripts: script-fuzzer FOUND tests/core/script/wrong resources/scripts
#include "core/script/ScriptReader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace interleave;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto read = readScript(text);
    if (!read) {
        const TextPlace place = read.error().place;
        const std::string line = faultLine("f", read.error());
        const auto lines = 1 + std::ranges::count(text, '\n');
        if (line.find('\n') != std::string::npos || place.line < 1 || place.line > lines || place.column < 1)
            std::abort();
        return 0;
    }
    for (const ScriptStep& step : read.value().steps)
        if (stepWords(*read.value().lesson, step).empty() || step.place.line < 1)
            std::abort();
    return 0;
}
