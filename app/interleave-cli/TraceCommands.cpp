// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands that look into a recorded run.
#include "core/exports/Export.h"
#include "core/trace/EventFields.h"
#include "core/trace/Report.h"
#include "core/trace/TraceFileReader.h"

#include "app/interleave-cli/Commands.h"
#include "app/interleave-cli/Json.h"
#include "app/interleave-cli/Text.h"
#include "app/interleave-cli/TraceJson.h"
#include "app/interleave-cli/TraceText.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace interleave {

namespace {

/// Opens the file, has what is good of it printed, and says what is damaged.
template <class Print> int withTrace(const std::string& path, Print&& print) {
    const auto opened = readTraceFile(path);
    if (!opened)
        return complain(opened.error(), kFailed);
    print(*opened.value().trace);
    // First what is good, then what is wrong, also where both go to one terminal.
    std::fflush(stdout);
    return opened.value().damage ? complain(opened.value().damage->error, kFailed) : kDone;
}

} // namespace

int reportCommand(const std::string& path, bool json) {
    return withTrace(path, [&](const Trace& trace) {
        const RunSummary summary{trace.info(), makeReport(trace), {}, {}};
        std::fputs((json ? reportJson(summary) : reportText(summary)).c_str(), stdout);
    });
}

int eventsCommand(const std::string& path, bool json) {
    return withTrace(path, [&](const Trace& trace) {
        const TraceNames names(trace);
        for (std::size_t i = 0; i < trace.size() && !std::ferror(stdout); ++i) {
            const Event event = Trace::Reading(trace).events()[i];
            std::fputs((json ? eventJson(event, names) : eventText(event, names)).c_str(), stdout);
        }
    });
}

int worldCommand(const std::string& path, std::int64_t at, bool json) {
    return withTrace(path, [&](const Trace& trace) {
        const TraceNames names(trace);
        // After its end a run does not go on.
        const World world = trace.at(std::min(at, trace.end()));
        std::fputs((json ? worldJson(world, names, trace) : worldText(world, names, trace)).c_str(), stdout);
    });
}

int exportCommand(const ExportOptions& options) {
    const auto format = exportFormat(options.format);
    if (!format)
        return kWrongUsage;  // the parser lets no other through
    std::error_code missing; // a file that is not there is no other's equal
    if (std::filesystem::equivalent(options.trace, options.output, missing))
        return complain({ErrorCode::FileNotWritten, options.output, {}, "it is the trace itself"},
                        kWrongUsage);
    OrError<void> done;
    const int status = withTrace(
        options.trace, [&](const Trace& trace) { done = exportTrace(trace, *format, options.output); });
    return done ? status : complain(done.error(), kFailed);
}

} // namespace interleave
