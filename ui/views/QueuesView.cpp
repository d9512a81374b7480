// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/QueuesView.h"

#include "ui/models/Sentences.h"
#include "ui/models/SpokenWorld.h"
#include "ui/views/Dimmed.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kHeads = 28;       ///< the line above the rows
constexpr double kNameShare = 0.16; ///< of the width
constexpr double kSlotsShare = 0.45;
constexpr double kBoxAspect = 1.55; ///< a box is wider than high: an item may be a list
constexpr int kFewestSlots = 3;
constexpr int kMostSlots = 12;
constexpr std::size_t kMostRows = 6;

} // namespace

QueuesView::QueuesView(const Playback& playback, QWidget* parent) : View(playback, parent) {
    connect(&m_motion, &Motion::moved, this, [this] { update(); });
}

QSize QueuesView::minimumSizeHint() const {
    return {theme().ipx(640), theme().ipx(theme().projection() ? 170 : 230)}; // as QueueView
}

std::size_t QueuesView::rows() const {
    return std::min(world().queues().size(), kMostRows);
}

QRectF QueuesView::row(std::size_t index) const {
    const double top = theme().px(kHeads);
    const double height = (this->height() - top) / static_cast<double>(std::max<std::size_t>(rows(), 1));
    return {0, top + height * static_cast<double>(index), static_cast<double>(width()), height};
}

/// The same for all: they are to be compared.
QSizeF QueuesView::boxSize() const {
    int most = kFewestSlots;
    for (const QueueInfo& queue : world().queues())
        most = std::max(most, static_cast<int>(std::min<std::uint64_t>(queue.peak, kMostSlots)));
    const double wide = width() * kSlotsShare / (most * 1.1);
    const double high = row(0).height() * 0.62 * kBoxAspect;
    const double side = std::min({wide, high, theme().px(130)});
    return {side, side / kBoxAspect};
}

QRectF QueuesView::slot(std::size_t row, int index) const {
    const QSizeF size = boxSize();
    const QRectF area = this->row(row);
    return {width() * kNameShare + index * size.width() * 1.1, area.center().y() - size.height() / 2,
            size.width(), size.height()};
}

QRectF QueuesView::exit(std::size_t row, int index) const {
    const double step = boxSize().width() * 1.1 * 0.8;
    const QSizeF size = boxSize() * 0.8;
    const QRectF area = this->row(row);
    return {width() * (kNameShare + kSlotsShare + 0.02) + index * step, area.center().y() - size.height() / 2,
            size.width(), size.height()};
}

/// What came out, oldest first: as much of it as is known and has room.
std::vector<QueueItem> QueuesView::left(const QueueInfo& queue) const {
    std::vector<QueueItem> out;
    const std::uint64_t known = std::min<std::uint64_t>(queue.moveCount, queue.recent.size());
    for (std::uint64_t i = queue.moveCount - known; i < queue.moveCount; ++i)
        if (const QueueMove& step = queue.recent[i % queue.recent.size()]; !step.in)
            out.push_back(step.item);
    const double step = exit(0, 1).left() - exit(0, 0).left();
    const auto fit = static_cast<std::size_t>(std::max(1.0, (width() - exit(0, 0).left()) / step));
    if (out.size() > fit)
        out.erase(out.begin(), out.end() - static_cast<std::ptrdiff_t>(fit));
    return out;
}

std::vector<QueuesView::Placed> QueuesView::placed() const {
    std::vector<Placed> all;
    for (std::size_t row = 0; row < rows(); ++row) {
        const QueueInfo& queue = world().queues()[row];
        // Two items of one queue never go in at the same nanosecond.
        const auto keyOf = [row](const QueueItem& item) {
            return static_cast<quint64>(item.putAt) << 4 ^ row;
        };
        for (int i = 0; i < static_cast<int>(std::min<std::size_t>(queue.items.size(), kMostSlots)); ++i) {
            const QueueItem& item = queue.items[static_cast<std::size_t>(i)];
            all.push_back({keyOf(item), item, slot(row, i), row});
        }
        const std::vector<QueueItem> gone = left(queue);
        for (int i = 0; i < static_cast<int>(gone.size()); ++i) {
            const QueueItem& item = gone[static_cast<std::size_t>(i)];
            all.push_back({keyOf(item), item, exit(row, i), row});
        }
    }
    return all;
}

void QueuesView::placeItems(bool move) {
    if (!move)
        m_motion.forgetAll();
    for (const Placed& each : placed()) {
        const QPointF target = each.box.center();
        if (move && !m_motion.knows(each.key)) // it comes in from the left
            m_motion.place(each.key, {width() * kNameShare, target.y()});
        m_motion.move(each.key, target, move ? theme().moveMs() : 0);
    }
}

void QueuesView::onWorld() {
    if (!isVisible())
        return;
    const bool forwards = m_trace == playback().trace() && world().time() >= m_time && playback().live();
    m_trace = playback().trace();
    m_time = world().time();
    placeItems(forwards);
    update();
}

void QueuesView::resizeEvent(QResizeEvent* event) {
    View::resizeEvent(event);
    placeItems(false);
}

void QueuesView::drawHeads(QPainter& painter) const {
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    const auto head = [&](double x, const QString& words) {
        theme().drawText(painter, QRectF(x, 0, width() - x, theme().px(kHeads)), Qt::AlignVCenter, words);
    };
    head(width() * kNameShare, tr("inside, the next one out framed"));
    head(exit(0, 0).left(), tr("came out, in this order →"));
}

void QueuesView::drawName(QPainter& painter, std::size_t index, const QueueInfo& queue) const {
    static constexpr const char* kWords[] = {QT_TR_NOOP("first in, first out"),
                                             QT_TR_NOOP("last in, first out"),
                                             QT_TR_NOOP("the smallest first")};
    const QRectF area = row(index).adjusted(0, 0, -width() * (1 - kNameShare) - theme().px(8), 0);
    painter.setFont(theme().font(Theme::kTitle, Theme::Weight::Bold));
    painter.setPen(theme().color(Theme::Role::Text));
    const QRectF upper(area.left(), area.center().y() - theme().px(26), area.width(), theme().px(26));
    theme().drawText(painter, upper, Qt::AlignVCenter, playback().text(queue.name));
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    const QString words = tr(kWords[static_cast<std::size_t>(queue.discipline)]);
    if (QFontMetricsF(painter.font()).horizontalAdvance(words) <= area.width() || !theme().projection())
        theme().drawText(painter, upper.translated(0, theme().px(26)), Qt::AlignVCenter, words);
    // Who waits stands at the name's right.
    double x = area.right() - theme().px(16);
    for (const auto& waiting : {queue.putters, queue.getters})
        for (const ActorId id : waiting) {
            drawActor(painter, {x, upper.center().y()}, theme().linePx(13), id);
            x -= theme().px(28);
        }
}

void QueuesView::drawSlots(QPainter& painter, std::size_t index, const QueueInfo& queue) const {
    const int items = static_cast<int>(std::min<std::size_t>(queue.items.size(), kMostSlots));
    const int shown = static_cast<int>(
        std::clamp<std::uint64_t>(queue.capacity ? queue.capacity : queue.peak, kFewestSlots, kMostSlots));
    const int next = queue.discipline == Discipline::Lifo ? items - 1 : 0;
    for (int i = 0; i < std::max(shown, items); ++i) {
        const QRectF box = slot(index, i);
        painter.setPen(QPen(theme().color(Theme::Role::Border), theme().px(2),
                            queue.capacity ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(theme().color(Theme::Role::Slot));
        painter.drawRoundedRect(box, box.height() * 0.18, box.height() * 0.18);
        if (items == 0 || i != next)
            continue;
        painter.setPen(QPen(theme().color(Theme::Role::Accent), theme().px(4)));
        painter.setBrush(Qt::NoBrush);
        const double out = theme().px(2);
        painter.drawRoundedRect(box.adjusted(-out, -out, out, out), box.height() * 0.2, box.height() * 0.2);
    }
}

void QueuesView::drawItem(QPainter& painter, const QRectF& box, const QueueItem& item) const {
    const double inset = box.height() * 0.08;
    const QRectF face = box.adjusted(inset, inset, -inset, -inset);
    painter.setPen(Qt::NoPen);
    painter.setBrush(item.putter == kNoActor ? theme().color(Theme::Role::Muted)
                                             : theme().actorColor(item.putter));
    painter.drawRoundedRect(face, face.height() * 0.16, face.height() * 0.16);
    painter.setPen(Qt::white);
    const QString text = item.putter == kNoActor ? QStringLiteral("?") : itemText(playback(), item.value);
    double size = face.height() * 0.5 / theme().scale();
    while (size > 9 && QFontMetricsF(theme().font(size, Theme::Weight::Bold)).horizontalAdvance(text) >
                           face.width() * 0.94)
        size *= 0.92;
    const QFont font = theme().font(size, Theme::Weight::Bold);
    painter.setFont(font);
    theme().drawText(painter, face, Qt::AlignCenter,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, face.width()));
}

void QueuesView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    if (rows() == 0)
        return;
    drawHeads(painter);
    for (std::size_t i = 0; i < rows(); ++i) {
        {
            const Dimmed light(painter, spotlight().litObject(world().queues()[i].object));
            drawName(painter, i, world().queues()[i]);
            drawSlots(painter, i, world().queues()[i]);
        }
        frameObject(painter, row(i), world().queues()[i].object);
    }
    for (const Placed& each : placed()) {
        QRectF box = each.box;
        if (m_motion.knows(each.key))
            box.moveCenter(m_motion.position(each.key));
        const Dimmed light(painter, isLit(each.item, world().queues()[each.row].object));
        drawItem(painter, box, each.item);
    }
}

QString QueuesView::spokenState() const {
    return spokenQueues(playback());
}

} // namespace interleave
