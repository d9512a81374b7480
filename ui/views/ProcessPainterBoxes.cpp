// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The processes' boxes and the lines in them. The queues are in ProcessPainterQueues.cpp, the rest in
// ProcessPainter.cpp.
#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/Dimmed.h"
#include "ui/views/ProcessPainter.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kWall = 3; ///< an address space's, in units of the design

} // namespace

void ProcessPainter::drawBoxes() {
    for (std::size_t box = 0; box < m_layout.boxes().size(); ++box)
        if (!m_layout.boxes()[box].area.isNull())
            drawBox(box);
}

bool ProcessPainter::isLit(std::size_t box) const {
    const Spotlight& light = m_playback.spotlight();
    const ProcessMap::Box& content = m_map.boxes[box];
    return !light.on() || (content.process && light.litObject(content.process->object)) ||
           std::ranges::any_of(content.threads, [&](ActorId id) { return light.litActor(id); });
}

void ProcessPainter::frame(const QRectF& area) {
    m_painter.setPen(QPen(color(Theme::Role::Accent), m_theme.px(4)));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(area, m_theme.px(8), m_theme.px(8));
}

void ProcessPainter::drawToken(QPointF centre, double radius, ActorId id) {
    const Dimmed light(m_painter, m_playback.spotlight().litActor(id));
    m_theme.drawToken(m_painter, centre, radius, id, actorSign(m_playback, id));
    if (m_playback.spotlight().isActor(id))
        m_theme.drawRing(m_painter, centre, radius);
}

void ProcessPainter::drawBox(std::size_t box) {
    const Dimmed light(m_painter, isLit(box));
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
    if (process && m_playback.spotlight().isObject(process->object))
        frame(place.area.adjusted(wall / 2, wall / 2, -wall / 2, -wall / 2));
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
    drawToken({area.left() + radius, area.center().y()}, radius, id);
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
        drawToken({x + radius, area.center().y()}, radius, threads[i]);
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

} // namespace interleave
