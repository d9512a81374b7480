// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was measured in amounts, as bars: a chart of the times and one of the memory, medians of thread and
// process side by side with a mark at the 99th percentile. The axes are logarithmic, since the two may be
// orders of magnitude apart. Drawn a few times a second at most. GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"

#include "ui/models/Measurements.h"
#include "ui/models/Playback.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <vector>

QT_BEGIN_NAMESPACE
class QBarSet;
class QCategoryAxis;
class QChartView;
class QScatterSeries;
QT_END_NAMESPACE

namespace interleave {

class MeasurementCharts : public QWidget {
    Q_OBJECT

public:
    MeasurementCharts(const Playback& playback, QWidget* parent = nullptr);

    void setLesson(const ScenarioInfo& lesson);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// The rows of one unit.
    struct Chart {
        Unit unit;
        QChartView* view = nullptr;
        QStringList rows; ///< as it was built for
        std::array<QBarSet*, 2> bars{};
        std::array<QScatterSeries*, 2> marks{};
        QCategoryAxis* axis = nullptr;
        int lowest = 0; ///< decades, of the axis
        int highest = 0;
        bool measured = false; ///< they are those of what was measured
    };

    void scheduleRedraw();
    void rebuildAll();
    void redraw();
    void redraw(Chart& chart, const std::vector<MeasurementRow>& rows);
    void build(Chart& chart, const QStringList& rows, int lowest, int highest) const;
    [[nodiscard]] static QString title(Unit unit);

    const Playback& m_playback;
    const ScenarioInfo* m_lesson = nullptr;
    std::array<Chart, 2> m_charts;
    QTimer m_redrawTimer;
};

} // namespace interleave
