// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Qt Charts over the world: a queue's depth over time, each actor's share of time in each state, the trials'
// final values. One is shown at a time; charts are made when first shown and drawn a few times a second at
// most. GUI thread.
#pragma once

#include "ui/models/Playback.h"
#include "ui/models/TrialsModel.h"
#include "ui/views/Theme.h"

#include <QElapsedTimer>
#include <QHash>
#include <QStackedWidget>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QChart;
class QChartView;
QT_END_NAMESPACE

namespace interleave {

class ChartsPanel : public QStackedWidget {
    Q_OBJECT

public:
    enum Chart { Depth, Shares, Trials, ChartCount };

    /// Of the mark of what the class says: neither the bars' colours nor anybody's own.
    static constexpr Theme::Role kMarkColor = Theme::Role::Text;

    ChartsPanel(const Playback& playback, const TrialsModel& trials, QWidget* parent = nullptr);

    void showChart(Chart chart);
    [[nodiscard]] Chart shown() const { return m_shown; }
    [[nodiscard]] static QString title(Chart chart);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QChart* chart(Chart which);
    void scheduleRedraw();
    void redraw();
    void redrawDepth(QChart& chart);
    void redrawShares(QChart& chart);
    void redrawTrials(QChart& chart);
    [[nodiscard]] QString predictionTitle() const;
    void markPrediction(QChart& chart, double place, double height);
    void restyle();

    const Playback& m_playback;
    const TrialsModel& m_trials;
    Chart m_shown = Depth;
    QHash<int, QChartView*> m_views;
    QTimer m_redrawTimer;
};

} // namespace interleave
