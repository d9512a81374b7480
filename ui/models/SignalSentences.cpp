// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sentences of semaphores, events, barriers and conditions.
#include "ui/models/EventSentences.h"
#include "ui/models/Numbers.h"

#include <QCoreApplication>

namespace interleave {

QString EventSentences::signal(const Event& event) const {
    const QString name = named(event.object);
    switch (event.kind) {
    case EventKind::SemaphoreAcquired:
        return say(QT_TRANSLATE_NOOP("event", "acquires a permit of %1; free: %2"))
            .arg(name, grouped(event.a));
    case EventKind::SemaphoreReleased:
        return say(QT_TRANSLATE_NOOP("event", "releases a permit of %1; free: %2"))
            .arg(name, grouped(event.a));
    case EventKind::ReleaseRefused:
        return say(QT_TRANSLATE_NOOP("event", "may not release %1: all its permits are free")).arg(name);
    case EventKind::FlagSet: return say(QT_TRANSLATE_NOOP("event", "sets %1")).arg(name);
    case EventKind::FlagCleared: return say(QT_TRANSLATE_NOOP("event", "clears %1")).arg(name);
    case EventKind::BarrierArrived:
        return say(QT_TRANSLATE_NOOP("event", "comes to %1 as number %2 of round %3"))
            .arg(name, grouped(event.a), grouped(event.b < 0 ? 0 : event.b + 1));
    case EventKind::BarrierPassed:
        return say(QT_TRANSLATE_NOOP("event", "opens %1, as all %2 are there")).arg(name, grouped(event.a));
    case EventKind::BarrierBroken:
        return static_cast<BarrierBreak>(event.detail) == BarrierBreak::TimedOut
                   ? say(QT_TRANSLATE_NOOP("event", "breaks %1: its time is over; sent away: %2"))
                         .arg(name, grouped(event.a))
                   : say(QT_TRANSLATE_NOOP("event", "aborts %1; sent away: %2")).arg(name, grouped(event.a));
    case EventKind::BarrierReset:
        return say(QT_TRANSLATE_NOOP("event", "resets %1; sent away: %2")).arg(name, grouped(event.a));
    default: break;
    }
    if (event.b == 0)
        return say(QT_TRANSLATE_NOOP("event", "notifies %1, where nobody waits: it is lost")).arg(name);
    return event.a == kNotifyAll
               ? say(QT_TRANSLATE_NOOP("event", "notifies all at %1; woken: %2")).arg(name, grouped(event.b))
               : say(QT_TRANSLATE_NOOP("event", "notifies %1; woken: %2")).arg(name, grouped(event.b));
}

} // namespace interleave
