// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/LadderView.h"

#include "ui/models/Numbers.h"
#include "ui/models/RaceWords.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kHeader = 30;
constexpr double kTallest = 52;

} // namespace

LadderView::LadderView(const Playback& playback, QWidget* parent) : View(playback, parent) {}

QSize LadderView::minimumSizeHint() const {
    return {theme().ipx(480), theme().ipx(180)};
}

void LadderView::onWorld() {
    if (!isVisible())
        return;
    QStringList rows;
    for (const CounterInfo& counter : world().counters())
        if (const auto trials = counter.trialsSoFar(); trials.count > 0)
            rows << tr("%1: %2 of %3 rounds right, %4 lost, %5")
                        .arg(protectionWords(counter.protection))
                        .arg(trials.correct)
                        .arg(trials.count)
                        .arg(grouped(static_cast<qint64>(trials.medianLost)), shownDuration(trials.medianNs));
    if (const QString spoken = rows.join(QStringLiteral("; ")); spoken != accessibleDescription())
        setAccessibleDescription(spoken);
    update();
}

void LadderView::showEvent(QShowEvent* event) {
    View::showEvent(event);
    onWorld();
}

LadderView::Columns LadderView::columnsOf(const QRectF& row) const {
    const double sign = theme().px(28);
    const double rest = row.width() - sign;
    const auto column = [&](double from, double to) {
        return QRectF(row.left() + sign + rest * from, row.top(), rest * (to - from) - theme().px(8),
                      row.height());
    };
    return {QRectF(row.left(), row.top(), sign, row.height()),
            column(0, 0.36),
            column(0.36, 0.55),
            column(0.55, 0.70),
            column(0.70, 0.86),
            column(0.86, 1)};
}

void LadderView::drawHeader(QPainter& painter, const Columns& columns) const {
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    theme().drawText(painter, columns.name, Qt::AlignLeft | Qt::AlignVCenter, tr("protection"));
    theme().drawText(painter, columns.lost, Qt::AlignLeft | Qt::AlignVCenter, tr("lost"));
    theme().drawText(painter, columns.correct, Qt::AlignLeft | Qt::AlignVCenter, tr("rounds right"));
    theme().drawText(painter, columns.bar, Qt::AlignLeft | Qt::AlignVCenter, tr("time"));
}

/// Hollow: no trial was right; half: some; full: all.
void LadderView::drawSign(QPainter& painter, const QRectF& area, const CounterInfo::Trials& trials) const {
    const double radius = std::min(theme().px(8), area.height() * 0.3);
    const QPointF centre(area.left() + radius + 1, area.center().y());
    const bool all = trials.correct == trials.count;
    const QColor color = theme().color(all ? Theme::Role::Good : Theme::Role::Warning);
    const QRectF circle(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    painter.setPen(QPen(color, theme().px(1.5)));
    painter.setBrush(all ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle);
    if (!all && trials.correct > 0) {
        painter.setBrush(color);
        painter.drawPie(circle, 90 * 16, 180 * 16);
    }
}

void LadderView::drawRung(QPainter& painter, const QRectF& row, const CounterInfo& counter, bool current,
                          double longestNs) const {
    painter.setPen(QPen(theme().color(Theme::Role::Border), 1));
    painter.drawLine(row.topLeft(), row.topRight());
    if (current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().color(Theme::Role::AccentSoft));
        painter.drawRoundedRect(row.adjusted(0, theme().px(2), 0, -theme().px(2)), theme().px(6),
                                theme().px(6));
    }
    const Columns columns = columnsOf(row);
    const CounterInfo::Trials trials = counter.trialsSoFar();
    const double size = std::min(Theme::kText, row.height() / theme().scale() * 0.62);
    painter.setFont(theme().font(size));
    painter.setPen(theme().color(Theme::Role::Text));
    theme().drawText(
        painter, columns.name, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font())
            .elidedText(protectionWords(counter.protection), Qt::ElideRight, columns.name.width()));
    if (trials.count == 0) {
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, columns.lost, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("–"));
        return;
    }
    drawSign(painter, columns.sign, trials);
    painter.setPen(theme().color(Theme::Role::Text));
    theme().drawText(painter, columns.correct, Qt::AlignLeft | Qt::AlignVCenter,
                     tr("%1 of %2").arg(trials.correct).arg(trials.count));
    theme().drawText(painter, columns.time, Qt::AlignRight | Qt::AlignVCenter,
                     shownDuration(trials.medianNs));
    painter.setFont(theme().font(size, Theme::Weight::Bold));
    painter.setPen(theme().color(trials.medianLost ? Theme::Role::Warning : Theme::Role::Good));
    theme().drawText(painter, columns.lost, Qt::AlignLeft | Qt::AlignVCenter,
                     grouped(static_cast<qint64>(trials.medianLost)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().color(Theme::Role::Accent));
    const double height = std::min(theme().px(10), row.height() * 0.4);
    const double share = longestNs > 0 ? static_cast<double>(trials.medianNs) / longestNs : 0;
    painter.drawRoundedRect(QRectF(columns.bar.left(), columns.bar.center().y() - height / 2,
                                   std::max(columns.bar.width() * share, height / 2), height),
                            height / 2, height / 2);
}

void LadderView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto counters = world().counters();
    if (counters.size() < 2) {
        painter.setFont(theme().font(Theme::kText));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         tr("Set “Compare all” to a number of rounds and click Run: one run does the same "
                            "additions in seven ways, from no "
                            "protection to sums of their own, and compares them."));
        return;
    }
    double longest = 0;
    for (const CounterInfo& counter : counters)
        longest = std::max(longest, static_cast<double>(counter.trialsSoFar().medianNs));
    drawHeader(painter, columnsOf(QRectF(0, 0, width(), theme().px(kHeader))));
    const double height = std::min(theme().px(kTallest), (this->height() - theme().px(kHeader)) /
                                                             static_cast<double>(counters.size()));
    const CounterInfo* current = world().outcome() == Outcome::Running ? currentCounter(world()) : nullptr;
    for (std::size_t i = 0; i < counters.size(); ++i)
        drawRung(painter, QRectF(0, theme().px(kHeader) + height * static_cast<double>(i), width(), height),
                 counters[i], &counters[i] == current, longest);
}

} // namespace interleave
