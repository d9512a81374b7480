// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A queue of bounded capacity between actors, with the semantics of the standard library's queues, and events
// for all of it. Every call: from any actor of the run. Waiters are served in the order in which they came: a
// getter moves the first waiting putter's item in, a putter hands its item to the first waiting getter, so
// nobody can overtake and the one that is woken has what it waited for.
#pragma once

#include "core/base/BriefMutex.h"
#include "core/base/Result.h"
#include "core/engine/Actor.h"
#include "core/engine/Parameter.h"
#include "core/engine/StampOrder.h"
#include "core/engine/Timeout.h"
#include "core/primitives/QueueCalls.h"
#include "core/primitives/ValueRing.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace interleave {

class BoundedQueue {
public:
    /// `capacity` in items; 0 or less is unbounded.
    BoundedQueue(Stage& stage, const std::string& name, int capacity,
                 Discipline discipline = Discipline::Fifo);
    /// Its capacity is what that live parameter says.
    BoundedQueue(Stage& stage, const std::string& name, const Parameter& capacity);
    /// One that the trace knows as `id` already: a manager's.
    BoundedQueue(Stage& stage, ObjectId id, int capacity);

    /// Puts `item`. Full: waits for a slot; with a timeout in seconds of the run's clock, Full once it has
    /// passed and never before; with Block::No, Full at once, whatever the timeout.
    Result<void, QueueError> put(Value item, Block block = Block::Yes, Timeout timeout = {});
    Result<void, QueueError> putNowait(Value item) { return put(std::move(item), Block::No); }
    /// Takes the next item out. Empty: waits for one; Empty likewise.
    Result<Value, QueueError> get(Block block = Block::Yes, Timeout timeout = {});
    Result<Value, QueueError> getNowait() { return get(Block::No); }

    /// How many items there are: true when taken, maybe stale when acted on. Likewise empty and full.
    Snapshot<int> qsize();
    Snapshot<bool> empty();
    Snapshot<bool> full();
    /// Tells the trace that the caller now acts on what it was answered, and what is true at this moment.
    template <class T> void actOn(const Snapshot<T>& answer) { tellActedOn(answer.kind, answer.value); }

    /// One item that was got has been dealt with.
    Result<void, QueueError> taskDone();
    /// How many items were put and are not dealt with yet, without telling the trace.
    [[nodiscard]] std::int64_t unfinished();
    /// Waits until every item that was put has been dealt with.
    void join();

    /// Larger: waiting putters go on at once. Smaller: nothing is lost, puts wait until there is room below
    /// it.
    void setCapacity(int capacity);

    // For a manager, whose threads call for clients that may be killed

    /// Thrown out of a call of the thread that was given to abandon().
    struct Abandoned {};
    /// The wait of `server` ends, and any later one: nobody is there any more for whom it would wait.
    void abandon(const Actor& server);
    /// The item that `pid` got last was lost with it. It counts as dealt with.
    void tellLost(std::int32_t pid);
    /// What an answer would be now, without telling the trace.
    [[nodiscard]] std::int64_t truthNow(SnapshotKind kind);

private:
    /// One actor in one of the lists, on that actor's stack.
    struct Waiter {
        Waiter(Actor& who, Value&& what, ValueWord itemWord = {})
            : actor(&who), item(std::move(what)), word(itemWord) {}
        Actor* actor;
        Value item;
        ValueWord word; ///< of a putter's item
        std::atomic<bool> served{false};
        bool abandoned = false; ///< written before `served`
        Waiter* next = nullptr;
        Waiter* previous = nullptr;
    };
    class WaitingLine {
    public:
        [[nodiscard]] bool empty() const { return m_first == nullptr; }
        void append(Waiter& waiter);
        void remove(Waiter& waiter);
        Waiter& popFirst();
        [[nodiscard]] Waiter* find(const Actor& actor) const;

    private:
        Waiter* m_first = nullptr;
        Waiter* m_last = nullptr;
    };
    using Lock = std::unique_lock<BriefMutex>;

    [[nodiscard]] bool hasRoom() const {
        return m_capacity <= 0 || m_items.size() < static_cast<std::size_t>(m_capacity);
    }
    [[nodiscard]] ValueWord word(const Value& item);
    void insert(Emitter& by, ActorId owner, Value&& item, ValueWord word);
    Value takeNext(Emitter& by, ActorId owner);
    /// Both give the actor that is to be notified once the lock is free.
    Actor* admitFirstPutter(Emitter& by);
    Actor* serve(Emitter& by, Waiter& waiter);
    /// Parks the caller, who is in `line`, until it is served; false where the deadline came first.
    bool awaitService(Lock& lock, WaitingLine& line, Waiter& waiter, WaitReason reason, Timeout timeout);
    [[nodiscard]] bool isAbandoned(const Actor& server) const;
    void oneDealtWith(Emitter& by);
    void tellSnapshot(SnapshotKind kind, std::int64_t answer);
    void tellActedOn(SnapshotKind kind, std::int64_t answer);
    [[nodiscard]] std::int64_t truth(SnapshotKind kind) const;

    Stage& m_stage;
    const ObjectId m_id;
    const Discipline m_discipline;
    /// What every call changes, together: one cache line to hand from CPU to CPU. m_mutex guards all below.
    alignas(kCacheLine) BriefMutex m_mutex;
    StampOrder m_order;
    ValueRing m_items; ///< next out first, but for a stack, whose top is last
    std::int64_t m_unfinished = 0;
    /// What most calls only look at.
    alignas(kCacheLine) int m_capacity;
    WaitingLine m_putters;
    WaitingLine m_getters;
    WaitingLine m_joiners;
    std::vector<const Actor*> m_abandoned;
};

} // namespace interleave
