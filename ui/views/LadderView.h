// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ladder: the same additions in several ways, a row each: what was lost, how many trials were right, and
// how long they took. GUI thread.
#pragma once

#include "ui/views/View.h"

namespace interleave {

class LadderView : public View {
    Q_OBJECT

public:
    LadderView(const Playback& playback, QWidget* parent);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Ladder of protections"); }
    void onWorld() override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Columns {
        QRectF sign, name, lost, correct, bar, time;
    };
    [[nodiscard]] Columns columnsOf(const QRectF& row) const;
    void drawHeader(QPainter& painter, const Columns& columns) const;
    void drawRung(QPainter& painter, const QRectF& row, const CounterInfo& counter, bool current,
                  double longestNs) const;
    void drawSign(QPainter& painter, const QRectF& area, const CounterInfo::Trials& trials) const;
};

} // namespace interleave
