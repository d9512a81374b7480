// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One that waits, as a list of waiters has it: its token with its name, and for how long it has waited, or
// with a ring how much of its timeout is left. GUI thread.
#pragma once

#include "ui/models/Playback.h"

#include <QCoreApplication>
#include <QRectF>

class QPainter;

namespace interleave {

class WaiterPill {
    Q_DECLARE_TR_FUNCTIONS(interleave::WaiterPill)

public:
    static void draw(QPainter& painter, const Playback& playback, const QRectF& row, ActorId id);
};

} // namespace interleave
