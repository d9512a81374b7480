// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A paint device that widgets are rendered into, which paints what they paint and notes every text that is
// really drawn: its size, where it is, how much of it is seen, and how it stands out from the pixels that are
// behind it. Styles, charts and rich text all come by here.
#pragma once

#include <QColor>
#include <QImage>
#include <QPaintDevice>
#include <QRectF>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

namespace interleave {

/// Relative luminance and contrast as WCAG 2.1 defines them.
[[nodiscard]] double luminance(const QColor& color);
[[nodiscard]] double contrast(const QColor& one, const QColor& other);

struct PaintedText {
    QString text;
    double pixels = 0;    ///< the font's size
    QColor color;         ///< as it comes out over its ground, opacity included
    QColor ground;        ///< where it stands out least
    double contrast = 21; ///< to the ground; a fifth of the pixels behind it may be worse
    QRectF area;          ///< its letters'
    QRectF seen;          ///< the part of that which is not clipped away
};

class PaintRecorder : public QPaintDevice {
public:
    /// Renders the widget with all that is in it.
    explicit PaintRecorder(QWidget& widget);
    ~PaintRecorder() override;

    /// Those of which something is seen, in the order in which they were drawn; spaces are left out.
    [[nodiscard]] const std::vector<PaintedText>& texts() const;
    [[nodiscard]] const QImage& picture() const { return m_picture; }
    [[nodiscard]] QPaintEngine* paintEngine() const override;

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    QImage m_picture;
    std::unique_ptr<Engine> m_engine;
};

/// For a failure's message: the text, its size, where it is and in which widget.
[[nodiscard]] std::string described(const PaintedText& text, const QWidget& widget);

} // namespace interleave
