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

/// The entry in force at the mark stays.
template <class Lane> void dropAllBefore(std::vector<Lane>& lanes, const std::vector<std::size_t>& sizes) {
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (sizes[i] > 0)
            lanes[i].dropBefore(sizes[i] - 1);
}

template <class Lane> std::size_t bytesOf(const std::vector<Lane>& lanes) {
    std::size_t sum = lanes.capacity() * sizeof(Lane);
    for (const Lane& lane : lanes)
        sum += lane.bytes();
    return sum;
}

} // namespace

std::size_t Lanes::Mark::bytes() const {
    return (states.capacity() + cpus.capacity() + counters.capacity()) * sizeof(std::size_t) +
           depths.capacity() * sizeof(DepthLane::Mark);
}

Lanes::Mark Lanes::mark() const {
    Mark mark{sizesOf(m_states),
              sizesOf(m_cpus),
              {},
              sizesOf(m_counters),
              m_printedBase + m_printed.size(),
              m_foundBefore + m_found.size(),
              gapCount()};
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
    m_printed.resize(mark.printed - m_printedBase);
    m_found.resize(mark.found - m_foundBefore);
    m_gaps.resize(mark.gaps + m_gaps.size() - gapCount());
}

void Lanes::dropBefore(const Mark& mark, const Gap& forgotten) {
    dropAllBefore(m_states, mark.states);
    dropAllBefore(m_cpus, mark.cpus);
    dropAllBefore(m_counters, mark.counters);
    for (std::size_t i = 0; i < mark.depths.size(); ++i)
        m_depths[i].dropBefore(mark.depths[i], forgotten.to);
    m_firstPrinted = mark.printed;
    const auto gone = static_cast<std::ptrdiff_t>(m_firstPrinted - m_printedBase);
    if (2 * static_cast<std::size_t>(gone) > m_printed.size()) { // seldom, as the others are moved
        m_printed.erase(m_printed.begin(), m_printed.begin() + gone);
        m_printed.shrink_to_fit();
        m_printedBase = m_firstPrinted;
    }
    m_found.erase(m_found.begin(), m_found.begin() + static_cast<std::ptrdiff_t>(mark.found - m_foundBefore));
    m_foundBefore = mark.found;
    const std::size_t old = mark.gaps + m_gaps.size() - gapCount(); // the last such gap with them
    m_gaps.erase(m_gaps.begin(), m_gaps.begin() + static_cast<std::ptrdiff_t>(old));
    m_gaps.insert(m_gaps.begin(), forgotten);
    m_gapsBefore = mark.gaps;
}

std::size_t Lanes::gapCount() const {
    const bool forgotten = !m_gaps.empty() && m_gaps.front().kind == GapKind::Forgotten;
    return m_gapsBefore + m_gaps.size() - (forgotten ? 1 : 0);
}

std::size_t Lanes::bytes() const {
    return bytesOf(m_states) + bytesOf(m_cpus) + bytesOf(m_depths) + bytesOf(m_counters) +
           m_printed.capacity() * sizeof(PrintedLine) + m_found.capacity() * sizeof(FoundUpdate) +
           m_gaps.capacity() * sizeof(Gap);
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

void Lanes::onLostUpdate(std::size_t counterIndex, const LostUpdate& update) {
    m_found.push_back({update, counterIndex});
}

void Lanes::onPrinted(ActorId actor, std::int64_t time, TextId text) {
    m_printed.push_back({time, text, actor});
}

void Lanes::onGap(const Gap& gap) {
    m_gaps.push_back(gap);
}

} // namespace interleave
