// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Trace.h"

#include <algorithm>

namespace interleave {

void Trace::append(std::span<const Event> batch) {
    const std::unique_lock lock(m_mutex);
    // In pieces, so that a batch of any size is within the limit of memory.
    while (!batch.empty()) {
        const std::size_t count = std::min(batch.size(), kCheckpointEvery);
        appendPiece(batch.first(count));
        batch = batch.subspan(count);
    }
}

void Trace::appendPiece(std::span<const Event> batch) {
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
    forgetAboveLimit();
}

/// Puts them all in at once, so that many cost little more than one; returns the place of the first. What
/// came earlier stays before them where the time is the same.
std::size_t Trace::insertLate(std::vector<Event>& late) {
    if (late.empty())
        return m_events.size();
    for (Event& event : late) // where it belongs is forgotten: the fold takes it as the first that is kept
        event.time = std::max(event.time, static_cast<std::uint64_t>(keptFromLocked()));
    std::ranges::stable_sort(late, {}, &Event::time);
    const std::size_t begin = m_events.first();
    std::size_t from = m_events.size();
    for (const Event& event : late)
        m_events.push_back(event);
    std::size_t into = m_events.size();
    for (std::size_t left = late.size(); left > 0;)
        m_events[--into] =
            from > begin && m_events[from - 1].time > late[left - 1].time ? m_events[--from] : late[--left];
    return into;
}

void Trace::foldFrom(std::size_t index) {
    for (; index < m_events.size(); ++index) {
        if (index % kCheckpointEvery == 0 && (m_checkpoints.empty() || m_checkpoints.back().events < index))
            addCheckpoint(index);
        m_world.apply(m_events[index], &m_lanes);
    }
}

void Trace::addCheckpoint(std::size_t index) {
    if (!m_checkpoints.empty()) // which items the two share is known only now
        m_checkpoints.back().worldBytes = m_checkpoints.back().world.bytes(&m_world);
    m_checkpoints.push_back({index, m_world, m_lanes.mark(), m_world.bytes()});
}

void Trace::rollBackTo(std::size_t eventIndex) {
    while (m_checkpoints.size() > 1 && m_checkpoints.back().events > eventIndex)
        m_checkpoints.pop_back();
    const Checkpoint& base = m_checkpoints.back();
    m_world = base.world;
    m_lanes.rollBack(base.lanes);
}

void Trace::setMemoryLimit(std::size_t bytes) {
    const std::unique_lock lock(m_mutex);
    m_memoryLimit = bytes;
    forgetAboveLimit();
}

std::size_t Trace::memoryUsed() const {
    const std::shared_lock lock(m_mutex);
    return bytesLocked();
}

std::size_t Trace::bytesLocked() const {
    std::size_t sum = m_events.bytes() + m_lanes.bytes() + m_world.bytes() + m_textBytes;
    for (const Checkpoint& checkpoint : m_checkpoints)
        sum += sizeof(Checkpoint) - sizeof(World) + checkpoint.worldBytes + checkpoint.lanes.bytes();
    return sum;
}

/// The oldest first, from one checkpoint to the next; the newest stretch between two stays whatever the
/// limit, so that late events find their place.
void Trace::forgetAboveLimit() {
    while (m_checkpoints.size() > kLeastCheckpoints && bytesLocked() > m_memoryLimit) {
        m_checkpoints.pop_front();
        const Checkpoint& first = m_checkpoints.front();
        m_events.dropBefore(first.events);
        m_lanes.dropBefore(first.lanes, {0, keptFromLocked(), first.events, kNoActor, GapKind::Forgotten});
    }
}

std::int64_t Trace::keptFromLocked() const {
    return m_events.first() == 0 ? 0 : m_checkpoints.front().world.time();
}

void Trace::appendText(std::string_view text) {
    const std::unique_lock lock(m_mutex);
    m_texts.emplace_back(text);
    m_textBytes += sizeof(std::string) + m_texts.back().capacity();
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

std::int64_t Trace::knownUntil() const {
    const std::shared_lock lock(m_mutex);
    return std::max(m_world.time(), m_completeUntil);
}

World Trace::at(std::int64_t time) const {
    const std::shared_lock lock(m_mutex);
    time = std::max(time, keptFromLocked());
    const auto isBefore = [&](const Event& event) { return static_cast<std::int64_t>(event.time) <= time; };
    const std::size_t end = m_events.partitionPoint(m_events.first(), isBefore);
    auto base = std::ranges::upper_bound(m_checkpoints, end, {}, &Checkpoint::events);
    World world = base == m_checkpoints.begin() ? World{} : std::prev(base)->world;
    for (std::size_t i = world.events(); i < end; ++i)
        world.apply(m_events[i]);
    world.advanceTo(time);
    return world;
}

void Trace::Reading::depthColumns(std::size_t queueIndex, std::int64_t begin, double nsPerColumn, int count,
                                  std::int64_t until, std::vector<DepthColumn>& out) const {
    const auto lanes = m_trace.m_lanes.depths();
    if (queueIndex < lanes.size())
        lanes[queueIndex].columns({begin, nsPerColumn, count, until}, out);
    else
        out.assign(static_cast<std::size_t>(count), {});
}

std::optional<std::uint32_t> Trace::Reading::depthAt(std::size_t queueIndex, std::int64_t time) const {
    const auto lanes = m_trace.m_lanes.depths();
    if (queueIndex >= lanes.size())
        return {};
    return lanes[queueIndex].at(time);
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
