// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Meeting.h"

#include "core/base/Clock.h"
#include "core/base/PauseABit.h"
#include "core/engine/Stage.h"

#include <algorithm>
#include <limits>
#include <span>

#include <sched.h>

namespace interleave {

namespace {

constexpr std::int64_t kLongestNs = 50'000'000;
/// Who was seen so lately runs now.
constexpr std::int64_t kLatelyNs = 2'000;
constexpr std::int64_t kGone = std::numeric_limits<std::int64_t>::max();

} // namespace

void Meeting::meet(int parties) {
    const int own = m_come.fetch_add(1, std::memory_order_relaxed);
    if (parties > kMost || own >= parties || Stage::cpus().size() < 2)
        return;
    const std::int64_t until = monotonicNow() + kLongestNs;
    const auto others = std::span(m_seen).first(static_cast<std::size_t>(parties));
    for (;;) {
        const std::int64_t now = monotonicNow();
        m_seen[static_cast<std::size_t>(own)].store(now, std::memory_order_relaxed);
        const bool allRun = std::ranges::all_of(others, [now](const std::atomic<std::int64_t>& seen) {
            return seen.load(std::memory_order_relaxed) >= now - kLatelyNs;
        });
        if (allRun || now > until)
            break;
        if (m_come.load(std::memory_order_relaxed) < parties)
            ::sched_yield(); // it may be this one's CPU that they wait for
        else
            pauseABit();
    }
    m_seen[static_cast<std::size_t>(own)].store(kGone, std::memory_order_relaxed);
}

void Meeting::reset() {
    m_come.store(0, std::memory_order_relaxed);
    for (auto& seen : m_seen)
        seen.store(0, std::memory_order_relaxed);
}

} // namespace interleave
