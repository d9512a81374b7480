// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/LostLane.h"

namespace interleave {

void LostLane::append(std::int64_t time, std::uint64_t expected, std::int64_t actual) {
    if (m_points.size() > m_first && m_points.back().expected == expected && m_points.back().actual == actual)
        return;
    m_points.push_back({time, expected, actual});
    m_pyramid.grow(m_points.size(), [this](std::size_t i) {
        return Extremes<std::uint64_t>{m_points[i].lost(), m_points[i].lost()};
    });
}

void LostLane::truncate(std::size_t size) {
    m_points.truncate(size);
    m_pyramid.truncate(size);
}

void LostLane::dropBefore(std::size_t index) {
    m_first = index;
    m_points.dropBefore(index);
    m_pyramid.dropBefore(index);
}

std::size_t LostLane::indexAt(std::int64_t time) const {
    const std::size_t after =
        m_points.partitionPoint(m_first, [time](const Point& point) { return point.time <= time; });
    return after == m_first ? m_points.size() : after - 1;
}

void LostLane::columns(std::int64_t begin, double nsPerColumn, int count, std::int64_t until,
                       std::vector<LostColumn>& out) const {
    out.assign(static_cast<std::size_t>(count), {});
    if (m_points.size() == m_first)
        return;
    const Columns columns{begin, nsPerColumn, count, until};
    const auto lost = [this](std::size_t i) {
        return Extremes<std::uint64_t>{m_points[i].lost(), m_points[i].lost()};
    };
    const auto firstFrom = [this](std::size_t near, std::int64_t time) {
        return m_points.partitionPointNear(near, [time](const Point& point) { return point.time < time; });
    };
    int column = columns.firstEndingAfter(m_points[m_first].time);
    if (column == count)
        return;
    std::size_t next = firstFrom(m_first, columns.border(column));
    for (; column < count && columns.border(column) < until; ++column) {
        const std::size_t end = firstFrom(next, columns.border(column + 1));
        // The point in force when the column began counts too.
        const std::size_t from = next > m_first ? next - 1 : next;
        next = end;
        if (end == from)
            continue;
        const Extremes<std::uint64_t> all = m_pyramid.over(from, end, lost);
        out[static_cast<std::size_t>(column)] = {all.least, all.most, m_points[end - 1].lost(), true};
    }
}

} // namespace interleave
