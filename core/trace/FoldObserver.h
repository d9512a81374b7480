// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// For those who keep what a fold finds, such as lanes and exports. Called on the thread that folds.
#pragma once

#include "core/trace/ActorInfo.h"
#include "core/trace/Gap.h"
#include "core/trace/ObjectInfo.h"

#include <cstddef>
#include <cstdint>

namespace interleave {

/// What is new with one event, for those who keep it (lanes, output). Called while folding.
class FoldObserver {
public:
    virtual ~FoldObserver() = default;
    virtual void onTransition(ActorId actor, const Transition& transition) = 0;
    /// From now on the CPU is the actor's, or nobody's of this run (kNoActor).
    virtual void onCpu(std::size_t cpu, std::int64_t time, ActorId actor) = 0;
    /// Also when the queue is made: 0 then.
    virtual void onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) = 0;
    /// A sample is complete: the value was read, and every thread that adds has told since how far it is.
    virtual void onCounter(std::size_t counterIndex, std::int64_t time, std::uint64_t expected,
                           std::int64_t value) = 0;
    /// Found under the microscope.
    virtual void onLostUpdate(std::size_t counterIndex, const LostUpdate& update) = 0;
    virtual void onPrinted(ActorId actor, std::int64_t time, TextId text) = 0;
    virtual void onGap(const Gap& gap) = 0;
};

} // namespace interleave
