// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sentences of processes, and of what goes on between them.
#include "ui/models/EventSentences.h"
#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <algorithm>

namespace interleave {

QString EventSentences::processNamed(ObjectId object) const {
    const auto found = std::ranges::find(m_processes, object, &ProcessInfo::object);
    return found == m_processes.end() ? named(object) : processName(m_playback, *found);
}

/// A put of what was in a buffer: the one who did it is another than the one who had put it there.
bool EventSentences::isCarried(const Event& event) const {
    return event.kind == EventKind::Put && event.object < m_objects.size() &&
           m_objects[event.object].queueKind == QueueKind::Process;
}

QString EventSentences::process(const Event& event) const {
    const QString name = processNamed(event.object);
    switch (event.kind) {
    case EventKind::ProcessStarted: return say(QT_TRANSLATE_NOOP("event", "starts the process %1")).arg(name);
    case EventKind::SignalSent: {
        const int signal = static_cast<int>(event.a);
        const QString words = event.actor == kNoActor
                                  ? say(QT_TRANSLATE_NOOP("event", "the person sends %1 signal %2, %3"))
                                  : say(QT_TRANSLATE_NOOP("event", "sends %1 signal %2, %3"));
        return words.arg(name, QString::number(signal), signalWord(signal));
    }
    case EventKind::ItemsLost: {
        const auto pid = static_cast<std::int32_t>(event.b);
        const auto dead = std::ranges::find(m_processes, pid, &ProcessInfo::pid);
        return say(QT_TRANSLATE_NOOP("event", "items lost with %1: %2; they were on their way into %3"))
            .arg(dead == m_processes.end() ? say(QT_TRANSLATE_NOOP("event", "process %1")).arg(pid)
                                           : processName(m_playback, *dead),
                 grouped(event.a), named(event.object));
    }
    default: return processEnd(event);
    }
}

QString EventSentences::processEnd(const Event& event) const {
    const QString name = processNamed(event.object);
    const auto exit = static_cast<ExitKind>(event.detail);
    if (exit == ExitKind::Error && event.b != 0)
        return say(QT_TRANSLATE_NOOP("event", "%1 has ended with an error: %2"))
            .arg(name, errorText(m_playback, static_cast<TextId>(event.b)));
    if (exit == ExitKind::Stopped)
        return say(QT_TRANSLATE_NOOP("event", "%1 has ended, as the run is stopped")).arg(name);
    if (exit != ExitKind::Killed)
        return say(QT_TRANSLATE_NOOP("event", "%1 has ended with exit status %2"))
            .arg(name, QString::number(event.a));
    const int signal = static_cast<int>(event.a);
    const auto known = std::ranges::find(m_processes, event.object, &ProcessInfo::object);
    const QString number = QString::number(signal);
    if (known == m_processes.end() || known->signalSent != signal)
        return say(QT_TRANSLATE_NOOP("event", "%1 was killed with signal %2, %3"))
            .arg(name, number, signalWord(signal));
    if (known->signalledBy == kNoActor)
        return say(QT_TRANSLATE_NOOP("event", "%1 was killed by the person with signal %2, %3"))
            .arg(name, number, signalWord(signal));
    return say(QT_TRANSLATE_NOOP("event", "%1 was killed by %4 with signal %2, %3"))
        .arg(name, number, signalWord(signal), nameOf(known->signalledBy));
}

QString EventSentences::call(const Event& event) const {
    const QString call =
        named(event.object) + QLatin1Char('.') + callWords(static_cast<ManagerCall>(event.detail));
    const QString client = nameOf(static_cast<ActorId>(event.b));
    switch (event.kind) {
    case EventKind::RequestSent: return say(QT_TRANSLATE_NOOP("event", "asks the manager: %1")).arg(call);
    case EventKind::Served:
        return say(QT_TRANSLATE_NOOP("event", "begins with what %1 asks: %2")).arg(client, call);
    case EventKind::ReplySent: return say(QT_TRANSLATE_NOOP("event", "answers %1: %2")).arg(client, call);
    default: return say(QT_TRANSLATE_NOOP("event", "has the manager's answer: %1")).arg(call);
    }
}

QString EventSentences::task(const Event& event) const {
    const QString pool = named(event.object);
    const QString number = grouped(event.a);
    if (event.kind == EventKind::TaskSubmitted)
        return say(QT_TRANSLATE_NOOP("event", "hands task %1 to %2: %3"))
            .arg(number, pool, m_playback.text(static_cast<TextId>(event.b)));
    if (event.kind == EventKind::TaskBegan)
        return say(QT_TRANSLATE_NOOP("event", "begins with task %1 of %2")).arg(number, pool);
    switch (static_cast<TaskEnd>(event.detail)) {
    case TaskEnd::Done: return say(QT_TRANSLATE_NOOP("event", "has done task %1 of %2")).arg(number, pool);
    case TaskEnd::Error:
        return say(QT_TRANSLATE_NOOP("event", "ends task %1 of %2 with an error: %3"))
            .arg(number, pool, errorText(m_playback, static_cast<TextId>(event.b)));
    case TaskEnd::Lost: break;
    }
    return say(QT_TRANSLATE_NOOP("event", "task %1 of %2 is lost: its worker has died")).arg(number, pool);
}

} // namespace interleave
