// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cursor: which moment of which trace is shown. Live, it follows the newest moment that is fully known;
// else it stands at a time, or moves through the trace at a rate of its own. Every view draws world() and
// nothing else. GUI thread.
#pragma once

#include "core/trace/Trace.h"

#include "ui/models/Spotlight.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

namespace interleave {

/// A span of a trace's time, in ns since the run's start; `from` < `to`.
struct TimeSpan {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool operator==(const TimeSpan&) const = default;
};

class Playback : public QObject {
    Q_OBJECT

public:
    enum class Direction { Backward = -1, Forward = 1 };
    static constexpr double kSlowest = 1e-6; ///< times real speed
    static constexpr double kFastest = 100;

    explicit Playback(QObject* parent = nullptr);

    /// Shows another run, live; nullptr: none.
    void setTrace(std::shared_ptr<const Trace> trace);
    /// New events may be there: looks again if live.
    void refresh();
    /// Stands still at a time since the run's start, in ns.
    void showAt(std::int64_t time);
    void goLive();

    // Moving through the trace

    /// From the moment that is shown; from the other end where that is at the end it would move to.
    void play(Direction direction);
    /// Stands still where it is, while the run may go on.
    void hold();
    [[nodiscard]] bool playing() const { return m_ticks.isActive(); }
    [[nodiscard]] Direction direction() const { return m_direction; }
    /// Times real speed, clipped to kSlowest … kFastest.
    void setRate(double rate);
    [[nodiscard]] double rate() const { return m_rate; }

    /// To the nearest moment before or behind at which an event happened; stays where there is none.
    void stepEvent(Direction direction);
    /// Likewise: at which the chosen actor's state changed.
    void stepTransition(Direction direction);
    /// Likewise: at which something happened to the chosen object.
    void stepObject(Direction direction);

    /// The actor and the object that steps, marks and the event log are about; kNoActor, kNoObject: none.
    void chooseActor(ActorId actor);
    void chooseObject(ObjectId object);
    [[nodiscard]] ActorId chosenActor() const { return m_actor; }
    [[nodiscard]] ObjectId chosenObject() const { return m_object; }

    /// Whether what is chosen stands in the spotlight.
    void setSpotlight(bool on);
    /// Of the world that is shown; off while nothing is chosen.
    [[nodiscard]] const Spotlight& spotlight() const;

    /// A span to measure and to repeat; none takes the mark away.
    void mark(std::optional<TimeSpan> span);
    [[nodiscard]] const std::optional<TimeSpan>& marked() const { return m_marked; }
    /// Playing repeats the marked span; without a mark, the whole trace.
    void setLooping(bool looping);
    [[nodiscard]] bool looping() const { return m_looping; }

    /// Each moment that is shown is to be seen as it is: what is drawn a few times a second at most, because
    /// it is to be read, is drawn at the event loop's next turn.
    void showEachMoment(bool on) { m_eachMoment = on; }
    /// Starts such a drawing's timer, if it does not run already, with `ms`; then at once.
    void drawWithin(QTimer& timer, int ms) const {
        if (m_eachMoment || !timer.isActive())
            timer.start(m_eachMoment ? 0 : ms);
    }

    [[nodiscard]] bool live() const { return m_live; }
    [[nodiscard]] const std::shared_ptr<const World>& world() const { return m_world; } ///< never null
    [[nodiscard]] const std::shared_ptr<const Trace>& trace() const {
        return m_trace;
    } ///< null before the first run
    [[nodiscard]] QString text(TextId id) const;
    /// The oldest moment there is: 0, or the first that is not forgotten.
    [[nodiscard]] std::int64_t begin() const;
    /// The newest moment there is.
    [[nodiscard]] std::int64_t end() const;

Q_SIGNALS:
    void traceChanged();
    void worldChanged();
    /// The trace has grown while a moment of the past is shown.
    void grown();
    void liveChanged(bool live);
    void playingChanged(bool playing);
    /// The rate, the mark, looping, what is chosen, or its light.
    void settingsChanged();

private:
    void setLive(bool live);
    void show(std::int64_t time);
    void stopPlaying();
    void tick();
    [[nodiscard]] TimeSpan range() const;
    void anchorAt(std::int64_t time);

    std::shared_ptr<const Trace> m_trace;
    std::shared_ptr<const World> m_world = std::make_shared<World>();
    mutable QHash<TextId, QString> m_texts; ///< of this trace, as they were asked for
    bool m_live = true;
    QTimer m_ticks; ///< runs only while playing
    Direction m_direction = Direction::Forward;
    double m_rate = 1;
    std::int64_t m_anchor = 0; ///< the time shown when m_sinceAnchor began; far rates would lose ticks else
    QElapsedTimer m_sinceAnchor;
    ActorId m_actor = kNoActor;
    ObjectId m_object = kNoObject;
    bool m_spotlightOn = false;
    mutable Spotlight m_spotlight;                ///< as it was asked for last
    mutable std::shared_ptr<const World> m_litOf; ///< of which world; null: it is to be made anew
    std::optional<TimeSpan> m_marked;
    bool m_looping = false;
    bool m_eachMoment = false;
};

/// True where `event` is about an object of the trace, its field `object` being that object's number.
[[nodiscard]] bool isAboutObject(const Event& event);

} // namespace interleave
