// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several queues one below the other, to be compared: what is inside with who is next out, who waits, and in
// which order items came out. Items move from slot to slot and out one by one. GUI thread.
#pragma once

#include "ui/views/Motion.h"
#include "ui/views/View.h"

namespace interleave {

class QueuesView : public View {
    Q_OBJECT

public:
    QueuesView(const Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QString spokenState() const override;

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Queues"); }
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// An item and where it belongs.
    struct Placed {
        quint64 key;
        QueueItem item;
        QRectF box;
        std::size_t row = 0; ///< whose queue it is of, or was
    };

    [[nodiscard]] std::size_t rows() const;
    [[nodiscard]] QRectF row(std::size_t index) const;
    [[nodiscard]] QSizeF boxSize() const;
    [[nodiscard]] QRectF slot(std::size_t row, int index) const;
    [[nodiscard]] QRectF exit(std::size_t row, int index) const;
    [[nodiscard]] std::vector<QueueItem> left(const QueueInfo& queue) const;
    [[nodiscard]] std::vector<Placed> placed() const;
    void placeItems(bool move);
    void drawHeads(QPainter& painter) const;
    void drawName(QPainter& painter, std::size_t index, const QueueInfo& queue) const;
    void drawSlots(QPainter& painter, std::size_t index, const QueueInfo& queue) const;
    void drawItem(QPainter& painter, const QRectF& box, const QueueItem& item) const;

    Motion m_motion;
    std::shared_ptr<const Trace> m_trace; ///< whose items these are
    std::int64_t m_time = 0;
};

} // namespace interleave
