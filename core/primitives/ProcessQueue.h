// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A queue between processes, with the semantics of the standard library's process queue. put() leaves the
// item in its own process's buffer and returns; a feeder thread of that process, an actor like any other,
// carries it into a slot that all processes share; so empty() straight after put() may be true. Items cross
// as copies, of at most 16 MiB. The capacity counts the items in buffers too. Every call: from any actor of
// the process that made or opened it; who waits is served in the order of coming, across processes.
//
// Any process may be killed at any instant: the others go on, nothing is delivered twice. Lost is what the
// dead one had put and not yet brought into a slot; what it was taking out is the next item again.
#pragma once

#include "core/base/Result.h"
#include "core/engine/Actor.h"
#include "core/engine/LookAgain.h"
#include "core/engine/Timeout.h"
#include "core/primitives/QueueCalls.h"
#include "core/primitives/QueueMemory.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace interleave {

class ProcessQueue {
public:
    /// A new one, which other processes open by its name. `capacity` in items; 0 or less is unbounded, up to
    /// QueueMemory::kMostItems and kMostBytes.
    ProcessQueue(Stage& stage, const std::string& name, int capacity);
    /// The one that another process made: Stage::open.
    ProcessQueue(Stage& stage, SharedEntry& entry);

    /// As BoundedQueue::put. ItemTooLarge: beyond QueueMemory::kLargestItem. MemoryFull: of an unbounded
    /// queue, no room at all.
    Result<void, QueueError> put(Value item, Block block = Block::Yes, Timeout timeout = {});
    Result<void, QueueError> putNowait(Value item) { return put(std::move(item), Block::No); }
    /// As put(); the trace shows the item as `shown`, and lastTakenBy() tells its `mark`.
    Result<void, QueueError> putMarked(Value item, ValueWord shown, std::int64_t mark,
                                       Block block = Block::Yes);
    Result<Value, QueueError> get(Block block = Block::Yes, Timeout timeout = {});
    Result<Value, QueueError> getNowait() { return get(Block::No); }

    /// How many items were put and not taken, those in buffers too. Stale when acted on, maybe, as are the
    /// next.
    Snapshot<int> qsize();
    /// Whether nothing is in the slots: an item may be in a buffer.
    Snapshot<bool> empty();
    Snapshot<bool> full();
    /// The mark of the item that an actor of any process got last, also of one that is dead; 0: none.
    [[nodiscard]] std::int64_t lastTakenBy(ActorId actor);
    template <class T> void actOn(const Snapshot<T>& answer) { tellActedOn(answer.kind, answer.value); }

    /// One item that was got has been dealt with. A lost one counts as dealt with.
    Result<void, QueueError> taskDone();
    /// Waits until every item that was put has been dealt with.
    void join();

    /// As BoundedQueue::setCapacity. The engine's process only.
    void setCapacity(int capacity);

private:
    /// What an item has besides its content.
    struct Facts {
        ValueWord word; ///< as events show it
        std::int64_t mark;
        std::uint32_t bytes;
    };
    /// Items on their way to the slots, in the order of their puts.
    struct Batch {
        std::vector<SharedItem> items;
        std::vector<Value> large; ///< the content of those that are not small
    };
    /// What the actors of this process share, under the lock of the side In. On cache lines of its own, as
    /// every put writes it, while the feeder reads the rest.
    struct alignas(kCacheLine) Buffer {
        Batch batch;
        bool feederWaits = false;
        bool closing = false;
        LookAgain feederLooks;
    };
    /// Holds the lock of one side of the shared memory.
    class Lock;
    using Line = QueueMemory::Line;
    using Side = QueueMemory::Side;

    [[nodiscard]] bool mayPut(ActorId self, std::size_t bytes);
    void letPuttersGoOn(Emitter& emitter);
    template <class May> bool await(Lock& lock, Line line, WaitReason reason, Timeout timeout, May&& may);
    ParkEnd parkUnlocked(Lock& lock, Actor& self, LookAgain& looks, std::optional<std::int64_t> deadline);
    Result<void, QueueError> put(Value&& item, const Facts& facts, Block block, Timeout timeout);
    [[nodiscard]] bool buffer(Actor& self, Value&& item, const Facts& facts);
    void startFeeder();
    void feed();
    [[nodiscard]] bool awaitBuffered(Lock& lock);
    void carry(Lock& lock, const Batch& batch);
    void carryLarge(Lock& lock, const SharedItem& facts, const Value& content);
    void publish(Lock& lock, Emitter& emitter, std::span<const SharedItem> items);
    [[nodiscard]] Value takeFromHand(Lock& lock, Actor& self);
    void closeBuffer();
    void forget(ProcessIndex process, Emitter& emitter);
    void tellGot(Emitter& emitter, const SharedItem& item, std::uint32_t position, std::uint32_t depth);
    [[nodiscard]] static Side sideOf(SnapshotKind kind) {
        return kind == SnapshotKind::Empty ? Side::Out : Side::In;
    }
    [[nodiscard]] std::int64_t truth(SnapshotKind kind);
    std::int64_t snapshot(SnapshotKind kind);
    void tellActedOn(SnapshotKind kind, std::int64_t answer);

    Stage& m_stage;
    const std::string m_name;
    const ObjectId m_id;
    QueueMemory m_memory;
    std::once_flag m_feederOnce;
    std::atomic<Actor*> m_feeder{nullptr};
    LookAgain m_looks[QueueMemory::kLines]; ///< each line's, under the lock of its side
    Buffer m_buffer;
};

} // namespace interleave
