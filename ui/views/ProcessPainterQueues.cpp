// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Queues between the boxes, who waits at them, and what is under way. The rest is in ProcessPainter.cpp.
#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/Dimmed.h"
#include "ui/views/ProcessPainter.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

void ProcessPainter::drawSlots(std::size_t queue) {
    const ProcessLayout::QueuePlace& place = m_layout.queues()[queue];
    for (const QRectF& slot : place.slots) {
        m_painter.setPen(QPen(color(Theme::Role::Muted), std::max(1.0, m_theme.px(1.5)),
                              m_world.queues()[queue].capacity ? Qt::SolidLine : Qt::DashLine));
        m_painter.setBrush(color(Theme::Role::Slot));
        m_painter.drawRoundedRect(slot, m_theme.px(6), m_theme.px(6));
    }
    if (place.hidden > 0 && !place.slots.empty()) {
        const QRectF last = place.slots.back();
        const QRectF beside =
            place.held ? QRectF(last.right() + m_theme.px(6), last.top(), m_theme.px(60), last.height())
                       : QRectF(last.right() + m_theme.px(4), last.top(), m_theme.px(48), last.height());
        say(beside, beside.left(), QStringLiteral("+%1").arg(place.hidden), color(Theme::Role::Text),
            Theme::kSmall, Theme::Weight::Bold);
    }
}

void ProcessPainter::drawQueues() {
    for (std::size_t queue = 0; queue < m_layout.queues().size(); ++queue)
        if (!m_layout.queues()[queue].area.isNull() && !m_layout.queues()[queue].held)
            drawQueue(queue);
}

void ProcessPainter::drawQueue(std::size_t queue) {
    const ProcessLayout::QueuePlace& place = m_layout.queues()[queue];
    const QueueInfo& info = m_world.queues()[queue];
    const Dimmed light(m_painter, m_playback.spotlight().litObject(info.object));
    if (m_playback.spotlight().isObject(info.object))
        frame(place.area);
    const QRectF line(place.area.left(), place.area.top(), place.area.width(), m_theme.px(26));
    const QFont bold = m_theme.font(Theme::kTitle, Theme::Weight::Bold);
    const QFont plain = m_theme.font(Theme::kSmall);
    const QString name = m_playback.text(info.name);
    const QString words = info.capacity ? tr("capacity %1").arg(info.capacity) : tr("unbounded");
    const double width = QFontMetricsF(bold).horizontalAdvance(name) + m_theme.px(8) +
                         QFontMetricsF(plain).horizontalAdvance(words);
    const double x = say(line, std::max(line.left(), line.center().x() - width / 2), name,
                         color(Theme::Role::Text), Theme::kTitle, Theme::Weight::Bold);
    say(line, x + m_theme.px(8), words, color(Theme::Role::Muted), Theme::kSmall);
    drawSlots(queue);
    drawWaiters(place, info.putters, true);
    drawWaiters(place, info.getters, false);
    drawFigures(queue);
}

/// Who waits to put stands at the left, from the newest slot upwards; who waits to get at the right, from the
/// next one out downwards.
void ProcessPainter::drawWaiters(const ProcessLayout::QueuePlace& place, const std::vector<ActorId>& waiting,
                                 bool putters) {
    if (waiting.empty() || place.slots.empty())
        return;
    const double radius = m_theme.px(14);
    const double pitch = m_theme.px(50);
    const double left = putters ? place.area.left() : place.slots.front().right() + m_theme.px(2);
    const double width =
        putters ? place.slots.front().left() - m_theme.px(2) - left : place.area.right() - left;
    const double room = place.slots.back().bottom() - place.slots.front().top() + m_theme.px(14);
    const int fit = std::max(1, static_cast<int>(room / pitch));
    const int count = static_cast<int>(waiting.size());
    const int shown = count > fit ? std::max(1, fit - 1) : count;
    double y = putters ? place.slots.back().center().y() : place.slots.front().center().y();
    for (int i = 0; i < shown; ++i) {
        const ActorId id = waiting[static_cast<std::size_t>(i)];
        drawToken({left + width / 2, y}, radius, id);
        const QString words = shownTenths(m_world.waitedNs(m_world.actors()[id]));
        const QFont font = m_theme.font(Theme::kSmall, Theme::Weight::Bold);
        m_painter.setFont(font);
        const QRectF label(left, putters ? y - radius - m_theme.px(19) : y + radius, width, m_theme.px(19));
        m_painter.fillRect(label.adjusted(m_theme.px(2), 1, -m_theme.px(2), -1), color(Theme::Role::Panel));
        m_painter.setPen(m_theme.look(ActorState::Blocked).text);
        m_theme.drawText(m_painter, label, Qt::AlignCenter, words);
        y += putters ? -pitch : pitch;
    }
    if (count > shown) {
        m_painter.setFont(m_theme.font(Theme::kSmall, Theme::Weight::Bold));
        m_painter.setPen(color(Theme::Role::Text));
        m_theme.drawText(m_painter, QRectF(left, y - radius, width, 2 * radius), Qt::AlignCenter,
                         QStringLiteral("+%1").arg(count - shown));
    }
}

void ProcessPainter::drawFigures(std::size_t queue) {
    const ProcessLayout::QueuePlace& place = m_layout.queues()[queue];
    const QueueInfo& info = m_world.queues()[queue];
    double bottom = place.area.bottom();
    const auto line = [&](const QString& words, Theme::Role role, Theme::Weight weight) {
        const QRectF area(place.area.left() - m_theme.px(14), bottom - m_theme.px(22),
                          place.area.width() + m_theme.px(28), m_theme.px(22));
        m_painter.setFont(m_theme.font(Theme::kSmall, weight));
        m_painter.setPen(color(role));
        m_theme.drawText(m_painter, area, Qt::AlignCenter, words);
        bottom -= m_theme.px(22);
    };
    if (info.lost > 0)
        line(tr("%1 lost").arg(number(info.lost)), Theme::Role::Warning, Theme::Weight::Bold);
    line(tr("put %1 · got %2").arg(number(info.puts), number(info.gets)), Theme::Role::Text,
         Theme::Weight::Normal);
    if (place.area.height() >= m_theme.px(190))
        line(QStringLiteral("empty() → ") +
                 (info.items.empty() ? QStringLiteral("True") : QStringLiteral("False")),
             Theme::Role::Muted, Theme::Weight::Normal);
}

void ProcessPainter::drawRate(std::size_t queue, double movesPerSecond) {
    const ProcessLayout::QueuePlace& place = m_layout.queues()[queue];
    if (place.area.isNull())
        return;
    m_painter.setFont(m_theme.font(Theme::kSmall, Theme::Weight::Bold));
    m_painter.setPen(color(Theme::Role::Accent));
    const QRectF area(place.area.left() - m_theme.px(14), place.area.top() + m_theme.px(22),
                      place.area.width() + m_theme.px(28), m_theme.px(20));
    m_theme.drawText(m_painter, area, Qt::AlignCenter,
                     tr("%1 items/s").arg(grouped(static_cast<qint64>(movesPerSecond / 2 + 0.5))));
}

void ProcessPainter::drawItem(QPointF centre, double side, const QueueItem& item) {
    const QRectF box(centre.x() - side / 2, centre.y() - side / 2, side, side);
    const bool known = item.putter != kNoActor;
    const Dimmed light(m_painter, m_playback.spotlight().litActor(item.putter));
    m_painter.setPen(QPen(color(Theme::Role::Panel), std::max(1.0, m_theme.px(1))));
    m_painter.setBrush(known ? m_theme.actorColor(item.putter) : color(Theme::Role::Muted));
    m_painter.drawRoundedRect(box, side * 0.16, side * 0.16);
    const QString text = known ? itemText(m_playback, item.value) : QStringLiteral("?");
    double size = side * 0.56 / m_theme.scale();
    while (size > 9 &&
           QFontMetricsF(m_theme.font(size, Theme::Weight::Bold)).horizontalAdvance(text) > side * 0.92)
        size *= 0.88;
    const QFont font = m_theme.font(size, Theme::Weight::Bold);
    m_painter.setFont(font);
    m_painter.setPen(Qt::white);
    m_theme.drawText(m_painter, box, Qt::AlignCenter,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, side * 0.96));
}

void ProcessPainter::drawCall(QPointF centre, const ManagerCallInfo& call, bool toTheRight) {
    const QString arrow = (call.phase == ManagerCallInfo::Phase::Replied) != toTheRight ? QStringLiteral("→")
                                                                                        : QStringLiteral("←");
    const QString name = callWords(call.call);
    const QString words =
        call.phase == ManagerCallInfo::Phase::Served ? name + QStringLiteral(" …")
        : call.phase == ManagerCallInfo::Phase::Sent
            ? (toTheRight ? name + QLatin1Char(' ') + arrow : arrow + QLatin1Char(' ') + name)
            : (toTheRight ? arrow + QLatin1Char(' ') + tr("answer")
                          : tr("answer") + QLatin1Char(' ') + arrow);
    const QFont font = m_theme.font(Theme::kSmall, Theme::Weight::Bold);
    const double width = QFontMetricsF(font).horizontalAdvance(words) + m_theme.px(14);
    const QRectF pill(centre.x() - width / 2, centre.y() - m_theme.px(12), width, m_theme.px(24));
    m_painter.setPen(QPen(color(Theme::Role::Panel), std::max(1.0, m_theme.px(1))));
    m_painter.setBrush(m_theme.actorColor(call.client));
    m_painter.drawRoundedRect(pill, m_theme.px(6), m_theme.px(6));
    m_painter.setFont(font);
    m_painter.setPen(Qt::white);
    m_theme.drawText(m_painter, pill, Qt::AlignCenter, words);
}

} // namespace interleave
