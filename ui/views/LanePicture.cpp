// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/LanePicture.h"

#include "ui/views/LanePainter.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double kMostBlownUp = 32;

void drawGrid(QImage& image, const LaneRequest& request) {
    const TimelineCoordinates& view = request.view;
    const std::int64_t step = std::max<std::int64_t>(request.gridStep, 1);
    for (std::int64_t tick = std::max<std::int64_t>(0, view.begin / step * step);
         tick <= view.begin + view.span; tick += step)
        if (const int x = static_cast<int>(view.toPixel(tick)); x >= 0 && x < image.width())
            for (int y = 0; y < image.height(); ++y)
                reinterpret_cast<QRgb*>(image.scanLine(y))[x] = request.look->grid;
}

void drawLane(LanePainter& painter, const LaneRequest& request, const LaneRequest::Lane& lane) {
    const Trace::Reading reading(*request.trace);
    const LanePainter::Band band{static_cast<int>(lane.top + lane.height * 0.12),
                                 std::max(1, static_cast<int>(lane.height * 0.76))};
    const TimelineCoordinates& view = request.view;
    const int count = static_cast<int>(view.width);
    const TimelineRow& row = lane.row;
    switch (row.kind) {
    case TimelineRow::Kind::Process: break;
    case TimelineRow::Kind::Actor:
        if (row.actor < reading.lanes().size())
            painter.states(reading.lanes()[row.actor], band);
        for (const Gap& gap : reading.gaps())
            if (gap.actor == row.actor)
                painter.gap(gap.from, gap.to, band);
        break;
    case TimelineRow::Kind::Cpu:
        if (row.index < reading.cpus().size())
            painter.cpu(reading.cpus()[row.index], band, request.only);
        break;
    case TimelineRow::Kind::Depth: {
        std::vector<DepthColumn> columns;
        reading.depthColumns(row.index, view.begin, view.nsPerPixel(), count, request.until, columns);
        painter.numbers(columns, lane.most, request.look->depth, band);
        break;
    }
    case TimelineRow::Kind::Lost:
        if (row.index < reading.counters().size()) {
            std::vector<LostColumn> columns;
            reading.counters()[row.index].columns(view.begin, view.nsPerPixel(), count, request.until,
                                                  columns);
            painter.numbers(columns, lane.most, request.look->lost, band);
        }
        break;
    }
}

} // namespace

LanePicture drawnLanes(LaneRequest request, const std::stop_token& stop) {
    QImage image(std::max(static_cast<int>(request.view.width), 1), std::max(request.height, 1),
                 QImage::Format_RGB32);
    image.fill(request.look->ground);
    drawGrid(image, request);
    LanePainter painter(image, *request.look, request.view, request.until);
    for (const LaneRequest::Lane& lane : request.lanes) {
        if (stop.stop_requested())
            break;
        drawLane(painter, request, lane);
        if (!lane.lit)
            painter.dim({static_cast<int>(lane.top), static_cast<int>(lane.height)});
    }
    if (request.trace && !stop.stop_requested()) {
        const Trace::Reading reading(*request.trace);
        for (const Gap& gap : reading.gaps())
            if (gap.actor == kNoActor)
                painter.gap(gap.from, gap.to, {0, image.height()});
    }
    image.setDevicePixelRatio(request.ratio);
    return {std::move(request), std::move(image)};
}

std::optional<LaneOverlap> overlapOf(const TimelineCoordinates& picture, const TimelineCoordinates& view) {
    double begin = view.toPixel(picture.begin);
    double end = view.toPixel(picture.begin + picture.span);
    if (picture.span == view.span && picture.width == view.width) {
        begin = std::round(begin); // whole pixels are moved, not made anew
        end = begin + view.width;
    }
    const double left = std::max(begin, 0.0);
    const double right = std::min(end, std::max(view.width, 1.0));
    const double blownUp = (end - begin) / std::max(picture.width, 1.0);
    if (right - left < 1 || blownUp > kMostBlownUp)
        return {};
    return LaneOverlap{left, right - left, (left - begin) / blownUp, (right - left) / blownUp};
}

} // namespace interleave
