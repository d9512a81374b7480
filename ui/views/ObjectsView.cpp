// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ObjectsView.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/models/SpokenWorld.h"
#include "ui/views/Dimmed.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kNameWidth = 64;

} // namespace

ObjectsView::ObjectsView(const Playback& playback, QWidget* parent) : View(playback, parent) {}

QSize ObjectsView::minimumSizeHint() const {
    return {theme().ipx(420), theme().ipx(100)};
}

std::vector<ObjectsView::Row> ObjectsView::rows() const {
    std::vector<Row> rows;
    for (const QueueInfo& queue : world().queues())
        rows.push_back({queue.name, queue.items.size(), queue.capacity ? queue.capacity : queue.peak,
                        queue.putters, queue.getters});
    for (const LockInfo& lock : world().locks())
        rows.push_back({lock.name, 0, 0, {lock.owner}, lock.waiters});
    return rows;
}

void ObjectsView::onWorld() {
    if (std::vector<Row> now = rows(); now != m_painted) {
        m_painted = std::move(now);
        update();
    }
}

void ObjectsView::drawName(QPainter& painter, const QRectF& row, const QString& name) const {
    painter.setFont(theme().font(Theme::kText, Theme::Weight::Bold));
    painter.setPen(theme().color(Theme::Role::Text));
    theme().drawText(painter, QRectF(row.left(), row.top(), theme().px(kNameWidth), row.height()),
                     Qt::AlignVCenter, name);
}

double ObjectsView::drawActors(QPainter& painter, const QRectF& row, double x, const QString& caption,
                               const std::vector<ActorId>& actors) const {
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    const QString words = actors.empty() ? caption + QLatin1Char(' ') + tr("nobody") : caption;
    theme().drawText(painter, QRectF(x, row.top(), row.right() - x, row.height()), Qt::AlignVCenter, words);
    x += QFontMetricsF(painter.font()).horizontalAdvance(words) + theme().px(8);
    const double radius = std::min(theme().px(15), row.height() * 0.42);
    for (std::size_t i = 0; i < actors.size() && x + 2 * radius < row.right(); ++i, x += 2.2 * radius)
        drawActor(painter, {x + radius, row.center().y()}, radius, actors[i]);
    return x + theme().px(20);
}

void ObjectsView::drawQueue(QPainter& painter, const QRectF& row, const QueueInfo& queue) const {
    drawName(painter, row, playback().text(queue.name));
    const QRectF bar(row.left() + theme().px(kNameWidth), row.center().y() - theme().px(9),
                     row.width() * 0.22, theme().px(18));
    const double full =
        queue.capacity ? queue.capacity : static_cast<double>(std::max<std::uint64_t>(queue.peak, 1));
    const double share = std::min(1.0, static_cast<double>(queue.items.size()) / full);
    // The border is what the filled slot leaves of a filled bar: stroking a rounded path takes twice as long.
    const auto fillBar = [&](const QRectF& part, Theme::Role role) {
        painter.setBrush(theme().color(role));
        painter.drawRoundedRect(part, theme().px(4), theme().px(4));
    };
    painter.setPen(Qt::NoPen);
    fillBar(bar, Theme::Role::Border);
    fillBar(bar.adjusted(1, 1, -1, -1), Theme::Role::Slot);
    if (share > 0)
        fillBar(QRectF(bar.left(), bar.top(), std::max(bar.width() * share, theme().px(4)), bar.height()),
                Theme::Role::Accent);
    painter.setFont(theme().font(Theme::kSmall, Theme::Weight::Bold));
    painter.setPen(theme().color(Theme::Role::Text));
    const QString fill =
        queue.capacity
            ? tr("%1 of %2").arg(grouped(static_cast<qint64>(queue.items.size())), grouped(queue.capacity))
            : grouped(static_cast<qint64>(queue.items.size()));
    double x = bar.right() + theme().px(10);
    theme().drawText(painter, QRectF(x, row.top(), row.right() - x, row.height()), Qt::AlignVCenter, fill);
    x += theme().px(120);
    x = drawActors(painter, row, x, tr("put:"), queue.putters);
    drawActors(painter, row, x, tr("get:"), queue.getters);
}

void ObjectsView::drawLock(QPainter& painter, const QRectF& row, const LockInfo& lock) const {
    drawName(painter, row, playback().text(lock.name));
    const double x =
        drawActors(painter, row, row.left() + theme().px(kNameWidth), tr("held by"),
                   lock.owner == kNoActor ? std::vector<ActorId>{} : std::vector<ActorId>{lock.owner});
    drawActors(painter, row, x, tr("waiting:"), lock.waiters);
}

void ObjectsView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::size_t rows = world().queues().size() + world().locks().size();
    if (rows == 0) {
        painter.setFont(theme().font(Theme::kText));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         tr("Queues and locks appear here with their waiters."));
        return;
    }
    const double height = std::min(theme().px(42), this->height() / static_cast<double>(rows));
    double y = 0;
    for (const QueueInfo& queue : world().queues()) {
        const QRectF row(0, y, width(), height);
        {
            const Dimmed light(painter, spotlight().litObject(queue.object));
            drawQueue(painter, row, queue);
        }
        frameObject(painter, row, queue.object);
        y += height;
    }
    for (const LockInfo& lock : world().locks()) {
        const QRectF row(0, y, width(), height);
        {
            const Dimmed light(painter, spotlight().litObject(lock.object));
            drawLock(painter, row, lock);
        }
        frameObject(painter, row, lock.object);
        y += height;
    }
}

QString ObjectsView::spokenState() const {
    return spokenQueues(playback()) + QLatin1Char(' ') + spokenLocks(playback());
}

} // namespace interleave
