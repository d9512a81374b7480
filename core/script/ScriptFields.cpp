// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/ScriptFields.h"

#include "core/script/ScriptReader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

namespace interleave::scriptfield {

namespace {

using Kind = PlacedJson::Kind;

constexpr std::array<std::string_view, 2> kLanguages{"en", "zh_CN"};

std::string inWords(double least, double most) {
    std::ostringstream words;
    words << least << " to " << most;
    return words.str();
}

} // namespace

OrFault<double> number(const JsonField& field, double least, double most) {
    const std::string allowed = inWords(least, most);
    if (field.value.kind != Kind::Number)
        return wrongType(field, allowed);
    const std::string& digits = field.value.text;
    double value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc{} || value < least || value > most)
        return ScriptFault{ScriptProblem::OutOfRange, field.value.place, digits, allowed, {}, {}};
    return value;
}

OrFault<std::string> text(const JsonField& field, const char* allowed) {
    if (field.value.kind != Kind::Text)
        return wrongType(field, allowed);
    if (field.value.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return ScriptFault{ScriptProblem::EmptyText, field.value.place, field.name, allowed, {}, {}};
    const auto isBeginning = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; };
    if (static_cast<std::size_t>(std::ranges::count_if(field.value.text, isBeginning)) > kLongestWords)
        return ScriptFault{ScriptProblem::TooLong,
                           field.value.place,
                           field.name,
                           "up to " + std::to_string(kLongestWords) + " characters",
                           {},
                           {}};
    return field.value.text;
}

OrFault<ScriptText> words(const JsonField& field) {
    constexpr const char* kAllowed = R"(a text, or {"en": text, "zh_CN": text})";
    if (field.value.kind != Kind::Object) {
        auto same = text(field, kAllowed);
        if (!same)
            return same.error();
        return ScriptText{std::move(same.value()), {}};
    }
    ScriptText both;
    for (const JsonField& each : field.value.fields) {
        if (std::ranges::find(kLanguages, each.name) == kLanguages.end())
            return unknown(ScriptProblem::UnknownField, each.place, each.name, kLanguages);
        auto one = text(each, "a text");
        if (!one)
            return one.error();
        (each.name == kLanguages[0] ? both.english : both.chinese) = std::move(one.value());
    }
    if (both.english.empty())
        return ScriptFault{ScriptProblem::MissingField, field.value.place, "en", kAllowed, {}, {}};
    return both;
}

OrFault<void> isTrue(const JsonField& field) {
    if (field.value.kind != Kind::Truth || !field.value.truth)
        return wrongType(field, "true");
    return {};
}

std::optional<std::string> settingWord(const ParameterInfo& parameter, const PlacedJson& value) {
    const bool isNumber = parameter.kind == ParameterKind::Whole || parameter.kind == ParameterKind::Seconds;
    switch (value.kind) {
    case Kind::Truth:
        return parameter.kind == ParameterKind::Switch ? std::optional(value.truth ? "true" : "false")
                                                       : std::nullopt;
    case Kind::Number: return isNumber ? std::optional(value.text) : std::nullopt;
    case Kind::Text:
        if (parameter.kind == ParameterKind::Choice ||
            (parameter.special && value.text == parameter.special->word))
            return value.text;
        return std::nullopt;
    default: return std::nullopt;
    }
}

} // namespace interleave::scriptfield
