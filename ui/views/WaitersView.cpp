// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/WaitersView.h"

#include "ui/models/LockSentences.h"
#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/Dimmed.h"
#include "ui/views/WaiterPill.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kValueShare = 0.44; ///< of the width: name and value; who waits has the rest
constexpr double kHead = 30;
constexpr double kFigures = 26;
constexpr double kPillHeight = 36;
constexpr double kPillWidth = 250;
constexpr std::int64_t kMostPlaces = 64;

} // namespace

WaitersView::WaitersView(const Playback& playback, QWidget* parent) : View(playback, parent) {}

QSize WaitersView::minimumSizeHint() const {
    return {theme().ipx(640), theme().ipx(230)};
}

QString WaitersView::caption() const {
    std::size_t waiting = 0;
    for (const SignalInfo& signal : world().signals())
        waiting += signal.waiters.size();
    return world().signals().empty() ? QString() : tr("waiting: %1 · first come, first served").arg(waiting);
}

void WaitersView::onWorld() {
    retextSpoken();
    update();
}

void WaitersView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retextSpoken();
    View::changeEvent(event);
}

void WaitersView::retextSpoken() {
    QStringList all;
    for (const SignalInfo& signal : world().signals()) {
        QStringList names;
        for (const ActorId waiter : signal.waiters)
            names << actorName(playback(), waiter);
        all << tr("%1, %2; waiting: %3.")
                   .arg(playback().text(signal.name), signalValue(playback(), signal),
                        names.isEmpty() ? tr("nobody") : names.join(QStringLiteral(", ")));
    }
    if (const QString spoken = all.join(QLatin1Char(' ')); spoken != accessibleDescription())
        setAccessibleDescription(spoken);
}

QRectF WaitersView::drawHead(QPainter& painter, const QRectF& row, const QString& name,
                             const QString& kind) const {
    const QRectF line(row.left(), row.top(), row.width() * kValueShare, theme().px(kHead));
    const QFont bold = theme().font(Theme::kTitle, Theme::Weight::Bold);
    painter.setFont(bold);
    painter.setPen(theme().color(Theme::Role::Text));
    theme().drawText(painter, line, Qt::AlignVCenter, name);
    const double x = QFontMetricsF(bold).horizontalAdvance(name) + theme().px(12);
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    theme().drawText(painter, line.adjusted(x, 0, 0, 0), Qt::AlignVCenter, kind);
    return {row.left(), line.bottom(), line.width(), row.bottom() - line.bottom()};
}

void WaitersView::drawPlaces(QPainter& painter, const QRectF& area, std::int64_t places,
                             std::span<const ActorId> taken, bool alarming) const {
    const auto count = static_cast<int>(std::clamp<std::int64_t>(
        std::max<std::int64_t>(places, static_cast<std::int64_t>(taken.size())), 1, kMostPlaces));
    const double pitch = std::min({area.width() / count, area.height(), theme().px(84)});
    const double side = pitch * 0.88;
    for (int i = 0; i < count; ++i) {
        const QRectF place(area.left() + pitch * i, area.top() + (area.height() - side) / 2, side, side);
        const bool beyond = i >= places;
        painter.setPen(QPen(theme().color(alarming || beyond ? Theme::Role::Warning : Theme::Role::Border),
                            theme().px(2),
                            static_cast<std::size_t>(i) < taken.size() ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(theme().color(Theme::Role::Slot));
        painter.drawRoundedRect(place, side * 0.16, side * 0.16);
        if (static_cast<std::size_t>(i) < taken.size())
            drawActor(painter, place.center(), side * 0.4, taken[static_cast<std::size_t>(i)]);
    }
}

void WaitersView::drawPill(QPainter& painter, const QRectF& area, const QString& words, Theme::Role text,
                           Theme::Role fill) const {
    const QFont font =
        theme().font(std::min(30.0, area.height() / theme().scale() * 0.5), Theme::Weight::Bold);
    const QSizeF size(QFontMetricsF(font).horizontalAdvance(words) + theme().px(40),
                      std::min(area.height(), theme().px(64)));
    const QRectF pill(area.left(), area.center().y() - size.height() / 2, size.width(), size.height());
    painter.setPen(
        QPen(theme().color(text), theme().px(2), fill == Theme::Role::Slot ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(theme().color(fill));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setFont(font);
    painter.setPen(theme().color(text));
    theme().drawText(painter, pill, Qt::AlignCenter, words);
}

void WaitersView::drawFigures(QPainter& painter, const QRectF& line, const QString& value,
                              const QStringList& more, bool alarming) const {
    const QFont bold = theme().font(Theme::kText, Theme::Weight::Bold);
    painter.setFont(bold);
    painter.setPen(theme().color(alarming ? Theme::Role::Warning : Theme::Role::Text));
    theme().drawText(painter, line, Qt::AlignVCenter, value);
    const double x = QFontMetricsF(bold).horizontalAdvance(value) + theme().px(18);
    const QFont small = theme().font(Theme::kSmall);
    painter.setFont(small);
    painter.setPen(theme().color(Theme::Role::Muted));
    theme().drawText(
        painter, line.adjusted(x, 0, 0, 0), Qt::AlignVCenter,
        QFontMetricsF(small).elidedText(more.join(QStringLiteral(" · ")), Qt::ElideRight, line.width() - x));
}

QStringList WaitersView::figures(const SignalInfo& signal) const {
    const auto number = [](std::uint64_t n) { return grouped(static_cast<qint64>(n)); };
    switch (signal.type) {
    case ObjectType::Semaphore: {
        QStringList all{tr("acquired %1").arg(number(signal.acquired)),
                        tr("released %1").arg(number(signal.released))};
        if (signal.refused > 0)
            all << tr("refused: %1").arg(number(signal.refused));
        return all;
    }
    case ObjectType::EventFlag: return {tr("set so far: %1").arg(number(signal.sets))};
    case ObjectType::Barrier: {
        QStringList all{tr("passed so far: %1").arg(grouped(signal.generation))};
        if (signal.breaks > 0)
            all << tr("broken so far: %1").arg(number(signal.breaks));
        return all;
    }
    default:
        return {tr("woken: %1").arg(number(signal.notified)),
                tr("lost notifications: %1").arg(number(signal.unheard))};
    }
}

void WaitersView::drawValue(QPainter& painter, const QRectF& area, const SignalInfo& signal) const {
    switch (signal.type) {
    case ObjectType::Semaphore: return drawPlaces(painter, area, signal.first, signal.holders, false);
    case ObjectType::EventFlag:
        return signal.set ? drawPill(painter, area, tr("✔ set"), Theme::Role::Good, Theme::Role::GoodSoft)
                          : drawPill(painter, area, tr("○ not set"), Theme::Role::Muted, Theme::Role::Slot);
    case ObjectType::Barrier:
        return signal.broken
                   ? drawPill(painter, area, tr("✕ broken"), Theme::Role::Warning, Theme::Role::WarningSoft)
                   : drawPlaces(painter, area, signal.parties, signal.waiters, false);
    default: break;
    }
    // Of a condition: who has its lock.
    const auto lock = std::ranges::find(world().locks(), signal.lock, &LockInfo::object);
    if (lock != world().locks().end() && lock->owner != kNoActor)
        drawPlaces(painter, area, 1, {&lock->owner, 1}, false);
    else
        drawPlaces(painter, area, 1, {}, false);
}

void WaitersView::drawWaiters(QPainter& painter, const QRectF& area, std::span<const ActorId> waiters) const {
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    const double head = theme().px(kHead);
    theme().drawText(painter, QRectF(area.left(), area.top(), area.width(), head), Qt::AlignVCenter,
                     tr("waiting (%1), first come first").arg(waiters.size()));
    if (waiters.empty()) {
        theme().drawText(painter,
                         QRectF(area.left(), area.top() + head, area.width(), theme().px(kPillHeight)),
                         Qt::AlignVCenter, tr("nobody"));
        return;
    }
    const double pill = theme().px(kPillHeight);
    const auto rows = static_cast<std::size_t>(std::max(1.0, (area.height() - head) / pill));
    const auto columns = static_cast<std::size_t>(std::max(1.0, area.width() / theme().px(kPillWidth)));
    const std::size_t fit = rows * columns;
    const std::size_t shown = waiters.size() > fit ? fit - 1 : waiters.size();
    const double number = theme().px(24);
    const auto cell = [&](std::size_t i) {
        const double wide = area.width() / static_cast<double>(columns);
        return QRectF(area.left() + wide * static_cast<double>(i / rows),
                      area.top() + head + pill * static_cast<double>(i % rows), wide, pill);
    };
    for (std::size_t i = 0; i < shown; ++i) {
        painter.setFont(theme().font(Theme::kSmall));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, cell(i), Qt::AlignVCenter, QStringLiteral("%1.").arg(i + 1));
        WaiterPill::draw(painter, playback(), cell(i).adjusted(number, 0, 0, 0), waiters[i]);
        canPickActor(cell(i), waiters[i]);
    }
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    if (shown < waiters.size())
        theme().drawText(painter, cell(shown), Qt::AlignVCenter,
                         tr("and %1 more").arg(waiters.size() - shown));
}

void WaitersView::drawSignal(QPainter& painter, const QRectF& row, const SignalInfo& signal) const {
    const QRectF below = drawHead(painter, row, playback().text(signal.name), signalKind(signal));
    const double figures = theme().px(kFigures);
    drawValue(painter, below.adjusted(0, 0, 0, -figures), signal);
    drawFigures(painter, QRectF(below.left(), below.bottom() - figures, below.width(), figures),
                signalValue(playback(), signal), this->figures(signal), signal.broken);
    drawWaiters(painter, row.adjusted(below.width() + theme().px(20), 0, 0, 0), signal.waiters);
}

void WaitersView::drawLock(QPainter& painter, const QRectF& row, const LockInfo& lock) const {
    const QRectF below = drawHead(painter, row, playback().text(lock.name), tr("lock"));
    const double figures = theme().px(kFigures);
    const QRectF place = below.adjusted(0, 0, 0, -figures);
    const bool free = lock.owner == kNoActor;
    drawPlaces(painter, place, 1, {&lock.owner, free ? 0u : 1u}, false);
    drawFigures(painter, QRectF(below.left(), below.bottom() - figures, below.width(), figures),
                free ? tr("free") : tr("held by %1").arg(actorName(playback(), lock.owner)),
                {tr("acquired %1").arg(grouped(static_cast<qint64>(lock.acquired)))}, false);
    drawWaiters(painter, row.adjusted(below.width() + theme().px(20), 0, 0, 0), lock.waiters);
}

void WaitersView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::size_t rows = world().signals().size() + world().locks().size();
    if (world().signals().empty()) {
        painter.setFont(theme().font(Theme::kText));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         tr("Click Run: what the threads wait for stands here, with all that wait in line."));
        return;
    }
    const double gap = theme().px(14);
    const double height = (this->height() - gap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
    double y = 0;
    const auto nextRow = [&] {
        const QRectF row(0, y, width(), height);
        if (y > 0) {
            painter.setPen(theme().color(Theme::Role::Border));
            painter.drawLine(QPointF(0, y - gap / 2), QPointF(width(), y - gap / 2));
        }
        y += height + gap;
        return row;
    };
    const auto frame = [&](const QRectF& row, ObjectId object) {
        frameObject(painter, row.adjusted(-theme().px(4), -theme().px(2), 0, theme().px(2)), object);
    };
    for (const SignalInfo& signal : world().signals()) {
        const QRectF row = nextRow();
        {
            const Dimmed light(painter, spotlight().litObject(signal.object));
            drawSignal(painter, row, signal);
        }
        frame(row, signal.object);
    }
    for (const LockInfo& lock : world().locks()) {
        const QRectF row = nextRow();
        {
            const Dimmed light(painter, spotlight().litObject(lock.object));
            drawLock(painter, row, lock);
        }
        frame(row, lock.object);
    }
}

} // namespace interleave
