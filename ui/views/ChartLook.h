// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The theme's fonts and colours on a chart of Qt Charts. GUI thread.
#pragma once

#include <QtCharts/qchartglobal.h>

QT_BEGIN_NAMESPACE
class QChart;
class QChartView;
class QWidget;
QT_END_NAMESPACE

namespace interleave {

/// A view with a chart that has no frame and no margins of its own, dressed.
[[nodiscard]] QChartView* makeChartView(QWidget* parent);
/// Title, legend and the axes that it has by now.
void dressChart(QChart& chart);
/// Series and axes go: they are made anew, in other words or colours.
void emptyChart(QChart& chart);

} // namespace interleave
