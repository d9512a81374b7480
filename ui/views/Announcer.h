// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Has a screen reader say what happens, as it happens: the most telling sentence of the moment that is shown,
// no faster than it can be spoken, and the newest where there were several. While no assistive technology is
// active it does nothing. GUI thread.
#pragma once

#include "ui/models/Playback.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace interleave {

/// A widget without extent: what is said is its name, and it has to be somewhere in the window's tree.
class Announcer : public QWidget, private QAccessible::ActivationObserver {
    Q_OBJECT

public:
    explicit Announcer(const Playback& playback, QWidget* parent = nullptr);
    ~Announcer() override;

    /// Before what happens in the run: what the person is told.
    void say(const QString& sentence);
    /// What was said last.
    [[nodiscard]] QString said() const { return accessibleName(); }
    /// How long it takes to speak it, in ms.
    [[nodiscard]] static int spokenMs(const QString& sentence);

Q_SIGNALS:
    void announced(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void accessibilityActiveChanged(bool active) override;
    void schedule();
    void sayNext();
    void announce(const QString& sentence);

    const Playback& m_playback;
    bool m_active = QAccessible::isActive(); ///< somebody listens
    QString m_waiting;                       ///< told by say(), not yet spoken
    QString m_last;                          ///< without its figures: that they have changed is no news
    QElapsedTimer m_sinceSaid;
    QTimer m_next{this};
};

} // namespace interleave
