// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The five states and the arrows between them: a token for each actor stands in its state and travels along
// the arrow whose cause it has. Where arrows are taken too often to follow, they show rates. GUI thread.
#pragma once

#include "ui/views/Motion.h"
#include "ui/views/View.h"

#include <QHash>
#include <QPixmap>

namespace interleave {

class StatesView : public View {
    Q_OBJECT

public:
    StatesView(const Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QString spokenState() const override;

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Five states"); }
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr double kLow = 250; ///< a view lower than that saves height

    struct Shape {
        ActorState from, to;
        QPolygonF points; ///< the arrow's line, from box to box
        QRectF label;
        Qt::Alignment align;
    };
    /// How tokens stand in a box.
    struct Grid {
        double radius = 0;
        double pitch = 0;
        double rowPitch = 0;
        int columns = 1;
        int rows = 1;
        int shown = 1; ///< tokens; the others are counted
    };
    struct Seen {
        std::uint32_t transitions = 0;
        ActorState state = ActorState::New;
    };

    void layOut();
    void placeTokens(bool move);
    [[nodiscard]] QPolygonF wayOf(const ActorInfo& actor, const Seen& seen) const;
    [[nodiscard]] QRectF box(ActorState state) const { return m_boxes[static_cast<std::size_t>(state)]; }
    [[nodiscard]] QRectF tokensArea(ActorState state) const;
    [[nodiscard]] Grid gridOf(ActorState state) const;
    [[nodiscard]] Grid gridOf(ActorState state, double radius) const;
    [[nodiscard]] QPointF tokenPlace(ActorState state, const Grid& grid, int index) const;
    void drawBox(QPainter& painter, ActorState state) const;
    [[nodiscard]] const QPixmap& boxesPicture();
    void drawBoxes(QPainter& painter);
    [[nodiscard]] bool isLit(ActorState state) const;
    [[nodiscard]] bool isLit(const Shape& shape) const;
    void drawHidden(QPainter& painter, ActorState state) const;
    void drawArrow(QPainter& painter, const Shape& shape) const;
    void drawTokens(QPainter& painter) const;
    [[nodiscard]] QString arrowWords(const Shape& shape) const;
    /// With how often, as far as `font` leaves room for it.
    [[nodiscard]] QString arrowText(const Shape& shape, const QFont& font) const;
    void measureRates();

    std::array<QRectF, kStates> m_boxes;
    std::vector<Shape> m_arrows;
    Motion m_motion;
    QHash<int, Seen> m_seen;
    std::array<int, kStates> m_counts{};
    std::array<Grid, kStates> m_grids;
    std::shared_ptr<const Trace> m_trace; ///< whose tokens these are
    QPixmap m_boxesPicture;               ///< the boxes, which change with size, theme and language only
    std::int64_t m_rateFrom = 0;          ///< the world's time at which rates were last measured
    std::array<std::array<std::uint64_t, kStates>, kStates> m_rateBase{};
    std::array<std::array<double, kStates>, kStates> m_rates{}; ///< a second
};

} // namespace interleave
