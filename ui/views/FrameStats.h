// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Measures what the window costs: the GUI thread's CPU time from one frame to the next, how old what is shown
// is once it is painted, the timeline's lanes by themselves, and peak memory. GUI thread.
#pragma once

#include "ui/models/RunController.h"

#include <QObject>

#include <cstdint>
#include <vector>

namespace interleave {

class FrameStats : public QObject {
    Q_OBJECT

public:
    FrameStats(const Playback& playback, const RunController& controller, QObject* parent = nullptr);

    /// The first frame of the window has been painted.
    void markFirstPaint();
    /// Lanes up to so many ns since the run's start have been painted.
    void markLanes(std::int64_t until);
    /// As JSON; false where the file cannot be written.
    [[nodiscard]] bool write(const QString& file) const;

private:
    void onFrame();
    void onPainted();

    const Playback& m_playback;
    const RunController& m_controller;
    std::vector<double> m_cpuMs;
    std::vector<double> m_ageMs;
    std::vector<double> m_lanesAgeMs;
    std::int64_t m_lastCpuNs = -1;
    double m_firstPaintMs = -1;
};

/// Milliseconds since this process was started, to about 10 ms (starttime in proc(5)).
[[nodiscard]] double msSinceProcessStart();

} // namespace interleave
