// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/CounterView.h"

#include "ui/models/Numbers.h"
#include "ui/models/RaceWords.h"
#include "ui/models/Sentences.h"
#include "ui/models/SpokenWorld.h"
#include "ui/views/Dimmed.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

CounterView::CounterView(const Playback& playback, QWidget* parent) : View(playback, parent) {}

QSize CounterView::minimumSizeHint() const {
    return {theme().ipx(560), theme().ipx(210)};
}

void CounterView::drawFigure(QPainter& painter, const QRectF& area, const QString& caption,
                             const QString& figure, const QString& note, const QColor& color) const {
    painter.setFont(theme().font(Theme::kText));
    painter.setPen(theme().color(Theme::Role::Muted));
    theme().drawText(painter, area, Qt::AlignLeft | Qt::AlignTop, caption);
    // As large as fits, up to the design's size.
    double size = 60;
    while (size > 20 && QFontMetricsF(theme().font(size, Theme::Weight::Bold)).horizontalAdvance(figure) >
                            area.width() - theme().px(12))
        size -= 2;
    painter.setFont(theme().font(size, Theme::Weight::Bold));
    painter.setPen(color);
    theme().drawText(painter, area.adjusted(0, theme().px(24), 0, 0), Qt::AlignLeft | Qt::AlignTop, figure);
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    const QRectF below = area.adjusted(0, theme().px(104), -theme().px(8), 0);
    if (theme().projection()) // a second line would stand on what is below
        theme().drawText(painter, below, Qt::AlignLeft | Qt::AlignTop,
                         QFontMetricsF(painter.font()).elidedText(note, Qt::ElideRight, below.width()));
    else
        theme().drawText(painter, below, static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap,
                         note);
}

void CounterView::drawAdders(QPainter& painter, const QRectF& area, const CounterInfo& counter) const {
    auto adders = counter.adders;
    std::ranges::sort(adders, {}, &CounterInfo::Adder::actor); // they came as they began
    const int count = static_cast<int>(adders.size());
    const int columns = count > 4 ? 2 : 1;
    const int rows = std::max(1, (count + columns - 1) / columns);
    const double rowHeight = std::min(theme().px(34), area.height() / rows);
    if (rowHeight < QFontMetricsF(theme().font(Theme::kSmall)).ascent())
        return; // not legible, and the timeline has them too
    const double columnWidth = area.width() / columns;
    for (int i = 0; i < count; ++i) {
        const CounterInfo::Adder& adder = adders[static_cast<std::size_t>(i)];
        const QRectF row(area.left() + columnWidth * (i / rows), area.top() + rowHeight * (i % rows),
                         columnWidth - theme().px(16), rowHeight);
        const double radius = std::min(theme().px(14), rowHeight * 0.46);
        drawActor(painter, {row.left() + radius, row.center().y()}, radius, adder.actor);
        const Dimmed light(painter, spotlight().litActor(adder.actor));
        painter.setFont(theme().font(Theme::kSmall));
        painter.setPen(theme().color(Theme::Role::Text));
        const double nameWidth = theme().px(90);
        theme().drawText(painter,
                         QRectF(row.left() + 2 * radius + theme().px(8), row.top(), nameWidth, rowHeight),
                         Qt::AlignVCenter, actorName(playback(), adder.actor));
        const double figureWidth = theme().px(110);
        const QRectF bar(row.left() + 2 * radius + theme().px(12) + nameWidth,
                         row.center().y() - theme().px(6),
                         row.width() - 2 * radius - nameWidth - figureWidth - theme().px(24), theme().px(12));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().color(Theme::Role::Slot));
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
        const double share =
            adder.planned ? static_cast<double>(adder.done) / static_cast<double>(adder.planned) : 0;
        painter.setBrush(theme().actorColor(adder.actor));
        painter.drawRoundedRect(
            QRectF(bar.left(), bar.top(), std::max(bar.width() * share, bar.height()), bar.height()),
            bar.height() / 2, bar.height() / 2);
        painter.setPen(theme().color(Theme::Role::Text));
        theme().drawText(painter, QRectF(row.right() - figureWidth, row.top(), figureWidth, rowHeight),
                         Qt::AlignVCenter | Qt::AlignRight, grouped(static_cast<qint64>(adder.done)));
    }
}

void CounterView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    static const CounterInfo kNone;
    const CounterInfo* const current = currentCounter(world());
    const CounterInfo& counter = current ? *current : kNone;
    const auto expected = static_cast<qint64>(counter.expected());
    const auto lost = static_cast<qint64>(counter.lost());
    const double third = width() / 3.0;
    const QRectF figure(0, 0, third, theme().px(130));
    const bool over = world().outcome() != Outcome::Running;
    const QString share = expected
                              ? tr("%1 % of all additions vanished")
                                    .arg(100.0 * static_cast<double>(lost) / static_cast<double>(expected), 0,
                                         'f', lost * 100 < expected && lost ? 2 : 0)
                              : tr("additions that vanished");
    drawFigure(painter, figure, over ? tr("expected") : tr("expected so far"), grouped(expected),
               tr("the sum of what each thread did"), theme().color(Theme::Role::Text));
    drawFigure(painter, figure.translated(third, 0), tr("actual"), grouped(counter.value),
               tr("what the variable says"), theme().color(Theme::Role::Accent));
    drawFigure(painter, figure.translated(2 * third, 0), tr("lost"), grouped(lost),
               over && expected && !lost ? tr("none this time: luck, or protection") : share,
               theme().color(lost ? Theme::Role::Warning : Theme::Role::Good));
    if (world().counters().empty()) {
        painter.setFont(theme().font(Theme::kText));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, QRectF(0, theme().px(136), width(), height() - theme().px(136)),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap,
                         tr("Click Run: every thread adds 1 to the same number, again and again. Will all "
                            "additions be there?"));
        return;
    }
    drawAdders(painter, QRectF(0, theme().px(136), width(), height() - theme().px(136)), counter);
}

QString CounterView::spokenState() const {
    return spokenCounter(playback());
}

} // namespace interleave
