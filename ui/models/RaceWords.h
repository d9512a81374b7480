// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the race lab says of counters, in the language that is set. GUI thread.
#pragma once

#include "core/trace/Stamps.h"

#include "ui/models/Playback.h"

#include <QString>

namespace interleave {

/// What keeps a counter's additions apart, as the lessons' choices call it: "lock around the loop".
[[nodiscard]] QString protectionWords(Protection protection);
/// The counter that is added to, or was last; the first where none is. Null: there is none.
[[nodiscard]] const CounterInfo* currentCounter(const World& world);
/// A lost update, and what else the second write took away.
struct LostUpdateStory {
    LostUpdate update;
    std::optional<Undone> undone;
    bool operator==(const LostUpdateStory&) const = default;
};
[[nodiscard]] LostUpdateStory storyOf(const Trace::Reading& reading, const FoundUpdate& found);
/// That which is written at the moment of the past that is shown.
[[nodiscard]] std::optional<LostUpdateStory> lostUpdateNow(const Playback& playback);
/// "Both read 4 711 and both wrote 4 712: one addition is lost."
[[nodiscard]] QString lostUpdateSentence(const Playback& playback, const LostUpdateStory& story);
/// What happens to the counter that is added to; empty where none is. At the moment of a lost update, that.
[[nodiscard]] QString raceSentence(const Playback& playback);
/// How much slower the stamped additions were; empty where none was stamped.
[[nodiscard]] QString slowdownSentence(const CounterInfo& counter);

} // namespace interleave
