// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/MicroscopeView.h"

#include "ui/models/Numbers.h"
#include "ui/models/RaceWords.h"
#include "ui/models/Sentences.h"
#include "ui/views/Dimmed.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double kNameWidth = 120;
constexpr double kScale = 26;
constexpr double kFoot = 56;
constexpr double kLeastWords = 14; ///< rather on two lines than smaller
constexpr std::size_t kMostEvents = 100'000;
/// Less room for an addition, and only those that are lost have words.
constexpr double kLeastRoom = 90;
/// How much of the time around the two additions is shown, on each side.
constexpr double kAround = 0.6;
constexpr std::int64_t kLeastAroundNs = 110;

TimeSpan around(const LostUpdate& update) {
    const std::int64_t from = std::min(update.first.readAt, update.second.readAt);
    const std::int64_t to = update.second.writtenAt;
    const auto more = std::max<std::int64_t>(
        kLeastAroundNs, static_cast<std::int64_t>(kAround * static_cast<double>(to - from)));
    return {from - more, to + more};
}

} // namespace

MicroscopeView::MicroscopeView(const Playback& playback, QWidget* parent) : View(playback, parent) {}

QSize MicroscopeView::minimumSizeHint() const {
    return {theme().ipx(480), theme().ipx(200)};
}

void MicroscopeView::onWorld() {
    if (isVisible())
        look();
}

void MicroscopeView::showEvent(QShowEvent* event) {
    View::showEvent(event);
    look();
}

void MicroscopeView::changeEvent(QEvent* event) {
    View::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retext();
}

void MicroscopeView::look() {
    const Trace* const trace = playback().trace().get();
    const auto before = std::pair(m_place.index, m_place.count);
    std::optional<LostUpdateStory> story;
    m_place = {};
    if (trace) {
        const Trace::Reading reading(*trace);
        const auto found = reading.found();
        const auto next = std::ranges::upper_bound(
            found, world().time(), {}, [](const FoundUpdate& each) { return each.update.second.writtenAt; });
        m_place.count = found.size();
        m_place.index = static_cast<std::size_t>(std::max<std::ptrdiff_t>(next - found.begin() - 1, 0));
        if (!found.empty())
            story = storyOf(reading, found[m_place.index]);
    }
    const bool same = trace == m_of && story == m_story;
    m_of = trace;
    m_story = story;
    if (!same)
        gather();
    if (!same || before != std::pair(m_place.index, m_place.count)) {
        retext();
        Q_EMIT placeChanged();
        View::update();
    }
}

void MicroscopeView::retext() {
    m_sentence = m_story ? lostUpdateSentence(playback(), *m_story) : QString();
    m_number = m_story ? tr("No. %1 of %2 found")
                             .arg(grouped(static_cast<qint64>(m_place.index) + 1),
                                  grouped(static_cast<qint64>(m_place.count)))
                       : QString();
    setAccessibleDescription(m_story ? m_sentence + QLatin1Char(' ') + m_number : QString());
}

/// All stamped additions of the same counter that lie in what is shown.
void MicroscopeView::gather() {
    m_additions.clear();
    m_actors.clear();
    if (!m_story)
        return;
    const LostUpdate& update = m_story->update;
    m_span = around(update);
    const Trace::Reading reading(*playback().trace());
    const auto stamps = stampsWithin(reading, m_span.from, m_span.to, kMostEvents);
    const auto isOf = [](const StampedAddition& addition, const Stamp& write) {
        return addition.actor == write.actor && addition.writtenAt == write.time;
    };
    std::vector<Stamp> reads; // of additions under way
    for (const Stamp& stamp : stamps ? *stamps : std::vector<Stamp>{}) {
        const auto read = std::ranges::find(reads, stamp.actor, &Stamp::actor);
        if (!stamp.write)
            reads.push_back(stamp);
        else if (read != reads.end()) { // else begun before what is shown
            m_additions.push_back({stamp.actor, read->time, stamp.time, stamp.seen,
                                   isOf(update.first, stamp) || isOf(update.second, stamp)});
            reads.erase(read);
        }
    }
    for (const Addition& addition : m_additions)
        if (std::ranges::find(m_actors, addition.actor) == m_actors.end())
            m_actors.push_back(addition.actor);
    std::ranges::sort(m_actors);
}

std::optional<MicroscopeView::Moment> MicroscopeView::momentOf(int steps) const {
    if (!playback().trace() || m_place.count == 0)
        return std::nullopt;
    std::ptrdiff_t index = static_cast<std::ptrdiff_t>(m_place.index) + steps;
    // From a moment behind the one that is shown it is the one before, from one before it the next.
    const std::int64_t shownAt = m_story ? m_story->update.second.writtenAt : 0;
    if (world().time() > shownAt && steps < 0)
        ++index;
    if (world().time() < shownAt && steps > 0)
        --index;
    const Trace::Reading reading(*playback().trace());
    if (index < 0 || index >= static_cast<std::ptrdiff_t>(reading.found().size()))
        return std::nullopt;
    const LostUpdate& update = reading.found()[static_cast<std::size_t>(index)].update;
    return Moment{update.second.writtenAt, around(update)};
}

QRectF MicroscopeView::lanesArea() const {
    return QRectF(rect()).adjusted(theme().px(kNameWidth), theme().px(kScale), -theme().px(8),
                                   -theme().px(kFoot));
}

double MicroscopeView::xOf(std::int64_t time) const {
    const QRectF area = lanesArea();
    return area.left() + area.width() * static_cast<double>(time - m_span.from) /
                             static_cast<double>(m_span.to - m_span.from);
}

void MicroscopeView::drawScale(QPainter& painter, const QRectF& area) const {
    // Round steps of which some six fit.
    const double wanted = static_cast<double>(m_span.to - m_span.from) / 6;
    double step = std::pow(10, std::floor(std::log10(wanted)));
    for (const double factor : {2.0, 2.5, 2.0})
        if (step < wanted)
            step *= factor;
    painter.setFont(theme().font(Theme::kSmall));
    const std::int64_t zero = std::min(m_story->update.first.readAt, m_story->update.second.readAt);
    const auto each = std::max<std::int64_t>(1, static_cast<std::int64_t>(step));
    for (std::int64_t at = -((zero - m_span.from) / each) * each; zero + at <= m_span.to; at += each) {
        const double x = xOf(zero + at);
        if (x + theme().px(36) > width())
            break; // its words would be cut off
        painter.setPen(QPen(theme().color(Theme::Role::Grid), 1));
        painter.drawLine(QPointF(x, theme().px(kScale)), QPointF(x, area.bottom()));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, QRectF(x - theme().px(60), 0, theme().px(120), theme().px(kScale)),
                         Qt::AlignHCenter | Qt::AlignVCenter,
                         at > 0 ? tr("+%1 ns").arg(grouped(at)) : tr("%1 ns").arg(grouped(at)));
    }
}

void MicroscopeView::drawChip(QPainter& painter, const QRectF& chip, const QString& words,
                              const Addition& addition) const {
    const QColor color = theme().actorColor(addition.actor);
    painter.setPen(addition.lost ? QPen(theme().color(Theme::Role::Warning), theme().px(2.5))
                                 : QPen(color, 1));
    painter.setBrush(addition.lost ? QBrush(color) : QBrush(theme().color(Theme::Role::Panel)));
    painter.drawRoundedRect(chip, theme().px(5), theme().px(5));
    painter.setPen(addition.lost ? Qt::white : theme().color(Theme::Role::Text));
    theme().drawText(painter, chip, Qt::AlignCenter, words);
}

/// The read above, the write below, each beginning at its stamp; between the stamps a bar.
void MicroscopeView::drawAddition(QPainter& painter, const QRectF& lane, const Addition& addition,
                                  bool withWords) const {
    const double from = xOf(addition.readAt);
    const double to = xOf(addition.writtenAt);
    const QColor color = theme().actorColor(addition.actor);
    const double thick = theme().px(7);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRect(QRectF(from, lane.center().y() - thick / 2, std::max(to - from, 1.0), thick));
    if (!withWords)
        return;
    painter.setFont(theme().font(std::min(Theme::kText, lane.height() / theme().scale() * 0.3),
                                 addition.lost ? Theme::Weight::Bold : Theme::Weight::Normal));
    const QString read = tr("reads %1").arg(grouped(addition.seen));
    const QString written = tr("writes %1").arg(grouped(addition.seen + 1));
    const QFontMetricsF metrics(painter.font());
    const double height = std::min(metrics.height() * 1.15, lane.height() * 0.42);
    const auto chip = [&](double x, double top, const QString& words) {
        return QRectF(x, top, metrics.horizontalAdvance(words) + theme().px(14), height);
    };
    painter.setPen(QPen(color, theme().px(1.5)));
    painter.drawLine(QPointF(from, lane.center().y() - lane.height() / 2), QPointF(from, lane.center().y()));
    painter.drawLine(QPointF(to, lane.center().y()), QPointF(to, lane.center().y() + lane.height() / 2));
    drawChip(painter, chip(from, lane.top(), read), read, addition);
    drawChip(painter, chip(to, lane.bottom() - height, written), written, addition);
}

void MicroscopeView::drawLane(QPainter& painter, const QRectF& lane, ActorId actor) const {
    const double radius = std::min(theme().px(14), lane.height() * 0.3);
    drawActor(painter, {radius + 1, lane.center().y()}, radius, actor);
    const Dimmed light(painter, spotlight().litActor(actor));
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Text));
    theme().drawText(painter,
                     QRectF(2 * radius + theme().px(6), lane.top(),
                            theme().px(kNameWidth) - 2 * radius - theme().px(6), lane.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, actorName(playback(), actor));
    painter.save();
    painter.setClipRect(QRectF(lanesArea().left(), 0, lanesArea().width() + theme().px(8), height()));
    const auto count = std::ranges::count(m_additions, actor, &Addition::actor);
    const bool roomy = static_cast<double>(count) * theme().px(kLeastRoom) <= lanesArea().width();
    // Those that were lost on top of their neighbours.
    for (const bool lost : {false, true})
        for (const Addition& addition : m_additions)
            if (addition.actor == actor && addition.lost == lost)
                drawAddition(painter, lane, addition, roomy || lost);
    painter.restore();
}

void MicroscopeView::drawEmpty(QPainter& painter) const {
    painter.setFont(theme().font(Theme::kText));
    painter.setPen(theme().color(Theme::Role::Muted));
    const CounterInfo* counter = currentCounter(world());
    const QString slow = counter ? slowdownSentence(*counter) : QString();
    const QString words =
        slow.isEmpty() ? tr("Click Run: some additions of each thread are stamped, and the updates that were "
                            "really lost among them are shown here.")
        : counter->protection == Protection::None || counter->protection == Protection::WiderGap ||
                counter->protection == Protection::OwnLocks || counter->protection == Protection::AnyBytecode
            ? tr("Under the microscope no two additions read the same number before either wrote: luck. Run "
                 "it again.") +
                  QLatin1Char('\n') + slow
            : tr("No lost update under the microscope: the protection holds.") + QLatin1Char('\n') + slow;
    theme().drawText(painter, rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, words);
}

void MicroscopeView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_story || m_actors.empty())
        return drawEmpty(painter);
    const QRectF area = lanesArea();
    drawScale(painter, area);
    const double each = std::min(area.height() / static_cast<double>(m_actors.size()), theme().px(130));
    const double gap = std::min(theme().px(14), each * 0.12);
    for (std::size_t i = 0; i < m_actors.size(); ++i)
        drawLane(painter,
                 QRectF(area.left(), area.top() + each * static_cast<double>(i) + gap, area.width(),
                        each - 2 * gap),
                 m_actors[i]);
    drawFoot(painter, QRectF(0, height() - theme().px(kFoot), width(), theme().px(kFoot)));
}

/// What is shown, in words; which it is and what stamping costs below it, where there is room for both.
void MicroscopeView::drawFoot(QPainter& painter, const QRectF& foot) const {
    const auto wide = [&](double size) {
        return QFontMetricsF(theme().font(size, Theme::Weight::Bold)).horizontalAdvance(m_sentence);
    };
    double size = Theme::kText;
    while (size > kLeastWords && wide(size) > foot.width())
        size -= 1;
    const bool oneLine = wide(size) <= foot.width();
    painter.setFont(theme().font(size, Theme::Weight::Bold));
    painter.setPen(theme().color(Theme::Role::Warning));
    theme().drawText(painter, oneLine ? foot.adjusted(0, 0, 0, -foot.height() / 2) : foot,
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap, m_sentence);
    const CounterInfo* const counter = currentCounter(world());
    if (!oneLine || !counter)
        return;
    painter.setFont(theme().font(Theme::kSmall));
    painter.setPen(theme().color(Theme::Role::Muted));
    theme().drawText(painter, foot.adjusted(0, foot.height() / 2, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     m_number + QStringLiteral(" · ") + slowdownSentence(*counter));
}

} // namespace interleave
