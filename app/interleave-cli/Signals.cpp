// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/Signals.h"

namespace interleave {

std::string signalWords(const SignalInfo& signal, const std::string& lock) {
    const auto number = [](auto value) { return std::to_string(value); };
    switch (signal.type) {
    case ObjectType::Semaphore:
        return number(signal.permits) + " of " + number(signal.first) + " free, acquired " +
               number(signal.acquired) + ", released " + number(signal.released) + ", refused " +
               number(signal.refused);
    case ObjectType::EventFlag:
        return std::string(signal.set ? "set" : "not set") + ", " + number(signal.sets) + " times set";
    case ObjectType::Barrier:
        return number(signal.arrived) + " of " + number(signal.parties) + " here, " +
               number(signal.generation) + " times passed, " + number(signal.breaks) + " times broken" +
               (signal.broken ? ", broken now" : "");
    default:
        return "over " + lock + ", woken " + number(signal.notified) + ", notified in vain " +
               number(signal.unheard) + " times";
    }
}

} // namespace interleave
