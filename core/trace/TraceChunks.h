// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The chunks of a trace file one after the other, checked and decoded. For TraceFileReader. One thread.
#pragma once

#include "core/base/Error.h"
#include "core/base/UniqueFd.h"
#include "core/trace/TraceFileFormat.h"
#include "core/trace/TraceInfo.h"
#include "core/wire/Event.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

struct ZSTD_DCtx_s;

namespace interleave {

/// Where and why reading ends before the end mark.
struct ChunkFault {
    ErrorCode code = ErrorCode::FileDamaged;
    std::uint64_t at = 0; ///< the byte at which the chunk begins
    std::string reason;   ///< the system's words, for FileNotRead
};

struct EndMark {
    std::uint64_t events = 0;
    std::uint64_t texts = 0;
    std::int64_t completeUntil = 0;
};

using TextBatch = std::vector<std::string>;
using EventBatch = std::vector<Event>;
using Chunk = std::variant<ChunkFault, TraceInfo, TextBatch, EventBatch, EndMark>;

class TraceChunks {
public:
    /// Where `path` cannot be opened or is no trace file, the error says so.
    static OrError<TraceChunks> open(const std::string& path);

    /// After a fault or the end mark there is nothing more to ask for.
    [[nodiscard]] Chunk next();
    /// Of the file's bytes, what share is read; below 0 where its length is not known.
    [[nodiscard]] double share() const;

private:
    explicit TraceChunks(UniqueFd fd);
    void setVersion(std::uint32_t version);
    /// Nothing where the chunk is of a kind that this version does not know.
    [[nodiscard]] std::optional<Chunk> decoded(const ChunkHeader& header, ByteSpan raw);
    [[nodiscard]] bool unpack(const ChunkHeader& header);
    [[nodiscard]] std::optional<TraceInfo> infoOf(ByteSpan raw);
    [[nodiscard]] std::optional<TraceInfo> shortRunOf(ByteSpan raw);
    [[nodiscard]] std::optional<EndMark> endOf(ByteSpan raw);
    [[nodiscard]] std::optional<TextBatch> textsOf(ByteSpan raw);
    /// The last of a body; nothing where there are not so many, more follows or they are too many.
    [[nodiscard]] std::optional<TextBatch> takeTexts(ByteSource& from, std::uint64_t count);
    /// Fewer bytes than asked for at the file's end; -1 and errno where it cannot be read.
    [[nodiscard]] std::int64_t read(ByteBuffer& into, std::size_t count);
    [[nodiscard]] ChunkFault faultAfter(std::int64_t bytesRead, ErrorCode code) const;

    struct FreeContext {
        void operator()(ZSTD_DCtx_s* context) const;
    };

    UniqueFd m_fd;
    std::unique_ptr<ZSTD_DCtx_s, FreeContext> m_decompressor;
    ByteBuffer m_header;
    ByteBuffer m_stored;
    ByteBuffer m_raw;
    std::uint32_t m_version = 0;
    std::deque<Chunk> m_pending; ///< came with the chunk given last, to be given next
    std::uint64_t m_number = 0;
    std::uint64_t m_at = 0;
    std::uint64_t m_length = 0; ///< 0: not known
    std::uint64_t m_events = 0; ///< decoded so far
    std::uint64_t m_texts = 0;
};

} // namespace interleave
