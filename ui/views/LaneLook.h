// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The colours and sizes that lanes are drawn with: a copy of what the theme says of them, because the theme
// is the GUI thread's and lanes are drawn on another. Plain data; made on the GUI thread, read on any.
#pragma once

#include "ui/views/Theme.h"

#include <QImage>

#include <array>
#include <vector>

namespace interleave {

struct LaneLook {
    explicit LaneLook(const Theme& theme);

    [[nodiscard]] QRgb lane(ActorState state) const { return lanes[static_cast<std::size_t>(state)]; }
    [[nodiscard]] QRgb edge(ActorState state) const { return edges[static_cast<std::size_t>(state)]; }
    [[nodiscard]] QRgb actor(ActorId id) const { return actors[id % actors.size()]; }

    /// Of a lane of numbers: up to the least of a column, and from there to the most.
    struct Numbers {
        QRgb soft;
        QRgb strong;
    };
    QRgb ground;
    QRgb grid;
    QRgb several; ///< a CPU that more than one had within a column
    Numbers depth;
    Numbers lost;
    std::array<QRgb, kStates> lanes;
    std::array<QRgb, kStates> edges;
    std::vector<QRgb> actors; ///< they repeat
    QImage blocked;           ///< a tile of its hatching, as the next; Format_RGB32
    QImage gap;
    int line; ///< pixels
    int dash; ///< pixels
};

} // namespace interleave
