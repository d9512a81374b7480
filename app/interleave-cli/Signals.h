// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Semaphores, events, barriers and conditions in JSON and in words, the same in reports and in worlds. Any
// thread.
#pragma once

#include "core/trace/TraceWords.h"
#include "core/trace/World.h"

#include "app/interleave-cli/JsonWriter.h"

#include <string>

namespace interleave {

/// What is free, set or here: "1 of 3 free", "not set", "2 of 4 here, 3 rounds".
[[nodiscard]] std::string signalWords(const SignalInfo& signal, const std::string& lock);

namespace json {

/// The members of a signal's object, but for its name and its waiters. `lock`: a condition's.
template <class Writer>
void signalMembers(Writer& to, const SignalInfo& signal, const std::string& lock, std::int64_t waitedNs) {
    text(to, "kind", wordFor(signal.type));
    count(to, "waits", signal.waits);
    integer(to, "waited_ns", waitedNs);
    switch (signal.type) {
    case ObjectType::Semaphore:
        integer(to, "permits", signal.permits);
        truth(to, "bounded", signal.bounded);
        count(to, "acquired", signal.acquired);
        count(to, "released", signal.released);
        count(to, "refused", signal.refused);
        break;
    case ObjectType::EventFlag:
        truth(to, "set", signal.set);
        count(to, "sets", signal.sets);
        break;
    case ObjectType::Barrier:
        integer(to, "parties", signal.parties);
        integer(to, "arrived", signal.arrived);
        integer(to, "generation", signal.generation);
        truth(to, "broken", signal.broken);
        count(to, "breaks", signal.breaks);
        break;
    default: // a condition
        name(to, "lock", lock);
        count(to, "notified", signal.notified);
        count(to, "unheard", signal.unheard);
    }
}

} // namespace json

} // namespace interleave
