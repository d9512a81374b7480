// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads lesson scripts (docs/lesson-scripts.md). What is wrong with one, also with the order of its steps, is
// found here, before anything runs. Any thread.
#pragma once

#include "core/script/LessonScript.h"

#include <string>
#include <string_view>

namespace interleave {

inline constexpr std::size_t kLargestScript = std::size_t{256} << 10; ///< bytes
inline constexpr std::size_t kMostScriptSteps = 500;
inline constexpr std::size_t kLongestWords = 500; ///< characters: more cannot be large enough for a class

[[nodiscard]] Result<LessonScript, ScriptFault> readScript(std::string_view text);
/// Reads the file, at most kLargestScript and a byte of it.
[[nodiscard]] Result<LessonScript, ScriptFault> readScriptFile(const std::string& path);

} // namespace interleave
