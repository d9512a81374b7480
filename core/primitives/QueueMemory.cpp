// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/QueueMemory.h"

#include "core/primitives/KillPoint.h"

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

bool QueueMemory::lock() {
    if (m_shared->mutex.lock() == RobustMutex::Before::Released)
        return false;
    settle();
    countAnew();
    return true;
}

std::uint32_t QueueMemory::room() const {
    const std::uint32_t most =
        m_shared->capacity > 0 ? static_cast<std::uint32_t>(m_shared->capacity) : kMostItems;
    return most > m_shared->tickets ? most - m_shared->tickets : 0;
}

bool QueueMemory::roomForBytes(std::size_t bytes) const {
    return blocksFor(bytes) <= kBlocks - m_shared->reserved;
}

std::uint32_t QueueMemory::participants() const {
    return std::min(m_segment->header().actorCount.load(std::memory_order_acquire),
                    m_segment->header().limits.actors);
}

/// How many events the actor has written, those included for which there was no room.
std::uint64_t QueueMemory::eventsOf(ActorId actor) const {
    const RingIndices& ring = m_segment->slot(actor).ring;
    return ring.written.load(std::memory_order_acquire) + ring.dropped.load(std::memory_order_relaxed);
}

void QueueMemory::note(Step step, ActorId actor, ProcessIndex process, std::uint64_t sequence,
                       std::uint32_t tickets, std::uint32_t blocks, std::uint64_t unfinished) {
    m_shared->note = {Step::None, actor, process, eventsOf(actor), sequence, tickets, blocks, unfinished};
    killPoint();
    m_shared->note.step = step;
    killPoint();
}

/// What was noted is done; again, if it was done before.
void QueueMemory::finishStep() {
    killPoint();
    const Note& note = m_shared->note;
    switch (note.step) {
    case Step::None: return;
    case Step::Ticket:
        m_members[note.process] = {note.tickets, note.blocks};
        killPoint();
        m_shared->unfinished = note.unfinished;
        break;
    case Step::Publish:
        m_shared->tail = note.sequence + 1;
        killPoint();
        m_members[note.process] = {note.tickets, note.blocks};
        killPoint();
        m_participants[note.actor].hand = Hand::Empty;
        break;
    case Step::Take:
        m_participants[note.actor].lastTaken = m_items[note.sequence % kMostItems].mark;
        killPoint();
        m_shared->head = note.sequence + 1;
        break;
    case Step::TakeInHand:
        // Without an event: whether it is out of the queue decides.
        if (m_shared->head == note.sequence)
            m_participants[note.actor].hand = Hand::Empty;
        break;
    case Step::TakeFromHand:
        m_participants[note.actor].lastTaken = m_participants[note.actor].item.mark;
        killPoint();
        m_participants[note.actor].hand = Hand::Empty;
        break;
    case Step::TaskDone: m_shared->unfinished = note.unfinished; break;
    }
    killPoint();
    m_shared->note.step = Step::None;
    killPoint();
}

/// After a death inside the lock. The event decides.
void QueueMemory::settle() {
    Note& note = m_shared->note;
    if (note.step == Step::TakeInHand || eventsOf(note.actor) != note.toldBefore)
        finishStep();
    note.step = Step::None;
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
    note(Step::TakeInHand, actor, 0, m_shared->head, 0, 0, 0);
    self.item = next();
    self.sequence = m_shared->head;
    self.hand = Hand::Reading;
    killPoint();
    ++m_shared->head;
    finishStep();
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

void QueueMemory::write(SharedItem& item, const Value& value) {
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

Value QueueMemory::read(const SharedItem& item) const {
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
    self.since = ++m_shared->arrivals;
    self.told = 0;
    killPoint();
    self.line = static_cast<std::uint32_t>(which) + 1;
    killPoint();
    line(which)[m_shared->waiting[static_cast<std::size_t>(which)]++] = actor;
}

void QueueMemory::leave(Line which, ActorId actor) {
    m_participants[actor].line = 0;
    killPoint();
    std::uint32_t& count = m_shared->waiting[static_cast<std::size_t>(which)];
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

std::span<const ActorId> QueueMemory::waiting(Line which) const {
    return {line(which), m_shared->waiting[static_cast<std::size_t>(which)]};
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
    const std::uint32_t lost = m_members[process].tickets;
    m_members[process] = {};
    m_shared->unfinished -= std::min<std::uint64_t>(lost, m_shared->unfinished);
    countAnew();
    return lost;
}

/// Only the engine's process does this: if it dies in the middle, so does the run.
void QueueMemory::putBack(Participant& dead) {
    m_items[--m_shared->head % kMostItems] = dead.item;
}

void QueueMemory::countAnew() {
    m_shared->tickets = ready();
    m_shared->reading = 0;
    m_shared->reserved = 0;
    for (std::uint32_t i = 0; i < m_segment->header().limits.processes; ++i) {
        m_shared->tickets += m_members[i].tickets;
        m_shared->reserved += m_members[i].blocks;
    }
    for (std::uint32_t id = 0; id < participants(); ++id)
        if (m_participants[id].hand == Hand::Reading) {
            ++m_shared->reading;
            m_shared->reserved += blocksFor(m_participants[id].item.bytes);
        }
    m_shared->tickets += m_shared->reading;
    countBlocks();
    lineUpAnew();
}

void QueueMemory::countBlocks() {
    std::vector<bool> used(m_shared->freshBlock);
    for (std::uint64_t at = m_shared->head; at != m_shared->tail; ++at) {
        const SharedItem& item = m_items[at % kMostItems];
        m_shared->reserved += blocksFor(item.bytes);
        markBlocks(item, used);
    }
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

void QueueMemory::lineUpAnew() {
    for (std::uint32_t& count : m_shared->waiting)
        count = 0;
    std::vector<ActorId> all;
    for (std::uint32_t id = 0; id < participants(); ++id)
        if (m_participants[id].line != 0)
            all.push_back(static_cast<ActorId>(id));
    std::ranges::sort(all, {}, [this](ActorId id) { return m_participants[id].since; });
    for (const ActorId id : all) {
        const std::size_t which = m_participants[id].line - 1;
        line(static_cast<Line>(which))[m_shared->waiting[which]++] = id;
    }
}

} // namespace interleave
