// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/ScriptFault.h"

namespace interleave {

namespace {

/// A name or a file may hold line ends and other signs that would break the line.
std::string onOneLine(std::string text) {
    for (char& letter : text)
        if (static_cast<unsigned char>(letter) < ' ' || letter == '\x7f')
            letter = ' ';
    return text;
}

} // namespace

std::string faultPlace(std::string_view file, TextPlace place) {
    std::string words(file);
    if (place.line > 0)
        words += ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
    return words;
}

std::string faultLine(std::string_view file, const ScriptFault& fault) {
    const std::string meant = fault.meant.empty() ? "" : filledIn(kMeant, {fault.meant});
    const std::string reason =
        fault.error ? englishSentence(*fault.error)
                    : filledIn(problemTemplate(fault.problem), {fault.subject, fault.allowed, meant});
    return onOneLine(faultPlace(file, fault.place) + ": " + reason);
}

} // namespace interleave
