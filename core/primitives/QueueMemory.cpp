// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/QueueMemory.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace interleave {

namespace {

constexpr std::size_t aligned(std::size_t bytes) {
    return (bytes + kCacheLine - 1) / kCacheLine * kCacheLine;
}

struct Offsets {
    Offsets(const SegmentLimits& limits, std::size_t shared, std::size_t member, std::size_t participant)
        : members(aligned(shared)), participants(members + aligned(member * limits.processes)),
          lines(participants + aligned(participant * limits.actors)),
          items(lines + aligned(sizeof(ActorId) * limits.actors * QueueMemory::kLines)),
          nextBlock(items + aligned(sizeof(SharedItem) * QueueMemory::kMostItems)),
          blocks((nextBlock + sizeof(std::uint32_t) * QueueMemory::kBlocks + QueueMemory::kBlockBytes - 1) /
                 QueueMemory::kBlockBytes * QueueMemory::kBlockBytes),
          end(blocks + QueueMemory::kMostBytes) {}
    std::size_t members, participants, lines, items, nextBlock, blocks, end;
};

} // namespace

std::size_t QueueMemory::bytesFor(const SegmentLimits& limits) {
    return Offsets(limits, sizeof(Shared), sizeof(Member), sizeof(Participant)).end;
}

void QueueMemory::make(std::byte* memory, int capacity) {
    auto* shared = new (memory) Shared{};
    shared->capacity = capacity; // the rest is as zeroes say: no tickets, empty hands, in no line
}

QueueMemory::QueueMemory(const Segment& segment, std::byte* memory)
    : m_segment(&segment), m_shared(std::launder(reinterpret_cast<Shared*>(memory))) {
    const Offsets at(segment.header().limits, sizeof(Shared), sizeof(Member), sizeof(Participant));
    m_members = reinterpret_cast<Member*>(memory + at.members);
    m_participants = reinterpret_cast<Participant*>(memory + at.participants);
    m_lines = reinterpret_cast<ActorId*>(memory + at.lines);
    m_items = reinterpret_cast<SharedItem*>(memory + at.items);
    m_nextBlock = reinterpret_cast<std::uint32_t*>(memory + at.nextBlock);
    m_blocks = memory + at.blocks;
}

/// Its owner has died.
void QueueMemory::mend(Side side) {
    settle(side);
    if (side == Side::In)
        countIn();
    else
        countOut();
}

std::uint32_t QueueMemory::taken() const {
    return static_cast<std::uint32_t>(m_shared->tickets.load() - m_shared->returned.load());
}

std::uint32_t QueueMemory::room() {
    const std::uint64_t most =
        m_shared->capacity > 0
            ? std::min<std::uint64_t>(static_cast<std::uint64_t>(m_shared->capacity), kMostItems)
            : kMostItems;
    const std::uint64_t tickets = m_shared->tickets.load(std::memory_order_relaxed);
    // The other side's line is only fetched where it matters.
    if (tickets - m_shared->knownReturned >= most)
        learnReturned();
    const std::uint64_t taken = tickets - m_shared->knownReturned;
    return taken < most ? static_cast<std::uint32_t>(most - taken) : 0;
}

void QueueMemory::learnReturned() {
    m_shared->knownReturned = m_shared->returned.load();
    // Who makes use of room that an item left comes after its leaving.
    m_shared->in.order.include(m_shared->returnedStamp.load(std::memory_order_relaxed));
}

bool QueueMemory::roomForBytes(std::size_t bytes) const {
    const std::uint32_t needed = blocksFor(bytes);
    return needed == 0 || m_shared->blocks - m_shared->blocksReturned.load() + needed <= kBlocks;
}

std::uint32_t QueueMemory::participants() const {
    return std::min(m_segment->header().actorCount.load(std::memory_order_acquire),
                    m_segment->header().limits.actors);
}

/// After a death inside the lock. The event decides.
void QueueMemory::settle(Side side) {
    Note& note = guarded(side).note;
    if (note.step == Step::TakeInHand || eventsOf(note.actor) != note.toldBefore)
        finishStep(side, note.step);
    note.step = Step::None;
}

/// All are full. Few slots stay in the processors' caches, so there are as many as were ever needed. An item
/// stays where it is or goes as far beyond as there were slots; until that counts, nothing there is looked
/// at.
void QueueMemory::doubleSlots() {
    const std::uint32_t before = m_shared->slots;
    for (std::uint64_t at = m_shared->head; at != m_shared->tail; ++at)
        if (at & before)
            m_items[at & (2 * before - 1)] = slot(at);
    killPoint();
    m_shared->slots = 2 * before;
}

SharedItem& QueueMemory::takeBlocks(ActorId actor, const SharedItem& item) {
    Participant& self = m_participants[actor];
    self.item = item;
    std::uint32_t* place = &self.item.block;
    for (std::uint32_t i = 0; i < blocksFor(item.bytes); ++i) {
        // The ticket has made sure that there are enough.
        std::uint32_t taken = m_shared->freeBlock;
        if (taken != SharedItem::kNoBlock)
            m_shared->freeBlock = m_nextBlock[taken];
        else
            taken = m_shared->freshBlock++;
        *place = taken;
        place = &m_nextBlock[taken];
    }
    *place = SharedItem::kNoBlock;
    killPoint();
    self.hand = Hand::Filling;
    killPoint();
    return self.item;
}

void QueueMemory::freeBlocks(std::uint32_t first) {
    if (first == SharedItem::kNoBlock)
        return;
    std::uint32_t last = first;
    while (m_nextBlock[last] != SharedItem::kNoBlock)
        last = m_nextBlock[last];
    m_nextBlock[last] = m_shared->freeBlock;
    m_shared->freeBlock = first;
}

void QueueMemory::takeInHand(ActorId actor) {
    Participant& self = m_participants[actor];
    note({Side::Out, Step::TakeInHand, actor, 0, m_shared->head, 0, 0});
    self.item = next();
    self.sequence = m_shared->head;
    self.hand = Hand::Reading;
    killPoint();
    ++m_shared->head;
    finishStep(Side::Out, Step::TakeInHand);
    ++m_shared->reading;
}

std::uint32_t QueueMemory::positionInHand(ActorId actor) const {
    std::uint32_t before = 0;
    if (m_shared->reading > 1)
        for (std::uint32_t id = 0; id < participants(); ++id)
            before += m_participants[id].hand == Hand::Reading &&
                              m_participants[id].sequence < m_participants[actor].sequence
                          ? 1
                          : 0;
    return before;
}

void QueueMemory::writeLong(SharedItem& item, const Value& value) {
    std::uint32_t at = item.block;
    std::span<std::byte> place =
        at == SharedItem::kNoBlock ? std::span<std::byte>(item.here) : std::span(block(at), kBlockBytes);
    writeBytes(value, [&](std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            if (place.empty()) {
                at = m_nextBlock[at];
                place = {block(at), kBlockBytes};
                killPoint();
            }
            const std::size_t count = std::min(bytes.size(), place.size());
            std::memcpy(place.data(), bytes.data(), count);
            bytes = bytes.subspan(count);
            place = place.subspan(count);
        }
    });
}

Value QueueMemory::readLong(const SharedItem& item) const {
    std::uint32_t at = item.block;
    std::span<const std::byte> rest = at == SharedItem::kNoBlock
                                          ? std::span<const std::byte>(item.here)
                                          : std::span<const std::byte>(block(at), kBlockBytes);
    return readValue([&](std::size_t most) {
        if (rest.empty()) {
            at = m_nextBlock[at];
            rest = {block(at), kBlockBytes};
            killPoint();
        }
        const auto piece = rest.first(std::min(most, rest.size()));
        rest = rest.subspan(piece.size());
        return piece;
    });
}

void QueueMemory::enter(Line which, ActorId actor) {
    Participant& self = m_participants[actor];
    Guarded& side = guarded(sideOf(which));
    self.since = ++side.arrivals;
    self.told = 0;
    killPoint();
    self.line = static_cast<std::uint32_t>(which) + 1;
    killPoint();
    line(which)[side.waiting[static_cast<std::size_t>(which)]++] = actor;
}

void QueueMemory::leave(Line which, ActorId actor) {
    m_participants[actor].line = 0;
    killPoint();
    std::uint32_t& count = guarded(sideOf(which)).waiting[static_cast<std::size_t>(which)];
    const std::uint32_t at = before(which, actor);
    if (at == count)
        return;
    std::copy(line(which) + at + 1, line(which) + count, line(which) + at);
    --count;
}

std::uint32_t QueueMemory::before(Line which, ActorId actor) const {
    const auto all = waiting(which);
    return static_cast<std::uint32_t>(std::ranges::find(all, actor) - all.begin());
}

std::vector<ActorId> QueueMemory::handsFull() const {
    std::vector<ActorId> full;
    for (std::uint32_t id = 0; id < participants(); ++id)
        if (m_participants[id].hand == Hand::Reading)
            full.push_back(static_cast<ActorId>(id));
    return full;
}

std::uint32_t QueueMemory::forget(ProcessIndex process) {
    for (std::uint32_t id = 0; id < participants(); ++id) {
        if (m_segment->slot(static_cast<ActorId>(id)).process.load(std::memory_order_acquire) != process)
            continue;
        Participant& dead = m_participants[id];
        dead.line = 0;
        if (dead.hand == Hand::Reading)
            putBack(dead);
        dead.hand = Hand::Empty;
    }
    Member& member = m_members[process];
    const auto lost = static_cast<std::uint32_t>(member.in.count - member.out.count);
    m_shared->done += std::min<std::uint64_t>(lost, unfinished());
    member.out = member.in;
    countIn();
    countOut();
    return lost;
}

/// Only the engine's process does this: if it dies in the middle, so does the run.
void QueueMemory::putBack(Participant& dead) {
    if (ready() == m_shared->slots)
        doubleSlots();
    slot(--m_shared->head) = dead.item;
}

void QueueMemory::countIn() {
    std::uint64_t tickets = 0;
    m_shared->blocks = 0;
    for (std::uint32_t i = 0; i < m_segment->header().limits.processes; ++i) {
        tickets += m_members[i].in.count;
        m_shared->blocks += m_members[i].in.blocks;
    }
    m_shared->tickets.store(tickets);
    lineUpAnew(Side::In);
}

void QueueMemory::countOut() {
    std::uint64_t published = 0;
    std::uint64_t blocks = 0;
    for (std::uint32_t i = 0; i < m_segment->header().limits.processes; ++i) {
        published += m_members[i].out.count;
        blocks += m_members[i].out.blocks;
    }
    m_shared->reading = 0;
    for (std::uint32_t id = 0; id < participants(); ++id)
        if (m_participants[id].hand == Hand::Reading) {
            ++m_shared->reading;
            blocks -= blocksFor(m_participants[id].item.bytes);
        }
    for (std::uint64_t at = m_shared->head; at != m_shared->tail; ++at)
        blocks -= blocksFor(slot(at).bytes);
    countBlocks();
    m_shared->blocksReturned.store(blocks);
    m_shared->returned.store(published - ready() - m_shared->reading);
    lineUpAnew(Side::Out);
}

void QueueMemory::countBlocks() {
    std::vector<bool> used(m_shared->freshBlock);
    for (std::uint64_t at = m_shared->head; at != m_shared->tail; ++at)
        markBlocks(slot(at), used);
    for (std::uint32_t id = 0; id < participants(); ++id)
        if (m_participants[id].hand != Hand::Empty)
            markBlocks(m_participants[id].item, used);
    m_shared->freeBlock = SharedItem::kNoBlock;
    for (std::uint32_t i = m_shared->freshBlock; i-- > 0;)
        if (!used[i]) {
            m_nextBlock[i] = m_shared->freeBlock;
            m_shared->freeBlock = i;
        }
}

void QueueMemory::markBlocks(const SharedItem& item, std::vector<bool>& used) const {
    for (std::uint32_t at = item.block; at != SharedItem::kNoBlock; at = m_nextBlock[at])
        used[at] = true;
}

void QueueMemory::lineUpAnew(Side side) {
    struct Waiting {
        ActorId actor;
        Line line;
    };
    std::vector<Waiting> all;
    for (std::uint32_t id = 0; id < participants(); ++id) {
        // One that waits on the other side may come or go meanwhile.
        const std::uint32_t number = m_participants[id].line.load(std::memory_order_relaxed);
        if (number != 0 && sideOf(static_cast<Line>(number - 1)) == side)
            all.push_back({static_cast<ActorId>(id), static_cast<Line>(number - 1)});
    }
    std::ranges::sort(all, {}, [this](const Waiting& who) { return m_participants[who.actor].since; });
    auto& waiting = guarded(side).waiting;
    std::ranges::fill(waiting, 0);
    for (const auto& [actor, which] : all)
        line(which)[waiting[static_cast<std::size_t>(which)]++] = actor;
}

} // namespace interleave
