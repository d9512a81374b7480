// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A mutex in shared memory, between threads of any processes that have it mapped. Where its owner is killed
// the kernel gives it to the next one and says so (pthread_mutexattr_setrobust(3)): nobody waits for a dead
// owner. Sections are meant to be short, so who finds it taken looks again for some microseconds before it
// sleeps, as with BriefMutex. Made in place by one process before any other sees it; never destroyed.
#pragma once

#include <cstdint>

#include <pthread.h>

namespace interleave {

class RobustMutex {
public:
    RobustMutex();
    RobustMutex(const RobustMutex&) = delete;
    RobustMutex& operator=(const RobustMutex&) = delete;

    enum class Before : bool {
        Released,  ///< the owner before let it go
        OwnerDied, ///< it died inside: what the mutex guards may be half done, and is to be mended first
    };
    [[nodiscard]] Before lock() {
        const int result = ::pthread_mutex_trylock(&m_mutex);
        return result == 0 ? Before::Released : lockTaken(result);
    }
    void unlock() { ::pthread_mutex_unlock(&m_mutex); }

private:
    [[nodiscard]] Before lockTaken(int result);

    pthread_mutex_t m_mutex;
};

} // namespace interleave
