// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CallRows.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <QCoreApplication>
#include <QHash>

namespace interleave {

namespace {

const QString kArrow = QStringLiteral(" → "); ///< the lesson prints "get() → 4"

/// What each actor has printed last, up to the moment that is shown.
QHash<ActorId, QString> answers(const Playback& playback) {
    QHash<ActorId, QString> found;
    const auto shown = static_cast<std::size_t>(playback.world()->printed());
    const Trace::Reading reading(*playback.trace());
    for (std::size_t i = 0; i < reading.printed().size() && reading.firstPrinted() + i < shown; ++i) {
        const PrintedLine& line = reading.printed()[i];
        const std::string_view words = reading.text(line.text);
        found.insert(line.actor, QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size())));
    }
    return found;
}

bool isError(const QString& answer) {
    return answer == QLatin1String("Full") || answer == QLatin1String("Empty") ||
           answer.startsWith(QLatin1String("task_done()"));
}

CallRow rowOf(const Playback& playback, ActorId id, const QHash<ActorId, QString>& answers) {
    const World& world = *playback.world();
    const ActorInfo& actor = world.actors()[id];
    CallRow row{id, actorName(playback, id), CallRow::State::UnderWay, {}};
    const auto said = [](const char* english) { return QCoreApplication::translate("sentence", english); };
    if (answers.contains(id)) {
        const QString printed = answers.value(id);
        row.words = printed.mid(row.call.size() + kArrow.size());
        row.state = isError(row.words) ? CallRow::State::Failed : CallRow::State::Answered;
    } else if (actor.state == ActorState::Dead) {
        row.state = CallRow::State::Ended;
        row.words = said(QT_TRANSLATE_NOOP("sentence", "no answer: the run was stopped"));
    } else if (actor.wait.reason != WaitReason::None) {
        row.state = CallRow::State::Waiting;
        const Cause cause{CauseKind::WaitsFor, actor.wait.reason, kNoActor, actor.wait.object};
        row.words = said(QT_TRANSLATE_NOOP("sentence", "waits for %1: %2"))
                        .arg(shownTenths(world.waitedNs(actor)), causeWords(playback, cause));
    } else {
        row.words = said(QT_TRANSLATE_NOOP("sentence", "under way"));
    }
    return row;
}

} // namespace

std::vector<CallRow> callRows(const Playback& playback, std::size_t most) {
    std::vector<CallRow> rows;
    if (!playback.trace())
        return rows;
    const auto said = answers(playback);
    const auto actors = playback.world()->actors();
    for (std::size_t id = actors.size(); id-- > kMainActor + 1u && rows.size() < most;)
        if (actors[id].exists && actorName(playback, static_cast<ActorId>(id)).endsWith(QLatin1Char(')')))
            rows.push_back(rowOf(playback, static_cast<ActorId>(id), said));
    return rows;
}

} // namespace interleave
