// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was measured of threads and of processes, as a table shows it: rows with the lesson's words, values in
// the unit that suits them. GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"
#include "core/trace/World.h"

#include "ui/models/Playback.h"

#include <QString>

#include <vector>

namespace interleave {

/// One side of a row: large what was measured, small how it came about. Empty: nothing was measured yet.
struct MeasuredCell {
    QString value;
    QString note;
};

struct MeasurementRow {
    QString label;
    QString note;
    const MeasurementInfo* info = nullptr; ///< in the playback's world; null: not begun
    MeasuredCell thread;
    MeasuredCell process;
    QString verdict; ///< how they compare: "27×", "the same"; empty: not known yet
};

/// The lesson's rows, and behind them those that the lesson does not know of, as a file may have. `lesson`
/// may be null. The rows point into `world`.
[[nodiscard]] std::vector<MeasurementRow> measurementRows(const Playback& playback, const World& world,
                                                          const ScenarioInfo* lesson);
/// The lesson's word for the measurement of that name; the name itself where it has none.
[[nodiscard]] QString rowLabel(const ScenarioInfo* lesson, const QString& name);
/// 49.4 µs, 20.0 KiB, 42, 0x5555555e7460; of an ending: "goes on", "dies with it", "no answer".
[[nodiscard]] QString shownMeasured(std::int64_t value, Unit unit);
/// At an axis, a power of ten: 10 µs; of bytes in KiB: 1 000 KiB.
[[nodiscard]] QString shownTick(std::int64_t value, Unit unit);
/// 27×, 1.1×, 0.92×.
[[nodiscard]] QString shownFactor(double factor);

} // namespace interleave
