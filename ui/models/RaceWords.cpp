// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RaceWords.h"

#include "core/trace/TraceWords.h"

#include "ui/models/LessonModel.h"
#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

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
    const auto* const named =
        std::ranges::find(kProtections, std::string_view(wordFor(protection)), &ChoiceInfo::id);
    return named == std::end(kProtections) ? QString() : lessonText(named->label);
}

const CounterInfo* currentCounter(const World& world) {
    const CounterInfo* current = world.counters().empty() ? nullptr : &world.counters().front();
    for (const CounterInfo& counter : world.counters())
        if (!counter.adders.empty())
            current = &counter;
    return current;
}

LostUpdateStory storyOf(const Trace::Reading& reading, const FoundUpdate& found) {
    const auto counters = reading.world().counters();
    return {found.update, found.counter < counters.size()
                              ? undoneBy(reading, found.update, counters[found.counter].object)
                              : std::nullopt};
}

std::optional<LostUpdateStory> lostUpdateNow(const Playback& playback) {
    constexpr std::int64_t kMomentNs = 100; // about as long as an addition under the microscope
    const World& world = *playback.world();
    const CounterInfo* const counter = currentCounter(world);
    if (!counter || !counter->newest || playback.live() || !playback.trace() ||
        world.time() - counter->newest->second.writtenAt >= kMomentNs)
        return std::nullopt;
    const Trace::Reading reading(*playback.trace());
    return LostUpdateStory{*counter->newest, undoneBy(reading, *counter->newest, counter->object)};
}

QString lostUpdateSentence(const Playback& playback, const LostUpdateStory& story) {
    const LostUpdate& update = story.update;
    const QString first = actorName(playback, update.first.actor);
    const QString second = actorName(playback, update.second.actor);
    const QString seen = grouped(update.seen);
    const QString written = grouped(update.seen + 1);
    if (!story.undone)
        return say(QT_TRANSLATE_NOOP("race",
                                     "%1 and %2 both read %3 and both wrote %4: one addition is lost."))
            .arg(first, second, seen, written);
    const Undone& undone = *story.undone;
    const QString who = undone.counted == kNoActor ? say(QT_TRANSLATE_NOOP("race", "others"))
                                                   : actorName(playback, undone.counted);
    const QString reached = grouped(undone.reached);
    const QString lost = grouped(static_cast<qint64>(undone.additions));
    return (undone.all
                ? say(QT_TRANSLATE_NOOP("race", "%1 read %2, %3 counted on to %4, then %1 wrote back %5: "
                                                "%6 additions vanished."))
                : say(QT_TRANSLATE_NOOP("race", "%1 read %2, %3 counted on to %4, then %1 wrote back %5: at "
                                                "least %6 additions vanished.")))
        .arg(second, seen, who, reached, written, lost);
}

QString raceSentence(const Playback& playback) {
    const CounterInfo* const counter = currentCounter(*playback.world());
    if (!counter)
        return {};
    if (const auto story = lostUpdateNow(playback))
        return lostUpdateSentence(playback, *story);
    if (std::ranges::none_of(counter->adders, &CounterInfo::Adder::adding))
        return {};
    if (counter->protection == Protection::OwnSums)
        return say(QT_TRANSLATE_NOOP("race", "Each thread adds to a sum of its own: nothing is shared yet."));
    if (const std::uint64_t lost = counter->lost())
        return say(QT_TRANSLATE_NOOP("race", "%1 additions are lost so far: a thread wrote back what it had "
                                             "read before another one's write."))
            .arg(grouped(static_cast<qint64>(lost)));
    return say(QT_TRANSLATE_NOOP("race", "No addition is lost so far. Protection: %1."))
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
