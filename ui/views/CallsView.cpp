// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/CallsView.h"

#include "ui/models/CallRows.h"
#include "ui/models/Sentences.h"
#include "ui/models/SpokenWorld.h"
#include "ui/views/Dimmed.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kRow = 30;
constexpr double kCallShare = 0.48; ///< of the width, from the token on

} // namespace

CallsView::CallsView(const Playback& playback, QWidget* parent) : View(playback, parent) {}

QSize CallsView::minimumSizeHint() const {
    return {theme().ipx(300), theme().ipx(120)};
}

void CallsView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const double height = theme().px(kRow);
    const auto rows = callRows(playback(), static_cast<std::size_t>(std::max(1.0, this->height() / height)));
    if (rows.empty()) {
        painter.setFont(theme().font(Theme::kText));
        painter.setPen(theme().color(Theme::Role::Muted));
        return theme().drawText(painter, rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                                tr("Each call and its answer will stand here, the newest on top."));
    }
    const QFont callFont = theme().mono(Theme::kText);
    double y = 0;
    for (const CallRow& row : rows) {
        drawActor(painter, {height / 2, y + height / 2}, height * 0.42, row.actor);
        const Dimmed light(painter, spotlight().litActor(row.actor));
        const double left = height + theme().px(8);
        const double middle = left + (width() - left) * kCallShare;
        painter.setFont(callFont);
        painter.setPen(theme().color(Theme::Role::Text));
        theme().drawText(
            painter, QRectF(left, y, middle - left, height), Qt::AlignVCenter,
            QFontMetricsF(callFont).elidedText(row.call, Qt::ElideRight, middle - left - theme().px(8)));
        const bool waits = row.state == CallRow::State::Waiting;
        const bool failed = row.state == CallRow::State::Failed;
        const QFont font =
            theme().font(Theme::kText, waits || failed ? Theme::Weight::Bold : Theme::Weight::Normal);
        painter.setFont(font);
        painter.setPen(waits    ? theme().look(ActorState::Blocked).text
                       : failed ? theme().color(Theme::Role::Warning)
                                : theme().color(Theme::Role::Text));
        const QString sign = waits ? QStringLiteral("Ⅱ ") : QStringLiteral("→ ");
        theme().drawText(painter, QRectF(middle, y, width() - middle, height), Qt::AlignVCenter,
                         QFontMetricsF(font).elidedText(sign + row.words, Qt::ElideRight, width() - middle));
        y += height;
    }
}

QString CallsView::spokenState() const {
    return spokenCalls(playback());
}

} // namespace interleave
