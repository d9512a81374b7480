// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What TimelineView paints around and over its lanes; those are in TimelineLanes.cpp, its gestures in
// TimelineView.cpp.
#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/models/SpokenWorld.h"
#include "ui/views/Dimmed.h"
#include "ui/views/TimelineView.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

/// More would be a carpet, not arrows.
constexpr std::size_t kMostWakes = 300;
constexpr std::size_t kMostEventsSearched = 20'000;

/// A tick's label: seconds where ticks are far apart, else how far it is behind the first one.
QString tickLabel(std::int64_t tick, std::int64_t step, std::int64_t first) {
    if (step >= 1'000'000'000 || tick == 0)
        return shownTenths(tick);
    if (step >= 1'000'000) {
        const int digits = step >= 100'000'000 ? 1 : step >= 10'000'000 ? 2 : 3;
        return QString::number(static_cast<double>(tick) / 1e9, 'f', digits) + QChar(0x202f) +
               QCoreApplication::translate("unit", "s");
    }
    return tick == first ? shownMoment(tick) : QStringLiteral("+") + shownDuration(tick - first);
}

} // namespace

QString TimelineView::nameOf(const TimelineRow& row) const {
    switch (row.kind) {
    case TimelineRow::Kind::Process:
        return row.name == 0  ? tr("Process %1").arg(row.pid)
               : row.pid == 0 ? playback().text(row.name) // not started
                              : tr("%1, process %2").arg(playback().text(row.name)).arg(row.pid);
    case TimelineRow::Kind::Actor: return playback().text(row.name);
    case TimelineRow::Kind::Cpu: return tr("CPU %1").arg(row.index);
    case TimelineRow::Kind::Depth: return tr("%1 depth").arg(playback().text(row.name));
    case TimelineRow::Kind::Lost: return tr("%1 lost").arg(playback().text(row.name));
    }
    return {};
}

QString TimelineView::heading() const {
    const auto lanes = static_cast<int>(m_rows.size());
    const int visible = visibleLanes();
    if (lanes <= visible)
        return {};
    const int first = std::clamp(m_firstLane, 0, lanes - visible);
    return tr("%1–%2 of %3").arg(first + 1).arg(first + visible).arg(lanes);
}

void TimelineView::drawHeader(QPainter& painter) const {
    painter.fillRect(rect(), theme().color(Theme::Role::Panel));
    painter.fillRect(QRectF(0, 0, width(), axisHeight()), theme().color(Theme::Role::Side));
    painter.setFont(theme().font(Theme::kText, Theme::Weight::Bold));
    painter.setPen(theme().color(Theme::Role::Text));
    theme().drawText(painter, QRectF(theme().px(24), 0, nameWidth() - theme().px(24), axisHeight()),
                     Qt::AlignVCenter, heading());
}

void TimelineView::drawAxis(QPainter& painter) const {
    const TimelineCoordinates view = coordinates();
    const QRectF area = lanesArea();
    const std::int64_t step = view.tickStep(theme().px(110));
    painter.setFont(theme().font(Theme::kSmall));
    const std::int64_t first =
        std::max<std::int64_t>(0, (view.begin / step + (view.begin > 0 && view.begin % step ? 1 : 0)) * step);
    // The first label may be long: the next ones make room for it.
    double freeFrom = 0;
    for (std::int64_t tick = first; tick <= view.begin + view.span; tick += step) {
        const double x = area.left() + view.toPixel(tick);
        painter.setPen(theme().color(Theme::Role::Grid));
        painter.drawLine(QPointF(x, axisHeight()), QPointF(x, height()));
        const bool isLong = step < 1'000'000 && tick == first && tick != 0;
        if (x < freeFrom || x + theme().px(70) > width())
            continue;
        freeFrom = isLong ? x + theme().px(190) : 0;
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, QRectF(x + theme().px(4), 0, theme().px(200), axisHeight()),
                         Qt::AlignVCenter, tickLabel(tick, step, first));
    }
}

void TimelineView::drawName(QPainter& painter, const PlacedRow& placed) const {
    const TimelineRow& row = placed.row;
    const double high = placed.area.height();
    const bool isActor = row.kind == TimelineRow::Kind::Actor;
    const Dimmed light(painter, isLit(row));
    const bool isChosen = (isActor && row.actor == playback().chosenActor()) ||
                          (row.object != kNoObject && row.object == playback().chosenObject());
    if (isChosen)
        painter.fillRect(QRectF(theme().px(12), placed.area.top(), nameWidth() - theme().px(14), high),
                         theme().color(Theme::Role::AccentSoft));
    const double radius = std::min(theme().px(13), high * 0.46);
    if (isActor)
        theme().drawToken(painter, {theme().px(24) + radius, placed.area.center().y()}, radius, row.actor,
                          playback().text(row.sign));
    const auto weight =
        isChosen || row.kind == TimelineRow::Kind::Process ? Theme::Weight::Bold : Theme::Weight::Normal;
    const QFont font = theme().font(std::min(Theme::kSmall, high * 0.72 / theme().scale()), weight);
    painter.setFont(font);
    painter.setPen(theme().color(isActor || isChosen ? Theme::Role::Text : Theme::Role::Muted));
    const double left =
        row.kind == TimelineRow::Kind::Process ? theme().px(24) : theme().px(34) + 2 * theme().px(13);
    const double room = nameWidth() - left - theme().px(6);
    theme().drawText(painter, QRectF(left, placed.area.top(), room, high), Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(nameOf(row), Qt::ElideRight, room));
}

void TimelineView::drawNames(QPainter& painter) {
    if (Theme::keepsText(painter)) {
        for (const PlacedRow& placed : placedRows())
            drawName(painter, placed);
        return;
    }
    const double ratio = devicePixelRatioF();
    const QSize size = (QSizeF(nameWidth(), height()) * ratio).toSize();
    NamesKey key{m_rows,
                 size,
                 m_firstLane,
                 laneHeight(),
                 playback().chosenActor(),
                 playback().chosenObject(),
                 spotlight(),
                 tr("Timeline")};
    if (key != m_namesKey) {
        m_namesKey = std::move(key);
        m_names = QPixmap(size);
        m_names.setDevicePixelRatio(ratio);
        m_names.fill(Qt::transparent);
        QPainter into(&m_names);
        into.setRenderHint(QPainter::Antialiasing);
        for (const PlacedRow& placed : placedRows())
            drawName(into, placed);
    }
    painter.drawPixmap(0, 0, m_names);
}

/// From who woke to who was woken, at the moment of the waker's own event.
void TimelineView::drawWakes(QPainter& painter, const Trace::Reading& reading, std::int64_t until) const {
    const TimelineCoordinates view = coordinates();
    const auto timeOf = [](const Event& event) { return static_cast<std::int64_t>(event.time); };
    const auto& events = reading.events();
    const std::size_t first =
        events.partitionPoint(0, [&](const Event& event) { return timeOf(event) < view.begin; });
    const std::int64_t end = std::min(view.begin + view.span, until);
    const std::size_t last =
        events.partitionPoint(first, [&](const Event& event) { return timeOf(event) <= end; });
    if (last - first > kMostEventsSearched)
        return;
    std::vector<const Event*> wakes;
    for (std::size_t i = first; i < last && wakes.size() <= kMostWakes; ++i)
        if (events[i].kind == EventKind::Woke && events[i].actor != static_cast<ActorId>(events[i].a))
            wakes.push_back(&events[i]);
    if (wakes.size() > kMostWakes)
        return;
    const std::vector<PlacedRow> placed = placedRows();
    const auto rowOf = [&](std::int64_t actor) {
        return std::ranges::find_if(placed, [&](const PlacedRow& candidate) {
            return candidate.row.kind == TimelineRow::Kind::Actor && candidate.row.actor == actor;
        });
    };
    const double head = theme().px(6);
    for (const Event* wake : wakes) {
        const auto from = rowOf(wake->actor);
        const auto to = rowOf(wake->a);
        if (from == placed.end() || to == placed.end())
            continue;
        const double x = lanesArea().left() + view.toPixel(timeOf(*wake));
        const double down = to->area.top() > from->area.top() ? 1 : -1;
        const QPointF tail(x, from->area.center().y());
        const QPointF tip(x, to->area.center().y() - down * to->area.height() * 0.3);
        const Dimmed light(painter, !spotlight().on() || isPicked(from->row) || isPicked(to->row));
        painter.setPen(QPen(theme().color(Theme::Role::Text), std::max(1.0, theme().px(1.5))));
        painter.drawLine(tail, tip);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().color(Theme::Role::Text));
        painter.drawPolygon(QPolygonF{tip + QPointF(0, down * head * 0.6),
                                      tip + QPointF(-head * 0.6, -down * head * 0.6),
                                      tip + QPointF(head * 0.6, -down * head * 0.6)});
        painter.drawEllipse(tail, head * 0.45, head * 0.45);
    }
}

void TimelineView::drawShares(QPainter& painter, const StateLane& lane, const TimeSpan& span,
                              const QRectF& room) const {
    std::size_t hint = 0;
    const StateLane::Shares before = lane.sumUntil(span.from, hint);
    const StateLane::Shares after = lane.sumUntil(span.to, hint);
    const double all = std::max<double>(1, static_cast<double>(span.to - span.from));
    QString words;
    for (const ActorState state : {ActorState::Running, ActorState::Runnable, ActorState::Blocked}) {
        const std::int64_t ns =
            after[static_cast<std::size_t>(state)] - before[static_cast<std::size_t>(state)];
        if (ns > 0)
            words += (words.isEmpty() ? QString() : QStringLiteral("  ")) + theme().look(state).sign +
                     QStringLiteral(" %1 %").arg(100 * static_cast<double>(ns) / all, 0, 'f', 1);
    }
    const QFont font =
        theme().font(std::min(Theme::kSmall, room.height() * 0.62 / theme().scale()), Theme::Weight::Bold);
    const double wide = QFontMetricsF(font).horizontalAdvance(words) + theme().px(12);
    if (words.isEmpty() || wide > room.width())
        return;
    const QRectF ground(room.left() + theme().px(4), room.top() + room.height() * 0.14, wide,
                        room.height() * 0.72);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().color(Theme::Role::Panel));
    painter.drawRoundedRect(ground, theme().px(4), theme().px(4));
    painter.setFont(font);
    painter.setPen(theme().color(Theme::Role::Text));
    theme().drawText(painter, ground, Qt::AlignCenter, words);
}

void TimelineView::drawMark(QPainter& painter, const Trace::Reading& reading, std::int64_t until) const {
    if (!playback().marked())
        return;
    const TimeSpan span = *playback().marked();
    const TimelineCoordinates view = coordinates();
    const QRectF area = lanesArea();
    const double left = area.left() + std::clamp(view.toPixel(span.from), 0.0, area.width());
    const double right = area.left() + std::clamp(view.toPixel(span.to), 0.0, area.width());
    QColor shade = theme().color(Theme::Role::Accent);
    shade.setAlphaF(0.12F);
    painter.fillRect(QRectF(left, axisHeight(), right - left, height() - axisHeight()), shade);
    painter.setPen(QPen(theme().color(Theme::Role::Accent), std::max(1.0, theme().px(1.5))));
    for (const double x : {left, right})
        painter.drawLine(QPointF(x, axisHeight()), QPointF(x, height()));
    for (const PlacedRow& placed : placedRows())
        if (placed.row.kind == TimelineRow::Kind::Actor && placed.row.actor < reading.lanes().size())
            drawShares(painter, reading.lanes()[placed.row.actor], {span.from, std::min(span.to, until)},
                       QRectF(left, placed.area.top(), right - left, placed.area.height()));
    const auto before = [&](std::int64_t time) {
        return reading.events().partitionPoint(
            0, [&](const Event& event) { return static_cast<std::int64_t>(event.time) < time; });
    };
    const std::size_t count = before(span.to + 1) - before(span.from);
    drawPill(
        painter, (left + right) / 2,
        tr("%1 · %2 events").arg(shownDuration(span.to - span.from), grouped(static_cast<qint64>(count))),
        theme().color(Theme::Role::Accent));
}

void TimelineView::drawPill(QPainter& painter, double x, const QString& text, const QColor& color) const {
    painter.setFont(theme().font(Theme::kSmall, Theme::Weight::Bold));
    const double wide = QFontMetricsF(painter.font()).horizontalAdvance(text) + theme().px(24);
    const QRectF pill(
        std::clamp(x - wide / 2, lanesArea().left(), std::max(lanesArea().left(), width() - wide)),
        theme().px(4), wide, axisHeight() - theme().px(8));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(theme().color(Theme::Role::OnAccent));
    theme().drawText(painter, pill, Qt::AlignCenter, text);
}

void TimelineView::drawCursor(QPainter& painter) const {
    const QRectF area = lanesArea();
    const double x = area.left() + coordinates().toPixel(world().time());
    if (x < area.left() || x > area.right())
        return;
    painter.setPen(QPen(theme().look(ActorState::Blocked).edge, theme().px(2)));
    painter.drawLine(QPointF(x, axisHeight() - theme().px(4)), QPointF(x, height()));
    const bool running = world().outcome() == Outcome::Running;
    const QString label = !playback().live() ? shownMoment(world().time())
                          : world().paused() ? tr("paused")
                          : running          ? tr("live")
                                             : tr("end");
    drawPill(painter, x, label, theme().color(Theme::Role::Warning));
}

bool TimelineView::isLit(const TimelineRow& row) const {
    switch (row.kind) {
    case TimelineRow::Kind::Actor: return spotlight().litActor(row.actor);
    case TimelineRow::Kind::Cpu: return true; // dims those whom it does not show
    case TimelineRow::Kind::Process: return true;
    default: return spotlight().litObject(row.object);
    }
}

bool TimelineView::isPicked(const TimelineRow& row) const {
    return row.kind == TimelineRow::Kind::Actor ? spotlight().isActor(row.actor)
                                                : spotlight().isObject(row.object);
}

/// What the spotlight is on stays in view.
void TimelineView::showPicked() {
    const auto found = std::ranges::find_if(m_rows, [this](const TimelineRow& row) { return isPicked(row); });
    if (found == m_rows.end())
        return;
    const int lane = static_cast<int>(found - m_rows.begin());
    const int most = std::max(0, static_cast<int>(m_rows.size()) - visibleLanes());
    m_firstLane = std::clamp(m_firstLane, std::min(lane - visibleLanes() + 1, most), std::min(lane, most));
    m_firstLane = std::max(m_firstLane, 0);
}

/// A frame around the lane that the spotlight is on: it is told without colour.
void TimelineView::drawPicked(QPainter& painter) const {
    for (const PlacedRow& placed : placedRows()) {
        if (!isPicked(placed.row))
            continue;
        painter.setPen(QPen(theme().color(Theme::Role::Accent), theme().px(2)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(placed.area.adjusted(theme().px(12), 0, -theme().px(8), 0), theme().px(6),
                                theme().px(6));
    }
}

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    drawHeader(painter);
    if (!playback().trace()) {
        drawAxis(painter);
        painter.setFont(theme().font(Theme::kText));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, lanesArea(), Qt::AlignCenter,
                         tr("A lane for each thread appears here as it runs."));
        return;
    }
    const LaneRequest lanes = lanesNow();
    drawAxis(painter);
    drawLanes(painter, lanes);
    drawNames(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::int64_t until = shownUntil();
    const Trace::Reading reading(*playback().trace());
    drawWakes(painter, reading, until);
    drawMark(painter, reading, until);
    drawStamps(painter, reading, until);
    drawPicked(painter);
    drawCursor(painter);
}

QString TimelineView::spokenState() const {
    return spokenTimeline(playback(), {m_begin, m_begin + m_span});
}

} // namespace interleave
