// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plain sentences about the world, in the language that is set. GUI thread.
#pragma once

#include "core/base/Error.h"

#include "ui/models/Playback.h"

#include <QString>
#include <QStringList>

namespace interleave {

[[nodiscard]] QString errorSentence(const Error& error);
/// "Runnable", "Blocked", …
[[nodiscard]] QString stateWord(ActorState state);
/// Why a state was entered, short enough for an arrow: "q1 is full", "woken by c1", "preempted".
[[nodiscard]] QString causeWords(const Playback& playback, const Cause& cause);
/// An item as a slot shows it, and its type: 4 · int.
[[nodiscard]] QString itemText(const Playback& playback, ValueWord value);
[[nodiscard]] QString typeWord(ValueType type);
[[nodiscard]] QString actorName(const Playback& playback, ActorId actor);
[[nodiscard]] QString actorSign(const Playback& playback, ActorId actor);
/// "r1 (pid 4711)"; without the pid where it was never started.
[[nodiscard]] QString processName(const Playback& playback, const ProcessInfo& process);
/// How a process ended, in a few words: "exit status 0"; "killed by you: SIGKILL (9)".
[[nodiscard]] QString processEndWords(const Playback& playback, const ProcessInfo& process);
/// "SIGKILL"; its number where it has no name.
[[nodiscard]] QString signalWord(int signal);
/// A failure's text as core has it (failure::kAll), in the language that is set; one that is not known stays
/// as it is.
[[nodiscard]] QString failureText(const QString& english);
/// An error's text in the trace, which is English, in the language that is set.
[[nodiscard]] QString errorText(const Playback& playback, TextId text);
/// "put()", "qsize()"
[[nodiscard]] QString callWords(ManagerCall call);
/// What happens at this moment, the most telling first, at most `most` sentences; rich text, names in bold.
[[nodiscard]] QStringList happenings(const Playback& playback, int most);
/// What the probe cannot know; empty where it knows all. `reason`: why there is no better one; `periodNs`: of
/// one that samples.
[[nodiscard]] QString probeSentence(ProbeSource source, const QString& reason, std::int64_t periodNs = 0);

} // namespace interleave
