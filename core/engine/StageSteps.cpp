// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a lesson's steps are made of: its line, its output, time that passes, the CPU it is on.
#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <system_error>

#include <sched.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr double kNanosecondsPerSecond = 1e9;
constexpr double kLongestSeconds = 366.0 * 24 * 3600;
constexpr std::int64_t kComputeSliceNs = 50'000;

/// Arithmetic that takes about `ns` and that no compiler can leave out.
void burn(std::int64_t ns) {
    volatile std::uint64_t sink = 1;
    const std::int64_t until = monotonicNow() + ns;
    do {
        for (int i = 0; i < 500; ++i)
            sink = sink * 6364136223846793005ULL + 1442695040888963407ULL;
    } while (monotonicNow() < until);
}

} // namespace

Parameter Stage::parameter(std::string_view id) const {
    const auto found = std::ranges::find(m_parameterIds, id);
    if (found == m_parameterIds.end())
        throw std::runtime_error("the lesson asks for a parameter that it does not declare: " +
                                 std::string(id));
    return Parameter(m_segment.control().parameters[found - m_parameterIds.begin()]);
}

Stage& Stage::at(int line) {
    checkpoint();
    Emitter& here = actorHere().emitter();
    if (here.line() != line) {
        here.setLine(static_cast<std::uint16_t>(line));
        here.emit(EventKind::LineReached);
    }
    return *this;
}

void Stage::print(std::string_view words) {
    checkpoint();
    actorHere().emitter().emit(EventKind::Printed, kNoObject, 0, text(words));
}

void Stage::sleep(double seconds) {
    checkpoint();
    Actor& self = actorHere();
    const auto deadline = deadlineAfter(std::max(seconds, 0.0) / speed());
    const Wait wait(self, WaitReason::Sleep, kNoObject, deadline);
    for (;;) {
        switch (self.park(deadline)) {
        case ParkEnd::Notified: continue; // meant for a wait that is over
        case ParkEnd::Stopped: wait.stopped();
        case ParkEnd::TimedOut: return wait.ended(WaitEnd::TimedOut);
        }
    }
}

void Stage::compute(double seconds) {
    double left = seconds * kNanosecondsPerSecond;
    std::int64_t last = threadCpuNow();
    while (left > 0) {
        checkpoint();
        burn(std::min(kComputeSliceNs, static_cast<std::int64_t>(left / speed()) + 1));
        const std::int64_t now = threadCpuNow();
        left -= static_cast<double>(now - last) * speed();
        last = now;
    }
    checkpoint();
}

std::vector<int> Stage::cpus() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    ::sched_getaffinity(::getpid(), sizeof allowed, &allowed); // the calling thread may be pinned
    std::vector<int> usable;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
        if (CPU_ISSET(cpu, &allowed))
            usable.push_back(cpu);
    return usable.empty() ? std::vector{0} : usable;
}

void Stage::pinHere(int cpu) {
    checkpoint();
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    if (::sched_setaffinity(0, sizeof one, &one) != 0)
        throw std::system_error(errno, std::generic_category(), "pin to CPU " + std::to_string(cpu));
}

std::optional<std::int64_t> Stage::deadlineAfter(Timeout timeout) const {
    if (timeout.seconds() > kLongestSeconds)
        return std::nullopt;
    return m_clock.now() + static_cast<std::int64_t>(std::ceil(timeout.seconds() * kNanosecondsPerSecond));
}

} // namespace interleave
