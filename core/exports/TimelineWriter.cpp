// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/TimelineWriter.h"

#include "core/trace/EventKinds.h"
#include "core/trace/TraceWords.h"

#include <algorithm>
#include <utility>

namespace interleave {

void TimelineWriter::onDepth(std::size_t queueIndex, std::int64_t, std::uint32_t depth) {
    m_moved = true;
    m_queueIndex = queueIndex;
    m_depth = depth;
}

std::string TimelineWriter::markName(const Event& event) {
    if (event.kind == EventKind::ActorRenamed)
        return std::string(markFor(event.kind)).append(m_names.text(static_cast<TextId>(event.a)));
    const bool actor = event.kind == EventKind::StartRefused;
    const std::string_view about = actor ? m_names.actor(event.object)
                                   : event.kind == EventKind::Woke
                                       ? m_names.actor(static_cast<ActorId>(event.a))
                                       : m_names.object(event.object);
    return std::string(markFor(event.kind)).append(about);
}

std::uint64_t TimelineWriter::flowOf(const Event& event, const QueueMove& move) {
    return move.item.number == 0 ? 0 : (std::uint64_t{event.object} + 1) << 32 | move.item.number;
}

void TimelineWriter::event(const Event& event, const World& world) {
    const bool hasMoved = std::exchange(m_moved, false); // also said of a queue that is made
    const auto counted = [&] {
        const auto counter = std::ranges::find(world.counters(), event.object, &CounterInfo::object);
        if (counter != world.counters().end())
            counterEvent(event, *counter);
    };
    switch (topicOf(event.kind)) {
    case EventTopic::Wait: return waitEvent(event, world);
    case EventTopic::Lock:
    case EventTopic::Signal: return mark(event);
    case EventTopic::Object: return objectMade(event, world);
    case EventTopic::Output: return printed(event);
    default: break;
    }
    switch (event.kind) {
    case EventKind::Put:
    case EventKind::Got:
        if (hasMoved) {
            const QueueInfo& queue = world.queues()[m_queueIndex];
            moved(event, queue.recent[(queue.moveCount - 1) % queue.recent.size()], m_depth);
        }
        return;
    case EventKind::FullRaised:
    case EventKind::EmptyRaised:
    case EventKind::NumberRead:
    case EventKind::NumberWritten: return mark(event);
    case EventKind::SnapshotTaken:
    case EventKind::SnapshotUsed:
    case EventKind::TaskDone:
    case EventKind::CapacityChanged: return questionEvent(event);
    case EventKind::AddBegan: return addEvent(event);
    case EventKind::AddEnded: addEvent(event); return counted();
    case EventKind::CounterProgress:
    case EventKind::CounterValue: return counted();
    case EventKind::ActorEnded:
    case EventKind::ActorHeld:
    case EventKind::ActorReleased:
    case EventKind::ActorRenamed:
    case EventKind::StartRefused: return lifeEvent(event);
    case EventKind::RunBegan:
    case EventKind::RunEnded:
    case EventKind::Paused:
    case EventKind::Resumed:
    case EventKind::ParameterChanged: return runEvent(event);
    default: return; // told by the fold: states, gaps; or not told: the lesson's lines
    }
}

} // namespace interleave
