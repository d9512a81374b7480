// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All events of a run in the order of time, with what was folded from them: the world now, checkpoints,
// lanes, output. One thread appends; any thread reads. Readers get copies or hold a Reading, which keeps the
// writer out: keep it short.
#pragma once

#include "core/trace/ChunkedVector.h"
#include "core/trace/DepthLane.h"
#include "core/trace/StateLane.h"
#include "core/trace/TraceInfo.h"
#include "core/trace/World.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

struct PrintedLine {
    std::int64_t time;
    TextId text;
    ActorId actor;
};

/// A stretch of which events are missing.
struct Gap {
    std::int64_t from;
    std::int64_t to;
    std::uint64_t events;
    ActorId actor; ///< kNoActor: records of the kernel
};

class Trace : private FoldObserver {
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
    /// Nothing will come any more that happened before `time`, but for stragglers.
    void completeUntil(std::int64_t time);
    /// The world at the newest time up to which all is known.
    [[nodiscard]] std::shared_ptr<const World> newest() const;

    // Reading

    [[nodiscard]] const TraceInfo& info() const { return m_info; }

    /// The world at a time since the run's start, in ns: the fold of all events up to and including it.
    [[nodiscard]] World at(std::int64_t time) const;
    [[nodiscard]] std::string text(TextId id) const;
    [[nodiscard]] std::size_t textCount() const;
    [[nodiscard]] std::size_t size() const;
    /// Time of the newest event, 0 for an empty trace.
    [[nodiscard]] std::int64_t end() const;

    /// Shared access to all that is there; the writer waits while one lives.
    class Reading {
    public:
        explicit Reading(const Trace& trace) : m_trace(trace), m_lock(trace.m_mutex) {}

        [[nodiscard]] const ChunkedVector<Event, 1u << 16>& events() const { return m_trace.m_events; }
        [[nodiscard]] std::span<const StateLane> lanes() const { return m_trace.m_lanes; }
        [[nodiscard]] std::span<const DepthLane> depths() const { return m_trace.m_depths; }
        [[nodiscard]] std::span<const PrintedLine> printed() const { return m_trace.m_printed; }
        [[nodiscard]] std::span<const Gap> gaps() const { return m_trace.m_gaps; }
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
        std::vector<std::size_t> laneSizes;
        std::vector<DepthLane::Mark> depthMarks;
        std::size_t printed;
        std::size_t gaps;
    };

    void onTransition(ActorId actor, const Transition& transition) override;
    void onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) override;
    void onPrinted(ActorId actor, std::int64_t time, TextId text) override;
    void onGap(ActorId actor, std::int64_t from, std::int64_t to, std::uint64_t events) override;
    std::size_t insertLate(std::vector<Event>& late);
    void foldFrom(std::size_t index);
    void rollBackTo(std::size_t eventIndex);
    [[nodiscard]] std::string_view textLocked(TextId id) const;

    TraceInfo m_info;
    mutable std::shared_mutex m_mutex; ///< guards all below
    ChunkedVector<Event, 1u << 16> m_events;
    World m_world;
    std::vector<Checkpoint> m_checkpoints;
    std::vector<StateLane> m_lanes;
    std::vector<DepthLane> m_depths;
    std::vector<PrintedLine> m_printed;
    std::vector<Gap> m_gaps;
    std::deque<std::string> m_texts;
    std::uint64_t m_revision = 0;
    std::int64_t m_completeUntil = 0;
};

} // namespace interleave
