// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/wire/Segment.h"

#include <new>

namespace interleave {

namespace {

constexpr std::uint64_t kMagic = 0x31304C4E49ULL << 8 | 3; // "INL01", version 3

constexpr std::size_t aligned(std::size_t bytes) {
    constexpr std::size_t kPage = 4096;
    return (bytes + kPage - 1) / kPage * kPage;
}

struct Offsets {
    explicit Offsets(const SegmentLimits& limits)
        : slots(aligned(sizeof(SegmentHeader))),
          processes(slots + aligned(sizeof(ActorSlot) * limits.actors)),
          events(processes + aligned(sizeof(ProcessSlot) * limits.processes)),
          entries(events + aligned(sizeof(Event) * limits.ringEvents * std::size_t{limits.actors})),
          bytes(entries + aligned(sizeof(TextEntry) * limits.texts)),
          shared(bytes + aligned(limits.textBytes)), end(shared + aligned(limits.sharedBytes)) {}
    std::size_t slots, processes, events, entries, bytes, shared, end;
};

} // namespace

OrError<Segment> Segment::create(const SegmentLimits& limits) {
    auto memory = SharedMemory::create("interleave-run", Offsets(limits).end);
    if (!memory)
        return memory.error();
    auto* header = new (memory.value().data()) SegmentHeader{};
    header->limits = limits;
    header->stampSource = bestStampSource();
    auto* slots = reinterpret_cast<ActorSlot*>(memory.value().data() + Offsets(limits).slots);
    for (std::uint32_t i = 0; i < limits.actors; ++i)
        new (slots + i) ActorSlot{};
    auto* processes = reinterpret_cast<ProcessSlot*>(memory.value().data() + Offsets(limits).processes);
    for (std::uint32_t i = 0; i < limits.processes; ++i)
        new (processes + i) ProcessSlot{};
    header->magic = kMagic;
    return Segment(std::move(memory.value()));
}

OrError<Segment> Segment::open(UniqueFd fd) {
    auto memory = SharedMemory::open(std::move(fd));
    if (!memory)
        return memory.error();
    const auto* header = reinterpret_cast<const SegmentHeader*>(memory.value().data());
    if (memory.value().size() < sizeof(SegmentHeader) || header->magic != kMagic ||
        memory.value().size() < Offsets(header->limits).end)
        return Error{ErrorCode::SharedMemoryFailed, "segment", {}, "not a run's segment of this version"};
    return Segment(std::move(memory.value()));
}

Segment::Segment(SharedMemory memory) : m_memory(std::move(memory)) {
    std::byte* base = m_memory.data();
    m_header = reinterpret_cast<SegmentHeader*>(base);
    const Offsets at(m_header->limits);
    m_slots = reinterpret_cast<ActorSlot*>(base + at.slots);
    m_processes = reinterpret_cast<ProcessSlot*>(base + at.processes);
    m_events = reinterpret_cast<Event*>(base + at.events);
    m_shared = base + at.shared;
    m_texts = {&m_header->texts,
               {reinterpret_cast<TextEntry*>(base + at.entries), m_header->limits.texts},
               {reinterpret_cast<char*>(base + at.bytes), m_header->limits.textBytes}};
}

ActorId Segment::claimActor(ProcessIndex process) const {
    std::uint32_t id = m_header->actorCount.load(std::memory_order_relaxed);
    do {
        if (id >= controlRing())
            return kNoActor;
    } while (!m_header->actorCount.compare_exchange_weak(id, id + 1, std::memory_order_acq_rel));
    m_slots[id].process.store(process, std::memory_order_release);
    return static_cast<ActorId>(id);
}

SharedEntry* Segment::addShared(std::string_view name, ObjectId object, std::size_t bytes) const {
    const std::uint32_t index = m_header->sharedCount.load(std::memory_order_relaxed);
    const std::uint64_t offset = m_header->sharedUsed.load(std::memory_order_relaxed);
    if (index >= kMaxSharedEntries || name.size() > SharedEntry::kLongestName || findShared(name) ||
        aligned(bytes) > m_header->limits.sharedBytes - offset)
        return nullptr;
    SharedEntry& entry = m_header->shared[index];
    name.copy(entry.name, name.size());
    entry.object = object;
    entry.offset = offset;
    entry.bytes = bytes;
    m_header->sharedUsed.store(offset + aligned(bytes), std::memory_order_relaxed);
    m_header->sharedCount.store(index + 1, std::memory_order_release);
    return &entry;
}

SharedEntry* Segment::findShared(std::string_view name) const {
    const std::uint32_t count = m_header->sharedCount.load(std::memory_order_acquire);
    for (std::uint32_t i = 0; i < count; ++i)
        if (m_header->shared[i].ready.load(std::memory_order_acquire) != 0 &&
            name == m_header->shared[i].name)
            return &m_header->shared[i];
    return nullptr;
}

} // namespace interleave
