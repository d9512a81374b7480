// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calls that were made from a lesson's console, at the moment that is shown: each is an actor of its own,
// and what it printed is its answer. GUI thread.
#pragma once

#include "ui/models/Playback.h"

#include <QString>

#include <vector>

namespace interleave {

struct CallRow {
    enum class State { UnderWay, Waiting, Answered, Failed, Ended };
    ActorId actor = kNoActor;
    QString call; ///< "put(1)"
    State state = State::UnderWay;
    QString words; ///< the answer, or what it waits for and for how long
};

/// The newest first, at most so many.
[[nodiscard]] std::vector<CallRow> callRows(const Playback& playback, std::size_t most);

} // namespace interleave
