// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/Measurements.h"

#include <cstdio>

namespace interleave {

namespace {

std::string formatted(const char* format, double number) {
    char text[64];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

std::string valueText(std::int64_t value, Unit unit) {
    switch (unit) {
    case Unit::Nanoseconds: return formatted("%.1f us", static_cast<double>(value) / 1e3);
    case Unit::Bytes: return formatted("%.1f KiB", static_cast<double>(value) / 1024);
    case Unit::Address: {
        char text[32];
        std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(value));
        return text;
    }
    case Unit::Ending:
        return value == 0  ? "goes on"
               : value < 0 ? "does not answer"
                           : "ended by signal " + std::to_string(value);
    case Unit::Number: break;
    }
    return std::to_string(value);
}

std::string sideText(const Samples& of, Unit unit) {
    if (of.count == 0)
        return "not measured";
    if (isAmount(unit))
        return "median " + valueText(of.median(), unit) + ", p99 " + valueText(of.p99(), unit) + ", of " +
               std::to_string(of.count);
    std::string words = valueText(of.last, unit);
    if (of.least() != of.most())
        words += " (not always the same, of " + std::to_string(of.count) + ")";
    return words;
}

} // namespace

std::string measurementLine(const std::string& name, Unit unit, const Samples& thread,
                            const Samples& process) {
    return "  " + name + ": thread " + sideText(thread, unit) + "; process " + sideText(process, unit) + '\n';
}

} // namespace interleave
