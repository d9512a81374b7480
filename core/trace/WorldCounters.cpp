// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counters: who has added how often, what is lost of it, and what the microscope shows.
#include "core/trace/FoldLimits.h"
#include "core/trace/World.h"

#include <algorithm>
#include <utility>

namespace interleave {

void World::applyCounter(const Event& event) {
    CounterInfo* number = counter(event.object);
    if (!number)
        return;
    switch (event.kind) {
    case EventKind::NumberRead:
    case EventKind::NumberWritten: return underMicroscope(*number, event);
    case EventKind::TrialEnded: return endTrial(*number, event);
    default: follow(*number, event);
    }
    const auto open = [](const CounterInfo::Adder& adder) { return adder.adding && !adder.sampled; };
    const bool sample = event.kind == EventKind::CounterValue || event.kind == EventKind::CounterProgress;
    if (m_observer && sample && std::ranges::none_of(number->adders, open))
        m_observer->onCounter(m_objects[event.object].index, m_time, number->expected(), number->value);
}

/// Null where there are too many.
CounterInfo::Adder* World::adderOf(CounterInfo& counter, ActorId actor) {
    const auto adder = std::ranges::find(counter.adders, actor, &CounterInfo::Adder::actor);
    if (adder != counter.adders.end())
        return &*adder;
    if (!actorFor(actor) || m_adders == kMostAdders)
        return nullptr;
    ++m_adders;
    return &*counter.adders.insert(counter.adders.end(), {actor});
}

void World::follow(CounterInfo& counter, const Event& event) {
    if (event.kind == EventKind::CounterValue) {
        counter.value = event.a;
        for (CounterInfo::Adder& adder : counter.adders)
            adder.sampled = false;
        return;
    }
    CounterInfo::Adder* const adder = adderOf(counter, event.actor);
    if (!adder)
        return;
    const auto amount = static_cast<std::uint64_t>(event.a);
    if (event.kind == EventKind::CounterProgress) {
        // A sample, taken from outside: it may come after the end.
        if (adder->adding)
            adder->done = std::max(adder->done, adder->before + amount);
        adder->sampled = true;
        return;
    }
    if (event.kind == EventKind::AddBegan) {
        adder->planned = adder->before + amount;
        adder->since = m_time;
    } else {
        adder->before += amount;
        adder->done = adder->before;
        if (adder->adding)
            adder->addingNs += m_time - adder->since;
    }
    adder->adding = event.kind == EventKind::AddBegan;
    if (ActorInfo* const actor = actorFor(event.actor))
        actor->addsTo = event.kind == EventKind::AddEnded ? kNoObject : event.object;
}

void World::underMicroscope(CounterInfo& counter, const Event& event) {
    CounterInfo::Adder* const adder = adderOf(counter, event.actor);
    if (!adder)
        return;
    if (adder->stamped == 0 && !adder->reading)
        adder->stampedFrom = m_time;
    adder->stampedTo = m_time;
    if (event.kind == EventKind::NumberRead) {
        adder->reading = true;
        adder->seen = event.a;
        adder->open = {event.actor, event.line, 0, m_time, 0};
        adder->twin = {};
        return;
    }
    ++adder->stamped;
    const bool whole = std::exchange(adder->reading, false) && adder->seen == event.b;
    if (!whole) // one instruction has no read of its own; or an event is missing
        return;
    adder->open.writeLine = event.line;
    adder->open.writtenAt = m_time;
    for (CounterInfo::Adder& other : counter.adders)
        if (&other != adder && other.reading && other.seen == event.b && other.open.readAt < m_time &&
            other.twin.actor == kNoActor)
            other.twin = adder->open;
    if (adder->twin.actor == kNoActor)
        return;
    ++counter.lostUpdates;
    counter.newest = LostUpdate{adder->twin, adder->open, event.b};
    if (m_observer)
        m_observer->onLostUpdate(m_objects[event.object].index, *counter.newest);
}

void World::endTrial(CounterInfo& counter, const Event& event) {
    const std::uint64_t lost = counter.lost();
    const std::uint64_t inThis = lost > counter.trialsLost ? lost - counter.trialsLost : 0;
    counter.trialsLost = std::max(lost, counter.trialsLost);
    if (counter.trials.size() < CounterInfo::kMostTrials)
        counter.trials.push_back({inThis, std::clamp<std::int64_t>(event.a, 0, kLongestRunNs)});
}

CounterInfo::Seen CounterInfo::seen() const {
    Seen seen;
    std::int64_t stampedNs = 0;
    std::int64_t plainNs = 0;
    std::uint64_t plain = 0;
    for (const Adder& adder : adders) {
        const std::int64_t under = adder.stampedTo - adder.stampedFrom;
        seen.stamped += adder.stamped;
        stampedNs += under;
        if (adder.before > adder.stamped && adder.addingNs > under) {
            plain += adder.before - adder.stamped;
            plainNs += adder.addingNs - under;
        }
    }
    seen.stampedNs = seen.stamped ? static_cast<double>(stampedNs) / static_cast<double>(seen.stamped) : 0;
    seen.plainNs = plain ? static_cast<double>(plainNs) / static_cast<double>(plain) : 0;
    return seen;
}

CounterInfo::Trials CounterInfo::trialsSoFar() const {
    Trials sum{trials.size(), 0, 0, 0};
    if (trials.empty())
        return sum;
    std::vector<TrialInfo> sorted = trials;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::ranges::nth_element(sorted, middle, {}, &TrialInfo::lost);
    sum.medianLost = middle->lost;
    std::ranges::nth_element(sorted, middle, {}, &TrialInfo::tookNs);
    sum.medianNs = middle->tookNs;
    sum.correct = static_cast<std::size_t>(std::ranges::count(trials, 0u, &TrialInfo::lost));
    return sum;
}

std::uint64_t CounterInfo::expected() const {
    std::uint64_t sum = 0;
    for (const Adder& adder : adders)
        sum += protection == Protection::OwnSums ? adder.before : adder.done;
    return sum;
}

std::uint64_t CounterInfo::lost() const {
    const std::uint64_t all = expected();
    const auto kept = static_cast<std::uint64_t>(std::max<std::int64_t>(value, 0));
    return all > kept ? all - kept : 0;
}

} // namespace interleave
