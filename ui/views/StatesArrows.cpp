// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The arrows of StatesView, and what stands beside them; its boxes and tokens are in StatesView.cpp.
#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/StatesView.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kFollowableRate = 30; ///< more often, the eye cannot follow
constexpr std::int64_t kRecentNs = 1'200'000'000;

std::size_t at(ActorState state) {
    return static_cast<std::size_t>(state);
}

} // namespace

QString StatesView::arrowWords(const Shape& shape) const {
    const World::Arrow& arrow = world().arrow(shape.from, shape.to);
    if (shape.from == ActorState::New)
        return tr("start()");
    if (shape.to == ActorState::Dead)
        return arrow.count ? causeWords(playback(), arrow.last.cause) : tr("returns");
    if (shape.to == ActorState::Running)
        return tr("gets a CPU");
    if (shape.from == ActorState::Running && shape.to == ActorState::Runnable)
        return tr("preempted");
    if (!arrow.count)
        return shape.to == ActorState::Blocked ? tr("has to wait") : tr("is woken");
    const bool low = height() < theme().px(kLow);
    return (low ? actorSign(playback(), arrow.actor) : actorName(playback(), arrow.actor)) +
           QStringLiteral(": ") + causeWords(playback(), arrow.last.cause);
}

QString StatesView::arrowText(const Shape& shape, const QFont& font) const {
    const World::Arrow& arrow = world().arrow(shape.from, shape.to);
    // Above an arrow there is room for one line.
    const bool low = height() < theme().px(kLow) || theme().projection();
    const QString words = arrowWords(shape);
    const double rate = m_rates[at(shape.from)][at(shape.to)];
    if (rate > kFollowableRate && !low)
        return words + QStringLiteral("\n") + tr("%1 times/s").arg(grouped(static_cast<qint64>(rate)));
    if (arrow.count <= 1)
        return words;
    const QString times = QStringLiteral("×") + grouped(static_cast<qint64>(arrow.count));
    const QFontMetricsF metrics(font);
    const auto fits = [&](const QString& text) {
        return metrics.horizontalAdvance(text) <= shape.label.width();
    };
    const QString all = words + QLatin1Char(' ') + times;
    if (!low || fits(all) || shape.align & Qt::AlignTop) // below an arrow there is room for two lines
        return all;
    if (shape.align & Qt::AlignBottom)
        return fits(words) ? words : times;
    return metrics.elidedText(words, Qt::ElideRight, shape.label.width());
}

void StatesView::drawArrow(QPainter& painter, const Shape& shape) const {
    const World::Arrow& arrow = world().arrow(shape.from, shape.to);
    const bool recent = arrow.count > 0 && world().time() - arrow.last.time < kRecentNs &&
                        world().outcome() == Outcome::Running;
    const Theme::StateLook& look = theme().look(shape.to);
    const QColor color = recent ? look.edge : theme().color(Theme::Role::Muted);
    painter.setPen(QPen(color, theme().px(recent ? 3 : 2)));
    const QPointF tip = shape.points.last();
    const QLineF line(shape.points.first(), tip);
    const double head = theme().px(10);
    const QPointF back = line.pointAt(1 - head / std::max(line.length(), head));
    painter.drawLine(line.p1(), back);
    const QPointF across = QPointF(-(tip - back).y(), (tip - back).x()) * 0.55;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{tip, back + across, back - across});
    painter.setPen(recent ? look.text : theme().color(Theme::Role::Muted));
    painter.setFont(theme().font(Theme::kSmall, recent ? Theme::Weight::Bold : Theme::Weight::Normal));
    // A little off the arrow, on whichever side it is.
    const double off = shape.align & Qt::AlignBottom ? -theme().px(4)
                       : shape.align & Qt::AlignTop  ? theme().px(2)
                                                     : 0;
    theme().drawText(painter, shape.label.translated(0, off),
                     static_cast<int>(shape.align) | Qt::TextWordWrap, arrowText(shape, painter.font()));
}

bool StatesView::isLit(const Shape& shape) const {
    const World::Arrow& arrow = world().arrow(shape.from, shape.to);
    return !spotlight().on() || (arrow.count > 0 && spotlight().isActor(arrow.actor));
}

} // namespace interleave
