// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the painted views have in common: they draw the playback's world with the theme, and repaint when
// either changes. GUI thread.
#pragma once

#include "ui/models/Playback.h"
#include "ui/views/Theme.h"

#include <QAccessible>
#include <QWidget>

#include <vector>

namespace interleave {

class View : public QWidget {
    Q_OBJECT

public:
    View(const Playback& playback, QWidget* parent);

    /// What is behind it; it paints its whole ground itself, so that nothing below has to be painted again
    /// with it.
    void setGround(Theme::Role ground) { m_ground = ground; }
    /// What it shows now, in words, for those who do not see it; made when a screen reader asks.
    [[nodiscard]] virtual QString spokenState() const { return accessibleDescription(); }
    [[nodiscard]] virtual QAccessible::Role spokenRole() const { return QAccessible::Graphic; }

Q_SIGNALS:
    /// A click on what stands for an actor or an object: the other one is kNoActor or kNoObject.
    void picked(interleave::ActorId actor, interleave::ObjectId object);

protected:
    /// Its name for those who do not see it, in the language that is set.
    [[nodiscard]] virtual QString spokenName() const = 0;
    bool event(QEvent* event) override;
    /// The world shown is another one; repaints.
    virtual void onWorld() { update(); }
    [[nodiscard]] const World& world() const { return *m_playback.world(); }
    [[nodiscard]] const Playback& playback() const { return m_playback; }
    [[nodiscard]] static Theme& theme() { return Theme::instance(); }
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintGround(QPainter& painter) const;

    [[nodiscard]] const Spotlight& spotlight() const { return m_playback.spotlight(); }
    /// An item shines with its putter, or with its queue.
    [[nodiscard]] bool isLit(const QueueItem& item, ObjectId queue) const {
        return spotlight().isObject(queue) || spotlight().litActor(item.putter);
    }
    /// Its token, dimmed or with a ring as the spotlight has it; a click on it picks it.
    void drawActor(QPainter& painter, QPointF centre, double radius, ActorId actor) const;
    /// A frame around what stands for the object, if the spotlight is on it; a click into it picks it.
    void frameObject(QPainter& painter, const QRectF& area, ObjectId object) const;
    void canPickActor(const QRectF& area, ActorId actor) const;
    void canPickObject(const QRectF& area, ObjectId object) const;

private:
    /// What was painted where; what was painted last lies on top.
    struct Place {
        QRectF area;
        ActorId actor = kNoActor;
        ObjectId object = kNoObject;
    };
    const Playback& m_playback;
    mutable std::vector<Place> m_places; ///< of the newest painting
    Theme::Role m_ground = Theme::Role::Panel;
};

} // namespace interleave
