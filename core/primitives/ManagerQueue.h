// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A queue that a process of its own holds, the manager. Every call is a request to it and its reply, so it
// has the semantics of BoundedQueue exactly, and costs two crossings. Every call: from any actor of the
// process that made or opened it. Each calling thread has a connection of its own and a thread in the manager
// that serves it, as with the standard library's proxies: so a call that has to wait keeps no other thread
// waiting. Items cross as copies, of at most 16 MiB.
//
// Manager killed: every call, waiting or later, is ManagerGone at once. Client killed: its waiting call is
// withdrawn; an item that was on its way to it is lost, and told so.
#pragma once

#include "core/base/Result.h"
#include "core/engine/Actor.h"
#include "core/engine/Timeout.h"
#include "core/primitives/ManagerSocket.h"
#include "core/primitives/QueueCalls.h"
#include "core/wire/Segment.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace interleave {

class WorkerProcess;

class ManagerQueue {
public:
    /// A new one; `capacity` in items, 0 or less is unbounded. Starts the manager and waits until it can be
    /// asked. An actor of the engine's process.
    ManagerQueue(Stage& stage, const std::string& name, int capacity);
    /// The one that another process made: Stage::open.
    ManagerQueue(Stage& stage, SharedEntry& entry);

    /// As BoundedQueue's, and: ManagerGone; ItemTooLarge beyond QueueMemory::kLargestItem. Timeouts count in
    /// the manager.
    Result<void, QueueError> put(Value item, Block block = Block::Yes, Timeout timeout = {});
    Result<void, QueueError> putNowait(Value item) { return put(std::move(item), Block::No); }
    Result<Value, QueueError> get(Block block = Block::Yes, Timeout timeout = {});
    Result<Value, QueueError> getNowait() { return get(Block::No); }

    Result<Snapshot<int>, QueueError> qsize();
    Result<Snapshot<bool>, QueueError> empty();
    Result<Snapshot<bool>, QueueError> full();
    /// The question what is true now is the trace's: it is not told of as a request.
    template <class T> void actOn(const Snapshot<T>& answer) { tellActedOn(answer.kind, answer.value); }

    Result<void, QueueError> taskDone();
    Result<void, QueueError> join();

    /// The process that holds it; null but where the queue was made.
    [[nodiscard]] WorkerProcess* manager() const { return m_manager; }

    /// The role, behind "manager:", of the process that holds the queue `name`.
    static void serve(Stage& stage, std::string_view name);

    /// What the processes share.
    struct Place;

private:
    /// A calling thread's.
    struct Connection {
        explicit Connection(UniqueFd fd) : socket(std::move(fd)) {}
        ManagerSocket socket;
        ActorId server = kNoActor; ///< known from its first reply on
        std::uint64_t calls = 0;
    };
    /// What is shut down when the run stops: outlives the queue.
    struct Connections {
        std::mutex mutex;
        std::unordered_map<ActorId, std::unique_ptr<Connection>> of; ///< guarded by mutex
    };

    void startManager(const std::string& name);
    void awaitListening();
    void keepManager();
    void shutDownAtStop();
    [[nodiscard]] Connection* connectionOf(Actor& self);
    [[nodiscard]] std::unique_ptr<Connection> connect(Actor& self);
    void dropConnectionOf(const Actor& self);
    Result<Value, QueueError> ask(ManagerMessage request, const Value* item = nullptr);
    Result<std::int64_t, QueueError> askFor(ManagerCall call);
    [[nodiscard]] bool exchange(Connection& connection, ManagerMessage& message, const Value* item,
                                Value& answer);
    void tellActedOn(SnapshotKind kind, std::int64_t answer);

    Stage& m_stage;
    const ObjectId m_id;
    Place& m_place;
    WorkerProcess* m_manager = nullptr;
    std::optional<ManagerSocket> m_keeping; ///< where the queue was made: the manager lives as long as this
    std::shared_ptr<Connections> m_connections = std::make_shared<Connections>();
};

/// In the room that the processes share.
struct ManagerQueue::Place {
    FutexWord listening{0}; ///< 1: at `address`
    FutexWord gone{0};      ///< 1: its process has ended
    std::int32_t capacity = 0;
    ActorId maker = kNoActor; ///< is notified once it listens, or is gone
    std::int32_t pid = 0;
    ManagerAddress address{};
};

} // namespace interleave
