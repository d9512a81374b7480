// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Semaphores, events, barriers, conditions and locks, a row each: what they are worth now, and who waits, as
// a list, first come first, each with how long it has waited. GUI thread.
#pragma once

#include "ui/views/View.h"

#include <vector>

namespace interleave {

class WaitersView : public View {
    Q_OBJECT

public:
    WaitersView(const Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What the card says beside its title.
    [[nodiscard]] QString caption() const;

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Who waits"); }
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void drawSignal(QPainter& painter, const QRectF& row, const SignalInfo& signal) const;
    void drawLock(QPainter& painter, const QRectF& row, const LockInfo& lock) const;
    /// The row's name and kind; returns the area that is left of it.
    QRectF drawHead(QPainter& painter, const QRectF& row, const QString& name, const QString& kind) const;
    void drawValue(QPainter& painter, const QRectF& area, const SignalInfo& signal) const;
    /// So many places, the first of which are taken.
    void drawPlaces(QPainter& painter, const QRectF& area, std::int64_t places,
                    std::span<const ActorId> taken, bool alarming) const;
    void drawPill(QPainter& painter, const QRectF& area, const QString& words, Theme::Role text,
                  Theme::Role fill) const;
    void drawFigures(QPainter& painter, const QRectF& line, const QString& value, const QStringList& more,
                     bool alarming) const;
    void drawWaiters(QPainter& painter, const QRectF& area, std::span<const ActorId> waiters) const;
    [[nodiscard]] QStringList figures(const SignalInfo& signal) const;
    void retextSpoken();
};

} // namespace interleave
