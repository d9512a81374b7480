// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RaceWords.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <QCoreApplication>

#include <algorithm>

namespace interleave {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("race", text);
}

QString nanoseconds(double ns) {
    return QString::number(ns, 'f', ns < 10 ? 1 : 0);
}

} // namespace

QString protectionWords(Protection protection) {
    switch (protection) {
    case Protection::None: return say(QT_TRANSLATE_NOOP("race", "no protection"));
    case Protection::Mutex: return say(QT_TRANSLATE_NOOP("race", "protected by a mutex"));
    case Protection::Atomic: return say(QT_TRANSLATE_NOOP("race", "atomic additions"));
    case Protection::WiderGap:
        return say(QT_TRANSLATE_NOOP("race", "no protection, a wider gap between read and write"));
    case Protection::OwnLocks: return say(QT_TRANSLATE_NOOP("race", "a lock each: the wrong one"));
    case Protection::WholeLoop: return say(QT_TRANSLATE_NOOP("race", "one lock around the whole loop"));
    case Protection::OwnSums: return say(QT_TRANSLATE_NOOP("race", "own sums, added at the end"));
    case Protection::AnyBytecode:
        return say(QT_TRANSLATE_NOOP("race", "an interpreter's lock, handed over at any bytecode"));
    case Protection::LoopEnd:
        return say(QT_TRANSLATE_NOOP("race", "an interpreter's lock, handed over at the loop's end"));
    }
    return {};
}

QString rungWords(Protection protection) {
    switch (protection) {
    case Protection::None: return say(QT_TRANSLATE_NOOP("race", "none"));
    case Protection::Mutex: return say(QT_TRANSLATE_NOOP("race", "one lock"));
    case Protection::Atomic: return say(QT_TRANSLATE_NOOP("race", "atomic"));
    case Protection::WiderGap: return say(QT_TRANSLATE_NOOP("race", "none, wider gap"));
    case Protection::OwnLocks: return say(QT_TRANSLATE_NOOP("race", "a lock each (wrong)"));
    case Protection::WholeLoop: return say(QT_TRANSLATE_NOOP("race", "lock around the loop"));
    case Protection::OwnSums: return say(QT_TRANSLATE_NOOP("race", "own sums, added at the end"));
    case Protection::AnyBytecode: return say(QT_TRANSLATE_NOOP("race", "interpreter, any bytecode"));
    case Protection::LoopEnd: return say(QT_TRANSLATE_NOOP("race", "interpreter, loop end"));
    }
    return {};
}

const CounterInfo* currentCounter(const World& world) {
    const CounterInfo* current = world.counters().empty() ? nullptr : &world.counters().front();
    for (const CounterInfo& counter : world.counters())
        if (!counter.adders.empty())
            current = &counter;
    return current;
}

QString lostUpdateSentence(const Playback& playback, const LostUpdate& update, std::size_t number,
                           std::size_t all) {
    return say(QT_TRANSLATE_NOOP("race", "%1 and %2 both read %3 and both wrote %4: one addition is lost "
                                         "(no. %5 of %6 found)"))
        .arg(actorName(playback, update.first.actor), actorName(playback, update.second.actor),
             grouped(update.seen), grouped(update.seen + 1), grouped(static_cast<qint64>(number)),
             grouped(static_cast<qint64>(all)));
}

QString raceSentence(const Playback& playback) {
    constexpr std::int64_t kMomentNs = 100; // about as long as an addition under the microscope
    const World& world = *playback.world();
    const CounterInfo* const counter = currentCounter(world);
    if (!counter)
        return {};
    if (counter->newest && !playback.live() && world.time() - counter->newest->second.writtenAt < kMomentNs) {
        const LostUpdate& update = *counter->newest;
        return say(QT_TRANSLATE_NOOP("race",
                                     "%1 and %2 both read %3, each before the other had written. Both "
                                     "write %4: one addition is lost."))
            .arg(actorName(playback, update.first.actor), actorName(playback, update.second.actor),
                 grouped(update.seen), grouped(update.seen + 1));
    }
    if (std::ranges::none_of(counter->adders, &CounterInfo::Adder::adding))
        return {};
    if (counter->protection == Protection::OwnSums)
        return say(QT_TRANSLATE_NOOP("race", "Each thread adds to a sum of its own: nothing is shared yet."));
    if (const std::uint64_t lost = counter->lost())
        return say(QT_TRANSLATE_NOOP("race", "%1 additions are lost so far: a thread wrote back what it had "
                                             "read before another one's write."))
            .arg(grouped(static_cast<qint64>(lost)));
    return say(QT_TRANSLATE_NOOP("race", "No addition is lost so far: %1."))
        .arg(protectionWords(counter->protection));
}

QString slowdownSentence(const CounterInfo& counter) {
    const CounterInfo::Seen seen = counter.seen();
    if (seen.stamped == 0)
        return {};
    const QString stamped = say(QT_TRANSLATE_NOOP("race", "%1 additions stamped: %2 ns each"))
                                .arg(grouped(static_cast<qint64>(seen.stamped)), nanoseconds(seen.stampedNs));
    return seen.plainNs <= 0 ? stamped
                             : say(QT_TRANSLATE_NOOP("race", "%1, %2 ns without a stamp"))
                                   .arg(stamped, nanoseconds(seen.plainNs));
}

} // namespace interleave
