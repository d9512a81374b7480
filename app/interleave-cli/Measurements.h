// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the command line tells of what was measured, in reports and in worlds alike.
#pragma once

#include "core/trace/MeasurementInfo.h"
#include "core/trace/TraceWords.h"

#include "app/interleave-cli/JsonWriter.h"

#include <string>

namespace interleave {

/// "  creation: thread median 38.1 µs, p99 71.0 µs, of 100; process …", with a line's end.
[[nodiscard]] std::string measurementLine(const std::string& name, Unit unit, const Samples& thread,
                                          const Samples& process);

namespace json {

/// Null where nothing was measured.
template <class Writer> void samples(Writer& to, const char* key, const Samples& of) {
    to.Key(key);
    if (of.count == 0) {
        to.Null();
        return;
    }
    to.StartObject();
    count(to, "count", of.count);
    integer(to, "least", of.least());
    integer(to, "median", of.median());
    integer(to, "p99", of.p99());
    integer(to, "most", of.most());
    integer(to, "last", of.last);
    to.EndObject();
}

template <class Writer>
void measurement(Writer& to, const std::string& name, Unit unit, const Samples& thread,
                 const Samples& process) {
    to.StartObject();
    text(to, "name", name);
    text(to, "unit", wordFor(unit));
    samples(to, wordFor(MeasuredSide::Thread), thread);
    samples(to, wordFor(MeasuredSide::Process), process);
    to.EndObject();
}

} // namespace json

} // namespace interleave
