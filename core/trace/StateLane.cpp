// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/StateLane.h"

#include <algorithm>

namespace interleave {

void StateLane::append(std::int64_t time, ActorState state, Cause cause) {
    if (!m_entries.empty()) {
        const Entry& last = m_entries.back();
        m_running[static_cast<std::size_t>(last.state)] += time - last.time;
    }
    if (m_entries.size() % kStride == 0)
        m_sums.push_back(m_running);
    m_entries.push_back({time, cause, state});
}

void StateLane::truncate(std::size_t size) {
    if (size >= m_entries.size())
        return;
    std::size_t hint = 0;
    m_running = size == 0 ? Shares{} : sumUntil(m_entries[size - 1].time, hint);
    m_entries.truncate(size);
    m_sums.truncate((size + kStride - 1) / kStride);
}

std::size_t StateLane::indexAt(std::int64_t time) const {
    const std::size_t after =
        m_entries.partitionPoint(0, [&](const Entry& entry) { return entry.time <= time; });
    return after == 0 ? m_entries.size() : after - 1;
}

StateLane::Shares StateLane::sumUntil(std::int64_t time, std::size_t& hint) const {
    if (m_entries.empty() || time <= m_entries[0].time)
        return {};
    // The wanted entry is mostly near the last one asked for: look a little way before searching everywhere.
    std::size_t i = std::min(hint, m_entries.size() - 1);
    const std::size_t near = std::min(i + 8, m_entries.size() - 1);
    while (i < near && m_entries[i + 1].time <= time)
        ++i;
    if (i + 1 < m_entries.size() && m_entries[i + 1].time <= time)
        i = m_entries.partitionPoint(i, [&](const Entry& entry) { return entry.time <= time; }) - 1;
    hint = i;
    Shares sums = m_sums[i / kStride];
    for (std::size_t k = i / kStride * kStride; k < i; ++k)
        sums[static_cast<std::size_t>(m_entries[k].state)] += m_entries[k + 1].time - m_entries[k].time;
    sums[static_cast<std::size_t>(m_entries[i].state)] += time - m_entries[i].time;
    return sums;
}

} // namespace interleave
