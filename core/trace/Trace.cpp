// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Trace.h"

#include <algorithm>

namespace interleave {

void Trace::append(std::span<const Event> batch) {
    const std::unique_lock lock(m_mutex);
    std::vector<Event> late;
    for (const Event& event : batch) {
        if (!m_events.empty() && event.time < m_events.back().time)
            late.push_back(event);
        else
            m_events.push_back(event);
    }
    if (const std::size_t first = insertLate(late); first < m_world.events()) {
        rollBackTo(first);
        ++m_revision;
    }
    foldFrom(m_world.events());
}

/// Puts them all in at once, so that many cost little more than one; returns the place of the first. What
/// came earlier stays before them where the time is the same.
std::size_t Trace::insertLate(std::vector<Event>& late) {
    if (late.empty())
        return m_events.size();
    std::ranges::stable_sort(late, {}, &Event::time);
    std::size_t from = m_events.size();
    for (const Event& event : late)
        m_events.push_back(event);
    std::size_t into = m_events.size();
    for (std::size_t left = late.size(); left > 0;)
        m_events[--into] =
            from > 0 && m_events[from - 1].time > late[left - 1].time ? m_events[--from] : late[--left];
    return into;
}

void Trace::foldFrom(std::size_t index) {
    for (; index < m_events.size(); ++index) {
        if (index % kCheckpointEvery == 0 && index / kCheckpointEvery == m_checkpoints.size()) {
            Checkpoint& made = m_checkpoints.emplace_back(
                Checkpoint{index, m_world, {}, {}, m_printed.size(), m_gaps.size()});
            for (const StateLane& lane : m_lanes)
                made.laneSizes.push_back(lane.size());
            for (const DepthLane& lane : m_depths)
                made.depthMarks.push_back(lane.mark());
        }
        m_world.apply(m_events[index], this);
    }
}

void Trace::rollBackTo(std::size_t eventIndex) {
    while (m_checkpoints.size() > 1 && m_checkpoints.back().events > eventIndex)
        m_checkpoints.pop_back();
    const Checkpoint& base = m_checkpoints.back();
    m_world = base.world;
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        m_lanes[i].truncate(i < base.laneSizes.size() ? base.laneSizes[i] : 0);
    for (std::size_t i = 0; i < m_depths.size(); ++i)
        m_depths[i].rollBack(i < base.depthMarks.size() ? base.depthMarks[i] : DepthLane::Mark{});
    m_printed.resize(base.printed);
    m_gaps.resize(base.gaps);
}

void Trace::onTransition(ActorId actor, const Transition& transition) {
    if (actor >= m_lanes.size())
        m_lanes.resize(actor + 1u);
    m_lanes[actor].append(transition.time, transition.to, transition.cause);
}

void Trace::onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) {
    if (queueIndex >= m_depths.size())
        m_depths.resize(queueIndex + 1);
    m_depths[queueIndex].append(time, depth);
}

void Trace::onPrinted(ActorId actor, std::int64_t time, TextId text) {
    m_printed.push_back({time, text, actor});
}

void Trace::onGap(ActorId actor, std::int64_t from, std::int64_t to, std::uint64_t events) {
    m_gaps.push_back({from, to, events, actor});
}

void Trace::appendText(std::string_view text) {
    const std::unique_lock lock(m_mutex);
    m_texts.emplace_back(text);
}

void Trace::completeUntil(std::int64_t time) {
    const std::unique_lock lock(m_mutex);
    m_completeUntil = std::max(m_completeUntil, time);
}

std::shared_ptr<const World> Trace::newest() const {
    const std::shared_lock lock(m_mutex);
    auto world = std::make_shared<World>(m_world);
    world->advanceTo(m_completeUntil);
    return world;
}

World Trace::at(std::int64_t time) const {
    const std::shared_lock lock(m_mutex);
    const auto isBefore = [&](const Event& event) { return static_cast<std::int64_t>(event.time) <= time; };
    const std::size_t end = m_events.partitionPoint(0, isBefore);
    auto base = std::ranges::upper_bound(m_checkpoints, end, {}, &Checkpoint::events);
    World world = base == m_checkpoints.begin() ? World{} : std::prev(base)->world;
    for (std::size_t i = world.events(); i < end; ++i)
        world.apply(m_events[i]);
    world.advanceTo(time);
    return world;
}

std::string_view Trace::textLocked(TextId id) const {
    return id < m_texts.size() ? std::string_view(m_texts[id]) : std::string_view("…");
}

std::string Trace::text(TextId id) const {
    const std::shared_lock lock(m_mutex);
    return std::string(textLocked(id));
}

std::size_t Trace::textCount() const {
    const std::shared_lock lock(m_mutex);
    return m_texts.size();
}

std::size_t Trace::size() const {
    const std::shared_lock lock(m_mutex);
    return m_events.size();
}

std::int64_t Trace::end() const {
    const std::shared_lock lock(m_mutex);
    return m_events.empty() ? 0 : static_cast<std::int64_t>(m_events.back().time);
}

} // namespace interleave
