// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Clock.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

namespace interleave {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kFirstBaselineNs = 2'000'000;

bool cpuFlagsHold(const std::string& wanted) {
    std::ifstream cpuinfo("/proc/cpuinfo");
    for (std::string line; std::getline(cpuinfo, line);)
        if (line.rfind("flags", 0) == 0)
            return (line + ' ').find(' ' + wanted + ' ') != std::string::npos;
    return false;
}

} // namespace

StampSource bestStampSource() {
#if defined(__x86_64__)
    static const bool kUsable = [] {
        std::ifstream file("/sys/devices/system/clocksource/clocksource0/current_clocksource");
        std::string source;
        file >> source;
        return (source == "tsc" || source == "kvm-clock") && cpuFlagsHold("constant_tsc") &&
               cpuFlagsHold("nonstop_tsc");
    }();
    return kUsable ? StampSource::Tsc : StampSource::Monotonic;
#else
    return StampSource::Monotonic;
#endif
}

TimeScale::TimeScale(StampSource source) : m_source(source) {
    if (m_source == StampSource::Monotonic)
        return;
    m_first = closestPair();
    while (monotonicNow() - m_first.ns < kFirstBaselineNs) {
    }
    const Pair now = closestPair();
    m_nsPerTick = static_cast<double>(now.ns - m_first.ns) / static_cast<double>(now.stamp - m_first.stamp);
    m_baseStamp = now.stamp;
    m_baseNs = m_lastCalibrationNs = now.ns;
}

TimeScale::Pair TimeScale::closestPair() {
    Pair best{};
    auto narrowest = std::numeric_limits<std::uint64_t>::max();
    for (int attempt = 0; attempt < 32; ++attempt) {
        const std::uint64_t before = orderedStampNow(StampSource::Tsc);
        const std::int64_t ns = monotonicNow();
        const std::uint64_t after = orderedStampNow(StampSource::Tsc);
        if (after - before < narrowest) {
            narrowest = after - before;
            best = {before + (after - before) / 2, ns};
        }
    }
    return best;
}

void TimeScale::recalibrateWhenDue() {
    // The rate is as good as the baseline is long: at first it is measured each time that has doubled, as the
    // rate of the first 2 ms alone leads 5 µs astray within a second.
    const auto interval = [this](std::int64_t time) { return std::min(kSecond, time - m_first.ns); };
    if (m_source == StampSource::Monotonic ||
        monotonicNow() - m_lastCalibrationNs < interval(m_lastCalibrationNs))
        return;
    const Pair now = closestPair();
    const std::int64_t shown = toNanoseconds(now.stamp);
    const double trueRate =
        static_cast<double>(now.ns - m_first.ns) / static_cast<double>(now.stamp - m_first.stamp);
    // Aim to have made up the difference by the next time.
    m_nsPerTick =
        trueRate * (1.0 + static_cast<double>(now.ns - shown) / static_cast<double>(interval(now.ns)));
    m_baseStamp = now.stamp;
    m_baseNs = shown;
    m_lastCalibrationNs = now.ns;
}

} // namespace interleave
