// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the microscope has stamped, as TimelineView draws it over its lanes: each read and write where there
// is room for it, else how densely they lie, else only from when to when.
#include "core/trace/Stamps.h"

#include "ui/models/Numbers.h"
#include "ui/models/RaceWords.h"
#include "ui/models/Sentences.h"
#include "ui/views/StampMark.h"
#include "ui/views/TimelineView.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr std::size_t kMostEvents = 20'000;
constexpr double kLeastStretch = 24; ///< a stretch that is shorter on the screen is one mark
constexpr double kLeastRoom = 11;    ///< for a mark, from one to the next on average
constexpr double kNear = 8;          ///< the pointer is at a mark
constexpr double kMarkRadius = 9;
constexpr std::ptrdiff_t kMostArcs = 20; ///< more would be a carpet

/// The moments between which all of a run's stamps lie; none where nothing is stamped.
std::optional<TimeSpan> stampedSpan(const World& world) {
    std::optional<TimeSpan> span;
    for (const CounterInfo& counter : world.counters())
        for (const CounterInfo::Adder& adder : counter.adders)
            if (adder.stamped > 0)
                span = span ? TimeSpan{std::min(span->from, adder.stampedFrom),
                                       std::max(span->to, adder.stampedTo)}
                            : TimeSpan{adder.stampedFrom, adder.stampedTo};
    return span;
}

} // namespace

/// Those that can be told apart on the screen; empty where there are too many, or none.
std::vector<Stamp> TimelineView::stampsShown(const Trace::Reading& reading, std::int64_t until) const {
    const auto stamped = stampedSpan(reading.world());
    const TimelineCoordinates view = coordinates();
    if (!stamped || view.toPixel(stamped->to) - view.toPixel(stamped->from) < theme().px(kLeastStretch))
        return {};
    // A mark is seen also where its moment is just outside.
    const auto slack = static_cast<std::int64_t>(theme().px(kNear) * view.nsPerPixel());
    return stampsWithin(reading, std::max(view.begin, stamped->from) - slack,
                        std::min({view.begin + view.span, stamped->to, until}) + slack, kMostEvents)
        .value_or(std::vector<Stamp>{});
}

void TimelineView::drawStamps(QPainter& painter, const Trace::Reading& reading, std::int64_t until) const {
    const std::vector<Stamp> stamps = stampsShown(reading, until);
    painter.save();
    painter.setClipRect(lanesArea());
    if (stamps.empty())
        for (const PlacedRow& placed : placedRows())
            drawStretch(painter, reading, placed, until);
    std::vector<std::vector<Stamp>> ofActor(reading.world().actors().size());
    for (const Stamp& stamp : stamps)
        if (stamp.actor < ofActor.size() && stamp.time <= until)
            ofActor[stamp.actor].push_back(stamp);
    drawLostArcs(painter, reading, stamps, until);
    for (const PlacedRow& placed : placedRows()) {
        if (placed.row.kind != TimelineRow::Kind::Actor || placed.row.actor >= ofActor.size() ||
            ofActor[placed.row.actor].empty())
            continue;
        const std::vector<Stamp>& own = ofActor[placed.row.actor];
        const double wide = coordinates().toPixel(own.back().time) - coordinates().toPixel(own.front().time);
        if (wide >= theme().px(kLeastRoom) * static_cast<double>(own.size() - 1))
            drawMarks(painter, own, placed.area);
        else
            drawDensity(painter, own, placed.area);
    }
    painter.restore();
}

/// From when to when the thread's additions were stamped: a bracket below its lane's middle.
void TimelineView::drawStretch(QPainter& painter, const Trace::Reading& reading, const PlacedRow& placed,
                               std::int64_t until) const {
    for (const CounterInfo& counter : reading.world().counters())
        for (const CounterInfo::Adder& adder : counter.adders) {
            if (adder.actor != placed.row.actor || adder.stamped == 0 || adder.stampedFrom > until)
                continue;
            const double left = lanesArea().left() + coordinates().toPixel(adder.stampedFrom);
            const double right = lanesArea().left() + coordinates().toPixel(adder.stampedTo);
            const double high = placed.area.height() * 0.3;
            painter.setPen(QPen(theme().color(Theme::Role::Panel), 1));
            painter.setBrush(theme().color(Theme::Role::Text));
            painter.drawRect(
                QRectF(left - 1, placed.area.bottom() - high - 1, std::max(right - left, 2.0) + 2, high));
        }
}

/// A tick for each pixel that has a stamp in it; higher where an update was lost.
void TimelineView::drawDensity(QPainter& painter, const std::vector<Stamp>& stamps,
                               const QRectF& area) const {
    QVector<QLineF> ticks;
    QVector<QLineF> lost;
    double last = -1;
    for (const Stamp& stamp : stamps) {
        const double x = std::round(lanesArea().left() + coordinates().toPixel(stamp.time));
        if (stamp.lost && (lost.isEmpty() || lost.back().x1() != x))
            lost.append(QLineF(x, area.top() + area.height() * 0.2, x, area.bottom() - 1));
        else if (x != last)
            ticks.append(QLineF(x, area.bottom() - area.height() * 0.35, x, area.bottom() - 1));
        last = x;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().color(Theme::Role::Text), 1));
    painter.drawLines(ticks);
    painter.setPen(QPen(theme().color(Theme::Role::Warning), 1));
    painter.drawLines(lost);
    painter.setRenderHint(QPainter::Antialiasing);
}

/// A read, a write, and between the two of an addition a bar: while it lasts another may come in between.
void TimelineView::drawMarks(QPainter& painter, const std::vector<Stamp>& stamps, const QRectF& area) const {
    const auto xOf = [&](const Stamp& stamp) {
        return lanesArea().left() + coordinates().toPixel(stamp.time);
    };
    const double middle = area.center().y();
    const double radius = std::min(theme().px(kMarkRadius), area.height() * 0.36);
    const QColor ground = theme().color(Theme::Role::Panel);
    const auto colorOf = [&](const Stamp& stamp) {
        return theme().color(stamp.lost ? Theme::Role::Warning : Theme::Role::Text);
    };
    for (std::size_t i = 0; i + 1 < stamps.size(); ++i)
        if (!stamps[i].write && stamps[i + 1].write) {
            const QRectF bar(xOf(stamps[i]), middle - radius * 0.3, xOf(stamps[i + 1]) - xOf(stamps[i]),
                             radius * 0.6);
            painter.setPen(QPen(ground, 1));
            painter.setBrush(colorOf(stamps[i + 1]));
            painter.drawRect(bar);
        }
    const QFont font =
        theme().font(std::min(13.0, area.height() * 0.62 / theme().scale()), Theme::Weight::Bold);
    const QFontMetricsF metrics(font);
    for (std::size_t i = 0; i < stamps.size(); ++i) {
        const Stamp& stamp = stamps[i];
        const double x = xOf(stamp);
        drawStampMark(painter, {x, middle}, radius, stamp.write, colorOf(stamp), ground);
        const QString value = grouped(stamp.value);
        const QRectF room(x + radius + theme().px(3), middle - metrics.height() / 2,
                          metrics.horizontalAdvance(value) + theme().px(8), metrics.height());
        if (i + 1 < stamps.size() && room.right() + radius + 1 > xOf(stamps[i + 1]))
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(room, theme().px(3), theme().px(3));
        painter.setFont(font);
        painter.setPen(colorOf(stamp));
        theme().drawText(painter, room, Qt::AlignCenter, value);
    }
}

/// From the one's read to the other's, and from write to write; nothing where there are too many.
void TimelineView::drawLostArcs(QPainter& painter, const Trace::Reading& reading,
                                const std::vector<Stamp>& stamps, std::int64_t until) const {
    if (stamps.empty())
        return;
    const auto found = reading.found();
    const auto writtenAt = [](const FoundUpdate& each) { return each.update.second.writtenAt; };
    const auto first = std::ranges::lower_bound(found, stamps.front().time, {}, writtenAt);
    const auto last = std::ranges::upper_bound(found, std::min(until, stamps.back().time), {}, writtenAt);
    if (last - first > kMostArcs)
        return;
    const std::vector<PlacedRow> placed = placedRows();
    const auto placeOf = [&](ActorId actor, std::int64_t time) -> std::optional<QPointF> {
        const auto row = std::ranges::find_if(placed, [&](const PlacedRow& candidate) {
            return candidate.row.kind == TimelineRow::Kind::Actor && candidate.row.actor == actor;
        });
        if (row == placed.end())
            return std::nullopt;
        return QPointF(lanesArea().left() + coordinates().toPixel(time), row->area.center().y());
    };
    painter.setBrush(Qt::NoBrush);
    const double thick = std::max(1.5, theme().px(2));
    const auto arc = [&](ActorId one, std::int64_t from, ActorId other, std::int64_t to) {
        const auto begin = placeOf(one, from);
        const auto end = placeOf(other, to);
        if (!begin || !end)
            return;
        QPainterPath path(*begin);
        const double between = (begin->y() + end->y()) / 2;
        path.cubicTo({begin->x(), between}, {end->x(), between}, *end);
        // On a ground of its own, so that it stands out of any lane.
        painter.setPen(QPen(theme().color(Theme::Role::Panel), 2.4 * thick));
        painter.drawPath(path);
        painter.setPen(QPen(theme().color(Theme::Role::Warning), thick, Qt::DashLine));
        painter.drawPath(path);
    };
    for (const FoundUpdate& each : std::ranges::subrange(first, last)) {
        const auto& [one, other, seen] = each.update;
        arc(one.actor, one.readAt, other.actor, other.readAt);
        arc(one.actor, one.writtenAt, other.actor, other.writtenAt);
    }
}

/// Of the mark at the pointer; empty where there is none.
QString TimelineView::stampTip(const Trace::Reading& reading, const TimelineRow& row, double x,
                               std::int64_t until) const {
    const std::vector<Stamp> stamps = stampsShown(reading, until);
    const auto distance = [&](const Stamp& stamp) {
        return std::abs(lanesArea().left() + coordinates().toPixel(stamp.time) - x);
    };
    const Stamp* nearest = nullptr;
    for (const Stamp& stamp : stamps)
        if (stamp.actor == row.actor && (!nearest || distance(stamp) < distance(*nearest)))
            nearest = &stamp;
    if (!nearest || distance(*nearest) > theme().px(kNear))
        return {};
    const QString number = playback().text(reading.world().objectName(nearest->counter));
    QString tip = nearest->write
                      ? tr("%1 writes %2 into %3: it had read %4")
                            .arg(nameOf(row), grouped(nearest->value), number, grouped(nearest->seen))
                      : tr("%1 reads %2 from %3").arg(nameOf(row), grouped(nearest->value), number);
    if (nearest->line > 0)
        tip += QLatin1Char('\n') + tr("line %1 of the code").arg(nearest->line);
    if (!nearest->lost)
        return tip;
    const auto isPart = [&](const StampedAddition& addition) {
        return addition.actor == nearest->actor &&
               (nearest->write ? addition.writtenAt : addition.readAt) == nearest->time;
    };
    for (const FoundUpdate& each : reading.found())
        if (isPart(each.update.first) || isPart(each.update.second))
            return tip + QLatin1Char('\n') + lostUpdateSentence(playback(), storyOf(reading, each));
    return tip;
}

} // namespace interleave
