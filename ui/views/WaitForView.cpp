// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/WaitForView.h"

#include "ui/models/LockSentences.h"
#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/Dimmed.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace interleave {

namespace {

constexpr double kWordsShare = 0.32; ///< of the width
constexpr double kLockWidth = 84;
constexpr double kLockHeight = 46;
constexpr double kToken = 27;      ///< its radius
constexpr double kUnderToken = 26; ///< the line below it
constexpr double kBetween = 26;    ///< at least, between a lock and a thread
constexpr double kLegend = 26;

/// Where the line from the box's centre to `towards` leaves it, and a little further.
QPointF border(const QRectF& box, bool round, QPointF towards, double gap) {
    const QPointF way = towards - box.center();
    const double length = std::hypot(way.x(), way.y());
    if (length < 1)
        return box.center();
    const double reach =
        round ? box.width() / 2
              : std::min(std::abs(way.x()) < 1e-6 ? 1e9 : box.width() / 2 * length / std::abs(way.x()),
                         std::abs(way.y()) < 1e-6 ? 1e9 : box.height() / 2 * length / std::abs(way.y()));
    return box.center() + way / length * (reach + gap);
}

} // namespace

WaitForView::WaitForView(const Playback& playback, QWidget* parent) : View(playback, parent) {}

QSize WaitForView::minimumSizeHint() const {
    return {theme().ipx(640), theme().ipx(260)};
}

QString WaitForView::caption() const {
    if (world().locks().empty())
        return {};
    std::size_t waiting = 0;
    for (const LockInfo& lock : world().locks())
        waiting += lock.waiters.size();
    const auto held =
        std::ranges::count_if(world().locks(), [](const LockInfo& lock) { return lock.owner != kNoActor; });
    return tr("locks: %1, held: %2 · waiting: %3").arg(world().locks().size()).arg(held).arg(waiting);
}

void WaitForView::onWorld() {
    m_cycles = waitCycles(world());
    retextSpoken();
    update();
}

void WaitForView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retextSpoken();
    View::changeEvent(event);
}

void WaitForView::retextSpoken() {
    QStringList all = words();
    if (!world().locks().empty())
        all.prepend(verdict());
    if (const QString spoken = all.join(QStringLiteral(" ")); spoken != accessibleDescription())
        setAccessibleDescription(spoken);
}

QRectF WaitForView::graphArea() const {
    return {0, 0, width() * (1 - kWordsShare) - theme().px(16), height() - theme().px(kLegend)};
}

WaitForView::Nodes WaitForView::nodes() const {
    Nodes ring;
    std::vector<ActorId> actors;
    for (std::size_t id = kMainActor + 1u; id < world().actors().size(); ++id)
        if (world().actors()[id].exists)
            actors.push_back(static_cast<ActorId>(id));
    const std::size_t locks = world().locks().size();
    // A lock and a thread in turn, as philosophers and forks lie around a table.
    for (std::size_t i = 0; i < std::max(actors.size(), locks); ++i) {
        if (i < locks)
            ring.push_back({true, static_cast<std::uint16_t>(i), {}});
        if (i < actors.size())
            ring.push_back({false, actors[i], {}});
    }
    placeAround(ring);
    return ring;
}

/// Evenly along an ellipse as large as there is room, the first at the top, then to the left: the same angle
/// between any two would crowd them at its narrow ends.
void WaitForView::placeAround(Nodes& ring) const {
    const QRectF area = graphArea();
    const double a = area.width() / 2 - theme().px(kLockWidth / 2 + 4);
    const double b = area.height() / 2 - theme().px(kToken + kUnderToken / 2);
    const QPointF centre(area.center().x(), area.top() + theme().px(kToken) + b);
    constexpr int kSteps = 720;
    const auto at = [&](int step) {
        const double angle = -std::numbers::pi / 2 - 2 * std::numbers::pi * step / kSteps;
        return centre + QPointF(a * std::cos(angle), b * std::sin(angle));
    };
    const auto length = [&](int step) {
        const QPointF way = at(step + 1) - at(step);
        return std::hypot(way.x(), way.y());
    };
    double around = 0;
    for (int step = 0; step < kSteps; ++step)
        around += length(step);
    const double pitch = around / static_cast<double>(ring.size());
    const double factor = std::min(1.0, 2 * pitch / theme().px(kLockWidth + 2 * kToken + 2 * kBetween));
    const QSizeF lock(theme().px(kLockWidth) * factor, theme().px(kLockHeight) * factor);
    const double token = 2 * theme().px(kToken) * factor;
    double walked = 0;
    std::size_t next = 0;
    for (int step = 0; step < kSteps && next < ring.size(); walked += length(step), ++step)
        if (walked >= pitch * static_cast<double>(next) - 1e-6) {
            const QSizeF size = ring[next].isLock ? lock : QSizeF(token, token);
            ring[next].box = QRectF(at(step) - QPointF(size.width() / 2, size.height() / 2), size);
            ++next;
        }
}

bool WaitForView::isLit(const Node& node) const {
    return node.isLock ? spotlight().litObject(world().locks()[node.id].object)
                       : spotlight().litActor(node.id);
}

bool WaitForView::isInCycle(const Node& node) const {
    const ObjectId lock = node.isLock ? world().locks()[node.id].object : kNoObject;
    for (const WaitCycle& cycle : m_cycles)
        for (const WaitFor& link : cycle.links)
            if (node.isLock ? link.lock == lock : link.actor == node.id)
                return true;
    return false;
}

std::vector<WaitForView::Arrow> WaitForView::arrows(const Nodes& nodes) const {
    std::vector<Arrow> all;
    const auto actorNode = [&](ActorId actor) -> const Node* {
        const auto found =
            std::ranges::find_if(nodes, [&](const Node& node) { return !node.isLock && node.id == actor; });
        return found == nodes.end() ? nullptr : &*found;
    };
    for (const Node& node : nodes) {
        if (!node.isLock)
            continue;
        const LockInfo& lock = world().locks()[node.id];
        const bool closed = isInCycle(node);
        if (const Node* owner = actorNode(lock.owner))
            all.push_back({&node, owner, false, closed && isInCycle(*owner)});
        for (const ActorId waiter : lock.waiters)
            if (const Node* who = actorNode(waiter))
                all.push_back({who, &node, true, closed && isInCycle(*who)});
    }
    // What matters lies on top.
    std::ranges::stable_sort(all, {}, &Arrow::inCycle);
    return all;
}

void WaitForView::drawArrow(QPainter& painter, const Arrow& arrow) const {
    const QPointF from = border(arrow.from->box, !arrow.from->isLock, arrow.to->box.center(), theme().px(3));
    const QPointF to = border(arrow.to->box, !arrow.to->isLock, arrow.from->box.center(), theme().px(3));
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    const double head = std::min(theme().px(13), length * 0.7);
    if (length < 1)
        return;
    const QColor color = theme().color(arrow.inCycle ? Theme::Role::Warning : Theme::Role::Muted);
    const QPointF along = way / length * head;
    const QPointF across(-along.y() * 0.5, along.x() * 0.5);
    painter.setPen(
        QPen(color, theme().px(arrow.inCycle ? 4 : 2.5), arrow.waits ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(from, to - along);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{to, to - along + across, to - along - across});
    const QString word = arrow.waits ? tr("waits for") : tr("held by");
    const QFont font = theme().font(Theme::kSmall);
    const QSizeF size(QFontMetricsF(font).horizontalAdvance(word) + theme().px(8), theme().px(20));
    if (length < size.width() * 1.7)
        return;
    const QRectF label(from + way / 2 - QPointF(size.width() / 2, size.height() / 2), size);
    painter.fillRect(label, theme().color(Theme::Role::Panel));
    painter.setFont(font);
    painter.setPen(color);
    theme().drawText(painter, label, Qt::AlignCenter, word);
}

void WaitForView::drawLock(QPainter& painter, const Node& node) const {
    const LockInfo& lock = world().locks()[node.id];
    const bool alarming = isInCycle(node);
    const bool free = lock.owner == kNoActor;
    painter.setPen(QPen(theme().color(alarming ? Theme::Role::Warning
                                      : free   ? Theme::Role::Border
                                               : Theme::Role::Text),
                        theme().px(alarming ? 3 : 2), free ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(theme().color(alarming ? Theme::Role::WarningSoft : Theme::Role::Slot));
    painter.drawRoundedRect(node.box, theme().px(8), theme().px(8));
    const double factor = node.box.width() / theme().px(kLockWidth);
    const bool roomy = factor > 0.85; // for a second line
    const QFont font = theme().font(Theme::kText * std::max(factor, 0.7), Theme::Weight::Bold);
    const double half = node.box.height() / 2;
    painter.setFont(font);
    painter.setPen(theme().color(alarming ? Theme::Role::Warning : Theme::Role::Text));
    theme().drawText(painter,
                     roomy ? node.box.adjusted(0, theme().px(1), 0, -half + theme().px(3)) : node.box,
                     Qt::AlignCenter,
                     QFontMetricsF(font).elidedText(playback().text(lock.name), Qt::ElideRight,
                                                    node.box.width() - theme().px(4)));
    if (!roomy)
        return;
    painter.setFont(theme().font(Theme::kSmall));
    if (!alarming)
        painter.setPen(theme().color(Theme::Role::Muted));
    theme().drawText(painter, node.box.adjusted(0, half - theme().px(2), 0, -theme().px(1)), Qt::AlignCenter,
                     free ? tr("free") : tr("taken"));
}

/// How long it waits, or what it does; a number alone where there is little room.
QString WaitForView::actorWords(ActorId id, bool roomy) const {
    const ActorInfo& actor = world().actors()[id];
    const std::int64_t left = world().leftNs(actor);
    if (actor.wait.reason == WaitReason::Lock && world().waitFor(id))
        return left >= 0 ? tr("%1 left").arg(shownTenths(left))
               : roomy   ? tr("waits %1").arg(shownTenths(world().waitedNs(actor)))
                         : shownTenths(world().waitedNs(actor));
    return actor.state == ActorState::Blocked ? causeWords(playback(), actor.cause) : stateWord(actor.state);
}

void WaitForView::drawActor(QPainter& painter, const Node& node) const {
    const ActorInfo& actor = world().actors()[node.id];
    if (isInCycle(node)) {
        painter.setPen(QPen(theme().color(Theme::Role::Warning), theme().px(4)));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(node.box);
    }
    const double radius = node.box.width() / 2 - theme().px(3);
    View::drawActor(painter, node.box.center(), radius, node.id);
    if (actor.state != ActorState::Dead)
        return;
    // Grey, with its colour around it: paler, its sign could not be read.
    const Dimmed light(painter, isLit(node));
    const Theme::StateLook& look = theme().look(ActorState::Dead);
    painter.setPen(QPen(theme().actorColor(node.id), theme().px(4)));
    painter.setBrush(look.fill);
    painter.drawEllipse(node.box.center(), radius - theme().px(2), radius - theme().px(2));
    painter.setPen(look.text);
    painter.setFont(theme().font(radius * 0.8 / theme().scale(), Theme::Weight::Bold));
    theme().drawText(painter, node.box, Qt::AlignCenter, actorSign(playback(), node.id));
}

void WaitForView::drawState(QPainter& painter, const Node& node) const {
    const ActorInfo& actor = world().actors()[node.id];
    const QFont font = theme().font(Theme::kSmall, Theme::Weight::Bold);
    const QString words =
        theme().look(actor.state).sign + QLatin1Char(' ') +
        actorWords(node.id, !theme().projection() && node.box.width() > theme().px(kToken) * 1.75);
    const double wide = QFontMetricsF(font).horizontalAdvance(words) + theme().px(8);
    const double left =
        std::clamp(node.box.center().x() - wide / 2, 0.0, std::max(0.0, graphArea().right() - wide));
    const QRectF line(left, node.box.bottom(), wide, theme().px(kUnderToken) - theme().px(4));
    painter.fillRect(line, theme().color(Theme::Role::Panel));
    painter.setFont(font);
    painter.setPen(theme().look(actor.state).text);
    theme().drawText(painter, line, Qt::AlignCenter, words);
}

/// In the middle of the table: a semaphore that keeps some of them from the locks, where it is used.
void WaitForView::drawSeats(QPainter& painter) const {
    const QRectF area = graphArea();
    for (const SignalInfo& signal : world().signals()) {
        if (signal.type != ObjectType::Semaphore || (signal.acquired == 0 && signal.waiters.empty()))
            continue;
        const double height = theme().px(30), radius = height * 0.45;
        const QFont font = theme().font(Theme::kText, Theme::Weight::Bold);
        const QString words = tr("%1: %2").arg(playback().text(signal.name), signalValue(playback(), signal));
        const QPointF centre(area.center().x(), area.center().y() - theme().px(kUnderToken) / 2);
        painter.setFont(font);
        painter.setPen(theme().color(Theme::Role::Text));
        theme().drawText(painter, QRectF(0, centre.y() - height, area.width(), height), Qt::AlignCenter,
                         words);
        if (signal.waiters.empty())
            return;
        const QString waiting = tr("waiting:");
        painter.setFont(theme().font(Theme::kSmall));
        const double text = QFontMetricsF(painter.font()).horizontalAdvance(waiting) + theme().px(8);
        double x = centre.x() - (text + static_cast<double>(signal.waiters.size()) * 2.2 * radius) / 2;
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, QRectF(x, centre.y(), text, height), Qt::AlignVCenter, waiting);
        x += text;
        for (const ActorId waiter : signal.waiters) {
            View::drawActor(painter, {x + radius, centre.y() + height / 2}, radius, waiter);
            x += 2.2 * radius;
        }
        return;
    }
}

void WaitForView::drawLegend(QPainter& painter) const {
    const double y = height() - theme().px(kLegend) / 2;
    double x = theme().px(4);
    painter.setFont(theme().font(Theme::kSmall));
    for (const bool waits : {false, true}) {
        painter.setPen(
            QPen(theme().color(Theme::Role::Muted), theme().px(2.5), waits ? Qt::DashLine : Qt::SolidLine));
        painter.drawLine(QPointF(x, y), QPointF(x + theme().px(44), y));
        x += theme().px(52);
        const QString words = waits ? tr("thread → lock: waits for") : tr("lock → thread: held by");
        theme().drawText(painter, QRectF(x, y - theme().px(12), width() - x, theme().px(24)),
                         Qt::AlignVCenter, words);
        x += QFontMetricsF(painter.font()).horizontalAdvance(words) + theme().px(28);
    }
}

QString WaitForView::verdict() const {
    if (!m_cycles.empty())
        return cycleVerdict(playback(), m_cycles.front());
    if (!world().deadlock().empty())
        return tr("There was a deadlock, from %1 on; the run was stopped.")
            .arg(shownSeconds(static_cast<double>(world().deadlockSince() / 1'000'000) / 1e3));
    return tr("No circle: whoever waits gets its turn.");
}

/// A sentence for each that waits, those of a circle first and in its order.
QStringList WaitForView::words() const {
    QStringList lines;
    std::vector<WaitFor> links;
    for (const WaitCycle& cycle : m_cycles)
        links.insert(links.end(), cycle.links.begin(), cycle.links.end());
    if (m_cycles.empty())
        links.assign(world().deadlock().begin(), world().deadlock().end());
    for (const LockInfo& lock : world().locks())
        for (const ActorId waiter : lock.waiters)
            if (const WaitFor link{waiter, lock.object, lock.owner};
                lock.owner != kNoActor && std::ranges::find(links, link) == links.end())
                links.push_back(link);
    for (const WaitFor& link : links)
        lines << tr("%1.").arg(waitForWords(playback(), link));
    return lines;
}

double WaitForView::drawVerdict(QPainter& painter, const QRectF& area, const QString& words,
                                bool alarming) const {
    const QFont font = theme().font(Theme::kText, Theme::Weight::Bold);
    const double pad = theme().px(10);
    const double inside = area.width() - 2 * pad;
    const double height =
        QFontMetricsF(font).boundingRect(QRectF(0, 0, inside, 1000), Qt::TextWordWrap, words).height() +
        2 * pad;
    const QRectF box(area.left(), area.top(), area.width(), height);
    painter.setPen(alarming ? QPen(theme().color(Theme::Role::Warning), theme().px(2))
                            : QPen(theme().color(Theme::Role::Border), theme().px(1)));
    painter.setBrush(theme().color(alarming ? Theme::Role::WarningSoft : Theme::Role::Slot));
    painter.drawRoundedRect(box, theme().px(8), theme().px(8));
    painter.setFont(font);
    painter.setPen(theme().color(alarming ? Theme::Role::Warning : Theme::Role::Text));
    theme().drawText(painter, box.adjusted(pad, 0, -pad, 0),
                     static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextWordWrap, words);
    return box.bottom();
}

void WaitForView::drawWords(QPainter& painter) const {
    const QRectF area(width() * (1 - kWordsShare), 0, width() * kWordsShare, height());
    const bool alarming = !m_cycles.empty() || !world().deadlock().empty();
    double y = drawVerdict(painter, area, verdict(), alarming) + theme().px(10);
    const QStringList lines = words();
    const std::size_t inCycle = m_cycles.empty() ? world().deadlock().size() : m_cycles.front().links.size();
    const double room = area.bottom() - y;
    const double height =
        std::min(theme().px(28), lines.isEmpty() ? room : room / static_cast<double>(lines.size()));
    const QFont font = theme().font(std::min(Theme::kText, height / theme().scale() * 0.72));
    painter.setFont(font);
    // Seen from afar, half a sentence tells nothing, and the arrows tell it all.
    const auto fits = [&](const QString& line) {
        return QFontMetricsF(font).horizontalAdvance(line) <= area.width();
    };
    if (theme().projection() && !std::ranges::all_of(lines, fits))
        return;
    for (qsizetype i = 0; i < lines.size(); ++i, y += height) {
        painter.setPen(theme().color(alarming && static_cast<std::size_t>(i) < inCycle ? Theme::Role::Warning
                                                                                       : Theme::Role::Text));
        theme().drawText(painter, QRectF(area.left(), y, area.width(), height), Qt::AlignVCenter,
                         QFontMetricsF(font).elidedText(lines[i], Qt::ElideRight, area.width()));
    }
}

void WaitForView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    if (world().locks().empty()) {
        painter.setFont(theme().font(Theme::kText));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(
            painter, rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
            tr("Click Run: threads and locks will stand in a ring, with arrows from each lock to who "
               "has it\nand from each that waits to its lock."));
        return;
    }
    const Nodes ring = nodes();
    for (const Arrow& arrow : arrows(ring)) {
        const Dimmed light(painter, isLit(*arrow.from) && isLit(*arrow.to));
        drawArrow(painter, arrow);
    }
    for (const Node& node : ring) {
        const Dimmed light(painter, isLit(node));
        if (node.isLock)
            drawLock(painter, node);
        else
            drawState(painter, node);
    }
    for (const Node& node : ring)
        if (node.isLock)
            frameObject(painter, node.box, world().locks()[node.id].object);
        else
            drawActor(painter, node);
    drawSeats(painter);
    drawLegend(painter);
    drawWords(painter);
}

} // namespace interleave
