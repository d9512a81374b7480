// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Measurement.h"

#include "core/engine/Stage.h"

#include <atomic>
#include <new>

namespace interleave {

struct Measurement::Shared {
    MeasurementPlan plan; ///< written before the others are told of it
    std::atomic<std::int64_t> beganAt{0};
};

Measurement::Measurement(Stage& stage, const std::string& name, Unit unit, MeasurementPlan plan)
    : Measurement(stage, [&]() -> SharedEntry& {
          const ObjectId id = stage.addObject(ObjectType::Measurement, name, static_cast<std::int64_t>(unit));
          SharedEntry& entry = stage.addShared(name, id, sizeof(Shared));
          new (stage.segment().sharedBytes(entry)) Shared{plan};
          entry.ready.store(1, std::memory_order_release);
          return entry;
      }()) {}

Measurement::Measurement(Stage& stage, SharedEntry& entry)
    : m_stage(stage), m_id(entry.object),
      m_shared(*std::launder(reinterpret_cast<Shared*>(stage.segment().sharedBytes(entry)))) {}

MeasurementPlan Measurement::plan() const {
    return m_shared.plan;
}

void Measurement::record(MeasuredSide side, std::int64_t value) {
    m_stage.checkpoint();
    m_stage.actorHere().emitter().emit(EventKind::Measured, m_id, static_cast<std::uint8_t>(side), value);
}

void Measurement::begin() {
    m_stage.checkpoint();
    // What starts the other one orders this before its look at it.
    m_shared.beganAt.store(m_stage.clock().now(), std::memory_order_release);
}

void Measurement::end(MeasuredSide side, std::int64_t at) {
    record(side, at - m_shared.beganAt.load(std::memory_order_acquire));
}

} // namespace interleave
