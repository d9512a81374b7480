// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was measured of threads and of processes.
#include "core/trace/FoldLimits.h"
#include "core/trace/World.h"

#include <algorithm>

namespace interleave {

void World::applyMeasured(const Event& event) {
    MeasurementInfo* measurement = object(event.object, ObjectType::Measurement, m_measurements);
    if (!measurement)
        return;
    const bool ofThread = known(event.detail, MeasuredSide::Process) == MeasuredSide::Thread;
    (ofThread ? measurement->thread : measurement->process).add(event.a);
}

void Samples::add(std::int64_t value) {
    ++count;
    last = value;
    if (samples.size() < kMostSamples)
        samples.insert(std::ranges::upper_bound(samples, value), value);
}

std::int64_t Samples::median() const {
    if (samples.empty())
        return 0;
    const std::size_t upper = samples.size() / 2;
    if (samples.size() % 2 == 1)
        return samples[upper];
    const std::int64_t low = samples[upper - 1];
    const std::int64_t high = samples[upper];
    // A damaged file may have any two numbers: their sum need not fit.
    return (low & high) + ((low ^ high) >> 1);
}

std::int64_t Samples::p99() const {
    return samples.empty() ? 0 : samples[(samples.size() * 99 + 99) / 100 - 1];
}

double MeasurementInfo::factor() const {
    if (!isAmount(unit) || thread.median() <= 0 || process.median() <= 0)
        return 0;
    return static_cast<double>(process.median()) / static_cast<double>(thread.median());
}

} // namespace interleave
