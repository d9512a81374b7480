// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The word that a person may have meant. Any thread.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace interleave {

/// How many letters have to be changed, added, left out or swapped with their neighbour; `most` and more are
/// all the same.
[[nodiscard]] std::size_t lettersApart(std::string_view one, std::string_view other, std::size_t most);

/// The one of `known` that differs least from `word`, if that is by little; else empty.
template <class Range> std::string nearestWord(std::string_view word, const Range& known) {
    std::size_t best = std::max<std::size_t>(word.size() / 3, 1) + 1; // a third of its letters, at least one
    std::string_view nearest;
    for (const std::string_view each : known)
        if (const std::size_t apart = lettersApart(word, each, best); apart < best) {
            best = apart;
            nearest = each;
        }
    return std::string(nearest);
}

} // namespace interleave
