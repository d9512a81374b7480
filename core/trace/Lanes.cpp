// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Lanes.h"

namespace interleave {

namespace {

template <class Lane> Lane& laneFor(std::vector<Lane>& lanes, std::size_t index) {
    if (index >= lanes.size())
        lanes.resize(index + 1);
    return lanes[index];
}

template <class Lane> std::vector<std::size_t> sizesOf(const std::vector<Lane>& lanes) {
    std::vector<std::size_t> sizes;
    sizes.reserve(lanes.size());
    for (const Lane& lane : lanes)
        sizes.push_back(lane.size());
    return sizes;
}

/// Lanes that came after the sizes were taken are empty again.
template <class Lane> void truncateAll(std::vector<Lane>& lanes, const std::vector<std::size_t>& sizes) {
    for (std::size_t i = 0; i < lanes.size(); ++i)
        lanes[i].truncate(i < sizes.size() ? sizes[i] : 0);
}

} // namespace

Lanes::Mark Lanes::mark() const {
    Mark mark{sizesOf(m_states), sizesOf(m_cpus), {}, sizesOf(m_counters), m_printed.size(), m_gaps.size()};
    for (const DepthLane& lane : m_depths)
        mark.depths.push_back(lane.mark());
    return mark;
}

void Lanes::rollBack(const Mark& mark) {
    truncateAll(m_states, mark.states);
    truncateAll(m_cpus, mark.cpus);
    for (std::size_t i = 0; i < m_depths.size(); ++i)
        m_depths[i].rollBack(i < mark.depths.size() ? mark.depths[i] : DepthLane::Mark{});
    truncateAll(m_counters, mark.counters);
    m_printed.resize(mark.printed);
    m_gaps.resize(mark.gaps);
}

void Lanes::onTransition(ActorId actor, const Transition& transition) {
    laneFor(m_states, actor).append(transition.time, transition.to, transition.cause);
}

void Lanes::onCpu(std::size_t cpu, std::int64_t time, ActorId actor) {
    laneFor(m_cpus, cpu).append(time, actor);
}

void Lanes::onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) {
    laneFor(m_depths, queueIndex).append(time, depth);
}

void Lanes::onCounter(std::size_t counterIndex, std::int64_t time, std::uint64_t expected,
                      std::int64_t value) {
    laneFor(m_counters, counterIndex).append(time, expected, value);
}

void Lanes::onPrinted(ActorId actor, std::int64_t time, TextId text) {
    m_printed.push_back({time, text, actor});
}

void Lanes::onGap(const Gap& gap) {
    m_gaps.push_back(gap);
}

} // namespace interleave
