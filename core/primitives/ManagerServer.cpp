// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ManagerServer.h"

#include "core/base/FailureText.h"
#include "core/engine/Stage.h"
#include "core/engine/Wait.h"

#include <cerrno>
#include <new>
#include <stdexcept>

#include <poll.h>
#include <sys/eventfd.h>

namespace interleave {

void ManagerQueue::serve(Stage& stage, std::string_view name) {
    std::make_shared<ManagerServer>(stage, stage.sharedEntry(name))->run();
}

ManagerServer::ManagerServer(Stage& stage, const SharedEntry& entry)
    : m_stage(stage), m_id(entry.object),
      m_place(*std::launder(reinterpret_cast<ManagerQueue::Place*>(stage.segment().sharedBytes(entry)))),
      m_queue(stage, entry.object, m_place.capacity), m_stir(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_spare(::eventfd(0, EFD_CLOEXEC)) {}

void ManagerServer::run() {
    auto listening = listenAnywhere(m_place.address);
    if (!listening)
        throw std::runtime_error(filledIn(failure::kManagerUnreachable, {listening.error()}));
    m_stage.atStop([self = shared_from_this()] {
        self->shutDownAll();
        self->stir();
    });
    m_place.pid = ::getpid();
    m_place.listening.store(1, std::memory_order_release);
    m_stage.notify(m_place.maker);
    while (!m_ending)
        awaitClients(listening.value().get());
    shutDownAll();
}

/// Until a client comes, leaves or is done, and deals with it.
void ManagerServer::awaitClients(int listening) {
    std::vector<pollfd> ends{{m_stir.get(), POLLIN, 0}, {listening, POLLIN, 0}};
    const std::vector<std::shared_ptr<Client>> clients = m_clients;
    for (const auto& client : clients) {
        const bool known = client->server != nullptr || client->keeps;
        // What a server's client says is for the server; but that it has left is not seen by one that waits.
        ends.push_back({client->left ? -1 : client->socket.fd(),
                        static_cast<short>(known ? POLLRDHUP : POLLRDHUP | POLLIN), 0});
    }
    Actor& self = m_stage.actorHere();
    const Wait wait(self, WaitReason::Request, m_id, {});
    ::poll(ends.data(), ends.size(), -1);
    if (m_stage.stopping()) {
        m_stage.awaitOthers(self);
        wait.stopped();
    }
    wait.ended(WaitEnd::Served);
    std::uint64_t stirred = 0;
    if (ends[0].revents != 0)
        static_cast<void>(!::read(m_stir.get(), &stirred, sizeof stirred));
    for (std::size_t i = 0; i < clients.size(); ++i)
        if (ends[i + 2].revents != 0)
            look(*clients[i], ends[i + 2].revents);
    if (ends[1].revents != 0)
        accept(listening);
    dropDone();
}

void ManagerServer::accept(int listening) {
    UniqueFd fd(::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC));
    const bool refused = !fd && (errno == EMFILE || errno == ENFILE);
    if (refused) {
        m_spare.reset();
        fd.reset(::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC));
    }
    if (fd) {
        const pid_t peer = peerOf(fd.get());
        auto client = std::make_shared<Client>(std::move(fd), peer);
        if (refused)
            refuse(*client);
        else if (peer != 0) {
            const std::lock_guard lock(m_mutex);
            m_clients.push_back(std::move(client));
        }
    }
    if (refused)
        m_spare.reset(::eventfd(0, EFD_CLOEXEC));
}

void ManagerServer::refuse(Client& client) {
    ManagerMessage no;
    no.kind = ManagerMessage::Kind::Refused;
    no.detail = static_cast<std::uint8_t>(QueueError::ManagerFull);
    static_cast<void>(client.socket.send(no));
}

void ManagerServer::look(Client& client, short events) {
    if (!client.server && !client.keeps && events & POLLIN)
        return hear(client);
    client.left = true;
    if (client.keeps)
        m_ending = true;
    else if (client.server)
        m_queue.abandon(*client.server);
    else
        client.done.store(true, std::memory_order_release);
}

/// It says who it is.
void ManagerServer::hear(Client& client) {
    ManagerMessage hello;
    Value name;
    const bool heard = client.socket.receive(hello, name) == ManagerSocket::End::Fine;
    client.id = hello.sender;
    client.keeps = heard && hello.kind == ManagerMessage::Kind::Keep;
    if (client.keeps)
        return;
    if (heard && hello.kind == ManagerMessage::Kind::Hello && name.type() == ValueType::Text &&
        startServer(client, name.text()))
        return;
    client.left = true;
    client.done.store(true, std::memory_order_release);
}

bool ManagerServer::startServer(Client& client, const std::string& name) {
    const auto shared = client.shared_from_this();
    try {
        Actor& server = m_stage.actor(
            "serves " + name, "s" + name.substr(0, 1),
            [self = shared_from_this(), shared] { self->serve(*shared); }, Actor::Part::Service);
        if (server.start()) {
            client.server = &server;
            return true;
        }
    } catch (const std::exception&) { // no room for another actor
    }
    refuse(client);
    return false;
}

void ManagerServer::serve(Client& client) {
    const auto atEnd = [&] {
        client.socket.shutDown();
        client.done.store(true, std::memory_order_release);
        stir();
    };
    try {
        ManagerMessage request;
        Value item;
        while (awaitCall(client, request, item) && serveCall(client, request, item)) {
        }
    } catch (const BoundedQueue::Abandoned&) { // it was killed
    } catch (...) {
        atEnd();
        throw;
    }
    atEnd();
}

bool ManagerServer::awaitCall(Client& client, ManagerMessage& request, Value& item) {
    const Wait wait(m_stage.actorHere(), WaitReason::Request, m_id, {});
    const ManagerSocket::End end = client.socket.receive(request, item);
    if (end != ManagerSocket::End::Fine && m_stage.stopping())
        wait.stopped();
    wait.ended(WaitEnd::Served);
    if (end == ManagerSocket::End::Unread)
        loseItemOf(client);
    return end == ManagerSocket::End::Fine;
}

bool ManagerServer::serveCall(Client& client, ManagerMessage& request, Value& item) {
    Emitter& emitter = m_stage.actorHere().emitter();
    const auto call = static_cast<std::uint8_t>(request.call);
    const auto number = static_cast<std::int64_t>(request.number);
    const bool told = request.kind == ManagerMessage::Kind::Call;
    if (told)
        emitter.emitOrdered(EventKind::Served, m_id, call, number, client.id);
    ManagerMessage reply = answer(request, item);
    reply.sender = emitter.id();
    client.hasItem = told && request.call == ManagerCall::Get && reply.kind == ManagerMessage::Kind::Done;
    if (told) {
        emitter.emitOrdered(EventKind::ReplySent, m_id, call, number, client.id);
        emitter.emitOrdered(EventKind::Woke, m_id, 0, client.id);
    }
    if (client.socket.send(reply, client.hasItem ? &item : nullptr) == ManagerSocket::End::Fine)
        return true;
    loseItemOf(client);
    return false;
}

/// Does the call. `item`: the put's, and then the get's.
ManagerMessage ManagerServer::answer(const ManagerMessage& request, Value& item) {
    ManagerMessage reply;
    reply.kind = ManagerMessage::Kind::Done;
    const auto refuse = [&](QueueError error) {
        reply.kind = ManagerMessage::Kind::Refused;
        reply.detail = static_cast<std::uint8_t>(error);
    };
    if (request.kind == ManagerMessage::Kind::Truth) {
        reply.answer = m_queue.truthNow(static_cast<SnapshotKind>(request.detail));
        return reply;
    }
    const Block block = request.block ? Block::Yes : Block::No;
    switch (request.call) {
    case ManagerCall::Put:
        if (const auto put = m_queue.put(std::move(item), block, request.timeout); !put)
            refuse(put.error());
        break;
    case ManagerCall::Get:
        if (auto got = m_queue.get(block, request.timeout))
            item = std::move(got.value());
        else
            refuse(got.error());
        break;
    case ManagerCall::Qsize: reply.answer = m_queue.qsize().value; break;
    case ManagerCall::Empty: reply.answer = m_queue.empty().value; break;
    case ManagerCall::Full: reply.answer = m_queue.full().value; break;
    case ManagerCall::TaskDone:
        if (const auto done = m_queue.taskDone(); !done)
            refuse(done.error());
        break;
    case ManagerCall::Join: m_queue.join(); break;
    }
    return reply;
}

void ManagerServer::loseItemOf(const Client& client) {
    if (client.hasItem && !m_stage.stopping())
        m_queue.tellLost(client.pid);
}

void ManagerServer::shutDownAll() {
    const std::lock_guard lock(m_mutex);
    for (const auto& client : m_clients) {
        client->socket.shutDown();
        if (client->server)
            m_queue.abandon(*client->server);
    }
}

void ManagerServer::dropDone() {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_clients, [](const auto& client) { return client->done.load(std::memory_order_acquire); });
}

void ManagerServer::stir() const {
    const std::uint64_t one = 1;
    static_cast<void>(!::write(m_stir.get(), &one, sizeof one));
}

} // namespace interleave
