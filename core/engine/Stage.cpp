// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"

#include "core/base/FailureText.h"

#include <stdexcept>

namespace interleave {

Stage::Stage(Segment& segment, std::vector<std::string> parameterIds)
    : Stage(segment, std::move(parameterIds), {.name = "main"}) {}

Stage::Stage(Segment& segment, std::vector<std::string> parameterIds, WorkerProcess::Identity identity)
    : m_segment(segment), m_parameterIds(std::move(parameterIds)), m_identity(std::move(identity)),
      m_texts(segment.texts()), m_clock(segment.header().clock), m_gate(segment.header().gate),
      m_processes(*this) {
    if (m_identity.index == kEngineProcess)
        actor("main", "m", {});
    else // the engine's process has told of it
        m_actors.push_back(std::make_unique<Actor>(*this, m_identity.mainActor, m_identity.name, nullptr));
}

Stage::~Stage() {
    m_ending.store(true, std::memory_order_release);
    while (m_stopWatch.joinable() && !m_stopWatchDone.load(std::memory_order_acquire)) {
        // It may be between its look at m_ending and its sleep.
        futexWake(m_gate, INT_MAX, FutexScope::Shared);
        std::this_thread::yield();
    }
    if (m_stopWatch.joinable())
        m_stopWatch.join();
}

Actor& Stage::actor(std::string name, std::string_view sign, Actor::Body body, Actor::Part part) {
    checkpoint();
    const TextId nameId = text(name);
    const TextId signId = text(sign);
    const ActorId id = claimActor();
    const std::lock_guard lock(m_mutex);
    auto& made =
        *m_actors.emplace_back(std::make_unique<Actor>(*this, id, std::move(name), std::move(body), part));
    Emitter& here = Actor::current() ? Actor::current()->emitter() : made.emitter();
    here.emitFor(id, EventKind::ActorCreated, kNoObject, 0, nameId, signId);
    return made;
}

std::vector<Actor*> Stage::actors(const std::string& name, const std::string& sign, int count,
                                  const Actor::Body& body) {
    return actors(name, sign, count, [body](int) { body(); });
}

std::vector<Actor*> Stage::actors(const std::string& name, const std::string& sign, int count,
                                  const std::function<void(int number)>& body) {
    std::vector<Actor*> all;
    for (int number = 1; number <= count; ++number)
        all.push_back(&actor(name + std::to_string(number), sign + std::to_string(number),
                             [body, number] { body(number); }));
    return all;
}

std::vector<Actor*> Stage::liveActors() {
    checkpoint();
    const std::lock_guard lock(m_mutex);
    std::vector<Actor*> alive;
    for (const auto& actor : m_actors)
        if (actor->alive())
            alive.push_back(actor.get());
    return alive;
}

ActorId Stage::claimActor() {
    const ActorId id = m_segment.claimActor(m_identity.index);
    if (id == kNoActor)
        fail(filledIn(failure::kTooManyActors, {std::to_string(m_segment.header().limits.actors - 2)}));
    return id;
}

WorkerProcess& Stage::process(std::string name, std::string_view sign, std::string role, Actor::Part part) {
    checkpoint();
    if (m_identity.index != kEngineProcess)
        throw std::runtime_error(failure::kNotTheFirst);
    const std::uint32_t most = m_segment.header().limits.processes - 1;
    const std::uint32_t index = m_segment.header().processCount.fetch_add(1, std::memory_order_relaxed);
    if (index > most)
        fail(filledIn(failure::kTooManyProcesses, {std::to_string(most)}));
    const ActorId main = m_segment.claimActor(static_cast<ProcessIndex>(index));
    if (main == kNoActor)
        fail(filledIn(failure::kTooManyActors, {std::to_string(m_segment.header().limits.actors - 2)}));
    m_processes.prepare();
    emitterHere().emitFor(main, EventKind::ActorCreated, kNoObject, 0, text(name), text(sign));
    const ObjectId object = addObject(ObjectType::Process, name, main);
    m_segment.process(static_cast<ProcessIndex>(index)).object.store(object, std::memory_order_release);
    const std::lock_guard lock(m_mutex);
    return m_workers.emplace_back(*this,
                                  WorkerProcess::Identity{static_cast<ProcessIndex>(index), main, object,
                                                          std::move(name), std::move(role)},
                                  part);
}

std::vector<WorkerProcess*> Stage::processes(const std::string& name, const std::string& sign, int count,
                                             const std::string& role) {
    std::vector<WorkerProcess*> all;
    for (int number = 1; number <= count; ++number)
        all.push_back(&process(name + std::to_string(number), sign + std::to_string(number), role));
    return all;
}

void Stage::fail(const std::string& why) {
    // The others may use what is on the main program's stack, which the error will unwind: they end first.
    if (const Actor* self = Actor::current(); self && self->id() == kMainActor) {
        stop();
        awaitOthers(*self);
    }
    throw std::runtime_error(why);
}

void Stage::start(WorkerProcess& process) {
    if (const auto started = process.start(); !started)
        fail(filledIn(failure::kProcessNotStarted, {process.identity().name, started.error().fact}));
}

SharedEntry& Stage::addShared(std::string_view name, ObjectId object, std::size_t bytes) {
    const std::lock_guard lock(m_mutex);
    if (SharedEntry* entry = m_segment.addShared(name, object, bytes))
        return *entry;
    throw std::runtime_error(
        filledIn(failure::kNoRoomToShare,
                 {name, std::to_string(bytes), std::to_string(m_segment.header().limits.sharedBytes)}));
}

SharedEntry& Stage::sharedEntry(std::string_view name) const {
    if (SharedEntry* entry = m_segment.findShared(name))
        return *entry;
    throw std::runtime_error("processes share nothing that is named " + std::string(name));
}

Actor& Stage::actorHere() const {
    Actor* here = Actor::current();
    if (!here)
        throw std::logic_error("this call belongs to an actor's own thread");
    return *here;
}

Emitter& Stage::emitterHere() {
    if (Actor* here = Actor::current())
        return here->emitter();
    if (!m_controlEmitter) {
        if (m_identity.index == kEngineProcess)
            m_controlEmitter.emplace(m_segment, m_segment.controlRing(), kNoActor);
        else
            m_controlEmitter = makeEmitter();
    }
    return *m_controlEmitter;
}

Emitter Stage::makeEmitter() {
    return {m_segment, claimActor(), kNoActor};
}

ObjectId Stage::addObject(ObjectType type, std::string_view name, std::int64_t facts) {
    const auto id =
        static_cast<ObjectId>(m_segment.header().objectCount.fetch_add(1, std::memory_order_relaxed));
    emitterHere().emit(EventKind::ObjectCreated, id, static_cast<std::uint8_t>(type), text(name), facts);
    return id;
}

} // namespace interleave
