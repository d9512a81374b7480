// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/QueueView.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/models/SpokenWorld.h"
#include "ui/views/Dimmed.h"
#include "ui/views/WaiterPill.h"

#include <QPainter>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double kFollowableRate = 60; ///< puts and gets a second: thirty items
constexpr std::int64_t kRateSpanNs = 500'000'000;
constexpr int kMostShown = 64;
constexpr double kTop = 30;    ///< the line of snapshots
constexpr double kBottom = 34; ///< the line of figures

} // namespace

QueueView::QueueView(const Playback& playback, QWidget* parent) : View(playback, parent) {
    connect(&m_motion, &Motion::moved, this, [this] { update(); });
}

QSize QueueView::minimumSizeHint() const {
    // In projection a console's buttons below it need more of the height.
    return {theme().ipx(640), theme().ipx(theme().projection() ? 170 : 230)};
}

const QueueInfo* QueueView::queue() const {
    return world().queues().empty() ? nullptr : &world().queues().front();
}

QString QueueView::title() const {
    return queue() ? playback().text(queue()->name) : tr("Queue");
}

QString QueueView::caption() const {
    const QueueInfo* q = queue();
    if (!q)
        return {};
    static constexpr const char* kDisciplines[] = {"FIFO", "LIFO", QT_TR_NOOP("priority")};
    const QString capacity = q->capacity ? tr("capacity %1").arg(q->capacity) : tr("unbounded");
    QString words =
        tr("%1 · %2 · thread queue").arg(capacity, tr(kDisciplines[static_cast<std::size_t>(q->discipline)]));
    if (q->inDoubt)
        words += tr(" · events were dropped: items in doubt");
    return words;
}

QRectF QueueView::waitersArea(bool putters) const {
    const double w = width() * 0.235;
    const double top = theme().px(kTop);
    const double h = height() - top - theme().px(kBottom);
    return putters ? QRectF(0, top, w, h) : QRectF(width() - w, top, w, h);
}

QRectF QueueView::slotsArea() const {
    const double side = waitersArea(true).width() + theme().px(8);
    const double top = theme().px(kTop);
    return QRectF(side, top, width() - 2 * side, height() - top - theme().px(kBottom));
}

QueueView::Slots QueueView::layOutSlots(const QueueInfo& queue) const {
    Slots places;
    const int items = static_cast<int>(std::min<std::size_t>(queue.items.size(), kMostShown));
    places.count =
        queue.capacity
            ? std::max<int>(static_cast<int>(std::min<std::uint32_t>(queue.capacity, kMostShown)), items)
            : std::max(items, 3);
    const QRectF area = slotsArea();
    const double labels = theme().px(54); // "next out" above, the slot's number below
    for (int rows = 1; rows <= 6; ++rows) {
        const int columns = (places.count + rows - 1) / rows;
        const double wide = area.width() / (columns * 1.12);
        const double high = (area.height() - labels) / (rows * 1.12);
        const double side = std::min({wide, high, theme().px(116)});
        if (side > places.side) {
            places.side = side;
            places.columns = columns;
        }
    }
    places.gap = places.side * 0.12;
    const int rows = (places.count + places.columns - 1) / places.columns;
    const double pitch = places.side + places.gap;
    places.origin = {area.center().x() - (places.columns * pitch - places.gap) / 2,
                     area.center().y() - (rows * pitch - places.gap) / 2};
    return places;
}

QRectF QueueView::slotRect(const Slots& places, int index) const {
    const double pitch = places.side + places.gap;
    return {places.origin.x() + pitch * (index % places.columns),
            places.origin.y() + pitch * (index / places.columns), places.side, places.side};
}

quint64 QueueView::keyOf(const QueueItem& item) {
    // The time it was put in: two items of one queue never go in at the same nanosecond.
    return static_cast<quint64>(item.putAt) << 10 ^ item.putter;
}

void QueueView::launchLeaving(const QueueInfo& queue, const Slots& places) {
    const std::uint64_t from =
        queue.moveCount - std::min<std::uint64_t>(queue.moveCount - m_moveCount, queue.recent.size());
    for (std::uint64_t i = from; i < queue.moveCount; ++i) {
        const QueueMove& step = queue.recent[i % queue.recent.size()];
        if (step.in)
            continue;
        const quint64 key = keyOf(step.item);
        if (!m_motion.knows(key)) // came and went between two frames
            m_motion.place(key, slotRect(places, 0).center());
        m_motion.move(key, {waitersArea(false).left() + theme().px(20), slotsArea().center().y()},
                      theme().moveMs());
        m_leaving.push_back({key, step.item});
    }
}

void QueueView::placeItems(bool move) {
    const QueueInfo* q = queue();
    if (!q)
        return;
    const Slots places = layOutSlots(*q);
    const QPointF entry(waitersArea(true).right() - theme().px(20), slotsArea().center().y());
    if (move)
        launchLeaving(*q, places);
    std::erase_if(m_leaving, [this, move](const Leaving& leaving) {
        const bool gone = !move || m_motion.arrived(leaving.key);
        if (gone)
            m_motion.forget(leaving.key);
        return gone;
    });
    for (int i = 0; i < static_cast<int>(std::min<std::size_t>(q->items.size(), kMostShown)); ++i) {
        const quint64 key = keyOf(q->items[static_cast<std::size_t>(i)]);
        if (move && !m_motion.knows(key))
            m_motion.place(key, entry);
        m_motion.move(key, slotRect(places, i).center(), move ? theme().moveMs() : 0);
    }
}

void QueueView::onWorld() {
    const QueueInfo* q = queue();
    const bool sameRun = m_trace == playback().trace();
    m_trace = playback().trace();
    const bool forwards =
        sameRun && q && q->moveCount >= m_moveCount && world().time() >= m_lastWorldTime && playback().live();
    if (!forwards) {
        m_motion.forgetAll();
        m_leaving.clear();
        m_rate = m_putRate = m_getRate = 0;
        m_rateFrom = world().time();
        m_rateBase = q ? q->moveCount : 0;
        m_putBase = q ? q->puts : 0;
        m_getBase = q ? q->gets : 0;
    }
    if (q && world().time() - m_rateFrom >= kRateSpanNs) {
        const double seconds = static_cast<double>(world().time() - m_rateFrom) / 1e9;
        m_rate = static_cast<double>(q->moveCount - m_rateBase) / seconds;
        m_putRate = static_cast<double>(q->puts - m_putBase) / seconds;
        m_getRate = static_cast<double>(q->gets - m_getBase) / seconds;
        m_rateFrom = world().time();
        m_rateBase = q->moveCount;
        m_putBase = q->puts;
        m_getBase = q->gets;
    }
    const bool followable =
        forwards && m_rate <= kFollowableRate && q->moveCount - m_moveCount <= q->recent.size();
    if (!followable)
        m_motion.forgetAll();
    placeItems(followable);
    m_moveCount = q ? q->moveCount : 0;
    m_lastWorldTime = world().time();
    update();
}

void QueueView::resizeEvent(QResizeEvent* event) {
    View::resizeEvent(event);
    placeItems(false);
}

void QueueView::drawItem(QPainter& painter, QPointF centre, double side, const QueueItem& item) const {
    const Dimmed light(painter, isLit(item, queue() ? queue()->object : kNoObject));
    const QRectF box(centre.x() - side / 2, centre.y() - side / 2, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(item.putter == kNoActor ? theme().color(Theme::Role::Muted)
                                             : theme().actorColor(item.putter));
    painter.drawRoundedRect(box, side * 0.16, side * 0.16);
    painter.setPen(Qt::white);
    const QString text = item.putter == kNoActor ? QStringLiteral("?") : itemText(playback(), item.value);
    const bool roomForType = side >= theme().px(64);
    double size = side * 0.42 / theme().scale();
    const double room = side * 0.9;
    while (size > 9 && QFontMetricsF(theme().font(size, Theme::Weight::Bold)).horizontalAdvance(text) > room)
        size *= 0.88;
    const QFont font = theme().font(size, Theme::Weight::Bold);
    painter.setFont(font);
    theme().drawText(painter, box.adjusted(0, 0, 0, roomForType ? -side * 0.26 : 0), Qt::AlignCenter,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, room));
    if (roomForType) {
        painter.setFont(theme().font(std::min(side * 0.17 / theme().scale(), Theme::kText)));
        theme().drawText(painter, box.adjusted(0, side * 0.62, 0, -side * 0.06), Qt::AlignCenter,
                         typeWord(item.value.type));
    }
}

void QueueView::drawSlots(QPainter& painter, const QueueInfo& queue, const Slots& places) const {
    const double radius = places.side * 0.18;
    const int last = static_cast<int>(std::min<std::size_t>(queue.items.size(), kMostShown)) - 1;
    const bool roomy = places.side >= theme().px(44) && places.columns == places.count;
    for (int i = 0; i < places.count; ++i) {
        const QRectF slot = slotRect(places, i);
        painter.setPen(QPen(theme().color(Theme::Role::Border), theme().px(2),
                            queue.capacity ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(theme().color(Theme::Role::Slot));
        painter.drawRoundedRect(slot, radius, radius);
        if (!roomy)
            continue;
        painter.setFont(theme().font(Theme::kSmall));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter,
                         QRectF(slot.left() - places.gap, slot.bottom() + theme().px(2),
                                slot.width() + 2 * places.gap, theme().px(24)),
                         Qt::AlignCenter, tr("slot %1").arg(i));
    }
    if (last < 0 || !roomy)
        return;
    const int next = queue.discipline == Discipline::Lifo ? last : 0;
    const auto mark = [&](int index, const QString& words) {
        const QRectF slot = slotRect(places, index);
        painter.setFont(theme().font(Theme::kSmall, Theme::Weight::Bold));
        painter.setPen(theme().color(Theme::Role::Accent));
        theme().drawText(painter,
                         QRectF(slot.center().x() - theme().px(90), slot.top() - theme().px(26),
                                theme().px(180), theme().px(24)),
                         Qt::AlignCenter, QStringLiteral("▼ ") + words);
    };
    const double roomForWords = places.side + places.gap;
    const bool both = roomForWords > theme().px(88);
    mark(next, tr("next out"));
    if (last != next && queue.discipline == Discipline::Fifo && (both || last - next > 1))
        mark(last, tr("newest"));
}

void QueueView::drawWaiters(QPainter& painter, bool putters, const std::vector<ActorId>& waiting) const {
    const QRectF area = waitersArea(putters);
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    const QString title = putters ? tr("waiting to put (%1)") : tr("waiting to get (%1)");
    theme().drawText(painter, area, Qt::AlignLeft | Qt::AlignTop, title.arg(waiting.size()));
    const double rowHeight = theme().px(36);
    const double top = area.top() + theme().px(26);
    const int fit = std::max(1, static_cast<int>((area.bottom() - top) / rowHeight));
    const int count = static_cast<int>(waiting.size());
    const int shown = count > fit ? fit - 1 : count;
    for (int i = 0; i < shown; ++i)
        WaiterPill::draw(painter, playback(),
                         QRectF(area.left(), top + rowHeight * i, area.width(), rowHeight),
                         waiting[static_cast<std::size_t>(i)]);
    for (int i = 0; i < shown; ++i)
        canPickActor(QRectF(area.left(), top + rowHeight * i, area.width(), rowHeight),
                     waiting[static_cast<std::size_t>(i)]);
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    const QRectF after(area.left(), top + rowHeight * shown, area.width(), rowHeight);
    if (count == 0)
        theme().drawText(painter, after, Qt::AlignVCenter, tr("nobody"));
    else if (count > shown)
        theme().drawText(painter, after, Qt::AlignVCenter, tr("and %1 more").arg(count - shown));
}

void QueueView::drawSnapshots(QPainter& painter, const QueueInfo& queue) const {
    static constexpr const char* kCalls[] = {"qsize()", "empty()", "full()"};
    const std::int64_t truths[] = {static_cast<std::int64_t>(queue.items.size()), queue.items.empty(),
                                   queue.capacity != 0 && queue.items.size() >= queue.capacity};
    const auto word = [](std::size_t kind, std::int64_t value) {
        return kind == 0 ? QString::number(value) : value ? QStringLiteral("True") : QStringLiteral("False");
    };
    const QFont plain = theme().font(Theme::kSmall);
    const QFont bold = theme().font(Theme::kSmall, Theme::Weight::Bold);
    double x = 0;
    const auto say = [&](const QString& text, const QFont& font, const QColor& color) {
        painter.setFont(font);
        painter.setPen(color);
        theme().drawText(painter, QRectF(x, 0, width() - x, theme().px(24)), Qt::AlignLeft | Qt::AlignVCenter,
                         text);
        x += QFontMetricsF(font).horizontalAdvance(text);
    };
    const QColor muted = theme().color(Theme::Role::Muted);
    // What somebody was told, and what was true when it acted on it.
    const SnapshotInfo* latest = nullptr;
    for (const SnapshotInfo& snapshot : queue.snapshots)
        if (snapshot.actor != kNoActor && snapshot.used && (!latest || snapshot.usedAt > latest->usedAt))
            latest = &snapshot;
    say(tr("true now:  "), plain, muted);
    for (std::size_t kind = 0; kind < 3; ++kind) {
        // In projection there is room for the one that somebody was told of.
        if (latest && theme().projection() && kind != static_cast<std::size_t>(latest->kind))
            continue;
        say(QString::fromUtf8(kCalls[kind]) + QStringLiteral(" → "), plain, muted);
        say(word(kind, truths[kind]) + QStringLiteral("    "), bold, theme().color(Theme::Role::Text));
    }
    if (!latest)
        return;
    const auto kind = static_cast<std::size_t>(latest->kind);
    const bool stale = latest->answer != latest->truth;
    say(tr("%1 was told %2 → %3")
            .arg(actorSign(playback(), latest->actor), QString::fromUtf8(kCalls[kind]),
                 word(kind, latest->answer)),
        plain, muted);
    say(stale ? tr(", acted when it was %1: stale").arg(word(kind, latest->truth))
              : tr(", still true when it acted"),
        bold, theme().color(stale ? Theme::Role::Warning : Theme::Role::Good));
}

void QueueView::drawFigures(QPainter& painter, const QueueInfo& queue) const {
    const QRectF line(0, height() - theme().px(kBottom) + theme().px(6), width(), theme().px(28));
    const auto rate = [](double perSecond) { return grouped(static_cast<qint64>(perSecond + 0.5)); };
    const std::tuple<QString, QString, bool> figures[] = {
        {tr("put"), grouped(static_cast<qint64>(queue.puts)), false},
        {tr("got"), grouped(static_cast<qint64>(queue.gets)), false},
        {QStringLiteral("Full"), grouped(static_cast<qint64>(queue.full)), queue.full > 0},
        {QStringLiteral("Empty"), grouped(static_cast<qint64>(queue.empty)), queue.empty > 0},
        {tr("in the queue"), grouped(static_cast<qint64>(queue.items.size())), false},
        {tr("most at once"), grouped(static_cast<qint64>(queue.peak)), false}};
    double x = 0;
    for (const auto& [caption, figure, alarming] : figures) {
        painter.setFont(theme().font(Theme::kText));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, line.adjusted(x, 0, 0, 0), Qt::AlignVCenter, caption);
        x += QFontMetricsF(painter.font()).horizontalAdvance(caption) + theme().px(6);
        painter.setFont(theme().font(Theme::kText, Theme::Weight::Bold));
        painter.setPen(theme().color(alarming ? Theme::Role::Warning : Theme::Role::Text));
        theme().drawText(painter, line.adjusted(x, 0, 0, 0), Qt::AlignVCenter, figure);
        x += QFontMetricsF(painter.font()).horizontalAdvance(figure) + theme().px(26);
    }
    if (m_rate > kFollowableRate) {
        painter.setFont(theme().font(Theme::kText, Theme::Weight::Bold));
        painter.setPen(theme().color(Theme::Role::Accent));
        theme().drawText(painter, line, Qt::AlignVCenter | Qt::AlignRight,
                         tr("%1 puts/s · %2 gets/s").arg(rate(m_putRate), rate(m_getRate)));
    }
}

void QueueView::drawEmpty(QPainter& painter) const {
    painter.setFont(theme().font(Theme::kText));
    painter.setPen(theme().color(Theme::Role::Muted));
    theme().drawText(painter, rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                     tr("Click Run: items will slide from their putters into the slots,\nand whoever has to "
                        "wait stands at the side."));
}

void QueueView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const QueueInfo* q = queue();
    if (!q)
        return drawEmpty(painter);
    const Slots places = layOutSlots(*q);
    const Dimmed light(painter, spotlight().litObject(q->object));
    drawSlots(painter, *q, places);
    for (std::size_t i = 0; i < std::min<std::size_t>(q->items.size(), kMostShown); ++i) {
        const QueueItem& item = q->items[i];
        const quint64 key = keyOf(item);
        drawItem(painter,
                 m_motion.knows(key) ? m_motion.position(key)
                                     : slotRect(places, static_cast<int>(i)).center(),
                 places.side * 0.86, item);
    }
    for (const Leaving& leaving : m_leaving)
        if (!m_motion.arrived(leaving.key))
            drawItem(painter, m_motion.position(leaving.key), places.side * 0.86, leaving.item);
    drawWaiters(painter, true, q->putters);
    drawWaiters(painter, false, q->getters);
    drawSnapshots(painter, *q);
    drawFigures(painter, *q);
    frameObject(painter, slotsArea(), q->object);
}

QString QueueView::spokenState() const {
    return queue() ? spokenQueue(playback(), *queue()) : QString();
}

} // namespace interleave
