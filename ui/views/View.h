// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the painted views have in common: they draw the playback's world with the theme, and repaint when
// either changes. GUI thread.
#pragma once

#include "ui/models/Playback.h"
#include "ui/views/Theme.h"

#include <QAccessible>
#include <QWidget>

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
    void paintGround(QPainter& painter) const;

private:
    const Playback& m_playback;
    Theme::Role m_ground = Theme::Role::Panel;
};

} // namespace interleave
