// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How TimelineView comes by the picture of its lanes: it is drawn on a thread of its own, and what there is
// of it is shown, moved to its place, until then.
#include "ui/views/LaneDrawer.h"
#include "ui/views/TimelineView.h"

#include <QBackingStore>
#include <QPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

/// With less of the view to be seen at once, it is shown when it is drawn.
constexpr double kLeastShown = 0.5;

/// What fills the height of a row of numbers: the deepest the queue ever was, the most that was ever lost.
double mostOf(const TimelineRow& row, const Trace::Reading& reading, std::int64_t until) {
    std::uint64_t most = 1;
    if (row.kind == TimelineRow::Kind::Depth && row.index < reading.world().queues().size())
        most = std::max<std::uint64_t>(most, reading.world().queues()[row.index].peak);
    if (row.kind == TimelineRow::Kind::Lost && row.index < reading.counters().size()) {
        std::vector<LostColumn> whole;
        reading.counters()[row.index].columns(0, static_cast<double>(std::max<std::int64_t>(until, 1)), 1,
                                              until, whole);
        for (const LostColumn& column : whole)
            most = std::max(most, column.most);
    }
    return static_cast<double>(most);
}

} // namespace

LaneRequest TimelineView::lanesNow() {
    const double ratio = devicePixelRatioF();
    const std::int64_t until = shownUntil();
    const Trace::Reading reading(*playback().trace());
    // Rows are those of the newest world, also while a moment before an actor's making is shown.
    m_rows = timelineRows(playback().live() ? world() : reading.world(), reading);
    const QRectF area = lanesArea();
    const QSize size = (area.size() * ratio).toSize().expandedTo({1, 1});
    LaneRequest now{playback().trace(), m_look, {}, coordinates(), size.height(), ratio};
    now.gridStep = now.view.tickStep(theme().px(110));
    now.view.width = size.width();
    // What happens to the right of what is shown does not make it another picture.
    const auto end = now.view.begin + now.view.span + static_cast<std::int64_t>(now.view.nsPerPixel()) + 1;
    now.until = std::min(until, end);
    now.revision = reading.revision();
    now.keptFrom = reading.keptFrom();
    now.gaps = reading.gaps().size();
    now.events = until < end ? reading.events().size() : 0;
    for (const PlacedRow& placed : placedRows())
        now.lanes.push_back({placed.row, (placed.area.top() - area.top()) * ratio,
                             placed.area.height() * ratio, mostOf(placed.row, reading, until),
                             isLit(placed.row)});
    now.only = spotlight().on() ? playback().chosenActor() : kNoActor;
    return now;
}

void TimelineView::askFor(const LaneRequest& lanes) {
    if (lanes == m_asked)
        return;
    m_asked = lanes;
    if (lanes != m_picture.of)
        m_drawer->ask(lanes);
}

void TimelineView::takeOver() {
    std::optional<LanePicture> picture = m_drawer->take();
    // What is shown may be what was asked for last again, and a picture of another run may have been under
    // way.
    if (!picture || m_picture.of == m_asked || picture->of.trace != playback().trace())
        return;
    m_picture = std::move(*picture);
    update();
}

/// Names, axis and lanes move at once and together; a frame without lanes would flicker.
void TimelineView::showWhenDrawn() {
    m_lanesExact = false;
    if (playback().trace() && isVisible() && !window()->isMinimized()) {
        askFor(lanesNow());
        if (m_picture.of != m_asked)
            return; // takeOver() repaints
    }
    update();
}

void TimelineView::showNow() {
    m_lanesExact = false;
    const TimelineCoordinates view = coordinates();
    const auto overlap = overlapOf(m_picture.of.view, view);
    if (overlap && overlap->width >= kLeastShown * view.width)
        update();
    else
        showWhenDrawn();
}

void TimelineView::drawLanes(QPainter& painter, const LaneRequest& now) {
    // A picture that is saved, grabbed or printed is complete, whatever the screen shows just then.
    const QBackingStore* const screen = backingStore();
    if (!screen || redirected(nullptr) != const_cast<QBackingStore*>(screen)->paintDevice()) {
        const LanePicture picture = now == m_picture.of ? m_picture : drawnLanes(now);
        return painter.drawImage(lanesArea().topLeft(), picture.image);
    }
    askFor(now);
    m_lanesExact = now == m_picture.of;
    if (m_lanesExact)
        painter.drawImage(lanesArea().topLeft(), m_picture.image);
    else
        drawMoved(painter, now);
    if (m_following && playback().live() && m_picture.of.trace)
        Q_EMIT followed(m_picture.of.until);
}

/// Each lane from where it is in the picture to where it belongs: rows may have come, gone or been scrolled.
/// What the picture does not have stays ground.
void TimelineView::drawMoved(QPainter& painter, const LaneRequest& now) const {
    const LaneRequest& was = m_picture.of;
    const auto overlap = overlapOf(was.view, now.view);
    if (was.trace != now.trace || was.look != now.look || !overlap)
        return;
    const QPointF corner = lanesArea().topLeft();
    const auto whole = [](const LaneRequest::Lane& lane) {
        const double top = std::round(lane.top);
        return std::pair(top, std::round(lane.top + lane.height) - top);
    };
    for (const LaneRequest::Lane& lane : now.lanes) {
        const auto from = std::ranges::find(was.lanes, lane.row, &LaneRequest::Lane::row);
        if (from == was.lanes.end())
            continue;
        const auto [top, height] = whole(lane);
        const auto [sourceTop, sourceHeight] = whole(*from);
        painter.drawImage(QRectF(corner.x() + overlap->left / now.ratio, corner.y() + top / now.ratio,
                                 overlap->width / now.ratio, height / now.ratio),
                          m_picture.image,
                          QRectF(overlap->sourceLeft, sourceTop, overlap->sourceWidth, sourceHeight));
    }
}

} // namespace interleave
