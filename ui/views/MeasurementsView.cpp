// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/MeasurementsView.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kHeader = 34;
constexpr double kValue = 34;
constexpr double kLabel = 22;
constexpr double kLeast = 11; ///< no text is made smaller than that to fit
constexpr double kTallest = 110;

bool isMeasured(const MeasurementRow& row) {
    return row.info && (row.info->thread.count > 0 || row.info->process.count > 0);
}

} // namespace

MeasurementsView::MeasurementsView(const Playback& playback, QWidget* parent) : View(playback, parent) {
    refresh();
}

void MeasurementsView::setLesson(const ScenarioInfo& lesson) {
    m_lesson = &lesson;
    refresh();
    update();
}

QSize MeasurementsView::minimumSizeHint() const {
    return {theme().ipx(560), theme().ipx(360)};
}

QString MeasurementsView::caption() const {
    const auto measured = std::ranges::count_if(m_rows, isMeasured);
    if (measured == 0)
        return tr("click Run: each row will be measured on this machine");
    return world().outcome() == Outcome::Running ? tr("measured now, row by row; figures are medians")
                                                 : tr("measured on this machine; figures are medians");
}

void MeasurementsView::onWorld() {
    refresh();
    update();
}

void MeasurementsView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    View::changeEvent(event);
}

void MeasurementsView::refresh() {
    m_shown = playback().world();
    m_rows = measurementRows(playback(), *m_shown, m_lesson);
    m_current = -1;
    if (m_shown->outcome() == Outcome::Running)
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            if (isMeasured(m_rows[row]))
                m_current = static_cast<int>(row);
    if (const QString state = spokenRows(); state != accessibleDescription())
        setAccessibleDescription(state);
}

QString MeasurementsView::spokenRows() const {
    QStringList rows;
    for (const MeasurementRow& row : m_rows)
        if (isMeasured(row))
            rows << tr("%1: thread %2, process %3").arg(row.label, row.thread.value, row.process.value);
    return rows.join(QStringLiteral("; "));
}

MeasurementsView::Columns MeasurementsView::columnsOf(const QRectF& row) const {
    const double gap = theme().px(20);
    const double label = row.width() * 0.33;
    const double verdict = row.width() * 0.14;
    const double side = (row.width() - label - verdict) / 2;
    const auto column = [&](double left, double width) {
        return QRectF(row.left() + left, row.top(), width - gap, row.height());
    };
    return {column(0, label), column(label, side), column(label + side, side),
            column(label + 2 * side, verdict + gap)};
}

void MeasurementsView::drawFitted(QPainter& painter, const QRectF& area, int flags, const QString& text,
                                  double units, Theme::Weight weight) const {
    double size = units;
    while (size > kLeast && QFontMetricsF(theme().font(size, weight)).horizontalAdvance(text) > area.width())
        size -= 1;
    painter.setFont(theme().font(size, weight));
    theme().drawText(painter, area, flags, text);
}

/// In projection the figures are what is read.
bool MeasurementsView::roomForNotes() const {
    return !theme().projection();
}

void MeasurementsView::drawHeader(QPainter& painter, const Columns& columns) const {
    painter.setPen(theme().color(Theme::Role::Accent));
    drawFitted(painter, columns.thread, Qt::AlignLeft | Qt::AlignVCenter, tr("thread"), Theme::kTitle,
               Theme::Weight::Bold);
    painter.setPen(theme().color(Theme::Role::Text));
    drawFitted(painter, columns.process, Qt::AlignLeft | Qt::AlignVCenter, tr("process"), Theme::kTitle,
               Theme::Weight::Bold);
    painter.setPen(theme().color(Theme::Role::Muted));
    drawFitted(painter, columns.verdict, Qt::AlignRight | Qt::AlignVCenter, tr("compared"), Theme::kText,
               Theme::Weight::Normal);
}

void MeasurementsView::drawCell(QPainter& painter, const QRectF& area, const MeasuredCell& cell,
                                const QColor& color) const {
    const double note =
        cell.note.isEmpty() || !roomForNotes() ? 0 : std::min(theme().px(22), area.height() * 0.34);
    const QRectF figure = area.adjusted(0, 0, 0, -note);
    if (cell.value.isEmpty()) {
        painter.setPen(theme().color(Theme::Role::Muted));
        drawFitted(painter, area, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("–"), kLabel,
                   Theme::Weight::Normal);
        return;
    }
    painter.setPen(color);
    drawFitted(painter, figure, Qt::AlignLeft | Qt::AlignVCenter, cell.value,
               std::min(kValue, figure.height() / theme().scale() * 0.8), Theme::Weight::Bold);
    if (note == 0)
        return;
    painter.setPen(theme().color(Theme::Role::Muted));
    drawFitted(painter, QRectF(area.left(), figure.bottom(), area.width(), note),
               Qt::AlignLeft | Qt::AlignTop, cell.note, Theme::kSmall, Theme::Weight::Normal);
}

void MeasurementsView::drawRow(QPainter& painter, const QRectF& area, const MeasurementRow& row,
                               bool current) const {
    painter.setPen(QPen(theme().color(Theme::Role::Border), 1));
    painter.drawLine(area.topLeft(), area.topRight());
    if (current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().color(Theme::Role::AccentSoft));
        painter.drawRoundedRect(area.adjusted(-theme().px(8), theme().px(3), theme().px(8), -theme().px(3)),
                                theme().px(8), theme().px(8));
    }
    const Columns columns = columnsOf(area.adjusted(0, theme().px(5), 0, -theme().px(5)));
    const double note = roomForNotes() ? std::min(theme().px(24), columns.label.height() * 0.4) : 0;
    const QRectF label = columns.label.adjusted(0, 0, 0, -note);
    painter.setPen(theme().color(Theme::Role::Text));
    drawFitted(painter, label, Qt::AlignLeft | Qt::AlignVCenter,
               current ? QStringLiteral("▶ ") + row.label : row.label,
               std::min(kLabel, label.height() / theme().scale() * 0.8), Theme::Weight::Bold);
    painter.setPen(theme().color(Theme::Role::Muted));
    if (note > 0)
        drawFitted(painter, QRectF(label.left(), label.bottom(), label.width(), note),
                   Qt::AlignLeft | Qt::AlignTop, row.note, Theme::kSmall, Theme::Weight::Normal);
    drawCell(painter, columns.thread, row.thread, theme().color(Theme::Role::Accent));
    drawCell(painter, columns.process, row.process, theme().color(Theme::Role::Text));
    painter.setPen(theme().color(Theme::Role::Text));
    drawFitted(painter, columns.verdict, Qt::AlignRight | Qt::AlignVCenter, row.verdict, kValue,
               Theme::Weight::Bold);
}

void MeasurementsView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = theme().px(8);
    const QRectF all = QRectF(rect()).adjusted(side, 0, -side, 0);
    drawHeader(painter, columnsOf(QRectF(all.left(), 0, all.width(), theme().px(kHeader))));
    if (m_rows.empty())
        return;
    const double height = std::min((all.height() - theme().px(kHeader)) / static_cast<double>(m_rows.size()),
                                   theme().px(kTallest));
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        drawRow(
            painter,
            QRectF(all.left(), theme().px(kHeader) + height * static_cast<double>(row), all.width(), height),
            m_rows[row], static_cast<int>(row) == m_current);
}

} // namespace interleave
