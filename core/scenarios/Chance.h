// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Chance, for lessons in which two who give up must not do so in step. Any thread.
#pragma once

#include <random>

namespace interleave {

/// From 0 up to 1.
inline double chance() {
    thread_local std::mt19937 random(std::random_device{}());
    return std::uniform_real_distribution(0.0, 1.0)(random);
}

} // namespace interleave
