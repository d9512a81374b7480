// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where everything of the process view stands: the engine's box on top, below it columns of boxes and queues
// from left to right, and in each box the lines that have room. Plain data, made for one map and one size.
// GUI thread.
#pragma once

#include "ui/models/ProcessMap.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace interleave {

class Theme;

class ProcessLayout {
public:
    /// A line inside a box.
    struct Row {
        enum class Kind {
            State,   ///< its pid, and that it is alive
            End,     ///< how the process ended
            Lost,    ///< what was lost with it
            Task,    ///< index: in Box::tasks
            Thread,  ///< index: in Box::threads
            Threads, ///< all of them, side by side
            Buffer,  ///< index: in Box::buffers
            Held,    ///< a queue in the box; index: in Box::held
            Answer,  ///< what somebody was told of how many items it has; index: likewise
            Counter, ///< index: in Box::counters
        };
        Kind kind = Kind::End;
        std::size_t index = 0;
        QRectF area;
    };
    struct BoxPlace {
        QRectF area; ///< null: there is no room for it
        std::vector<Row> rows;
        int hiddenRows = 0;
    };
    struct QueuePlace {
        QRectF area;
        std::vector<QRectF> slots; ///< the next one out first
        int hidden = 0;            ///< items beyond the slots that are drawn
        bool held = false;         ///< in a box, its slots from left to right; else from top to bottom
    };
    struct More {
        QRectF area;
        int count = 0;
    };
    /// A line across: a pool's figures, or those of a number that processes share.
    struct Strip {
        bool isPool = false;
        std::size_t index = 0; ///< in World::pools() or World::counters()
        QRectF area;
    };

    /// The last answer that anybody had to qsize().
    [[nodiscard]] static const SnapshotInfo& sizeAnswer(const QueueInfo& queue) {
        return queue.snapshots[static_cast<std::size_t>(SnapshotKind::Qsize)];
    }

    ProcessLayout() = default;
    ProcessLayout(const ProcessMap& map, const World& world, QSizeF size, const Theme& theme);

    [[nodiscard]] const std::vector<BoxPlace>& boxes() const { return m_boxes; }
    [[nodiscard]] const std::vector<QueuePlace>& queues() const { return m_queues; } ///< as World::queues()
    [[nodiscard]] const std::vector<More>& more() const { return m_more; }
    [[nodiscard]] const std::vector<Strip>& strips() const { return m_strips; }
    /// The gap between two columns.
    [[nodiscard]] double between() const { return m_between; }
    /// Under all boxes: arrows to those that others stand before go along here; 0: there is none.
    [[nodiscard]] double lane() const { return m_lane; }
    [[nodiscard]] bool hasRow(std::size_t box, Row::Kind kind) const;
    /// Where the button that kills it stands.
    [[nodiscard]] QRectF button(std::size_t box) const;

    /// Where the how-many-th item of that buffer stands; where there is no such line, at the box's header.
    [[nodiscard]] QPointF buffered(const ProcessMap& map, std::size_t box, std::size_t queue,
                                   std::size_t index) const;
    /// How many items that buffer's line has room for; the last place is for how many more there are.
    [[nodiscard]] std::size_t roomInBuffer(const ProcessMap& map, std::size_t box, std::size_t queue) const;
    /// Where an item goes that is got there.
    [[nodiscard]] QPointF inside(std::size_t box) const;
    [[nodiscard]] QPointF slot(std::size_t queue, std::size_t index) const;
    [[nodiscard]] double itemSide(const QRectF& row) const;
    /// Width of a buffer's caption, before its items.
    [[nodiscard]] double captionWidth(const QRectF& row) const;
    /// Whether the caption has room for the queue's name alone.
    [[nodiscard]] bool hasShortCaption(const QRectF& row) const;

private:
    struct Column {
        std::vector<ProcessMap::Node> nodes;
        bool isNarrow = false; ///< queues alone
        int parts = 1;         ///< side by side
        double width = 0;
    };

    void placeEngine(const ProcessMap& map, const World& world);
    void placeStrips(const ProcessMap& map, const World& world);
    [[nodiscard]] std::vector<Column> columnsOf(const ProcessMap& map, const QRectF& area) const;
    void placeColumn(const Column& column, const QRectF& area);
    [[nodiscard]] static bool needsLane(const ProcessMap& map, const std::vector<Column>& columns);
    void placeNode(const ProcessMap::Node& node, const QRectF& area);
    void fillBox(const ProcessMap& map, const World& world, std::size_t box);
    [[nodiscard]] static std::vector<Row> rowsOf(const ProcessMap::Box& box, const World& world,
                                                 bool compact);
    [[nodiscard]] double placeRows(std::vector<Row>& rows, const QRectF& box, bool inPairs) const;
    void fillQueue(const QueueInfo& queue, QueuePlace& place) const;

    const Theme* m_theme = nullptr;
    QSizeF m_size;
    double m_top = 0;     ///< where the columns begin
    double m_between = 0; ///< two columns
    double m_lane = 0;
    bool m_hasCalls = false; ///< to a manager
    std::vector<BoxPlace> m_boxes;
    std::vector<QueuePlace> m_queues;
    std::vector<More> m_more;
    std::vector<Strip> m_strips;
};

} // namespace interleave
