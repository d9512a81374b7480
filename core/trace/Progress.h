// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How what takes long says how far it is, and is told to end.
#pragma once

#include <functional>

namespace interleave {

/// Called now and then, on the thread that works, with the share that is done, from 0 to 1, below 0 where it
/// is not known; false ends the work with ErrorCode::Cancelled. May be empty.
using Progress = std::function<bool(double share)>;

} // namespace interleave
