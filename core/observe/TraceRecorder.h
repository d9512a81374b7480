// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes a run into a trace file while it goes on, on a thread of its own: who adds never waits for the disk.
// What was added is in the file a quarter of a second later. Where it cannot be written the run goes on
// without, and the file is good up to a time that can be asked for. add, addText and finish: the collecting
// thread; error: any thread.
#pragma once

#include "core/base/Error.h"
#include "core/trace/TraceFileWriter.h"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace interleave {

class Trace;

/// Why a recording has stopped.
struct RecordingError {
    Error error;
    TraceExtent good; ///< what of the run is in the file
};

class TraceRecorder {
public:
    static OrError<std::unique_ptr<TraceRecorder>> start(const std::string& path, const TraceInfo& info);
    /// Without finish(), the file lacks its end mark.
    ~TraceRecorder();
    TraceRecorder(const TraceRecorder&) = delete;
    TraceRecorder& operator=(const TraceRecorder&) = delete;

    void addText(std::string_view text);
    void add(std::span<const Event> events);
    /// The run is over, and `trace` is all of it: waits until it is in the file. A small file is then written
    /// anew from the trace, because what was flushed bit by bit takes more room.
    void finish(const Trace& trace);
    [[nodiscard]] std::optional<RecordingError> error() const;

private:
    TraceRecorder(std::string path, TraceFileWriter writer);
    void run();
    /// False once the file is finished or can no longer be written.
    bool writeWhatCame(bool ending);
    void fail(const Error& error);
    void compact(const Trace& trace) const;

    const std::string m_path;
    TraceFileWriter m_writer; ///< the thread's own, until it has ended
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<std::string> m_texts; ///< guarded by m_mutex, as is all below
    std::vector<Event> m_events;
    bool m_ending = false;
    bool m_overrun = false;
    std::optional<std::int64_t> m_completeUntil; ///< the run is over
    std::optional<RecordingError> m_error;
    std::jthread m_thread;
};

} // namespace interleave
