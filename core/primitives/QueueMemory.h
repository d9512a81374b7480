// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the processes that use one ProcessQueue share: the items in its slots, who waits, and who has what in
// hand. It has two sides, each with a lock of its own, so that who puts and who gets are not in each other's
// way: In, where items are announced, and Out, where they are in slots and leave them. Every call says whose
// lock the caller owns; who takes both takes In first. Actors of any process of the run.
//
// Any process may be killed at any instant. Each change has one point of no return, the event that tells of
// it: what is going to be done is noted first, then the event is written, then it is done. Who takes the lock
// after a death looks whether the event is in the dead one's ring, and does the rest, or nothing. What can be
// counted from the rest (the sums, the free blocks, the lines of waiting actors) is then counted anew.
#pragma once

#include "core/base/PrefetchForWriting.h"
#include "core/base/RobustMutex.h"
#include "core/engine/StampOrder.h"
#include "core/primitives/KillPoint.h"
#include "core/primitives/ValueBytes.h"
#include "core/wire/Segment.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace interleave {

/// An item on its way between processes: one cache line, which is what it costs to cross.
struct alignas(kCacheLine) SharedItem {
    static constexpr std::uint32_t kNoBlock = 0xffffffff;
    static constexpr std::size_t kInlineBytes = 24;

    ValueWord word;        ///< as events show it
    std::int64_t mark = 0; ///< its putter's word for it: QueueMemory::lastTakenBy
    std::uint32_t bytes = 0;
    std::uint32_t block = kNoBlock; ///< the first of those that hold it; none: it is here
    ActorId putter = kNoActor;
    /// Where a head's halves are each within one of the pieces that a processor copies the line in.
    alignas(std::uint64_t) std::byte here[kInlineBytes] = {};
};
static_assert(sizeof(SharedItem) == kCacheLine);

class QueueMemory {
public:
    /// In a queue at one time, whatever its capacity.
    static constexpr std::uint32_t kMostItems = 1u << 16;
    static constexpr std::size_t kLargestItem = std::size_t{16} << 20;
    static constexpr std::size_t kBlockBytes = 4096;
    static constexpr std::uint32_t kBlocks = 1u << 14;
    /// Of all items that are not small enough to lie in their slots.
    static constexpr std::size_t kMostBytes = kBlockBytes * kBlocks;

    enum class Side : std::uint8_t { In, Out };
    enum class Line : std::uint8_t { Putters, Getters, Joiners };
    [[nodiscard]] static constexpr Side sideOf(Line line) {
        return line == Line::Putters ? Side::In : Side::Out;
    }
    static constexpr std::size_t kLines = 3;

    [[nodiscard]] static std::size_t bytesFor(const SegmentLimits& limits);
    /// Of a queue that is there already.
    QueueMemory(const Segment& segment, std::byte* memory);
    /// A new queue, in zeroes.
    static void make(std::byte* memory, int capacity);

    /// True: an owner had died, and what it left half done is settled: everybody who waits is to look again.
    [[nodiscard]] bool lock(Side side) {
        return guarded(side).mutex.lock() == RobustMutex::Before::OwnerDied && (mend(side), true);
    }
    void unlock(Side side) { guarded(side).mutex.unlock(); }
    [[nodiscard]] StampOrder& order(Side side) { return guarded(side).order; }

    // In: tickets

    [[nodiscard]] int capacity() const { return m_shared->capacity; }
    void setCapacity(int capacity) { m_shared->capacity = capacity; }
    /// Items that count for the capacity: in buffers, in slots, and being read.
    [[nodiscard]] std::uint32_t taken() const;
    /// How many more there may be.
    [[nodiscard]] std::uint32_t room();
    [[nodiscard]] bool roomForBytes(std::size_t bytes) const;
    /// Before the owner finds once more that there is no room, and leaves it at that: the next one who makes
    /// some will tell.
    void askToBeToldOfRoom() {
        m_shared->roomAwaited.store(1, std::memory_order_relaxed);
        m_shared->out.mutex.meetOwners();
    }
    /// Without a lock, after an item has come out: whether somebody is to be told.
    [[nodiscard]] bool roomIsAwaited() {
        return m_shared->roomAwaited.load(std::memory_order_relaxed) != 0 &&
               m_shared->roomAwaited.exchange(0, std::memory_order_relaxed) != 0;
    }
    /// The ticket for a put: from here on the item is in its process's buffer. `tell` writes the event into
    /// the ring of `actor`, and nothing else into it; likewise in all that follows.
    template <class Tell>
    void takeTicket(ActorId actor, ProcessIndex process, std::size_t bytes, Tell&& tell) {
        const MemberPut& member = m_members[process].in;
        note({Side::In, Step::Ticket, actor, process, 0, member.count + 1, member.blocks + blocksFor(bytes)});
        tell();
        finishStep(Side::In, Step::Ticket);
        increase(m_shared->tickets, 1);
        m_shared->blocks += blocksFor(bytes);
    }

    // Out: what has left a buffer

    /// In the slots, for a get to take.
    [[nodiscard]] std::uint32_t ready() const {
        return static_cast<std::uint32_t>(m_shared->tail - m_shared->head);
    }
    /// As the views show it: in the slots, and being read.
    [[nodiscard]] std::uint32_t depth() const { return ready() + m_shared->reading; }
    [[nodiscard]] std::uint64_t unfinished() const { return m_shared->tickets.load() - m_shared->done; }
    template <class Tell> void taskDone(ActorId actor, Tell&& tell) {
        note({Side::Out, Step::TaskDone, actor, 0, m_shared->done + 1, 0, 0});
        tell();
        finishStep(Side::Out, Step::TaskDone);
    }
    /// Gives a ticket's large item its blocks, for write(); it is in `actor`'s hand from here on.
    SharedItem& takeBlocks(ActorId actor, const SharedItem& item);
    /// All at once, and `tell` writes their events so: small items, or the large one in the actor's hand.
    template <class Tell>
    void publish(ActorId actor, ProcessIndex process, std::span<const SharedItem> items, Tell&& tell) {
        const MemberPut& member = m_members[process].out;
        while (m_shared->slots - ready() < items.size())
            [[unlikely]] doubleSlots();
        std::uint64_t tail = m_shared->tail;
        std::uint64_t blocks = member.blocks;
        for (std::size_t i = 0; i < items.size(); ++i) {
            prefetchForWriting(&slot(tail + i)); // the getters have read it
            __builtin_prefetch(&items[i]);       // the putters have written it
        }
        for (const SharedItem& item : items) {
            slot(tail++) = item;
            blocks += blocksFor(item.bytes);
        }
        note({Side::Out, Step::Publish, actor, process, tail, member.count + items.size(), blocks});
        tell();
        finishStep(Side::Out, Step::Publish);
    }

    // A get: at once where the item is small, or into the hand, read(), and done.

    [[nodiscard]] const SharedItem& next() const { return slot(m_shared->head); }
    template <class Tell> void takeSmall(ActorId actor, Tell&& tell) {
        if (ready() > kAhead) // out of another processor's cache by the time that it is the next
            __builtin_prefetch(&slot(m_shared->head + kAhead));
        note({Side::Out, Step::Take, actor, 0, m_shared->head, 0, 0});
        tell();
        finishStep(Side::Out, Step::Take);
        returnTicket();
    }
    /// The next item is in `actor`'s hand from here on; if it dies, it is the next one again. Any owner of
    /// the lock may give it to who waits.
    void takeInHand(ActorId actor);
    [[nodiscard]] bool hasInHand(ActorId actor) const { return m_participants[actor].hand == Hand::Reading; }
    [[nodiscard]] const SharedItem& inHand(ActorId actor) const { return m_participants[actor].item; }
    /// How many items that came out before it are still being read.
    [[nodiscard]] std::uint32_t positionInHand(ActorId actor) const;
    template <class Tell> void takeFromHand(ActorId actor, Tell&& tell) {
        note({Side::Out, Step::TakeFromHand, actor, 0, 0, 0, 0});
        tell();
        finishStep(Side::Out, Step::TakeFromHand);
        const SharedItem& item = m_participants[actor].item;
        --m_shared->reading;
        freeBlocks(item.block);
        increase(m_shared->blocksReturned, blocksFor(item.bytes));
        returnTicket();
    }

    /// The mark of the item that the actor took last, whatever has become of it since; 0: none.
    [[nodiscard]] std::int64_t lastTakenBy(ActorId actor) const { return m_participants[actor].lastTaken; }

    [[nodiscard]] static bool isSmall(std::size_t bytes) { return bytes <= SharedItem::kInlineBytes; }
    /// Not under the lock: by whose hand it is in, or a small item's copy.
    void write(SharedItem& item, const Value& value) {
        if (const ValueHead head = ValueHead::of(value); head.isWhole()) { // the same bytes, without loops
            std::memcpy(item.here, &head.typeNumber, sizeof head.typeNumber);
            std::memcpy(item.here + sizeof head.typeNumber, &head.number, sizeof head.number);
        } else {
            writeLong(item, value);
        }
    }
    [[nodiscard]] Value read(const SharedItem& item) const {
        ValueHead head;
        std::memcpy(&head, item.here, sizeof head);
        return item.block == SharedItem::kNoBlock && head.isWhole() ? head.whole() : readLong(item);
    }

    // The lines, each under the lock of its side: first come, first served

    void enter(Line line, ActorId actor);
    void leave(Line line, ActorId actor);
    /// How many are before `actor` in the line; all, where it is not in it.
    [[nodiscard]] std::uint32_t before(Line line, ActorId actor) const;
    [[nodiscard]] std::span<const ActorId> waiting(Line which) const {
        return {line(which), guarded(sideOf(which)).waiting[static_cast<std::size_t>(which)]};
    }
    /// Whether it has been told that it may go on; and that it is told now.
    [[nodiscard]] bool told(ActorId actor) const { return m_participants[actor].told != 0; }
    void setTold(ActorId actor, bool told) { m_participants[actor].told = told ? 1 : 0; }

    /// Out. Who has an item in hand that it is to read.
    [[nodiscard]] std::vector<ActorId> handsFull() const;

    /// With both locks. The process is dead: what it was reading is the next item again, what it had not yet
    /// put into a slot is lost. How many items that is.
    [[nodiscard]] std::uint32_t forget(ProcessIndex process);

private:
    enum class Step : std::uint32_t { None, Ticket, Publish, Take, TakeInHand, TakeFromHand, TaskDone };
    enum class Hand : std::uint32_t { Empty, Filling, Reading };
    /// What the owner of a side's lock is about to do.
    struct Note {
        Side side;
        Step step;
        ActorId actor;
        ProcessIndex process;
        std::uint64_t sequence; ///< of the item; of a Publish the one after; of a TaskDone how many are done
                                ///< afterwards
        std::uint64_t count, blocks;  ///< of the process, put or published, afterwards
        std::uint64_t toldBefore = 0; ///< of the actor's ring
    };
    /// Items, and the blocks of the large ones among them.
    struct alignas(kCacheLine) MemberPut {
        std::uint64_t count, blocks;
    };
    /// What a process has put (In), and how much of it has come into slots or is lost (Out).
    struct Member {
        MemberPut in, out;
    };
    struct Participant {                 ///< an actor
        std::atomic<std::uint32_t> line; ///< in which it waits, from 1; 0: in none
        std::uint32_t told;
        std::uint64_t since; ///< its number in the order of coming
        Hand hand;
        std::uint64_t sequence; ///< Reading: of the item in the queue
        std::int64_t lastTaken;
        SharedItem item;
    };
    struct alignas(kCacheLine) Guarded {
        RobustMutex mutex;
        StampOrder order;
        Note note{};
        std::uint64_t arrivals = 0;
        std::uint32_t waiting[kLines] = {}; ///< of this side's lines; can be counted anew
    };
    struct Shared {
        Guarded in;
        std::int32_t capacity = 0;
        std::uint64_t blocks = 0;        ///< of all tickets; can be counted anew
        std::uint64_t knownReturned = 0; ///< `returned` when it was last looked at
        Guarded out;
        std::uint64_t head = kFirst; ///< sequence number of the next one out
        std::uint64_t tail = kFirst; ///< and of the next one in
        std::uint64_t done = 0;
        std::uint32_t slots = kFirstSlots; ///< in use; a power of two
        // Can be counted anew:
        std::uint32_t reading = 0;
        std::uint32_t freeBlock = SharedItem::kNoBlock;
        std::uint32_t freshBlock = 0; ///< from here on they were never used
        // Each side's sums that the other one reads; they only grow, and can be counted anew. Who finds no
        // room after asking to be told of some, and who makes some before looking whether somebody asked,
        // cannot both miss the other: between the two, the one has met the owners of Out, the other has let
        // go of it.
        alignas(kCacheLine) std::atomic<std::uint64_t> tickets{0};
        alignas(kCacheLine) std::atomic<std::uint64_t> returned{0}; ///< tickets of items that are out
        std::atomic<std::uint64_t> blocksReturned{0};
        std::atomic<std::uint64_t> returnedStamp{0}; ///< of the event that told of the last one
        alignas(kCacheLine) std::atomic<std::uint32_t> roomAwaited{0};
    };
    /// Not 0, so that an item can be put back before the first.
    static constexpr std::uint64_t kFirst = std::uint64_t{1} << 32;
    static constexpr std::uint32_t kFirstSlots = 4;
    /// Slots: what a getter does with as many items takes longer than a cache line from afar.
    static constexpr std::uint32_t kAhead = 16;

    static std::uint32_t blocksFor(std::size_t bytes) {
        return bytes <= SharedItem::kInlineBytes
                   ? 0
                   : static_cast<std::uint32_t>((bytes + kBlockBytes - 1) / kBlockBytes);
    }
    [[nodiscard]] std::uint64_t eventsOf(ActorId actor) const;
    /// By the owner of the sum's lock alone.
    static void increase(std::atomic<std::uint64_t>& sum, std::uint64_t by) {
        if (by > 0)
            sum.store(sum.load(std::memory_order_relaxed) + by, std::memory_order_release);
    }
    [[nodiscard]] Guarded& guarded(Side side) const {
        return side == Side::In ? m_shared->in : m_shared->out;
    }
    void returnTicket() {
        m_shared->returnedStamp.store(m_shared->out.order.newest(), std::memory_order_relaxed);
        increase(m_shared->returned, 1);
    }
    void learnReturned();
    void note(const Note& next);
    void finishStep(Side side, Step step);
    void writeLong(SharedItem& item, const Value& value);
    [[nodiscard]] Value readLong(const SharedItem& item) const;
    void mend(Side side);
    void settle(Side side);
    void countIn();
    void countOut();
    void countBlocks();
    void markBlocks(const SharedItem& item, std::vector<bool>& used) const;
    void lineUpAnew(Side side);
    void putBack(Participant& dead);
    void freeBlocks(std::uint32_t first);
    [[nodiscard]] std::uint32_t participants() const;
    /// Of the item with that sequence number.
    [[nodiscard]] SharedItem& slot(std::uint64_t sequence) const {
        return m_items[sequence & (m_shared->slots - 1)];
    }
    void doubleSlots();
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

/// How many events the actor has written, those included for which there was no room.
inline std::uint64_t QueueMemory::eventsOf(ActorId actor) const {
    const RingIndices& ring = m_segment->slot(actor).ring;
    return ring.written.load(std::memory_order_acquire) + ring.dropped.load(std::memory_order_relaxed);
}

inline void QueueMemory::note(const Note& next) {
    Note& note = guarded(next.side).note;
    // It has no step before, and has none while it is written.
    note.actor = next.actor;
    note.process = next.process;
    note.sequence = next.sequence;
    note.count = next.count;
    note.blocks = next.blocks;
    note.toldBefore = eventsOf(next.actor);
    killPoint();
    note.step = next.step;
    killPoint();
}

/// What was noted, which is that step, is done; again, if it was done before.
inline void QueueMemory::finishStep(Side side, Step step) {
    killPoint();
    Note& note = guarded(side).note;
    Participant& actor = m_participants[note.actor];
    Member& member = m_members[note.process];
    switch (step) {
    case Step::None: return;
    case Step::Ticket:
        member.in.count = note.count;
        killPoint();
        member.in.blocks = note.blocks;
        break;
    case Step::Publish:
        m_shared->tail = note.sequence;
        killPoint();
        member.out.count = note.count;
        killPoint();
        member.out.blocks = note.blocks;
        killPoint();
        actor.hand = Hand::Empty;
        break;
    case Step::Take:
        actor.lastTaken = slot(note.sequence).mark;
        killPoint();
        m_shared->head = note.sequence + 1;
        break;
    case Step::TakeInHand:
        // Without an event: whether it is out of the queue decides.
        if (m_shared->head == note.sequence)
            actor.hand = Hand::Empty;
        break;
    case Step::TakeFromHand:
        actor.lastTaken = actor.item.mark;
        killPoint();
        actor.hand = Hand::Empty;
        break;
    case Step::TaskDone: m_shared->done = note.sequence; break;
    }
    killPoint();
    note.step = Step::None;
    killPoint();
}

} // namespace interleave
