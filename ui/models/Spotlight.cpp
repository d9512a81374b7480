// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Spotlight.h"

#include <algorithm>

namespace interleave {

namespace {

bool holds(const std::vector<ActorId>& actors, ActorId actor) {
    return std::ranges::find(actors, actor) != actors.end();
}

/// Waits there, has something in it, or was among the last who put or got.
bool uses(const QueueInfo& queue, ActorId actor) {
    for (const auto& users : {queue.putters, queue.getters, queue.joiners, queue.everPut, queue.everGot})
        if (holds(users, actor))
            return true;
    return std::ranges::any_of(queue.recent, [&](const QueueMove& step) { return step.actor == actor; });
}

/// Some step from `from`, around the end, to the first number below `count` that `isShown`.
template <class IsShown>
std::uint16_t around(std::size_t count, std::uint16_t from, std::uint16_t none, int step, IsShown&& isShown) {
    const auto all = static_cast<std::ptrdiff_t>(count);
    std::ptrdiff_t at = from != none ? from : step > 0 ? -1 : all;
    for (std::ptrdiff_t tried = 0; tried < all; ++tried) {
        at = (at + step + all) % all;
        if (isShown(static_cast<std::uint16_t>(at)))
            return static_cast<std::uint16_t>(at);
    }
    return none;
}

} // namespace

Spotlight::Spotlight(const World& world, ActorId actor, ObjectId object)
    : m_on(actor != kNoActor || object != kNoObject), m_actor(actor), m_object(object) {
    if (actor < world.actors().size())
        lightAround(world, actor);
    if (object != kNoObject)
        lightUsers(world, object);
}

bool Spotlight::has(const Ids& ids, std::uint16_t id) {
    return std::ranges::find(ids, id) != ids.end();
}

void Spotlight::light(Ids& ids, std::uint16_t id) {
    static_assert(kNoActor == kNoObject);
    if (id != kNoActor && !has(ids, id))
        ids.push_back(id);
}

void Spotlight::light(Ids& ids, const std::vector<std::uint16_t>& more) {
    for (const std::uint16_t id : more)
        light(ids, id);
}

void Spotlight::lightAround(const World& world, ActorId actor) {
    const ActorInfo& info = world.actors()[actor];
    light(m_actors, actor);
    light(m_objects, info.addsTo);
    if (info.wait.reason == WaitReason::Join)
        light(m_actors, info.wait.object); // there it is an actor's number
    else if (info.wait.reason != WaitReason::None)
        light(m_objects, info.wait.object);
    if (const auto wait = world.waitFor(actor))
        light(m_actors, wait->owner);
    if (const ProcessInfo* process = world.processOf(info))
        light(m_objects, process->object);
    for (const QueueInfo& queue : world.queues())
        if (uses(queue, actor))
            light(m_objects, queue.object);
    for (const LockInfo& lock : world.locks())
        if (lock.owner == actor)
            light(m_objects, lock.object);
    for (const SignalInfo& signal : world.signals())
        if (holds(signal.holders, actor) || holds(signal.waiters, actor))
            light(m_objects, signal.object);
}

void Spotlight::lightUsers(const World& world, ObjectId object) {
    light(m_objects, object);
    for (const QueueInfo& queue : world.queues())
        if (queue.object == object) {
            for (const auto& users :
                 {queue.putters, queue.getters, queue.joiners, queue.everPut, queue.everGot})
                light(m_actors, users);
            for (const QueueMove& step : queue.recent)
                light(m_actors, step.actor);
        }
    for (const LockInfo& lock : world.locks())
        if (lock.object == object) {
            light(m_actors, lock.owner);
            light(m_actors, lock.waiters);
        }
    for (const SignalInfo& signal : world.signals())
        if (signal.object == object) {
            light(m_actors, signal.waiters);
            light(m_actors, signal.holders);
            light(m_objects, signal.lock);
        }
    for (std::size_t id = 0; id < world.actors().size(); ++id) {
        const ActorInfo& actor = world.actors()[id];
        const ProcessInfo* process = actor.exists ? world.processOf(actor) : nullptr;
        if (actor.exists && (actor.addsTo == object || (process && process->object == object)))
            light(m_actors, static_cast<ActorId>(id));
    }
}

ActorId nextActor(const World& world, ActorId actor, int step) {
    return around(world.actors().size(), actor, kNoActor, step,
                  [&](ActorId id) { return id != kMainActor && world.actors()[id].exists; });
}

ObjectId nextObject(const World& world, ObjectId object, int step) {
    return around(world.objectCount(), object, kNoObject, step,
                  [&](ObjectId id) { return world.objectName(id) != 0; });
}

} // namespace interleave
