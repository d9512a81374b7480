// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Playback.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr int kTickMs = 16;

template <class IsWanted>
std::optional<std::int64_t> nextEvent(const Trace::Reading& reading, std::int64_t time, IsWanted&& isWanted) {
    const auto& events = reading.events();
    std::size_t i = events.partitionPoint(
        0, [&](const Event& event) { return static_cast<std::int64_t>(event.time) <= time; });
    while (i < events.size() && !isWanted(events[i]))
        ++i;
    return i < events.size() ? std::optional(static_cast<std::int64_t>(events[i].time)) : std::nullopt;
}

template <class IsWanted>
std::optional<std::int64_t> lastEvent(const Trace::Reading& reading, std::int64_t time, IsWanted&& isWanted) {
    const auto& events = reading.events();
    std::size_t i = events.partitionPoint(
        0, [&](const Event& event) { return static_cast<std::int64_t>(event.time) < time; });
    while (i > events.first() && !isWanted(events[i - 1]))
        --i;
    return i > events.first() ? std::optional(static_cast<std::int64_t>(events[i - 1].time)) : std::nullopt;
}

template <class IsWanted>
std::optional<std::int64_t> nearest(const Trace& trace, std::int64_t time, Playback::Direction direction,
                                    IsWanted&& isWanted) {
    const Trace::Reading reading(trace);
    return direction == Playback::Direction::Forward ? nextEvent(reading, time, isWanted)
                                                     : lastEvent(reading, time, isWanted);
}

} // namespace

bool isAboutObject(const Event& event) {
    // These two have another number in that field: an actor's and a parameter's.
    return event.object != kNoObject && event.kind != EventKind::StartRefused &&
           event.kind != EventKind::ParameterChanged;
}

Playback::Playback(QObject* parent) : QObject(parent) {
    m_ticks.setTimerType(Qt::PreciseTimer);
    m_ticks.setInterval(kTickMs);
    connect(&m_ticks, &QTimer::timeout, this, &Playback::tick);
}

void Playback::setTrace(std::shared_ptr<const Trace> trace) {
    stopPlaying();
    m_trace = std::move(trace);
    m_texts.clear();
    m_marked.reset();
    m_actor = kNoActor;
    m_object = kNoObject;
    m_spotlightOn = false;
    m_litOf = nullptr;
    m_world = m_trace ? m_trace->newest() : std::make_shared<World>();
    Q_EMIT traceChanged();
    Q_EMIT settingsChanged();
    setLive(true);
    Q_EMIT worldChanged();
}

void Playback::refresh() {
    if (!m_trace)
        return;
    if (!m_live) {
        Q_EMIT grown();
        return;
    }
    m_world = m_trace->newest();
    Q_EMIT worldChanged();
}

std::int64_t Playback::begin() const {
    return m_trace ? Trace::Reading(*m_trace).keptFrom() : 0;
}

std::int64_t Playback::end() const {
    return m_trace ? m_trace->knownUntil() : 0;
}

void Playback::show(std::int64_t time) {
    setLive(false);
    m_world = std::make_shared<World>(m_trace->at(std::clamp<std::int64_t>(time, 0, end())));
    Q_EMIT worldChanged();
}

void Playback::showAt(std::int64_t time) {
    if (!m_trace)
        return;
    anchorAt(time); // playing goes on from there
    show(time);
}

void Playback::goLive() {
    stopPlaying();
    setLive(true);
    refresh();
}

void Playback::hold() {
    stopPlaying();
    if (m_trace && m_live)
        show(m_world->time());
}

TimeSpan Playback::range() const {
    const TimeSpan kept{begin(), end()};
    if (!m_looping || !m_marked)
        return kept;
    // What of the mark is forgotten by now cannot be repeated.
    return {std::min(std::max(m_marked->from, kept.from), m_marked->to), m_marked->to};
}

void Playback::anchorAt(std::int64_t time) {
    m_anchor = time;
    m_sinceAnchor.start();
}

void Playback::play(Direction direction) {
    if (!m_trace)
        return;
    const TimeSpan span = range();
    std::int64_t from = std::clamp(m_world->time(), span.from, std::max(span.from, span.to));
    if (direction == Direction::Forward && from >= span.to)
        from = span.from;
    if (direction == Direction::Backward && from <= span.from)
        from = span.to;
    m_direction = direction;
    anchorAt(from);
    show(from);
    const bool wasPlaying = playing();
    m_ticks.start();
    if (!wasPlaying)
        Q_EMIT playingChanged(true);
}

void Playback::stopPlaying() {
    if (!playing())
        return;
    m_ticks.stop();
    Q_EMIT playingChanged(false);
}

void Playback::tick() {
    const double moved = static_cast<double>(m_sinceAnchor.nsecsElapsed()) * m_rate;
    const TimeSpan span = range();
    std::int64_t time = m_anchor + static_cast<int>(m_direction) * std::llround(moved);
    const bool past = m_direction == Direction::Forward ? time > span.to : time < span.from;
    if (past && !m_looping) {
        show(m_direction == Direction::Forward ? span.to : span.from);
        return stopPlaying();
    }
    if (past) {
        const std::int64_t length = std::max<std::int64_t>(span.to - span.from, 1);
        const std::int64_t beyond =
            (m_direction == Direction::Forward ? time - span.to : span.from - time) % length;
        time = m_direction == Direction::Forward ? span.from + beyond : span.to - beyond;
        anchorAt(time);
    }
    show(time);
}

void Playback::setRate(double rate) {
    rate = std::clamp(rate, kSlowest, kFastest);
    if (rate == m_rate)
        return;
    m_rate = rate;
    anchorAt(m_world->time());
    Q_EMIT settingsChanged();
}

void Playback::stepEvent(Direction direction) {
    hold();
    if (!m_trace)
        return;
    if (const auto time = nearest(*m_trace, m_world->time(), direction, [](const Event&) { return true; }))
        show(*time);
}

void Playback::stepTransition(Direction direction) {
    hold();
    if (!m_trace)
        return;
    std::optional<std::int64_t> time;
    {
        const Trace::Reading reading(*m_trace);
        if (m_actor >= reading.lanes().size())
            return;
        const StateLane& lane = reading.lanes()[m_actor];
        const std::int64_t now = m_world->time();
        std::size_t i = lane.indexAt(direction == Direction::Forward ? now : now - 1);
        if (direction == Direction::Forward)
            i = i < lane.size() ? i + 1 : 0; // no entry yet: the first one is ahead
        if (i < lane.size() && (direction == Direction::Backward || lane[i].time > now))
            time = lane[i].time;
    }
    if (time)
        show(*time);
}

void Playback::stepObject(Direction direction) {
    hold();
    if (!m_trace || m_object == kNoObject)
        return;
    if (const auto time = nearest(*m_trace, m_world->time(), direction, [this](const Event& event) {
            return event.object == m_object && isAboutObject(event);
        }))
        show(*time);
}

void Playback::chooseActor(ActorId actor) {
    if (m_actor == actor)
        return;
    m_actor = actor;
    m_litOf = nullptr;
    Q_EMIT settingsChanged();
}

void Playback::chooseObject(ObjectId object) {
    if (m_object == object)
        return;
    m_object = object;
    m_litOf = nullptr;
    Q_EMIT settingsChanged();
}

void Playback::setSpotlight(bool on) {
    if (m_spotlightOn == on)
        return;
    m_spotlightOn = on;
    m_litOf = nullptr;
    Q_EMIT settingsChanged();
}

const Spotlight& Playback::spotlight() const {
    if (m_litOf != m_world) {
        m_spotlight = m_spotlightOn ? Spotlight(*m_world, m_actor, m_object) : Spotlight();
        m_litOf = m_world;
    }
    return m_spotlight;
}

void Playback::mark(std::optional<TimeSpan> span) {
    if (span && span->from >= span->to)
        span.reset();
    if (m_marked == span)
        return;
    m_marked = span;
    Q_EMIT settingsChanged();
}

void Playback::setLooping(bool looping) {
    if (m_looping == looping)
        return;
    m_looping = looping;
    Q_EMIT settingsChanged();
}

QString Playback::text(TextId id) const {
    if (!m_trace)
        return {};
    if (const auto known = m_texts.constFind(id); known != m_texts.constEnd())
        return *known;
    const QString text = QString::fromStdString(m_trace->text(id));
    if (id < m_trace->textCount())
        m_texts.insert(id, text);
    return text;
}

void Playback::setLive(bool live) {
    if (m_live == live)
        return;
    m_live = live;
    Q_EMIT liveChanged(live);
}

} // namespace interleave
