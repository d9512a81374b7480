// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/WaiterPill.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/Dimmed.h"
#include "ui/views/Theme.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

void WaiterPill::draw(QPainter& painter, const Playback& playback, const QRectF& row, ActorId id) {
    const Theme& theme = Theme::instance();
    const World& world = *playback.world();
    const Dimmed light(painter, playback.spotlight().litActor(id));
    const ActorInfo& actor = world.actors()[id];
    const double radius = row.height() * 0.42;
    const QFont nameFont = theme.font(Theme::kSmall, Theme::Weight::Bold);
    const QString name = actorName(playback, id);
    const std::int64_t left = world.leftNs(actor);
    const QString words = left >= 0 ? tr("%1 left").arg(shownTenths(left))
                                    : tr("for %1").arg(shownTenths(world.waitedNs(actor)));
    // Where half of the name is all that has room, the sign has to do: how long it waits changes, and is
    // read.
    const double nameRoom = row.width() - 2 * radius - theme.px(left >= 0 ? 60 : 34) -
                            QFontMetricsF(theme.font(Theme::kSmall)).horizontalAdvance(words);
    const double wholeName = QFontMetricsF(nameFont).horizontalAdvance(name);
    const double nameWidth = nameRoom < wholeName * 0.6 ? -theme.px(12) : std::min(wholeName, nameRoom);
    const QRectF pill(row.left(), row.top() + theme.px(2), 2 * radius + nameWidth + theme.px(16),
                      row.height() - theme.px(4));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.actorColor(id));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    theme.drawToken(painter, {pill.left() + pill.height() / 2, pill.center().y()},
                    pill.height() / 2 - theme.px(2), id, actorSign(playback, id));
    if (playback.spotlight().isActor(id)) {
        painter.setPen(QPen(theme.color(Theme::Role::Accent), theme.px(3)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(pill.adjusted(-1, -1, 1, 1), pill.height() / 2, pill.height() / 2);
    }
    painter.setPen(Qt::white);
    painter.setFont(nameFont);
    if (nameWidth > 0)
        theme.drawText(painter, pill.adjusted(pill.height() + theme.px(3), 0, -theme.px(6), 0),
                       Qt::AlignVCenter,
                       QFontMetricsF(nameFont).elidedText(name, Qt::ElideRight, nameWidth + 2));

    double x = pill.right() + theme.px(8);
    painter.setFont(theme.font(Theme::kSmall));
    if (left >= 0) {
        const QRectF ring(x, row.center().y() - theme.px(9), theme.px(18), theme.px(18));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Theme::Role::Border), theme.px(4)));
        painter.drawEllipse(ring);
        painter.setPen(QPen(theme.look(ActorState::Blocked).edge, theme.px(4)));
        const double share = actor.wait.allowedNs > 0
                                 ? static_cast<double>(left) / static_cast<double>(actor.wait.allowedNs)
                                 : 0;
        painter.drawArc(ring, 90 * 16, static_cast<int>(share * 360 * 16));
        x = ring.right() + theme.px(7);
    }
    painter.setPen(theme.color(Theme::Role::Text));
    theme.drawText(painter, QRectF(x, row.top(), row.right() - x, row.height()), Qt::AlignVCenter, words);
}

} // namespace interleave
