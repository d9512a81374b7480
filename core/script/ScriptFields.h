// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kinds of values that a script's fields have, read with their faults. Any thread.
#pragma once

#include "core/script/LessonScript.h"
#include "core/script/NearestWord.h"
#include "core/script/PlacedJson.h"

#include <optional>
#include <string>
#include <utility>

namespace interleave::scriptfield {

template <class T> using OrFault = Result<T, ScriptFault>;

template <class Range> std::string listed(const Range& words) {
    std::string list;
    for (const auto& word : words)
        list += (list.empty() ? "" : ", ") + std::string(word);
    return list;
}

inline ScriptFault wrongType(const JsonField& field, std::string allowed) {
    return {ScriptProblem::WrongType, field.value.place, field.name, std::move(allowed), {}, {}};
}

/// `word` is none of `known`, of which one may be meant.
template <class Range>
ScriptFault unknown(ScriptProblem problem, TextPlace place, const std::string& word, const Range& known) {
    return {problem, place, word, listed(known), nearestWord(word, known), {}};
}

[[nodiscard]] OrFault<double> number(const JsonField& field, double least, double most);
/// Not empty, and short enough for a class.
[[nodiscard]] OrFault<std::string> text(const JsonField& field, const char* allowed);
/// A text for all, or one for each language.
[[nodiscard]] OrFault<ScriptText> words(const JsonField& field);
/// For a verb that says all by itself.
[[nodiscard]] OrFault<void> isTrue(const JsonField& field);
/// A parameter's value as the command line takes it; none: not of this type.
[[nodiscard]] std::optional<std::string> settingWord(const ParameterInfo& parameter, const PlacedJson& value);

} // namespace interleave::scriptfield
