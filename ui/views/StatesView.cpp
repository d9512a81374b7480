// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/StatesView.h"

#include "ui/models/Numbers.h"
#include "ui/models/ProcessMap.h"
#include "ui/models/Sentences.h"
#include "ui/models/SpokenWorld.h"
#include "ui/views/Dimmed.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr std::int64_t kRateSpanNs = 500'000'000;
constexpr double kHeader = 44; ///< a box's first line, in design units
constexpr double kLowHeader = 36;
constexpr double kTitleWidth = 124;
constexpr double kLeastToken = 10; ///< its radius: smaller, its sign cannot be read
constexpr double kLeastProjectedToken = 14;

std::size_t at(ActorState state) {
    return static_cast<std::size_t>(state);
}

} // namespace

StatesView::StatesView(const Playback& playback, QWidget* parent) : View(playback, parent) {
    connect(&m_motion, &Motion::moved, this, [this] { update(); });
    setMouseTracking(true);
    connect(&theme(), &Theme::changed, this, [this] { m_boxesPicture = {}; });
}

QSize StatesView::minimumSizeHint() const {
    return {theme().ipx(560), theme().ipx(160)};
}

void StatesView::layOut() {
    const double w = width();
    const double h = height();
    const auto rect = [&](double x, double y, double bw, double bh) {
        return QRectF(x * w, y * h, bw * w, bh * h);
    };
    const double line = theme().px(2);
    // Two lines of words stand between the upper boxes and the lower one.
    const double below = h < theme().px(kLow) ? 0.66 : 0.62;
    // In projection a token is as high as a line: all upper boxes have room for both.
    const double top = theme().projection() ? 0.02 : 0.06;
    const double high = theme().projection() ? 0.44 : 0.36;
    m_boxes[at(ActorState::New)] = rect(0.0, top, 0.13, high).adjusted(line, 0, 0, 0);
    m_boxes[at(ActorState::Runnable)] = rect(0.235, 0.02, 0.19, 0.44);
    m_boxes[at(ActorState::Running)] = rect(0.585, 0.02, 0.19, 0.44);
    m_boxes[at(ActorState::Dead)] = rect(0.87, top, 0.13, high).adjusted(0, 0, -line, 0);
    m_boxes[at(ActorState::Blocked)] = rect(0.32, below, 0.37, 0.98 - below);

    const QRectF fresh = box(ActorState::New);
    const QRectF runnable = box(ActorState::Runnable);
    const QRectF running = box(ActorState::Running);
    const QRectF dead = box(ActorState::Dead);
    const QRectF blocked = box(ActorState::Blocked);
    const double text = theme().px(Theme::kText) * 2.7;
    const double up = runnable.top() + runnable.height() * 0.36;
    const double down = runnable.top() + runnable.height() * 0.68;
    const double gap = running.left() - runnable.right();
    // Low boxes leave room for words above the arrow only where it is low in them.
    const double toDead = h < theme().px(kLow) ? dead.top() + dead.height() * 0.85 : dead.center().y();
    const double toBlockedX = running.left() + running.width() * 0.3;
    const double fromBlockedX = blocked.left() + blocked.width() * 0.1;
    const double between = blocked.top() - runnable.bottom();
    m_arrows = {
        {ActorState::New,
         ActorState::Runnable,
         {{fresh.right(), fresh.center().y()}, {runnable.left(), fresh.center().y()}},
         {fresh.right(), fresh.center().y() - text, runnable.left() - fresh.right(), text},
         Qt::AlignHCenter | Qt::AlignBottom},
        {ActorState::Runnable,
         ActorState::Running,
         {{runnable.right(), up}, {running.left(), up}},
         {runnable.right() + gap * 0.02, up - text, gap * 0.96, text},
         Qt::AlignHCenter | Qt::AlignBottom},
        {ActorState::Running,
         ActorState::Runnable,
         {{running.left(), down}, {runnable.right(), down}},
         {runnable.right() + gap * 0.02, down + theme().px(4), gap * 0.96, text},
         Qt::AlignHCenter | Qt::AlignTop},
        {ActorState::Running,
         ActorState::Dead,
         {{running.right(), toDead}, {dead.left(), toDead}},
         {running.right(), toDead - text, dead.left() - running.right(), text},
         Qt::AlignHCenter | Qt::AlignBottom},
        {ActorState::Running,
         ActorState::Blocked,
         {{toBlockedX, running.bottom()}, {toBlockedX, blocked.top()}},
         {toBlockedX + theme().px(12), running.bottom(), w - toBlockedX - theme().px(12), between},
         Qt::AlignLeft | Qt::AlignVCenter},
        {ActorState::Blocked,
         ActorState::Runnable,
         {{fromBlockedX, blocked.top()}, {fromBlockedX, runnable.bottom()}},
         {0, runnable.bottom(), fromBlockedX - theme().px(12), between},
         Qt::AlignRight | Qt::AlignVCenter},
    };
}

/// Below the box's title; in a low view, beside it where the box is wide enough.
QRectF StatesView::tokensArea(ActorState state) const {
    const bool low = height() < theme().px(kLow);
    const QRectF area = box(state).adjusted(theme().px(12), theme().px(4), -theme().px(2), -theme().px(4));
    if (low && state == ActorState::Blocked)
        return area.adjusted(theme().linePx(kTitleWidth), theme().px(2), 0, 0);
    return area.adjusted(0, theme().px((low ? kLowHeader : kHeader) - 4), 0, 0);
}

StatesView::Grid StatesView::gridOf(ActorState state, double radius) const {
    Grid grid;
    grid.radius = radius;
    grid.pitch = radius * 2.4;
    grid.rowPitch =
        state == ActorState::Running ? radius * 3.1 : radius * 2.3; // under a running one stands its CPU
    grid.columns = std::max(1, static_cast<int>(tokensArea(state).width() / grid.pitch));
    grid.rows = std::max(1, static_cast<int>(tokensArea(state).height() / grid.rowPitch));
    return grid;
}

StatesView::Grid StatesView::gridOf(ActorState state) const {
    // Smaller tokens where there are many, down to half the size; under a running one stands its CPU.
    const double room = tokensArea(state).height();
    const double largest =
        std::clamp(room / (state == ActorState::Running ? 3.0 : 2.0),
                   theme().px(theme().projection() ? kLeastProjectedToken : kLeastToken), theme().px(22));
    const double least = theme().px(theme().projection() ? kLeastProjectedToken : kLeastToken);
    for (const double share : {1.0, 0.85, 0.72, 0.6})
        if (const Grid grid = gridOf(state, std::max(largest * share, least));
            grid.columns * grid.rows >= m_counts[at(state)])
            return grid;
    return gridOf(state, std::max(largest * 0.5, least));
}

QPointF StatesView::tokenPlace(ActorState state, const Grid& grid, int index) const {
    const QRectF area = tokensArea(state);
    return {area.left() + grid.radius + grid.pitch * (index % grid.columns),
            area.top() + grid.radius + grid.rowPitch * (index / grid.columns)};
}

QPolygonF StatesView::wayOf(const ActorInfo& actor, const Seen& seen) const {
    const std::uint32_t steps = actor.transitionCount - seen.transitions;
    QPolygonF way;
    if (steps == 0 || steps > actor.recent.size())
        return way;
    for (std::uint32_t i = seen.transitions; i < actor.transitionCount; ++i) {
        const Transition& step = actor.recent[i % actor.recent.size()];
        for (const Shape& shape : m_arrows)
            if (shape.from == step.from && shape.to == step.to)
                way += shape.points;
    }
    return way;
}

void StatesView::placeTokens(bool move) {
    m_counts = {};
    std::array<int, kStates> index{};
    const auto actors = world().actors();
    for (std::size_t id = kMainActor + 1u; id < actors.size(); ++id)
        m_counts[at(actors[id].state)] += actors[id].exists ? 1 : 0;
    // A low box has no corner free: the last token's place is where the others are counted.
    const bool low = height() < theme().px(kLow);
    for (std::size_t state = 0; state < kStates; ++state) {
        Grid& grid = m_grids[state] = gridOf(static_cast<ActorState>(state));
        grid.shown = grid.columns * grid.rows;
        if (low && m_counts[state] > grid.shown)
            --grid.shown;
    }
    // Those of a process stand side by side.
    for (const ActorId id : actorsByProcess(world())) {
        const ActorInfo& actor = actors[id];
        const auto key = static_cast<quint64>(id);
        const Grid& grid = m_grids[at(actor.state)];
        const int number = index[at(actor.state)]++;
        const bool fits = number < grid.shown;
        Seen& seen = m_seen[static_cast<int>(id)];
        if (!fits) {
            m_motion.forget(key);
        } else {
            const QPointF target = tokenPlace(actor.state, grid, number);
            const QPolygonF way = move && actor.state != seen.state ? wayOf(actor, seen) : QPolygonF();
            // Many steps within one frame cannot be followed: it is where it is.
            const bool followable = move && (actor.state == seen.state || !way.isEmpty());
            m_motion.move(key, target, followable ? theme().moveMs() : 0, way);
        }
        seen = {actor.transitionCount, actor.state};
    }
}

void StatesView::measureRates() {
    const std::int64_t span = world().time() - m_rateFrom;
    if (span < kRateSpanNs && span >= 0)
        return;
    for (std::size_t from = 0; from < kStates; ++from)
        for (std::size_t to = 0; to < kStates; ++to) {
            const std::uint64_t count =
                world().arrow(static_cast<ActorState>(from), static_cast<ActorState>(to)).count;
            std::uint64_t& base = m_rateBase[from][to];
            m_rates[from][to] = span > 0 && count >= base
                                    ? static_cast<double>(count - base) / (static_cast<double>(span) / 1e9)
                                    : 0;
            base = count;
        }
    m_rateFrom = world().time();
}

void StatesView::onWorld() {
    const bool sameRun = m_trace == playback().trace();
    if (!sameRun) {
        m_trace = playback().trace();
        m_seen.clear();
        m_motion.forgetAll();
        m_rateBase = {};
        m_rates = {};
        m_rateFrom = 0;
    }
    measureRates();
    placeTokens(sameRun && playback().live());
    update();
}

void StatesView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        m_boxesPicture = {};
    View::changeEvent(event);
}

void StatesView::resizeEvent(QResizeEvent* event) {
    View::resizeEvent(event);
    m_boxesPicture = {};
    layOut();
    placeTokens(false);
}

void StatesView::drawBox(QPainter& painter, ActorState state) const {
    theme().drawStateBox(painter, box(state), state);
    const Theme::StateLook& look = theme().look(state);
    const QFont font = theme().font(Theme::kText, Theme::Weight::Bold);
    const QString title = look.sign + QStringLiteral(" ") + stateWord(state);
    const QRectF line = box(state).adjusted(theme().px(10), theme().px(5), -theme().px(10), 0);
    painter.setFont(font);
    if (look.hatched) {
        // Text on hatching is hard to read: give it a ground.
        const QSizeF size = QFontMetricsF(font).size(Qt::TextSingleLine, title);
        painter.fillRect(QRectF(line.left() - theme().px(2), line.top() + theme().px(2),
                                size.width() + theme().px(8), size.height()),
                         look.fill);
    }
    painter.setPen(look.text);
    theme().drawText(painter, QRectF(line.left(), line.top(), line.width(), theme().px(32)),
                     Qt::AlignLeft | Qt::AlignVCenter, title);
}

const QPixmap& StatesView::boxesPicture() {
    const QSize size = this->size() * devicePixelRatioF();
    if (m_boxesPicture.size() == size)
        return m_boxesPicture;
    m_boxesPicture = QPixmap(size);
    m_boxesPicture.setDevicePixelRatio(devicePixelRatioF());
    QPainter painter(&m_boxesPicture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    for (std::size_t state = 0; state < kStates; ++state)
        drawBox(painter, static_cast<ActorState>(state));
    return m_boxesPicture;
}

/// Some actor that is lit is in it.
bool StatesView::isLit(ActorState state) const {
    const auto actors = world().actors();
    for (std::size_t id = kMainActor + 1u; id < actors.size(); ++id)
        if (actors[id].exists && actors[id].state == state && spotlight().isActor(static_cast<ActorId>(id)))
            return true;
    return !spotlight().on();
}

void StatesView::drawBoxes(QPainter& painter) {
    if (!spotlight().on() && !Theme::keepsText(painter))
        return painter.drawPixmap(0, 0, boxesPicture());
    paintGround(painter);
    for (std::size_t state = 0; state < kStates; ++state) {
        const Dimmed light(painter, isLit(static_cast<ActorState>(state)));
        drawBox(painter, static_cast<ActorState>(state));
    }
}

void StatesView::drawHidden(QPainter& painter, ActorState state) const {
    const Theme::StateLook& look = theme().look(state);
    const Grid& grid = m_grids[at(state)];
    const int hidden = m_counts[at(state)] - grid.shown;
    if (hidden <= 0)
        return;
    QRectF corner(box(state).right() - theme().px(74), box(state).bottom() - theme().px(28), theme().px(70),
                  theme().px(24));
    if (height() < theme().px(kLow)) {
        corner.setWidth(theme().px(30));
        corner.moveCenter(tokenPlace(state, grid, grid.shown));
    }
    painter.fillRect(corner, look.fill);
    painter.setFont(theme().font(Theme::kSmall, Theme::Weight::Bold));
    painter.setPen(look.text);
    theme().drawText(painter, corner, Qt::AlignCenter, QStringLiteral("+%1").arg(grouped(hidden)));
}

void StatesView::drawTokens(QPainter& painter) const {
    const auto actors = world().actors();
    for (std::size_t id = kMainActor + 1u; id < actors.size(); ++id) {
        const ActorInfo& actor = actors[id];
        const auto key = static_cast<quint64>(id);
        if (!actor.exists || !m_motion.knows(key))
            continue;
        const QPointF centre = m_motion.position(key);
        const double radius = m_grids[at(actor.state)].radius;
        drawActor(painter, centre, radius, static_cast<ActorId>(id));
        const Dimmed light(painter, spotlight().litActor(static_cast<ActorId>(id)));
        if (actor.held) {
            painter.setPen(QPen(theme().color(Theme::Role::Warning), theme().px(3)));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(centre, radius + theme().px(3), radius + theme().px(3));
        }
        if (actor.state == ActorState::Running && actor.cpu >= 0 && m_motion.arrived(key) &&
            !(theme().projection() && height() < theme().px(kLow))) {
            painter.setFont(theme().font(std::min(radius * 0.62 / theme().scale(), Theme::kSmall)));
            painter.setPen(theme().look(ActorState::Running).text);
            theme().drawText(
                painter, QRectF(centre.x() - radius * 1.3, centre.y() + radius, radius * 2.6, radius * 1.05),
                Qt::AlignCenter, tr("CPU %1").arg(actor.cpu));
        }
    }
}

void StatesView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawBoxes(painter);
    for (const Shape& shape : m_arrows) {
        const Dimmed light(painter, isLit(shape));
        drawArrow(painter, shape);
    }
    drawTokens(painter);
    for (std::size_t state = 0; state < kStates; ++state)
        drawHidden(painter, static_cast<ActorState>(state));
}

bool StatesView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return View::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (auto seen = m_seen.cbegin(); seen != m_seen.cend(); ++seen) {
        const auto id = static_cast<ActorId>(seen.key());
        if (id < world().actors().size() && m_motion.knows(id) &&
            QLineF(m_motion.position(id), help->pos()).length() <=
                m_grids[at(world().actors()[id].state)].radius) {
            const ActorInfo& actor = world().actors()[id];
            QToolTip::showText(help->globalPos(), tr("%1: %2, %3 for %4\nthread %5 of process %6")
                                                      .arg(actorName(playback(), id), stateWord(actor.state),
                                                           causeWords(playback(), actor.cause),
                                                           shownDuration(world().time() - actor.since))
                                                      .arg(actor.tid)
                                                      .arg(actor.pid));
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

QString StatesView::spokenState() const {
    return spokenStates(playback());
}

} // namespace interleave
