// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ChartLook.h"

#include "ui/views/Theme.h"

#include <QAbstractAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLegend>

namespace interleave {

QChartView* makeChartView(QWidget* parent) {
    auto* view = new QChartView(parent);
    // Steps and bars are upright: smoothing them costs much and shows nothing.
    view->setRenderHint(QPainter::Antialiasing, false);
    view->setFrameShape(QFrame::NoFrame);
    view->chart()->setMargins({});
    view->chart()->layout()->setContentsMargins(0, 0, 0, 0);
    view->chart()->setBackgroundRoundness(0);
    dressChart(*view->chart());
    return view;
}

void dressChart(QChart& chart) {
    const Theme& theme = Theme::instance();
    chart.setBackgroundBrush(theme.color(Theme::Role::Panel));
    chart.setTitleFont(theme.font(Theme::kText));
    chart.setTitleBrush(theme.color(Theme::Role::Muted));
    chart.legend()->setFont(theme.font(Theme::kSmall));
    chart.legend()->setLabelColor(theme.color(Theme::Role::Text));
    for (QAbstractAxis* axis : chart.axes()) {
        axis->setLabelsFont(theme.font(Theme::kSmall));
        axis->setTruncateLabels(false); // in a small chart figures would be dots
        axis->setLabelsColor(theme.color(Theme::Role::Muted));
        axis->setTitleFont(theme.font(Theme::kSmall));
        axis->setTitleBrush(theme.color(Theme::Role::Muted));
        axis->setLinePenColor(theme.color(Theme::Role::Border));
        axis->setGridLineColor(theme.color(Theme::Role::Grid));
    }
}

void emptyChart(QChart& chart) {
    chart.removeAllSeries();
    for (QAbstractAxis* axis : chart.axes()) {
        chart.removeAxis(axis);
        delete axis; // removing gives it back
    }
}

} // namespace interleave
