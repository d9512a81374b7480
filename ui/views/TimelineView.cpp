// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/TimelineView.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr std::int64_t kFollowedSpanNs = 10'000'000'000;
constexpr double kWheelFactor = 1.25;
constexpr double kDragThreshold = 4;
/// With at most so many transitions on a pixel on average each one is drawn; with more, each column's shares
/// are.
constexpr double kMostEntriesPerPixel = 0.5;

} // namespace

TimelineView::TimelineView(Playback& playback, QWidget* parent) : View(playback, parent), m_cursor(playback) {
    setFocusPolicy(Qt::StrongFocus);
    connect(&playback, &Playback::traceChanged, this, [this] {
        m_begin = 0;
        m_span = kFollowedSpanNs;
        m_firstLane = 0;
        follow();
    });
}

QSize TimelineView::minimumSizeHint() const {
    return {theme().ipx(500), theme().ipx(130)};
}

QSize TimelineView::sizeHint() const {
    return {theme().ipx(1900), theme().ipx(250)};
}

double TimelineView::nameWidth() const {
    return theme().px(200);
}

double TimelineView::axisHeight() const {
    return theme().px(34);
}

double TimelineView::depthHeight() const {
    return world().queues().size() == 1 && world().locks().empty() ? theme().px(40) : 0;
}

QRectF TimelineView::lanesArea() const {
    return QRectF(nameWidth(), axisHeight(), std::max(1.0, width() - nameWidth() - theme().px(24)),
                  std::max(1.0, height() - axisHeight() - theme().px(4)));
}

std::vector<ActorId> TimelineView::shownActors() const {
    std::vector<ActorId> actors;
    for (std::size_t id = kMainActor + 1u; id < world().actors().size(); ++id)
        if (world().actors()[id].exists)
            actors.push_back(static_cast<ActorId>(id));
    return actors;
}

double TimelineView::laneHeight() const {
    const auto lanes = static_cast<double>(std::max<std::size_t>(shownActors().size(), 1));
    return std::clamp((lanesArea().height() - depthHeight()) / lanes, theme().px(16), theme().px(34));
}

int TimelineView::visibleLanes() const {
    return std::max(1, static_cast<int>((lanesArea().height() - depthHeight()) / laneHeight()));
}

TimelineCoordinates TimelineView::coordinates() const {
    return {m_begin, m_span, lanesArea().width()};
}

void TimelineView::setView(TimelineCoordinates view, bool following) {
    m_begin = view.begin;
    m_span = view.span;
    if (m_following != following) {
        m_following = following;
        Q_EMIT followingChanged(following);
    }
    update();
}

void TimelineView::keepUp() {
    // The newest moment stays near the right end; a short run is shown from its beginning.
    const std::int64_t end = world().time() + m_span / 50;
    m_begin = std::max<std::int64_t>(0, end - m_span);
}

void TimelineView::follow() {
    m_cursor.goLive();
    if (!m_following) {
        m_following = true;
        Q_EMIT followingChanged(true);
    }
    keepUp();
    update();
}

void TimelineView::showAll() {
    const std::int64_t end = playback().trace() ? playback().trace()->newest()->time() : kFollowedSpanNs;
    setView({0, std::max<std::int64_t>(end + end / 50, 1000), lanesArea().width()}, false);
}

void TimelineView::zoom(double factor) {
    const double anchor = m_following ? coordinates().toPixel(world().time()) : lanesArea().width() / 2;
    setView(coordinates().zoomed(factor, anchor), m_following);
    if (m_following)
        keepUp();
}

void TimelineView::onWorld() {
    if (m_following && playback().live()) {
        // A run that is over is shown whole.
        if (world().outcome() != Outcome::Running && world().time() > 0)
            m_span = std::max<std::int64_t>(std::min(m_span, world().time() / 49 * 50 + 50), 1000);
        keepUp();
    }
    update();
}

void TimelineView::fillState(QPainter& painter, const QRectF& bar, ActorState state) const {
    const Theme::StateLook& look = theme().look(state);
    if (state == ActorState::Blocked && bar.width() > theme().px(6)) {
        painter.fillRect(bar, theme().hatch(look.lane, look.fill));
        painter.setPen(QPen(look.lane, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    if (state == ActorState::New || state == ActorState::Dead) {
        const double middle = bar.center().y();
        painter.setPen(QPen(look.edge, state == ActorState::New ? theme().px(2) : theme().px(1),
                            state == ActorState::New ? Qt::DashLine : Qt::SolidLine));
        painter.drawLine(QPointF(bar.left(), middle), QPointF(bar.right(), middle));
        return;
    }
    painter.fillRect(bar, look.lane);
}

void TimelineView::drawEntries(QPainter& painter, const StateLane& lane, const TimelineCoordinates& view,
                               const QRectF& area, std::size_t first, std::size_t last) const {
    const std::int64_t now = world().time();
    for (std::size_t i = first; i <= last && i < lane.size(); ++i) {
        const std::int64_t from = lane[i].time;
        const std::int64_t to = i + 1 < lane.size() ? std::min(lane[i + 1].time, now) : now;
        if (from >= now)
            break;
        const double left = std::max(view.toPixel(from), 0.0);
        const double right = std::min(view.toPixel(to), area.width());
        fillState(painter, QRectF(area.left() + left, area.top(), std::max(right - left, 1.0), area.height()),
                  lane[i].state);
    }
}

void TimelineView::drawColumns(QPainter& painter, const StateLane& lane, const TimelineCoordinates& view,
                               const QRectF& area) const {
    const std::int64_t now = world().time();
    const int columns = static_cast<int>(std::min(area.width(), std::ceil(view.toPixel(now))));
    const int first = std::max(0, static_cast<int>(view.toPixel(lane[lane.first()].time)));
    const int height = static_cast<int>(area.height());
    if (columns <= first || height < 1)
        return;
    std::vector<Stack> stacks;
    stacks.reserve(static_cast<std::size_t>(columns - first));
    std::size_t hint = 0;
    StateLane::Shares before = lane.sumUntil(view.toTime(first), hint);
    for (int column = first; column < columns; ++column) {
        const StateLane::Shares after = lane.sumUntil(std::min(view.toTime(column + 1), now), hint);
        stacks.push_back(stackOf(before, after, height));
        before = after;
    }
    painter.drawImage(QPointF(area.left() + first, area.top()), imageOf(stacks, height));
}

TimelineView::Stack TimelineView::stackOf(const StateLane::Shares& before, const StateLane::Shares& after,
                                          int height) {
    static constexpr ActorState kStack[] = {ActorState::Running, ActorState::Runnable, ActorState::Blocked};
    std::int64_t all = 0;
    for (std::size_t s = 0; s < kStates; ++s)
        all += after[s] - before[s];
    Stack stack{};
    for (std::size_t i = 0; i < stack.size() && all > 0; ++i)
        if (const std::int64_t ns =
                after[static_cast<std::size_t>(kStack[i])] - before[static_cast<std::size_t>(kStack[i])];
            ns > 0)
            // What is there at all has a pixel at least.
            stack[i] = std::max(
                1, static_cast<int>(std::lround(static_cast<double>(height) * static_cast<double>(ns) /
                                                static_cast<double>(all))));
    return stack;
}

/// Running from below, Runnable above it, Blocked on top. Pixel by pixel: a rectangle a column would cost far
/// more.
QImage TimelineView::imageOf(const std::vector<Stack>& stacks, int height) const {
    const Theme::StateLook& blocked = theme().look(ActorState::Blocked);
    const QRgb running = theme().look(ActorState::Running).lane.rgb();
    const QRgb runnable = theme().look(ActorState::Runnable).lane.rgb();
    const QRgb ground = theme().color(Theme::Role::Panel).rgb();
    const QImage hatch =
        theme().hatch(blocked.lane, blocked.fill).textureImage().convertToFormat(QImage::Format_RGB32);
    QImage image(static_cast<int>(stacks.size()), height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const auto* pattern = reinterpret_cast<const QRgb*>(hatch.constScanLine(y % hatch.height()));
        const int level = height - y;
        for (std::size_t x = 0; x < stacks.size(); ++x) {
            const Stack& stack = stacks[x];
            if (level <= stack[0])
                line[x] = running;
            else if (level <= stack[0] + stack[1])
                line[x] = runnable;
            else
                line[x] = level <= stack[0] + stack[1] + stack[2]
                              ? pattern[x % static_cast<std::size_t>(hatch.width())]
                              : ground;
        }
    }
    return image;
}

void TimelineView::drawLane(QPainter& painter, const Trace::Reading& reading, const TimelineCoordinates& view,
                            ActorId actor, const QRectF& area) const {
    if (actor >= reading.lanes().size() || reading.lanes()[actor].empty())
        return;
    const StateLane& lane = reading.lanes()[actor];
    const std::size_t from = lane.indexAt(std::max(view.begin, lane[lane.first()].time));
    const std::size_t to = lane.indexAt(std::max(view.begin + view.span, lane[lane.first()].time));
    if (static_cast<double>(to - from) <= view.width * kMostEntriesPerPixel)
        drawEntries(painter, lane, view, area, from, to);
    else
        drawColumns(painter, lane, view, area);
}

void TimelineView::drawName(QPainter& painter, ActorId actor, const QRectF& row) const {
    const double radius = std::min(theme().px(13), row.height() * 0.46);
    theme().drawToken(painter, {theme().px(24) + radius, row.center().y()}, radius, actor,
                      actorSign(playback(), actor));
    const QFont font = theme().font(std::min(Theme::kSmall, row.height() * 0.72 / theme().scale()));
    painter.setFont(font);
    painter.setPen(theme().color(Theme::Role::Text));
    const double left = theme().px(34) + 2 * radius;
    painter.drawText(QRectF(left, row.top(), nameWidth() - left - theme().px(6), row.height()),
                     Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(actorName(playback(), actor), Qt::ElideRight,
                                                    nameWidth() - left - theme().px(6)));
}

QString TimelineView::heading() const {
    const auto lanes = static_cast<int>(shownActors().size());
    const int visible = visibleLanes();
    if (lanes <= visible)
        return tr("Timeline");
    const int first = std::clamp(m_firstLane, 0, lanes - visible);
    return tr("%1–%2 of %3").arg(first + 1).arg(first + visible).arg(lanes);
}

void TimelineView::drawAxis(QPainter& painter, const TimelineCoordinates& view) const {
    const QRectF area = lanesArea();
    const std::int64_t step = view.tickStep(theme().px(110));
    painter.setFont(theme().font(Theme::kSmall));
    const std::int64_t first = std::max<std::int64_t>(0, view.begin / step * step);
    for (std::int64_t tick = first; tick <= view.begin + view.span; tick += step) {
        const double x = area.left() + view.toPixel(tick);
        if (x < area.left() - 1)
            continue;
        const bool fits = x + theme().px(70) < width();
        painter.setPen(theme().color(Theme::Role::Grid));
        painter.drawLine(QPointF(x, axisHeight()), QPointF(x, height()));
        painter.setPen(theme().color(Theme::Role::Muted));
        const QString label = step >= 1'000'000'000 || tick == 0 ? shownTenths(tick)
                              : step >= 1'000'000
                                  ? QString::number(static_cast<double>(tick) / 1e9, 'f',
                                                    step >= 100'000'000  ? 1
                                                    : step >= 10'000'000 ? 2
                                                                         : 3) +
                                        QChar(0x202f) + QCoreApplication::translate("unit", "s")
                                  : shownSeconds(static_cast<double>(first) / 1e9) + QStringLiteral(" +") +
                                        shownDuration(tick - first);
        if (fits)
            painter.drawText(QRectF(x + theme().px(4), 0, theme().px(200), axisHeight()), Qt::AlignVCenter,
                             label);
    }
}

void TimelineView::drawDepth(QPainter& painter, const Trace::Reading& reading,
                             const TimelineCoordinates& view, const QRectF& area) const {
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Text));
    painter.drawText(QRectF(theme().px(60), area.top(), nameWidth() - theme().px(64), area.height()),
                     Qt::AlignVCenter, tr("%1 depth").arg(playback().text(world().queues().front().name)));
    const double most = std::max<double>(static_cast<double>(world().queues().front().peak), 1);
    const auto y = [&](std::uint32_t items) {
        return area.bottom() - 2 - (area.height() - 6) * std::min(1.0, items / most);
    };
    painter.setPen(QPen(theme().color(Theme::Role::Accent), std::max(1.0, theme().px(2))));
    std::vector<DepthColumn> columns;
    const int count = static_cast<int>(area.width());
    reading.depthColumns(0, view.begin, view.nsPerPixel(), count,
                         std::min(view.begin + view.span, world().time()), columns);
    double lastY = -1;
    for (int i = 0; i < count; ++i) {
        const DepthColumn& column = columns[static_cast<std::size_t>(i)];
        if (!column.known)
            continue;
        const double x = area.left() + i;
        painter.drawLine(QPointF(x, y(column.most)), QPointF(x, y(column.least)));
        if (lastY >= 0)
            painter.drawLine(QPointF(x - 1, lastY), QPointF(x, lastY));
        lastY = y(column.last);
    }
}

void TimelineView::drawGaps(QPainter& painter, const Trace::Reading& reading, const TimelineCoordinates& view,
                            ActorId actor, const QRectF& area) const {
    for (const Gap& gap : reading.gaps()) {
        if (gap.actor != actor)
            continue;
        const double left = view.toPixel(gap.from);
        const double right = view.toPixel(gap.to);
        if (right < 0 || left > area.width())
            continue;
        const QRectF bar(area.left() + std::max(left, 0.0), area.top(),
                         std::max(std::min(right, area.width()) - std::max(left, 0.0), 3.0), area.height());
        painter.fillRect(
            bar, theme().hatch(theme().color(Theme::Role::Warning), theme().color(Theme::Role::WarningSoft)));
    }
}

void TimelineView::drawCursor(QPainter& painter, const TimelineCoordinates& view) const {
    const QRectF area = lanesArea();
    const double x = area.left() + view.toPixel(world().time());
    if (x < area.left() || x > area.right())
        return;
    const QColor color = theme().look(ActorState::Blocked).edge;
    painter.setPen(QPen(color, theme().px(2)));
    painter.drawLine(QPointF(x, axisHeight() - theme().px(4)), QPointF(x, height()));
    const bool running = world().outcome() == Outcome::Running;
    const QString label = !playback().live() ? shownDuration(world().time())
                          : world().paused() ? tr("paused")
                          : running          ? tr("live")
                                             : tr("end");
    painter.setFont(theme().font(Theme::kSmall, Theme::Weight::Bold));
    const double wide = QFontMetricsF(painter.font()).horizontalAdvance(label) + theme().px(24);
    const QRectF pill(std::clamp(x - wide / 2, area.left(), width() - wide), theme().px(4), wide,
                      axisHeight() - theme().px(8));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(QStringLiteral("#b04008")));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(Qt::white);
    painter.drawText(pill, Qt::AlignCenter, label);
}

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().color(Theme::Role::Panel));
    painter.fillRect(QRectF(0, 0, width(), axisHeight()), theme().color(Theme::Role::Side));
    painter.setFont(theme().font(Theme::kText, Theme::Weight::Bold));
    painter.setPen(theme().color(Theme::Role::Text));
    painter.drawText(QRectF(theme().px(24), 0, nameWidth() - theme().px(24), axisHeight()), Qt::AlignVCenter,
                     heading());
    const TimelineCoordinates view = coordinates();
    drawAxis(painter, view);
    const QRectF area = lanesArea();
    const std::vector<ActorId> actors = shownActors();
    if (!playback().trace()) {
        painter.setFont(theme().font(Theme::kText));
        painter.setPen(theme().color(Theme::Role::Muted));
        painter.drawText(area, Qt::AlignCenter, tr("A lane for each thread appears here as it runs."));
        return;
    }
    const Trace::Reading reading(*playback().trace());
    const int visible = visibleLanes();
    const double high = laneHeight();
    const int first = std::clamp(m_firstLane, 0, std::max(0, static_cast<int>(actors.size()) - visible));
    double y = area.top();
    for (int i = first; i < static_cast<int>(actors.size()) && i < first + visible; ++i, y += high) {
        const QRectF row(area.left(), y + high * 0.12, area.width(), high * 0.76);
        painter.setRenderHint(QPainter::Antialiasing);
        drawName(painter, actors[static_cast<std::size_t>(i)], QRectF(0, y, nameWidth(), high));
        painter.setRenderHint(QPainter::Antialiasing, false);
        drawLane(painter, reading, view, actors[static_cast<std::size_t>(i)], row);
        drawGaps(painter, reading, view, actors[static_cast<std::size_t>(i)], row);
    }
    if (depthHeight() > 0)
        drawDepth(painter, reading, view, QRectF(area.left(), y, area.width(), depthHeight()));
    drawGaps(painter, reading, view, kNoActor, area);
    painter.setRenderHint(QPainter::Antialiasing);
    drawCursor(painter, view);
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    if (event->modifiers() & Qt::ShiftModifier || event->position().x() < nameWidth()) {
        return scrollLanes(-static_cast<int>(std::lround(steps * 3)));
    }
    setView(coordinates().zoomed(std::pow(kWheelFactor, -steps), event->position().x() - lanesArea().left()),
            false);
}

void TimelineView::scrollLanes(int by) {
    const int last = std::max(0, static_cast<int>(shownActors().size()) - visibleLanes());
    m_firstLane = std::clamp(m_firstLane + by, 0, last);
    update();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->button() == Qt::LeftButton;
    m_dragged = false;
    m_pressedAt = event->position();
    m_pressedBegin = m_begin;
    m_pressedLane = m_firstLane;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed)
        return;
    const QPointF moved = event->position() - m_pressedAt;
    m_dragged = m_dragged || moved.manhattanLength() > kDragThreshold;
    if (!m_dragged)
        return;
    TimelineCoordinates view = coordinates();
    view.begin = m_pressedBegin - static_cast<std::int64_t>(moved.x() * view.nsPerPixel());
    m_firstLane = std::clamp(m_pressedLane - static_cast<int>(moved.y() / laneHeight()), 0,
                             std::max(0, static_cast<int>(shownActors().size()) - visibleLanes()));
    setView(view, false);
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    if (m_pressed && !m_dragged && event->position().x() >= lanesArea().left() && playback().trace()) {
        const TimelineCoordinates view = coordinates();
        setView(view, false);
        m_cursor.showAt(view.toTime(event->position().x() - lanesArea().left()));
    }
    m_pressed = false;
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    const auto pan = [this](double share) {
        TimelineCoordinates view = coordinates();
        view.begin += static_cast<std::int64_t>(share * static_cast<double>(view.span));
        setView(view, false);
    };
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const auto step = [this](int share) {
        const std::int64_t time = world().time() + share * coordinates().span / 100;
        setView(coordinates(), false);
        m_cursor.showAt(time);
    };
    switch (event->key()) {
    case Qt::Key_Up: return scrollLanes(-1);
    case Qt::Key_Down: return scrollLanes(1);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(1 / kWheelFactor);
    case Qt::Key_Minus: return zoom(kWheelFactor);
    case Qt::Key_Left: return shift ? step(-1) : pan(-0.1);
    case Qt::Key_Right: return shift ? step(1) : pan(0.1);
    case Qt::Key_Home: return showAll();
    case Qt::Key_End: return follow();
    default: View::keyPressEvent(event);
    }
}

void TimelineView::showTip(const QPoint& position, const QPoint& global) const {
    const QRectF area = lanesArea();
    const std::vector<ActorId> actors = shownActors();
    const int row = m_firstLane + static_cast<int>((position.y() - area.top()) / laneHeight());
    if (!playback().trace() || !area.contains(position) || row < 0 || row >= static_cast<int>(actors.size()))
        return QToolTip::hideText();
    const ActorId actor = actors[static_cast<std::size_t>(row)];
    const Trace::Reading reading(*playback().trace());
    if (actor >= reading.lanes().size())
        return QToolTip::hideText();
    const StateLane& lane = reading.lanes()[actor];
    const std::size_t i = lane.indexAt(coordinates().toTime(position.x() - area.left()));
    if (i >= lane.size())
        return QToolTip::hideText();
    const std::int64_t end = i + 1 < lane.size() ? lane[i + 1].time : world().time();
    QToolTip::showText(global,
                       tr("%1: %2 for %3\n%4")
                           .arg(actorName(playback(), actor), stateWord(lane[i].state),
                                shownDuration(end - lane[i].time), causeWords(playback(), lane[i].cause)));
}

bool TimelineView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showTip(help->pos(), help->globalPos());
        return true;
    }
    return View::event(event);
}

} // namespace interleave
