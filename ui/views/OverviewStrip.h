// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole run on one strip: how many actors ran at each time, with the span that the timeline shows as a
// frame that can be dragged. GUI thread.
#pragma once

#include "ui/models/TimelineCoordinates.h"
#include "ui/views/View.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>

#include <vector>

namespace interleave {

class OverviewStrip : public View {
    Q_OBJECT

public:
    OverviewStrip(const Playback& playback, QWidget* parent = nullptr);

    /// The span that the timeline shows.
    void setShown(TimeSpan span);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QString spokenState() const override;

Q_SIGNALS:
    /// The frame was moved, or drawn anew.
    void spanRequested(interleave::TimeSpan span);

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Overview of the run"); }
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] TimelineCoordinates coordinates() const;
    void drawRun();
    void countRunning(const Trace::Reading& reading);
    void moveTo(double x);

    TimeSpan m_shown;
    QPixmap m_run;             ///< the strip without frame and cursor
    std::int64_t m_runEnd = 0; ///< up to where it was drawn
    /// CPU time that all actors had in each stretch of m_stretchNs, of those that are over: kept, so that
    /// only what is new has to be counted. Two become one where there would be too many.
    std::vector<std::int64_t> m_running;
    std::int64_t m_stretchNs = 0;
    std::uint64_t m_revision = 0; ///< of the trace that was counted
    QTimer m_redraw;              ///< a run that goes on is drawn anew twice a second at most
    double m_grabbedAt = 0;       ///< ns from the frame's begin
};

} // namespace interleave
