// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws lanes into a picture, pixel by pixel: a rectangle a column through QPainter would cost far more. What
// a column stands for is exact, at any zoom: each state's share of it, the least and most of a number in it.
// One for each picture. Any thread.
#pragma once

#include "core/trace/Trace.h"

#include "ui/models/TimelineCoordinates.h"
#include "ui/views/LaneLook.h"

#include <QImage>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace interleave {

class LanePainter {
public:
    /// Pixel x of `picture` (Format_RGB32) shows `view` at x; nothing is known from `until` on.
    LanePainter(QImage& picture, const LaneLook& look, const TimelineCoordinates& view, std::int64_t until);

    /// A band of the picture's rows, whole pixels.
    struct Band {
        int top = 0;
        int height = 0;
    };
    /// Running from below, Runnable above it, Blocked on top; New a dashed line, Dead a thin one. A state
    /// that has any time in a column has a pixel of it.
    void states(const StateLane& lane, Band band);
    /// Who has the CPU, in its colour; where several had it within a column, how much of it they had
    /// together.
    void cpu(const CpuLane& lane, Band band, ActorId only = kNoActor);
    /// What is there turns pale: the spotlight is on another lane.
    void dim(Band band);
    /// Filled up to the least of each column, strong from there to the most; `top` is the band's height.
    template <class Column>
    void numbers(const std::vector<Column>& columns, double top, const LaneLook::Numbers& look, Band band) {
        for (int x = 0; x < std::min(static_cast<int>(columns.size()), m_picture.width()); ++x)
            if (const Column& column = columns[static_cast<std::size_t>(x)]; column.known)
                number(x, static_cast<double>(column.least) / top, static_cast<double>(column.most) / top,
                       look, band);
    }
    /// A stretch of which events are missing.
    void gap(std::int64_t from, std::int64_t to, Band band);

private:
    /// Pixels from below: of Running, Runnable and Blocked; all 0 where there is a line or nothing.
    struct Stack {
        std::uint16_t running = 0, runnable = 0, blocked = 0;
        enum class Line : std::uint8_t { None, New, Dead } line = Line::None;
        std::uint8_t unused = 0;
        bool operator==(const Stack& other) const {
            return std::bit_cast<std::uint64_t>(*this) == std::bit_cast<std::uint64_t>(other);
        }
    };
    static_assert(sizeof(Stack) == sizeof(std::uint64_t));
    [[nodiscard]] static Stack stackOf(const StateLane::Shares& shares, int height);
    /// Between the ground and `color`, as opacity has it.
    [[nodiscard]] QRgb dimmed(QRgb color) const;
    void fill(int x, int width, int top, int height, QRgb color);
    /// A hatching's rows, as wide as the picture, so that stretches of them can be copied.
    struct Hatch {
        int rows = 1;
        std::vector<QRgb> pixels;
    };
    [[nodiscard]] Hatch hatched(const QImage& tile) const;
    [[nodiscard]] const QRgb* hatchRow(const Hatch& hatch, int y) const {
        return hatch.pixels.data() + static_cast<std::ptrdiff_t>(y % hatch.rows) * m_width;
    }
    void fillHatch(int x, int width, int top, int height, const Hatch& hatch);
    void number(int x, double least, double most, const LaneLook::Numbers& look, Band band);
    [[nodiscard]] QRgb* row(int y) const { return reinterpret_cast<QRgb*>(m_bits + y * m_stride); }
    void drawStacks(int first, int last, Band band);
    void drawRun(int x, int width, const Stack& stack, Band band);

    QImage& m_picture;
    uchar* m_bits; ///< the picture's, which is nobody else's
    qsizetype m_stride;
    const LaneLook& m_look;
    TimelineCoordinates m_view;
    std::int64_t m_until;
    int m_width;
    Hatch m_blockedHatch;
    Hatch m_gapHatch; ///< made when the first gap is drawn
    std::vector<Stack> m_stacks;
    std::vector<std::int64_t> m_busy;
};

} // namespace interleave
