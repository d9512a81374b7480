// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the painted views show, in words, for those who do not see them: what is there at the moment that is
// shown, in the language that is set. GUI thread.
#pragma once

#include "ui/models/Playback.h"

#include <QString>

namespace interleave {

/// "q1: 3 of 3, next out 4; putting: reader for 1.2 s; getting: nobody."
[[nodiscard]] QString spokenQueue(const Playback& playback, const QueueInfo& queue);
[[nodiscard]] QString spokenQueues(const Playback& playback);
/// "lock a: held by A; waiting: B for 1.2 s."
[[nodiscard]] QString spokenLocks(const Playback& playback);
/// "Running: w1 on CPU 0. Blocked: w2, q1 is full." Each state that somebody is in.
[[nodiscard]] QString spokenStates(const Playback& playback);
/// "number: expected 2 000, actual 1 999, lost 1."
[[nodiscard]] QString spokenCounter(const Playback& playback);
/// Its length, the moment, the span that is seen, and each thread's shares of time.
[[nodiscard]] QString spokenTimeline(const Playback& playback, TimeSpan seen);
/// The calls that were made, with their answers, the newest first.
[[nodiscard]] QString spokenCalls(const Playback& playback);
/// What is in a line of code, with who is at it.
[[nodiscard]] QString spokenCode(const Playback& playback, const QStringList& lines);
/// A sentence as it is spoken: without the marks of rich text.
[[nodiscard]] QString spokenSentence(const QString& richText);

} // namespace interleave
