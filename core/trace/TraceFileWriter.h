// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes a trace file bit by bit, while the run goes on. What has been flushed is good whatever becomes of
// the writer: a reader takes a file that ends anywhere. After an error the file is cut back to its last whole
// chunk, and every further call returns the same error. One thread.
#pragma once

#include "core/base/Error.h"
#include "core/base/UniqueFd.h"
#include "core/trace/Bytes.h"
#include "core/trace/Progress.h"
#include "core/trace/TraceFileFormat.h"
#include "core/trace/TraceInfo.h"
#include "core/wire/Event.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct ZSTD_CCtx_s;

namespace interleave {

class Trace;

/// How far a trace file is good.
struct TraceExtent {
    std::uint64_t events = 0;
    std::int64_t untilNs = 0; ///< time of the newest of them, since the run's start
    bool operator==(const TraceExtent&) const = default;
};

class TraceFileWriter {
public:
    /// A file that is there already is overwritten.
    static OrError<TraceFileWriter> create(const std::string& path, const TraceInfo& info);

    /// The text of the next id; ids begin with 0.
    OrError<void> appendText(std::string_view text);
    /// In the order of time but for stragglers.
    OrError<void> append(std::span<const Event> events);
    /// What was appended is in the file, as far as the system's memory counts as such (no fsync).
    OrError<void> flush();
    /// Flushes, and says that the run is complete up to `completeUntil`. The last call.
    OrError<void> finish(std::int64_t completeUntil);

    /// What has reached the file.
    [[nodiscard]] const TraceExtent& written() const { return m_written; }
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }
    /// Chunks of events that a flush has made smaller than they could have been.
    [[nodiscard]] std::uint64_t smallChunks() const { return m_smallChunks; }

private:
    TraceFileWriter(std::string path, UniqueFd fd);
    OrError<void> begin(const TraceInfo& info);
    OrError<void> writeTexts();
    OrError<void> writeEvents();
    [[nodiscard]] ByteSink infoBody() const;
    /// Of all that there is; nothing where that is no short run, or some of it is in the file.
    [[nodiscard]] std::optional<ByteSink> shortRunBody() const;
    void textsAreWritten();
    void eventsAreWritten();
    OrError<void> writeChunk(ChunkKind kind, ByteSpan raw);
    OrError<void> writeBytes(ByteSpan bytes);
    Error fail(const std::string& reason);

    struct FreeContext {
        void operator()(ZSTD_CCtx_s* context) const;
    };

    using Compressor = std::unique_ptr<ZSTD_CCtx_s, FreeContext>;
    static Compressor makeCompressor();
    static Compressor makeSmallCompressor();

    std::string m_path;
    UniqueFd m_fd;
    Compressor m_compressor;
    Compressor m_smallCompressor; ///< slower, and with the dictionary: for chunks too small to gain otherwise
    std::optional<Error> m_error;
    std::uint64_t m_chunks = 0;
    std::uint64_t m_bytes = 0; ///< of whole chunks
    std::uint64_t m_smallChunks = 0;
    TraceExtent m_written;
    std::optional<ByteSink> m_info; ///< not yet in the file, as it takes the first texts with it
    ByteSink m_texts;               ///< not yet in the file
    std::uint32_t m_textsWaiting = 0;
    std::uint32_t m_textsWritten = 0;
    std::vector<Event> m_events; ///< not yet in the file
};

/// Saves a trace as it is now. The file appears under its name only once it is whole, so that an older one
/// there is not lost where the disk is full. Reading it and saving it again gives the same bytes.
/// EventsForgotten where its beginning is no longer in memory, Cancelled where `progress` says so.
OrError<void> writeTraceFile(const std::string& path, const Trace& trace, const Progress& progress = {});

} // namespace interleave
