// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the processes that use one ProcessQueue share: the items in its slots, who waits, and who has what in
// hand. Every call but lock(), write() and read(): the owner of the lock, an actor of any process of the run.
//
// Any process may be killed at any instant. Each change has one point of no return, the event that tells of
// it: what is going to be done is noted first, then the event is written, then it is done. Who takes the lock
// after a death looks whether the event is in the dead one's ring, and does the rest, or nothing. What can be
// counted from the rest (the sums, the free blocks, the lines of waiting actors) is then counted anew.
#pragma once

#include "core/base/RobustMutex.h"
#include "core/engine/StampOrder.h"
#include "core/primitives/ValueBytes.h"
#include "core/wire/Segment.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace interleave {

/// An item on its way between processes.
struct SharedItem {
    static constexpr std::uint32_t kNoBlock = 0xffffffff;
    static constexpr std::size_t kInlineBytes = 40;

    ValueWord word; ///< as events show it
    ActorId putter = kNoActor;
    std::uint32_t bytes = 0;
    std::int64_t mark = 0;          ///< its putter's word for it: QueueMemory::lastTakenBy
    std::uint32_t block = kNoBlock; ///< the first of those that hold it; none: it is here
    std::byte here[kInlineBytes] = {};
};

class QueueMemory {
public:
    /// In a queue at one time, whatever its capacity.
    static constexpr std::uint32_t kMostItems = 1u << 16;
    static constexpr std::size_t kLargestItem = std::size_t{16} << 20;
    static constexpr std::size_t kBlockBytes = 4096;
    static constexpr std::uint32_t kBlocks = 1u << 14;
    /// Of all items that are not small enough to lie in their slots.
    static constexpr std::size_t kMostBytes = kBlockBytes * kBlocks;

    enum class Line : std::uint8_t { Putters, Getters, Joiners };
    static constexpr std::size_t kLines = 3;

    [[nodiscard]] static std::size_t bytesFor(const SegmentLimits& limits);
    /// Of a queue that is there already.
    QueueMemory(const Segment& segment, std::byte* memory);
    /// A new queue, in zeroes.
    static void make(std::byte* memory, int capacity);

    /// True: an owner had died, and what it left half done is settled: everybody who waits is to look again.
    [[nodiscard]] bool lock();
    void unlock() { m_shared->mutex.unlock(); }

    [[nodiscard]] StampOrder& order() { return m_shared->order; }
    [[nodiscard]] int capacity() const { return m_shared->capacity; }
    void setCapacity(int capacity) { m_shared->capacity = capacity; }
    /// Items that count for the capacity: in buffers, in slots, and being read.
    [[nodiscard]] std::uint32_t taken() const { return m_shared->tickets; }
    /// How many more there may be.
    [[nodiscard]] std::uint32_t room() const;
    [[nodiscard]] bool roomForBytes(std::size_t bytes) const;
    /// In the slots, for a get to take.
    [[nodiscard]] std::uint32_t ready() const {
        return static_cast<std::uint32_t>(m_shared->tail - m_shared->head);
    }
    /// As the views show it: in the slots, and being read.
    [[nodiscard]] std::uint32_t depth() const { return ready() + m_shared->reading; }
    [[nodiscard]] std::uint64_t unfinished() const { return m_shared->unfinished; }
    template <class Tell> void taskDone(ActorId actor, Tell&& tell) {
        note(Step::TaskDone, actor, 0, 0, 0, 0, m_shared->unfinished - 1);
        tell();
        finishStep();
    }

    // A put: a ticket first, then the way from the process's buffer into a slot. `tell` writes the event into
    // the ring of `actor`, and nothing else into it.

    template <class Tell>
    void takeTicket(ActorId actor, ProcessIndex process, std::size_t bytes, Tell&& tell) {
        const Member& member = m_members[process];
        note(Step::Ticket, actor, process, 0, member.tickets + 1, member.blocks + blocksFor(bytes),
             m_shared->unfinished + 1);
        tell();
        finishStep();
        ++m_shared->tickets;
        m_shared->reserved += blocksFor(bytes);
    }
    /// How many items the process has in its buffer, or on their way from there into a slot.
    [[nodiscard]] std::uint32_t buffered(ProcessIndex process) const { return m_members[process].tickets; }
    /// Gives a ticket's large item its blocks, for write(); it is in `actor`'s hand from here on.
    SharedItem& takeBlocks(ActorId actor, const SharedItem& item);
    /// Of a large item: out of the hand. Of a small one: `item` itself.
    template <class Tell>
    void publish(ActorId actor, ProcessIndex process, const SharedItem& item, Tell&& tell) {
        const Member& member = m_members[process];
        m_items[m_shared->tail % kMostItems] = item;
        note(Step::Publish, actor, process, m_shared->tail, member.tickets - 1,
             member.blocks - blocksFor(item.bytes), 0);
        tell();
        finishStep();
    }

    // A get: at once where the item is small, or into the hand, read(), and done.

    [[nodiscard]] const SharedItem& next() const { return m_items[m_shared->head % kMostItems]; }
    template <class Tell> void takeSmall(ActorId actor, Tell&& tell) {
        note(Step::Take, actor, 0, m_shared->head, 0, 0, 0);
        tell();
        finishStep();
        --m_shared->tickets;
    }
    /// The next item is in `actor`'s hand from here on; if it dies, it is the next one again. Any owner of
    /// the lock may give it to who waits.
    void takeInHand(ActorId actor);
    [[nodiscard]] bool hasInHand(ActorId actor) const { return m_participants[actor].hand == Hand::Reading; }
    [[nodiscard]] const SharedItem& inHand(ActorId actor) const { return m_participants[actor].item; }
    /// How many items that came out before it are still being read.
    [[nodiscard]] std::uint32_t positionInHand(ActorId actor) const;
    template <class Tell> void takeFromHand(ActorId actor, Tell&& tell) {
        note(Step::TakeFromHand, actor, 0, 0, 0, 0, 0);
        tell();
        finishStep();
        const SharedItem& item = m_participants[actor].item;
        --m_shared->tickets;
        --m_shared->reading;
        m_shared->reserved -= blocksFor(item.bytes);
        freeBlocks(item.block);
    }

    /// The mark of the item that the actor took last, whatever has become of it since; 0: none.
    [[nodiscard]] std::int64_t lastTakenBy(ActorId actor) const { return m_participants[actor].lastTaken; }

    [[nodiscard]] static bool isSmall(std::size_t bytes) { return bytes <= SharedItem::kInlineBytes; }
    /// Not under the lock: by whose hand it is in, or a small item's copy.
    void write(SharedItem& item, const Value& value);
    [[nodiscard]] Value read(const SharedItem& item) const;

    // The lines: first come, first served

    void enter(Line line, ActorId actor);
    void leave(Line line, ActorId actor);
    /// How many are before `actor` in the line; all, where it is not in it.
    [[nodiscard]] std::uint32_t before(Line line, ActorId actor) const;
    [[nodiscard]] std::span<const ActorId> waiting(Line line) const;
    /// Whether it has been told that it may go on; and that it is told now.
    [[nodiscard]] bool told(ActorId actor) const { return m_participants[actor].told != 0; }
    void setTold(ActorId actor, bool told) { m_participants[actor].told = told ? 1 : 0; }

    /// Who has an item in hand that it is to read.
    [[nodiscard]] std::vector<ActorId> handsFull() const;

    /// The process is dead: what it was reading is the next item again, what it had not yet put into a slot
    /// is lost. How many items that is.
    [[nodiscard]] std::uint32_t forget(ProcessIndex process);

private:
    enum class Step : std::uint32_t { None, Ticket, Publish, Take, TakeInHand, TakeFromHand, TaskDone };
    enum class Hand : std::uint32_t { Empty, Filling, Reading };
    /// What the owner of the lock is about to do.
    struct Note {
        Step step;
        ActorId actor;
        ProcessIndex process;
        std::uint64_t toldBefore; ///< of the actor's ring
        std::uint64_t sequence;
        std::uint32_t tickets, blocks; ///< of the process, afterwards
        std::uint64_t unfinished;      ///< afterwards
    };
    /// A process's share: what it has in its own buffer, or on the way from there into a slot.
    struct Member {
        std::uint32_t tickets, blocks;
    };
    struct Participant {    ///< an actor
        std::uint32_t line; ///< in which it waits, from 1; 0: in none
        std::uint32_t told;
        std::uint64_t since; ///< its number in the order of coming
        Hand hand;
        std::uint64_t sequence; ///< Reading: of the item in the queue
        std::int64_t lastTaken;
        SharedItem item;
    };
    struct Shared {
        RobustMutex mutex;
        StampOrder order;
        std::int32_t capacity = 0;
        std::uint64_t head = kFirst; ///< sequence number of the next one out
        std::uint64_t tail = kFirst; ///< and of the next one in
        std::uint64_t unfinished = 0;
        std::uint64_t arrivals = 0;
        Note note{};
        // Can be counted from the rest:
        std::uint32_t tickets = 0;
        std::uint32_t reserved = 0; ///< blocks, of all tickets
        std::uint32_t reading = 0;
        std::uint32_t freeBlock = SharedItem::kNoBlock;
        std::uint32_t freshBlock = 0; ///< from here on they were never used
        std::uint32_t waiting[kLines] = {};
    };
    /// Not 0, so that an item can be put back before the first.
    static constexpr std::uint64_t kFirst = std::uint64_t{1} << 32;

    static std::uint32_t blocksFor(std::size_t bytes) {
        return bytes <= SharedItem::kInlineBytes
                   ? 0
                   : static_cast<std::uint32_t>((bytes + kBlockBytes - 1) / kBlockBytes);
    }
    [[nodiscard]] std::uint64_t eventsOf(ActorId actor) const;
    void note(Step step, ActorId actor, ProcessIndex process, std::uint64_t sequence, std::uint32_t tickets,
              std::uint32_t blocks, std::uint64_t unfinished);
    void finishStep();
    void settle();
    void countAnew();
    void countBlocks();
    void markBlocks(const SharedItem& item, std::vector<bool>& used) const;
    void lineUpAnew();
    void putBack(Participant& dead);
    void freeBlocks(std::uint32_t first);
    [[nodiscard]] std::uint32_t participants() const;
    [[nodiscard]] std::byte* block(std::uint32_t index) const { return m_blocks + index * kBlockBytes; }
    [[nodiscard]] ActorId* line(Line line) const {
        return m_lines + static_cast<std::size_t>(line) * m_segment->header().limits.actors;
    }

    const Segment* m_segment;
    Shared* m_shared;
    Member* m_members;
    Participant* m_participants;
    ActorId* m_lines;
    SharedItem* m_items;
    std::uint32_t* m_nextBlock;
    std::byte* m_blocks;
};

} // namespace interleave
