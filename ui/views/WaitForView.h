// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The wait-for graph: threads and locks in a ring, an arrow from each lock to who has it, and from who waits
// to the lock. A circle of arrows stands out, and beside the graph it is put into words. GUI thread.
#pragma once

#include "core/trace/WaitCycles.h"

#include "ui/views/View.h"

#include <vector>

namespace interleave {

class WaitForView : public View {
    Q_OBJECT

public:
    WaitForView(const Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What the card says beside its title.
    [[nodiscard]] QString caption() const;

    /// A thread or a lock.
    struct Node {
        bool isLock = false;
        std::uint16_t id = 0; ///< the actor's, or the index of the lock
        QRectF box;
    };
    /// In the order of the ring; no two overlap where there is room.
    [[nodiscard]] std::vector<Node> nodes() const;

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Wait-for graph"); }
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    using Nodes = std::vector<Node>;
    struct Arrow {
        const Node* from;
        const Node* to;
        bool waits;   ///< else: is held by
        bool inCycle; ///< of a circle
    };

    [[nodiscard]] QRectF graphArea() const;
    void placeAround(Nodes& ring) const;
    [[nodiscard]] std::vector<Arrow> arrows(const Nodes& nodes) const;
    [[nodiscard]] bool isInCycle(const Node& node) const;
    [[nodiscard]] bool isLit(const Node& node) const;
    void drawArrow(QPainter& painter, const Arrow& arrow) const;
    void drawLock(QPainter& painter, const Node& node) const;
    void drawActor(QPainter& painter, const Node& node) const;
    void drawState(QPainter& painter, const Node& node) const;
    [[nodiscard]] QString actorWords(ActorId id, bool roomy) const;
    void drawSeats(QPainter& painter) const;
    void drawLegend(QPainter& painter) const;
    void drawWords(QPainter& painter) const;
    double drawVerdict(QPainter& painter, const QRectF& area, const QString& words, bool alarming) const;
    [[nodiscard]] QStringList words() const;
    [[nodiscard]] QString verdict() const;
    void retextSpoken();

    std::vector<WaitCycle> m_cycles; ///< of the world that is shown
};

} // namespace interleave
