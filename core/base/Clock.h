// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The clocks. Stamps are raw counts that the emitting side takes as cheaply as it can; TimeScale turns them
// into nanoseconds of CLOCK_MONOTONIC on the observing side. All functions: any thread.
#pragma once

#include <cstdint>
#include <ctime>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace interleave {

/// Nanoseconds of CLOCK_MONOTONIC, the clock of the kernel's scheduler records (clock_gettime(2)).
inline std::int64_t monotonicNow() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

/// Nanoseconds since 1970-01-01T00:00Z, as the machine's wall clock has them.
inline std::int64_t wallClockNow() {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

/// Nanoseconds that the calling thread has had a CPU, as the kernel accounts it.
inline std::int64_t threadCpuNow() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

enum class StampSource : std::uint32_t {
    Monotonic, ///< CLOCK_MONOTONIC nanoseconds
    Tsc,       ///< the processor's time stamp counter
};

/// Tsc where the counter runs at one rate, through sleep states, and the kernel itself keeps time by it
/// (clock source `tsc`, or `kvm-clock`, which is the same counter scaled by the host); else Monotonic.
StampSource bestStampSource();

inline std::uint64_t stampNow(StampSource source) {
#if defined(__x86_64__)
    if (source == StampSource::Tsc)
        return __rdtsc();
#endif
    return static_cast<std::uint64_t>(monotonicNow());
}

/// As stampNow, but not taken before earlier loads are done: inside a lock, the order of stamps is the order
/// of owners.
inline std::uint64_t orderedStampNow(StampSource source) {
#if defined(__x86_64__)
    if (source == StampSource::Tsc) {
        _mm_lfence();
        return __rdtsc();
    }
#endif
    return static_cast<std::uint64_t>(monotonicNow());
}

/// Maps stamps to CLOCK_MONOTONIC nanoseconds. One thread. The map never runs backwards: a recalibration
/// bends the line from where it is, it does not jump. Error: mostly below 100 ns.
class TimeScale {
public:
    explicit TimeScale(StampSource source);

    [[nodiscard]] std::int64_t toNanoseconds(std::uint64_t stamp) const {
        if (m_source == StampSource::Monotonic)
            return static_cast<std::int64_t>(stamp);
        const auto ticks = static_cast<double>(static_cast<std::int64_t>(stamp - m_baseStamp));
        return m_baseNs + static_cast<std::int64_t>(ticks * m_nsPerTick);
    }

    /// Measures again if it is time: after 2, 4, 8 ms and so on, then every second.
    void recalibrateWhenDue();

private:
    struct Pair {
        std::uint64_t stamp;
        std::int64_t ns;
    };
    static Pair closestPair();

    StampSource m_source;
    Pair m_first{};
    std::uint64_t m_baseStamp = 0;
    std::int64_t m_baseNs = 0;
    std::int64_t m_lastCalibrationNs = 0;
    double m_nsPerTick = 1;
};

} // namespace interleave
