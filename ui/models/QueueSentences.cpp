// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sentences of waits, and of queues and counters.
#include "ui/models/EventSentences.h"
#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <QCoreApplication>

#include <algorithm>

namespace interleave {

QString EventSentences::wait(const Event& event) const {
    switch (event.kind) {
    case EventKind::WaitBegan: return waitBegins(event);
    case EventKind::WaitEnded: return waitEnds(event);
    default: break;
    }
    const QString woken = nameOf(static_cast<ActorId>(event.a));
    if (event.actor == kNoActor)
        return say(QT_TRANSLATE_NOOP(
                       "event", "%1 is woken from outside: by a slider, or by what another process left"))
            .arg(woken);
    return say(QT_TRANSLATE_NOOP("event", "wakes %1")).arg(woken);
}

QString EventSentences::waitBegins(const Event& event) const {
    const auto reason = static_cast<WaitReason>(event.detail);
    std::int64_t most = -1;
    if (event.a == kNoDeadline || __builtin_sub_overflow(event.a, event.b, &most))
        most = -1;
    else
        most = std::max<std::int64_t>(most, 0);
    if (reason == WaitReason::Sleep && most >= 0)
        return say(QT_TRANSLATE_NOOP("event", "sleeps for %1")).arg(shownDuration(most));
    const auto words = [&]() -> QString {
        switch (reason) {
        case WaitReason::QueueFull:
            return say(QT_TRANSLATE_NOOP("event", "waits: %1 is full")).arg(named(event.object));
        case WaitReason::QueueEmpty:
            return say(QT_TRANSLATE_NOOP("event", "waits: %1 is empty")).arg(named(event.object));
        case WaitReason::Lock:
            return say(QT_TRANSLATE_NOOP("event", "waits: %1 is taken")).arg(named(event.object));
        case WaitReason::Join:
            return say(QT_TRANSLATE_NOOP("event", "waits for the end of %1")).arg(nameOf(event.object));
        case WaitReason::Sleep: return say(QT_TRANSLATE_NOOP("event", "sleeps"));
        case WaitReason::TasksUndone:
            return say(QT_TRANSLATE_NOOP("event", "waits until all items of %1 are dealt with"))
                .arg(named(event.object));
        case WaitReason::Latch:
            return say(QT_TRANSLATE_NOOP("event", "waits for the others at %1")).arg(named(event.object));
        case WaitReason::Gate: return say(QT_TRANSLATE_NOOP("event", "waits until the run goes on"));
        case WaitReason::BufferEmpty:
            return say(QT_TRANSLATE_NOOP("event", "waits: there is nothing to carry into %1"))
                .arg(named(event.object));
        case WaitReason::Reply: return say(QT_TRANSLATE_NOOP("event", "waits for the manager's answer"));
        case WaitReason::Request:
            return say(QT_TRANSLATE_NOOP("event", "waits for the next call of its client"));
        case WaitReason::TaskResult: return say(QT_TRANSLATE_NOOP("event", "waits for the result of a task"));
        case WaitReason::Baton:
            return say(QT_TRANSLATE_NOOP("event", "waits: the other one has %1")).arg(named(event.object));
        case WaitReason::Command: return say(QT_TRANSLATE_NOOP("event", "waits for the next command"));
        case WaitReason::Semaphore:
            return say(QT_TRANSLATE_NOOP("event", "waits: %1 has no permit free")).arg(named(event.object));
        case WaitReason::EventFlag:
            return say(QT_TRANSLATE_NOOP("event", "waits: %1 is not set")).arg(named(event.object));
        case WaitReason::Barrier:
            return say(QT_TRANSLATE_NOOP("event", "waits for the others at %1")).arg(named(event.object));
        case WaitReason::Condition:
            return say(QT_TRANSLATE_NOOP("event", "waits until somebody notifies %1"))
                .arg(named(event.object));
        case WaitReason::None: break;
        }
        return say(QT_TRANSLATE_NOOP("event", "waits"));
    }();
    return most < 0 ? words
                    : say(QT_TRANSLATE_NOOP("event", "%1, at most %2")).arg(words, shownDuration(most));
}

QString EventSentences::waitEnds(const Event& event) const {
    const auto reason = static_cast<WaitReason>(event.a);
    switch (static_cast<WaitEnd>(event.detail)) {
    case WaitEnd::TimedOut:
        return reason == WaitReason::Sleep
                   ? say(QT_TRANSLATE_NOOP("event", "has slept"))
                   : say(QT_TRANSLATE_NOOP("event", "waits no longer: its time is over"));
    case WaitEnd::Stopped: return say(QT_TRANSLATE_NOOP("event", "waits no longer, as the run is stopped"));
    case WaitEnd::Served: break;
    }
    switch (reason) {
    case WaitReason::QueueFull:
        return say(QT_TRANSLATE_NOOP("event", "goes on: its item is in %1")).arg(named(event.object));
    case WaitReason::QueueEmpty:
        return say(QT_TRANSLATE_NOOP("event", "goes on with an item from %1")).arg(named(event.object));
    case WaitReason::Lock: return say(QT_TRANSLATE_NOOP("event", "goes on with %1")).arg(named(event.object));
    case WaitReason::Join:
        return say(QT_TRANSLATE_NOOP("event", "goes on: %1 has ended")).arg(nameOf(event.object));
    case WaitReason::TasksUndone:
        return say(QT_TRANSLATE_NOOP("event", "goes on: all items of %1 are dealt with"))
            .arg(named(event.object));
    case WaitReason::Latch: return say(QT_TRANSLATE_NOOP("event", "goes on: all are there"));
    case WaitReason::BufferEmpty:
        return say(QT_TRANSLATE_NOOP("event", "goes on: there is something to carry into %1"))
            .arg(named(event.object));
    case WaitReason::Reply: return say(QT_TRANSLATE_NOOP("event", "goes on with the manager's answer"));
    case WaitReason::Request: return say(QT_TRANSLATE_NOOP("event", "goes on: its client calls"));
    case WaitReason::TaskResult: return say(QT_TRANSLATE_NOOP("event", "goes on with the result of a task"));
    case WaitReason::Baton:
        return say(QT_TRANSLATE_NOOP("event", "goes on: it has %1")).arg(named(event.object));
    case WaitReason::Command: return say(QT_TRANSLATE_NOOP("event", "goes on: there is a command"));
    case WaitReason::Semaphore:
        return say(QT_TRANSLATE_NOOP("event", "goes on with a permit of %1")).arg(named(event.object));
    case WaitReason::EventFlag:
        return say(QT_TRANSLATE_NOOP("event", "goes on: %1 was set")).arg(named(event.object));
    case WaitReason::Barrier:
        return say(QT_TRANSLATE_NOOP("event", "waits at %1 no longer")).arg(named(event.object));
    case WaitReason::Condition:
        return say(QT_TRANSLATE_NOOP("event", "is notified by %1 and takes the lock again"))
            .arg(named(event.object));
    default: return say(QT_TRANSLATE_NOOP("event", "goes on"));
    }
}

QString EventSentences::queue(const Event& event, std::optional<std::uint32_t> capacity) const {
    const QString name = named(event.object);
    switch (event.kind) {
    case EventKind::Put:
    case EventKind::Got:
        if (isCarried(event))
            return carried(event);
        return move(event, capacity);
    case EventKind::Buffered:
        return say(QT_TRANSLATE_NOOP("event",
                                     "leaves %1 in its own buffer; the feeder will carry it into %2"))
            .arg(itemText(m_playback, {static_cast<ValueType>(event.detail), event.a}), name);
    case EventKind::CapacityChanged:
        return event.a == 0 ? say(QT_TRANSLATE_NOOP("event", "%1 is now unbounded")).arg(name)
                            : say(QT_TRANSLATE_NOOP("event", "%1 now has the capacity %2"))
                                  .arg(name, grouped(event.a));
    case EventKind::FullRaised: return say(QT_TRANSLATE_NOOP("event", "gives up: %1 raises Full")).arg(name);
    case EventKind::EmptyRaised:
        return say(QT_TRANSLATE_NOOP("event", "gives up: %1 raises Empty")).arg(name);
    case EventKind::TaskDone:
        return say(QT_TRANSLATE_NOOP("event", "calls %1.task_done(): %2 unfinished"))
            .arg(name, grouped(event.a));
    default: return snapshot(event);
    }
}

QString EventSentences::move(const Event& event, std::optional<std::uint32_t> capacity) const {
    const QueuePlace place = QueuePlace::unpacked(event.b);
    const QString item = itemText(m_playback, {static_cast<ValueType>(event.detail), event.a});
    const bool isPut = event.kind == EventKind::Put;
    const QString name = named(event.object);
    const QString depth = grouped(place.depth);
    QString words;
    if (capacity && *capacity > 0)
        words = (isPut ? say(QT_TRANSLATE_NOOP("event", "puts %1 into %2: %3 of %4"))
                       : say(QT_TRANSLATE_NOOP("event", "gets %1 from %2: %3 of %4")))
                    .arg(item, name, depth, grouped(*capacity));
    else
        words = (isPut ? say(QT_TRANSLATE_NOOP("event", "puts %1 into %2: %3 inside"))
                       : say(QT_TRANSLATE_NOOP("event", "gets %1 from %2: %3 inside")))
                    .arg(item, name, depth);
    if (place.by == event.actor || actorName(place.by).isEmpty())
        return words;
    if (event.object < m_objects.size() && m_objects[event.object].queueKind == QueueKind::Manager)
        return say(QT_TRANSLATE_NOOP("event", "%1 – %2 does it for it")).arg(words, actorName(place.by));
    return say(QT_TRANSLATE_NOOP("event", "%1 – %2 hands it over")).arg(words, actorName(place.by));
}

/// What a feeder does, said of the one whose item it is, or of the feeder.
QString EventSentences::carried(const Event& event, const QString& whose) const {
    const QueuePlace place = QueuePlace::unpacked(event.b);
    const QString item = itemText(m_playback, {static_cast<ValueType>(event.detail), event.a});
    const QString slot = grouped(place.position);
    const QString depth = grouped(place.depth);
    if (whose.isEmpty())
        return say(QT_TRANSLATE_NOOP("event", "has %1 carried by its feeder into slot %2 of %3: %4 inside"))
            .arg(item, slot, named(event.object), depth);
    return say(QT_TRANSLATE_NOOP("event", "the feeder carries %1's %2 into slot %3 of %4: %5 inside"))
        .arg(whose, item, slot, named(event.object), depth);
}

QString EventSentences::snapshot(const Event& event) const {
    static constexpr const char* kCalls[] = {"qsize()", "empty()", "full()"};
    const std::size_t kind = std::min<std::size_t>(event.detail, 2);
    const auto word = [&](std::int64_t value) {
        return kind == 0 ? grouped(value) : value ? QStringLiteral("True") : QStringLiteral("False");
    };
    const QString call = named(event.object) + QLatin1Char('.') + QLatin1String(kCalls[kind]);
    if (event.kind == EventKind::SnapshotTaken)
        return say(QT_TRANSLATE_NOOP("event", "is told %1 → %2")).arg(call, word(event.a));
    return event.a == event.b ? say(QT_TRANSLATE_NOOP("event", "acts on %1 → %2, which is still true"))
                                    .arg(call, word(event.a))
                              : say(QT_TRANSLATE_NOOP("event", "acts on %1 → %2, but by now it is %3"))
                                    .arg(call, word(event.a), word(event.b));
}

QString EventSentences::counter(const Event& event) const {
    const QString name = named(event.object);
    const QString number = grouped(event.a);
    switch (event.kind) {
    case EventKind::AddBegan:
        return say(QT_TRANSLATE_NOOP("event", "begins to add 1 to %1, %2 times")).arg(name, number);
    case EventKind::AddEnded:
        return say(QT_TRANSLATE_NOOP("event", "has added 1 to %1, %2 times")).arg(name, number);
    case EventKind::NumberRead: return say(QT_TRANSLATE_NOOP("event", "reads %1: %2")).arg(name, number);
    case EventKind::NumberWritten:
        return say(QT_TRANSLATE_NOOP("event", "writes %1: %2, as it had read %3"))
            .arg(name, number, grouped(event.b));
    case EventKind::TrialEnded:
        return say(QT_TRANSLATE_NOOP("event", "ends a round of %1, which took %2"))
            .arg(name, shownDuration(event.a));
    case EventKind::CounterProgress:
        return say(QT_TRANSLATE_NOOP("event", "has added 1 to %1, %2 times so far")).arg(name, number);
    default:
        return event.actor == kNoActor ? say(QT_TRANSLATE_NOOP("event", "%1 is %2")).arg(name, number)
                                       : say(QT_TRANSLATE_NOOP("event", "leaves %1 at %2")).arg(name, number);
    }
}

} // namespace interleave
