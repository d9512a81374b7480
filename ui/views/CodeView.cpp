// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/CodeView.h"

#include "ui/models/Sentences.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kCodeText = 13.5;
constexpr int kMostSigns = 3;

} // namespace

CodeView::CodeView(const Playback& playback, QWidget* parent) : View(playback, parent) {
    setGround(Theme::Role::Side);
}

void CodeView::setCode(const QString& code) {
    m_lines = code.split(QLatin1Char('\n'));
    setAccessibleDescription(code);
    updateGeometry();
    m_at = visitors();
    update();
}

std::vector<CodeView::Visitors> CodeView::visitors() const {
    std::vector<Visitors> at(static_cast<std::size_t>(m_lines.size()) + 1);
    const auto actors = world().actors();
    for (std::size_t id = kMainActor + 1u; id < actors.size(); ++id) {
        const ActorInfo& actor = actors[id];
        if (!actor.exists || actor.line >= at.size() || actor.state == ActorState::Dead)
            continue;
        if (at[actor.line].actors.empty())
            at[actor.line].firstsState = actor.state;
        at[actor.line].actors.push_back(static_cast<ActorId>(id));
    }
    return at;
}

void CodeView::onWorld() {
    if (std::vector<Visitors> now = visitors(); now != m_at) {
        m_at = std::move(now);
        update();
    }
}

double CodeView::lineHeight() const {
    return theme().px(18.5);
}

QSize CodeView::sizeHint() const {
    return {theme().ipx(400),
            static_cast<int>(lineHeight() * static_cast<double>(m_lines.size()) + theme().px(12))};
}

QSize CodeView::minimumSizeHint() const {
    return {theme().ipx(200), sizeHint().height()};
}

void CodeView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().color(Theme::Role::Border));
    painter.setBrush(theme().color(Theme::Role::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme().px(8), theme().px(8));
    const QFont font = theme().mono(kCodeText);
    const double gutter = theme().px(50);
    for (int i = 0; i < m_lines.size(); ++i) {
        const QRectF row(theme().px(4), theme().px(6) + lineHeight() * i, width() - theme().px(8),
                         lineHeight());
        const Visitors& visitors = m_at[static_cast<std::size_t>(i) + 1];
        const std::vector<ActorId>& here = visitors.actors;
        if (!here.empty())
            painter.fillRect(row, theme().look(visitors.firstsState).fill);
        // The number makes room for the signs of those who are here.
        painter.setFont(font);
        painter.setPen(theme().color(Theme::Role::Muted));
        if (here.empty())
            theme().drawText(painter, QRectF(row.left(), row.top(), gutter - theme().px(14), row.height()),
                             Qt::AlignRight | Qt::AlignVCenter, QString::number(i + 1));
        const double radius = lineHeight() * 0.44;
        const int shown =
            std::min<int>(static_cast<int>(here.size()),
                          static_cast<int>(here.size()) > kMostSigns ? kMostSigns - 1 : kMostSigns);
        for (int k = 0; k < shown; ++k)
            theme().drawToken(
                painter, {row.left() + theme().px(2) + radius + k * radius * 1.8, row.center().y()}, radius,
                here[static_cast<std::size_t>(k)], actorSign(playback(), here[static_cast<std::size_t>(k)]));
        if (static_cast<int>(here.size()) > shown) {
            painter.setFont(theme().font(12, Theme::Weight::Bold));
            painter.setPen(theme().color(Theme::Role::Text));
            theme().drawText(painter,
                             QRectF(row.left() + theme().px(4) + shown * radius * 1.8, row.top(),
                                    theme().px(32), row.height()),
                             Qt::AlignVCenter,
                             QStringLiteral("+%1").arg(static_cast<int>(here.size()) - shown));
        }
        painter.setFont(font);
        painter.setPen(theme().color(Theme::Role::Text));
        theme().drawText(painter, row.adjusted(gutter, 0, 0, 0), Qt::AlignVCenter, m_lines[i]);
    }
}

} // namespace interleave
