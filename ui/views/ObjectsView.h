// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All queues and locks of a run, a row each: how full, who owns, who waits. GUI thread.
#pragma once

#include "ui/views/View.h"

namespace interleave {

class ObjectsView : public View {
    Q_OBJECT

public:
    ObjectsView(const Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QString spokenState() const override;

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Queues and locks"); }
    /// Repaints only where what is shown has changed.
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// What a row depends on.
    struct Row {
        TextId name = 0;
        std::size_t items = 0;
        std::uint64_t room = 0;
        std::vector<ActorId> first, second; ///< putters and getters; the owner and the waiters
        bool operator==(const Row&) const = default;
    };
    [[nodiscard]] std::vector<Row> rows() const;
    void drawQueue(QPainter& painter, const QRectF& row, const QueueInfo& queue) const;
    void drawLock(QPainter& painter, const QRectF& row, const LockInfo& lock) const;
    void drawName(QPainter& painter, const QRectF& row, const QString& name) const;
    double drawActors(QPainter& painter, const QRectF& row, double x, const QString& caption,
                      const std::vector<ActorId>& actors) const;

    std::vector<Row> m_painted;
};

} // namespace interleave
