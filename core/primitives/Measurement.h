// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One thing that is measured, of threads and of processes: each sample is in the trace as it comes. Every
// call: from any actor of a process that made or opened it.
#pragma once

#include "core/engine/Actor.h"
#include "core/wire/Segment.h"

#include <cstdint>
#include <string>

namespace interleave {

/// What those who take part in measuring have to know of it.
struct MeasurementPlan {
    int line = 0;  ///< where the program that is shown does it
    int times = 1; ///< how often it is done
};

class Measurement {
public:
    /// A new one, which other processes open by its name.
    Measurement(Stage& stage, const std::string& name, Unit unit, MeasurementPlan plan = {});
    /// The one that another process made: Stage::open.
    Measurement(Stage& stage, SharedEntry& entry);

    [[nodiscard]] MeasurementPlan plan() const;

    void record(MeasuredSide side, std::int64_t value);
    /// A span of time that may end in another thread or process than it began in; one at a time.
    void begin();
    /// Records the time from begin() until `at`, in ns of the run's clock: a pause in between does not count.
    void end(MeasuredSide side, std::int64_t at);

private:
    struct Shared;

    Stage& m_stage;
    const ObjectId m_id;
    Shared& m_shared;
};

} // namespace interleave
