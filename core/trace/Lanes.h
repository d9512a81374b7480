// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is derived from a trace beside the world: lanes, printed lines, gaps. Filled while folding; goes back
// to a mark when events come late. Not thread-safe: Trace guards it.
#pragma once

#include "core/trace/CpuLane.h"
#include "core/trace/DepthLane.h"
#include "core/trace/Gap.h"
#include "core/trace/LostLane.h"
#include "core/trace/StateLane.h"
#include "core/trace/World.h"

#include <cstdint>
#include <span>
#include <vector>

namespace interleave {

/// A lost update found under the microscope, and the counter's index in World::counters().
struct FoundUpdate {
    LostUpdate update;
    std::size_t counter = 0;
};

struct PrintedLine {
    std::int64_t time;
    TextId text;
    ActorId actor;
};

class Lanes : public FoldObserver {
public:
    /// How much there was of everything at one moment of the fold, what is forgotten counted.
    struct Mark {
        std::vector<std::size_t> states;
        std::vector<std::size_t> cpus;
        std::vector<DepthLane::Mark> depths;
        std::vector<std::size_t> counters;
        std::size_t printed = 0;
        std::size_t found = 0;
        std::size_t gaps = 0;

        [[nodiscard]] std::size_t bytes() const;
    };
    [[nodiscard]] Mark mark() const;
    void rollBack(const Mark& mark);
    /// Forgets what was there at `mark`, but for what was in force then; `forgotten` stands for it among the
    /// gaps.
    void dropBefore(const Mark& mark, const Gap& forgotten);
    [[nodiscard]] std::size_t bytes() const;

    [[nodiscard]] std::span<const StateLane> states() const { return m_states; }
    [[nodiscard]] std::span<const CpuLane> cpus() const { return m_cpus; }
    [[nodiscard]] std::span<const DepthLane> depths() const { return m_depths; }
    [[nodiscard]] std::span<const LostLane> counters() const { return m_counters; }
    /// From line number firstPrinted() on.
    [[nodiscard]] std::span<const PrintedLine> printed() const {
        return std::span(m_printed).subspan(m_firstPrinted - m_printedBase);
    }
    [[nodiscard]] std::size_t firstPrinted() const { return m_firstPrinted; }
    /// Those that are kept, in the order of their second writes.
    [[nodiscard]] std::span<const FoundUpdate> found() const { return m_found; }
    [[nodiscard]] std::span<const Gap> gaps() const { return m_gaps; }

    void onTransition(ActorId actor, const Transition& transition) override;
    void onCpu(std::size_t cpu, std::int64_t time, ActorId actor) override;
    void onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) override;
    void onCounter(std::size_t counterIndex, std::int64_t time, std::uint64_t expected,
                   std::int64_t value) override;
    void onLostUpdate(std::size_t counterIndex, const LostUpdate& update) override;
    void onPrinted(ActorId actor, std::int64_t time, TextId text) override;
    void onGap(const Gap& gap) override;

private:
    [[nodiscard]] std::size_t gapCount() const;

    std::vector<StateLane> m_states;  ///< [actor]
    std::vector<CpuLane> m_cpus;      ///< [CPU]
    std::vector<DepthLane> m_depths;  ///< [queue, in the order of World::queues()]
    std::vector<LostLane> m_counters; ///< [counter, in the order of World::counters()]
    std::vector<FoundUpdate> m_found;
    std::size_t m_foundBefore = 0; ///< how many were there before those that are kept
    std::vector<PrintedLine> m_printed;
    std::size_t m_printedBase = 0; ///< the number of m_printed[0]
    std::size_t m_firstPrinted = 0;
    std::vector<Gap> m_gaps;      ///< the first is what is forgotten, if anything is
    std::size_t m_gapsBefore = 0; ///< how many were there before those that are kept
};

} // namespace interleave
