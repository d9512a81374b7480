// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Events written by hand, and traces made of chance, for the tests of the fold.
#pragma once

#include "core/trace/Trace.h"
#include "core/trace/World.h"

#include <algorithm>
#include <initializer_list>
#include <random>
#include <span>
#include <vector>

namespace interleave {

/// A list of events, and a world that follows it.
class EventScript {
public:
    explicit EventScript(ProbeSource probe) {
        at(0).add(EventKind::RunBegan, kNoActor, kNoObject, 0, static_cast<std::int64_t>(probe),
                  probe == ProbeSource::Procfs ? 8'000'000 : 0);
    }
    EventScript& at(std::int64_t time) {
        m_time = time;
        return *this;
    }
    EventScript& add(EventKind kind, ActorId actor, ObjectId object = kNoObject, int detail = 0,
                     std::int64_t a = 0, std::int64_t b = 0) {
        const Event event{static_cast<std::uint64_t>(m_time), actor, object, kind,
                          static_cast<std::uint8_t>(detail),  0,     a,      b};
        m_events.push_back(event);
        m_world.apply(event);
        return *this;
    }
    EventScript& create(std::initializer_list<ActorId> actors) {
        for (const ActorId actor : actors)
            add(EventKind::ActorCreated, actor, kNoObject, 0, actor, actor);
        return *this;
    }
    /// Created, started by main and on its CPU.
    EventScript& run(std::initializer_list<ActorId> actors) {
        create(actors);
        for (const ActorId actor : actors) {
            add(EventKind::ActorStarted, actor, kNoObject, 0, kMainActor);
            if (m_world.probe() == ProbeSource::Perf)
                in(actor, 0);
            add(EventKind::ActorEntered, actor, kNoObject, 0, 1000 + actor, 999);
        }
        return *this;
    }
    EventScript& object(ObjectId id, ObjectType type, std::int64_t facts = 0) {
        return add(EventKind::ObjectCreated, kMainActor, id, static_cast<int>(type), id, facts);
    }
    EventScript& in(ActorId actor, int cpu) { return add(EventKind::SwitchedIn, actor, kNoObject, 0, cpu); }
    EventScript& out(ActorId actor, int cpu) { return add(EventKind::SwitchedOut, actor, kNoObject, 0, cpu); }
    EventScript& preempt(ActorId actor, int cpu) {
        return add(EventKind::SwitchedOut, actor, kNoObject, 1, cpu);
    }
    /// By counters: from now on in this state.
    EventScript& sampled(ActorId actor, ActorState state, int cpu = 0) {
        return add(EventKind::Sampled, actor, kNoObject, static_cast<int>(state), cpu);
    }
    /// Records of `cpu` (-1: not known which) are lost from now on `until` then.
    EventScript& lose(int cpu, std::int64_t until, std::int64_t records = 1) {
        return add(EventKind::RecordsLost, kNoActor, cpu < 0 ? kNoObject : static_cast<ObjectId>(cpu), 0,
                   records, until);
    }
    EventScript& wait(ActorId actor, WaitReason reason, ObjectId object, std::int64_t allowed = -1) {
        const std::int64_t clock = 5'000'000'000 + m_time;
        return add(EventKind::WaitBegan, actor, object, static_cast<int>(reason),
                   allowed < 0 ? kNoDeadline : clock + allowed, clock);
    }
    EventScript& waited(ActorId actor, ObjectId object, WaitEnd how = WaitEnd::Served) {
        return add(EventKind::WaitEnded, actor, object, static_cast<int>(how));
    }
    EventScript& woke(ActorId waker, ActorId woken, ObjectId object) {
        return add(EventKind::Woke, waker, object, 0, woken);
    }
    EventScript& put(ActorId actor, ObjectId queue, std::int64_t value, QueuePlace place) {
        return add(EventKind::Put, actor, queue, static_cast<int>(ValueType::Integer), value, place.packed());
    }
    EventScript& got(ActorId actor, ObjectId queue, std::int64_t value, QueuePlace place) {
        return add(EventKind::Got, actor, queue, static_cast<int>(ValueType::Integer), value, place.packed());
    }

    [[nodiscard]] const std::vector<Event>& events() const { return m_events; }
    [[nodiscard]] World& world() { return m_world; }
    [[nodiscard]] const ActorInfo& actor(ActorId id) { return m_world.actors()[id]; }
    [[nodiscard]] ActorState state(ActorId id) { return actor(id).state; }

private:
    std::int64_t m_time = 0;
    std::vector<Event> m_events;
    World m_world;
};

/// A trace that could be of a real run in its parts, though not as a whole; times rise strictly.
inline std::vector<Event> chanceTrace(unsigned seed, std::size_t count, ProbeSource probe) {
    constexpr ActorId kActors = 12;
    constexpr ObjectId kObjects = 8;
    constexpr ObjectType kTypes[kObjects] = {ObjectType::Queue,     ObjectType::Lock,     ObjectType::Counter,
                                             ObjectType::Semaphore, ObjectType::Queue,    ObjectType::Barrier,
                                             ObjectType::Condition, ObjectType::EventFlag};
    EventScript script(probe);
    script.create({0});
    for (ActorId actor = 1; actor < kActors; ++actor)
        script.create({actor});
    for (ObjectId object = 0; object < kObjects; ++object)
        script.object(object, kTypes[object], 5);
    std::vector<Event> events = script.events();
    std::mt19937_64 random(seed);
    std::vector<std::uint32_t> depths(kObjects, 0);
    std::int64_t time = 1;
    for (Event& event : events)
        event.time = static_cast<std::uint64_t>(event.kind == EventKind::RunBegan ? 0 : time++);
    const auto below = [&](std::uint64_t end) { return random() % end; };
    while (events.size() < count) {
        time += 1 + static_cast<std::int64_t>(below(40'000));
        Event event{};
        event.time = static_cast<std::uint64_t>(time);
        event.actor = static_cast<ActorId>(below(kActors));
        event.object = static_cast<ObjectId>(below(kObjects));
        event.kind = static_cast<EventKind>(below(static_cast<std::uint64_t>(EventKind::Count)));
        event.line = static_cast<std::uint16_t>(below(20));
        event.a = static_cast<std::int64_t>(below(1000));
        event.detail = static_cast<std::uint8_t>(below(4));
        switch (event.kind) {
        case EventKind::ActorCreated:
        case EventKind::RecordsLost:
        case EventKind::RunBegan:
            if (below(2000) != 0) // they change everything: seldom
                continue;
            event.a = static_cast<std::int64_t>(probe);
            event.b = time + static_cast<std::int64_t>(below(1'000'000));
            break;
        case EventKind::RunEnded: continue;
        case EventKind::ThreadExited:
        case EventKind::ActorEnded:
            if (below(500) != 0)
                continue;
            break;
        case EventKind::WaitBegan:
            event.b = time;
            event.a = below(2) ? kNoDeadline : time + static_cast<std::int64_t>(below(200'000));
            event.detail =
                static_cast<std::uint8_t>(below(static_cast<unsigned>(WaitReason::Condition) + 1u));
            if (event.detail == static_cast<std::uint8_t>(WaitReason::Gate))
                continue; // a hold is no wait: ActorHeld tells of it
            break;
        case EventKind::Woke: event.a = static_cast<std::int64_t>(below(kActors)); break;
        case EventKind::Put:
        case EventKind::Got: {
            std::uint32_t& depth = depths[event.object];
            const bool in = event.kind == EventKind::Put;
            if (in ? depth > 300 : depth == 0)
                continue;
            depth = in ? depth + 1 : depth - 1;
            if (below(1000) == 0)
                depth = static_cast<std::uint32_t>(below(20)); // events are missing
            const auto by = static_cast<ActorId>(below(3) ? event.actor : below(kActors));
            event.b = QueuePlace{depth, static_cast<std::uint32_t>(below(depth + 1u)), by}.packed();
            break;
        }
        case EventKind::SwitchedIn: event.a = static_cast<std::int64_t>(below(6)); break;
        case EventKind::SwitchedOut:
            event.detail = static_cast<std::uint8_t>(below(2));
            event.a = static_cast<std::int64_t>(below(6));
            break;
        case EventKind::EventsDropped: event.b = time - 10; break;
        default: break;
        }
        events.push_back(event);
    }
    return events;
}

/// As a collector does: some events at a time, at most `most`, by chance.
inline void appendInBatches(Trace& trace, std::span<const Event> events, unsigned seed, std::size_t most) {
    std::mt19937 random(seed);
    while (!events.empty()) {
        const std::size_t count = std::min<std::size_t>(events.size(), 1 + random() % most);
        trace.append(events.first(count));
        events = events.subspan(count);
    }
}

} // namespace interleave
