// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What went wrong, as a code and facts. The sentence is written where it is shown: `errorTemplate` holds the
// one English template of each code, which the window translates and the command line fills in as it is.
#pragma once

#include "core/base/Result.h"
#include "core/base/TextNoop.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace interleave {

enum class ErrorCode {
    UnknownScenario,
    UnknownParameter,
    ValueOutOfRange,
    MalformedSetting,
    EngineMissing,
    EngineNotStarted,
    SharedMemoryFailed,
    ProbeRefused,
    CountersRefused,
    UnknownProbe,
    UnknownRole,
    FileNotWritten,
    Cancelled,
    EventsForgotten,
    FileNotRead,
    FileEmpty,
    FileForeign,
    FileNewer,
    FileCutOff,
    FileUnfinished,
    FileDamaged,
    FileTooLong,
    OneRunOnly,
    NotYetSupported,
    UnknownCall,
    ItemNotRead,
    ItemTooLong,
    CommandRefused,
    UnknownFact,
    MalformedCondition,
};

/// `subject` is what it was about, `allowed` what would have been right, `reason` the system's own words; any
/// may be empty.
struct Error {
    ErrorCode code;
    std::string subject;
    std::string allowed;
    std::string reason;
};

template <class T> using OrError = Result<T, Error>;

/// The sentence with places %1 (subject), %2 (allowed) and %3 (reason).
constexpr const char* errorTemplate(ErrorCode code) {
    switch (code) {
    case ErrorCode::UnknownScenario: return TEXT_NOOP("error", "unknown lesson '%1'; allowed: %2");
    case ErrorCode::UnknownParameter: return TEXT_NOOP("error", "unknown parameter '%1'; allowed: %2");
    case ErrorCode::ValueOutOfRange: return TEXT_NOOP("error", "value out of range: '%1'; allowed: %2");
    case ErrorCode::MalformedSetting: return TEXT_NOOP("error", "cannot read the setting '%1'; allowed: %2");
    case ErrorCode::EngineMissing:
        return TEXT_NOOP("error", "the engine is missing: %1 (%3); expected beside this program");
    case ErrorCode::EngineNotStarted: return TEXT_NOOP("error", "the engine could not be started: %1 (%3)");
    case ErrorCode::SharedMemoryFailed: return TEXT_NOOP("error", "no shared memory for the run: %1 (%3)");
    case ErrorCode::ProbeRefused: return TEXT_NOOP("error", "the kernel's scheduler records are refused: %3");
    case ErrorCode::CountersRefused:
        return TEXT_NOOP("error", "the kernel's counters of run time cannot be read: %1 (%3)");
    case ErrorCode::UnknownProbe: return TEXT_NOOP("error", "unknown probe '%1'; allowed: %2");
    case ErrorCode::UnknownRole: return TEXT_NOOP("error", "unknown role '%1'; allowed: %2");
    case ErrorCode::FileNotWritten: return TEXT_NOOP("error", "cannot write '%1' (%3)");
    case ErrorCode::EventsForgotten:
        return TEXT_NOOP("error", "cannot write '%1': the run's oldest events are no longer in memory");
    case ErrorCode::Cancelled: return TEXT_NOOP("error", "cancelled: %1");
    case ErrorCode::FileNotRead: return TEXT_NOOP("error", "cannot read '%1' (%3)");
    case ErrorCode::FileEmpty: return TEXT_NOOP("error", "'%1' is empty; a trace file was expected");
    case ErrorCode::FileForeign: return TEXT_NOOP("error", "'%1' is not a trace file of Interleave");
    case ErrorCode::FileNewer:
        return TEXT_NOOP("error", "'%1' has the format %3 of a newer version; this one reads up to %2");
    case ErrorCode::FileCutOff: return TEXT_NOOP("error", "'%1' is cut off at byte %3; good up to %2");
    case ErrorCode::FileUnfinished:
        return TEXT_NOOP("error", "the recording of '%1' was broken off; good up to %2");
    case ErrorCode::FileDamaged: return TEXT_NOOP("error", "'%1' is damaged at byte %3; good up to %2");
    case ErrorCode::FileTooLong:
        return TEXT_NOOP("error", "'%1' has more events than can be opened (%3); shown up to %2");
    case ErrorCode::OneRunOnly: return TEXT_NOOP("error", "'%1' can hold one run only; allowed: %2");
    case ErrorCode::UnknownCall: return TEXT_NOOP("error", "unknown call '%1'; allowed: %2");
    case ErrorCode::ItemNotRead: return TEXT_NOOP("error", "cannot read the item '%1'; allowed: %2");
    case ErrorCode::ItemTooLong: return TEXT_NOOP("error", "the item '%1' is too long; allowed: %2 bytes");
    case ErrorCode::CommandRefused:
        return TEXT_NOOP("error", "the call '%1' cannot be sent; allowed: %2 bytes, %3 at a time");
    case ErrorCode::UnknownFact: return TEXT_NOOP("error", "unknown fact '%1'; allowed: %2");
    case ErrorCode::MalformedCondition:
        return TEXT_NOOP("error", "cannot read the condition at '%1'; allowed: %2");
    case ErrorCode::NotYetSupported: return TEXT_NOOP("error", "'%1' is not supported yet; allowed: %2");
    }
    return "";
}

/// The template with its places filled in, %1 with the first.
[[nodiscard]] std::string filledIn(const char* text, std::initializer_list<std::string_view> places);

/// The template of `error` filled in, in English, without a final full stop.
[[nodiscard]] std::string englishSentence(const Error& error);

} // namespace interleave
