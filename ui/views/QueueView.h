// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One queue: its slots with the items in them, who waits to put and to get and for how long, and what it was
// asked and is in truth. Items move from their putter into their slot and on to their getter, one by one up
// to about thirty a second; above that the view shows fill and rates. GUI thread.
#pragma once

#include "ui/views/Motion.h"
#include "ui/views/View.h"

#include <deque>

namespace interleave {

class QueueView : public View {
    Q_OBJECT

public:
    QueueView(const Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What the card says beside the queue's name.
    [[nodiscard]] QString caption() const;
    [[nodiscard]] QString title() const;

    [[nodiscard]] QString spokenState() const override;

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Queue"); }
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Leaving {
        quint64 key;
        QueueItem item;
    };
    struct Slots {
        int count = 0;
        int columns = 1;
        double side = 0;
        double gap = 0;
        QPointF origin;
    };

    [[nodiscard]] const QueueInfo* queue() const;
    [[nodiscard]] QRectF slotsArea() const;
    [[nodiscard]] QRectF waitersArea(bool putters) const;
    [[nodiscard]] Slots layOutSlots(const QueueInfo& queue) const;
    [[nodiscard]] QRectF slotRect(const Slots& places, int index) const;
    [[nodiscard]] static quint64 keyOf(const QueueItem& item);
    void placeItems(bool move);
    void launchLeaving(const QueueInfo& queue, const Slots& places);
    void drawSlots(QPainter& painter, const QueueInfo& queue, const Slots& places) const;
    void drawItem(QPainter& painter, QPointF centre, double side, const QueueItem& item) const;
    void drawWaiters(QPainter& painter, bool putters, const std::vector<ActorId>& waiting) const;
    void drawSnapshots(QPainter& painter, const QueueInfo& queue) const;
    void drawFigures(QPainter& painter, const QueueInfo& queue) const;
    void drawEmpty(QPainter& painter) const;

    Motion m_motion;
    std::deque<Leaving> m_leaving;
    std::shared_ptr<const Trace> m_trace; ///< whose items these are
    std::uint64_t m_moveCount = 0;
    std::int64_t m_lastWorldTime = 0;
    double m_rate = 0; ///< moves a second, smoothed
    std::int64_t m_rateFrom = 0;
    std::uint64_t m_rateBase = 0;
    double m_putRate = 0;
    double m_getRate = 0;
    std::uint64_t m_putBase = 0;
    std::uint64_t m_getBase = 0;
};

} // namespace interleave
