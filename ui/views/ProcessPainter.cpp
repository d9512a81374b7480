// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ProcessPainter.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double kWall = 3; ///< an address space's, in units of the design

QString number(std::uint64_t n) {
    return grouped(static_cast<qint64>(n));
}

} // namespace

ProcessPainter::ProcessPainter(QPainter& painter, const Playback& playback, const ProcessMap& map,
                               const ProcessLayout& layout)
    : m_painter(painter), m_playback(playback), m_world(*playback.world()), m_map(map), m_layout(layout),
      m_theme(Theme::instance()) {}

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

void ProcessPainter::drawBoxes() {
    for (std::size_t box = 0; box < m_layout.boxes().size(); ++box)
        if (!m_layout.boxes()[box].area.isNull())
            drawBox(box);
}

void ProcessPainter::drawBox(std::size_t box) {
    const ProcessLayout::BoxPlace& place = m_layout.boxes()[box];
    const ProcessInfo* process = m_map.boxes[box].process;
    const bool dead = process ? process->ended : m_world.outcome() != Outcome::Running;
    const bool fresh = process && !process->ended && process->pid == 0;
    const double wall = m_theme.px(kWall);
    m_painter.setPen(QPen(color(dead ? Theme::Role::Border : Theme::Role::Muted), wall,
                          fresh ? Qt::DashLine : Qt::SolidLine));
    m_painter.setBrush(dead ? color(Theme::Role::Slot) : color(Theme::Role::Panel));
    m_painter.drawRoundedRect(place.area.adjusted(wall / 2, wall / 2, -wall / 2, -wall / 2), m_theme.px(8),
                              m_theme.px(8));
    drawHeader(box);
    for (const Row& row : place.rows)
        drawRow(box, row);
    if (place.hiddenRows > 0) {
        const QRectF corner(place.area.right() - m_theme.px(34), place.area.bottom() - m_theme.px(26),
                            m_theme.px(28), m_theme.px(22));
        m_painter.fillRect(corner, dead ? color(Theme::Role::Slot) : color(Theme::Role::Panel));
        say(corner, corner.left(), QStringLiteral("+%1").arg(place.hiddenRows), color(Theme::Role::Muted),
            Theme::kSmall, Theme::Weight::Bold);
    }
}

void ProcessPainter::drawHeader(std::size_t box) {
    const ProcessMap::Box& content = m_map.boxes[box];
    const QRectF area = m_layout.boxes()[box].area;
    const ProcessInfo* process = content.process;
    const bool dead = process && process->ended;
    QRectF line(area.left() + m_theme.px(10), area.top() + m_theme.px(3), area.width() - m_theme.px(16),
                m_theme.px(32));
    if (box == ProcessMap::kEngine)
        line.setWidth(m_theme.px(236));
    else if (process && process->pid != 0 && !dead)
        line.setRight(m_layout.button(box).left() - m_theme.px(4));
    const QString name = process ? m_playback.text(process->name) : tr("main");
    double size = Theme::kTitle;
    while (size > Theme::kSmall &&
           QFontMetricsF(m_theme.font(size, Theme::Weight::Bold)).horizontalAdvance(name) > line.width())
        --size;
    double x = say(line, line.left(), name, color(dead ? Theme::Role::Muted : Theme::Role::Text), size,
                   Theme::Weight::Bold);
    if (m_layout.hasRow(box, Row::Kind::State))
        return;
    // The longest that has room.
    const QString pid = tr("pid %1").arg(content.pid);
    const QString state = !process ? tr("parent") : dead ? tr("ended") : tr("alive");
    const QStringList words = content.pid == 0 ? QStringList{tr("not started")}
                                               : QStringList{pid + QStringLiteral(" · ") + state, pid,
                                                             QString::number(content.pid)};
    x += m_theme.px(8);
    const QFontMetricsF metrics(m_theme.font(Theme::kSmall));
    for (const QString& some : words)
        if (metrics.horizontalAdvance(some) <= line.right() - x) {
            say(line, x, some, color(Theme::Role::Muted), Theme::kSmall);
            return;
        }
}

void ProcessPainter::drawRow(std::size_t box, const Row& row) {
    if (row.area.height() < m_theme.px(8) || row.area.width() < m_theme.px(8))
        return; // the window is too small for words
    const ProcessMap::Box& content = m_map.boxes[box];
    const double x = row.area.left();
    switch (row.kind) {
    case Row::Kind::State:
        say(row.area, x, tr("pid %1").arg(content.pid) + QStringLiteral(" · ") + tr("alive"),
            color(Theme::Role::Muted), Theme::kSmall);
        return;
    case Row::Kind::End: {
        const bool bad =
            content.process->exit == ExitKind::Killed || content.process->exit == ExitKind::Error;
        const QString lost = content.process->lost > 0 && !m_layout.hasRow(box, Row::Kind::Lost)
                                 ? tr("%1 lost").arg(number(content.process->lost)) + QStringLiteral(" · ")
                                 : QString();
        const QFont font = m_theme.font(Theme::kSmall + 1, bad ? Theme::Weight::Bold : Theme::Weight::Normal);
        QString words = QStringLiteral("✕ ") + lost + processEndWords(m_playback, *content.process);
        if (content.process->exit == ExitKind::Killed &&
            QFontMetricsF(font).horizontalAdvance(words) > row.area.width())
            words = QStringLiteral("✕ ") + lost + signalWord(content.process->status);
        say(row.area, x, words, color(bad ? Theme::Role::Warning : Theme::Role::Muted), Theme::kSmall + 1,
            bad ? Theme::Weight::Bold : Theme::Weight::Normal);
        return;
    }
    case Row::Kind::Lost:
        say(row.area, x,
            tr("%1 lost with %2").arg(number(content.process->lost), m_playback.text(content.process->name)),
            color(Theme::Role::Warning), Theme::kText, Theme::Weight::Bold);
        return;
    case Row::Kind::Task: {
        const ProcessMap::Task& task = content.tasks[row.index];
        const double end = say(row.area, x, tr("task %1").arg(grouped(task.number)),
                               color(Theme::Role::Accent), Theme::kText, Theme::Weight::Bold);
        sayWhole(row.area, end + m_theme.px(8), tr("for %1").arg(shownTenths(m_world.time() - task.since)),
                 Theme::Role::Muted);
        return;
    }
    case Row::Kind::Thread: return drawThread(row.area, content.threads[row.index], box);
    case Row::Kind::Threads: return drawThreads(row.area, content.threads);
    case Row::Kind::Buffer: return drawBuffer(row.area, box, content.buffers[row.index]);
    case Row::Kind::Held: return drawHeld(row.area, content.held[row.index]);
    case Row::Kind::Answer: return drawAnswer(row.area, content.held[row.index]);
    case Row::Kind::Counter: {
        const CounterInfo& counter = m_world.counters()[content.counters[row.index]];
        const QString name = m_playback.text(counter.name) + QStringLiteral(" = ");
        const QString value = grouped(counter.value);
        const auto room = [&](double from, double size, const QString& words, Theme::Weight weight) {
            return from + QFontMetricsF(m_theme.font(size, weight)).horizontalAdvance(words);
        };
        // Cut off, a name says little and a number something else: where there is no room, the number alone.
        const double behindName = room(x, Theme::kText, name, Theme::Weight::Normal);
        const bool both = room(behindName, Theme::kTitle, value, Theme::Weight::Bold) <= row.area.right();
        if (both)
            say(row.area, x, name, color(Theme::Role::Muted), Theme::kText);
        const bool large = both || room(x, Theme::kTitle, value, Theme::Weight::Bold) <= row.area.right();
        say(row.area, both ? behindName : x, value, color(Theme::Role::Accent),
            large ? Theme::kTitle : Theme::kSmall, Theme::Weight::Bold);
        return;
    }
    }
}

QString ProcessPainter::threadName(ActorId id, std::size_t box) const {
    const ProcessMap::Box& content = m_map.boxes[box];
    const QString name = actorName(m_playback, id);
    const QString whole = content.process ? m_playback.text(content.process->name) : QString();
    if (name == whole || id == kMainActor)
        return {};
    // The box says whose feeder it is.
    return !whole.isEmpty() && name.startsWith(whole + QLatin1Char(' ')) ? name.mid(whole.size() + 1) : name;
}

QString ProcessPainter::waitWords(const ActorInfo& actor) const {
    if (actor.state != ActorState::Blocked)
        return {};
    QString words = causeWords(m_playback, actor.cause);
    // For how long it waits at a queue is said there; a feeder or a server at rest is just there.
    if (actor.wait.reason == WaitReason::Lock || actor.wait.reason == WaitReason::Reply)
        words += QStringLiteral(" · ") + shownTenths(m_world.waitedNs(actor));
    return words;
}

void ProcessPainter::drawThread(const QRectF& area, ActorId id, std::size_t box) {
    const ActorInfo& actor = m_world.actors()[id];
    const double radius = std::min(m_theme.px(13), area.height() * 0.46);
    m_theme.drawToken(m_painter, {area.left() + radius, area.center().y()}, radius, id,
                      actorSign(m_playback, id));
    double x = sayState(area, area.left() + 2 * radius + m_theme.px(6), actor.state, true);
    const QString name = threadName(id, box);
    if (!name.isEmpty())
        x = say(area, x + m_theme.px(7), name, color(Theme::Role::Text), Theme::kSmall);
    x += m_theme.px(7);
    // Half a word tells nothing: the reason only where there is room for most of it.
    if (name.isEmpty() && area.right() - x > m_theme.px(60))
        say(area, x, waitWords(actor), color(Theme::Role::Muted), Theme::kSmall);
    else
        sayWhole(area, x, waitWords(actor), Theme::Role::Muted);
}

void ProcessPainter::drawThreads(const QRectF& area, const std::vector<ActorId>& threads) {
    const double radius = std::min(m_theme.px(13), area.height() * 0.46);
    const double each = 2 * radius + m_theme.px(40);
    const bool words = static_cast<double>(threads.size()) * (each + m_theme.px(78)) <= area.width();
    double x = area.left();
    const auto fit = static_cast<std::size_t>(std::max(1.0, (area.width() + m_theme.px(8)) / each));
    const std::size_t shown = threads.size() > fit ? fit - 1 : threads.size();
    for (std::size_t i = 0; i < threads.size(); ++i) {
        if (i == shown) {
            say(area, x, QStringLiteral("+%1").arg(threads.size() - i), color(Theme::Role::Muted),
                Theme::kSmall, Theme::Weight::Bold);
            return;
        }
        m_theme.drawToken(m_painter, {x + radius, area.center().y()}, radius, threads[i],
                          actorSign(m_playback, threads[i]));
        x = sayState(area, x + 2 * radius + m_theme.px(3), m_world.actors()[threads[i]].state, words) +
            m_theme.px(8);
    }
}

void ProcessPainter::drawBuffer(const QRectF& area, std::size_t box, const ProcessMap::Buffer& buffer) {
    const double side = m_layout.itemSide(area);
    const double captionWidth = m_layout.captionWidth(area);
    const QRectF caption(area.left(), area.top(), captionWidth - m_theme.px(4), area.height());
    const QString name = m_playback.text(m_world.queues()[buffer.queue].name);
    say(caption, caption.left(),
        m_layout.hasShortCaption(area) ? QStringLiteral("→ ") + name : tr("buffer → %1").arg(name),
        color(Theme::Role::Muted), Theme::kSmall);
    const QRectF shelf(area.left() + captionWidth, area.center().y() - side / 2, area.width() - captionWidth,
                       side);
    m_painter.setPen(QPen(color(Theme::Role::Border), std::max(1.0, m_theme.px(1.5)), Qt::DashLine));
    m_painter.setBrush(color(Theme::Role::Slot));
    m_painter.drawRoundedRect(shelf, m_theme.px(5), m_theme.px(5));
    if (const std::size_t room = m_layout.roomInBuffer(m_map, box, buffer.queue); buffer.items.size() > room)
        say(shelf, shelf.left() + static_cast<double>(room) * (side + m_theme.px(3)) + m_theme.px(4),
            QStringLiteral("+%1").arg(buffer.items.size() - room), color(Theme::Role::Text), Theme::kSmall,
            Theme::Weight::Bold);
}

void ProcessPainter::drawHeld(const QRectF& area, std::size_t queue) {
    const QueueInfo& info = m_world.queues()[queue];
    const QRectF line(area.left(), area.top(), area.width(), area.height() / 2);
    double x = say(line, line.left(), m_playback.text(info.name), color(Theme::Role::Text), Theme::kText,
                   Theme::Weight::Bold);
    x = say(line, x + m_theme.px(8), info.capacity ? tr("capacity %1").arg(info.capacity) : tr("unbounded"),
            color(Theme::Role::Muted), Theme::kSmall);
    say(line, x + m_theme.px(8), tr("requests %1").arg(number(info.requests)), color(Theme::Role::Muted),
        Theme::kSmall);
    drawSlots(queue);
}

/// An answer was true when it was given; what is true now stands beside it.
void ProcessPainter::drawAnswer(const QRectF& area, std::size_t queue) {
    const QueueInfo& info = m_world.queues()[queue];
    const SnapshotInfo& answer = ProcessLayout::sizeAnswer(info);
    const bool old = answer.answer != static_cast<std::int64_t>(info.items.size());
    const double end =
        say(area, area.left(),
            tr("%1 was told qsize() → %2").arg(actorSign(m_playback, answer.actor), grouped(answer.answer)),
            color(Theme::Role::Muted), Theme::kSmall);
    say(area, end + m_theme.px(8), tr("now %1").arg(number(info.items.size())),
        color(old ? Theme::Role::Warning : Theme::Role::Good), Theme::kSmall, Theme::Weight::Bold);
}

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
        m_theme.drawToken(m_painter, {left + width / 2, y}, radius, id, actorSign(m_playback, id));
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

void ProcessPainter::drawStrips() {
    for (const ProcessLayout::Strip& strip : m_layout.strips()) {
        m_painter.setPen(QPen(color(Theme::Role::Border), std::max(1.0, m_theme.px(1))));
        m_painter.setBrush(color(Theme::Role::AccentSoft));
        m_painter.drawRoundedRect(strip.area, m_theme.px(6), m_theme.px(6));
        double x = strip.area.left() + m_theme.px(12);
        const auto figure = [&](const QString& caption, const QString& words, bool alarming) {
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

void ProcessPainter::drawItem(QPointF centre, double side, const QueueItem& item) {
    const QRectF box(centre.x() - side / 2, centre.y() - side / 2, side, side);
    const bool known = item.putter != kNoActor;
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
