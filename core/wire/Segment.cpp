// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/wire/Segment.h"

#include <new>

namespace interleave {

namespace {

constexpr std::uint64_t kMagic = 0x31304C4E49ULL << 8 | 1; // "INL01", version 1

constexpr std::size_t aligned(std::size_t bytes) {
    constexpr std::size_t kPage = 4096;
    return (bytes + kPage - 1) / kPage * kPage;
}

struct Offsets {
    explicit Offsets(const SegmentLimits& limits)
        : slots(aligned(sizeof(SegmentHeader))), events(slots + aligned(sizeof(ActorSlot) * limits.actors)),
          entries(events + aligned(sizeof(Event) * limits.ringEvents * std::size_t{limits.actors})),
          bytes(entries + aligned(sizeof(TextEntry) * limits.texts)), end(bytes + aligned(limits.textBytes)) {
    }
    std::size_t slots, events, entries, bytes, end;
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
    m_events = reinterpret_cast<Event*>(base + at.events);
    m_texts = {&m_header->texts,
               {reinterpret_cast<TextEntry*>(base + at.entries), m_header->limits.texts},
               {reinterpret_cast<char*>(base + at.bytes), m_header->limits.textBytes}};
}

} // namespace interleave
