// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/RobustMutex.h"

#include "core/base/PauseABit.h"

#include <cerrno>
#include <cstdlib>

namespace interleave {

namespace {

/// As in BriefMutex, some microseconds in all; more looks, as sections here are shorter than what is between
/// two, and a sleep and its wake-up cost most of all.
constexpr int kPausesBetweenLooks = 30;
constexpr int kLooks = 20;

} // namespace

RobustMutex::RobustMutex() {
    pthread_mutexattr_t attributes;
    ::pthread_mutexattr_init(&attributes);
    ::pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    ::pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    ::pthread_mutex_init(&m_mutex, &attributes);
    ::pthread_mutexattr_destroy(&attributes);
}

RobustMutex::Before RobustMutex::lockTaken(int result) {
    for (int look = 0; result == EBUSY && look < kLooks; ++look) {
        for (int i = 0; i < kPausesBetweenLooks; ++i)
            pauseABit();
        result = ::pthread_mutex_trylock(&m_mutex);
    }
    if (result == EBUSY)
        result = ::pthread_mutex_lock(&m_mutex);
    if (result == 0)
        return Before::Released;
    // Nothing else can come of it but a mistake in the caller: locked twice by the same thread.
    if (result != EOWNERDEAD || ::pthread_mutex_consistent(&m_mutex) != 0)
        std::abort();
    return Before::OwnerDied;
}

} // namespace interleave
