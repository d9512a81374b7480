// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/View.h"

#include "ui/views/ViewAccessible.h"

#include <QEvent>
#include <QPainter>

namespace interleave {

View::View(const Playback& playback, QWidget* parent) : QWidget(parent), m_playback(playback) {
    ViewAccessible::install();
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&playback, &Playback::worldChanged, this, [this] { onWorld(); });
    connect(&theme(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void View::paintGround(QPainter& painter) const {
    painter.fillRect(rect(), theme().color(m_ground));
}

bool View::event(QEvent* event) {
    if (event->type() == QEvent::Polish || event->type() == QEvent::LanguageChange)
        setAccessibleName(spokenName());
    return QWidget::event(event);
}

void View::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace interleave
