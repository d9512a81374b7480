// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/TraceFileWriter.h"

#include "core/trace/EventColumns.h"
#include "core/trace/Trace.h"
#include "core/trace/TraceDictionary.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <unistd.h>
#include <zstd.h>

namespace interleave {

namespace {

/// Level 1 makes files a tenth larger at a third of the cost; from 6 on a busy run would feel it.
constexpr int kCompressionLevel = 3;
/// What is smaller has the dictionary and the best level: it takes a fraction of a millisecond.
constexpr std::size_t kSmallChunkBytes = 16u << 10;
constexpr int kSmallCompressionLevel = 19;
/// Up to here a header less is worth that a file cut off in its middle has lost the run's description as
/// well.
constexpr std::size_t kShortRunBytes = 2u << 10;
constexpr std::size_t kTextsBytes = 1u << 20; ///< a chunk of texts is written when it has grown to this
constexpr mode_t kFileMode = 0666;            // less what the umask takes

Error notWritten(const std::string& path, const std::string& reason) {
    return {ErrorCode::FileNotWritten, path, {}, reason};
}

} // namespace

void TraceFileWriter::FreeContext::operator()(ZSTD_CCtx_s* context) const {
    ZSTD_freeCCtx(context);
}

TraceFileWriter::Compressor TraceFileWriter::makeCompressor() {
    Compressor made(ZSTD_createCCtx());
    ZSTD_CCtx_setParameter(made.get(), ZSTD_c_compressionLevel, kCompressionLevel);
    return made;
}

TraceFileWriter::Compressor TraceFileWriter::makeSmallCompressor() {
    Compressor made(ZSTD_createCCtx());
    ZSTD_CCtx_setParameter(made.get(), ZSTD_c_compressionLevel, kSmallCompressionLevel);
    ZSTD_CCtx_setParameter(made.get(), ZSTD_c_dictIDFlag, 0); // the version says it
    const ByteSpan dictionary = traceDictionary();
    ZSTD_CCtx_loadDictionary(made.get(), dictionary.data(), dictionary.size());
    return made;
}

TraceFileWriter::TraceFileWriter(std::string path, UniqueFd fd)
    : m_path(std::move(path)), m_fd(std::move(fd)), m_compressor(makeCompressor()),
      m_smallCompressor(makeSmallCompressor()) {
    m_events.reserve(kMostEventsInColumns);
}

OrError<TraceFileWriter> TraceFileWriter::create(const std::string& path, const TraceInfo& info) {
    UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kFileMode));
    if (!fd)
        return notWritten(path, std::strerror(errno));
    TraceFileWriter writer(path, std::move(fd));
    if (const auto begun = writer.begin(info); !begun)
        return begun.error();
    return writer;
}

OrError<void> TraceFileWriter::begin(const TraceInfo& info) {
    ByteSink header;
    writeFileHeader(header);
    if (const auto written = writeBytes(header.all()); !written)
        return written;
    m_bytes = header.size();

    ByteSink& body = m_info.emplace();
    body.text(info.program);
    body.text(info.scenario);
    body.text(info.probeReason);
    body.number(static_cast<std::uint64_t>(info.originNs));
    body.number(static_cast<std::uint64_t>(info.startedAt));
    body.varint(info.parameters.size());
    for (const double parameter : info.parameters)
        body.number(std::bit_cast<std::uint64_t>(parameter));
    body.varint(info.settings.size());
    for (const std::string& setting : info.settings)
        body.text(setting);
    return {};
}

/// Together with the texts that have come by then.
ByteSink TraceFileWriter::infoBody() const {
    ByteSink body = *m_info;
    body.varint(m_textsWaiting);
    body.bytes(m_texts.all());
    return body;
}

std::optional<ByteSink> TraceFileWriter::shortRunBody() const {
    if (!m_info || m_events.size() > kShortRunBytes || m_texts.size() > kShortRunBytes)
        return {};
    const ByteSink info = infoBody();
    ByteSink body;
    body.varint(info.size());
    body.bytes(info.all());
    encodeEvents(m_events, body);
    return body.size() <= kShortRunBytes ? std::optional(std::move(body)) : std::nullopt;
}

OrError<void> TraceFileWriter::appendText(std::string_view text) {
    if (m_error)
        return *m_error;
    if (text.size() > kMostRawBytes / 2)
        return fail("a text is too long");
    m_texts.text(text);
    ++m_textsWaiting;
    return m_texts.size() >= kTextsBytes ? writeTexts() : OrError<void>();
}

OrError<void> TraceFileWriter::append(std::span<const Event> events) {
    if (m_error)
        return *m_error;
    while (!events.empty()) {
        const std::size_t count = std::min(events.size(), kMostEventsInColumns - m_events.size());
        m_events.insert(m_events.end(), events.begin(), events.begin() + static_cast<std::ptrdiff_t>(count));
        events = events.subspan(count);
        if (m_events.size() == kMostEventsInColumns)
            if (const auto written = writeEvents(); !written)
                return written;
    }
    return {};
}

OrError<void> TraceFileWriter::flush() {
    if (m_error)
        return *m_error;
    m_smallChunks += m_events.empty() ? 0 : 1;
    if (const auto written = writeTexts(); !written)
        return written;
    return writeEvents();
}

OrError<void> TraceFileWriter::finish(std::int64_t completeUntil) {
    if (m_error)
        return *m_error;
    if (const auto body = shortRunBody()) {
        if (const auto written = writeChunk(ChunkKind::ShortRun, body->all()); !written)
            return written;
        m_info.reset();
        textsAreWritten();
        eventsAreWritten();
    } else if (const auto flushed = flush(); !flushed) {
        return flushed;
    }
    ByteSink end;
    end.varint(m_written.events);
    end.varint(m_textsWritten);
    end.varint(static_cast<std::uint64_t>(completeUntil));
    if (const auto written = writeChunk(ChunkKind::End, end.all()); !written)
        return written;
    // Some file systems find out here that there is no room.
    if (::close(m_fd.release()) != 0)
        return fail(std::strerror(errno));
    return {};
}

OrError<void> TraceFileWriter::writeTexts() {
    if (m_textsWaiting == 0 && !m_info)
        return {};
    const ChunkKind kind = m_info ? ChunkKind::Info : ChunkKind::Texts;
    ByteSink body;
    if (m_info) {
        body = infoBody();
    } else {
        body.number(m_textsWritten);
        body.number(m_textsWaiting);
        body.bytes(m_texts.all());
    }
    m_info.reset();
    textsAreWritten();
    return writeChunk(kind, body.all());
}

OrError<void> TraceFileWriter::writeEvents() {
    if (m_events.empty())
        return {};
    // An event may name a text that has just come: never the other way round.
    if (const auto written = writeTexts(); !written)
        return written;
    ByteSink body;
    encodeEvents(m_events, body);
    if (const auto written = writeChunk(ChunkKind::Events, body.all()); !written)
        return written;
    eventsAreWritten();
    return {};
}

void TraceFileWriter::textsAreWritten() {
    m_textsWritten += std::exchange(m_textsWaiting, 0);
    m_texts.clear();
}

void TraceFileWriter::eventsAreWritten() {
    m_written.events += m_events.size();
    for (const Event& event : m_events)
        m_written.untilNs = std::max(m_written.untilNs, static_cast<std::int64_t>(event.time));
    m_events.clear();
}

OrError<void> TraceFileWriter::writeChunk(ChunkKind kind, ByteSpan raw) {
    ByteBuffer compressed(ZSTD_compressBound(raw.size()));
    const Compressor& compressor = raw.size() <= kSmallChunkBytes ? m_smallCompressor : m_compressor;
    const std::size_t size =
        ZSTD_compress2(compressor.get(), compressed.data(), compressed.size(), raw.data(), raw.size());
    const bool smaller = !ZSTD_isError(size) && size < raw.size() && size * kMostCompression >= raw.size();
    const ByteSpan stored = smaller ? ByteSpan(compressed).first(size) : raw;

    ByteSink chunk;
    writeChunkHeader({static_cast<std::uint32_t>(kind), static_cast<std::uint32_t>(raw.size()),
                      static_cast<std::uint32_t>(stored.size()), checkOf(stored, m_chunks)},
                     m_chunks, chunk);
    chunk.bytes(stored);
    if (const auto written = writeBytes(chunk.all()); !written)
        return written;
    ++m_chunks;
    m_bytes += chunk.size();
    return {};
}

OrError<void> TraceFileWriter::writeBytes(ByteSpan bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_fd.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return fail(std::strerror(count < 0 ? errno : ENOSPC));
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

Error TraceFileWriter::fail(const std::string& reason) {
    m_error = notWritten(m_path, reason);
    // Half a chunk would be read as damage; where it cannot be cut off, it is.
    if (m_fd)
        static_cast<void>(!::ftruncate(m_fd.get(), static_cast<off_t>(m_bytes)));
    m_fd.reset();
    return *m_error;
}

namespace {

/// So often is a save begun again because an event came late, to a place that was written already.
constexpr int kMostTries = 5;

/// Takes a batch at a time, so that the one who appends does not wait for the disk. False: an event came
/// late.
OrError<bool> writeAll(TraceFileWriter& writer, const std::string& path, const Trace& trace,
                       const Progress& progress) {
    const std::int64_t completeUntil = trace.newest()->time();
    const std::uint64_t revision = Trace::Reading(trace).revision();
    std::vector<Event> batch;
    std::vector<std::string> texts;
    std::size_t all = 0;
    for (std::size_t events = 0, textsDone = 0;; events += batch.size(), textsDone += texts.size()) {
        batch.clear();
        {
            const Trace::Reading reading(trace);
            if (reading.revision() != revision)
                return false;
            if (reading.firstEvent() > events) // what the later ones build on
                return Error{ErrorCode::EventsForgotten, path, {}, {}};
            all = reading.events().size();
            texts.assign(reading.texts().begin() + static_cast<std::ptrdiff_t>(textsDone),
                         reading.texts().end());
            for (std::size_t i = events; i < reading.events().size() && batch.size() < kMostEventsInColumns;
                 ++i)
                batch.push_back(reading.events()[i]);
        }
        for (const std::string& text : texts)
            if (const auto written = writer.appendText(text); !written)
                return written.error();
        if (const auto written = writer.append(batch); !written)
            return written.error();
        if (batch.empty())
            break;
        if (progress && !progress(static_cast<double>(events + batch.size()) / static_cast<double>(all)))
            return Error{ErrorCode::Cancelled, path, {}, {}};
    }
    if (const auto finished = writer.finish(completeUntil); !finished)
        return finished.error();
    return true;
}

OrError<void> writeOnce(const std::string& path, const Trace& trace, const Progress& progress) {
    for (int tries = 0; tries < kMostTries; ++tries) {
        auto writer = TraceFileWriter::create(path, trace.info());
        if (!writer)
            return writer.error();
        const auto written = writeAll(writer.value(), path, trace, progress);
        if (!written)
            return written.error();
        if (written.value())
            return {};
    }
    return notWritten(path, "the run goes on and changes it");
}

} // namespace

OrError<void> writeTraceFile(const std::string& path, const Trace& trace, const Progress& progress) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    const std::string target = error ? path : real.string();
    // A device or a pipe is written to, a file is replaced.
    const bool replace = !fs::exists(target, error) || fs::is_regular_file(target, error);
    const std::string part = replace ? target + ".part" : target;
    auto written = writeOnce(part, trace, progress);
    if (written && replace && ::rename(part.c_str(), target.c_str()) != 0)
        written = notWritten(path, std::strerror(errno));
    if (written)
        return {};
    if (replace)
        ::unlink(part.c_str());
    Error why = written.error();
    why.subject = path; // not the part beside it
    return why;
}

} // namespace interleave
