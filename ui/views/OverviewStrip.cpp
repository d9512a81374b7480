// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/OverviewStrip.h"

#include "ui/models/SpokenWorld.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr int kRedrawMs = 500;
constexpr std::int64_t kShortestStretchNs = 1 << 10;
constexpr std::int64_t kMostStretches = 4096; ///< more than a screen has pixels

} // namespace

OverviewStrip::OverviewStrip(const Playback& playback, QWidget* parent) : View(playback, parent) {
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(kRedrawMs);
    connect(&m_redraw, &QTimer::timeout, this, [this] {
        m_run = {};
        update();
    });
    const auto forget = [this] {
        m_run = {};
        update();
    };
    connect(&playback, &Playback::traceChanged, this, [this, forget] {
        m_running.clear();
        forget();
    });
    connect(&playback, &Playback::grown, this, &OverviewStrip::onWorld);
    connect(&theme(), &Theme::changed, this, forget);
}

QSize OverviewStrip::sizeHint() const {
    return {theme().ipx(400), theme().ipx(24)};
}

QRectF OverviewStrip::area() const {
    // As wide as the timeline's lanes, so that what is above each other belongs together when all is shown.
    return QRectF(theme().px(200), theme().px(3), std::max(1.0, width() - theme().px(224)),
                  std::max(1.0, height() - theme().px(7)));
}

TimelineCoordinates OverviewStrip::coordinates() const {
    return {0, std::max<std::int64_t>(playback().end(), 1000), area().width()};
}

void OverviewStrip::setShown(TimeSpan span) {
    if (m_shown == span)
        return;
    m_shown = span;
    update();
}

void OverviewStrip::onWorld() {
    if (m_runEnd != playback().end() && !m_redraw.isActive())
        m_redraw.start();
    update();
}

void OverviewStrip::countRunning(const Trace::Reading& reading) {
    if (m_revision != reading.revision()) {
        m_revision = reading.revision();
        m_running.clear();
    }
    if (m_running.empty())
        m_stretchNs = kShortestStretchNs;
    const auto stretches = [&] { return m_runEnd / m_stretchNs; };
    while (stretches() > kMostStretches) {
        for (std::size_t i = 0; i < m_running.size() / 2; ++i)
            m_running[i] = m_running[2 * i] + m_running[2 * i + 1];
        m_running.resize(m_running.size() / 2); // an odd one at the end is counted again
        m_stretchNs *= 2;
    }
    const std::size_t done = m_running.size();
    m_running.resize(static_cast<std::size_t>(std::max<std::int64_t>(stretches(), 0)));
    const auto count = static_cast<int>(m_running.size() - done);
    for (std::size_t actor = kMainActor + 1u; actor < reading.lanes().size() && count > 0; ++actor)
        reading.lanes()[actor].columns(static_cast<std::int64_t>(done) * m_stretchNs,
                                       static_cast<double>(m_stretchNs), count, m_runEnd,
                                       [&](int column, const StateLane::Shares& ns) {
                                           m_running[done + static_cast<std::size_t>(column)] +=
                                               ns[static_cast<std::size_t>(ActorState::Running)];
                                       });
}

void OverviewStrip::drawRun() {
    const double ratio = devicePixelRatioF();
    m_run = QPixmap((area().size() * ratio).toSize().expandedTo({1, 1}));
    m_run.fill(theme().color(Theme::Role::Slot));
    m_runEnd = playback().end();
    if (!playback().trace())
        return;
    const Trace::Reading reading(*playback().trace());
    countRunning(reading);
    TimelineCoordinates view = coordinates();
    view.width = m_run.width();
    std::vector<std::int64_t> running(static_cast<std::size_t>(m_run.width()));
    for (std::size_t i = 0; i < m_running.size(); ++i) {
        const auto from = static_cast<std::int64_t>(i) * m_stretchNs;
        const int first = std::clamp(static_cast<int>(view.toPixel(from)), 0, m_run.width() - 1);
        const int last =
            std::clamp(static_cast<int>(view.toPixel(from + m_stretchNs)), first, m_run.width() - 1);
        for (int x = first; x <= last; ++x)
            running[static_cast<std::size_t>(x)] =
                std::max(running[static_cast<std::size_t>(x)], m_running[i]);
    }
    const std::int64_t most = std::max<std::int64_t>(*std::ranges::max_element(running), 1);
    QPainter painter(&m_run);
    const QColor color = theme().look(ActorState::Running).lane;
    for (int x = 0; x < m_run.width(); ++x) {
        const double high = std::ceil(static_cast<double>(running[static_cast<std::size_t>(x)]) *
                                      m_run.height() / static_cast<double>(most));
        if (high > 0)
            painter.fillRect(QRectF(x, m_run.height() - high, 1, high), color);
    }
    for (const Gap& gap : reading.gaps())
        painter.fillRect(QRectF(view.toPixel(gap.from), 0,
                                std::max(view.toPixel(gap.to) - view.toPixel(gap.from), 2.0), m_run.height()),
                         theme().color(Theme::Role::Warning));
}

void OverviewStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    if (m_run.isNull() || m_run.size() != (area().size() * devicePixelRatioF()).toSize().expandedTo({1, 1}))
        drawRun();
    const TimelineCoordinates view = coordinates();
    // A picture that is a little old is a little shorter than the run is by now.
    const double shown = std::min(area().width(), view.toPixel(m_runEnd));
    painter.fillRect(area(), theme().color(Theme::Role::Slot));
    painter.drawPixmap(QRectF(area().left(), area().top(), shown, area().height()), m_run,
                       QRectF(m_run.rect()));
    const auto bar = [&](TimeSpan span) {
        const double left = std::clamp(view.toPixel(span.from), 0.0, area().width());
        const double right = std::clamp(view.toPixel(span.to), 0.0, area().width());
        return QRectF(area().left() + left, area().top(), std::max(right - left, 2.0), area().height());
    };
    painter.setRenderHint(QPainter::Antialiasing);
    if (playback().marked()) {
        QColor shade = theme().color(Theme::Role::Accent);
        shade.setAlphaF(0.3F);
        painter.fillRect(bar(*playback().marked()), shade);
    }
    if (playback().trace()) {
        painter.setPen(QPen(theme().color(Theme::Role::Accent), std::max(1.5, theme().px(2))));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(bar(m_shown).adjusted(0, -1, 0, 1), theme().px(3), theme().px(3));
        const double x = area().left() + std::clamp(view.toPixel(world().time()), 0.0, area().width());
        painter.setPen(QPen(theme().look(ActorState::Blocked).edge, theme().px(2)));
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
}

void OverviewStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !playback().trace())
        return;
    const auto at = static_cast<double>(coordinates().toTime(event->position().x() - area().left()));
    const auto length = static_cast<double>(m_shown.to - m_shown.from);
    m_grabbedAt = at - static_cast<double>(m_shown.from);
    // Beside the frame: it comes there, with its middle.
    if (m_grabbedAt < 0 || m_grabbedAt > length)
        m_grabbedAt = length / 2;
    moveTo(event->position().x());
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton && playback().trace())
        moveTo(event->position().x());
}

void OverviewStrip::moveTo(double x) {
    const std::int64_t from =
        coordinates().toTime(x - area().left()) - static_cast<std::int64_t>(m_grabbedAt);
    Q_EMIT spanRequested({from, from + m_shown.to - m_shown.from});
}

QString OverviewStrip::spokenState() const {
    return spokenTimeline(playback(), m_shown);
}

} // namespace interleave
