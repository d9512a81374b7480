// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/StampMark.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace interleave {

void drawStampMark(QPainter& painter, QPointF centre, double radius, bool write, const QColor& color,
                   const QColor& ground) {
    const double tip = write ? -radius : radius;
    const QPolygonF triangle{centre + QPointF(0, tip), centre + QPointF(-radius, -tip * 0.8),
                             centre + QPointF(radius, -tip * 0.8)};
    // The written one has the ground's colour around it, so that it stands out of any lane.
    painter.setPen(QPen(write ? ground : color, std::max(1.2, radius * 0.3), Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    painter.setBrush(write ? color : ground);
    painter.drawPolygon(triangle);
}

} // namespace interleave
