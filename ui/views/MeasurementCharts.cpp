// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/MeasurementCharts.h"

#include "ui/views/ChartLook.h"
#include "ui/views/Theme.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QLegend>
#include <QLegendMarker>
#include <QScatterSeries>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr int kRedrawMs = 400;
constexpr double kBarWidth = 0.7; ///< of both bars, in the distance of two rows
constexpr double kHeadroom = 0.2; ///< decades above the highest line, for a mark that is at it
constexpr MeasuredSide kSides[] = {MeasuredSide::Thread, MeasuredSide::Process};

/// The unit in which the axis has its powers of ten.
double oneOf(Unit unit) {
    return unit == Unit::Bytes ? 1024 : 1;
}

/// In decades of the unit; no amount is below one of the smallest.
double decadesOf(std::int64_t value, Unit unit) {
    return std::log10(std::max(static_cast<double>(value) / oneOf(unit), 1.0));
}

} // namespace

MeasurementCharts::MeasurementCharts(const Playback& playback, QWidget* parent)
    : QWidget(parent), m_playback(playback), m_charts{{{Unit::Nanoseconds}, {Unit::Bytes}}} {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (Chart& chart : m_charts) {
        chart.view = makeChartView(this);
        column->addWidget(chart.view, chart.unit == Unit::Nanoseconds ? 58 : 42);
    }
    m_redrawTimer.setSingleShot(true);
    connect(&m_redrawTimer, &QTimer::timeout, this, qOverload<>(&MeasurementCharts::redraw));
    connect(&playback, &Playback::worldChanged, this, &MeasurementCharts::scheduleRedraw);
    connect(&Theme::instance(), &Theme::changed, this, &MeasurementCharts::rebuildAll);
}

void MeasurementCharts::setLesson(const ScenarioInfo& lesson) {
    m_lesson = &lesson;
    rebuildAll();
}

QString MeasurementCharts::title(Unit unit) {
    return unit == Unit::Bytes ? tr("Memory") : tr("Time");
}

void MeasurementCharts::scheduleRedraw() {
    if (isVisible())
        m_playback.drawWithin(m_redrawTimer, kRedrawMs);
}

void MeasurementCharts::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    redraw();
}

void MeasurementCharts::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        rebuildAll();
    QWidget::changeEvent(event);
}

void MeasurementCharts::rebuildAll() {
    for (Chart& chart : m_charts)
        chart.axis = nullptr;
    if (isVisible())
        redraw();
}

void MeasurementCharts::redraw() {
    const auto world = m_playback.world();
    const auto rows = measurementRows(m_playback, *world, m_lesson);
    for (Chart& chart : m_charts)
        redraw(chart, rows);
}

void MeasurementCharts::redraw(Chart& chart, const std::vector<MeasurementRow>& rows) {
    QStringList labels;
    std::vector<const MeasurementInfo*> infos;
    double lowest = 1e9;
    double highest = 0;
    for (const MeasurementRow& row : rows) {
        if (!row.info || row.info->unit != chart.unit)
            continue;
        labels << row.label;
        infos.push_back(row.info);
        for (const MeasuredSide side : kSides)
            if (const Samples& samples = row.info->of(side); samples.count > 0) {
                lowest = std::min(lowest, decadesOf(samples.median(), chart.unit));
                highest = std::max(highest, decadesOf(samples.p99(), chart.unit));
            }
    }
    const bool any = lowest <= highest;
    // A decade below the least, so that its bar can be seen; and never fewer than were shown: it does not
    // jump.
    const bool same = chart.axis && chart.rows == labels;
    int from = any ? std::max(static_cast<int>(std::ceil(lowest)) - 1, 0) : 3;
    int to = any ? std::max(static_cast<int>(std::floor(highest)) + 1, from + 1) : 4;
    if (same && any && chart.measured && m_playback.live()) {
        from = std::min(from, chart.lowest);
        to = std::max(to, chart.highest);
    }
    if (!same || from != chart.lowest || to != chart.highest || any != chart.measured) {
        chart.measured = any;
        build(chart, labels, from, to);
    }
    for (std::size_t side = 0; side < std::size(kSides); ++side) {
        const double offset = kBarWidth / 4 * (side == 0 ? -1 : 1);
        QList<QPointF> marks;
        for (std::size_t row = 0; row < infos.size(); ++row) {
            const Samples& samples = infos[row]->of(kSides[side]);
            const bool measured = samples.count > 0;
            chart.bars[side]->replace(static_cast<int>(row),
                                      measured ? decadesOf(samples.median(), chart.unit) - chart.lowest : 0);
            if (measured)
                marks << QPointF(static_cast<double>(row) + offset,
                                 decadesOf(samples.p99(), chart.unit) - chart.lowest);
        }
        chart.marks[side]->replace(marks);
    }
}

void MeasurementCharts::build(Chart& chart, const QStringList& rows, int lowest, int highest) const {
    const Theme& theme = Theme::instance();
    QChart& shown = *chart.view->chart();
    emptyChart(shown);
    chart.rows = rows;
    chart.lowest = lowest;
    chart.highest = highest;
    const QColor colors[] = {theme.color(Theme::Role::Accent), theme.color(Theme::Role::Text)};
    const QBrush fills[] = {colors[0], theme.hatch(colors[1], theme.color(Theme::Role::Panel))};
    const QString names[] = {tr("thread"), tr("process")};
    auto* bars = new QBarSeries;
    bars->setBarWidth(kBarWidth);
    for (std::size_t side = 0; side < std::size(kSides); ++side) {
        auto* set = new QBarSet(names[side]);
        set->setBrush(fills[side]);
        set->setPen(QPen(colors[side]));
        for (qsizetype row = 0; row < rows.size(); ++row)
            set->append(0);
        bars->append(set);
        chart.bars[side] = set;
    }
    shown.addSeries(bars);
    for (std::size_t side = 0; side < std::size(kSides); ++side) {
        auto* marks = new QScatterSeries;
        marks->setName(tr("p99"));
        marks->setMarkerShape(QScatterSeries::MarkerShapeTriangle);
        marks->setMarkerSize(theme.px(15));
        marks->setColor(colors[side]);
        marks->setBorderColor(theme.color(Theme::Role::Panel));
        shown.addSeries(marks);
        chart.marks[side] = marks;
    }
    auto* categories = new QBarCategoryAxis;
    categories->append(rows.isEmpty() ? QStringList{QStringLiteral(" ")} : rows);
    chart.axis = new QCategoryAxis;
    chart.axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    chart.axis->setRange(0, highest - lowest + kHeadroom);
    for (int decade = lowest; decade <= highest; ++decade)
        chart.axis->append(shownTick(std::llround(oneOf(chart.unit) * std::pow(10.0, decade)), chart.unit),
                           decade - lowest);
    chart.axis->setLabelsVisible(chart.measured);
    shown.addAxis(categories, Qt::AlignBottom);
    shown.addAxis(chart.axis, Qt::AlignLeft);
    for (QAbstractSeries* series : shown.series()) {
        series->attachAxis(categories);
        series->attachAxis(chart.axis);
    }
    shown.setTitle(title(chart.unit));
    chart.view->setAccessibleName(title(chart.unit));
    shown.legend()->setVisible(chart.unit == Unit::Nanoseconds);
    shown.legend()->setAlignment(Qt::AlignTop);
    shown.legend()->markers(chart.marks[0]).front()->setVisible(false);
    shown.legend()->markers(chart.marks[1]).front()->setShape(QLegend::MarkerShapeTriangle);
    dressChart(shown);
    categories->setLabelsColor(theme.color(Theme::Role::Text));
    categories->setLabelsFont(theme.font(14)); // a little smaller, or a word is cut off
    categories->setGridLineVisible(false);
}

} // namespace interleave
