// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/TimelineView.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/KeyTable.h"
#include "ui/views/LaneDrawer.h"

#include <QGestureEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr std::int64_t kFollowedSpanNs = 10'000'000'000;
constexpr double kWheelFactor = 1.25;
constexpr double kDragThreshold = 4;

} // namespace

TimelineView::TimelineView(Playback& playback, QWidget* parent)
    : View(playback, parent), m_cursor(playback), m_look(std::make_shared<const LaneLook>(theme())),
      m_drawer(new LaneDrawer(this)) {
    setFocusPolicy(Qt::StrongFocus);
    grabGesture(Qt::PinchGesture);
    connect(&playback, &Playback::traceChanged, this, [this] {
        m_begin = 0;
        m_span = kFollowedSpanNs;
        m_firstLane = 0;
        m_rows.clear();
        m_picture = {}; // holds the trace
        m_asked = {};
        m_lanesExact = false;
        follow();
    });
    connect(&playback, &Playback::settingsChanged, this, [this] {
        if (spotlight().on())
            showPicked();
        showNow();
    });
    connect(&playback, &Playback::grown, this, &TimelineView::showWhenDrawn);
    connect(m_drawer, &LaneDrawer::drawn, this, &TimelineView::takeOver);
    connect(&theme(), &Theme::changed, this, [this] {
        m_namesKey = {};
        m_look = std::make_shared<const LaneLook>(theme());
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

QRectF TimelineView::lanesArea() const {
    return QRectF(nameWidth(), axisHeight(), std::max(1.0, width() - nameWidth() - theme().px(24)),
                  std::max(1.0, height() - axisHeight() - theme().px(4)));
}

double TimelineView::laneHeight() const {
    const auto lanes = static_cast<double>(std::max<std::size_t>(m_rows.size(), 1));
    const double least = theme().projection() ? 28 : 16; // a name's height
    return std::clamp(lanesArea().height() / lanes, theme().px(least), theme().px(34));
}

int TimelineView::visibleLanes() const {
    return std::max(1, static_cast<int>(lanesArea().height() / laneHeight() + 0.01));
}

TimelineCoordinates TimelineView::coordinates() const {
    return {m_begin, m_span, lanesArea().width()};
}

/// Live, what is shown goes up to the moment that the other views show; else to the newest there is.
std::int64_t TimelineView::shownUntil() const {
    return playback().live() ? world().time() : playback().end();
}

std::vector<TimelineView::PlacedRow> TimelineView::placedRows() const {
    std::vector<PlacedRow> placed;
    const int count = static_cast<int>(m_rows.size());
    const int first = std::clamp(m_firstLane, 0, std::max(0, count - visibleLanes()));
    const double high = laneHeight();
    double y = lanesArea().top();
    for (int i = first; i < std::min(count, first + visibleLanes()); ++i, y += high)
        placed.push_back({m_rows[static_cast<std::size_t>(i)], QRectF(0, y, width(), high)});
    return placed;
}

const TimelineRow* TimelineView::rowAt(double y) const {
    for (const PlacedRow& placed : placedRows())
        if (y >= placed.area.top() && y < placed.area.bottom())
            return &placed.row;
    return nullptr;
}

void TimelineView::setView(TimelineCoordinates view, bool following) {
    m_begin = view.begin;
    m_span = view.span;
    if (following)
        keepUp();
    if (m_following != following) {
        m_following = following;
        Q_EMIT followingChanged(following);
    }
    Q_EMIT viewChanged();
    showNow();
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
    Q_EMIT viewChanged();
    showNow();
}

void TimelineView::showAll() {
    showSpan({0, playback().trace() ? playback().end() : kFollowedSpanNs});
}

void TimelineView::showSpan(TimeSpan span) {
    const std::int64_t length = std::max<std::int64_t>(span.to - span.from, 100);
    showExactly({span.from, span.from + length + length / 50});
}

void TimelineView::showExactly(TimeSpan span) {
    setView({span.from, span.to - span.from, lanesArea().width()}, false);
}

void TimelineView::zoom(double factor) {
    const double cursor = coordinates().toPixel(world().time());
    const bool isVisible = cursor >= 0 && cursor <= lanesArea().width();
    setView(coordinates().zoomed(factor, isVisible ? cursor : lanesArea().width() / 2), m_following);
}

void TimelineView::onWorld() {
    if (m_following && playback().live()) {
        // A run that is over is shown whole.
        if (world().outcome() != Outcome::Running && world().time() > 0)
            m_span = std::max<std::int64_t>(std::min(m_span, world().time() / 49 * 50 + 50), 1000);
        keepUp();
        Q_EMIT viewChanged();
    }
    // While it plays the cursor stays in sight.
    const double x = coordinates().toPixel(world().time());
    if (playback().playing() && (x < 0 || x > lanesArea().width()))
        m_begin = world().time() - (x < 0 ? m_span * 9 / 10 : m_span / 10);
    // Live, the newest part comes with its lanes, not ahead of them.
    if (playback().live())
        showWhenDrawn();
    else
        showNow();
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const QPointF steps = QPointF(event->angleDelta()) / 120.0;
    if (event->modifiers() & Qt::ShiftModifier || event->position().x() < nameWidth())
        return scrollLanes(-static_cast<int>(std::lround((steps.y() + steps.x()) * 3)));
    TimelineCoordinates view =
        coordinates().zoomed(std::pow(kWheelFactor, -steps.y()), event->position().x() - lanesArea().left());
    view.begin -= static_cast<std::int64_t>(steps.x() * static_cast<double>(view.span) / 20);
    setView(view, false);
}

void TimelineView::scrollLanes(int by) {
    m_firstLane =
        std::clamp(m_firstLane + by, 0, std::max(0, static_cast<int>(m_rows.size()) - visibleLanes()));
    showNow();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return View::mousePressEvent(event);
    m_pressedAt = event->position();
    m_pressedBegin = m_begin;
    m_pressedLane = m_firstLane;
    const bool onLanes = event->position().x() >= lanesArea().left();
    if (onLanes && event->modifiers() & Qt::ShiftModifier)
        m_gesture = Gesture::Mark;
    else if (onLanes && event->position().y() < axisHeight() && playback().trace()) {
        m_gesture = Gesture::Scrub;
        drag(event->position());
    } else
        m_gesture = Gesture::Press;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    const bool isFar = (event->position() - m_pressedAt).manhattanLength() > kDragThreshold;
    if (m_gesture == Gesture::Press && isFar)
        m_gesture = Gesture::Pan;
    if (m_gesture == Gesture::Pan || m_gesture == Gesture::Scrub || (m_gesture == Gesture::Mark && isFar))
        drag(event->position());
}

void TimelineView::drag(const QPointF& position) {
    TimelineCoordinates view = coordinates();
    const double left = lanesArea().left();
    const auto timeAt = [&](double x) { return view.toTime(std::clamp(x - left, 0.0, view.width)); };
    const QPointF moved = position - m_pressedAt;
    switch (m_gesture) {
    case Gesture::Scrub: setView(view, false); return m_cursor.showAt(timeAt(position.x()));
    case Gesture::Mark: {
        const auto [from, to] = std::minmax({timeAt(m_pressedAt.x()), timeAt(position.x())});
        setView(view, false);
        return m_cursor.mark(TimeSpan{std::max<std::int64_t>(from, 0), to});
    }
    default:
        view.begin = m_pressedBegin - static_cast<std::int64_t>(moved.x() * view.nsPerPixel());
        m_firstLane = std::clamp(m_pressedLane - static_cast<int>(moved.y() / laneHeight()), 0,
                                 std::max(0, static_cast<int>(m_rows.size()) - visibleLanes()));
        return setView(view, false);
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    const bool isFar = (event->position() - m_pressedAt).manhattanLength() > kDragThreshold;
    if (m_gesture == Gesture::Mark && !isFar)
        m_cursor.mark({});
    if (m_gesture == Gesture::Press && event->position().x() < lanesArea().left())
        chooseRow(event->position().y());
    else if (m_gesture == Gesture::Press && playback().trace()) {
        const TimelineCoordinates view = coordinates();
        setView(view, false);
        m_cursor.showAt(view.toTime(event->position().x() - lanesArea().left()));
    }
    m_gesture = Gesture::None;
}

void TimelineView::chooseRow(double y) {
    const TimelineRow* row = rowAt(y);
    if (!row)
        return;
    // A second click on what is chosen lets it go.
    if (row->kind == TimelineRow::Kind::Actor)
        m_cursor.chooseActor(playback().chosenActor() == row->actor ? kNoActor : row->actor);
    if (row->object != kNoObject)
        m_cursor.chooseObject(playback().chosenObject() == row->object ? kNoObject : row->object);
}

void TimelineView::moveCursor(int percent) {
    const std::int64_t time = world().time() + percent * coordinates().span / 100;
    setView(coordinates(), false);
    m_cursor.showAt(time);
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    const auto pan = [this](double share) {
        TimelineCoordinates view = coordinates();
        view.begin += static_cast<std::int64_t>(share * static_cast<double>(view.span));
        setView(view, false);
    };
    if (isKey(*event, KeyId::Back) && playback().marked())
        return m_cursor.mark({});
    const auto key = keyFor(*event, KeyScope::Timeline);
    if (!key)
        return View::keyPressEvent(event);
    switch (*key) {
    case KeyId::LanesUp: return scrollLanes(-1);
    case KeyId::LanesDown: return scrollLanes(1);
    case KeyId::ZoomIn: return zoom(1 / kWheelFactor);
    case KeyId::ZoomOut: return zoom(kWheelFactor);
    case KeyId::PanLeft: return pan(-0.1);
    case KeyId::PanRight: return pan(0.1);
    case KeyId::MomentLeft: return moveCursor(-1);
    case KeyId::MomentRight: return moveCursor(1);
    case KeyId::MarkedSpan: return playback().marked() ? showSpan(*playback().marked()) : showAll();
    case KeyId::WholeRun: return showAll();
    case KeyId::Newest: return follow();
    default: return;
    }
}

void TimelineView::pinch(double factor, double x) {
    if (factor > 0)
        setView(coordinates().zoomed(1 / factor, x - lanesArea().left()), false);
}

bool TimelineView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    if (event->type() == QEvent::NativeGesture) { // a touchpad
        const auto* native = static_cast<QNativeGestureEvent*>(event);
        if (native->gestureType() == Qt::ZoomNativeGesture)
            return pinch(1 + native->value(), native->position().x()), true;
    }
    if (event->type() == QEvent::Gesture) // a touch screen
        if (auto* gesture =
                static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture)))
            return pinch(gesture->scaleFactor(), mapFromGlobal(gesture->centerPoint()).x()), true;
    return View::event(event);
}

/// What is missing at the pointer, and why; a gap of a few pixels counts as well.
QString TimelineView::gapTip(const Trace::Reading& reading, const TimelineRow& row, std::int64_t time) const {
    const auto slack = static_cast<std::int64_t>(3 * coordinates().nsPerPixel());
    for (const Gap& gap : reading.gaps()) {
        if ((gap.actor != kNoActor && gap.actor != row.actor) || time < gap.from - slack ||
            time > gap.to + slack)
            continue;
        const QString count = grouped(static_cast<qint64>(gap.events));
        switch (gap.kind) {
        case GapKind::Dropped:
            return tr("%1 events are missing here: they came faster than they were taken").arg(count);
        case GapKind::LostRecords:
            return tr("%1 records of the kernel are missing here: its buffer was full").arg(count);
        case GapKind::Forgotten:
            return tr("%1 events are no longer in memory; the recorded file has them").arg(count);
        }
    }
    return {};
}

QString TimelineView::tipAt(const QPoint& position) const {
    const TimelineRow* row = rowAt(position.y());
    if (!playback().trace() || !row || position.x() > lanesArea().right())
        return {};
    if (position.x() < lanesArea().left())
        return tr("%1\nA click chooses it for steps and the event log.").arg(nameOf(*row));
    const std::int64_t time = coordinates().toTime(position.x() - lanesArea().left());
    const std::int64_t until = shownUntil();
    const Trace::Reading reading(*playback().trace());
    if (time > until || time < 0)
        return {};
    if (const QString tip = gapTip(reading, *row, time); !tip.isEmpty())
        return tip;
    switch (row->kind) {
    case TimelineRow::Kind::Actor: {
        if (const QString tip = stampTip(reading, *row, position.x(), until); !tip.isEmpty())
            return tip;
        const StateLane& lane = reading.lanes()[row->actor];
        const std::size_t i = lane.indexAt(time);
        if (i >= lane.size())
            return {};
        const std::int64_t end = i + 1 < lane.size() ? lane[i + 1].time : until;
        return tr("%1: %2 for %3\n%4")
            .arg(nameOf(*row), stateWord(lane[i].state), shownDuration(end - lane[i].time),
                 causeWords(playback(), lane[i].cause));
    }
    case TimelineRow::Kind::Cpu: {
        const CpuLane& lane = reading.cpus()[row->index];
        const std::size_t i = lane.indexAt(time);
        if (i >= lane.size())
            return {};
        const std::int64_t end = i + 1 < lane.size() ? lane[i + 1].time : until;
        const QString who =
            lane[i].actor == kNoActor ? tr("nobody of this run") : actorName(playback(), lane[i].actor);
        return tr("%1: %2 for %3").arg(nameOf(*row), who, shownDuration(end - lane[i].time));
    }
    case TimelineRow::Kind::Depth:
        return tr("%1: %2 at %3")
            .arg(nameOf(*row), grouped(reading.depthAt(row->index, time).value_or(0)), shownMoment(time));
    default: return nameOf(*row);
    }
}

} // namespace interleave
