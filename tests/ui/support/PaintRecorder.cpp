// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/PaintRecorder.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace interleave {

double luminance(const QColor& color) {
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

namespace {

constexpr double kWorseShare = 0.2;

QColor over(const QColor& ground, const QColor& color, double opacity) {
    const double alpha = color.alphaF() * opacity;
    const auto mix = [&](double below, double above) {
        return static_cast<float>(std::clamp(below + (above - below) * alpha, 0.0, 1.0));
    };
    return QColor::fromRgbF(mix(ground.redF(), color.redF()), mix(ground.greenF(), color.greenF()),
                            mix(ground.blueF(), color.blueF()));
}

} // namespace

/// Paints into the picture by a painter of its own, which has the state of the one who paints.
class PaintRecorder::Engine : public QPaintEngine {
public:
    explicit Engine(QImage& picture) : QPaintEngine(AllFeatures), m_picture(picture) {}

    bool begin(QPaintDevice*) override { return m_painter.begin(&m_picture); }
    bool end() override { return m_painter.end(); }
    [[nodiscard]] Type type() const override { return User; }

    void updateState(const QPaintEngineState& now) override {
        const DirtyFlags dirty = now.state();
        if (dirty & DirtyPen)
            m_painter.setPen(now.pen());
        if (dirty & DirtyBrush)
            m_painter.setBrush(now.brush());
        if (dirty & DirtyBrushOrigin)
            m_painter.setBrushOrigin(now.brushOrigin());
        if (dirty & DirtyFont)
            m_painter.setFont(now.font());
        if (dirty & DirtyBackground)
            m_painter.setBackground(now.backgroundBrush());
        if (dirty & DirtyBackgroundMode)
            m_painter.setBackgroundMode(now.backgroundMode());
        if (dirty & DirtyHints)
            m_painter.setRenderHints(now.renderHints());
        if (dirty & DirtyCompositionMode)
            m_painter.setCompositionMode(now.compositionMode());
        if (dirty & DirtyOpacity)
            m_painter.setOpacity(now.opacity());
        clip();
    }

    void drawPath(const QPainterPath& path) override {
        clip();
        m_painter.drawPath(path);
    }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override {
        clip();
        if (mode == PolylineMode)
            m_painter.drawPolyline(points, count);
        else
            m_painter.drawPolygon(points, count, mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
    }
    void drawPixmap(const QRectF& area, const QPixmap& pixmap, const QRectF& source) override {
        clip();
        m_painter.drawPixmap(area, pixmap, source);
    }
    void drawTiledPixmap(const QRectF& area, const QPixmap& pixmap, const QPointF& offset) override {
        clip();
        m_painter.drawTiledPixmap(area, pixmap, offset);
    }
    void drawImage(const QRectF& area, const QImage& image, const QRectF& source,
                   Qt::ImageConversionFlags flags) override {
        clip();
        m_painter.drawImage(area, image, source, flags);
    }
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        clip();
        note(at, item);
        m_painter.setPen(state->pen());
        m_painter.drawTextItem(at, item);
    }

    std::vector<PaintedText> texts;

private:
    /// A widget's own borders are the engine's matter, and come without a change of state.
    void clip() {
        m_painter.setTransform({});
        m_painter.setClipping(false);
        m_clip = QRegion(m_picture.rect());
        if (const QRegion system = systemClip(); !system.isEmpty())
            m_clip &= system;
        m_painter.setClipRegion(m_clip);
        m_painter.setTransform(state->transform()); // from where the widget thinks it paints
        if (painter()->hasClipping())
            m_painter.setClipPath(painter()->clipPath(), Qt::IntersectClip);
    }

    void note(const QPointF& at, const QTextItem& item) {
        if (item.text().trimmed().isEmpty())
            return;
        const QTransform transform = state->transform();
        PaintedText text;
        text.text = item.text();
        text.pixels = QFontInfo(item.font()).pixelSize() * std::sqrt(std::abs(transform.determinant()));
        text.area =
            transform.mapRect(QFontMetricsF(item.font()).tightBoundingRect(item.text()).translated(at));
        QRegion visible = m_clip & text.area.toAlignedRect();
        if (painter()->hasClipping())
            visible &= transform.mapRect(painter()->clipBoundingRect()).toAlignedRect();
        text.seen = text.area & QRectF(visible.boundingRect());
        if (text.seen.isEmpty())
            return;
        const QColor pen = state->pen().color();
        std::vector<std::pair<double, QRgb>> behind;
        const QRect area = text.seen.toAlignedRect() & m_picture.rect();
        for (int y = area.top(); y <= area.bottom(); ++y)
            for (int x = area.left(); x <= area.right(); ++x) {
                const QColor ground = m_picture.pixelColor(x, y);
                behind.emplace_back(contrast(over(ground, pen, state->opacity()), ground), ground.rgb());
            }
        if (behind.empty())
            return;
        const auto worst =
            behind.begin() + static_cast<std::ptrdiff_t>(kWorseShare * static_cast<double>(behind.size()));
        std::ranges::nth_element(behind, worst);
        text.contrast = worst->first;
        text.ground = QColor(worst->second);
        text.color = over(text.ground, pen, state->opacity());
        texts.push_back(std::move(text));
    }

    QImage& m_picture;
    QPainter m_painter;
    QRegion m_clip;
};

PaintRecorder::PaintRecorder(QWidget& widget)
    : m_picture(widget.size(), QImage::Format_RGB32), m_engine(std::make_unique<Engine>(m_picture)) {
    m_picture.fill(Qt::black);
    widget.render(this);
}

PaintRecorder::~PaintRecorder() = default;

const std::vector<PaintedText>& PaintRecorder::texts() const {
    return m_engine->texts;
}

QPaintEngine* PaintRecorder::paintEngine() const {
    return m_engine.get();
}

int PaintRecorder::metric(PaintDeviceMetric metric) const {
    switch (metric) {
    case PdmWidth: return m_picture.width();
    case PdmHeight: return m_picture.height();
    case PdmWidthMM: return m_picture.widthMM();
    case PdmHeightMM: return m_picture.heightMM();
    case PdmNumColors: return m_picture.colorCount();
    case PdmDepth: return m_picture.depth();
    case PdmDpiX:
    case PdmPhysicalDpiX: return m_picture.logicalDpiX();
    case PdmDpiY:
    case PdmPhysicalDpiY: return m_picture.logicalDpiY();
    case PdmDevicePixelRatio: return 1;
    case PdmDevicePixelRatioScaled: return static_cast<int>(QPaintDevice::devicePixelRatioFScale());
    default: return QPaintDevice::metric(metric);
    }
}

std::string described(const PaintedText& text, const QWidget& widget) {
    QString where;
    for (const QWidget* at = widget.childAt(text.seen.center().toPoint()); at && at != &widget;
         at = at->parentWidget())
        where = QString::fromLatin1(at->metaObject()->className()).remove(QStringLiteral("interleave::")) +
                (where.isEmpty() ? QString() : QStringLiteral(" > ") + where);
    return QStringLiteral("“%1”, %2 px, %3 on %4 (%5 : 1), at %6,%7 %8x%9 of %10x%11, in %12")
        .arg(text.text)
        .arg(text.pixels)
        .arg(text.color.name(), text.ground.name())
        .arg(text.contrast, 0, 'f', 2)
        .arg(qRound(text.area.x()))
        .arg(qRound(text.area.y()))
        .arg(qRound(text.seen.width()))
        .arg(qRound(text.seen.height()))
        .arg(qRound(text.area.width()))
        .arg(qRound(text.area.height()))
        .arg(where)
        .toStdString();
}

} // namespace interleave
