// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Traces of two adders under the microscope, written by hand.
#pragma once

#include "tests/ui/views/ProcessScript.h"

namespace interleave {

/// Two adders, and a stamped read or write a step, at lines 6 and 7.
struct RaceScript : ProcessScript {
    ObjectId number = object(ObjectType::Counter, "number", static_cast<int>(Protection::None));
    ActorId one = thread("adder 1", "a1", 4700, 4701);
    ActorId two = thread("adder 2", "a2", 4700, 4702);

    void add(ActorId actor, std::int64_t times) { event(actor, EventKind::AddBegan, number, 0, times); }
    void added(ActorId actor, std::int64_t times) { event(actor, EventKind::AddEnded, number, 0, times); }
    void reads(ActorId actor, std::int64_t value) {
        event(actor, EventKind::NumberRead, number, 0, value, 0, 6);
    }
    void writes(ActorId actor, std::int64_t seen) {
        event(actor, EventKind::NumberWritten, number, 0, seen + 1, seen, 7);
    }
    void lose(std::int64_t value) {
        reads(one, value);
        reads(two, value);
        writes(one, value);
        writes(two, value);
    }
};

} // namespace interleave
