// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/SpokenWorld.h"

#include "ui/models/CallRows.h"
#include "ui/models/Numbers.h"
#include "ui/models/RaceWords.h"
#include "ui/models/Sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace interleave {

namespace {

constexpr std::size_t kMostNamed = 8; ///< who hears more names does not remember the first
constexpr std::size_t kMostCalls = 5;

QString say(const char* words) {
    return QCoreApplication::translate("spoken", words);
}

const QString kComma = QStringLiteral(", ");

/// As many as can be listened to, and how many more there are.
QString listed(const QStringList& names) {
    if (names.isEmpty())
        return say(QT_TRANSLATE_NOOP("spoken", "nobody"));
    QString words = names.mid(0, static_cast<qsizetype>(kMostNamed)).join(kComma);
    if (const qsizetype more = names.size() - static_cast<qsizetype>(kMostNamed); more > 0)
        words += kComma + say(QT_TRANSLATE_NOOP("spoken", "and %1 more")).arg(grouped(more));
    return words;
}

/// "reader for 1.2 s".
QString waitersOf(const Playback& playback, const std::vector<ActorId>& waiting) {
    const World& world = *playback.world();
    QStringList names;
    for (const ActorId id : waiting)
        names << say(QT_TRANSLATE_NOOP("spoken", "%1 for %2"))
                     .arg(actorName(playback, id), shownTenths(world.waitedNs(world.actors()[id])));
    return listed(names);
}

QString stateOf(const Playback& playback, ActorId id, const ActorInfo& actor) {
    const QString name = actorName(playback, id);
    if (actor.state == ActorState::Running)
        return actor.cpu < 0 ? name
                             : say(QT_TRANSLATE_NOOP("spoken", "%1 on CPU %2")).arg(name).arg(actor.cpu);
    const QString why =
        actor.held ? say(QT_TRANSLATE_NOOP("spoken", "held by Pause")) : causeWords(playback, actor.cause);
    const bool telling = actor.state == ActorState::Blocked || actor.state == ActorState::Runnable;
    return telling && !why.isEmpty() ? QStringLiteral("%1 (%2)").arg(name, why) : name;
}

} // namespace

QString spokenQueue(const Playback& playback, const QueueInfo& queue) {
    const QString inside = grouped(static_cast<qint64>(queue.items.size()));
    QString words =
        queue.capacity == 0
            ? say(QT_TRANSLATE_NOOP("spoken", "%1: %2 inside")).arg(playback.text(queue.name), inside)
            : say(QT_TRANSLATE_NOOP("spoken", "%1: %2 of %3"))
                  .arg(playback.text(queue.name), inside, grouped(queue.capacity));
    if (!queue.items.empty()) {
        const bool stack = queue.discipline == Discipline::Lifo;
        const QueueItem& next = queue.items[stack ? queue.items.size() - 1 : 0];
        words += kComma + say(QT_TRANSLATE_NOOP("spoken", "next out %1")).arg(itemText(playback, next.value));
    }
    return words + say(QT_TRANSLATE_NOOP("spoken", "; putting: %1; getting: %2."))
                       .arg(waitersOf(playback, queue.putters), waitersOf(playback, queue.getters));
}

QString spokenQueues(const Playback& playback) {
    QStringList all;
    for (const QueueInfo& queue : playback.world()->queues())
        all << spokenQueue(playback, queue);
    return all.join(QLatin1Char(' '));
}

QString spokenLocks(const Playback& playback) {
    QStringList all;
    for (const LockInfo& lock : playback.world()->locks()) {
        const QString name = playback.text(lock.name);
        all << (lock.owner == kNoActor
                    ? say(QT_TRANSLATE_NOOP("spoken", "%1: free.")).arg(name)
                    : say(QT_TRANSLATE_NOOP("spoken", "%1: held by %2; waiting: %3."))
                          .arg(name, actorName(playback, lock.owner), waitersOf(playback, lock.waiters)));
    }
    return all.join(QLatin1Char(' '));
}

QString spokenStates(const Playback& playback) {
    const auto actors = playback.world()->actors();
    std::array<QStringList, kStates> in;
    for (std::size_t id = kMainActor + 1u; id < actors.size(); ++id)
        if (actors[id].exists)
            in[static_cast<std::size_t>(actors[id].state)]
                << stateOf(playback, static_cast<ActorId>(id), actors[id]);
    QStringList all;
    for (std::size_t state = 0; state < kStates; ++state)
        if (!in[state].isEmpty())
            all << say(QT_TRANSLATE_NOOP("spoken", "%1: %2."))
                       .arg(stateWord(static_cast<ActorState>(state)), listed(in[state]));
    return all.join(QLatin1Char(' '));
}

QString spokenCounter(const Playback& playback) {
    const CounterInfo* const counter = currentCounter(*playback.world());
    if (!counter)
        return {};
    return say(QT_TRANSLATE_NOOP("spoken", "%1: expected %2, actual %3, lost %4. Protection: %5."))
        .arg(playback.text(counter->name), grouped(static_cast<qint64>(counter->expected())),
             grouped(counter->value), grouped(static_cast<qint64>(counter->lost())),
             protectionWords(counter->protection));
}

QString spokenTimeline(const Playback& playback, TimeSpan seen) {
    if (!playback.trace())
        return {};
    const World& world = *playback.world();
    QStringList all{
        playback.live()
            ? say(QT_TRANSLATE_NOOP("spoken", "Live, %1 after the start.")).arg(shownDuration(world.time()))
            : say(QT_TRANSLATE_NOOP("spoken", "The moment %1 of a run of %2."))
                  .arg(shownDuration(world.time()), shownDuration(playback.end()))};
    all << say(QT_TRANSLATE_NOOP("spoken", "Seen: from %1 to %2."))
               .arg(shownDuration(std::max<std::int64_t>(seen.from, 0)), shownDuration(seen.to));
    const auto actors = world.actors();
    for (std::size_t id = kMainActor + 1u; id < actors.size() && all.size() < 2 + 8; ++id) {
        if (!actors[id].exists)
            continue;
        const auto spent = [&](ActorState state) { return shownDuration(world.stateNs(actors[id], state)); };
        all << say(QT_TRANSLATE_NOOP("spoken", "%1: running %2, runnable %3, blocked %4."))
                   .arg(actorName(playback, static_cast<ActorId>(id)), spent(ActorState::Running),
                        spent(ActorState::Runnable), spent(ActorState::Blocked));
    }
    return all.join(QLatin1Char(' '));
}

QString spokenCalls(const Playback& playback) {
    QStringList all;
    for (const CallRow& row : callRows(playback, kMostCalls))
        all << row.call + QStringLiteral(": ") + row.words;
    return all.join(QStringLiteral("; "));
}

QString spokenCode(const Playback& playback, const QStringList& lines) {
    const auto actors = playback.world()->actors();
    QStringList all;
    for (qsizetype line = 0; line < lines.size(); ++line) {
        QStringList here;
        for (std::size_t id = kMainActor + 1u; id < actors.size(); ++id)
            if (actors[id].exists && actors[id].line == line + 1 && actors[id].state != ActorState::Dead)
                here << actorName(playback, static_cast<ActorId>(id));
        if (!here.isEmpty())
            all << say(QT_TRANSLATE_NOOP("spoken", "Line %1, %2: %3."))
                       .arg(QString::number(line + 1), lines[line].trimmed(), listed(here));
    }
    return all.join(QLatin1Char(' '));
}

QString spokenSentence(const QString& richText) {
    static const QRegularExpression kTags(QStringLiteral("<[^>]*>"));
    QString plain = richText;
    plain.remove(kTags);
    return plain.replace(QLatin1String("&lt;"), QLatin1String("<"))
        .replace(QLatin1String("&gt;"), QLatin1String(">"))
        .replace(QLatin1String("&quot;"), QLatin1String("\""))
        .replace(QLatin1String("&amp;"), QLatin1String("&"));
}

} // namespace interleave
