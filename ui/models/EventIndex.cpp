// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/EventIndex.h"

#include <algorithm>
#include <cstring>
#include <ranges>

namespace interleave {

namespace {

constexpr std::size_t kMarkEvery = 4096;
constexpr std::size_t kBlock = 2048;
/// With a text to look for: words cost a microsecond where comparing numbers costs a nanosecond.
constexpr std::size_t kTextBlock = 128;

bool same(const Event& one, const Event& other) {
    return std::memcmp(&one, &other, sizeof(Event)) == 0; // no padding: 32 bytes of fields
}

} // namespace

void EventIndex::setTrace(const Trace* trace) {
    m_trace = trace;
    m_revision = 0;
    m_first = 0;
    m_end = 0;
    forgetFrom(0);
    m_matches = {};
    sync();
}

void EventIndex::setFilter(const EventFilter& filter, TextTest test) {
    m_filter = filter;
    m_test = std::move(test);
    m_passesAll = filter.passesAll();
    m_matches.truncate(0); // what it takes is kept: to free tens of megabytes would be felt
    m_scanned = m_first;
}

/// The one place that knows where in the store an event of a given index is.
const Event& EventIndex::at(const Trace::Reading& reading, std::size_t index) const {
    return reading.events()[index];
}

std::size_t EventIndex::sync() {
    if (!m_trace)
        return 0;
    const std::size_t before = rows();
    const Trace::Reading reading(*m_trace);
    m_end = reading.events().size();
    forgetBefore(reading.firstEvent());
    if (reading.revision() == m_revision)
        return before;
    m_revision = reading.revision();
    // An event that is still where it was has nothing put in before it.
    const auto sound = std::ranges::find_if(std::views::reverse(m_marks), [&](const Mark& mark) {
        return same(at(reading, mark.index), mark.event);
    });
    const std::size_t kept = sound == m_marks.rend() ? m_first : sound->index;
    forgetFrom(kept);
    return m_passesAll ? std::min(before, kept - m_first) : m_matches.size();
}

/// What came first is no longer in the trace. Capacities stay: they hold until the next change.
void EventIndex::forgetBefore(std::size_t index) {
    if (index <= m_first)
        return;
    m_first = index;
    m_forgotten = true;
    m_noted = std::max(m_noted, index);
    m_scanned = std::max(m_scanned, index);
    decltype(m_matches) kept;
    const auto isForgotten = [&](std::size_t match) { return match < index; };
    for (std::size_t i = m_matches.partitionPoint(0, isForgotten); i < m_matches.size(); ++i)
        kept.push_back(m_matches[i]);
    m_matches = std::move(kept);
    std::erase_if(m_marks, [&](const Mark& mark) { return mark.index < index; });
}

void EventIndex::forgetFrom(std::size_t index) {
    m_noted = std::min(m_noted, index);
    m_scanned = std::min(m_scanned, index);
    std::erase_if(m_marks, [&](const Mark& mark) { return mark.index >= index; });
    std::erase_if(m_capacities, [&](const Capacity& known) { return known.index >= index; });
    m_matches.truncate(m_matches.partitionPoint(0, [&](std::size_t match) { return match < index; }));
}

bool EventIndex::scanBlock() {
    if (done())
        return false;
    const std::size_t begin = scanned();
    const std::size_t end = std::min(m_end, begin + (m_test && !m_passesAll ? kTextBlock : kBlock));
    m_block.clear();
    {
        const Trace::Reading reading(*m_trace);
        for (std::size_t i = begin; i < end; ++i)
            m_block.push_back(at(reading, i));
    }
    for (std::size_t i = begin; i < end; ++i) {
        const Event& event = m_block[i - begin];
        if (i >= m_noted)
            note(event, i);
        if (!m_passesAll && m_filter.passes(event) && (!m_test || m_test(event, i)))
            m_matches.push_back(i);
    }
    m_noted = std::max(m_noted, end);
    m_scanned = m_passesAll ? m_scanned : end;
    return true;
}

void EventIndex::note(const Event& event, std::size_t index) {
    if (index % kMarkEvery == 0)
        m_marks.push_back({index, event});
    const bool makesQueue = event.kind == EventKind::ObjectCreated &&
                            event.detail == static_cast<std::uint8_t>(ObjectType::Queue);
    if (makesQueue) // beside the capacity the word holds the discipline
        m_capacities.push_back({index, event.object, static_cast<std::uint32_t>(event.b)});
    else if (event.kind == EventKind::CapacityChanged)
        m_capacities.push_back({index, event.object, static_cast<std::uint32_t>(event.a)});
    m_noted = index + 1;
}

double EventIndex::progress() const {
    return done() ? 1
                  : static_cast<double>(scanned() - m_first) /
                        static_cast<double>(std::max<std::size_t>(events(), 1));
}

std::vector<Event> EventIndex::eventsFrom(std::size_t row, std::size_t most) const {
    std::vector<Event> copies;
    if (!m_trace || row >= rows())
        return copies;
    const std::size_t end = std::min(rows(), row + most);
    copies.reserve(end - row);
    const Trace::Reading reading(*m_trace);
    for (; row < end; ++row)
        copies.push_back(at(reading, indexOf(row)));
    return copies;
}

std::size_t EventIndex::rowsUntil(std::int64_t time) const {
    if (!m_trace)
        return 0;
    const Trace::Reading reading(*m_trace);
    const auto numbers = std::views::iota(std::size_t{0}, rows());
    const auto later = std::ranges::partition_point(numbers, [&](std::size_t row) {
        return static_cast<std::int64_t>(at(reading, indexOf(row)).time) <= time;
    });
    return static_cast<std::size_t>(later - numbers.begin());
}

std::optional<std::uint32_t> EventIndex::capacityAt(ObjectId queue, std::size_t index) const {
    if (index >= m_noted)
        return {};
    for (const Capacity& known : std::views::reverse(m_capacities))
        if (known.index < index && known.queue == queue)
            return known.capacity;
    return {};
}

} // namespace interleave
