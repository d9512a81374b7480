// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A shared number: expected, actual and lost, large, and how far each adder is. GUI thread.
#pragma once

#include "ui/views/View.h"

namespace interleave {

class CounterView : public View {
    Q_OBJECT

public:
    CounterView(const Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QString spokenState() const override;

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Counter"); }
    void paintEvent(QPaintEvent* event) override;

private:
    void drawFigure(QPainter& painter, const QRectF& area, const QString& caption, const QString& figure,
                    const QString& note, const QColor& color) const;
    void drawAdders(QPainter& painter, const QRectF& area, const CounterInfo& counter) const;
};

} // namespace interleave
