// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/EventColumns.h"

#include "core/trace/World.h"

#include <algorithm>
#include <array>
#include <bit>

namespace interleave {

namespace {

/// How a shape's events hold their values. Without the first two, the value is 0 and takes no room.
enum ShapeFlag : std::uint8_t {
    kHasA = 1,
    kHasB = 2,
    kAFromB = 4,     ///< a less b: a deadline, which is a timeout after now
    kBFromTime = 8,  ///< b less the event's time: another clock, which runs with it
    kPlace = 16,     ///< b is a QueuePlace: depth, position and actor are told apart
    kPlaceAtEnd = 32 ///< its position is counted from the queue's end
};
constexpr std::uint8_t kAllFlags = 63;
constexpr std::size_t kColumns = 4;
/// Up to so many shapes a number is one byte: 0 is the next one that was not there yet, which is all that a
/// short run has, and the others are one more than they are.
constexpr std::size_t kSmallIndex = 255;

/// What many events have in common, and the last values of one such event.
struct Shape {
    EventKind kind;
    std::uint8_t detail;
    std::uint8_t flags;
    std::uint16_t line;
    ActorId actor;
    ObjectId object;
    std::uint64_t a = 0;
    std::uint64_t b = 0; ///< for a place: its depth
};

std::uint8_t flagsFor(const Event& event) {
    std::uint8_t flags = 0;
    if (event.a != 0)
        flags |= kHasA;
    if (event.b == 0)
        return flags;
    flags |= kHasB;
    switch (event.kind) {
    case EventKind::WaitBegan:
        flags |= kBFromTime;
        if (event.a != 0 && event.a != kNoDeadline)
            flags |= kAFromB;
        break;
    case EventKind::EventsDropped: flags |= kBFromTime; break;
    case EventKind::Put: flags |= kPlace | kPlaceAtEnd; break;
    case EventKind::Got: flags |= kPlace; break;
    default: break;
    }
    return flags;
}

/// Finds the number of an event's shape; gives new ones the next number.
class ShapeIndex {
public:
    explicit ShapeIndex(std::size_t events) : m_slots(std::bit_ceil(events * 2 + 2), 0) {}

    std::uint32_t numberOf(const Event& event) {
        const std::uint8_t flags = flagsFor(event);
        const std::uint64_t key =
            std::uint64_t{event.actor} | std::uint64_t{event.object} << 16 | std::uint64_t{event.line} << 32 |
            std::uint64_t{static_cast<std::uint8_t>(event.kind)} << 48 | std::uint64_t{event.detail} << 56;
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = ((key ^ flags) * 0x9e37'79b9'7f4a'7c15u) >> 32 & mask;
        for (; m_slots[slot] != 0; slot = (slot + 1) & mask)
            if (m_keys[m_slots[slot] - 1] == key && m_shapes[m_slots[slot] - 1].flags == flags)
                return m_slots[slot] - 1;
        m_keys.push_back(key);
        m_shapes.push_back({event.kind, event.detail, flags, event.line, event.actor, event.object});
        m_slots[slot] = static_cast<std::uint32_t>(m_shapes.size());
        return m_slots[slot] - 1;
    }
    [[nodiscard]] std::vector<Shape>& shapes() { return m_shapes; }

private:
    std::vector<std::uint32_t> m_slots; ///< a shape's number and 1 more; 0: free
    std::vector<std::uint64_t> m_keys;
    std::vector<Shape> m_shapes;
};

void encodeB(const Event& event, Shape& shape, ByteSink& into) {
    if (shape.flags & kPlace) {
        const QueuePlace place = QueuePlace::unpacked(event.b);
        const std::uint32_t position =
            shape.flags & kPlaceAtEnd ? place.depth - 1 - place.position : place.position;
        into.difference(place.depth - shape.b);
        into.varint(position & QueuePlace::kMost);
        into.varint(static_cast<std::uint16_t>(place.by - event.actor));
        shape.b = place.depth;
        return;
    }
    auto b = static_cast<std::uint64_t>(event.b);
    if (shape.flags & kBFromTime)
        b -= event.time;
    into.difference(b - shape.b);
    shape.b = b;
}

std::int64_t decodeB(std::uint64_t time, Shape& shape, ByteSource& from) {
    if (shape.flags & kPlace) {
        shape.b += from.difference();
        const auto depth = static_cast<std::uint32_t>(shape.b & QueuePlace::kMost);
        const auto stored = static_cast<std::uint32_t>(from.varint());
        const std::uint32_t position = shape.flags & kPlaceAtEnd ? depth - 1 - stored : stored;
        const auto by = static_cast<ActorId>(from.varint() + shape.actor);
        return QueuePlace{depth, position & QueuePlace::kMost, by}.packed();
    }
    shape.b += from.difference();
    return static_cast<std::int64_t>(shape.flags & kBFromTime ? shape.b + time : shape.b);
}

/// Field by field, so that the same values stand together. Ids are one more, so that "none" is 0.
void writeShapes(const std::vector<Shape>& shapes, ByteSink& into) {
    for (const Shape& shape : shapes)
        into.number(static_cast<std::uint8_t>(shape.kind));
    for (const Shape& shape : shapes)
        into.number(shape.detail);
    for (const Shape& shape : shapes)
        into.number(shape.flags);
    for (const Shape& shape : shapes)
        into.varint(shape.line);
    for (const Shape& shape : shapes)
        into.varint(static_cast<ActorId>(shape.actor + 1));
    for (const Shape& shape : shapes)
        into.varint(static_cast<ObjectId>(shape.object + 1));
}

/// False where they are none; `count` is not above kMostEventsInColumns.
bool readShapes(ByteSource& from, std::size_t count, std::vector<Shape>& shapes) {
    shapes.resize(count);
    for (Shape& shape : shapes)
        shape.kind = static_cast<EventKind>(from.number<std::uint8_t>());
    for (Shape& shape : shapes)
        shape.detail = from.number<std::uint8_t>();
    for (Shape& shape : shapes)
        shape.flags = from.number<std::uint8_t>();
    for (Shape& shape : shapes)
        shape.line = static_cast<std::uint16_t>(from.varint());
    for (Shape& shape : shapes)
        shape.actor = static_cast<ActorId>(from.varint() - 1);
    for (Shape& shape : shapes)
        shape.object = static_cast<ObjectId>(from.varint() - 1);
    return !from.failed() &&
           std::ranges::all_of(shapes, [](const Shape& shape) { return (shape.flags & ~kAllFlags) == 0; });
}

/// The columns of the shapes' numbers: low bytes, then high bytes where there are many.
std::uint32_t shapeNumber(ByteSpan indices, std::size_t i, std::size_t events) {
    return indices[i] | (indices.size() > events ? std::uint32_t{indices[events + i]} << 8 : 0u);
}

} // namespace

void encodeEvents(std::span<const Event> events, ByteSink& into) {
    ShapeIndex index(events.size());
    std::vector<std::uint32_t> numbers(events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        numbers[i] = index.numberOf(events[i]);
    std::vector<Shape>& shapes = index.shapes();

    std::array<ByteSink, kColumns> columns;
    auto& [times, indices, as, bs] = columns;
    std::uint64_t time = 0;
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        Shape& shape = shapes[numbers[i]];
        times.difference(event.time - time);
        time = event.time;
        const bool isNew = numbers[i] == seen;
        seen += isNew ? 1 : 0;
        numbers[i] = isNew ? 0 : numbers[i] + 1;
        indices.number(static_cast<std::uint8_t>(numbers[i]));
        if (shape.flags & kHasB)
            encodeB(event, shape, bs);
        if (shape.flags & kHasA) {
            const auto a = static_cast<std::uint64_t>(event.a) -
                           (shape.flags & kAFromB ? static_cast<std::uint64_t>(event.b) : 0);
            as.difference(a - shape.a);
            shape.a = a;
        }
    }
    if (shapes.size() > kSmallIndex)
        for (const std::uint32_t number : numbers)
            indices.number(static_cast<std::uint8_t>(number >> 8));

    into.varint(events.size());
    into.varint(shapes.size());
    for (const ByteSink& column : columns)
        into.varint(column.size());
    writeShapes(shapes, into);
    for (const ByteSink& column : columns)
        into.bytes(column.all());
}

bool decodeEvents(ByteSpan bytes, std::vector<Event>& events) {
    ByteSource from(bytes);
    const std::uint64_t count = from.varint();
    const std::uint64_t shapeCount = from.varint();
    std::array<std::uint64_t, kColumns> sizes{};
    for (std::uint64_t& size : sizes)
        size = from.varint();
    std::vector<Shape> shapes;
    if (count > kMostEventsInColumns || shapeCount > count || !readShapes(from, shapeCount, shapes))
        return false;
    ByteSource times(from.bytes(sizes[0]));
    const ByteSpan indices = from.bytes(sizes[1]);
    ByteSource as(from.bytes(sizes[2]));
    ByteSource bs(from.bytes(sizes[3]));
    if (from.failed() || from.left() != 0 || indices.size() != count * (shapeCount > kSmallIndex ? 2 : 1))
        return false;

    events.resize(count);
    std::uint64_t time = 0;
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t stored = shapeNumber(indices, i, count);
        const std::uint32_t number = stored == 0 ? seen++ : stored - 1;
        time += times.difference();
        if (number >= shapeCount || time > static_cast<std::uint64_t>(kLongestRunNs))
            return false;
        Shape& shape = shapes[number];
        Event& event = events[i];
        event = {time, shape.actor, shape.object, shape.kind, shape.detail, shape.line, 0, 0};
        if (shape.flags & kHasB)
            event.b = decodeB(time, shape, bs);
        if (shape.flags & kHasA) {
            shape.a += as.difference();
            event.a = static_cast<std::int64_t>(
                shape.flags & kAFromB ? shape.a + static_cast<std::uint64_t>(event.b) : shape.a);
        }
    }
    return !times.failed() && !as.failed() && !bs.failed() && times.left() + as.left() + bs.left() == 0;
}

} // namespace interleave
