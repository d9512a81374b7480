// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Brings a run's rings, shared counters and kernel records together in the order of time and appends them to
// its trace. One thread. What it appended is in order up to one poll ago: events of the last poll's span may
// still be under way.
#pragma once

#include "core/base/Clock.h"
#include "core/observe/SamplePlacer.h"
#include "core/observe/SchedulerProbe.h"
#include "core/observe/TraceRecorder.h"
#include "core/trace/Trace.h"
#include "core/wire/Segment.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace interleave {

class Collector {
public:
    /// `probe`: null where there is none. `originNs`: CLOCK_MONOTONIC at the run's start, time 0 of the
    /// trace.
    Collector(const Segment& segment, std::unique_ptr<SchedulerProbe> probe, Trace& trace,
              std::int64_t originNs);

    /// What goes to the trace from now on goes there as well; it must live as long. Null: nowhere.
    void recordTo(TraceRecorder* recorder) { m_recorder = recorder; }
    /// An event of the observer's own; its time is now.
    void tell(EventKind kind, ActorId actor = kNoActor, ObjectId object = kNoObject, std::uint8_t detail = 0,
              std::int64_t a = 0, std::int64_t b = 0);
    /// Takes what has come and appends what nothing can come before any more.
    void poll();
    /// Appends all that is left; the run's processes are gone. Actors that did not end were killed by
    /// `signal`.
    void finish(Outcome outcome, int signal, int status);

    [[nodiscard]] std::int64_t now() const { return monotonicNow() - m_originNs; }

private:
    void takeTexts();
    void takeRings();
    void takeRing(RingReader& ring, std::uint64_t& gapsTold, std::uint64_t& newest);
    void takeKernelRecords();
    bool takeRecord(const SchedulerRecord& record);
    void takeLoss(const SchedulerRecord& record);
    void placeSamples();
    void takeKernelsRest();
    void takeCounters();
    [[nodiscard]] std::uint64_t additionsTo(ObjectId counter) const;
    void learnThreads();
    void closeRun();
    void mergeRuns();
    void appendUntil(std::int64_t time);
    void appendAll();

    const Segment& m_segment;
    std::unique_ptr<SchedulerProbe> m_probe;
    std::optional<SamplePlacer> m_placer; ///< of a probe that samples
    Trace& m_trace;
    TraceRecorder* m_recorder = nullptr;
    const std::int64_t m_originNs;
    TimeScale m_scale;
    std::vector<RingReader> m_rings;
    RingReader m_controlRing;
    std::vector<std::uint64_t> m_gapsTold; ///< an actor: dropped events that the trace has been told of
    std::vector<std::uint64_t> m_newest;   ///< of each ring, the time of its last event, in ns
    std::uint64_t m_controlGapsTold = 0;
    std::uint64_t m_controlNewest = 0;
    std::unordered_map<std::int32_t, ActorId> m_actorOfTid;
    std::vector<bool> m_tidKnown;
    std::vector<SchedulerRecord> m_records;
    std::vector<SchedulerRecord> m_unresolved; ///< of threads that have not said yet which actor they are
    struct CounterSample {
        std::int64_t value = 0;
        std::uint64_t additions = 0;
        bool operator==(const CounterSample&) const = default;
    };
    std::vector<CounterSample> m_counters; ///< as they were last told
    std::vector<Event> m_pending;          ///< sorted up to the last of m_runs
    std::vector<std::size_t> m_runs;       ///< ends of the sorted stretches in m_pending
    std::vector<Event> m_merged;
    std::int64_t m_lastPollNs = 0;
};

} // namespace interleave
