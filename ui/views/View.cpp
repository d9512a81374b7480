// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/View.h"

#include "ui/models/Sentences.h"
#include "ui/views/Dimmed.h"
#include "ui/views/ViewAccessible.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <ranges>

namespace interleave {

View::View(const Playback& playback, QWidget* parent) : QWidget(parent), m_playback(playback) {
    ViewAccessible::install();
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&playback, &Playback::worldChanged, this, [this] { onWorld(); });
    connect(&playback, &Playback::settingsChanged, this, qOverload<>(&QWidget::update));
    connect(&theme(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void View::paintGround(QPainter& painter) const {
    painter.fillRect(rect(), theme().color(m_ground));
}

void View::drawActor(QPainter& painter, QPointF centre, double radius, ActorId actor) const {
    {
        const Dimmed light(painter, spotlight().litActor(actor));
        theme().drawToken(painter, centre, radius, actor, actorSign(playback(), actor));
    }
    if (spotlight().isActor(actor))
        theme().drawRing(painter, centre, radius);
    canPickActor(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), actor);
}

void View::frameObject(QPainter& painter, const QRectF& area, ObjectId object) const {
    canPickObject(area, object);
    if (!spotlight().isObject(object))
        return;
    const double line = theme().px(3);
    painter.setPen(QPen(theme().color(Theme::Role::Accent), line));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(area.adjusted(line / 2, line / 2, -line / 2, -line / 2), theme().px(8),
                            theme().px(8));
}

void View::canPickActor(const QRectF& area, ActorId actor) const {
    m_places.push_back({area, actor, kNoObject});
}

void View::canPickObject(const QRectF& area, ObjectId object) const {
    if (object != kNoObject)
        m_places.push_back({area, kNoActor, object});
}

void View::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        // An actor's token lies on the object that it waits at.
        for (const bool actors : {true, false})
            for (const Place& place : m_places | std::views::reverse)
                if ((place.actor != kNoActor) == actors && place.area.contains(event->position()))
                    return Q_EMIT picked(place.actor, place.object);
    QWidget::mousePressEvent(event);
}

bool View::event(QEvent* event) {
    if (event->type() == QEvent::Paint)
        m_places.clear();
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
