// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ProcessPainter.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/Dimmed.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace interleave {

ProcessPainter::ProcessPainter(QPainter& painter, const Playback& playback, const ProcessMap& map,
                               const ProcessLayout& layout)
    : m_painter(painter), m_playback(playback), m_world(*playback.world()), m_map(map), m_layout(layout),
      m_theme(Theme::instance()) {}

QString ProcessPainter::number(std::uint64_t n) {
    return grouped(static_cast<qint64>(n));
}

double ProcessPainter::say(const QRectF& area, double x, const QString& words, const QColor& color,
                           double size, Theme::Weight weight) {
    const double room = area.right() - x;
    if (room < m_theme.px(12) || words.isEmpty())
        return x;
    const QFont font = m_theme.font(size, weight);
    const QFontMetricsF metrics(font);
    const QString fitting = metrics.elidedText(words, Qt::ElideRight, room);
    m_painter.setFont(font);
    m_painter.setPen(color);
    m_theme.drawText(m_painter, QRectF(x, area.top(), room, area.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     fitting);
    return x + metrics.horizontalAdvance(fitting);
}

void ProcessPainter::sayWhole(const QRectF& area, double x, const QString& words, Theme::Role role) {
    if (QFontMetricsF(m_theme.font(Theme::kSmall)).horizontalAdvance(words) <= area.right() - x)
        say(area, x, words, color(role), Theme::kSmall);
}

double ProcessPainter::sayState(const QRectF& area, double x, ActorState state, bool withWord) {
    const Theme::StateLook& look = m_theme.look(state);
    const QString words = withWord ? look.sign + QStringLiteral(" ") + stateWord(state) : QString(look.sign);
    const QFont font = m_theme.font(Theme::kSmall, Theme::Weight::Bold);
    const double width = QFontMetricsF(font).horizontalAdvance(words) + m_theme.px(14);
    if (withWord && x + width > area.right())
        return sayState(area, x, state, false);
    const QRectF pill(x, area.center().y() - m_theme.px(12), width, m_theme.px(24));
    m_painter.setPen(QPen(look.edge, m_theme.px(1.5), look.dashed ? Qt::DashLine : Qt::SolidLine));
    m_painter.setBrush(look.fill);
    m_painter.drawRoundedRect(pill, m_theme.px(6), m_theme.px(6));
    m_painter.setFont(font);
    m_painter.setPen(look.text);
    m_theme.drawText(m_painter, pill, Qt::AlignCenter, words);
    return pill.right();
}

void ProcessPainter::drawTree() {
    const QRectF parent = m_layout.boxes()[ProcessMap::kEngine].area;
    m_painter.setPen(QPen(color(Theme::Role::Muted), std::max(1.0, m_theme.px(1))));
    const double off = m_theme.px(10);
    for (std::size_t box = 1; box < m_layout.boxes().size(); ++box) {
        const QRectF child = m_layout.boxes()[box].area;
        if (child.isNull())
            continue;
        const double y = child.top() + m_theme.px(18);
        m_painter.drawLine(QPointF(child.left() - off, parent.bottom()), QPointF(child.left() - off, y));
        m_painter.drawLine(QPointF(child.left() - off, y), QPointF(child.left(), y));
    }
}

void ProcessPainter::drawArrow(const QPointF& from, const QPointF& to, bool isUpright) {
    const double reach = isUpright ? 0 : std::max(std::abs(to.x() - from.x()) / 2, m_theme.px(14));
    const double side = to.x() >= from.x() ? 1 : -1;
    const double head = m_theme.px(9);
    const QPointF along = isUpright ? QPointF(0, to.y() > from.y() ? head : -head) : QPointF(side * head, 0);
    QPainterPath way(from);
    way.cubicTo(from + QPointF(side * reach, 0), to - along - QPointF(side * reach, 0), to - along);
    m_painter.setPen(QPen(color(Theme::Role::Muted), m_theme.px(2)));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(way);
    drawHead(to, along);
}

void ProcessPainter::drawHead(const QPointF& tip, const QPointF& along) {
    const QPointF across = QPointF(-along.y(), along.x()) * 0.55;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color(Theme::Role::Muted));
    m_painter.drawPolygon(QPolygonF{tip, tip - along + across, tip - along - across});
}

void ProcessPainter::drawWayAround(const QRectF& box, const QPointF& atQueue, bool puts) {
    const double side = box.center().x() > atQueue.x() ? 1 : -1;
    const double head = m_theme.px(9);
    // Beside the queue, clear of who waits there, and down; then up to the box from below.
    const ProcessLayout::QueuePlace* queue = nullptr;
    for (const ProcessLayout::QueuePlace& place : m_layout.queues())
        if (place.area.contains(atQueue))
            queue = &place;
    const double beside = queue ? (side > 0 ? queue->area.right() : queue->area.left()) : atQueue.x();
    const QPointF corner(beside + side * m_theme.px(5), atQueue.y());
    const QPointF atBox(box.center().x(), box.bottom());
    const QPointF under(atBox.x(), m_layout.lane());
    m_painter.setPen(QPen(color(Theme::Role::Muted), m_theme.px(2)));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPolyline(QPolygonF{puts ? atQueue - QPointF(-side * head, 0) : atQueue,
                                     corner,
                                     {corner.x(), under.y()},
                                     under,
                                     puts ? atBox : atBox + QPointF(0, head / 2)});
    puts ? drawHead(atQueue, {-side * head, 0}) : drawHead(atBox, {0, -head});
}

bool ProcessPainter::isBehindAnother(const ProcessMap::Link& link, double y) const {
    const QRectF box = m_layout.boxes()[link.box].area;
    const double queue = m_layout.queues()[link.queue].area.center().x();
    const auto& boxes = m_layout.boxes();
    for (std::size_t other = 1; other < boxes.size(); ++other) {
        const QRectF& area = boxes[other].area;
        const double x = area.center().x();
        if (other != link.box && !area.isNull() && area.top() <= y && y <= area.bottom() &&
            std::min(queue, box.center().x()) < x && x < std::max(queue, box.center().x()))
            return true;
    }
    return false;
}

void ProcessPainter::drawLink(const ProcessMap::Link& link) {
    const std::size_t holder = m_map.holderOf(link.queue);
    const QRectF box = m_layout.boxes()[link.box].area;
    const ProcessLayout::QueuePlace& queue = m_layout.queues()[link.queue];
    const Dimmed light(m_painter, isLit(link.box) &&
                                      m_playback.spotlight().litObject(m_world.queues()[link.queue].object));
    if (box.isNull() || queue.area.isNull())
        return;
    if (holder != ProcessMap::kEngine) {
        // One line for both ways: calls go there and answers come back.
        const QRectF held = m_layout.boxes()[holder].area;
        const bool right = held.center().x() > box.center().x();
        const double y = box.center().y();
        m_painter.setPen(QPen(color(Theme::Role::Muted), m_theme.px(2)));
        m_painter.drawLine(
            QPointF(right ? box.right() : box.left(), y),
            QPointF(right ? held.left() : held.right(),
                    std::clamp(y, held.top() + m_theme.px(10), held.bottom() - m_theme.px(10))));
        return;
    }
    if (link.box == ProcessMap::kEngine) {
        const double x = queue.area.center().x() + m_theme.px(link.puts ? -50 : 50);
        const QPointF above(x, box.bottom());
        const QPointF below(x, queue.area.top());
        return link.puts ? drawArrow(above, below, true) : drawArrow(below, above, true);
    }
    const bool right = queue.area.center().x() > box.center().x();
    // In at the newest slot, out at the next one out.
    const QPointF slot = m_layout.slot(link.queue, link.puts ? 1000 : 0);
    const double half = m_layout.itemSide(QRectF(0, 0, 0, m_theme.px(46))) / 2 + m_theme.px(8);
    const QPointF atQueue(slot.x() + (right ? -half : half), slot.y());
    if (m_layout.lane() > 0 && isBehindAnother(link, slot.y()))
        return drawWayAround(box, atQueue, link.puts);
    const QPointF atBox(right ? box.right() : box.left(),
                        std::clamp(slot.y(), box.top() + m_theme.px(14), box.bottom() - m_theme.px(14)));
    return link.puts ? drawArrow(atBox, atQueue, false) : drawArrow(atQueue, atBox, false);
}

void ProcessPainter::drawLinks() {
    for (const ProcessMap::Link& link : m_map.links)
        drawLink(link);
}

void ProcessPainter::drawStrips() {
    for (const ProcessLayout::Strip& strip : m_layout.strips()) {
        m_painter.setPen(QPen(color(Theme::Role::Border), std::max(1.0, m_theme.px(1))));
        m_painter.setBrush(color(Theme::Role::AccentSoft));
        m_painter.drawRoundedRect(strip.area, m_theme.px(6), m_theme.px(6));
        double x = strip.area.left() + m_theme.px(12);
        const auto figure = [&](const QString& caption, const QString& words, bool alarming) {
            if (m_theme.projection() && words == QLatin1String("0"))
                return; // there is room for what there is
            x = say(strip.area, x, caption, color(Theme::Role::Text), Theme::kSmall) + m_theme.px(6);
            x = say(strip.area, x, words, color(alarming ? Theme::Role::Warning : Theme::Role::Text),
                    Theme::kText, Theme::Weight::Bold) +
                m_theme.px(22);
        };
        if (strip.isPool) {
            const PoolInfo& pool = m_world.pools()[strip.index];
            const std::uint64_t over = pool.done + pool.failed + pool.lost + pool.running.size();
            figure(tr("pool"), m_playback.text(pool.name), false);
            figure(tr("tasks waiting"), number(pool.submitted > over ? pool.submitted - over : 0), false);
            figure(tr("under way"), number(pool.running.size()), false);
            figure(tr("done"), number(pool.done), false);
            figure(tr("with an error"), number(pool.failed), pool.failed > 0);
            figure(tr("lost with their worker"), number(pool.lost), pool.lost > 0);
            continue;
        }
        const CounterInfo& counter = m_world.counters()[strip.index];
        figure(tr("shared memory"),
               m_playback.text(counter.name) + QStringLiteral(" = ") + grouped(counter.value), false);
        figure(tr("expected"), number(counter.expected()), false);
        figure(tr("lost"), number(counter.lost()), counter.lost() > 0);
    }
}

void ProcessPainter::drawMore() {
    for (const ProcessLayout::More& more : m_layout.more()) {
        m_painter.setFont(m_theme.font(Theme::kText, Theme::Weight::Bold));
        m_painter.setPen(color(Theme::Role::Muted));
        m_theme.drawText(m_painter, more.area, Qt::AlignCenter, tr("and %1 more").arg(more.count));
    }
}

} // namespace interleave
