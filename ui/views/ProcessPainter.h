// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws the process view's parts where the layout has them. For one painting. GUI thread.
#pragma once

#include "ui/models/Playback.h"
#include "ui/models/ProcessMap.h"
#include "ui/views/ProcessLayout.h"
#include "ui/views/Theme.h"

#include <QCoreApplication>

#include <vector>

class QPainter;

namespace interleave {

class ProcessPainter {
    Q_DECLARE_TR_FUNCTIONS(interleave::ProcessPainter)

public:
    ProcessPainter(QPainter& painter, const Playback& playback, const ProcessMap& map,
                   const ProcessLayout& layout);

    void drawTree();
    void drawLinks();
    void drawBoxes();
    void drawStrips();
    void drawQueues();
    void drawMore();
    /// The line that says how much is done a second, where it is too fast to be followed; -1: it is not.
    void drawRate(std::size_t queue, double movesPerSecond);
    void drawItem(QPointF centre, double side, const QueueItem& item);
    /// A call of a client to its manager, or the answer to it.
    void drawCall(QPointF centre, const ManagerCallInfo& call, bool toTheRight);

private:
    using Row = ProcessLayout::Row;

    void drawBox(std::size_t box);
    [[nodiscard]] bool isLit(std::size_t box) const;
    void drawToken(QPointF centre, double radius, ActorId id);
    void frame(const QRectF& area);
    void drawHeader(std::size_t box);
    void drawRow(std::size_t box, const Row& row);
    void drawThread(const QRectF& area, ActorId id, std::size_t box);
    void drawThreads(const QRectF& area, const std::vector<ActorId>& threads);
    void drawBuffer(const QRectF& area, std::size_t box, const ProcessMap::Buffer& buffer);
    void drawHeld(const QRectF& area, std::size_t queue);
    void drawAnswer(const QRectF& area, std::size_t queue);
    void drawQueue(std::size_t queue);
    void drawSlots(std::size_t queue);
    void drawFigures(std::size_t queue);
    void drawWaiters(const ProcessLayout::QueuePlace& place, const std::vector<ActorId>& waiting,
                     bool putters);
    void drawLink(const ProcessMap::Link& link);
    void drawArrow(const QPointF& from, const QPointF& to, bool isUpright);
    /// Below those that stand between, along the layout's lane.
    void drawWayAround(const QRectF& box, const QPointF& atQueue, bool puts);
    void drawHead(const QPointF& tip, const QPointF& along);
    [[nodiscard]] bool isBehindAnother(const ProcessMap::Link& link, double y) const;
    /// Draws as much as has room; returns where it ends.
    double say(const QRectF& area, double x, const QString& words, const QColor& color, double size,
               Theme::Weight weight = Theme::Weight::Normal);
    /// All of it, or nothing.
    void sayWhole(const QRectF& area, double x, const QString& words, Theme::Role role);
    double sayState(const QRectF& area, double x, ActorState state, bool withWord);
    [[nodiscard]] QString waitWords(const ActorInfo& actor) const;
    [[nodiscard]] QString threadName(ActorId id, std::size_t box) const;
    [[nodiscard]] static QString number(std::uint64_t n);
    [[nodiscard]] QColor color(Theme::Role role) const { return m_theme.color(role); }

    QPainter& m_painter;
    const Playback& m_playback;
    const World& m_world;
    const ProcessMap& m_map;
    const ProcessLayout& m_layout;
    const Theme& m_theme;
};

} // namespace interleave
