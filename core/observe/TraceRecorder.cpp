// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/TraceRecorder.h"

#include "core/trace/EventColumns.h"
#include "core/trace/Trace.h"

#include <chrono>
#include <filesystem>

#include <pthread.h>

namespace interleave {

namespace {

/// A crash loses what came since: half of the half second that is allowed.
constexpr std::chrono::milliseconds kFlushEvery{250};
/// 128 MiB: four seconds of a million events a second. A disk that is slower than that for so long is too
/// slow.
constexpr std::size_t kMostWaiting = 1u << 22;
/// Up to here writing anew takes less than the twinkling of an eye.
constexpr std::uint64_t kMostToCompact = 4u << 20;

} // namespace

OrError<std::unique_ptr<TraceRecorder>> TraceRecorder::start(const std::string& path, const TraceInfo& info) {
    auto writer = TraceFileWriter::create(path, info);
    if (!writer)
        return writer.error();
    std::unique_ptr<TraceRecorder> recorder(new TraceRecorder(path, std::move(writer.value())));
    recorder->m_thread = std::jthread([raw = recorder.get()] { raw->run(); });
    return recorder;
}

TraceRecorder::TraceRecorder(std::string path, TraceFileWriter writer)
    : m_path(std::move(path)), m_writer(std::move(writer)) {}

TraceRecorder::~TraceRecorder() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
}

void TraceRecorder::addText(std::string_view text) {
    const std::lock_guard lock(m_mutex);
    if (!m_error && !m_overrun)
        m_texts.emplace_back(text);
}

void TraceRecorder::add(std::span<const Event> events) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_error || m_overrun)
            return;
        if (m_events.size() + events.size() > kMostWaiting)
            m_overrun = true;
        else
            m_events.insert(m_events.end(), events.begin(), events.end());
    }
    m_wake.notify_one();
}

void TraceRecorder::finish(const Trace& trace) {
    {
        const std::lock_guard lock(m_mutex);
        m_completeUntil = trace.newest()->time();
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
    if (!error())
        compact(trace);
}

std::optional<RecordingError> TraceRecorder::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

void TraceRecorder::run() {
    ::pthread_setname_np(::pthread_self(), "recorder");
    auto flushAt = std::chrono::steady_clock::now() + kFlushEvery;
    for (bool more = true; more;) {
        bool ending = false;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock,
                        [this] { return !m_events.empty() || !m_texts.empty() || m_ending || m_overrun; });
            m_wake.wait_until(lock, flushAt, [this] {
                return m_events.size() >= kMostEventsInColumns || m_ending || m_overrun;
            });
            ending = m_ending;
        }
        more = writeWhatCame(ending) && !ending;
        if (const auto now = std::chrono::steady_clock::now(); more && now >= flushAt) {
            if (const auto flushed = m_writer.flush(); !flushed) {
                fail(flushed.error());
                more = false;
            }
            flushAt = now + kFlushEvery;
        }
    }
}

bool TraceRecorder::writeWhatCame(bool ending) {
    std::vector<std::string> texts;
    std::vector<Event> events;
    std::optional<std::int64_t> completeUntil;
    bool overrun = false;
    {
        const std::lock_guard lock(m_mutex);
        texts.swap(m_texts);
        events.swap(m_events);
        completeUntil = m_completeUntil;
        overrun = m_overrun;
    }
    OrError<void> written;
    for (const std::string& text : texts)
        if (written)
            written = m_writer.appendText(text);
    if (written)
        written = m_writer.append(events);
    if (written && (overrun || (ending && !completeUntil)))
        written = m_writer.flush();
    else if (written && ending)
        written = m_writer.finish(*completeUntil);
    if (written && overrun)
        written = Error{ErrorCode::FileNotWritten, m_path, {}, "it is slower than the run"};
    if (!written)
        fail(written.error());
    return written.ok();
}

void TraceRecorder::fail(const Error& error) {
    const std::lock_guard lock(m_mutex);
    m_error = RecordingError{error, m_writer.written()};
    m_events = {};
    m_texts = {};
}

void TraceRecorder::compact(const Trace& trace) const {
    std::error_code unknown;
    const bool isFile = std::filesystem::is_regular_file(m_path, unknown);
    if (!isFile || m_writer.smallChunks() < 2 || m_writer.bytes() > kMostToCompact ||
        m_writer.written().events != trace.size())
        return;
    // Where this fails, the file is whole as it is.
    static_cast<void>(writeTraceFile(m_path, trace).ok());
}

} // namespace interleave
