// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The run along its time: a lane an actor, a CPU, a queue's depth, a counter's lost updates. It has a view of
// its own (span and first lane), draws the playback's trace, and turns gestures into moves of view, cursor
// and mark. GUI thread.
#pragma once

#include "core/trace/Stamps.h"

#include "ui/models/TimelineCoordinates.h"
#include "ui/models/TimelineRows.h"
#include "ui/views/LanePicture.h"
#include "ui/views/View.h"

#include <QPixmap>

#include <memory>
#include <vector>

class QGestureEvent;

namespace interleave {

class LaneDrawer;

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
    /// With a little room behind it.
    void showSpan(TimeSpan span);
    void showExactly(TimeSpan span);
    void zoom(double factor);
    /// Where lanes are drawn, beside their names and below the axis.
    [[nodiscard]] QRectF lanesArea() const;
    /// From top to bottom, as they were painted or asked for last.
    [[nodiscard]] const std::vector<TimelineRow>& rows() const { return m_rows; }
    /// Whether the lanes that the screen shows are drawn for what is shown; else they are those drawn last,
    /// moved to their place, and exact ones follow.
    [[nodiscard]] bool lanesExact() const { return m_lanesExact; }
    [[nodiscard]] QString spokenState() const override;

Q_SIGNALS:
    void followingChanged(bool following);
    /// The span that is shown is another one.
    void viewChanged();
    /// Following a run, the screen shows its lanes up to so many ns since its start.
    void followed(std::int64_t until);

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
    /// What a press of the button has begun.
    enum class Gesture { None, Press, Pan, Scrub, Mark };
    /// A row and where it is, in the view's coordinates.
    struct PlacedRow {
        const TimelineRow& row;
        QRectF area; ///< over the whole width
    };

    [[nodiscard]] double nameWidth() const;
    [[nodiscard]] double axisHeight() const;
    [[nodiscard]] double laneHeight() const;
    [[nodiscard]] int visibleLanes() const;
    [[nodiscard]] std::int64_t shownUntil() const;
    [[nodiscard]] std::vector<PlacedRow> placedRows() const;
    [[nodiscard]] const TimelineRow* rowAt(double y) const;
    void setView(TimelineCoordinates view, bool following);
    void scrollLanes(int by);
    void keepUp();
    void drag(const QPointF& position);
    void pinch(double factor, double x);
    void moveCursor(int percent);
    void chooseRow(double y);
    [[nodiscard]] bool isLit(const TimelineRow& row) const;
    [[nodiscard]] bool isPicked(const TimelineRow& row) const;
    void showPicked();
    void drawPicked(QPainter& painter) const;

    void drawHeader(QPainter& painter) const;
    void drawAxis(QPainter& painter) const;
    void drawNames(QPainter& painter);
    void drawName(QPainter& painter, const PlacedRow& placed) const;
    [[nodiscard]] QString nameOf(const TimelineRow& row) const;
    [[nodiscard]] LaneRequest lanesNow();
    void askFor(const LaneRequest& lanes);
    void takeOver();
    void showWhenDrawn();
    void showNow();
    void drawLanes(QPainter& painter, const LaneRequest& now);
    void drawMoved(QPainter& painter, const LaneRequest& now) const;
    // TimelineStamps.cpp
    [[nodiscard]] std::vector<Stamp> stampsShown(const Trace::Reading& reading, std::int64_t until) const;
    void drawStamps(QPainter& painter, const Trace::Reading& reading, std::int64_t until) const;
    void drawStretch(QPainter& painter, const Trace::Reading& reading, const PlacedRow& placed,
                     std::int64_t until) const;
    void drawDensity(QPainter& painter, const std::vector<Stamp>& stamps, const QRectF& area) const;
    void drawMarks(QPainter& painter, const std::vector<Stamp>& stamps, const QRectF& area) const;
    void drawLostArcs(QPainter& painter, const Trace::Reading& reading, const std::vector<Stamp>& stamps,
                      std::int64_t until) const;
    [[nodiscard]] QString stampTip(const Trace::Reading& reading, const TimelineRow& row, double x,
                                   std::int64_t until) const;
    void drawWakes(QPainter& painter, const Trace::Reading& reading, std::int64_t until) const;
    void drawMark(QPainter& painter, const Trace::Reading& reading, std::int64_t until) const;
    /// Of the states within `span`.
    void drawShares(QPainter& painter, const StateLane& lane, const TimeSpan& span, const QRectF& room) const;
    void drawPill(QPainter& painter, double x, const QString& text, const QColor& color) const;
    void drawCursor(QPainter& painter) const;
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString tipAt(const QPoint& position) const;
    [[nodiscard]] QString gapTip(const Trace::Reading& reading, const TimelineRow& row,
                                 std::int64_t time) const;

    Playback& m_cursor;
    std::int64_t m_begin = 0;
    std::int64_t m_span = 10'000'000'000;
    bool m_following = true;
    int m_firstLane = 0;
    std::vector<TimelineRow> m_rows;
    std::shared_ptr<const LaneLook> m_look;
    LaneDrawer* m_drawer;
    LaneRequest m_asked;   ///< what the lanes are now, as far as was looked
    LanePicture m_picture; ///< the newest that is drawn
    bool m_lanesExact = false;

    /// What the names' picture was made of; it is made anew when that changes.
    struct NamesKey {
        std::vector<TimelineRow> rows;
        QSize size;
        int first = 0;
        double high = 0;
        ActorId actor = kNoActor;
        ObjectId object = kNoObject;
        Spotlight light;
        QString word; ///< tells the language
        bool operator==(const NamesKey&) const = default;
    };
    NamesKey m_namesKey;
    QPixmap m_names;

    Gesture m_gesture = Gesture::None;
    QPointF m_pressedAt;
    std::int64_t m_pressedBegin = 0;
    int m_pressedLane = 0;
};

} // namespace interleave
