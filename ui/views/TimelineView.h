// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lane for each actor, coloured by its states; what a column of pixels shows is each state's exact share of
// its time, and nothing that happened in it vanishes. Follows the newest moment, or stands where it was
// dragged or zoomed to. Wheel: zoom at the pointer; drag: pan; click: show that moment; keys: + - zoom, left
// and right pan, with Shift move the moment shown, up and down scroll lanes, Home all, End live. GUI thread.
#pragma once

#include "ui/models/TimelineCoordinates.h"
#include "ui/views/View.h"

#include <QImage>

#include <array>
#include <vector>

namespace interleave {

class TimelineView : public View {
    Q_OBJECT

public:
    TimelineView(Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;
    /// The span that is shown.
    [[nodiscard]] TimelineCoordinates coordinates() const;
    [[nodiscard]] bool following() const { return m_following; }
    void follow();
    void showAll();
    void zoom(double factor);

Q_SIGNALS:
    void followingChanged(bool following);

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Timeline"); }
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] double nameWidth() const;
    [[nodiscard]] double axisHeight() const;
    [[nodiscard]] double laneHeight() const;
    [[nodiscard]] QRectF lanesArea() const;
    [[nodiscard]] std::vector<ActorId> shownActors() const;
    [[nodiscard]] int visibleLanes() const;
    [[nodiscard]] double depthHeight() const;
    void setView(TimelineCoordinates view, bool following);
    void scrollLanes(int by);
    void keepUp();
    [[nodiscard]] QString heading() const;
    void drawAxis(QPainter& painter, const TimelineCoordinates& view) const;
    void drawLane(QPainter& painter, const Trace::Reading& reading, const TimelineCoordinates& view,
                  ActorId actor, const QRectF& area) const;
    void drawEntries(QPainter& painter, const StateLane& lane, const TimelineCoordinates& view,
                     const QRectF& area, std::size_t first, std::size_t last) const;
    /// Pixels of Running, Runnable and Blocked in a column.
    using Stack = std::array<int, 3>;
    [[nodiscard]] static Stack stackOf(const StateLane::Shares& before, const StateLane::Shares& after,
                                       int height);
    [[nodiscard]] QImage imageOf(const std::vector<Stack>& stacks, int height) const;
    void drawColumns(QPainter& painter, const StateLane& lane, const TimelineCoordinates& view,
                     const QRectF& area) const;
    void fillState(QPainter& painter, const QRectF& bar, ActorState state) const;
    void drawName(QPainter& painter, ActorId actor, const QRectF& row) const;
    void drawDepth(QPainter& painter, const Trace::Reading& reading, const TimelineCoordinates& view,
                   const QRectF& area) const;
    void drawGaps(QPainter& painter, const Trace::Reading& reading, const TimelineCoordinates& view,
                  ActorId actor, const QRectF& area) const;
    void drawCursor(QPainter& painter, const TimelineCoordinates& view) const;
    void showTip(const QPoint& position, const QPoint& global) const;

    Playback& m_cursor;
    std::int64_t m_begin = 0;
    std::int64_t m_span = 10'000'000'000;
    bool m_following = true;
    int m_firstLane = 0;
    bool m_pressed = false;
    bool m_dragged = false;
    QPointF m_pressedAt;
    std::int64_t m_pressedBegin = 0;
    int m_pressedLane = 0;
};

} // namespace interleave
