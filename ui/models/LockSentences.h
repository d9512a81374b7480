// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plain sentences about locks and about what actors signal each other with, in the language that is set. GUI
// thread.
#pragma once

#include "core/trace/WaitCycles.h"

#include "ui/models/Playback.h"

#include <QString>

namespace interleave {

/// "A waits for fork 2, which B holds": without a full stop, names in bold if `rich`.
[[nodiscard]] QString waitForWords(const Playback& playback, const WaitFor& link, bool rich = false);
/// What a circle comes to: nobody can go on, or somebody gives up in time.
[[nodiscard]] QString cycleVerdict(const Playback& playback, const WaitCycle& cycle, bool rich = false);
/// The whole circle and its verdict in one sentence; rich text.
[[nodiscard]] QString cycleSentence(const Playback& playback, const WaitCycle& cycle);
/// What an actor waits for at a semaphore, an event, a barrier or a condition, with the countdown of its
/// timeout; `name`: its own, as it is to be shown.
[[nodiscard]] QString signalWaitSentence(const Playback& playback, const QString& name,
                                         const ActorInfo& actor);
/// What stands beside its name: "1 of 3 permits free", "set", "2 of 4 have come · round 3".
[[nodiscard]] QString signalValue(const Playback& playback, const SignalInfo& signal);
/// "semaphore", "event", …
[[nodiscard]] QString signalKind(const SignalInfo& signal);

} // namespace interleave
