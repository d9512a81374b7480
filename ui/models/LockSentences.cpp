// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/LockSentences.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace interleave {

namespace {

QString say(const char* words) {
    return QCoreApplication::translate("sentence", words);
}

QString nameOf(const Playback& playback, ActorId actor, bool rich) {
    const QString name = actorName(playback, actor);
    return rich ? QStringLiteral("<b>") + name.toHtmlEscaped() + QStringLiteral("</b>") : name;
}

QString objectName(const Playback& playback, ObjectId object) {
    return playback.text(playback.world()->objectName(object));
}

/// With the countdown of its timeout, where it has one.
QString withLeft(const QString& words, std::int64_t left) {
    return left < 0 ? words
                    : words + QLatin1Char(' ') +
                          say(QT_TRANSLATE_NOOP("sentence", "It gives up in %1.")).arg(shownTenths(left));
}

} // namespace

QString waitForWords(const Playback& playback, const WaitFor& link, bool rich) {
    return say(QT_TRANSLATE_NOOP("sentence", "%1 waits for %2, which %3 holds"))
        .arg(nameOf(playback, link.actor, rich), objectName(playback, link.lock),
             nameOf(playback, link.owner, rich));
}

QString cycleVerdict(const Playback& playback, const WaitCycle& cycle, bool rich) {
    if (cycle.leftNs < 0)
        return say(QT_TRANSLATE_NOOP("sentence", "Deadlock: none of them can ever go on."));
    return say(QT_TRANSLATE_NOOP("sentence", "A circle, until %1 gives up in %2."))
        .arg(nameOf(playback, cycle.givesUp, rich), shownTenths(cycle.leftNs));
}

QString cycleSentence(const Playback& playback, const WaitCycle& cycle) {
    QStringList steps;
    if (cycle.links.size() > 3) { // too long a sentence: the names alone, round to the first
        for (const WaitFor& link : cycle.links)
            steps << nameOf(playback, link.actor, true);
        steps << steps.front();
        return say(QT_TRANSLATE_NOOP("sentence", "Each waits for a lock that the next one has: %1. %2"))
            .arg(steps.join(QStringLiteral(" → ")), cycleVerdict(playback, cycle, true));
    }
    for (const WaitFor& link : cycle.links)
        steps << waitForWords(playback, link, true);
    return say(QT_TRANSLATE_NOOP("sentence", "%1. %2"))
        .arg(steps.join(say(QT_TRANSLATE_NOOP("sentence", "; "))), cycleVerdict(playback, cycle, true));
}

QString signalWaitSentence(const Playback& playback, const QString& name, const ActorInfo& actor) {
    const World& world = *playback.world();
    const QString object = objectName(playback, actor.wait.object);
    const std::int64_t left = world.leftNs(actor);
    switch (actor.wait.reason) {
    case WaitReason::Semaphore:
        return withLeft(
            say(QT_TRANSLATE_NOOP("sentence", "%1 waits: %2 has no permit free.")).arg(name, object), left);
    case WaitReason::EventFlag:
        return withLeft(say(QT_TRANSLATE_NOOP("sentence", "%1 waits: %2 is not set.")).arg(name, object),
                        left);
    case WaitReason::Condition:
        return withLeft(
            say(QT_TRANSLATE_NOOP("sentence", "%1 waits until somebody notifies %2.")).arg(name, object),
            left);
    default: break;
    }
    const auto barrier = std::ranges::find(world.signals(), actor.wait.object, &SignalInfo::object);
    const std::int64_t missing =
        barrier == world.signals().end() ? 0 : std::max<std::int64_t>(barrier->parties - barrier->arrived, 0);
    return withLeft(say(QT_TRANSLATE_NOOP("sentence", "%1 waits at %2; still to come: %3."))
                        .arg(name, object, grouped(missing)),
                    left);
}

QString signalValue(const Playback& playback, const SignalInfo& signal) {
    switch (signal.type) {
    case ObjectType::Semaphore:
        return say(QT_TRANSLATE_NOOP("sentence", "%1 of %2 free"))
            .arg(grouped(signal.permits), grouped(signal.first));
    case ObjectType::EventFlag:
        return signal.set ? say(QT_TRANSLATE_NOOP("sentence", "set"))
                          : say(QT_TRANSLATE_NOOP("sentence", "not set"));
    case ObjectType::Barrier:
        if (signal.broken)
            return say(QT_TRANSLATE_NOOP("sentence", "broken"));
        return say(QT_TRANSLATE_NOOP("sentence", "%1 of %2 are here"))
            .arg(grouped(signal.arrived), grouped(signal.parties));
    default: break;
    }
    const auto locks = playback.world()->locks();
    const auto lock = std::ranges::find(locks, signal.lock, &LockInfo::object);
    if (lock == locks.end() || lock->owner == kNoActor)
        return say(QT_TRANSLATE_NOOP("sentence", "%1 is free")).arg(objectName(playback, signal.lock));
    return say(QT_TRANSLATE_NOOP("sentence", "%1 has %2"))
        .arg(actorName(playback, lock->owner), objectName(playback, signal.lock));
}

QString signalKind(const SignalInfo& signal) {
    switch (signal.type) {
    case ObjectType::Semaphore:
        return signal.bounded ? say(QT_TRANSLATE_NOOP("sentence", "bounded semaphore"))
                              : say(QT_TRANSLATE_NOOP("sentence", "semaphore"));
    case ObjectType::EventFlag: return say(QT_TRANSLATE_NOOP("sentence", "event"));
    case ObjectType::Barrier: return say(QT_TRANSLATE_NOOP("sentence", "barrier"));
    default: return say(QT_TRANSLATE_NOOP("sentence", "condition"));
    }
}

} // namespace interleave
