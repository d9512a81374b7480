// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is painted while this lives is as light as the spotlight has it. GUI thread.
#pragma once

#include "ui/views/Theme.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

class Dimmed {
public:
    Dimmed(QPainter& painter, bool isLit) : m_painter(painter), m_before(painter.opacity()) {
        if (!isLit)
            painter.setOpacity(std::min(m_before, Theme::kDimmed));
    }
    ~Dimmed() { m_painter.setOpacity(m_before); }
    Dimmed(const Dimmed&) = delete;
    Dimmed& operator=(const Dimmed&) = delete;

private:
    QPainter& m_painter;
    double m_before;
};

} // namespace interleave
