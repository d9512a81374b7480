// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Motion.h"

#include <QEasingCurve>
#include <QLineF>
#include <QTimerEvent>

#include <algorithm>

namespace interleave {

namespace {

constexpr int kTickMs = 16;

/// The point at `share` of the path's length.
QPointF along(const QPolygonF& points, double share) {
    double length = 0;
    for (qsizetype i = 1; i < points.size(); ++i)
        length += QLineF(points[i - 1], points[i]).length();
    double left = length * share;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QLineF part(points[i - 1], points[i]);
        if (left <= part.length() && part.length() > 0)
            return part.pointAt(left / part.length());
        left -= part.length();
    }
    return points.last();
}

} // namespace

Motion::Motion(QObject* parent) : QObject(parent) {
    m_clock.start();
}

void Motion::place(quint64 key, QPointF target) {
    m_ways.insert(key, {QPolygonF{target}, 0, 0});
}

void Motion::move(quint64 key, QPointF target, int ms, const QPolygonF& via, int delayMs) {
    const auto known = m_ways.constFind(key);
    if (known == m_ways.constEnd() || ms <= 0)
        return place(key, target);
    if (known->points.last() == target)
        return;
    QPolygonF points{position(key)};
    points += via;
    points << target;
    m_ways.insert(key, {points, m_clock.elapsed() + delayMs, ms});
    if (!m_timer.isActive())
        m_timer.start(kTickMs, Qt::PreciseTimer, this);
}

void Motion::forgetAll() {
    m_ways.clear();
    m_timer.stop();
}

QPointF Motion::position(quint64 key) const {
    const auto way = m_ways.constFind(key);
    if (way == m_ways.constEnd())
        return {};
    if (arrived(key))
        return way->points.last();
    static const QEasingCurve kEase(QEasingCurve::InOutQuad);
    const double share = std::max(0.0, static_cast<double>(m_clock.elapsed() - way->began) / way->ms);
    return along(way->points, kEase.valueForProgress(share));
}

bool Motion::arrived(quint64 key) const {
    const auto way = m_ways.constFind(key);
    return way == m_ways.constEnd() || m_clock.elapsed() - way->began >= way->ms;
}

bool Motion::begun(quint64 key) const {
    const auto way = m_ways.constFind(key);
    return way == m_ways.constEnd() || m_clock.elapsed() >= way->began;
}

void Motion::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_timer.timerId())
        return QObject::timerEvent(event);
    bool moving = false;
    for (const Way& way : m_ways)
        moving = moving || m_clock.elapsed() - way.began < way.ms;
    if (!moving)
        m_timer.stop();
    Q_EMIT moved();
}

} // namespace interleave
