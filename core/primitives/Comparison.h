// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Something that is measured of threads and of processes in the same way: either play the same parts, and
// what comes of it are samples of a Measurement. Made and measured by the lesson's main program. A lesson
// that compares has the role Comparison::kRole, for the worker processes that play a part.
#pragma once

#include "core/primitives/Measurement.h"

#include <string>

#include <sys/types.h>

namespace interleave {

class WorkerProcess;

/// What somebody does in a comparison. Its measurement is named `comparison`.
struct ComparedPart {
    const char* name;
    void (*play)(Stage& stage, MeasuredSide side, const std::string& comparison);
};

/// A thread of this process or a process of its own that plays a part, not yet started: both are used alike.
/// Calls: any actor of the engine's process.
class ThreadOrProcess {
public:
    ThreadOrProcess(Stage& stage, MeasuredSide side, const std::string& name, const std::string& sign,
                    const ComparedPart& part, const std::string& comparison);

    void start() const;
    void join() const;
    /// Of the process that it is, or is in.
    [[nodiscard]] pid_t pid() const;

private:
    Stage& m_stage;
    Actor* m_thread = nullptr;
    WorkerProcess* m_process = nullptr;
};

class Comparison {
public:
    virtual ~Comparison() = default;
    Comparison(const Comparison&) = delete;
    Comparison& operator=(const Comparison&) = delete;

    /// One side of it; once for each.
    virtual void measure(MeasuredSide side) = 0;

    static constexpr const char* kRole = "compare";
    /// What plays the calling process's part.
    static void play(Stage& stage);
    /// The role of a process that plays it.
    [[nodiscard]] static std::string roleOf(const ComparedPart& part, const std::string& comparison);

protected:
    Comparison(Stage& stage, const std::string& name, Unit unit, MeasurementPlan plan);

    [[nodiscard]] ThreadOrProcess one(MeasuredSide side, const std::string& name, const std::string& sign,
                                      const ComparedPart& part) const {
        return {m_stage, side, name, sign, part, m_name};
    }

    Stage& m_stage;
    const std::string m_name;
    Measurement& m_measured;
};

} // namespace interleave
