// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Crash.h"

#include <csignal>
#include <cstdlib>

#include <sys/prctl.h>

namespace interleave {

namespace {

/// The sanitizers would report it and end the process in a way of their own.
[[gnu::no_sanitize("address", "undefined", "thread")]] void writeTo(volatile int* place) {
    *place = 1;
}

} // namespace

void crash() {
    std::signal(SIGSEGV, SIG_DFL);
    ::prctl(PR_SET_DUMPABLE, 0);
    volatile int* volatile nowhere = nullptr; // the compiler may not know it: it would leave out what follows
    writeTo(nowhere);
    std::abort(); // not reached: nothing is mapped at address 0
}

} // namespace interleave
