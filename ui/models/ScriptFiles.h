// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lesson scripts for the window: read from files and from what comes with the program, and what is wrong with
// one in the language that is set. GUI thread.
#pragma once

#include "core/script/LessonScript.h"
#include "core/script/ScriptFault.h"

#include <QString>
#include <QStringList>

namespace interleave {

/// Whether a file of that name is a lesson script; else it is a saved run.
[[nodiscard]] bool isScriptName(const QString& file);
/// Those that come with the program.
[[nodiscard]] QStringList scriptsThatComeAlong();
/// Of a file, or of one that comes with the program (":/…").
[[nodiscard]] Result<LessonScript, ScriptFault> readScriptAt(const QString& file);
/// "FILE:LINE:COLUMN: reason; allowed: …" in the language that is set; the file without its directory.
[[nodiscard]] QString scriptFaultSentence(const QString& file, const ScriptFault& fault);

} // namespace interleave
