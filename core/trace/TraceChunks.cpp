// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/TraceChunks.h"

#include "core/trace/EventColumns.h"
#include "core/trace/TraceDictionary.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

namespace interleave {

namespace {

/// Four times what a run's table can hold.
constexpr std::uint64_t kMostTexts = 1u << 20;
constexpr std::uint64_t kMostParameters = 256;

std::optional<TraceInfo> takeInfo(ByteSource& from) {
    TraceInfo info;
    info.program = from.text();
    info.scenario = from.text();
    info.probeReason = from.text();
    info.originNs = static_cast<std::int64_t>(from.number<std::uint64_t>());
    info.startedAt = static_cast<std::int64_t>(from.number<std::uint64_t>());
    const std::uint64_t parameters = from.varint();
    for (std::uint64_t i = 0; i < parameters && i < kMostParameters; ++i)
        info.parameters.push_back(std::bit_cast<double>(from.number<std::uint64_t>()));
    const std::uint64_t settings = from.varint();
    for (std::uint64_t i = 0; i < settings && i < kMostParameters; ++i)
        info.settings.push_back(from.text());
    if (from.failed() || parameters > kMostParameters || settings > kMostParameters)
        return {};
    return info;
}

} // namespace

void TraceChunks::FreeContext::operator()(ZSTD_DCtx_s* context) const {
    ZSTD_freeDCtx(context);
}

TraceChunks::TraceChunks(UniqueFd fd) : m_fd(std::move(fd)), m_decompressor(ZSTD_createDCtx()) {}

OrError<TraceChunks> TraceChunks::open(const std::string& path) {
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd)
        return Error{ErrorCode::FileNotRead, path, {}, std::strerror(errno)};
    TraceChunks chunks(std::move(fd));
    const std::int64_t count = chunks.read(chunks.m_header, kFileHeaderBytes);
    if (count < 0)
        return Error{ErrorCode::FileNotRead, path, {}, std::strerror(errno)};
    if (count == 0)
        return Error{ErrorCode::FileEmpty, path, {}, {}};
    chunks.m_header.resize(kFileHeaderBytes);
    std::uint32_t version = 0;
    switch (readFileHeader(chunks.m_header, version)) {
    case HeaderFault::Foreign: return Error{ErrorCode::FileForeign, path, {}, {}};
    case HeaderFault::Newer:
        return Error{ErrorCode::FileNewer, path, std::to_string(kTraceVersion), std::to_string(version)};
    case HeaderFault::Damaged:
        return Error{count < static_cast<std::int64_t>(kFileHeaderBytes) ? ErrorCode::FileCutOff
                                                                         : ErrorCode::FileDamaged,
                     path, "0 s", "0"};
    case HeaderFault::None: break;
    }
    chunks.setVersion(version);
    chunks.m_at = kFileHeaderBytes;
    struct stat file {};
    if (::fstat(chunks.m_fd.get(), &file) == 0 && S_ISREG(file.st_mode))
        chunks.m_length = static_cast<std::uint64_t>(file.st_size);
    return chunks;
}

void TraceChunks::setVersion(std::uint32_t version) {
    m_version = version;
    const ByteSpan dictionary = traceDictionary();
    if (version >= 2)
        ZSTD_DCtx_loadDictionary(m_decompressor.get(), dictionary.data(), dictionary.size());
}

double TraceChunks::share() const {
    return m_length == 0 ? -1 : std::min(1.0, static_cast<double>(m_at) / static_cast<double>(m_length));
}

Chunk TraceChunks::next() {
    if (!m_pending.empty()) {
        Chunk chunk = std::move(m_pending.front());
        m_pending.pop_front();
        return chunk;
    }
    for (;;) {
        const std::int64_t headerRead = read(m_header, kChunkHeaderBytes);
        if (headerRead == 0)
            return ChunkFault{ErrorCode::FileUnfinished, m_at, {}};
        if (headerRead < static_cast<std::int64_t>(kChunkHeaderBytes))
            return faultAfter(headerRead, ErrorCode::FileCutOff);
        ChunkHeader header;
        if (!readChunkHeader(m_header, m_number, header))
            return faultAfter(headerRead, ErrorCode::FileDamaged);
        const std::int64_t bodyRead = read(m_stored, header.storedBytes);
        if (bodyRead < std::int64_t{header.storedBytes})
            return faultAfter(bodyRead, ErrorCode::FileCutOff);
        if (checkOf(m_stored, m_number) != header.check || !unpack(header))
            return faultAfter(bodyRead, ErrorCode::FileDamaged);
        auto chunk =
            decoded(header, header.storedBytes == header.rawBytes ? ByteSpan(m_stored) : ByteSpan(m_raw));
        if (chunk && std::holds_alternative<ChunkFault>(*chunk))
            return *chunk;
        ++m_number;
        m_at += kChunkHeaderBytes + header.storedBytes;
        if (chunk)
            return std::move(*chunk);
    }
}

ChunkFault TraceChunks::faultAfter(std::int64_t bytesRead, ErrorCode code) const {
    if (bytesRead < 0)
        return {ErrorCode::FileNotRead, m_at, std::strerror(errno)};
    return {code, m_at, {}};
}

bool TraceChunks::unpack(const ChunkHeader& header) {
    if (header.storedBytes == header.rawBytes)
        return true;
    m_raw.resize(header.rawBytes);
    const std::size_t size = ZSTD_decompressDCtx(m_decompressor.get(), m_raw.data(), m_raw.size(),
                                                 m_stored.data(), m_stored.size());
    return !ZSTD_isError(size) && size == header.rawBytes;
}

std::optional<Chunk> TraceChunks::decoded(const ChunkHeader& header, ByteSpan raw) {
    const ChunkFault damaged{ErrorCode::FileDamaged, m_at, {}};
    switch (static_cast<ChunkKind>(header.kind)) {
    case ChunkKind::Info:
        if (auto info = infoOf(raw))
            return Chunk(std::move(*info));
        return damaged;
    case ChunkKind::Texts:
        if (auto texts = textsOf(raw))
            return Chunk(std::move(*texts));
        return damaged;
    case ChunkKind::Events: {
        EventBatch events;
        if (!decodeEvents(raw, events))
            return damaged;
        m_events += events.size();
        return Chunk(std::move(events));
    }
    case ChunkKind::ShortRun:
        if (m_version < 2)
            break;
        if (auto info = shortRunOf(raw))
            return Chunk(std::move(*info));
        return damaged;
    case ChunkKind::End:
        if (const auto end = endOf(raw))
            return Chunk(*end);
        return damaged;
    }
    return {};
}

std::optional<TraceInfo> TraceChunks::infoOf(ByteSpan raw) {
    ByteSource from(raw);
    auto info = takeInfo(from);
    if (info && m_version >= 2) {
        auto texts = takeTexts(from, from.varint());
        if (!texts)
            return {};
        m_pending.emplace_back(std::move(*texts));
    }
    return info;
}

/// What else it holds is given after its info.
std::optional<TraceInfo> TraceChunks::shortRunOf(ByteSpan raw) {
    ByteSource from(raw);
    auto info = infoOf(from.bytes(from.varint()));
    EventBatch events;
    if (!info || !decodeEvents(from.bytes(from.left()), events))
        return {};
    m_events += events.size();
    m_pending.emplace_back(std::move(events));
    return info;
}

std::optional<EndMark> TraceChunks::endOf(ByteSpan raw) {
    ByteSource from(raw);
    const auto next = [&] { return m_version >= 2 ? from.varint() : from.number<std::uint64_t>(); };
    EndMark end;
    end.events = next();
    end.texts = next();
    end.completeUntil = static_cast<std::int64_t>(next());
    ByteBuffer more;
    const bool isEnd = read(more, 1) == 0;
    if (from.failed() || end.events != m_events || end.texts != m_texts || !isEnd)
        return {};
    return end;
}

std::optional<TextBatch> TraceChunks::textsOf(ByteSpan raw) {
    ByteSource from(raw);
    const auto first = from.number<std::uint32_t>();
    const auto count = from.number<std::uint32_t>();
    if (first != m_texts)
        return {};
    return takeTexts(from, count);
}

std::optional<TextBatch> TraceChunks::takeTexts(ByteSource& from, std::uint64_t count) {
    if (count > kMostTexts - m_texts)
        return {};
    TextBatch texts;
    for (std::uint64_t i = 0; i < count && !from.failed(); ++i)
        texts.push_back(from.text());
    if (from.failed() || from.left() != 0)
        return {};
    m_texts += count;
    return texts;
}

std::int64_t TraceChunks::read(ByteBuffer& into, std::size_t count) {
    into.resize(count);
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got = ::read(m_fd.get(), into.data() + done, count - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return static_cast<std::int64_t>(done);
}

} // namespace interleave
