// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Turns looks at the kernel's counters into events. Between two looks it is known how long a thread ran, not
// when; but its own events say when it waited. So the time that it ran goes where it waited for nothing, and
// only what is left over into the time before its first event, and into its waits, as it runs on for a moment
// after it has said that it will wait. The sum is the counter's. One thread.
#pragma once

#include "core/observe/SchedulerProbe.h"
#include "core/trace/World.h"

#include <cstdint>
#include <vector>

namespace interleave {

class SamplePlacer {
public:
    /// An event of the lesson; of one actor in the order of time, but for a Woke. Times: ns since the run's
    /// start.
    void follow(const Event& event);
    /// A look at an actor's thread, `time` as above. It is placed by the next place(), when all is known
    /// that happened before it.
    void take(ActorId actor, const SchedulerRecord& look);
    /// Appends a Sampled for each change of state up to the last look at each actor, or its end.
    void place(std::vector<Event>& events);
    /// Likewise from the last look on up to `time`, when whoever has not ended was gone. A thread's counter
    /// goes with the thread, so this is by its own words alone: it waits where it says so, and else goes on
    /// with what it was seen to do.
    void placeRest(std::int64_t time, std::vector<Event>& events);

private:
    /// What an actor's own words make of it: it is started but has said nothing yet, it waits for nothing, it
    /// waits, or its wait is over but it has not gone on.
    enum class Word : std::uint8_t { Starts, Free, Waits, Woken };
    struct Mark {
        std::int64_t time;
        Word word;
    };
    struct Stretch {
        std::int64_t from, to;
        Word word;
        [[nodiscard]] std::int64_t length() const { return to - from; }
    };
    struct Life {
        bool entered = false;
        bool ended = false;
        bool over = false; ///< its end is placed
        Word word = Word::Free;
        ActorState shown = ActorState::Runnable; ///< the state that the trace has it in
        std::int64_t startedAt = -1;             ///< -1: not known
        std::int64_t enteredAt = 0;
        std::int64_t placedUntil = 0;
        std::int64_t placedNs = 0; ///< how long it was placed as Running
        std::int64_t endedAt = 0;
        std::int64_t endedRanNs = 0;
        std::vector<Mark> marks;            ///< since placedUntil
        std::vector<SchedulerRecord> looks; ///< not placed yet
        SchedulerRecord last;               ///< the last look that is placed
    };
    /// How a span is divided. Sums over all its stretches.
    struct Division {
        std::int64_t freeNs = 0;
        std::int64_t startNs = 0; ///< run before its first event
        std::int64_t runNs = 0;   ///< of the free time
        std::int64_t queueNs = 0; ///< of the free time
        std::int64_t extraNs = 0; ///< run in the rest
    };

    Life& life(ActorId actor);
    static void mark(Life& life, std::int64_t time, Word word);
    static void beginAtItsStart(ActorId actor, Life& life);
    void placeLook(ActorId actor, Life& life, const SchedulerRecord& look, std::vector<Event>& events);
    void placeEnd(ActorId actor, Life& life, std::vector<Event>& events);
    void takeStretches(Life& life, std::int64_t until);
    void placeStretches(ActorId actor, Life& life, const Division& division, const SchedulerRecord& look,
                        std::vector<Event>& events) const;
    [[nodiscard]] std::int64_t lengthOf(Word word) const;

    std::vector<Life> m_lives;
    std::vector<Stretch> m_stretches; ///< of the span that is being placed
};

} // namespace interleave
