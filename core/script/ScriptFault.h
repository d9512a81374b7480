// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with a lesson script, and where, as a code and facts. The sentence is written where it is
// shown: `problemTemplate` holds the one English template of each, which the window translates.
#pragma once

#include "core/base/Error.h"
#include "core/base/TextNoop.h"

#include <optional>
#include <string>
#include <string_view>

namespace interleave {

/// In a text: line and column (of characters) from 1; line 0: the file as a whole.
struct TextPlace {
    int line = 0;
    int column = 0;
    bool operator==(const TextPlace&) const = default;
};

enum class ScriptProblem {
    // The file
    NotRead,
    TooLarge,
    Empty,
    NotText,
    NotUtf8,
    // JSON
    NotJson,
    ForeignSign,
    NoFieldName,
    NoColon,
    NoCommaInObject,
    NoCommaInList,
    WrongEscape,
    NoClosingQuote,
    WrongNumber,
    TextAfterEnd,
    TooDeep,
    TooManyFields,
    DuplicateField,
    // What it says
    WrongType,
    MissingField,
    UnknownField,
    EmptyText,
    TooLong,
    NoSteps,
    TooManySteps,
    UnknownVerb,
    NoVerb,
    SecondVerb,
    FieldOfOtherVerb,
    OutOfRange,
    UnknownLesson,
    UnknownParameter,
    UnknownFact,
    NoQuestion,
    OtherError, ///< of another part of core: see ScriptFault::error
    // The order of its steps
    NeedsRun,
    RunsAlready,
    NotLive,
    ClockStands,
    NotPaused,
    AskedTooLate,
    // As it is played
    NotMet,
    RunEnded,
    NameNotThere,
};

/// `subject` is what it is about, `allowed` what would be right, `meant` a word that is nearly the subject;
/// any may be empty.
struct ScriptFault {
    ScriptProblem problem = ScriptProblem::NotRead;
    TextPlace place;
    std::string subject;
    std::string allowed;
    std::string meant;
    std::optional<Error> error; ///< with OtherError
};

/// The sentence with places %1 (subject), %2 (allowed) and %3 (kMeant filled in, or nothing).
constexpr const char* problemTemplate(ScriptProblem problem) {
    switch (problem) {
    case ScriptProblem::NotRead: return TEXT_NOOP("script", "cannot be read (%1); allowed: %2");
    case ScriptProblem::TooLarge: return TEXT_NOOP("script", "the file is too large: %1 bytes; allowed: %2");
    case ScriptProblem::Empty: return TEXT_NOOP("script", "the file is empty; allowed: %2");
    case ScriptProblem::NotText: return TEXT_NOOP("script", "a zero byte: this is no text; allowed: %2");
    case ScriptProblem::NotUtf8: return TEXT_NOOP("script", "this is no UTF-8; allowed: %2");
    case ScriptProblem::NotJson: return TEXT_NOOP("script", "'%1' is no value; allowed: %2");
    case ScriptProblem::ForeignSign: return TEXT_NOOP("script", "'%1' is no sign of JSON; allowed: %2");
    case ScriptProblem::NoFieldName: return TEXT_NOOP("script", "no field's name before '%1'; allowed: %2");
    case ScriptProblem::NoColon: return TEXT_NOOP("script", "no colon before '%1'; allowed: %2");
    case ScriptProblem::NoCommaInObject:
    case ScriptProblem::NoCommaInList: return TEXT_NOOP("script", "no comma before '%1'; allowed: %2");
    case ScriptProblem::WrongEscape: return TEXT_NOOP("script", "a wrong escape after \\; allowed: %2");
    case ScriptProblem::NoClosingQuote:
        return TEXT_NOOP("script", "the text has no end on its line; allowed: %2");
    case ScriptProblem::WrongNumber: return TEXT_NOOP("script", "this is no number; allowed: %2");
    case ScriptProblem::TextAfterEnd: return TEXT_NOOP("script", "'%1' after the script's end; allowed: %2");
    case ScriptProblem::TooDeep: return TEXT_NOOP("script", "nested too deep; allowed: %2");
    case ScriptProblem::TooManyFields:
        return TEXT_NOOP("script", "too many fields in one object; allowed: %2");
    case ScriptProblem::DuplicateField:
        return TEXT_NOOP("script", "the field '%1' is there twice; allowed: %2");
    case ScriptProblem::WrongType:
        return TEXT_NOOP("script", "'%1' has a value of the wrong type; allowed: %2");
    case ScriptProblem::MissingField: return TEXT_NOOP("script", "the field '%1' is missing; allowed: %2");
    case ScriptProblem::UnknownField: return TEXT_NOOP("script", "unknown field '%1'%3; allowed: %2");
    case ScriptProblem::EmptyText: return TEXT_NOOP("script", "'%1' is empty; allowed: %2");
    case ScriptProblem::TooLong: return TEXT_NOOP("script", "'%1' is too long; allowed: %2");
    case ScriptProblem::NoSteps: return TEXT_NOOP("script", "there is no step; allowed: %2");
    case ScriptProblem::TooManySteps: return TEXT_NOOP("script", "too many steps: %1; allowed: %2");
    case ScriptProblem::UnknownVerb: return TEXT_NOOP("script", "a step cannot '%1'%3; allowed: %2");
    case ScriptProblem::NoVerb: return TEXT_NOOP("script", "the step does nothing; allowed: one of %2");
    case ScriptProblem::SecondVerb:
        return TEXT_NOOP("script", "'%1' is a second verb in one step; allowed: %2");
    case ScriptProblem::FieldOfOtherVerb:
        return TEXT_NOOP("script", "'%1' does not belong to this step; allowed: %2");
    case ScriptProblem::OutOfRange: return TEXT_NOOP("script", "'%1' is out of range; allowed: %2");
    case ScriptProblem::UnknownLesson: return TEXT_NOOP("script", "unknown lesson '%1'%3; allowed: %2");
    case ScriptProblem::UnknownParameter: return TEXT_NOOP("script", "unknown parameter '%1'%3; allowed: %2");
    case ScriptProblem::UnknownFact: return TEXT_NOOP("script", "unknown fact '%1'%3; allowed: %2");
    case ScriptProblem::NoQuestion:
        return TEXT_NOOP("script", "the lesson '%1' has no question; allowed: %2");
    case ScriptProblem::OtherError: return "";
    case ScriptProblem::NeedsRun: return TEXT_NOOP("script", "nothing runs at '%1'; allowed: %2");
    case ScriptProblem::RunsAlready:
        return TEXT_NOOP("script", "the lesson runs already at '%1'; allowed: %2");
    case ScriptProblem::NotLive:
        return TEXT_NOOP("script", "'%1' cannot be set while the lesson runs; allowed: %2");
    case ScriptProblem::ClockStands:
        return TEXT_NOOP("script", "the run is paused at '%1', its clock stands still; allowed: %2");
    case ScriptProblem::NotPaused: return TEXT_NOOP("script", "the run is not paused at '%1'; allowed: %2");
    case ScriptProblem::AskedTooLate:
        return TEXT_NOOP("script",
                         "the lesson runs already at '%1', the question comes too late; allowed: %2");
    case ScriptProblem::NotMet: return TEXT_NOOP("script", "'%1' did not come true within %2 s");
    case ScriptProblem::RunEnded: return TEXT_NOOP("script", "the run ended before '%1' came true");
    case ScriptProblem::NameNotThere: return TEXT_NOOP("script", "'%1' is not there%3; allowed: %2");
    }
    return "";
}

inline constexpr const char* kMeant = TEXT_NOOP("script", " (did you mean '%1'?)");

/// "FILE:LINE:COLUMN: reason; allowed: …", in English, one line.
[[nodiscard]] std::string faultLine(std::string_view file, const ScriptFault& fault);
/// "FILE:LINE:COLUMN"; the file alone where it is about the whole of it.
[[nodiscard]] std::string faultPlace(std::string_view file, TextPlace place);

} // namespace interleave
