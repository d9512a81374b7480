// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/LanePainter.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace interleave {

namespace {

/// With shorter runs of equal columns on average, drawing run by run costs more than drawing row by row.
constexpr int kLeastRun = 8;
constexpr int kMostSteps = 8;

/// A share of a column in whole pixels; what is there at all has one at least.
std::uint16_t pixels(std::int64_t ns, double pixelsPerNs) {
    if (ns <= 0)
        return 0;
    const double exact = static_cast<double>(ns) * pixelsPerNs;
    return static_cast<std::uint16_t>(std::max(1, static_cast<int>(exact + 0.5)));
}

} // namespace

LanePainter::LanePainter(QImage& picture, const LaneLook& look, const TimelineCoordinates& view,
                         std::int64_t until)
    : m_picture(picture), m_bits(picture.bits()), m_stride(picture.bytesPerLine()), m_look(look),
      m_view(view), m_until(until), m_width(picture.width()), m_blockedHatch(hatched(look.blocked)) {
    m_stacks.resize(static_cast<std::size_t>(picture.width()));
    m_busy.resize(static_cast<std::size_t>(picture.width()));
}

LanePainter::Stack LanePainter::stackOf(const StateLane::Shares& shares, int height) {
    const auto of = [&](ActorState state) { return shares[static_cast<std::size_t>(state)]; };
    const std::int64_t active = of(ActorState::Running) + of(ActorState::Runnable) + of(ActorState::Blocked);
    Stack stack;
    if (active == 0) {
        stack.line = of(ActorState::Dead) > 0 ? Stack::Line::Dead : Stack::Line::New;
        return stack;
    }
    const std::int64_t all = active + of(ActorState::New) + of(ActorState::Dead);
    // Most columns are in one state only.
    const auto whole = static_cast<std::uint16_t>(height);
    if (of(ActorState::Blocked) == all)
        return {0, 0, whole};
    if (of(ActorState::Running) == all)
        return {whole};
    if (of(ActorState::Runnable) == all)
        return {0, whole};
    const double pixelsPerNs = static_cast<double>(height) / static_cast<double>(all);
    stack.running = pixels(of(ActorState::Running), pixelsPerNs);
    stack.runnable = pixels(of(ActorState::Runnable), pixelsPerNs);
    stack.blocked = pixels(of(ActorState::Blocked), pixelsPerNs);
    // The pixels given for being there at all are the largest one's.
    const int over = stack.running + stack.runnable + stack.blocked - height;
    if (over > 0) {
        const std::array parts{&stack.running, &stack.runnable, &stack.blocked};
        std::uint16_t& largest =
            **std::ranges::max_element(parts, {}, [](const auto* part) { return *part; });
        largest = static_cast<std::uint16_t>(std::max(largest - over, 1));
    }
    return stack;
}

void LanePainter::fill(int x, int width, int top, int height, QRgb color) {
    for (int y = std::max(top, 0); y < std::min(top + height, m_picture.height()); ++y) {
        QRgb* const line = row(y);
        std::fill(line + x, line + x + width, color);
    }
}

LanePainter::Hatch LanePainter::hatched(const QImage& tile) const {
    Hatch hatch;
    hatch.rows = tile.height();
    hatch.pixels.reserve(static_cast<std::size_t>(tile.height()) * static_cast<std::size_t>(m_width));
    const int wide = tile.width();
    for (int y = 0; y < tile.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(tile.constScanLine(y));
        for (int x = 0, k = 0; x < m_width; ++x, k = k + 1 == wide ? 0 : k + 1)
            hatch.pixels.push_back(from[k]);
    }
    return hatch;
}

void LanePainter::fillHatch(int x, int width, int top, int height, const Hatch& hatch) {
    for (int y = std::max(top, 0); y < std::min(top + height, m_picture.height()); ++y)
        std::copy_n(hatchRow(hatch, y - top) + x, width, row(y) + x);
}

void LanePainter::drawRun(int x, int width, const Stack& stack, Band band) {
    if (stack.line != Stack::Line::None) {
        const bool isNew = stack.line == Stack::Line::New;
        const QRgb color = m_look.edge(isNew ? ActorState::New : ActorState::Dead);
        const int middle = band.top + band.height / 2;
        const int thick = isNew ? m_look.line : 1;
        if (!isNew)
            return fill(x, width, middle, thick, color);
        for (int i = x; i < x + width; ++i)
            if (i / m_look.dash % 2 == 0)
                fill(i, 1, middle, thick, color);
        return;
    }
    const int bottom = band.top + band.height;
    const int runnableTop = bottom - stack.running - stack.runnable;
    fill(x, width, bottom - stack.running, stack.running, m_look.lane(ActorState::Running));
    fill(x, width, runnableTop, stack.runnable, m_look.lane(ActorState::Runnable));
    if (stack.blocked > 0)
        fillHatch(x, width, runnableTop - stack.blocked, stack.blocked, m_blockedHatch);
}

void LanePainter::states(const StateLane& lane, Band band) {
    int first = m_picture.width();
    int last = -1;
    lane.columns(m_view.begin, m_view.nsPerPixel(), m_picture.width(), m_until,
                 [&](int column, const StateLane::Shares& shares) {
                     // A column narrower than a nanosecond may be left out: it looks like the one before.
                     const Stack stack = stackOf(shares, band.height);
                     for (int missed = last + 1; last >= 0 && missed < column; ++missed)
                         m_stacks[static_cast<std::size_t>(missed)] =
                             m_stacks[static_cast<std::size_t>(last)];
                     m_stacks[static_cast<std::size_t>(column)] = stack;
                     first = std::min(first, column);
                     last = column;
                 });
    if (last < first)
        return;
    int runs = 1;
    for (int x = first + 1; x <= last; ++x)
        runs += m_stacks[static_cast<std::size_t>(x)] != m_stacks[static_cast<std::size_t>(x - 1)];
    if (runs * kLeastRun > last - first)
        return drawStacks(first, last, band);
    for (int x = first; x <= last;) {
        int end = x + 1;
        while (end <= last &&
               m_stacks[static_cast<std::size_t>(end)] == m_stacks[static_cast<std::size_t>(x)])
            ++end;
        drawRun(x, end - x, m_stacks[static_cast<std::size_t>(x)], band);
        x = end;
    }
}

/// Row by row: where every column is another one, the memory is written in its own order.
void LanePainter::drawStacks(int first, int last, Band band) {
    const QRgb running = m_look.lane(ActorState::Running);
    const QRgb runnable = m_look.lane(ActorState::Runnable);
    for (int y = std::max(band.top, 0); y < std::min(band.top + band.height, m_picture.height()); ++y) {
        QRgb* const line = row(y);
        const QRgb* const hatch = hatchRow(m_blockedHatch, y - band.top);
        const int level = band.top + band.height - y; // 1 is the lowest row
        for (int x = first; x <= last; ++x) {
            const Stack& stack = m_stacks[static_cast<std::size_t>(x)];
            const int below = stack.running + stack.runnable;
            if (level <= below)
                line[x] = level <= stack.running ? running : runnable;
            else if (level <= below + stack.blocked)
                line[x] = hatch[x];
        }
    }
    for (int x = first; x <= last; ++x)
        if (m_stacks[static_cast<std::size_t>(x)].line != Stack::Line::None)
            drawRun(x, 1, m_stacks[static_cast<std::size_t>(x)], band);
}

QRgb LanePainter::dimmed(QRgb color) const {
    constexpr int kShare = static_cast<int>(256 * Theme::kDimmed);
    const auto mix = [](int ground, int part) { return ground + (part - ground) * kShare / 256; };
    const QRgb ground = m_look.ground;
    return qRgb(mix(qRed(ground), qRed(color)), mix(qGreen(ground), qGreen(color)),
                mix(qBlue(ground), qBlue(color)));
}

void LanePainter::dim(Band band) {
    for (int y = std::max(band.top, 0); y < std::min(band.top + band.height, m_picture.height()); ++y)
        std::transform(row(y), row(y) + m_width, row(y), [this](QRgb color) { return dimmed(color); });
}

void LanePainter::cpu(const CpuLane& lane, Band band, ActorId only) {
    std::ranges::fill(m_busy, 0);
    lane.columns(m_view.begin, m_view.nsPerPixel(), m_picture.width(), m_until,
                 [&](int column, std::int64_t ns) { m_busy[static_cast<std::size_t>(column)] = ns; });
    const QRgb several = m_look.several;
    std::size_t entry = lane.indexAt(m_view.begin);
    entry = entry == lane.size() ? lane.first() : entry;
    for (int x = 0; x < m_picture.width(); ++x) {
        const std::int64_t from = m_view.toTime(x);
        const std::int64_t to = std::min(m_view.toTime(x + 1), m_until);
        if (from >= m_until)
            break;
        for (int steps = 0; entry + 1 < lane.size() && lane[entry + 1].time <= from; ++steps, ++entry)
            if (steps == kMostSteps) { // far on: search
                entry = lane.indexAt(from);
                break;
            }
        if (lane.empty() || lane[entry].time > to)
            continue;
        const bool isAlone = entry + 1 >= lane.size() || lane[entry + 1].time >= to;
        if (isAlone && lane[entry].actor != kNoActor) {
            const QRgb color = m_look.actor(lane[entry].actor);
            const bool lit = only == kNoActor || only == lane[entry].actor;
            fill(x, 1, band.top, band.height, lit ? color : dimmed(color));
        }
        if (isAlone)
            continue;
        const int high = pixels(m_busy[static_cast<std::size_t>(x)],
                                band.height / static_cast<double>(std::max<std::int64_t>(to - from, 1)));
        fill(x, 1, band.top + band.height - std::min(high, band.height), std::min(high, band.height),
             several);
    }
}

/// `least` and `most` are shares of the band's height.
void LanePainter::number(int x, double least, double most, const LaneLook::Numbers& look, Band band) {
    const int line = m_look.line;
    const int room = band.height - line;
    const int low = static_cast<int>(std::clamp(least, 0.0, 1.0) * room);
    const int high = static_cast<int>(std::clamp(most, 0.0, 1.0) * room);
    const int bottom = band.top + band.height;
    fill(x, 1, bottom - low, low, look.soft);
    fill(x, 1, bottom - high - line, high - low + line, look.strong);
}

void LanePainter::gap(std::int64_t from, std::int64_t to, Band band) {
    const double left = m_view.toPixel(from);
    const double right = m_view.toPixel(to);
    if (right < 0 || left > m_picture.width())
        return;
    const int x = std::max(static_cast<int>(left), 0);
    const int end =
        std::clamp(static_cast<int>(std::ceil(right)), std::min(x + 3, m_picture.width()), m_picture.width());
    if (end <= x)
        return;
    if (m_gapHatch.pixels.empty())
        m_gapHatch = hatched(m_look.gap);
    fillHatch(x, end - x, band.top, band.height, m_gapHatch);
}

} // namespace interleave
