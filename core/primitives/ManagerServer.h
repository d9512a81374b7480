// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the manager's process does: its main thread receives clients, and each client has a thread that does
// its calls on the one queue. run: the process's main actor.
#pragma once

#include "core/base/UniqueFd.h"
#include "core/primitives/BoundedQueue.h"
#include "core/primitives/ManagerQueue.h"
#include "core/primitives/ManagerSocket.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace interleave {

class ManagerServer : public std::enable_shared_from_this<ManagerServer> {
public:
    ManagerServer(Stage& stage, const SharedEntry& entry);

    /// Until who made the queue leaves.
    void run();

private:
    struct Client : std::enable_shared_from_this<Client> {
        Client(UniqueFd fd, pid_t peer) : socket(std::move(fd)), pid(peer) {}
        ManagerSocket socket;
        const pid_t pid; ///< 0: not to be served
        ActorId id = kNoActor;
        Actor* server = nullptr;       ///< from its hello on
        bool keeps = false;            ///< the manager: who made the queue
        bool left = false;             ///< its end is noticed
        bool hasItem = false;          ///< the last reply took an item to it
        std::atomic<bool> done{false}; ///< its server has ended
    };

    void awaitClients(int listening);
    void accept(int listening);
    void look(Client& client, short events);
    void hear(Client& client);
    [[nodiscard]] bool startServer(Client& client, const std::string& name);
    static void refuse(Client& client);
    void serve(Client& client);
    [[nodiscard]] bool awaitCall(Client& client, ManagerMessage& request, Value& item);
    [[nodiscard]] bool serveCall(Client& client, ManagerMessage& request, Value& item);
    [[nodiscard]] ManagerMessage answer(const ManagerMessage& request, Value& item);
    void loseItemOf(const Client& client);
    void dropDone();
    void shutDownAll();
    void stir() const;

    Stage& m_stage;
    const ObjectId m_id;
    ManagerQueue::Place& m_place;
    BoundedQueue m_queue;
    UniqueFd m_stir;  ///< an eventfd: there is something new to look at
    UniqueFd m_spare; ///< given up to refuse a client when there is no other descriptor
    bool m_ending = false;
    std::mutex m_mutex;
    std::vector<std::shared_ptr<Client>> m_clients; ///< changed under m_mutex, by the main thread
};

} // namespace interleave
