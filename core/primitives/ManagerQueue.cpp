// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ManagerQueue.h"

#include "core/base/FailureText.h"
#include "core/engine/Stage.h"
#include "core/engine/Wait.h"
#include "core/primitives/QueueMemory.h"
#include "core/primitives/ValueBytes.h"

#include <algorithm>
#include <new>
#include <stdexcept>

namespace interleave {

namespace {

ManagerMessage callMessage(ManagerCall call) {
    ManagerMessage message;
    message.call = call;
    return message;
}

} // namespace

ManagerQueue::ManagerQueue(Stage& stage, const std::string& name, int capacity)
    : m_stage(stage), m_id(stage.addObject(ObjectType::Queue, name,
                                           QueueFacts{static_cast<std::uint32_t>(std::max(capacity, 0)),
                                                      Discipline::Fifo, QueueKind::Manager}
                                               .packed())),
      m_place([&]() -> Place& {
          SharedEntry& entry = stage.addShared(name, m_id, sizeof(Place));
          auto* place = new (stage.segment().sharedBytes(entry)) Place{};
          place->capacity = capacity;
          place->maker = stage.actorHere().id();
          entry.ready.store(1, std::memory_order_release);
          return *place;
      }()) {
    startManager(name);
    keepManager();
    shutDownAtStop();
}

ManagerQueue::ManagerQueue(Stage& stage, SharedEntry& entry)
    : m_stage(stage), m_id(entry.object),
      m_place(*std::launder(reinterpret_cast<Place*>(stage.segment().sharedBytes(entry)))) {
    shutDownAtStop();
}

void ManagerQueue::startManager(const std::string& name) {
    m_manager = &m_stage.process("manager " + name, "M" + name.substr(name.size() - 1), "manager:" + name,
                                 Actor::Part::Service);
    // As long as the segment, and so longer than this.
    m_stage.processWatch().onEnd([&stage = m_stage, &place = m_place,
                                  index = m_manager->identity().index](ProcessIndex process, Emitter&) {
        if (process != index)
            return;
        place.gone.store(1, std::memory_order_release);
        stage.notify(place.maker);
    });
    m_stage.start(*m_manager);
    awaitListening();
}

void ManagerQueue::awaitListening() {
    Actor& self = m_stage.actorHere();
    const Wait wait(self, WaitReason::Reply, m_id, {});
    while (m_place.listening.load(std::memory_order_acquire) == 0) {
        if (m_place.gone.load(std::memory_order_acquire) != 0) {
            wait.ended(WaitEnd::Served);
            throw std::runtime_error(failure::kManagerEnded);
        }
        if (self.park({}) == ParkEnd::Stopped)
            wait.stopped();
    }
    wait.ended(WaitEnd::Served);
}

void ManagerQueue::keepManager() {
    auto fd = connectTo(m_place.address, m_place.pid);
    if (!fd)
        throw std::runtime_error(filledIn(failure::kManagerUnreachable, {fd.error()}));
    if (!fd.value())
        return; // killed already
    m_keeping.emplace(std::move(fd.value()));
    ManagerMessage keep;
    keep.kind = ManagerMessage::Kind::Keep;
    static_cast<void>(m_keeping->send(keep));
    m_stage.atEnd([this] { m_keeping.reset(); });
}

void ManagerQueue::shutDownAtStop() {
    m_stage.atStop([connections = m_connections] {
        const std::lock_guard lock(connections->mutex);
        for (const auto& [actor, connection] : connections->of)
            connection->socket.shutDown();
    });
}

/// Null: the manager is gone.
ManagerQueue::Connection* ManagerQueue::connectionOf(Actor& self) {
    {
        const std::lock_guard lock(m_connections->mutex);
        const auto found = m_connections->of.find(self.id());
        if (found != m_connections->of.end())
            return found->second.get();
    }
    auto made = connect(self);
    const std::lock_guard lock(m_connections->mutex);
    // Those of threads that have ended, so that theirs in the manager may end.
    std::erase_if(m_connections->of, [&](const auto& each) {
        return m_stage.segment().slot(each.first).life.load(std::memory_order_acquire) == ActorSlot::Dead;
    });
    if (!made)
        return nullptr;
    if (m_stage.stopping()) // maybe after all were shut down
        made->socket.shutDown();
    return m_connections->of.emplace(self.id(), std::move(made)).first->second.get();
}

std::unique_ptr<ManagerQueue::Connection> ManagerQueue::connect(Actor& self) {
    auto fd = connectTo(m_place.address, m_place.pid);
    if (!fd)
        throw std::runtime_error(filledIn(failure::kManagerUnreachable, {fd.error()}));
    if (!fd.value())
        return nullptr;
    auto made = std::make_unique<Connection>(std::move(fd.value()));
    ManagerMessage hello;
    hello.kind = ManagerMessage::Kind::Hello;
    hello.sender = self.id();
    const Value name(self.name());
    // If it has gone meanwhile, or has refused this client already, the call will learn it.
    static_cast<void>(made->socket.send(hello, &name));
    return made;
}

void ManagerQueue::dropConnectionOf(const Actor& self) {
    const std::lock_guard lock(m_connections->mutex);
    m_connections->of.erase(self.id());
}

/// One call, as the trace sees it. The error is the reply's.
Result<Value, QueueError> ManagerQueue::ask(ManagerMessage request, const Value* item) {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    Connection* connection = connectionOf(self);
    if (!connection)
        return QueueError::ManagerGone;
    Emitter& emitter = self.emitter();
    request.number = ++connection->calls;
    const auto call = static_cast<std::uint8_t>(request.call);
    const auto number = static_cast<std::int64_t>(request.number);
    emitter.emitOrdered(EventKind::RequestSent, m_id, call, number, connection->server);
    const Wait wait(self, WaitReason::Reply, m_id, {});
    if (connection->server != kNoActor)
        emitter.emitOrdered(EventKind::Woke, m_id, 0, connection->server);
    Value answer;
    const bool answered = exchange(*connection, request, item, answer);
    if (!answered && m_stage.stopping()) {
        m_stage.awaitOthers(self);
        wait.stopped();
    }
    wait.ended(WaitEnd::Served);
    if (!answered)
        return QueueError::ManagerGone;
    emitter.emit(EventKind::ReplyReceived, m_id, call, number, connection->server);
    if (request.kind == ManagerMessage::Kind::Refused) {
        const auto error = static_cast<QueueError>(request.detail);
        if (error == QueueError::ManagerFull)
            dropConnectionOf(self);
        return error;
    }
    return request.call == ManagerCall::Get ? std::move(answer) : Value(request.answer);
}

/// Sends `message`, and has the reply in it. False: the manager is gone.
bool ManagerQueue::exchange(Connection& connection, ManagerMessage& message, const Value* item,
                            Value& answer) {
    Actor& self = m_stage.actorHere();
    const ManagerCall call = message.call;
    message.sender = self.id();
    if (connection.socket.send(message, item) != ManagerSocket::End::Fine)
        connection.socket.shutDown(); // it may have said why before it left: that is still to be read
    if (connection.socket.receive(message, answer) != ManagerSocket::End::Fine) {
        dropConnectionOf(self);
        return false;
    }
    connection.server = message.sender;
    message.call = call;
    return true;
}

Result<std::int64_t, QueueError> ManagerQueue::askFor(ManagerCall call) {
    auto answer = ask(callMessage(call));
    if (!answer)
        return answer.error();
    return answer.value().integer();
}

Result<void, QueueError> ManagerQueue::put(Value item, Block block, Timeout timeout) {
    if (byteSize(item) > QueueMemory::kLargestItem)
        return QueueError::ItemTooLarge;
    ManagerMessage message = callMessage(ManagerCall::Put);
    message.block = block == Block::Yes;
    message.timeout = timeout;
    const auto answer = ask(message, &item);
    return answer ? Result<void, QueueError>() : answer.error();
}

Result<Value, QueueError> ManagerQueue::get(Block block, Timeout timeout) {
    ManagerMessage message = callMessage(ManagerCall::Get);
    message.block = block == Block::Yes;
    message.timeout = timeout;
    return ask(message);
}

Result<Snapshot<int>, QueueError> ManagerQueue::qsize() {
    const auto answer = askFor(ManagerCall::Qsize);
    if (!answer)
        return answer.error();
    return Snapshot<int>{SnapshotKind::Qsize, static_cast<int>(answer.value())};
}

Result<Snapshot<bool>, QueueError> ManagerQueue::empty() {
    const auto answer = askFor(ManagerCall::Empty);
    if (!answer)
        return answer.error();
    return Snapshot<bool>{SnapshotKind::Empty, answer.value() != 0};
}

Result<Snapshot<bool>, QueueError> ManagerQueue::full() {
    const auto answer = askFor(ManagerCall::Full);
    if (!answer)
        return answer.error();
    return Snapshot<bool>{SnapshotKind::Full, answer.value() != 0};
}

Result<void, QueueError> ManagerQueue::taskDone() {
    const auto answer = askFor(ManagerCall::TaskDone);
    return answer ? Result<void, QueueError>() : answer.error();
}

Result<void, QueueError> ManagerQueue::join() {
    const auto answer = askFor(ManagerCall::Join);
    return answer ? Result<void, QueueError>() : answer.error();
}

void ManagerQueue::tellActedOn(SnapshotKind kind, std::int64_t answer) {
    m_stage.checkpoint();
    Actor& self = m_stage.actorHere();
    ManagerMessage message;
    message.kind = ManagerMessage::Kind::Truth;
    message.detail = static_cast<std::uint8_t>(kind);
    Value nothing;
    Connection* connection = connectionOf(self);
    if (!connection || !exchange(*connection, message, nullptr, nothing))
        return;
    self.emitter().emit(EventKind::SnapshotUsed, m_id, static_cast<std::uint8_t>(kind), answer,
                        message.answer);
}

} // namespace interleave
