// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether each step of a script finds what it needs: a run to pause, none to set what is not live. Any
// thread.
#pragma once

#include "core/script/LessonScript.h"

#include <optional>

namespace interleave {

/// The first step that comes at the wrong time; none: all are in order.
[[nodiscard]] std::optional<ScriptFault> faultOfOrder(const LessonScript& script);

} // namespace interleave
