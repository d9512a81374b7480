// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Sentences.h"

#include "core/base/FailureText.h"

#include "ui/models/LockSentences.h"
#include "ui/models/Measurements.h"
#include "ui/models/Numbers.h"
#include "ui/models/RaceWords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cstring>
#include <iterator>

namespace interleave {

namespace {

QString say(const char* words) {
    return QCoreApplication::translate("sentence", words);
}

QString objectName(const Playback& playback, ObjectId object) {
    return playback.text(playback.world()->objectName(object));
}

QString waitWords(const Playback& playback, const Cause& cause) {
    const QString object = objectName(playback, cause.object);
    switch (cause.reason) {
    case WaitReason::QueueFull: return say(QT_TRANSLATE_NOOP("sentence", "%1 is full")).arg(object);
    case WaitReason::QueueEmpty: return say(QT_TRANSLATE_NOOP("sentence", "%1 is empty")).arg(object);
    case WaitReason::Lock: return say(QT_TRANSLATE_NOOP("sentence", "%1 is taken")).arg(object);
    case WaitReason::Join:
        return say(QT_TRANSLATE_NOOP("sentence", "joins %1")).arg(actorName(playback, cause.actor));
    case WaitReason::Sleep: return say(QT_TRANSLATE_NOOP("sentence", "sleeps"));
    case WaitReason::TasksUndone:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 has tasks undone")).arg(object);
    case WaitReason::Latch: return say(QT_TRANSLATE_NOOP("sentence", "waits for the others"));
    case WaitReason::Gate: return say(QT_TRANSLATE_NOOP("sentence", "held by Pause"));
    case WaitReason::BufferEmpty: return say(QT_TRANSLATE_NOOP("sentence", "nothing to carry"));
    case WaitReason::Reply: return say(QT_TRANSLATE_NOOP("sentence", "awaits an answer"));
    case WaitReason::Request: return say(QT_TRANSLATE_NOOP("sentence", "awaits a call"));
    case WaitReason::TaskResult: return say(QT_TRANSLATE_NOOP("sentence", "awaits a result"));
    case WaitReason::Baton: return say(QT_TRANSLATE_NOOP("sentence", "awaits %1")).arg(object);
    case WaitReason::Command: return say(QT_TRANSLATE_NOOP("sentence", "awaits a command"));
    case WaitReason::Semaphore: return say(QT_TRANSLATE_NOOP("sentence", "no permit free"));
    case WaitReason::EventFlag: return say(QT_TRANSLATE_NOOP("sentence", "%1 is not set")).arg(object);
    case WaitReason::Barrier: return say(QT_TRANSLATE_NOOP("sentence", "waits for the others"));
    case WaitReason::Condition: return say(QT_TRANSLATE_NOOP("sentence", "awaits notify()"));
    case WaitReason::None: break;
    }
    return say(QT_TRANSLATE_NOOP("sentence", "waits"));
}

QString bold(const QString& text) {
    return QStringLiteral("<b>") + text.toHtmlEscaped() + QStringLiteral("</b>");
}

/// What a blocked actor waits for, with the countdown of its timeout.
QString waitSentence(const Playback& playback, ActorId id, const ActorInfo& actor) {
    const World& world = *playback.world();
    const QString name = bold(actorName(playback, id));
    const QString object = objectName(playback, actor.wait.object);
    const std::int64_t left = world.leftNs(actor);
    switch (actor.wait.reason) {
    case WaitReason::QueueFull:
        return left < 0 ? say(QT_TRANSLATE_NOOP("sentence", "%1 waits: %2 is full.")).arg(name, object)
                        : say(QT_TRANSLATE_NOOP("sentence",
                                                "%1 waits: %2 is full. It gives up with <b>Full</b> in %3."))
                              .arg(name, object, shownTenths(left));
    case WaitReason::QueueEmpty:
        return left < 0 ? say(QT_TRANSLATE_NOOP("sentence", "%1 waits: %2 is empty.")).arg(name, object)
                        : say(QT_TRANSLATE_NOOP(
                                  "sentence", "%1 waits: %2 is empty. It gives up with <b>Empty</b> in %3."))
                              .arg(name, object, shownTenths(left));
    case WaitReason::Lock: {
        if (const auto link = world.waitFor(id)) {
            const QString owner = bold(actorName(playback, link->owner));
            return left < 0 ? say(QT_TRANSLATE_NOOP("sentence", "%1 waits for %2, which %3 holds."))
                                  .arg(name, object, owner)
                            : say(QT_TRANSLATE_NOOP("sentence",
                                                    "%1 waits for %2, which %3 holds. It gives up in %4."))
                                  .arg(name, object, owner, shownTenths(left));
        }
        return say(QT_TRANSLATE_NOOP("sentence", "%1 waits for %2.")).arg(name, object);
    }
    case WaitReason::Sleep:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 sleeps, %2 more."))
            .arg(name, shownTenths(std::max<std::int64_t>(left, 0)));
    case WaitReason::Join:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 waits for the end of %2."))
            .arg(name, bold(actorName(playback, actor.wait.object)));
    case WaitReason::TasksUndone:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 waits until all items of %2 are dealt with."))
            .arg(name, object);
    case WaitReason::Latch:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 waits at the starting line.")).arg(name);
    case WaitReason::BufferEmpty:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 waits: there is nothing to carry into %2."))
            .arg(name, object);
    case WaitReason::Reply:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 waits for the manager's answer.")).arg(name);
    case WaitReason::Request:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 waits for the next call of its client.")).arg(name);
    case WaitReason::TaskResult:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 waits for the result of a task.")).arg(name);
    case WaitReason::Baton:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 waits: the other one has %2.")).arg(name, object);
    case WaitReason::Command:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 waits for the next command.")).arg(name);
    case WaitReason::Semaphore:
    case WaitReason::EventFlag:
    case WaitReason::Barrier:
    case WaitReason::Condition: return signalWaitSentence(playback, name, actor);
    case WaitReason::None:
    case WaitReason::Gate: break;
    }
    return say(QT_TRANSLATE_NOOP("sentence", "%1 waits in the kernel.")).arg(name);
}

QString stateSentence(const Playback& playback, ActorId id, const ActorInfo& actor) {
    const QString name = bold(actorName(playback, id));
    if (actor.held)
        return say(QT_TRANSLATE_NOOP("sentence", "%1 is held at its next call.")).arg(name);
    switch (actor.state) {
    case ActorState::Running:
        return actor.cpu >= 0
                   ? say(QT_TRANSLATE_NOOP("sentence", "%1 runs on CPU %2.")).arg(name).arg(actor.cpu)
                   : say(QT_TRANSLATE_NOOP("sentence", "%1 runs.")).arg(name);
    case ActorState::Runnable:
        return actor.cause.kind == CauseKind::Preempted
                   ? say(QT_TRANSLATE_NOOP("sentence",
                                           "%1 was preempted: it could run, but another has the CPU."))
                         .arg(name)
                   : say(QT_TRANSLATE_NOOP("sentence", "%1 could run and waits for a CPU.")).arg(name);
    case ActorState::Blocked: return waitSentence(playback, id, actor);
    default: return {};
    }
}

/// Whether it is at rest: a feeder with nothing to carry, a server without a call. That is no news.
bool isIdleService(const ActorInfo& actor) {
    return actor.state == ActorState::Blocked &&
           (actor.wait.reason == WaitReason::BufferEmpty || actor.wait.reason == WaitReason::Request);
}

/// Of a worker process that did not end as it should: by what, and what went with it.
QString processSentence(const Playback& playback, const ProcessInfo& process) {
    if (!process.ended || process.exit == ExitKind::Returned || process.exit == ExitKind::Stopped)
        return {};
    const QString name = bold(processName(playback, process));
    if (process.exit == ExitKind::Error && process.error != 0)
        return say(QT_TRANSLATE_NOOP("sentence", "%1 ended with an error: %2."))
            .arg(name, errorText(playback, process.error).toHtmlEscaped());
    const QString words =
        say(QT_TRANSLATE_NOOP("sentence", "%1 is gone – %2.")).arg(name, processEndWords(playback, process));
    if (process.lost == 0)
        return words;
    return words + QLatin1Char(' ') +
           say(QT_TRANSLATE_NOOP("sentence", "Lost with it: %1."))
               .arg(grouped(static_cast<qint64>(process.lost)));
}

/// "p1 was told qsize() = 3; when it acted on it, it was 2."
QString staleSentence(const Playback& playback, const QueueInfo& queue) {
    for (const SnapshotInfo& snapshot : queue.snapshots) {
        if (!snapshot.used || snapshot.truth == snapshot.answer || snapshot.actor == kNoActor)
            continue;
        static constexpr const char* kCalls[] = {"qsize()", "empty()", "full()"};
        const bool isCount = snapshot.kind == SnapshotKind::Qsize;
        const auto word = [&](std::int64_t value) {
            return isCount ? QString::number(value)
                   : value ? QStringLiteral("True")
                           : QStringLiteral("False");
        };
        return say(QT_TRANSLATE_NOOP("sentence", "%1 was told %2 → %3; when it acted on it, %4 was true."))
            .arg(bold(actorName(playback, snapshot.actor)),
                 QString::fromUtf8(kCalls[static_cast<std::size_t>(snapshot.kind)]), word(snapshot.answer),
                 word(snapshot.truth));
    }
    return {};
}

/// %1 is the first of them. What a fact has of such places stays as it is.
QString filledIn(const QString& text, const QStringList& facts) {
    QString sentence;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int place = text[at] == QLatin1Char('%') ? text.mid(at + 1, 1).toInt() : 0;
        if (place >= 1 && place <= facts.size())
            sentence += facts[place - 1], ++at;
        else
            sentence += text[at];
    }
    return sentence;
}

} // namespace

QString errorSentence(const Error& error) {
    return filledIn(QCoreApplication::translate("error", errorTemplate(error.code)),
                    {QString::fromStdString(error.subject), QString::fromStdString(error.allowed),
                     QString::fromStdString(error.reason)});
}

QString stateWord(ActorState state) {
    switch (state) {
    case ActorState::New: return QCoreApplication::translate("state", "New");
    case ActorState::Runnable: return QCoreApplication::translate("state", "Runnable");
    case ActorState::Running: return QCoreApplication::translate("state", "Running");
    case ActorState::Blocked: return QCoreApplication::translate("state", "Blocked");
    case ActorState::Dead: return QCoreApplication::translate("state", "Dead");
    }
    return {};
}

QString processName(const Playback& playback, const ProcessInfo& process) {
    const QString name = playback.text(process.name);
    return process.pid == 0 ? name
                            : say(QT_TRANSLATE_NOOP("sentence", "%1 (pid %2)")).arg(name).arg(process.pid);
}

QString signalWord(int signal) {
    // The C library's own abbreviation, which books and manuals use too.
    const char* name = ::sigabbrev_np(signal);
    return name ? QStringLiteral("SIG%1").arg(QLatin1String(name)) : QString::number(signal);
}

QString processEndWords(const Playback& playback, const ProcessInfo& process) {
    switch (process.exit) {
    case ExitKind::Killed: break;
    case ExitKind::Stopped: return say(QT_TRANSLATE_NOOP("sentence", "stopped with the run"));
    case ExitKind::Error:
        if (process.pid == 0)
            return say(QT_TRANSLATE_NOOP("sentence", "could not be started"));
        [[fallthrough]];
    case ExitKind::Returned: return say(QT_TRANSLATE_NOOP("sentence", "exit status %1")).arg(process.status);
    }
    const QString signal = say(QT_TRANSLATE_NOOP("sentence", "%1 (%2)"))
                               .arg(signalWord(process.status), QString::number(process.status));
    if (process.signalSent != process.status)
        return signal;
    return process.signalledBy == kNoActor
               ? say(QT_TRANSLATE_NOOP("sentence", "killed by you: %1")).arg(signal)
               : say(QT_TRANSLATE_NOOP("sentence", "%1 from %2"))
                     .arg(signal, actorName(playback, process.signalledBy));
}

QString failureText(const QString& english) {
    const QString exactly = QCoreApplication::translate("error", english.toUtf8().constData());
    if (exactly != english)
        return exactly;
    for (const char* text : failure::kAll) {
        QString pattern = QRegularExpression::escape(QLatin1String(text));
        pattern.replace(QRegularExpression(QStringLiteral("\\\\%\\d")), QStringLiteral("(.*)"));
        const auto match = QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                              QRegularExpression::DotMatchesEverythingOption)
                               .match(english);
        if (!match.hasMatch())
            continue;
        QStringList facts; // each may be such a text itself
        for (int place = 1; place <= match.lastCapturedIndex(); ++place)
            facts << failureText(match.captured(place));
        return filledIn(QCoreApplication::translate("error", text), facts);
    }
    return english;
}

QString errorText(const Playback& playback, TextId text) {
    return failureText(playback.text(text)); // lessons and primitives say it in English
}

QString callWords(ManagerCall call) {
    static constexpr const char* kWords[] = {"put()",  "get()",       "qsize()", "empty()",
                                             "full()", "task_done()", "join()"};
    return QLatin1String(
        kWords[std::min<std::size_t>(static_cast<std::size_t>(call), std::size(kWords) - 1)]);
}

QString causeWords(const Playback& playback, const Cause& cause) {
    switch (cause.kind) {
    case CauseKind::Created: return say(QT_TRANSLATE_NOOP("sentence", "made"));
    case CauseKind::StartedBy: return say(QT_TRANSLATE_NOOP("sentence", "start()"));
    case CauseKind::Scheduled: return say(QT_TRANSLATE_NOOP("sentence", "gets CPU %1")).arg(cause.cpu);
    case CauseKind::SeenRunning: return say(QT_TRANSLATE_NOOP("sentence", "seen running"));
    case CauseKind::Sampled: return say(QT_TRANSLATE_NOOP("sentence", "by its counters"));
    case CauseKind::Preempted: return say(QT_TRANSLATE_NOOP("sentence", "preempted"));
    case CauseKind::WaitsFor: return waitWords(playback, cause);
    case CauseKind::KernelWait: return say(QT_TRANSLATE_NOOP("sentence", "waits in the kernel"));
    case CauseKind::WokenBy:
        return cause.actor == kNoActor
                   ? say(QT_TRANSLATE_NOOP("sentence", "woken from outside"))
                   : say(QT_TRANSLATE_NOOP("sentence", "woken by %1")).arg(actorName(playback, cause.actor));
    case CauseKind::WokenByTimer: return say(QT_TRANSLATE_NOOP("sentence", "its time is over"));
    case CauseKind::WokenUnseen: return say(QT_TRANSLATE_NOOP("sentence", "woken"));
    case CauseKind::Returned: return say(QT_TRANSLATE_NOOP("sentence", "returns"));
    case CauseKind::Failed: return say(QT_TRANSLATE_NOOP("sentence", "ends with an error"));
    case CauseKind::Stopped: return say(QT_TRANSLATE_NOOP("sentence", "stopped"));
    case CauseKind::Killed: return say(QT_TRANSLATE_NOOP("sentence", "killed"));
    case CauseKind::None: break;
    }
    return {};
}

QString itemText(const Playback& playback, ValueWord value) {
    switch (value.type) {
    case ValueType::None: return QStringLiteral("None");
    case ValueType::Integer: return QString::number(value.bits);
    case ValueType::Real: return QString::number(value.real(), 'g', 6);
    default: return playback.text(value.text());
    }
}

QString typeWord(ValueType type) {
    static constexpr const char* kWords[] = {"None", "int", "float", "str", "bytes", "list"};
    return QString::fromUtf8(kWords[static_cast<std::size_t>(type)]);
}

QString actorName(const Playback& playback, ActorId actor) {
    const auto actors = playback.world()->actors();
    return actor < actors.size() ? playback.text(actors[actor].name) : QString();
}

QString actorSign(const Playback& playback, ActorId actor) {
    const auto actors = playback.world()->actors();
    return actor < actors.size() ? playback.text(actors[actor].sign) : QString();
}

/// Of each row that was measured of both, the newest first.
QStringList measuredSentences(const Playback& playback) {
    QStringList sentences;
    const World& world = *playback.world();
    if (world.measurements().empty())
        return sentences;
    const auto scenario = findScenario(playback.trace()->info().scenario);
    const ScenarioInfo* lesson = scenario ? &scenario.value()->info : nullptr;
    for (const MeasurementRow& row : measurementRows(playback, world, lesson))
        if (row.info && row.info->thread.count > 0 && row.info->process.count > 0)
            sentences.prepend(say(QT_TRANSLATE_NOOP("sentence", "%1: %2 with threads, %3 with processes."))
                                  .arg(bold(row.label), row.thread.value, row.process.value));
    return sentences;
}

/// Those that there is something to say of, the most telling first: who waits for others, who sleeps, who
/// runs, who could run.
std::vector<ActorId> actorsByNews(const World& world) {
    const auto rank = [&](ActorId id) {
        const ActorInfo& actor = world.actors()[id];
        switch (actor.state) {
        case ActorState::Blocked: return actor.wait.reason == WaitReason::Sleep ? 1 : 0;
        case ActorState::Running: return 2;
        default: return actor.state == ActorState::Runnable ? 3 : 4;
        }
    };
    std::vector<ActorId> actors;
    for (std::size_t id = kMainActor + 1u; id < world.actors().size(); ++id)
        if (world.actors()[id].exists && rank(static_cast<ActorId>(id)) < 4 &&
            !isIdleService(world.actors()[id]))
            actors.push_back(static_cast<ActorId>(id));
    std::ranges::stable_sort(actors, {}, rank);
    return actors;
}

QStringList happenings(const Playback& playback, int most) {
    const World& world = *playback.world();
    QStringList sentences;
    const auto add = [&](const QString& sentence) {
        // Rich text breaks a line at the narrow no-break space, which it must not.
        if (!sentence.isEmpty() && sentences.size() < most)
            sentences << QString(sentence).replace(QChar(0x202f), QChar(0xa0));
    };
    if (world.refusedStart().actor != kNoActor)
        add(say(QT_TRANSLATE_NOOP("sentence", "start() of %1 was refused: threads can only be started once."))
                .arg(bold(actorName(playback, world.refusedStart().actor))));
    std::vector<ActorId> told; // in a circle: its sentence tells what each waits for
    for (const WaitCycle& cycle : waitCycles(world)) {
        add(cycleSentence(playback, cycle));
        for (const WaitFor& link : cycle.links)
            told.push_back(link.actor);
    }
    add(raceSentence(playback));
    for (const QString& sentence : measuredSentences(playback))
        add(sentence);
    for (const ProcessInfo& process : world.processes())
        add(processSentence(playback, process));
    for (const QueueInfo& queue : world.queues())
        add(staleSentence(playback, queue));
    for (const ActorId id : actorsByNews(world))
        if (std::ranges::find(told, id) == told.end() && sentences.size() < most)
            add(stateSentence(playback, id, world.actors()[id]));
    return sentences;
}

QString probeSentence(ProbeSource source, const QString& reason, std::int64_t periodNs) {
    if (source == ProbeSource::Perf)
        return {};
    const QString unknown =
        source == ProbeSource::Procfs
            ? say(QT_TRANSLATE_NOOP("sentence",
                                    "The kernel's counters are read every %1 ms: how long each thread ran is "
                                    "exact. When within those %1 ms it did, on which CPU, and whether it was "
                                    "preempted, is not known."))
                  .arg(periodNs / 1'000'000)
            : say(QT_TRANSLATE_NOOP("sentence",
                                    "Without the kernel's records it is not known whether a thread "
                                    "that waits for nothing has a CPU."));
    return reason.isEmpty()
               ? unknown
               : say(QT_TRANSLATE_NOOP("sentence", "The kernel's records are refused: %1.")).arg(reason) +
                     QLatin1Char(' ') + unknown;
}

} // namespace interleave
