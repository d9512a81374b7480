// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All events of a run in the order of time, with what was folded from them: the world now, checkpoints,
// lanes, output. One thread appends; any thread reads. Readers get copies or hold a Reading, which keeps the
// writer out: keep it short.
#pragma once

#include "core/trace/EventList.h"
#include "core/trace/Lanes.h"
#include "core/trace/TraceInfo.h"
#include "core/trace/World.h"

#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

class Trace {
public:
    static constexpr std::size_t kCheckpointEvery = 1u << 16; ///< events

    // Writing

    /// What the trace is of. Once, before readers come.
    void setInfo(TraceInfo info) { m_info = std::move(info); }

    /// Takes events in the order of time. Those older than the newest one that is there are put where they
    /// belong, and what was folded since is folded again.
    void append(std::span<const Event> batch);
    /// The text of id `count so far`; ids are given in order.
    void appendText(std::string_view text);
    /// From now on the trace keeps within about so many bytes, by its own count of all that it holds (events,
    /// lanes, checkpoints, texts): above it, the oldest kCheckpointEvery events are forgotten with the lanes,
    /// printed lines and gaps that belong to them, and again. The newest kCheckpointEvery events and all
    /// texts stay. A Gap stands for what is forgotten. The world now and its sums stay exact. Without it, all
    /// is kept.
    void setMemoryLimit(std::size_t bytes);
    /// Nothing will come any more that happened before `time`, but for stragglers.
    void completeUntil(std::int64_t time);
    /// The world at the newest time up to which all is known.
    [[nodiscard]] std::shared_ptr<const World> newest() const;

    // Reading

    [[nodiscard]] const TraceInfo& info() const { return m_info; }

    /// The world at a time since the run's start, in ns: the fold of all events up to and including it. For a
    /// time before what is kept, the world at the first moment that is: its time() tells.
    [[nodiscard]] World at(std::int64_t time) const;
    [[nodiscard]] std::string text(TextId id) const;
    [[nodiscard]] std::size_t textCount() const;
    /// Events so far, those forgotten counted.
    [[nodiscard]] std::size_t size() const;
    /// The newest time up to which all is known: that of newest().
    [[nodiscard]] std::int64_t knownUntil() const;
    /// Bytes that all it holds takes, as the limit counts them: what is allocated, but for what allocating
    /// itself costs. Items that the world now shares with the last checkpoint count twice.
    [[nodiscard]] std::size_t memoryUsed() const;
    /// Time of the newest event, 0 for an empty trace.
    [[nodiscard]] std::int64_t end() const;

    /// Shared access to all that is there; the writer waits while one lives.
    class Reading {
    public:
        explicit Reading(const Trace& trace) : m_trace(trace), m_lock(trace.m_mutex) {}

        /// Numbered from firstEvent() to size() - 1.
        [[nodiscard]] const EventList& events() const { return m_trace.m_events; }
        /// The newest, as far as events go.
        [[nodiscard]] const World& world() const { return m_trace.m_world; }
        /// How many events are forgotten; 0: none.
        [[nodiscard]] std::size_t firstEvent() const { return m_trace.m_events.first(); }
        /// From this time on the world and the lanes are known; 0 where nothing is forgotten.
        [[nodiscard]] std::int64_t keptFrom() const { return m_trace.keptFromLocked(); }
        /// [actor]
        [[nodiscard]] std::span<const StateLane> lanes() const { return m_trace.m_lanes.states(); }
        /// [CPU]; empty where the kernel's records are not to be had
        [[nodiscard]] std::span<const CpuLane> cpus() const { return m_trace.m_lanes.cpus(); }
        /// Depth of a queue, by its index in World::queues(), in each of `count` columns (see Columns), up to
        /// `until`: exact at any zoom. All unknown where there is no such queue.
        void depthColumns(std::size_t queueIndex, std::int64_t begin, double nsPerColumn, int count,
                          std::int64_t until, std::vector<DepthColumn>& out) const;
        /// After all events up to and including `time`; none where it is not known.
        [[nodiscard]] std::optional<std::uint32_t> depthAt(std::size_t queueIndex, std::int64_t time) const;
        /// What each counter lost, by its index in World::counters(); may be shorter than those.
        [[nodiscard]] std::span<const LostLane> counters() const { return m_trace.m_lanes.counters(); }
        /// Lost updates that the microscope has found, as far back as events are kept.
        [[nodiscard]] std::span<const FoundUpdate> found() const { return m_trace.m_lanes.found(); }
        [[nodiscard]] std::span<const PrintedLine> printed() const { return m_trace.m_lanes.printed(); }
        /// How many printed lines are forgotten: the number of printed()[0], counted from 0.
        [[nodiscard]] std::size_t firstPrinted() const { return m_trace.m_lanes.firstPrinted(); }
        [[nodiscard]] std::span<const Gap> gaps() const { return m_trace.m_lanes.gaps(); }
        [[nodiscard]] std::string_view text(TextId id) const { return m_trace.textLocked(id); }
        [[nodiscard]] const std::deque<std::string>& texts() const { return m_trace.m_texts; }
        /// Changes whenever something before the end was put in late: what was derived from lanes must be
        /// made again.
        [[nodiscard]] std::uint64_t revision() const { return m_trace.m_revision; }

    private:
        const Trace& m_trace;
        std::shared_lock<std::shared_mutex> m_lock;
    };

private:
    struct Checkpoint {
        std::size_t events; ///< how many are folded in
        World world;
        Lanes::Mark lanes;
        std::size_t worldBytes; ///< but for what it shares with the next checkpoint
    };
    /// The stretch between two is what late events may need.
    static constexpr std::size_t kLeastCheckpoints = 2;

    void appendPiece(std::span<const Event> batch);
    std::size_t insertLate(std::vector<Event>& late);
    void foldFrom(std::size_t index);
    void addCheckpoint(std::size_t index);
    void rollBackTo(std::size_t eventIndex);
    void forgetAboveLimit();
    [[nodiscard]] std::size_t bytesLocked() const;
    [[nodiscard]] std::int64_t keptFromLocked() const;
    [[nodiscard]] std::string_view textLocked(TextId id) const;

    TraceInfo m_info;
    mutable std::shared_mutex m_mutex; ///< guards all below
    EventList m_events;
    World m_world;
    std::deque<Checkpoint> m_checkpoints; ///< the first is where what is kept begins
    Lanes m_lanes;
    std::deque<std::string> m_texts;
    std::size_t m_textBytes = 0;
    std::size_t m_memoryLimit = std::numeric_limits<std::size_t>::max();
    std::uint64_t m_revision = 0;
    std::int64_t m_completeUntil = 0;
};

} // namespace interleave
