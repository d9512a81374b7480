// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/World.h"

#include <string>

namespace interleave {

/// Where two worlds differ, over all that a World shows; empty where they are the same.
[[nodiscard]] std::string difference(const World& left, const World& right);

} // namespace interleave
