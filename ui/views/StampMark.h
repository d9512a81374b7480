// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The marks of a number that is read and of one that is written, the same on the timeline and in the code:
// told apart by shape, with or without colour. GUI thread.
#pragma once

#include <QColor>
#include <QPointF>

class QPainter;

namespace interleave {

/// Read: a hollow triangle that points down, the number comes to the thread. Write: a filled one that points
/// up. As high and wide as twice `radius`.
void drawStampMark(QPainter& painter, QPointF centre, double radius, bool write, const QColor& color,
                   const QColor& ground);

} // namespace interleave
