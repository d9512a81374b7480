// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes one thread's events into its ring. One emitter a thread, used by that thread only. Never blocks. The
// stamps in a ring never go back.
#pragma once

#include "core/base/Clock.h"
#include "core/engine/StampOrder.h"
#include "core/wire/EventRing.h"
#include "core/wire/Segment.h"

#include <algorithm>

namespace interleave {

class Emitter {
public:
    /// Into the ring number `ring`; its events carry `id`.
    Emitter(const Segment& segment, std::uint32_t ring, ActorId id)
        : m_ring(segment.ringWriter(ring)), m_source(segment.header().stampSource), m_id(id) {}

    void emit(EventKind kind, ObjectId object = kNoObject, std::uint8_t detail = 0, std::int64_t a = 0,
              std::int64_t b = 0) {
        write({stampNow(m_source), m_id, object, kind, detail, m_line, a, b});
    }
    /// From inside a lock: stamped so that the order of stamps is the order of owners.
    void emitOrdered(EventKind kind, ObjectId object, std::uint8_t detail = 0, std::int64_t a = 0,
                     std::int64_t b = 0) {
        write({orderedStampNow(m_source), m_id, object, kind, detail, m_line, a, b});
    }
    /// Stamped by the caller, by the clock of now(): what happened is in the past.
    void emitAt(std::uint64_t stamp, EventKind kind, ObjectId object, std::uint16_t line, std::int64_t a,
                std::int64_t b = 0) {
        write({stamp, m_id, object, kind, 0, line, a, b});
    }
    /// Now, as the stamp of an event; not taken before earlier loads are done.
    [[nodiscard]] std::uint64_t now() const { return orderedStampNow(m_source); }
    /// As emitOrdered, cheaper, and in the name of `actor`, who may be another one. Every event emitted
    /// inside that lock must be in `order`, which is the lock's.
    void emitInOrder(StampOrder& order, ActorId actor, EventKind kind, ObjectId object,
                     std::uint8_t detail = 0, std::int64_t a = 0, std::int64_t b = 0) {
        const std::uint16_t line = actor == m_id ? m_line : std::uint16_t{0};
        write({order.next(stampNow(m_source)), actor, object, kind, detail, line, a, b});
    }
    /// `count` events of one instant, as emitInOrder would write them: in the order of their stamps, which
    /// are just one after the other. All are in the ring at once, or dropped. `event(n, stamp)` makes
    /// the event, in the name of any actor.
    template <class Make> void emitTogether(StampOrder& order, std::uint32_t count, Make&& event) {
        const std::uint64_t now = stampNow(m_source);
        static_cast<void>(m_ring.tryWriteTogether(count, [&](std::uint32_t n) {
            m_newestStamp = std::max(order.next(now), m_newestStamp);
            return event(n, m_newestStamp);
        }));
    }
    /// In the name of `actor`, whose thread is not the one that does it.
    void emitFor(ActorId actor, EventKind kind, ObjectId object, std::uint8_t detail, std::int64_t a,
                 std::int64_t b) {
        write({orderedStampNow(m_source), actor, object, kind, detail, 0, a, b});
    }

    [[nodiscard]] ActorId id() const { return m_id; }
    [[nodiscard]] std::uint16_t line() const { return m_line; }
    void setLine(std::uint16_t line) { m_line = line; }
    /// Of the last event.
    [[nodiscard]] std::uint64_t newestStamp() const { return m_newestStamp; }

private:
    void write(Event event) {
        // One read of the counter may overtake another: a collector relies on rings being in order.
        event.time = m_newestStamp = std::max(event.time, m_newestStamp);
        // A full ring has counted it and will mark the gap: there is nothing else to do about it.
        static_cast<void>(m_ring.tryWrite(event));
    }

    RingWriter m_ring;
    std::uint64_t m_newestStamp = 0;
    StampSource m_source;
    ActorId m_id;
    std::uint16_t m_line = 0;
};

} // namespace interleave
