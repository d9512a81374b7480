// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What threads share and processes do not: comparisons of memory and of a crash. `line` is where the program
// that is shown does the first of its two steps, the second is at the next.
#pragma once

#include "core/primitives/Comparison.h"

#include <span>
#include <string>

namespace interleave {

/// One global variable, as two see it: its address, and, in the measurement kValue, what the second reads
/// there after the first has written 42; at first it is 1. Processes are started without random addresses,
/// where that is allowed: else every program would have its variables somewhere else, and that they are not
/// the same variable would be no surprise.
class OneVariable : public Comparison {
public:
    static constexpr const char* kValue = "value";
    OneVariable(Stage& stage, const std::string& name, int line);
    void measure(MeasuredSide side) override;
};

/// Two threads of one process, or two processes: the one crashes, the other is asked. What became of it is
/// what was seen: an answer, or how its process ended.
class CrashOfOne : public Comparison {
public:
    CrashOfOne(Stage& stage, const std::string& name, int line)
        : Comparison(stage, name, Unit::Ending, {line, 1}) {}
    void measure(MeasuredSide side) override;
};

/// What worker processes play in these.
[[nodiscard]] std::span<const ComparedPart> partsOfIsolation();

} // namespace interleave
