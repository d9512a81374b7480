// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the race lab says of counters, in the language that is set. GUI thread.
#pragma once

#include "ui/models/Playback.h"

#include <QString>

namespace interleave {

/// What keeps a counter's additions apart, as its caption says it: "protected by a mutex".
[[nodiscard]] QString protectionWords(Protection protection);
/// Likewise, as a row of the ladder: "one lock".
[[nodiscard]] QString rungWords(Protection protection);
/// The counter that is added to, or was last; the first where none is. Null: there is none.
[[nodiscard]] const CounterInfo* currentCounter(const World& world);
/// "Both read 4 711 and both wrote 4 712: one addition is lost." `number` of `all`, from 1.
[[nodiscard]] QString lostUpdateSentence(const Playback& playback, const LostUpdate& update,
                                         std::size_t number, std::size_t all);
/// What happens to the counter that is added to; empty where none is. At the moment of a lost update, that.
[[nodiscard]] QString raceSentence(const Playback& playback);
/// How much slower the stamped additions were; empty where none was stamped.
[[nodiscard]] QString slowdownSentence(const CounterInfo& counter);

} // namespace interleave
