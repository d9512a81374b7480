// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Stage::print puts together into one line. Any thread.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace interleave {

/// A text, a number, an answer, or an item, which says itself how it is shown.
template <class T>
concept PrintedPart = std::convertible_to<T, std::string_view> || std::integral<T> ||
    requires(const T& item) {
    { item.shown() } -> std::convertible_to<std::string>;
};

template <PrintedPart T> void addPart(std::string& line, const T& part) {
    if constexpr (std::convertible_to<T, std::string_view>)
        line += std::string_view(part);
    else if constexpr (std::same_as<T, bool>)
        line += part ? "True" : "False"; // as Python prints them
    else if constexpr (std::integral<T>)
        line += std::to_string(part);
    else
        line += part.shown();
}

} // namespace interleave
