// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ProcessLayout.h"

#include "ui/views/Theme.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

// Lengths in units of the design.
constexpr double kLine = 30; ///< of a box, as of the next three
constexpr double kHeader = 35;
constexpr double kPad = 8;
constexpr double kLeastHeight = 62; ///< a header and a line
constexpr double kGoodHeight = 106; ///< a header and two
constexpr double kLeastWidth = 178;
constexpr double kNarrowest = 150;
constexpr double kMostWidth = 330;
constexpr double kQueueWidth = 140;
constexpr double kBetween = 26;       ///< room for the tree and the arrows
constexpr double kCallsBetween = 118; ///< likewise, and for what is asked and answered
constexpr double kUnder = 8;
constexpr double kLane = 16;
constexpr double kSlot = 46;
constexpr double kLeastSlot = 24;
constexpr int kMostHeldSlots = 8;
constexpr double kLeftShare = 0.62; ///< of two rows in a line

} // namespace

ProcessLayout::ProcessLayout(const ProcessMap& map, const World& world, QSizeF size, const Theme& theme)
    : m_theme(&theme), m_size(size), m_boxes(map.boxes.size()), m_queues(world.queues().size()) {
    m_hasCalls = std::ranges::any_of(map.links, [&](const ProcessMap::Link& link) {
        return map.holderOf(link.queue) != ProcessMap::kEngine;
    });
    m_between = theme.px(m_hasCalls ? kCallsBetween : kBetween);
    placeEngine(map, world);
    placeStrips(map, world);
    QRectF area(0, m_top, size.width(), size.height() - m_top);
    std::vector<Column> columns = columnsOf(map, area);
    if (needsLane(map, columns)) {
        area.setHeight(area.height() - theme.px(kLane));
        m_lane = area.bottom() + theme.px(kLane) * 0.7;
        columns = columnsOf(map, area);
    }
    double width = 0;
    for (const Column& column : columns)
        width += column.width + m_between;
    // One gap is left of the first: the tree's.
    double x = std::max(0.0, (size.width() - width) / 2);
    for (const Column& column : columns) {
        x += m_between;
        placeColumn(column, QRectF(x, area.top(), column.width, area.height()));
        x += column.width;
    }
    for (std::size_t box = 0; box < m_boxes.size(); ++box)
        fillBox(map, world, box);
    for (std::size_t i = 0; i < m_queues.size(); ++i)
        if (!m_queues[i].area.isNull())
            fillQueue(world.queues()[i], m_queues[i]);
}

/// Whether a queue's boxes stand side by side, one behind the other as seen from it.
bool ProcessLayout::needsLane(const ProcessMap& map, const std::vector<Column>& columns) {
    const auto usesQueue = [&](const ProcessMap::Node& node) {
        return std::ranges::any_of(map.links, [&](const ProcessMap::Link& link) {
            return !node.isQueue && link.box == node.index && map.holderOf(link.queue) == ProcessMap::kEngine;
        });
    };
    return std::ranges::any_of(columns, [&](const Column& column) {
        return !column.isNarrow && column.parts > 1 && std::ranges::any_of(column.nodes, usesQueue);
    });
}

/// All that it has stands beside its name, and goes on in lines below where that is not enough.
void ProcessLayout::placeEngine(const ProcessMap& map, const World& world) {
    const double line = m_theme->px(kLine);
    BoxPlace& place = m_boxes[ProcessMap::kEngine];
    const double left = m_theme->px(250);
    const double room = m_size.width() - left - m_theme->px(kPad);
    const int columns = std::clamp(static_cast<int>(room / m_theme->px(290)), 1, 4);
    std::vector<Row> rows = rowsOf(map.boxes[ProcessMap::kEngine], world, false);
    // A pool's own threads there are many and of little news; its workers need the height.
    const int most = world.pools().empty() ? 3 : 1;
    const int lines = std::clamp((static_cast<int>(rows.size()) + columns - 1) / columns, 1, most);
    if (const auto fit = static_cast<std::size_t>(columns * lines); rows.size() > fit) {
        place.hiddenRows = static_cast<int>(rows.size() - fit);
        rows.resize(fit);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto column = static_cast<int>(i) % columns;
        rows[i].area =
            QRectF(left + room / columns * column, m_theme->px(5) + line * (static_cast<int>(i) / columns),
                   room / columns - m_theme->px(10), line);
    }
    place.rows = std::move(rows);
    place.area = QRectF(1, 1, m_size.width() - 2, lines * line + m_theme->px(10));
    m_top = place.area.bottom() + m_theme->px(kUnder + 4);
}

void ProcessLayout::placeStrips(const ProcessMap& map, const World& world) {
    const auto add = [&](bool isPool, std::size_t index) {
        const double left = m_theme->px(kBetween);
        const QRectF area(left, m_top, m_size.width() - left, m_theme->px(kLine));
        m_strips.push_back({isPool, index, area});
        m_top = area.bottom() + m_theme->px(6);
    };
    for (std::size_t i = 0; i < world.pools().size(); ++i)
        add(true, i);
    for (const std::size_t i : map.sharedCounters)
        add(false, i);
}

std::vector<ProcessLayout::Column> ProcessLayout::columnsOf(const ProcessMap& map, const QRectF& area) const {
    std::vector<Column> columns;
    double taken = 0; // by queues and gaps
    int wide = 0;
    // Clients one above the other each have a line to the manager that passes no other box.
    const double good = m_hasCalls ? kLeastHeight : kGoodHeight;
    for (const auto& nodes : map.columns) {
        Column column{nodes, std::ranges::all_of(nodes, &ProcessMap::Node::isQueue)};
        taken += m_between + (column.isNarrow ? m_theme->px(kQueueWidth) : 0);
        const auto fit = static_cast<std::size_t>(
            std::max(1.0, (area.height() + m_theme->px(kUnder)) / m_theme->px(good + kUnder)));
        if (!column.isNarrow)
            wide += column.parts = static_cast<int>((nodes.size() + fit - 1) / fit);
        columns.push_back(std::move(column));
    }
    const auto width = [&] {
        const double gaps = wide - static_cast<double>(std::ranges::count(columns, false, &Column::isNarrow));
        return (area.width() - taken - gaps * m_between) / std::max(wide, 1);
    };
    // Too narrow to be read: lower ones, in fewer columns, as long as all have room.
    const auto fit = std::max(
        1, static_cast<int>((area.height() + m_theme->px(kUnder)) / m_theme->px(kLeastHeight + kUnder)));
    const auto canBeFewer = [&](const Column& column) {
        return column.parts > 1 && static_cast<int>(column.nodes.size()) <= (column.parts - 1) * fit;
    };
    while (width() < m_theme->px(kLeastWidth)) {
        auto most = columns.end();
        for (auto column = columns.begin(); column != columns.end(); ++column)
            if (canBeFewer(*column) && (most == columns.end() || column->parts > most->parts))
                most = column;
        if (most == columns.end())
            break;
        --most->parts;
        --wide;
    }
    // Whose column is narrower than that are not all shown.
    while (width() < m_theme->px(kNarrowest)) {
        const auto most = std::ranges::max_element(columns, {}, &Column::parts);
        if (most == columns.end() || most->parts == 1)
            break;
        --most->parts;
        --wide;
    }
    const double each = std::clamp(width(), m_theme->px(90), m_theme->px(kMostWidth));
    for (Column& column : columns)
        column.width =
            column.isNarrow ? m_theme->px(kQueueWidth) : column.parts * each + (column.parts - 1) * m_between;
    return columns;
}

void ProcessLayout::placeColumn(const Column& column, const QRectF& area) {
    const double under = m_theme->px(kUnder);
    const double least = column.isNarrow ? m_theme->px(110) : m_theme->px(kLeastHeight);
    const int fit = std::max(1, static_cast<int>((area.height() + under) / (least + under)));
    const int count = static_cast<int>(column.nodes.size());
    const int rows = std::min((count + column.parts - 1) / column.parts, fit);
    const double between = m_between;
    const double width = (area.width() - (column.parts - 1) * between) / column.parts;
    const double height = (area.height() - (rows - 1) * under) / rows;
    const int shown = count > rows * column.parts ? rows * column.parts - 1 : count;
    for (int i = 0; i < std::min(count, shown + 1); ++i) {
        const QRectF cell(area.left() + (width + between) * (i % column.parts),
                          area.top() + (height + under) * (i / column.parts), width, height);
        if (i < shown)
            placeNode(column.nodes[static_cast<std::size_t>(i)], cell);
        else
            m_more.push_back({cell, count - shown});
    }
}

void ProcessLayout::placeNode(const ProcessMap::Node& node, const QRectF& area) {
    if (node.isQueue) {
        QRectF narrow = area;
        narrow.setWidth(std::min(area.width(), m_theme->px(kQueueWidth)));
        narrow.moveCenter(area.center());
        m_queues[node.index].area = narrow;
    } else {
        m_boxes[node.index].area = area;
    }
}

std::vector<ProcessLayout::Row> ProcessLayout::rowsOf(const ProcessMap::Box& box, const World& world,
                                                      bool compact) {
    std::vector<Row> rows;
    const auto add = [&](Row::Kind kind, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            rows.push_back({kind, i, {}});
    };
    const bool alive = box.process && box.process->pid != 0 && !box.process->ended;
    add(Row::Kind::State, alive && !compact);
    add(Row::Kind::End, box.process && box.process->ended);
    add(Row::Kind::Lost, box.process && box.process->lost > 0);
    add(Row::Kind::Task, box.tasks.size());
    for (std::size_t i = 0; i < box.held.size(); ++i) {
        rows.push_back({Row::Kind::Held, i, {}});
        if (sizeAnswer(world.queues()[box.held[i]]).actor != kNoActor)
            rows.push_back({Row::Kind::Answer, i, {}});
    }
    // A number is what its lesson is about.
    add(Row::Kind::Counter, box.counters.size());
    if (compact)
        add(Row::Kind::Threads, !box.threads.empty());
    else
        add(Row::Kind::Thread, box.threads.size());
    // What is in no buffer of a dead process any more needs no line.
    for (std::size_t i = 0; i < box.buffers.size(); ++i)
        if (!(box.process && box.process->ended && box.buffers[i].items.empty()))
            rows.push_back({Row::Kind::Buffer, i, {}});
    return rows;
}

void ProcessLayout::fillBox(const ProcessMap& map, const World& world, std::size_t box) {
    BoxPlace& place = m_boxes[box];
    if (box == ProcessMap::kEngine || place.area.isNull())
        return;
    const ProcessMap::Box& content = map.boxes[box];
    const double room = place.area.height() - m_theme->px(kHeader + kPad / 4);
    std::vector<Row> rows = rowsOf(content, world, content.process && content.process->ended);
    // What the header can say as well gives way first, then the threads' own lines, then each row's own line.
    if (placeRows(rows, place.area, false) > room && !rows.empty() && rows.front().kind == Row::Kind::State)
        rows.erase(rows.begin());
    if (placeRows(rows, place.area, false) > room)
        rows = rowsOf(content, world, true);
    const bool inPairs = placeRows(rows, place.area, false) > room;
    if (inPairs && rows.front().kind == Row::Kind::End)
        std::erase_if(rows, [](const Row& row) { return row.kind == Row::Kind::Lost; }); // End says it too
    // Where all went well, that gives way to what it came to.
    if (placeRows(rows, place.area, inPairs) > room && !(content.counters.empty() && content.held.empty()) &&
        rows.front().kind == Row::Kind::End && content.process->exit == ExitKind::Returned)
        rows.erase(rows.begin());
    while (rows.size() > 1 && placeRows(rows, place.area, inPairs) > room) {
        rows.pop_back();
        ++place.hiddenRows;
    }
    static_cast<void>(placeRows(rows, place.area, inPairs));
    for (const Row& row : rows)
        if (row.kind == Row::Kind::Held) {
            QueuePlace& queue = m_queues[content.held[row.index]];
            queue.area = row.area;
            queue.held = true;
        }
    place.rows = std::move(rows);
}

/// Returns the height that they take.
double ProcessLayout::placeRows(std::vector<Row>& rows, const QRectF& box, bool inPairs) const {
    // One line has room in the lowest box.
    const double line =
        inPairs ? std::min(m_theme->px(kLine), box.height() - m_theme->px(kHeader + 2)) : m_theme->px(kLine);
    const double left = box.left() + m_theme->px(10);
    const double width = box.width() - m_theme->px(20);
    const double top = box.top() + m_theme->px(kHeader);
    double y = top;
    bool isRight = false; // the left of this line is taken
    for (Row& row : rows) {
        const bool whole = !inPairs || row.kind == Row::Kind::End || row.kind == Row::Kind::Held ||
                           row.kind == Row::Kind::Answer || row.kind == Row::Kind::Counter;
        if (isRight && whole)
            y += line;
        isRight = isRight && !whole;
        const double height =
            row.kind == Row::Kind::Held ? std::min(2 * line, box.bottom() - m_theme->px(4) - y) : line;
        if (whole)
            row.area = QRectF(left, y, width, height);
        else if (isRight)
            row.area = QRectF(left + width * kLeftShare + m_theme->px(6), y,
                              width * (1 - kLeftShare) - m_theme->px(6), height);
        else
            row.area = QRectF(left, y, width * kLeftShare, height);
        if (whole || isRight)
            y += height;
        isRight = !whole && !isRight;
    }
    return y - top + (isRight ? line : 0);
}

void ProcessLayout::fillQueue(const QueueInfo& queue, QueuePlace& place) const {
    const auto items = static_cast<int>(std::min<std::size_t>(queue.items.size(), 1000));
    int count = queue.capacity ? static_cast<int>(std::min<std::uint32_t>(queue.capacity, 1000)) : 3;
    count = std::max(count, items);
    if (place.held) {
        const double side = place.area.height() / 2 - m_theme->px(4);
        const double pitch = side + m_theme->px(4);
        const int fit = std::max(1, static_cast<int>((place.area.width() - m_theme->px(44)) / pitch));
        const int shown = std::min({count, fit, kMostHeldSlots});
        for (int i = 0; i < shown; ++i)
            place.slots.push_back({place.area.left() + pitch * i, place.area.center().y(), side, side});
        place.hidden = std::max(0, items - shown);
        return;
    }
    const bool isLow = place.area.height() < m_theme->px(190);
    const double above = m_theme->px(28);
    const double below = m_theme->px((isLow ? 22 : 46) + (queue.lost > 0 ? 22 : 0));
    const double room = place.area.height() - above - below;
    const int fit = std::max(1, static_cast<int>(room / m_theme->px(kLeastSlot)));
    const int shown = std::min(count, fit);
    const double pitch = std::min(m_theme->px(kSlot), room / shown);
    const double side = pitch - m_theme->px(4);
    const double top = place.area.top() + above + (room - pitch * shown) / 2;
    for (int i = 0; i < shown; ++i)
        place.slots.push_back({place.area.center().x() - side / 2, top + pitch * i, side, side});
    place.hidden = std::max(0, items - shown);
}

bool ProcessLayout::hasRow(std::size_t box, Row::Kind kind) const {
    return std::ranges::find(m_boxes[box].rows, kind, &Row::kind) != m_boxes[box].rows.end();
}

QRectF ProcessLayout::button(std::size_t box) const {
    const QRectF& area = m_boxes[box].area;
    if (area.isNull())
        return {};
    const QSizeF size(m_theme->px(48), m_theme->px(28));
    return {area.right() - size.width() - m_theme->px(6), area.top() + m_theme->px(5), size.width(),
            size.height()};
}

double ProcessLayout::itemSide(const QRectF& row) const {
    return std::min(row.height(), m_theme->px(kLine)) - m_theme->px(3);
}

double ProcessLayout::captionWidth(const QRectF& row) const {
    return m_theme->px(hasShortCaption(row) ? 34 : 92);
}

bool ProcessLayout::hasShortCaption(const QRectF& row) const {
    return row.width() < m_theme->px(150);
}

QPointF ProcessLayout::buffered(const ProcessMap& map, std::size_t box, std::size_t queue,
                                std::size_t index) const {
    for (const Row& row : m_boxes[box].rows) {
        if (row.kind != Row::Kind::Buffer || map.boxes[box].buffers[row.index].queue != queue)
            continue;
        const double side = itemSide(row.area);
        const double x = row.area.left() + captionWidth(row.area) + side / 2 +
                         static_cast<double>(index) * (side + m_theme->px(3));
        return {std::min(x, row.area.right() - side / 2), row.area.center().y()};
    }
    return inside(box);
}

std::size_t ProcessLayout::roomInBuffer(const ProcessMap& map, std::size_t box, std::size_t queue) const {
    for (const Row& row : m_boxes[box].rows) {
        if (row.kind != Row::Kind::Buffer || map.boxes[box].buffers[row.index].queue != queue)
            continue;
        const double gap = m_theme->px(3);
        const double fit = (row.area.width() - captionWidth(row.area) + gap) / (itemSide(row.area) + gap);
        const auto room = static_cast<std::size_t>(std::max(fit, 1.0));
        return map.boxes[box].buffers[row.index].items.size() > room ? room - 1 : room;
    }
    return 0;
}

QPointF ProcessLayout::inside(std::size_t box) const {
    const QRectF& area = m_boxes[box].area;
    return {area.left() + m_theme->px(24), area.top() + m_theme->px(kHeader + kLine / 2)};
}

QPointF ProcessLayout::slot(std::size_t queue, std::size_t index) const {
    const QueuePlace& place = m_queues[queue];
    if (place.slots.empty())
        return place.area.center();
    return place.slots[std::min(index, place.slots.size() - 1)].center();
}

} // namespace interleave
