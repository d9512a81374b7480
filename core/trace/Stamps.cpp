// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Stamps.h"

#include <algorithm>

namespace interleave {

namespace {

/// A stretch under the microscope is shorter, also that of eight threads.
constexpr std::size_t kMostSearched = 200'000;

std::int64_t timeOf(const Event& event) {
    return static_cast<std::int64_t>(event.time);
}

std::size_t firstFrom(const EventList& events, std::size_t from, std::int64_t time) {
    return events.partitionPoint(from, [time](const Event& event) { return timeOf(event) < time; });
}

/// Marks the two reads and the two writes of each lost update among the stamps.
void markLost(const Trace::Reading& reading, std::vector<Stamp>& stamps) {
    if (stamps.empty())
        return;
    const auto mark = [&](const StampedAddition& addition, std::int64_t time, bool write) {
        for (auto at = std::ranges::lower_bound(stamps, time, {}, &Stamp::time);
             at != stamps.end() && at->time == time; ++at)
            if (at->actor == addition.actor && at->write == write)
                at->lost = true;
    };
    const auto found = reading.found();
    const auto writtenAt = [](const FoundUpdate& each) { return each.update.second.writtenAt; };
    for (auto each = std::ranges::lower_bound(found, stamps.front().time, {}, writtenAt); each != found.end();
         ++each) {
        const auto& [first, second, seen] = each->update;
        if (std::min(first.readAt, second.readAt) > stamps.back().time)
            break;
        for (const StampedAddition& addition : {first, second}) {
            mark(addition, addition.readAt, false);
            mark(addition, addition.writtenAt, true);
        }
    }
}

/// Follows the stamps from the read of the second addition on: how far the others come before it writes, and
/// how much of that is then written again.
class WriteBack {
public:
    explicit WriteBack(const LostUpdate& update) : m_stale(update.second), m_seen(update.seen) {}

    /// False: there is nothing more to learn.
    bool follow(const Event& event) {
        if (event.kind == EventKind::NumberRead) {
            if (m_behind && std::ranges::find(m_readSince, event.actor) == m_readSince.end())
                m_readSince.push_back(event.actor);
            return true;
        }
        if (event.kind != EventKind::NumberWritten)
            return true;
        if (m_behind)
            return again(event);
        if (event.actor == m_stale.actor && timeOf(event) == m_stale.writtenAt) {
            m_behind = true;
            return m_reached > m_written; // else nobody had counted further
        }
        if (event.a == m_reached + 1) {
            m_several |= m_counted != kNoActor && m_counted != event.actor;
            m_counted = event.actor;
            m_reached = event.a;
        }
        return true;
    }

    [[nodiscard]] std::optional<Undone> undone() const {
        if (m_additions < 2)
            return std::nullopt;
        return Undone{m_additions, m_reached, m_several ? kNoActor : m_counted,
                      m_additions == static_cast<std::uint64_t>(m_reached - m_seen)};
    }

private:
    bool again(const Event& write) {
        const bool sawIt = std::ranges::find(m_readSince, write.actor) != m_readSince.end();
        // Who had read before takes back the write that took back; beyond what was reached nothing is known.
        if (write.a > m_reached || write.a < m_written || (write.a > m_written && !sawIt))
            return false;
        if (write.a > m_written) {
            ++m_additions; // what nobody stamped in between is not counted
            m_written = write.a;
        }
        return true;
    }

    StampedAddition m_stale;
    std::int64_t m_seen;
    std::int64_t m_reached = m_seen;
    std::int64_t m_written = m_seen + 1; ///< up to where it is written again
    std::uint64_t m_additions = 1;
    ActorId m_counted = kNoActor;
    bool m_several = false;
    bool m_behind = false;            ///< the second write
    std::vector<ActorId> m_readSince; ///< who
};

} // namespace

std::optional<std::vector<Stamp>> stampsWithin(const Trace::Reading& reading, std::int64_t from,
                                               std::int64_t to, std::size_t most) {
    const EventList& events = reading.events();
    const std::size_t first = firstFrom(events, reading.firstEvent(), from);
    const std::size_t last = firstFrom(events, first, to + 1);
    if (last - first > most)
        return std::nullopt;
    std::vector<Stamp> stamps;
    for (std::size_t i = first; i < last; ++i)
        if (const Event& event = events[i];
            event.kind == EventKind::NumberRead || event.kind == EventKind::NumberWritten)
            stamps.push_back({timeOf(event), event.a, event.b, event.actor, event.object, event.line,
                              event.kind == EventKind::NumberWritten});
    markLost(reading, stamps);
    return stamps;
}

std::optional<Undone> undoneBy(const Trace::Reading& reading, const LostUpdate& update, ObjectId counter) {
    const EventList& events = reading.events();
    const std::size_t first = firstFrom(events, reading.firstEvent(), update.second.readAt);
    WriteBack writeBack(update);
    for (std::size_t i = first; i < std::min(events.size(), first + kMostSearched); ++i)
        if (events[i].object == counter && !writeBack.follow(events[i]))
            break;
    return writeBack.undone();
}

} // namespace interleave
