// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/SamplePlacer.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

/// The counter of a thread on a CPU is brought up to date by the kernel's tick: at the least 100 a second.
constexpr std::int64_t kMostTickNs = 10'000'000;

__extension__ typedef __int128 Wide; // nanoseconds squared: not ISO C++, but all compilers for Linux have it

/// Deals a sum out over parts in proportion to their lengths: the shares add up to it, and none is larger
/// than its part where the sum is not larger than the whole.
class Dealer {
public:
    Dealer(std::int64_t sum, std::int64_t whole) : m_sum(sum), m_whole(whole) {}
    std::int64_t next(std::int64_t part) {
        if (m_whole <= 0)
            return 0;
        m_parts += part;
        const auto wanted = static_cast<std::int64_t>(static_cast<Wide>(m_sum) * m_parts / m_whole);
        return wanted - std::exchange(m_dealt, wanted);
    }

private:
    std::int64_t m_sum, m_whole;
    std::int64_t m_parts = 0;
    std::int64_t m_dealt = 0;
};

void sortFrom(std::size_t begin, std::vector<Event>& events) {
    std::stable_sort(events.begin() + static_cast<std::ptrdiff_t>(begin), events.end(),
                     [](const Event& left, const Event& right) { return left.time < right.time; });
}

} // namespace

SamplePlacer::Life& SamplePlacer::life(ActorId actor) {
    if (actor >= m_lives.size())
        m_lives.resize(actor + 1u);
    return m_lives[actor];
}

void SamplePlacer::mark(Life& life, std::int64_t time, Word word) {
    if (life.over)
        return;
    // A Woke is in its waker's ring: it may be taken after what the woken one has told since.
    const auto at = std::ranges::upper_bound(life.marks, time, {}, &Mark::time);
    life.marks.insert(at, {time, word});
}

/// That it was started is in its starter's ring, and may be taken after its own first events. The main thread
/// is left out: its counter began before the lesson did.
void SamplePlacer::beginAtItsStart(ActorId actor, Life& life) {
    if (actor == kMainActor || life.startedAt < 0 || life.startedAt >= life.enteredAt ||
        life.placedUntil != life.enteredAt)
        return;
    life.word = Word::Starts;
    life.shown = ActorState::Runnable;
    life.placedUntil = life.startedAt;
    mark(life, life.enteredAt, Word::Free);
}

void SamplePlacer::follow(const Event& event) {
    const auto time = static_cast<std::int64_t>(event.time);
    switch (event.kind) {
    case EventKind::ActorStarted: life(event.actor).startedAt = time; break;
    case EventKind::ActorEntered: {
        Life& begun = life(event.actor);
        begun.entered = true;
        begun.shown = ActorState::Running;
        begun.enteredAt = time;
        begun.placedUntil = time;
        break;
    }
    case EventKind::WaitBegan:
    case EventKind::ActorHeld: mark(life(event.actor), time, Word::Waits); break;
    // It was on a CPU again before it said so.
    case EventKind::WaitEnded:
    case EventKind::ActorReleased: mark(life(event.actor), time - 1, Word::Free); break;
    case EventKind::Woke:
        if (event.a >= 0 && event.a < kNoActor)
            mark(life(static_cast<ActorId>(event.a)), time, Word::Woken);
        break;
    case EventKind::ActorEnded: {
        Life& done = life(event.actor);
        done.ended = true;
        done.endedAt = time;
        done.endedRanNs = event.a;
        break;
    }
    default: break;
    }
}

void SamplePlacer::take(ActorId actor, const SchedulerRecord& look) {
    if (Life& looked = life(actor); !looked.over)
        looked.looks.push_back(look);
}

void SamplePlacer::place(std::vector<Event>& events) {
    const std::size_t begin = events.size();
    for (std::size_t id = 0; id < m_lives.size(); ++id) {
        Life& placed = m_lives[id];
        if (!placed.entered || placed.over)
            continue;
        beginAtItsStart(static_cast<ActorId>(id), placed);
        for (const SchedulerRecord& look : placed.looks)
            if (look.time > std::max(placed.placedUntil, placed.enteredAt) &&
                (!placed.ended || look.time < placed.endedAt))
                placeLook(static_cast<ActorId>(id), placed, look, events);
        placed.looks.clear();
        if (placed.ended)
            placeEnd(static_cast<ActorId>(id), placed, events);
    }
    sortFrom(begin, events);
}

void SamplePlacer::placeRest(std::int64_t time, std::vector<Event>& events) {
    const std::size_t begin = events.size();
    for (std::size_t id = 0; id < m_lives.size(); ++id) {
        Life& left = m_lives[id];
        if (!left.entered || left.over || left.placedUntil >= time)
            continue;
        left.over = true;
        takeStretches(left, time);
        // What it was last seen to do goes on until its own words speak against it.
        if (m_stretches.front().word == Word::Free && left.shown != ActorState::Running) {
            left.placedUntil = m_stretches.front().to;
            m_stretches.erase(m_stretches.begin());
        }
        const std::int64_t freeNs = lengthOf(Word::Free);
        if (!m_stretches.empty())
            placeStretches(static_cast<ActorId>(id), left, {.freeNs = freeNs, .runNs = freeNs}, left.last,
                           events);
    }
    sortFrom(begin, events);
}

void SamplePlacer::placeLook(ActorId actor, Life& life, const SchedulerRecord& look,
                             std::vector<Event>& events) {
    takeStretches(life, look.time);
    Division division{.freeNs = lengthOf(Word::Free)};
    const std::int64_t startNs = lengthOf(Word::Starts);
    std::int64_t owed = look.ranNs - life.placedNs;
    const std::int64_t lacking = division.freeNs - owed;
    division.startNs = std::clamp<std::int64_t>(-lacking, 0, startNs);
    // On a CPU all the while, and before its first event since it was no longer queued: what the counter
    // lacks are the moments since the last tick.
    const bool stayed = look.timeslices <= std::max<std::uint64_t>(life.last.timeslices, 1);
    if (look.runnable && stayed && look.ranNs > life.last.ranNs && lacking <= kMostTickNs) {
        division.startNs = std::max(division.startNs, startNs - std::min(look.queuedNs, startNs));
        owed = std::max(owed, division.freeNs + division.startNs);
    }
    owed = std::clamp<std::int64_t>(owed, 0, look.time - life.placedUntil);
    division.runNs = std::min(owed - division.startNs, division.freeNs);
    division.extraNs = owed - division.startNs - division.runNs;
    const std::int64_t rest = division.freeNs - division.runNs;
    division.queueNs =
        look.runnable ? rest : std::clamp<std::int64_t>(look.queuedNs - life.last.queuedNs, 0, rest);
    placeStretches(actor, life, division, look, events);
    life.placedNs += owed;
    life.placedUntil = look.time;
    life.last = look;
}

void SamplePlacer::placeEnd(ActorId actor, Life& life, std::vector<Event>& events) {
    life.over = true;
    if (life.endedAt <= life.placedUntil)
        return;
    takeStretches(life, life.endedAt);
    Division division{.freeNs = lengthOf(Word::Free)};
    // The main thread's counter began before the lesson did.
    const std::int64_t owed =
        actor == kMainActor
            ? division.freeNs
            : std::clamp<std::int64_t>(life.endedRanNs - life.placedNs, 0, life.endedAt - life.placedUntil);
    division.startNs = std::clamp<std::int64_t>(owed - division.freeNs, 0, lengthOf(Word::Starts));
    division.runNs = std::min(owed - division.startNs, division.freeNs);
    division.queueNs = division.freeNs - division.runNs;
    division.extraNs = owed - division.startNs - division.runNs;
    SchedulerRecord look = life.last;
    look.ranNs = life.last.ranNs + owed;
    placeStretches(actor, life, division, look, events);
    life.placedNs += owed;
}

/// Cuts what was told up to `until` into stretches, and takes it out of the marks.
void SamplePlacer::takeStretches(Life& life, std::int64_t until) {
    m_stretches.clear();
    std::int64_t from = life.placedUntil;
    const auto close = [&](std::int64_t to) {
        if (to > from)
            m_stretches.push_back({from, to, life.word});
        from = std::max(from, to);
    };
    auto taken = life.marks.begin();
    for (; taken != life.marks.end() && taken->time <= until; ++taken) {
        if (taken->word == Word::Woken && life.word != Word::Waits)
            continue;
        close(taken->time);
        life.word = taken->word;
    }
    life.marks.erase(life.marks.begin(), taken);
    close(until);
}

std::int64_t SamplePlacer::lengthOf(Word word) const {
    std::int64_t sum = 0;
    for (const Stretch& stretch : m_stretches)
        sum += stretch.word == word ? stretch.length() : 0;
    return sum;
}

void SamplePlacer::placeStretches(ActorId actor, Life& life, const Division& division,
                                  const SchedulerRecord& look, std::vector<Event>& events) const {
    std::int64_t at = life.placedUntil;
    const auto show = [&](ActorState state, std::int64_t length) {
        if (length <= 0)
            return;
        if (state != life.shown)
            events.push_back({static_cast<std::uint64_t>(at), actor, kNoObject, EventKind::Sampled,
                              static_cast<std::uint8_t>(state), 0, look.cpu, look.ranNs - life.last.ranNs});
        life.shown = state;
        at += length;
    };
    // Who waits on from the span before has left its CPU long ago; it may have run at the wait's end.
    const bool waitsOn = life.shown == ActorState::Blocked && m_stretches.front().word == Word::Waits;
    const bool endsUnwoken = m_stretches.size() > 1 && m_stretches[1].word == Word::Free;
    std::int64_t restNs = lengthOf(Word::Waits) + lengthOf(Word::Woken);
    const std::int64_t longAgoNs = waitsOn && !endsUnwoken ? m_stretches.front().length() : 0;
    const bool leaveOut = division.extraNs <= restNs - longAgoNs;
    if (leaveOut)
        restNs -= longAgoNs;
    Dealer run(division.runNs, division.freeNs);
    Dealer queue(division.queueNs, division.freeNs);
    Dealer extra(division.extraNs, restNs);
    for (const Stretch& stretch : m_stretches) {
        const std::int64_t length = stretch.length();
        if (stretch.word == Word::Free) {
            const std::int64_t running = run.next(length);
            const std::int64_t queued = std::min(queue.next(length), length - running);
            // Who was queued when the span began goes on to be so: fewer changes, and nothing speaks
            // against it.
            const bool queuedFirst = life.shown == ActorState::Runnable && at == life.placedUntil;
            show(ActorState::Runnable, queuedFirst ? queued : 0);
            show(ActorState::Running, running);
            show(ActorState::Runnable, queuedFirst ? 0 : queued);
            show(ActorState::Blocked, length - running - queued);
        } else if (stretch.word == Word::Starts) {
            show(ActorState::Runnable, length - division.startNs);
            show(ActorState::Running, division.startNs);
            life.shown = ActorState::Running; // its first event says so
        } else if (stretch.word == Word::Waits) {
            const bool first = waitsOn && &stretch == &m_stretches.front();
            const std::int64_t running = first && longAgoNs > 0 && leaveOut ? 0 : extra.next(length);
            show(ActorState::Running, first ? 0 : running);
            show(ActorState::Blocked, length - running);
            show(ActorState::Running, first ? running : 0);
        } else {
            if (life.shown == ActorState::Blocked)
                life.shown = ActorState::Runnable; // the Woke itself says so
            const std::int64_t running = extra.next(length);
            show(ActorState::Runnable, length - running);
            show(ActorState::Running, running);
        }
    }
}

} // namespace interleave
